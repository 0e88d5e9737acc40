// A desk on a real server of this machine, over a real store.
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createApp } from '../../functions/desk/app.ts';
import type { Desk } from '../../functions/desk/desk.ts';
import { openFolder } from '../../functions/intake/folder.ts';
import { takeIn } from '../../functions/intake/intake.ts';
import { openSqliteStore } from '../../functions/store/sqlite.ts';
import type { Store } from '../../functions/store/store.ts';
import { DEFAULT_LIMITS } from '../../functions/wire/limits.ts';
import { NOW } from '../store/stories.ts';

export interface Served {
  readonly store: Store;
  readonly url: string;
  /** What failed, as the desk logged it. */
  readonly failures: readonly string[];
  /** Sets the desk's clock. */
  setNow(now: string): void;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

export async function serveDesk(more: Partial<Desk> = {}): Promise<Served> {
  const store = more.store ?? openSqliteStore(':memory:');
  let now = NOW;
  const failures: string[] = [];
  const log = { warn() {}, error: (message: string, facts = {}) => failures.push(`${message} ${JSON.stringify(facts)}`) };
  const server = createAdaptorServer({ fetch: createApp({ store, now: () => now, log, ...more }).fetch });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    store,
    url,
    failures,
    setNow: (time) => {
      now = time;
    },
    get: (path, headers = {}) => fetch(`${url}${path}`, { headers }),
    close: async () => {
      await new Promise((resolve) => server.close(resolve));
      await store.close();
    },
  };
}

/** Takes the project's samples into a store. */
export async function takeInSamples(store: Store): Promise<void> {
  const objects = await openFolder('samples');
  for await (const object of objects.list()) {
    await takeIn(object, { objects, store, limits: DEFAULT_LIMITS, log: { info() {}, warn() {}, error() {} } });
  }
}
