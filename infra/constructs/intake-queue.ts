// The queue between bucket and ingest, and where messages go that could not be dealt with.
import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';

export interface IntakeQueueProps {
  /** How long ingest may take over a batch. */
  readonly timeout: Duration;
}

/** Attempts at a message before it is a dead letter: about an hour, with the waits that ingest asks for (functions/intake/back-off.ts). */
const ATTEMPTS = 7;
/** Beyond ingest's own time, for Lambda to hold a batch back in and start it. */
const HELD_BACK = Duration.minutes(5);

export class IntakeQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { timeout }: IntakeQueueProps) {
    super(scope, id);
    this.deadLetters = new Queue(this, 'DeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // A message keeps its age when it moves: this must be well over the source's.
      retentionPeriod: Duration.days(14),
    });
    acknowledge(this.deadLetters, { 'Serverless-SQSRedrivePolicy': 'It is the end of the line itself: a person looks here.' });
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(4),
      // Not six times as long, as AWS advises where each run takes its full time: what a dying run held would be hidden for an hour and a half.
      visibilityTimeout: timeout.plus(HELD_BACK),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: ATTEMPTS },
    });
  }
}
