// Events onto a bus of EventBridge, in their order. Spec: Amazon EventBridge API Reference, PutEvents.
import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { StoryEvent } from './events.ts';

export interface Bus {
  /** Puts events, and answers how many of them, from the first on, have surely been taken; of those behind, some may have been. */
  put(events: readonly StoryEvent[]): Promise<number>;
}

/** What one request may hold: so many events, and so many bytes of them all. */
const BATCH = 10;
const BATCH_BYTES = 250_000;
const ATTEMPTS = 4;
const SOURCE = 'wiredesk';

export function openBus(client: EventBridgeClient, name: string): Bus {
  return {
    async put(events) {
      let taken = 0;
      for (const batch of batchesOf(events)) {
        const count = await putBatch(client, name, batch);
        taken += count;
        if (count < batch.length) break;
      }
      return taken;
    },
  };
}

/** Two events of one story never share a request: there they have no order. */
function batchesOf(events: readonly StoryEvent[]): StoryEvent[][] {
  const batches: StoryEvent[][] = [];
  let bytes = 0;
  for (const event of events) {
    const size = Buffer.byteLength(JSON.stringify(event)) + SOURCE.length;
    const batch = batches.at(-1);
    const isFull =
      !batch || batch.length === BATCH || bytes + size > BATCH_BYTES || batch.some(({ detail }) => detail.id === event.detail.id);
    if (isFull) batches.push([event]);
    else batch.push(event);
    bytes = isFull ? size : bytes + size;
  }
  return batches;
}

/** Answers how many, from the first on, the bus has taken. */
async function putBatch(client: EventBridgeClient, name: string, events: readonly StoryEvent[]): Promise<number> {
  let left = [...events.entries()];
  for (let attempt = 1; ; attempt += 1) {
    const Entries = left.map(([, { type, detail }]) => ({
      EventBusName: name,
      Source: SOURCE,
      DetailType: type,
      Detail: JSON.stringify(detail),
    }));
    const answer = await client.send(new PutEventsCommand({ Entries }));
    left = left.filter((_, index) => answer.Entries?.[index]?.EventId === undefined);
    const [first] = left;
    if (!first) return events.length;
    if (attempt === ATTEMPTS) return first[0];
    await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** attempt));
  }
}
