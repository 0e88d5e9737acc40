// How the page is served, and the figures that it asks for.
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../../functions/desk/app.ts';
import type { App } from '../../../functions/desk/desk.ts';
import { buildPage } from '../../../functions/desk/page-build.ts';
import type { Intake } from '../../../functions/desk/routes/intake.ts';
import { newToken } from '../../../functions/desk/tokens.ts';
import { openSqliteStore } from '../../../functions/store/sqlite.ts';
import type { Receipt, Store } from '../../../functions/store/store.ts';
import { NOW, receiptOf, storyOf } from '../../store/stories.ts';

const LOG = { warn() {}, error() {} };
let store: Store;
let app: App;
beforeEach(() => {
  store = openSqliteStore(':memory:');
  app = createApp({ store, now: () => NOW, log: LOG, page: buildPage });
});
afterEach(() => store.close());

const get = (path: string, headers: Record<string, string> = {}) => app.request(`http://localhost${path}`, { headers });

describe('the page', () => {
  test('is one document that runs nothing of its own, and names its files by their content', async () => {
    const response = await get('/');
    const html = await response.text();
    expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-cache',
    ]);
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'; style-src 'self'");
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|https?:\/\/(?!www\.w3\.org)/);
    const files = html.match(/page\/[^"]+/g) ?? [];
    expect(files.length).toBe(4);
    for (const file of files) {
      const answer = await get(`/${file}`);
      expect([answer.status, answer.headers.get('cache-control')], file).toEqual([200, 'public, max-age=31536000, immutable']);
      expect(file).toMatch(/-[\w-]{12}\.\w+$/);
    }
    expect((await get('/page/index.html')).status).toBe(404);
    expect((await get('/page/app.js')).status).toBe(404);
  });

  test('comes as small as the browser takes it, each form with a tag of its own', async () => {
    const plain = await (await get('/')).text();
    const tags = new Set<string | null>();
    for (const [accepted, coding, unpack] of [
      ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
      ['gzip', 'gzip', gunzipSync],
      ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
      ['identity', null, (bytes: Buffer) => bytes],
    ] as const) {
      const response = await get('/', { 'accept-encoding': accepted });
      expect(response.headers.get('content-encoding'), accepted).toBe(coding);
      expect(response.headers.get('vary')).toBe('accept-encoding');
      expect(unpack(Buffer.from(await response.arrayBuffer())).toString()).toBe(plain);
      tags.add(response.headers.get('etag'));
      const again = await get('/', { 'accept-encoding': accepted, 'if-none-match': response.headers.get('etag') ?? '' });
      expect([again.status, await again.text()]).toEqual([304, '']);
      expect(again.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
    expect(tags.size).toBe(3);
  });

  test('is open where the desk is not, and holds no copy', async () => {
    const { token } = newToken('read');
    await store.put([storyOf({ headline: 'Copy that is for readers' })]);
    app = createApp({ store, now: () => NOW, log: LOG, page: buildPage, access: { tokens: async () => [token] } });
    const page = await get('/');
    expect([page.status, (await page.text()).includes('for readers')]).toEqual([200, false]);
    for (const path of ['/stories', '/intake', '/desks', '/page/../stories']) expect((await get(path)).status, path).toBe(401);
  });

  test('is not there where the desk has none', async () => {
    app = createApp({ store, now: () => NOW, log: LOG });
    expect((await get('/')).status).toBe(404);
  });
});

describe('intake', () => {
  test('counts stories by provider and hour, and tells when each was last heard', async () => {
    await store.put([
      storyOf({ name: 'a', versionCreated: '2026-03-02T11:59:59.000Z', receivedAt: '2026-03-02T11:59:59.500Z', places: ['NO'] }),
      storyOf({ name: 'b', versionCreated: '2026-03-02T10:30:00.000Z', receivedAt: '2026-03-02T10:30:00.500Z', language: 'de' }),
      storyOf({ name: 'old', versionCreated: '2026-02-20T10:30:00.000Z', receivedAt: '2026-02-20T10:30:00.500Z', provider: 'Northwire' }),
      storyOf({
        name: 'later',
        versionCreated: '2026-03-02T11:00:00.000Z',
        receivedAt: '2026-03-02T11:00:00.500Z',
        provider: 'Silent',
        embargo: '2026-03-02T13:00:00Z',
      }),
    ]);
    const { providers, languages, places, hours, outcomes } = (await (await get('/intake')).json()) as Intake;
    expect(providers).toEqual([
      { name: 'Meridian Newswire', lastHeard: '2026-03-02T11:59:59.000Z', counts: [...Array(22).fill(0), 1, 1] },
      { name: 'Northwire', lastHeard: '2026-02-20T10:30:00.000Z', counts: Array(24).fill(0) },
    ]);
    expect([hours, places, languages]).toEqual([
      24,
      [{ name: 'NO', stories: 1 }],
      [
        { name: 'en-GB', stories: 1 },
        { name: 'de', stories: 1 },
      ],
    ]);
    expect(outcomes).toEqual({ stored: 0, partial: 0, duplicate: 0, rejected: 0 });
  });
});

test('an intake from hundreds of agencies is short on its way to the page', async () => {
  await store.put(Array.from({ length: 400 }, (_, n) => storyOf({ name: `n${n}`, provider: `Agency number ${n}` })));
  const response = await get('/intake', { 'accept-encoding': 'gzip' });
  expect(response.headers.get('content-encoding')).toBe('gzip');
  expect((await response.arrayBuffer()).byteLength).toBeLessThan(10_000);
});

describe('replay', () => {
  const post = (path: string) => app.request(`http://localhost${path}`, { method: 'POST' });
  const PATH = '/receipts/wire/meridian%2Fharbour.xml/v1/replay';

  test('reads the object of a receipt again, for admins', async () => {
    await store.keepReceipt(receiptOf({ outcome: 'rejected' }));
    const replay = async (receipt: Receipt) => ({ after: { ...receipt, outcome: 'stored' as const } });
    app = createApp({ store, now: () => NOW, log: LOG, replay });
    expect(await (await post(PATH)).json()).toMatchObject({ receipt: { key: 'meridian/harbour.xml', outcome: 'stored' } });
    expect((await post('/receipts/wire/other.xml/v1/replay')).status).toBe(404);
    const { secret, token } = newToken('read');
    app = createApp({ store, now: () => NOW, log: LOG, replay, access: { tokens: async () => [token] } });
    const refused = await app.request(`http://localhost${PATH}`, { method: 'POST', headers: { authorization: `Bearer ${secret}` } });
    expect(refused.status).toBe(403);
  });

  test('is not for desks that reach no objects', async () => {
    await store.keepReceipt(receiptOf());
    expect((await post(PATH)).status).toBe(501);
  });
});

test('the desks are listed by their feeds', async () => {
  const desks = () => [{ name: 'sport', title: 'Sport', rule: () => true }];
  app = createApp({ store, now: () => NOW, log: LOG, desks });
  expect(await (await get('/desks')).json()).toEqual({ desks: [{ feed: 'desk/sport', title: 'Sport' }] });
});

test('changes from now on begin behind what there is', async () => {
  await store.put([storyOf()]);
  const { cursor } = (await (await get('/changes?from=now')).json()) as { cursor: string };
  await store.put([storyOf({ name: 'next' })]);
  const { changes } = (await (await get(`/changes?cursor=${cursor}`)).json()) as { changes: unknown[] };
  expect(changes).toMatchObject([{ kind: 'story', card: { slugline: 'NEXT' } }]);
  expect((await get(`/changes?from=now&cursor=${cursor}`)).status).toBe(400);
});
