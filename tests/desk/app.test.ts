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
