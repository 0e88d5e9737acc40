// The serve function: events of a function URL in, answers of the desk out, and nobody in without a token.
import { gunzipSync } from 'node:zlib';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { APIGatewayProxyResultV2 } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { newToken } from '../../functions/desk/tokens.ts';
import { tokensOfSecret } from '../../functions/secret-tokens.ts';
import { serveWith } from '../../functions/serve.ts';
import { NOW, storyOf } from '../store/stories.ts';
import { type Parts, partsOf } from './parts.ts';

const secrets = mockClient(SecretsManagerClient);
const { secret, token } = newToken('read');
beforeEach(() => {
  secrets.reset();
  secrets.on(GetSecretValueCommand).resolves({ SecretString: JSON.stringify({ tokens: [token] }) });
});

function desk({ clock = () => 0, source = BYTES }: { clock?: () => number; source?: () => AsyncIterable<Uint8Array> } = {}) {
  const parts = partsOf({ now: () => NOW });
  const access = tokensOfSecret({ client: new SecretsManagerClient({}), secret: 'arn', log: parts.log, clock });
  const serve = serveWith(
    async () => parts,
    ({ store, now, log }) => ({
      store,
      now,
      log,
      access,
      openSource: async () => source(),
    }),
  );
  const get = async (path: string, bearer = secret, headers = {}) => {
    const answer = (await serve(requestFor(path, bearer, headers) as never)) as Exclude<APIGatewayProxyResultV2, string>;
    const { body = '', isBase64Encoded } = answer;
    const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
    return {
      status: answer.statusCode,
      bytes,
      body: bytes.toString(),
      headers: answer.headers ?? {},
      length: JSON.stringify(answer).length,
    };
  };
  return { parts, get };
}

async function* BYTES() {
  yield Buffer.from([0, 255, 128]);
}

/** As a function URL hands it over, payload format 2.0, the path as it was sent. */
function requestFor(path: string, bearer: string, headers: object) {
  const [rawPath = '', rawQueryString = ''] = path.split('?');
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    headers: { host: HOST, ...headers, ...(bearer && { authorization: `Bearer ${bearer}` }) },
    requestContext: {
      http: { method: 'GET', path: rawPath, sourceIp: '192.0.2.7', protocol: 'HTTP/1.1', userAgent: 'test' },
      domainName: HOST,
    },
    isBase64Encoded: false,
  };
}

const HOST = 'abc.lambda-url.us-east-1.on.aws';

async function withStory(parts: Parts) {
  const story = storyOf({ name: 'harbour' });
  await parts.store.put([story]);
  return `/stories/${encodeURIComponent(story.id)}`;
}

test('health is open to all', async () => {
  const { get } = desk();
  expect(await get('/health', '')).toMatchObject({ status: 200, body: '{"status":"ok"}' });
  expect(secrets.calls().length).toBe(0);
});

test('a story is served to whoever has a token, and to nobody else', async () => {
  const { get, parts } = desk();
  const path = await withStory(parts);
  const answer = await get(path);
  expect([answer.status, JSON.parse(answer.body).id]).toEqual([200, storyOf().id]);
  expect((await get(path, '')).status).toBe(401);
  expect((await get(path, 'wd_read_wrong')).status).toBe(401);
  expect((await get('/stories/urn%3Anone')).status).toBe(404);
  expect((await get('/feeds/all?limit=1')).status).toBe(200);
});

test('bytes come through as they are', async () => {
  const { get, parts } = desk();
  const answer = await get(`${await withStory(parts)}/source`);
  expect([answer.status, answer.bytes]).toEqual([200, Buffer.from([0, 255, 128])]);
});

test.each([
  'http://wire.example/a/b?c=d#e',
  'urn:wiredesk:plain-text:The%20Skerry%20Post:2026-01-05',
  'urn:wiredesk:x:a b/ü+%2F/日本',
  'urn:wiredesk:x:100%',
])('a story is found by its identifier, whatever is in it: %s', async (id) => {
  const { get, parts } = desk();
  await parts.store.put([{ ...storyOf({ name: 'harbour' }), id }]);
  const answer = await get(`/stories/${encodeURIComponent(id)}`);
  expect([answer.status, JSON.parse(answer.body).id]).toEqual([200, id]);
  expect((await get(`/stories/${encodeURIComponent(id)}/revisions`)).status).toBe(200);
});

test('what is longer than Lambda hands on is refused with what to ask for instead, and read no further', async () => {
  let [read, isEnded] = [0, false];
  async function* large() {
    try {
      for (; read < 100; read += 1) yield Buffer.alloc(500_000);
    } finally {
      isEnded = true;
    }
  }
  const { get, parts } = desk({ source: large });
  const answer = await get(`${await withStory(parts)}/source`);
  expect([answer.status, JSON.parse(answer.body).detail]).toEqual([413, expect.stringContaining('show ID --source')]);
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
  expect([read < 15, isEnded]).toEqual([true, true]);

  const story = storyOf({ name: 'long' });
  const value = `<p>${'A "long" story. '.repeat(400_000)}</p>`;
  await parts.store.put([{ ...story, item: { ...story.item, bodies: [{ contentType: 'text/html', value }] } }]);
  const path = `/stories/${encodeURIComponent(story.id)}`;
  const plain = await get(path);
  expect([plain.status, JSON.parse(plain.body).detail]).toEqual([413, expect.stringContaining('Accept-Encoding: gzip')]);
  const zipped = await get(path, secret, { 'accept-encoding': 'gzip' });
  expect([zipped.status, zipped.headers['content-encoding']]).toEqual([200, 'gzip']);
  expect(JSON.parse(gunzipSync(zipped.bytes).toString()).id).toBe(story.id);
});

test('what is just short enough fits into what Lambda hands on', async () => {
  async function* most() {
    yield Buffer.alloc(4_500_000, 1);
  }
  const { get, parts } = desk({ source: most });
  const answer = await get(`${await withStory(parts)}/source`);
  expect([answer.status, answer.bytes.length]).toEqual([200, 4_500_000]);
  expect(answer.length).toBeLessThan(6_291_556);
});

test('tokens are read once a minute; where they cannot be read again, those that were known still count', async () => {
  let time = 0;
  const { get, parts } = desk({ clock: () => time });
  const path = await withStory(parts);
  await Promise.all([get(path), get(path), get(path)]);
  expect(secrets.calls().length).toBe(1);
  time = 61_000;
  secrets.on(GetSecretValueCommand).rejects(new Error('throttled'));
  expect((await get(path)).status).toBe(200);
  expect(parts.lines).toMatchObject([{ level: 'error' }]);
  time = 122_000;
  secrets.on(GetSecretValueCommand).resolves({ SecretString: '{"tokens":[]}' });
  expect((await get(path)).status).toBe(401);
});

test('where no token could be read, the desk fails and lets nobody in', async () => {
  secrets.on(GetSecretValueCommand).resolves({ SecretString: 'generated' });
  const { get, parts } = desk();
  const path = await withStory(parts);
  expect((await get(path)).status).toBe(500);
  secrets.on(GetSecretValueCommand).resolves({ SecretString: JSON.stringify({ tokens: [token] }) });
  expect((await get(path)).status).toBe(200);
});
