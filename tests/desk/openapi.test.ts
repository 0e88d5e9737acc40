// The description of the API is held against what the desk answers.
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../functions/desk/app.ts';
import { OPENAPI } from '../../functions/desk/openapi/document.ts';
import { openTail } from '../../functions/desk/tail.ts';
import { openSqliteStore } from '../../functions/store/sqlite.ts';
import { NOW, receiptOf, storyOf } from '../store/stories.ts';
import { type Served, serveDesk, takeInSamples } from './served.ts';

interface Operation {
  readonly security?: readonly unknown[];
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: { enum?: string[] };
  }[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>>;
}
const paths = OPENAPI.paths as unknown as Readonly<Record<string, { readonly get?: Operation; readonly post?: Operation }>>;

const ajv = new Ajv2020.default({ strict: false, logger: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json', type: 'object' });
ajv.addSchema(JSON.parse(readFileSync(new URL('../schema/ninjs-schema_3.1.json', import.meta.url), 'utf8')));
// Items are held to the schema that the description only names.
const { components } = OPENAPI;
const schemas = { ...components.schemas, Item: { $ref: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json' } };
ajv.addSchema({ ...OPENAPI, components: { ...components, schemas } }, 'openapi');

test('it needs nothing from elsewhere', () => {
  expect(JSON.stringify(OPENAPI).match(/"\$ref":"[^#]/g)).toBe(null);
});

function errorsOf(path: string, method: 'get' | 'post', status: number | 'default', type: string, body: unknown): string[] {
  const escaped = path.replaceAll('~', '~0').replaceAll('/', '~1');
  const pointer = `openapi#/paths/${encodeURIComponent(escaped)}/${method}/responses/${status}/content/${encodeURIComponent(type.replaceAll('/', '~1'))}/schema`;
  const validate = ajv.getSchema(pointer);
  if (!validate) return [`${method} ${path} may not answer ${status} ${type}`];
  return validate(body)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
}

const AT = '2030-01-01T00:00:00.000Z';
const KILLED = storyOf({ name: 'killed' }).id;
const TWICE = storyOf({ name: 'twice' }).id;
let desk: Served;

beforeAll(async () => {
  const store = openSqliteStore(':memory:');
  desk = await serveDesk({
    store,
    tail: openTail({ store, now: () => AT }),
    page: async () => ({ 'index.html': '<!doctype html>', 'page.js': '' }),
    desks: () => [],
    replay: async (receipt) => ({ after: receipt }),
    openSource: async () =>
      (async function* () {
        yield Buffer.from('the bytes');
      })(),
  });
  desk.setNow(AT);
  await takeInSamples(store);
  await store.put([storyOf({ name: 'twice' }), storyOf({ name: 'twice', version: 2, body: '<p>Other words.</p>', headline: 'New' })]);
  await store.put([storyOf({ name: 'killed' }), storyOf({ name: 'killed', version: 2, status: 'canceled', edNote: 'Wrong' })]);
  await store.keepReceipt(receiptOf());
});
afterAll(() => desk.close());

const EXAMPLES: Readonly<Record<string, string>> = {
  id: TWICE,
  revision: storyOf({ name: 'twice' }).revision,
  bucket: 'wire',
  key: 'meridian/harbour.xml',
  versionId: 'v1',
};

function addressOf(path: string, values: Readonly<Record<string, string>> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values[name] ?? EXAMPLES[name] ?? 'all'));
}

test('every route is described, and everything described is a route', () => {
  const store = openSqliteStore(':memory:');
  const everything = createApp({
    store,
    now: () => NOW,
    log: { warn() {}, error() {} },
    tail: openTail({ store, now: () => NOW }),
    page: async () => ({}),
  });
  const routes = everything.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)(?:\{[^}]*\})?/g, '{$1}')}`);
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(described.sort()).toEqual([...new Set(routes)].sort());
});

test('the description itself is served, and every reference in it leads somewhere', async () => {
  const text = await (await desk.get('/openapi.json')).text();
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(OPENAPI)));
  for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) expect(OPENAPI.components.schemas).toHaveProperty(name);
  for (const [path, { get, post }] of Object.entries(paths)) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = (get ?? post)?.parameters.filter((each) => each.in === 'path').map(({ name }) => name);
    expect(declared).toEqual(named);
  }
});

describe('answers are as described', () => {
  const requests: [path: string, address: string, headers?: Record<string, string>, status?: number][] = [
    ...Object.keys(paths)
      .filter((path) => paths[path]?.get && path !== '/events' && path !== '/page/{name}')
      .map((path): [string, string] => [path, addressOf(path)]),
    ['/page/{name}', '/page/page.js'],
    ['/feeds/{name}', '/feeds/all.json?limit=200'],
    ['/feeds/{name}', '/feeds/all.json?content=summary&limit=200'],
    ['/feeds/{name}', '/feeds/all.ninjs?limit=200'],
    ['/feeds/{name}', '/feeds/all.atom'],
    ['/feeds/{name}', '/feeds/all.rss'],
    ['/feeds/{name}', '/feeds/none', {}, 404],
    ['/feeds/{name}', '/feeds/all?limit=0', {}, 400],
    ['/feeds/{name}', '/feeds/all', { accept: 'image/png' }, 406],
    ['/stories', '/stories?limit=1000'],
    ['/stories', '/stories?status=canceled'],
    ['/stories', '/stories?limit=3'],
    ['/stories', '/stories?place=Norway', {}, 400],
    ['/stories/{id}', addressOf('/stories/{id}'), { accept: 'application/ninjs+json' }],
    ['/stories/{id}', addressOf('/stories/{id}', { id: KILLED }), {}, 410],
    ['/stories/{id}', addressOf('/stories/{id}', { id: 'none' }), {}, 404],
    ['/stories/{id}/revisions', addressOf('/stories/{id}/revisions', { id: KILLED })],
    ['/stories/{id}/revisions', addressOf('/stories/{id}/revisions', { id: 'none' }), {}, 404],
    ['/stories/{id}/diff', addressOf('/stories/{id}/diff', { id: KILLED }), {}, 410],
    ['/changes', '/changes?limit=1000'],
    ['/changes', '/changes?from=now'],
    ['/changes', '/changes?cursor=x', {}, 400],
    ['/receipts', '/receipts?limit=1000'],
    ['/receipts', '/receipts?outcome=lost', {}, 400],
  ];

  test.each(requests)('%s: %s %s %s', async (path, address, headers = {}, status = 200) => {
    const response = await desk.get(address, headers);
    const type = response.headers.get('content-type')?.split(';')[0] ?? '';
    expect([response.status, desk.failures]).toEqual([status, []]);
    const body = type.endsWith('json') ? await response.json() : await response.text();
    const described = paths[path]?.get?.responses[status]?.content ?? {};
    if (!type.endsWith('json')) expect(Object.keys(described).some((each) => each === type || each === '*/*')).toBe(true);
    else expect(errorsOf(path, 'get', status, type, body)).toEqual([]);
  });

  test('304 where the asker has it, and nowhere else', async () => {
    for (const [path, { get }] of Object.entries(paths)) {
      if (!get || path === '/events') continue;
      const address = path === '/page/{name}' ? '/page/page.js' : addressOf(path);
      const { status } = await desk.get(address, { 'if-none-match': '*' });
      expect([path, status]).toEqual([path, get.responses[304] ? 304 : 200]);
    }
  });

  test('whatever else is refused is a problem', async () => {
    const app = createApp({ store: desk.store, now: () => AT, log: { warn() {}, error() {} } });
    const answer = await app.request('http://elsewhere.example/stories');
    expect([answer.status, paths['/stories']?.get?.responses[421]]).toEqual([421, undefined]);
    expect(errorsOf('/stories', 'get', 'default', 'application/problem+json', await answer.json())).toEqual([]);
  });

  test('each story of the samples', async () => {
    const { stories } = (await (await desk.get('/stories?limit=1000')).json()) as { stories: { id: string }[] };
    expect(stories.length).toBeGreaterThan(100);
    for (const { id } of stories) {
      const body = await (await desk.get(addressOf('/stories/{id}', { id }))).json();
      expect([id, errorsOf('/stories/{id}', 'get', 200, 'application/json', body)]).toEqual([id, []]);
    }
  });

  test('a replay', async () => {
    const path = '/receipts/{bucket}/{key}/{versionId}/replay';
    const response = await fetch(`${desk.url}${addressOf(path)}`, { method: 'POST' });
    expect(errorsOf(path, 'post', response.status, 'application/json', await response.json())).toEqual([]);
  });

  test('schemas are strict: what nobody described is noticed', async () => {
    const body = (await (await desk.get('/stories')).json()) as { stories: object[] };
    expect(errorsOf('/stories', 'get', 200, 'application/json', { ...body, more: 1 })).not.toEqual([]);
    expect(errorsOf('/stories', 'get', 200, 'application/json', { stories: [{ ...body.stories[0], secret: 1 }] })).not.toEqual([]);
  });
});

test('parameters that are described are known, and others are not', async () => {
  for (const [path, { get }] of Object.entries(paths)) {
    if (!get || ['/', '/page/{name}', '/health', '/events'].includes(path)) continue;
    const unknown = await desk.get(`${addressOf(path)}?unheard=1`);
    expect([path, unknown.status]).toEqual([path, 400]);
    const { detail } = (await unknown.json()) as { detail: string };
    const declared = get.parameters.filter((each) => each.in === 'query').map(({ name }) => name);
    expect([path, (detail.split('There are: ')[1] ?? '').split(', ').filter(Boolean).sort()]).toEqual([path, declared.sort()]);
  }
});
