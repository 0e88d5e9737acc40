// The serve function: events of an HTTP API in, answers of the desk out, and nobody in without a token.
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

function desk(clock = () => 0) {
  const parts = partsOf({ now: () => NOW });
  const access = tokensOfSecret({ client: new SecretsManagerClient({}), secret: 'arn', log: parts.log, clock });
  const serve = serveWith(
    async () => parts,
    ({ store, now, log }) => ({
      store,
      now,
      log,
      access,
      openSource: async () =>
        (async function* () {
          yield Buffer.from([0, 255, 128]);
        })(),
    }),
  );
  const get = async (path: string, bearer = secret) => {
    const answer = (await serve(requestFor(path, bearer) as never)) as Exclude<APIGatewayProxyResultV2, string>;
    return { status: answer.statusCode, body: answer.body ?? '', isBase64: answer.isBase64Encoded, headers: answer.headers ?? {} };
  };
  return { parts, get };
}

/** As an HTTP API hands it over, payload format 2.0. */
function requestFor(path: string, bearer: string) {
  const [rawPath = '', rawQueryString = ''] = path.split('?');
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    headers: { host: 'abc.execute-api.us-east-1.amazonaws.com', ...(bearer && { authorization: `Bearer ${bearer}` }) },
    requestContext: {
      http: { method: 'GET', path: rawPath, sourceIp: '192.0.2.7', protocol: 'HTTP/1.1', userAgent: 'test' },
      domainName: 'abc.execute-api.us-east-1.amazonaws.com',
    },
    isBase64Encoded: false,
  };
}

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
  expect([answer.status, answer.isBase64, Buffer.from(answer.body, 'base64')]).toEqual([200, true, Buffer.from([0, 255, 128])]);
});

test('tokens are read once a minute; where they cannot be read again, those that were known still count', async () => {
  let time = 0;
  const { get, parts } = desk(() => time);
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
