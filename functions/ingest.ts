// Lambda: messages of the intake queue in, receipts out. What the machine fails is sent again, each message on its own.
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { queueClient, wireBucket } from './aws.ts';
import { backOff, type FailedMessage } from './intake/back-off.ts';
import type { Message } from './intake/events.ts';
import { takeInMessages } from './intake/queue.ts';
import type { Bucket } from './intake/s3.ts';
import { type Lambda, openedOnce } from './lambda.ts';
import { faultIn } from './store/faults.ts';

export interface Around {
  readonly objects: Bucket;
  /** Lets messages come again before the queue's own time. */
  readonly backOff: (failed: readonly FailedMessage[]) => Promise<void>;
}

export const handler = ingestWith(openedOnce('ingest'), ({ aws }) => ({
  objects: wireBucket(aws),
  backOff: (failed) => backOff(queueClient(), aws.queueUrl, failed),
}));

export function ingestWith(open: () => Promise<Lambda>, around: (lambda: Lambda) => Around) {
  return async (event: SQSEvent, context: Pick<Context, 'getRemainingTimeInMillis'>): Promise<SQSBatchResponse> => {
    const lambda = await open();
    const { store, log, now, settings, metrics } = lambda;
    const { objects, backOff } = around(lambda);
    const timeLeft = () => context.getRemainingTimeInMillis();
    const intake = { objects, store, limits: settings.limits, log, now, timeLeft, measure: metrics.measure };
    const failed = new Set(await takeInMessages(event.Records.map(messageOf), intake).finally(metrics.flush));
    const again = event.Records.filter(({ messageId }) => failed.has(messageId));
    // Without it they come again all the same, only later.
    if (again.length > 0) await backOff(again.map(failedOf)).catch((error) => log.warn('failed messages wait for long', faultIn(error)));
    return { batchItemFailures: again.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
}

function messageOf({ messageId, body, eventSourceARN, attributes }: SQSRecord): Message {
  const sentAt = new Date(Number(attributes.SentTimestamp) || 0).toISOString();
  return { queue: eventSourceARN.slice(eventSourceARN.lastIndexOf(':') + 1), id: messageId, body, sentAt };
}

function failedOf({ receiptHandle: handle, attributes }: SQSRecord): FailedMessage {
  return { handle, receives: Number(attributes.ApproximateReceiveCount) };
}
