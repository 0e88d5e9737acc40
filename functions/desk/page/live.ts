// What changes on the desk, as it changes: server-sent events, and where there are none, questions to /changes.
import type { Change } from '../../store/store.ts';
import type { StoryEvent } from '../events.ts';
import { type Api, ApiError } from './api.ts';
import { readEvents, type ServerEvent } from './sse.ts';

export interface Heard {
  readonly change: Change;
  /** Feeds that the story stands in, where the desk said so. */
  readonly feeds?: readonly string[];
}

/** opening: not heard yet; live: told at once; asking: asked every few seconds; lost: the desk does not answer. */
export type LineState = 'opening' | 'live' | 'asking' | 'lost';

export interface Listener {
  heard(changes: readonly Heard[]): void;
  line(state: LineState): void;
  /** The desk no longer knows what was told: the list must be asked for anew. */
  lostTrack(): void;
}

const ASK_MS = 5_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
/** The desk says that it is there at least this often. */
const SILENCE_MS = 60_000;

/** Listens as long as the page is open. */
export async function listen(api: Api, listener: Listener): Promise<never> {
  let cursor: string | undefined;
  let wait = FIRST_WAIT_MS;
  for (;;) {
    try {
      const answer = await listenOnce(api, listener, cursor, (id) => {
        cursor = id;
        wait = FIRST_WAIT_MS;
      });
      if (answer === 'no events') {
        listener.line('asking');
        cursor = await askOnce(api, listener, cursor);
        wait = ASK_MS;
      }
    } catch (error) {
      if (cursor && error instanceof ApiError && error.status === 400) {
        cursor = undefined;
        listener.lostTrack();
      }
      listener.line('lost');
      wait = Math.min(LONGEST_WAIT_MS, wait * 2);
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

async function listenOnce(
  api: Api,
  listener: Listener,
  cursor: string | undefined,
  reached: (cursor: string) => void,
): Promise<'ended' | 'no events'> {
  const silence = new AbortController();
  const headers = { accept: 'text/event-stream', ...(cursor && { 'last-event-id': cursor }) };
  const response = await api.ask('events', { headers, signal: silence.signal, cache: 'no-store' });
  if (response.status === 404 || response.status === 501) return 'no events';
  if (!response.ok || !response.body) throw new ApiError(response.status, 'no events');
  listener.line('live');
  for await (const event of readEvents(textOf(response.body, silence))) {
    const heard = heardIn(event);
    if (heard) listener.heard([heard]);
    if (event.id) reached(event.id);
  }
  return 'ended';
}

/** The text of a stream; gives it up when it has been silent for too long. */
async function* textOf(body: ReadableStream<Uint8Array>, silence: AbortController): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  for (;;) {
    const timer = setTimeout(() => silence.abort(), SILENCE_MS);
    const { done, value } = await reader.read().finally(() => clearTimeout(timer));
    if (done) return;
    yield value;
  }
}

function heardIn({ id = '', data }: ServerEvent): Heard | undefined {
  if (!data) return undefined;
  const { type, detail } = JSON.parse(data) as StoryEvent;
  if (type !== 'Story Withdrawn') return { change: { kind: 'story', cursor: id, card: detail.card }, feeds: detail.feeds };
  if (detail.tombstone) return { change: { kind: 'killed', cursor: id, tombstone: detail.tombstone } };
  return { change: { kind: 'withdrawn', cursor: id, id: detail.id } };
}

interface ChangesAnswer {
  readonly changes: readonly Change[];
  readonly cursor: string;
}

/** What has changed since the cursor; without one, from now on. */
async function askOnce(api: Api, listener: Listener, cursor: string | undefined): Promise<string> {
  if (!cursor) return (await api.json<ChangesAnswer>('changes?from=now')).cursor;
  const words = new URLSearchParams({ cursor, limit: '1000' });
  const answer = await api.json<ChangesAnswer>(`changes?${words}`);
  if (answer.changes.length > 0) listener.heard(answer.changes.map((change) => ({ change })));
  return answer.cursor;
}
