// A reader of server-sent events over real HTTP.
import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import type { App } from '../../functions/desk/desk.ts';
import type { StoryEvent } from '../../functions/desk/events.ts';

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves an app on the loopback interface, at any port that is free unless one is named. */
export async function served(app: App, at = 0): Promise<Served> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const server = serve({ fetch: app.fetch, port: at, hostname: '127.0.0.1' }, ({ port }) => resolve(port));
  return {
    url: `http://127.0.0.1:${await promise}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

export interface Heard {
  readonly id: string;
  readonly event: StoryEvent;
}

export interface SseReader {
  readonly status: number;
  readonly heard: readonly Heard[];
  /** The last id that was said, with an event or without. */
  lastId(): string;
  /** Waits until so many events were heard. Throws after ten seconds. */
  until(events: number): Promise<readonly Heard[]>;
  readonly ended: Promise<void>;
  leave(): void;
}

export async function listen(url: string, lastEventId?: string): Promise<SseReader> {
  const leaving = new AbortController();
  const response = await fetch(url, { signal: leaving.signal, headers: lastEventId ? { 'last-event-id': lastEventId } : {} });
  const heard: Heard[] = [];
  let lastId = '';
  const take = (block: string) => {
    const fields = new Map(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
    lastId = fields.get('id') ?? lastId;
    const data = fields.get('data');
    if (data) heard.push({ id: lastId, event: JSON.parse(data) as StoryEvent });
  };
  const read = async () => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) take(block);
    }
  };
  const ended = response.status === 200 ? read().catch(() => {}) : Promise.resolve();
  return {
    status: response.status,
    heard,
    lastId: () => lastId,
    async until(events) {
      for (let waited = 0; heard.length < events; waited += 10) {
        if (waited > 10_000) throw new Error(`only ${heard.length} events were heard`);
        await sleep(10);
      }
      return heard;
    },
    ended,
    leave: () => leaving.abort(),
  };
}
