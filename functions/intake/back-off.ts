// When a message that the machine failed is handed out again: soon at first, for most faults are over in seconds.
import { ChangeMessageVisibilityBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';

export interface FailedMessage {
  /** The handle that it was received by. */
  readonly handle: string;
  /** How often it was received, this time counted. */
  readonly receives: number;
}

/** Seconds to wait after the first attempt, the second and so on. After those the queue's own time counts, which grows no shorter. */
const WAITS = [5, 30, 120, 600];

/** Asks the queue to hand out messages again after their time, ten at most. Throws where it cannot be asked; single refusals count for nothing. */
export async function backOff(client: SQSClient, url: string, failed: readonly FailedMessage[]): Promise<void> {
  const Entries = failed.flatMap(({ handle, receives }, index) => {
    const VisibilityTimeout = WAITS[receives - 1];
    return VisibilityTimeout === undefined ? [] : [{ Id: String(index), ReceiptHandle: handle, VisibilityTimeout }];
  });
  if (Entries.length > 0) await client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: url, Entries }));
}
