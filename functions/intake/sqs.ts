// The queue that tells the intake of objects, for those who put something into it.
import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { eventBodyOf } from './events.ts';
import type { StoredObject } from './objects.ts';

/** As many as SQS takes at once. */
const BATCH = 10;
const ATTEMPTS = 4;

/** Announces objects as S3 does, a message each. Throws where the queue does not take some; others may have been sent then. */
export async function announce(client: SQSClient, url: string, objects: readonly StoredObject[]): Promise<void> {
  for (let at = 0; at < objects.length; at += BATCH) {
    const batch = objects.slice(at, at + BATCH).map((object, index) => ({ Id: String(index), MessageBody: eventBodyOf(object) }));
    await send(client, url, batch);
  }
}

interface Entry {
  readonly Id: string;
  readonly MessageBody: string;
}

async function send(client: SQSClient, url: string, entries: readonly Entry[]): Promise<void> {
  let left = entries;
  for (let attempt = 1; left.length > 0; attempt += 1) {
    const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: [...left] }));
    left = left.filter(({ Id }) => Failed.some((failed) => failed.Id === Id));
    if (left.length > 0 && attempt === ATTEMPTS) throw new Error(`the queue refused ${left.length} messages: ${Failed[0]?.Code}`);
    if (left.length > 0) await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** attempt));
  }
}
