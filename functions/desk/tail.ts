// The end of the list of changes, watched once for all who follow it: server-sent events and webhooks.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Followed, type Told, tellAfter } from './tellings.ts';

export interface Tail {
  /**
   * What is to be told after a cursor: a page, which ends where it began once there is nothing more. Readers who stand at one
   * place share the work. A page is good for a moment (`pollMs`): what stands in it may be overtaken, and then is not to be told.
   */
  after(cursor: string): Promise<Told>;
  /** The place at which those begin who want what comes. */
  latest(): Promise<string>;
  readonly pollMs: number;
  /** Waits until something may have come behind a cursor, for so many milliseconds at most, or until it is told to stop. */
  wait(cursor: string, milliseconds: number, stop: AbortSignal): Promise<void>;
  /** Looks at once: something was stored in this process. */
  wake(): void;
}

export interface TailOptions extends Followed {
  readonly now: () => string;
  /** Milliseconds between looks at what other processes have stored, and at embargoes that have passed. */
  readonly pollMs?: number;
}

const POLL_MS = 250;
/** Changes that are told at once: their copy is held while readers take it. */
const PAGE = 25;
/** Pages that are held for readers who are at one place. */
const HELD = 16;

/** Looks at the store only while somebody waits. Throws what the store throws to whoever asks; a failed look is repeated. */
export function openTail({ now, pollMs = POLL_MS, ...followed }: TailOptions): Tail {
  const watch: Watch = { followed, now, pollMs, held: new Map(), waiting: new Set(), isLooking: false, hurry: new AbortController() };
  return {
    pollMs,
    after: (cursor) => pageAfter(watch, cursor),
    latest: () => latestOf(watch),
    wait: (cursor, milliseconds, stop) => waitFor(watch, cursor, milliseconds, stop),
    wake: () => watch.hurry.abort(),
  };
}

interface Watch {
  readonly followed: Followed;
  readonly now: () => string;
  readonly pollMs: number;
  /** Pages by the cursor that they begin at, and since when: performance.now(). */
  readonly held: Map<string, { readonly page: Promise<Told>; readonly since: number }>;
  readonly waiting: Set<Waiter>;
  isLooking: boolean;
  /** Ends the pause between two looks. */
  hurry: AbortController;
}

interface Waiter {
  readonly cursor: string;
  readonly done: () => void;
}

function pageAfter({ held, followed, now, pollMs }: Watch, cursor: string): Promise<Told> {
  const known = held.get(cursor);
  if (known && performance.now() - known.since < pollMs) return known.page;
  const page = tellAfter(followed, cursor, now(), PAGE);
  held.delete(cursor);
  held.set(cursor, { page, since: performance.now() });
  const forget = () => void (held.get(cursor)?.page === page && held.delete(cursor));
  // The end of the list will be another place soon.
  page.then((told) => told.cursor === cursor && forget(), forget);
  if (held.size > HELD) held.delete(held.keys().next().value ?? '');
  return page;
}

async function latestOf({ followed: { store }, now }: Watch): Promise<string> {
  // Embargoes that ended while nobody looked are no news to whoever begins now.
  await store.release(now());
  return (await store.latest?.()) ?? (await store.changes({ at: now(), limit: 1 })).cursor ?? '';
}

async function waitFor(watch: Watch, cursor: string, milliseconds: number, stop: AbortSignal): Promise<void> {
  if (stop.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const waiter: Waiter = { cursor, done: resolve };
  const timer = setTimeout(resolve, milliseconds);
  stop.addEventListener('abort', waiter.done);
  watch.waiting.add(waiter);
  if (!watch.isLooking) void look(watch);
  await promise;
  clearTimeout(timer);
  stop.removeEventListener('abort', waiter.done);
  watch.waiting.delete(waiter);
}

/** Looks again and again for what waiters wait for, until nobody does. */
async function look(watch: Watch): Promise<void> {
  const { waiting, pollMs } = watch;
  watch.isLooking = true;
  while (waiting.size > 0) {
    const places = new Set([...waiting].map(({ cursor }) => cursor));
    for (const cursor of places) if (await hasCome(watch, cursor)) goOn(watch, cursor);
    if (waiting.size > 0) await sleep(pollMs, undefined, { signal: watch.hurry.signal }).catch(() => {});
    if (watch.hurry.signal.aborted) watch.hurry = new AbortController();
  }
  watch.isLooking = false;
}

async function hasCome({ followed, now }: Watch, cursor: string): Promise<boolean> {
  try {
    return (await followed.store.changes({ at: now(), limit: 1, cursor })).entries.length > 0;
  } catch {
    // Whoever waits here asks for the page next, and is told what is wrong.
    return true;
  }
}

function goOn({ held, waiting }: Watch, cursor: string): void {
  // What was read before this may have been overtaken by what has come.
  held.clear();
  for (const waiter of waiting) {
    if (waiter.cursor !== cursor) continue;
    waiting.delete(waiter);
    waiter.done();
  }
}
