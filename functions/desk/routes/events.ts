// Server-sent events: stories as they come. An event's id is a cursor of /changes, so that who connects again misses nothing.
// Spec: WHATWG HTML, 9.2 Server-sent events. docs/events.md describes them.
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { faultIn } from '../../store/faults.ts';
import type { App, Desk } from '../desk.ts';
import { Problem } from '../problem.ts';
import { readQuery } from '../query.ts';
import { choiceOf, parametersOf } from '../request.ts';
import type { Tail } from '../tail.ts';
import type { Telling } from '../tellings.ts';

/** Readers at once, each a connection that stays. */
const MOST = 500;
const TIMES = {
  /** Milliseconds of silence after which a reader is told that we are here, and what to go on from. */
  beat: 15_000,
  /** Milliseconds that a reader may take to take an event. */
  patience: 30_000,
  /** Milliseconds after which a reader must connect again: who has lost the right to read is then refused. */
  life: 3_600_000,
};

export interface EventsOptions {
  readonly most?: number;
  readonly times?: Partial<typeof TIMES>;
}

export function addEvents(app: App, { tail, log }: Desk, { most = MOST, times = {} }: EventsOptions = {}): void {
  if (!tail) return;
  let readers = 0;
  app.get('/events', async (c) => {
    const parameters = parametersOf(c.req.url, ['feed', 'cursor', 'items']);
    // As stories name it: who asked for `place/no` would wait for ever.
    const { feed } = readQuery({ feed: parameters.feed }, c.get('at'));
    const wanted = { feed, items: choiceOf(parameters, 'items', ['yes', 'no']) !== 'no' };
    const asked = c.req.header('last-event-id') || parameters.cursor;
    // A cursor that is none is refused before anything is streamed.
    const start = asked ? (await tail.after(asked)) && asked : await tail.latest();
    if (readers >= most) throw new Problem(503, 'There are as many readers as the desk can serve.', { headers: { 'retry-after': '10' } });
    // Nobody reads on from an answer to HEAD: to follow for it would keep a reader out.
    if (c.req.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    readers += 1;
    c.header('x-accel-buffering', 'no');
    const response = streamSSE(c, async (stream) => {
      try {
        await follow(stream, tail, start, wanted, { ...TIMES, ...times });
      } catch (error) {
        // What fails once the reader has gone, as when the desk stops, is nobody's loss.
        if (!stream.aborted) log.error('a reader of events was let go', faultIn(error));
      } finally {
        readers -= 1;
        // Who takes nothing would hold the end back as well.
        if (!stream.aborted) stream.abort();
      }
    });
    response.headers.set('cache-control', 'no-store');
    return response;
  });
}

interface Wanted {
  readonly feed: string | undefined;
  /** Whether whole stories are wanted, or their cards alone. */
  readonly items: boolean;
}

async function follow(stream: SSEStreamingApi, tail: Tail, start: string, wanted: Wanted, times: typeof TIMES): Promise<void> {
  const gone = new AbortController();
  stream.onAbort(() => gone.abort());
  const end = performance.now() + times.life;
  let cursor = start;
  let said = 0;
  const say = async (text: string) => {
    const isTaken = await sent(stream, text, times.patience, gone.signal);
    if (!isTaken) gone.abort();
    said = performance.now();
  };
  // An id without data tells nothing, but is what the reader goes on from when it connects again.
  const beat = () => say(`id: ${cursor}\nretry: 2000\n\n`);

  await beat();
  while (!gone.signal.aborted && performance.now() < end) {
    if (performance.now() - said >= times.beat) await beat();
    const page = await tail.after(cursor);
    if (page.cursor === cursor) {
      await tail.wait(cursor, times.beat, gone.signal);
      continue;
    }
    const read = performance.now();
    for (const telling of page.tellings) {
      if (gone.signal.aborted) return;
      if (wanted.feed === undefined || (await telling.concerns(wanted.feed))) await say(textOf(telling, wanted));
      cursor = telling.cursor;
      // The rest of a page that was taken slowly may be overtaken: it is read again.
      if (performance.now() - read > tail.pollMs) break;
    }
    if (cursor === (page.tellings.at(-1)?.cursor ?? cursor)) cursor = page.cursor;
  }
}

function textOf({ cursor, json }: Telling, { items }: Wanted): string {
  return `id: ${cursor}\ndata: ${json(items)}\n\n`;
}

/** Sends a text; false where the reader has gone, or does not take it in time. */
async function sent(stream: SSEStreamingApi, text: string, patience: number, gone: AbortSignal): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const giveUp = () => resolve(false);
  const timer = setTimeout(giveUp, patience);
  gone.addEventListener('abort', giveUp);
  stream.write(text).then(() => resolve(!gone.aborted));
  const isTaken = await promise;
  clearTimeout(timer);
  gone.removeEventListener('abort', giveUp);
  return isTaken;
}
