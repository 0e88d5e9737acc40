// Lambda: messages of the intake queue in, receipts out. What the machine fails is sent again, each message on its own.
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { wireBucket } from './aws.ts';
import type { Message } from './intake/events.ts';
import { takeInMessages } from './intake/queue.ts';
import type { Bucket } from './intake/s3.ts';
import { type Lambda, openedOnce } from './lambda.ts';

export const handler = ingestWith(openedOnce('ingest'), ({ aws }) => wireBucket(aws));

export function ingestWith(open: () => Promise<Lambda>, bucketOf: (lambda: Lambda) => Bucket) {
  return async (event: SQSEvent, context: Pick<Context, 'getRemainingTimeInMillis'>): Promise<SQSBatchResponse> => {
    const lambda = await open();
    const { store, log, now, settings, metrics } = lambda;
    const timeLeft = () => context.getRemainingTimeInMillis();
    const intake = { objects: bucketOf(lambda), store, limits: settings.limits, log, now, timeLeft, measure: metrics.measure };
    const failed = await takeInMessages(event.Records.map(messageOf), intake).finally(metrics.flush);
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

function messageOf({ messageId, body, eventSourceARN, attributes }: SQSRecord): Message {
  const sentAt = new Date(Number(attributes.SentTimestamp) || 0).toISOString();
  return { queue: eventSourceARN.slice(eventSourceARN.lastIndexOf(':') + 1), id: messageId, body, sentAt };
}
