// publish: new rows of the changes in, events on the bus out.
import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { COPIES, DeskFunction, type Surroundings } from './desk-function.ts';
import { readsStories } from './table-rights.ts';

export interface PublishFunctionProps extends Surroundings {
  readonly table: ITable;
  readonly streamArn: string;
  readonly bucket: IBucket;
  readonly bus: EventBus;
}

export class PublishFunction extends DeskFunction {
  /** Which records of the stream could not be published: not the records themselves. */
  readonly failures: Queue;

  constructor(scope: Construct, id: string, props: PublishFunctionProps) {
    const { table, streamArn, bucket, bus } = props;
    const failures = new Queue(scope, `${id}Failures`, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    super(scope, id, {
      ...props,
      entry: 'publish',
      description: 'Tells the event bus of stories that were published, updated or withdrawn.',
      memorySize: 512,
      timeout: Duration.seconds(60),
      rights: [
        {
          // Lambda asks for all four on the stream before it makes the mapping.
          actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
          resources: [streamArn],
        },
        ...readsStories(table),
        {
          actions: ['s3:GetObject'],
          resources: [bucket.arnForObjects(`${COPIES}*`)],
          open: 'Bodies that are too large for the table are named by the hash of their content.',
        },
        { actions: ['events:PutEvents'], resources: [bus.eventBusArn] },
        { actions: ['sqs:SendMessage'], resources: [failures.queueArn] },
      ],
    });
    this.failures = failures;
    const reason = 'It is the end of the line itself: what publish gave up on is kept here for a person.';
    acknowledge(failures, { 'AwsSolutions-SQS3': reason, 'Serverless-SQSRedrivePolicy': reason });
    new EventSourceMapping(this, 'Source', {
      target: this.function,
      eventSourceArn: streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      // One at a time for each shard: events of a story go out in the order of its revisions.
      parallelizationFactor: 1,
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { Keys: { PK: { S: FilterRule.beginsWith('F#changes') } } },
        }),
      ],
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      // By the age of a record, for what Lambda waits between two attempts is stated nowhere: 10,000, the most there are, take hours however
      // short it is. An outage of the bus is waited out; a bad record holds up those behind it for so long, and raises EventsLate meanwhile.
      retryAttempts: 10_000,
      maxRecordAge: Duration.hours(4),
      onFailure: new SqsDlq(failures),
    });
  }
}
