// Who may ask: loopback hosts without tokens, bearers of tokens elsewhere; and what every answer carries.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { isLoopback } from '../../functions/desk/access.ts';
import { tokensOfFile } from '../../functions/desk/token-file.ts';
import { findToken, newToken, readTokens } from '../../functions/desk/tokens.ts';
import { receiptOf, storyOf } from '../store/stories.ts';
import { type Served, serveDesk } from './served.ts';

const reader = newToken('read', 'Night desk');
const admin = newToken('admin');
const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
const basic = (secret: string, user = 'anyone') => ({ authorization: `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}` });

let desk: Served;
let open: Served[] = [];
afterEach(async () => {
  for (const each of open) await each.close();
  open = [];
});

const begin = async (more: Parameters<typeof serveDesk>[0] = {}) => {
  desk = await serveDesk(more);
  open.push(desk);
};

const withTokens = async () => {
  await begin({ access: { tokens: async () => [reader.token, admin.token] } });
  await desk.store.put([storyOf()]);
  await desk.store.keepReceipt(receiptOf());
};

/** The status for a request with a Host header of any kind, which fetch does not send. */
function statusFor(host: string, path = '/stories', method = 'GET', headers = {}): Promise<number> {
  const { port } = new URL(desk.url);
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method, headers: { ...headers, host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

describe('on this machine', () => {
  test.each(['localhost', 'localhost:80', '127.0.0.1', '127.8.9.1:7901', '[::1]', '[::1]:7901', 'LOCALHOST', 'desk.localhost'])(
    '%s is answered',
    async (host) => {
      await begin();
      expect(await statusFor(host)).toBe(200);
      expect(await statusFor(host, '/receipts')).toBe(200);
    },
  );

  test.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'evil.example:127',
    '10.0.0.1',
    '[::2]',
    'xlocalhost',
    'localhost@evil.example',
    '127.0.0.1:80@evil.example',
    'localhost#.evil.example',
  ])('%s is not: another site’s name may have been made to lead here', async (host) => {
    await begin();
    expect([400, 421]).toContain(await statusFor(host));
    expect([400, 421]).toContain(await statusFor(host, '/'));
  });

  test('what changes something must come from the desk itself', async () => {
    await begin();
    await desk.store.keepReceipt(receiptOf());
    const path = `/receipts/${encodeURIComponent('wire')}/${encodeURIComponent('meridian/harbour.xml')}/v1/replay`;
    const { host } = new URL(desk.url);
    const post = (headers: object) => statusFor(host, path, 'POST', headers);
    expect(await post({})).toBe(501);
    expect(await post({ origin: desk.url, 'sec-fetch-site': 'same-origin' })).toBe(501);
    for (const headers of [
      { origin: 'http://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      expect(await post(headers)).toBe(403);
    }
  });

  test('loopback is told from what only looks like it', () => {
    expect(['localhost', '::1', '[::1]', '127.0.0.1', '127.1.2.3'].every(isLoopback)).toBe(true);
    expect(['0.0.0.0', '::', '127.0.0.1.example', '1270.0.0.1', 'example', ''].some(isLoopback)).toBe(false);
  });
});

describe('with tokens', () => {
  test('nothing but health without one, whatever the host', async () => {
    await withTokens();
    for (const path of ['/stories', '/feeds/all.atom', '/changes', '/openapi.json', '/receipts', '/nothing', `/stories/${storyOf().id}`]) {
      const response = await desk.get(path);
      expect([path, response.status]).toEqual([path, 401]);
      expect(response.headers.get('www-authenticate')).toMatch(/^Basic realm="Wiredesk", charset="UTF-8", Bearer/);
    }
    expect((await desk.get('/health')).status).toBe(200);
    expect(await statusFor('desk.example', '/stories', 'GET', bearer(reader.secret))).toBe(200);
  });

  test('as Bearer, and as the password of Basic with any user', async () => {
    await withTokens();
    for (const headers of [bearer(reader.secret), basic(reader.secret), basic(reader.secret, ''), basic(admin.secret, 'a b')]) {
      expect((await desk.get('/feeds/all.json', headers)).status).toBe(200);
    }
  });

  test('receipts are for admins', async () => {
    await withTokens();
    for (const path of ['/receipts', '/receipts/wire/meridian%2Fharbour.xml/v1']) {
      expect((await desk.get(path, bearer(reader.secret))).status).toBe(403);
      expect((await desk.get(path, bearer(admin.secret))).status).toBe(200);
    }
  });

  test.each([
    'Bearer',
    'Bearer wrong',
    `Bearer ${reader.secret}x`,
    `Bearer ${reader.token.sha256}`,
    'Basic',
    'Basic !!!',
    `Basic ${Buffer.from('no colon').toString('base64')}`,
    `Basic ${Buffer.from(`${reader.secret}:`).toString('base64')}`,
    'Digest x',
    reader.secret,
  ])('%s is none', async (authorization) => {
    await withTokens();
    expect((await desk.get('/stories', { authorization })).status).toBe(401);
  });

  test('who tries many must wait, even with a right one; time passes', async () => {
    await withTokens();
    for (let tries = 0; tries < 10; tries += 1) expect((await desk.get('/stories', bearer(`wrong${tries}`))).status).toBe(401);
    const refused = await desk.get('/stories', bearer(reader.secret));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    expect((await desk.get('/health')).status).toBe(200);
    desk.setNow('2026-03-02T12:01:00.000Z');
    expect((await desk.get('/stories', bearer(reader.secret))).status).toBe(200);
  });

  test('the same wrong one again and again locks nobody out', async () => {
    await withTokens();
    for (let tries = 0; tries < 30; tries += 1) expect((await desk.get('/stories', bearer('of last year'))).status).toBe(401);
    expect((await desk.get('/stories', bearer(reader.secret))).status).toBe(200);
  });

  test('to ask without a token is no try', async () => {
    await withTokens();
    for (let tries = 0; tries < 12; tries += 1) expect((await desk.get('/stories')).status).toBe(401);
    expect((await desk.get('/stories', bearer(reader.secret))).status).toBe(200);
  });
});

test('anyone may read where that was said, and no more', async () => {
  await begin({ access: 'anyone' });
  expect(await statusFor('desk.example')).toBe(200);
  expect(await statusFor('desk.example', '/receipts')).toBe(403);
});

describe('tokens', () => {
  test('are random, long, and kept as hashes', () => {
    const { secret, token } = newToken('read', 'x');
    expect(secret).toMatch(/^wd_read_[\w-]{43}$/);
    expect(JSON.stringify(token)).not.toContain(secret.slice(8));
    expect(findToken([admin.token, token], secret)).toBe(token);
    expect(findToken([admin.token], secret)).toBeUndefined();
    expect(newToken('read').secret).not.toBe(newToken('read').secret);
  });

  test.each([
    ['{', 'no JSON'],
    ['[]', '{"tokens"'],
    ['{"tokens": [{"scope": "all", "sha256": ""}]}', 'tokens[0].scope'],
    ['{"tokens": [{"scope": "read", "sha256": "abc"}]}', 'tokens[0].sha256'],
    ['{"tokens": [null]}', 'tokens[0].scope'],
  ])('%s is refused', (text, told) => {
    expect(() => readTokens(text)).toThrow(told);
  });

  test('of a file count from when it has changed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wiredesk-tokens-'));
    const path = join(folder, 'tokens.json');
    writeFileSync(path, JSON.stringify({ tokens: [reader.token] }));
    const access = await tokensOfFile(path);
    expect(await access.tokens()).toEqual([reader.token]);
    writeFileSync(path, JSON.stringify({ tokens: [admin.token, reader.token] }));
    expect(await access.tokens()).toEqual([admin.token, reader.token]);
    rmSync(folder, { recursive: true });
    await expect(access.tokens()).rejects.toThrow();
    await expect(tokensOfFile(path)).rejects.toThrow();
  });
});

test('every answer carries the headers of security, and nothing lets other sites read', async () => {
  await begin();
  await desk.store.put([storyOf()]);
  for (const path of ['/health', '/stories', '/feeds/all.json', '/changes', '/nothing', '/stories?x=1', '/receipts', '/openapi.json']) {
    const { headers } = await desk.get(path, { origin: 'https://evil.example' });
    expect([path, headers.get('content-security-policy')]).toEqual([path, expect.stringContaining("default-src 'none'")]);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('cache-control')).toMatch(/^no-store$|^private, no-cache$/);
  }
});
