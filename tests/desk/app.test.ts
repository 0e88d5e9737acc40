import { afterEach, beforeEach, expect, test } from 'vitest';
import { createApp } from '../../functions/desk/app.ts';
import { openSqliteStore } from '../../functions/store/sqlite.ts';
import type { Store } from '../../functions/store/store.ts';
import { NOW } from '../store/stories.ts';

let store: Store;
beforeEach(() => {
  store = openSqliteStore(':memory:');
});
afterEach(() => store.close());

const LOG = { warn() {}, error() {} };

test('health tells that the store answers', async () => {
  const response = await createApp({ store, now: () => NOW, log: LOG }).request('http://localhost/health');
  expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test('what is not there is a problem', async () => {
  const response = await createApp({ store, now: () => NOW, log: LOG }).request('http://localhost/nothing');
  expect(response.status).toBe(404);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
});

test.each([
  ['POST', '/feeds/all.json', 'GET, HEAD'],
  ['OPTIONS', '/stories', 'GET, HEAD'],
  ['DELETE', '/health', 'GET, HEAD'],
])('%s %s is told what may be asked for', async (method, path, allow) => {
  const app = createApp({ store, now: () => NOW, log: LOG });
  const response = await app.request(`http://localhost${path}`, { method });
  expect([response.status, response.headers.get('allow')]).toEqual([405, allow]);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect((await app.request('http://localhost/feeds', { method: 'OPTIONS' })).status).toBe(404);
});
