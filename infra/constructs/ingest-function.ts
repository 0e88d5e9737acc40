// ingest: messages of the intake queue in, receipts out.
import type { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { COPIES, DeskFunction, type Surroundings } from './desk-function.ts';
import { keepsStories } from './table-rights.ts';

export interface IngestFunctionProps extends Surroundings {
  readonly queue: Queue;
  readonly bucket: IBucket;
  readonly prefix: string;
  readonly table: ITable;
  readonly timeout: Duration;
  /** How many run at once, at most. */
  readonly concurrency: number;
  /** Whether so much of the account's concurrency is set aside for it. */
  readonly reserve: boolean;
}

export class IngestFunction extends DeskFunction {
  constructor(scope: Construct, id: string, props: IngestFunctionProps) {
    const { queue, bucket, prefix, table, concurrency, reserve } = props;
    super(scope, id, {
      ...props,
      entry: 'ingest',
      description: 'Reads wire copy that was put in the bucket into stories.',
      // A processor of its own: reading is work, and most of the rest is waiting.
      memorySize: 1769,
      // The queue may use `concurrency` of it. The one more is for a worker that ends while the next one starts: never a throttle.
      reservedConcurrentExecutions: reserve ? concurrency + 1 : undefined,
      rights: [
        {
          actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ChangeMessageVisibility'],
          resources: [queue.queueArn],
        },
        // Without the right to list, S3 answers 403 for an object that is gone, and "gone" could not be told from "forbidden".
        { actions: ['s3:ListBucket'], resources: [bucket.bucketArn] },
        {
          actions: ['s3:GetObject', 's3:GetObjectVersion'],
          resources: [bucket.arnForObjects(`${prefix}*`)],
          open: 'It reads whatever is put below the prefix, and nothing else of the bucket.',
        },
        {
          actions: ['s3:GetObject', 's3:PutObject'],
          resources: [bucket.arnForObjects(`${COPIES}*`)],
          open: 'Bodies that are too large for the table are named by the hash of their content.',
        },
        ...keepsStories(table),
      ],
    });
    const source = new EventSourceMapping(this, 'Source', {
      target: this.function,
      eventSourceArn: queue.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
      maxConcurrency: concurrency,
    });
    acknowledge(source, {
      'Serverless-LambdaEventSourceMappingDestination': 'Lambda offers none for SQS: what fails goes to the dead letters of the queue.',
    });
  }
}
