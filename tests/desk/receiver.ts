// A receiver of webhooks on the loopback interface, which does as a test says.
import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StoryEvent } from '../../functions/desk/events.ts';
import type { SignedHeaders } from '../../functions/desk/signature.ts';

export interface Received {
  readonly headers: IncomingHttpHeaders & Partial<SignedHeaders>;
  readonly body: string;
  readonly event: StoryEvent;
  readonly answered: number;
}

export interface Receiver {
  readonly url: string;
  /** Everything that came, in its order. */
  readonly received: readonly Received[];
  /** What it took, in its order. */
  taken(): readonly Received[];
  /** Waits until so many were taken. */
  untilTaken(events: number): Promise<void>;
  /** Waits until this holds, looking whenever something has come. Throws after fifty seconds without a thing. */
  until(holds: () => boolean): Promise<void>;
  close(): Promise<void>;
}

/** What a receiver answers to an event: a status, after a while where it wants one, with headers. `hang`: nothing at all; `cut`: it hangs up. */
export type Answering = (
  event: StoryEvent,
  nth: number,
) => number | 'hang' | 'cut' | { readonly status: number; readonly after?: number; readonly headers?: Record<string, string> };

const PATIENCE = 50_000;

export async function receiver(answer: Answering = () => 204, port = 0): Promise<Receiver> {
  const received: Received[] = [];
  const arrivals = new EventEmitter();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', async () => {
      const body = Buffer.concat(chunks).toString();
      const event = JSON.parse(body) as StoryEvent;
      const says = answer(event, received.length);
      if (says === 'hang') return;
      if (says === 'cut') return void request.socket.destroy();
      const { status, after = 0, headers = {} } = typeof says === 'number' ? { status: says } : says;
      if (after > 0) await sleep(after);
      received.push({ headers: request.headers, body, event, answered: status });
      arrivals.emit('one');
      response.writeHead(status, headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const taken = () => received.filter(({ answered }) => answered >= 200 && answered < 300);
  const until = async (holds: () => boolean) => {
    while (!holds()) {
      await once(arrivals, 'one', { signal: AbortSignal.timeout(PATIENCE) }).catch(() => {
        throw new Error(`nothing more came: ${received.length} events, ${taken().length} of them taken`);
      });
    }
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    taken,
    untilTaken: (events) => until(() => taken().length >= events),
    until,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
