// A desk with a morning of wire copy, and the page of it in a real Chromium, for the tests beside this.
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { createApp } from '../../../functions/desk/app.ts';
import type { Desk } from '../../../functions/desk/desk.ts';
import { buildPage } from '../../../functions/desk/page-build.ts';
import { openTail } from '../../../functions/desk/tail.ts';
import { openSqliteStore } from '../../../functions/store/sqlite.ts';
import type { Store } from '../../../functions/store/store.ts';
import { served } from '../sse.ts';
import { type Copy, morning, wireStory } from './wire.ts';

/** Where Chromium is, which must be there then. Without it the page is left out: a browser and all other tests at once are too much for two cores. */
export const CHROMIUM = process.env.WIREDESK_CHROMIUM;

export async function launch(): Promise<Browser> {
  return await chromium.launch({
    executablePath: CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export interface LiveDesk {
  readonly url: string;
  readonly store: Store;
  /** Stores copy, as of now. */
  put(copy: Copy): Promise<void>;
  /** The desk answers nobody, until it resumes at a port. */
  pause(): Promise<void>;
  resume(port: number): Promise<void>;
  close(): Promise<void>;
}

/** A desk with a morning's wire; `more` older stories besides. */
export async function openDesk(more = 0, options: Partial<Desk> & { readonly isSilent?: boolean } = {}): Promise<LiveDesk> {
  const store = openSqliteStore(':memory:');
  const now = () => new Date().toISOString();
  const start = Date.now();
  await store.put(morning(start));
  for (let at = 0; at < more; at++) {
    const receivedAt = new Date(start - (120 + at * 3) * 60_000).toISOString();
    await store.put([wireStory({ name: `older-${at}`, headline: `Older story ${at}`, provider: 'Midland Ledger', receivedAt })]);
  }
  const { isSilent, ...desk } = options;
  const tail = openTail({ store, now, pollMs: 50 });
  const app = createApp({ store, now, log: { warn() {}, error: console.error }, page: buildPage, ...(!isSilent && { tail }), ...desk });
  let server = await served(app);
  return {
    url: `${server.url}/`,
    store,
    put: async (copy) => void (await store.put([wireStory({ receivedAt: now(), ...copy })])),
    pause: () => server.close(),
    resume: async (port) => {
      server = await served(app, port);
    },
    close: async () => {
      await server.close();
      await store.close();
    },
  };
}

export interface Visit {
  readonly page: Page;
  /** Whatever went wrong in the browser: errors, warnings, violations of the policy, requests to elsewhere. */
  readonly troubles: string[];
  /** Bytes that came over the wire, headers left out. */
  bytes(): number;
  close(): Promise<void>;
}

/** Opens an address, and waits for the list. */
export async function visit(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1_440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Vienna',
    ...options,
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  let bytes = 0;
  const { origin } = new URL(address);
  // That a killed story is gone is an answer, though browsers note it as a failure.
  const isTrouble = (text: string) => !text.includes('status of 410');
  page.on(
    'console',
    (message) => ['error', 'warning'].includes(message.type()) && isTrouble(message.text()) && troubles.push(message.text()),
  );
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('request', (request) => new URL(request.url()).origin !== origin && troubles.push(`asked ${request.url()}`));
  // As the desk tells it: what the browser tells of sizes comes late, and now and then not at all.
  page.on('response', (response) => {
    bytes += Number(response.headers()['content-length'] ?? 0);
  });
  await page.goto(address);
  return { page, troubles, bytes: () => bytes, close: () => context.close() };
}

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe holds to be wrong, a line each: rule, weight, where. */
export async function axe(page: Page): Promise<string[]> {
  const { readFile } = await import('node:fs/promises');
  // The page's own policy keeps scripts out; the debugger may run them.
  await page.evaluate(await readFile(AXE, 'utf8'));
  return await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, impact, nodes }) => nodes.map(({ html }) => `${impact} ${id}: ${html.slice(0, 160)}`));
  });
}
