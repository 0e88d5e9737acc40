// Dead letters on their way back to the queue that they came from.
import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { queueClient } from '../aws.ts';
import { announcementsIn } from '../intake/events.ts';

export interface DeadLetter {
  readonly id: string;
  /** The objects that it announces, as far as it can be read. */
  readonly objects: readonly { readonly bucket: string; readonly key: string }[];
  /** Why it stays where it is. */
  readonly problem?: string;
}

export interface Redriving {
  /** So many at most. */
  readonly limit: number;
  readonly stop: AbortSignal;
  /** Otherwise they are only named. */
  readonly move: boolean;
}

interface Queues {
  readonly QueueUrl: string;
  readonly DeadLetterQueueUrl: string;
}

const BATCH = 10;
/** Seconds for which a message is ours alone: time to move ten, and for a dry run to name all without meeting one twice. */
const MOVING = 60;
const NAMING = 300;
/** Seconds to wait for messages, and empty answers after which there are none: SQS may miss some in one answer. */
const WAIT = 2;
const EMPTY_ANSWERS = 2;

/**
 * Names dead letters, and moves them. Each is deleted only when the queue has it: at the worst it is there twice, which does no harm.
 * The queue counts its attempts anew.
 */
export async function* deadLetters({ QueueUrl, DeadLetterQueueUrl }: Queues, { limit, stop, move }: Redriving): AsyncGenerator<DeadLetter> {
  const client = queueClient();
  const named: Message[] = [];
  const seen = new Set<string>();
  try {
    for (let [found, empty] = [0, 0]; found < limit && empty < EMPTY_ANSWERS && !stop.aborted; ) {
      const received = await receive(client, DeadLetterQueueUrl, Math.min(BATCH, limit - found), move ? MOVING : NAMING);
      const messages = received.filter(({ MessageId = '' }) => !seen.has(MessageId));
      empty = messages.length === 0 ? empty + 1 : 0;
      found += messages.length;
      for (const { MessageId = '' } of messages) seen.add(MessageId);
      if (!move) named.push(...messages);
      const problems =
        move && messages.length > 0 ? await moveBatch(client, QueueUrl, DeadLetterQueueUrl, messages) : new Map<string, string>();
      for (const message of messages) yield letterOf(message, problems.get(message.MessageId ?? ''));
    }
  } finally {
    await letGo(client, DeadLetterQueueUrl, named);
  }
}

async function receive(client: SQSClient, url: string, number: number, seconds: number): Promise<Message[]> {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({
      QueueUrl: url,
      MaxNumberOfMessages: number,
      WaitTimeSeconds: WAIT,
      VisibilityTimeout: seconds,
      MessageAttributeNames: ['All'],
    }),
  );
  return Messages;
}

/** Answers what keeps a message where it is, by its id. */
async function moveBatch(client: SQSClient, to: string, from: string, messages: readonly Message[]): Promise<Map<string, string>> {
  const named = messages.map((message, index) => ({ message, Id: String(index) }));
  const sent = await client.send(
    new SendMessageBatchCommand({
      QueueUrl: to,
      Entries: named.map(({ Id, message: { Body, MessageAttributes } }) => ({
        Id,
        MessageBody: Body,
        ...(MessageAttributes && { MessageAttributes }),
      })),
    }),
  );
  const arrived = new Set((sent.Successful ?? []).map(({ Id }) => Id));
  const moved = named.filter(({ Id }) => arrived.has(Id));
  if (moved.length > 0) {
    await client.send(
      new DeleteMessageBatchCommand({
        QueueUrl: from,
        Entries: moved.map(({ Id, message: { ReceiptHandle } }) => ({ Id, ReceiptHandle })),
      }),
    );
  }
  const reasons = new Map((sent.Failed ?? []).map(({ Id, Message: reason, Code }) => [Id, reason ?? Code ?? 'the queue does not take it']));
  const stayed = named.filter(({ Id }) => !arrived.has(Id));
  return new Map(stayed.map(({ Id, message }) => [message.MessageId ?? '', reasons.get(Id) ?? 'the queue does not take it']));
}

/** Lets others see at once what was only named. */
async function letGo(client: SQSClient, url: string, messages: readonly Message[]): Promise<void> {
  for (let at = 0; at < messages.length; at += BATCH) {
    const Entries = messages
      .slice(at, at + BATCH)
      .map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle, VisibilityTimeout: 0 }));
    await client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: url, Entries }));
  }
}

function letterOf({ MessageId: id = '', Body: body = '' }: Message, problem: string | undefined): DeadLetter {
  const announced = announcementsIn({ queue: '', id, body, sentAt: '1970-01-01T00:00:00.000Z' });
  const objects = announced.flatMap((each) => (each.kind === 'object' ? [{ bucket: each.object.bucket, key: each.object.key }] : []));
  return { id, objects, ...(problem && { problem }) };
}
