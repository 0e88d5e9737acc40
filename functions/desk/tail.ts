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
  const held = new Map<string, { readonly page: Promise<Told>; readonly since: number }>();
  const waiting = new Set<Waiter>();
  let looking = false;
  let hurry = new AbortController();

  const look = async () => {
    looking = true;
    while (waiting.size > 0) {
      const places = new Set([...waiting].map(({ cursor }) => cursor));
      for (const cursor of places) if (await hasCome(cursor)) goOn(cursor);
      if (waiting.size > 0) await sleep(pollMs, undefined, { signal: hurry.signal }).catch(() => {});
      if (hurry.signal.aborted) hurry = new AbortController();
    }
    looking = false;
  };
  const hasCome = async (cursor: string) => {
    try {
      return (await followed.store.changes({ at: now(), limit: 1, cursor })).entries.length > 0;
    } catch {
      // Whoever waits here asks for the page next, and is told what is wrong.
      return true;
    }
  };
  const goOn = (cursor: string) => {
    // What was read before this may have been overtaken by what has come.
    held.clear();
    for (const waiter of waiting) if (waiter.cursor === cursor) waiter.done();
  };

  return {
    pollMs,
    after(cursor) {
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
    },
    async latest() {
      // Embargoes that ended while nobody looked are no news to whoever begins now.
      await followed.store.release(now());
      return (await followed.store.latest?.()) ?? (await followed.store.changes({ at: now(), limit: 1 })).cursor ?? '';
    },
    async wait(cursor, milliseconds, stop) {
      if (stop.aborted) return;
      await new Promise<void>((resolve) => {
        const waiter: Waiter = { cursor, done };
        const timer = setTimeout(done, milliseconds);
        function done() {
          clearTimeout(timer);
          stop.removeEventListener('abort', done);
          waiting.delete(waiter);
          resolve();
        }
        stop.addEventListener('abort', done);
        waiting.add(waiter);
        if (!looking) void look();
      });
    },
    wake: () => hurry.abort(),
  };
}

interface Waiter {
  readonly cursor: string;
  readonly done: () => void;
}
