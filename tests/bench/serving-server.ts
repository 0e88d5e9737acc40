// A server for the benchmark of serving, in a process of its own: the desk, or a bare route that returns what it was handed.
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { createApp } from '../../functions/desk/app.ts';
import { now } from '../../functions/settings.ts';
import { openSqliteStore } from '../../functions/store/sqlite.ts';
import type { Store } from '../../functions/store/store.ts';

export type Asked = { readonly kind: 'put'; readonly every: number } | { readonly kind: 'spent' };
type Begun = { readonly kind: 'desk'; readonly path: string } | { readonly kind: 'bare'; readonly answers: BareAnswers };

/** What the desk answered to each way of asking, to be answered again as it was. */
export type BareAnswers = Readonly<Record<'plain' | 'gzipped' | 'held', BareAnswer>>;

export interface BareAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
}

export interface Told {
  readonly url?: string;
  readonly rss: number;
  /** Microseconds of this process so far. */
  readonly cpu: number;
}

let store: Store | undefined;
let timer: NodeJS.Timeout | undefined;
const tell = (told: Partial<Told>) => {
  const { user, system } = process.cpuUsage();
  process.send?.({ rss: process.memoryUsage.rss(), cpu: user + system, ...told });
};

process.on('SIGINT', () => process.exit());
process.on('message', (message: Begun | Asked) => {
  if (message.kind === 'desk') {
    store = openSqliteStore(message.path);
    const log = { warn: console.warn, error: console.error };
    listen(createApp({ store, now, log }));
  } else if (message.kind === 'bare') listen(bareApp(message.answers));
  else {
    if (message.kind === 'put') void putEvery(message.every);
    tell({});
  }
});

/** The same answers, byte for byte, with as little as Hono can do. */
function bareApp({ plain, gzipped, held }: BareAnswers): Hono {
  const app = new Hono();
  const [plainBody, gzippedBody] = [new Uint8Array(plain.body ?? []), new Uint8Array(gzipped.body ?? [])];
  app.get('/feeds/all.json', (c) => {
    if (c.req.header('if-none-match')) return c.body(null, 304, held.headers);
    if (c.req.header('accept-encoding') === 'gzip') return c.body(gzippedBody, 200, gzipped.headers);
    return c.body(plainBody, 200, plain.headers);
  });
  return app;
}

function listen(app: { fetch: Hono['fetch'] }) {
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(0, '127.0.0.1', () => tell({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }));
}

/** Puts the newest story anew, with another revision, every so many milliseconds. */
async function putEvery(milliseconds: number) {
  clearInterval(timer);
  if (!milliseconds || !store) return;
  const at = new Date().toISOString();
  const [newest] = (await store.feed('all', { at, limit: 1 })).entries;
  const answer = newest && (await store.get(newest.id, at));
  if (answer?.state !== 'usable') return;
  let number = Number(answer.story.revision.slice(0, 10));
  timer = setInterval(() => {
    number += 1;
    const { story } = answer;
    void store?.put([{ ...story, revision: `${String(number).padStart(10, '0')}${story.revision.slice(10)}` }]);
  }, milliseconds);
}
