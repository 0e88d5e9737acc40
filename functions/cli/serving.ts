// The desk on this machine: its HTTP server and its webhooks, over the store that a command has open.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { isLoopback } from '../desk/access.ts';
import { createApp } from '../desk/app.ts';
import type { Desk } from '../desk/desk.ts';
import { buildPage } from '../desk/page-build.ts';
import { openTail } from '../desk/tail.ts';
import type { Followed } from '../desk/tellings.ts';
import { tokensOfFile } from '../desk/token-file.ts';
import { runWebhooks } from '../desk/webhooks.ts';
import { replay } from '../intake/replay.ts';
import { openSource } from '../intake/source.ts';
import { now, secretNamed } from '../settings.ts';
import { readWebhooksFile } from '../webhooks-file.ts';
import type { Context } from './context.ts';
import { UsageError } from './exit.ts';
import { objectsHere } from './objects-here.ts';

export interface ServingOptions {
  readonly port: number;
  readonly host: string;
  /** A file of tokens; without it nobody needs one. */
  readonly tokens?: string;
  readonly baseUrl?: string;
  /** Whether whoever reaches another address than loopback may read, without a token. */
  readonly anyone?: boolean;
}

export interface Serving {
  readonly url: string;
  /** Looks at once at what has come: something was stored in this process. */
  wake(): void;
  /** Lets answers in hand be finished, for a moment. */
  close(): Promise<void>;
}

/** Milliseconds that answers in hand have to be finished. */
const GRACE = 2_000;

/** Opens the server. Throws a UsageError where it would be open to others without tokens, and what the machine throws for a port that is taken. */
export async function serveStore({ settings, log }: Context, followed: Followed, options: ServingOptions): Promise<Serving> {
  const { port, host, baseUrl } = options;
  const { store } = followed;
  const access = await accessOf(options);
  const objects = objectsHere();
  const tail = openTail({ ...followed, now });
  const webhooks = readWebhooksFile(settings.webhooks);
  const app = createApp({
    store,
    now,
    log,
    tail,
    ...(access && { access }),
    ...(baseUrl !== undefined && { baseUrl }),
    openSource: async ({ source }, at) => {
      const found = await openSource({ store, objects, limits: settings.limits }, source, at);
      return typeof found === 'string' ? undefined : found;
    },
    replay: async (receipt, at) => await replay(receipt, { store, objects, limits: settings.limits, log }, { now: at, tell: () => {} }),
    page: buildPage,
    ...(followed.desks && { desks: followed.desks }),
  });
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host.replace(/^\[|\]$/g, ''), resolve);
  });
  const stopping = new AbortController();
  const sending = runWebhooks(webhooks, { store, tail, now, secretNamed, log, stop: stopping.signal });
  return {
    url: urlOf(server),
    wake: () => tail.wake(),
    async close() {
      stopping.abort();
      await Promise.all([closed(server), sending]);
    },
  };
}

async function accessOf({ tokens, host, anyone }: ServingOptions): Promise<Desk['access']> {
  if (tokens !== undefined) {
    return await tokensOfFile(tokens).catch((error: Error) => {
      throw new UsageError(`--tokens ${tokens}: ${error.message}`);
    });
  }
  if (isLoopback(host)) return undefined;
  if (anyone) return 'anyone';
  throw new UsageError(
    `--host ${host}: others could read all copy there. Give --tokens FILE ("wiredesk token new" makes them), or --anyone if that is meant.`,
  );
}

function urlOf(server: Server): string {
  const { address, port, family } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/`;
}

async function closed(server: Server): Promise<void> {
  const all = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  // Followers of events never end by themselves.
  const timer = setTimeout(() => server.closeAllConnections(), GRACE);
  await all;
  clearTimeout(timer);
}
