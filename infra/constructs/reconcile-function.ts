// reconcile: by the clock, objects that no event announced or that have no receipt go to the queue, and embargoes end.
import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { DeskFunction, type Surroundings } from './desk-function.ts';
import { keepsStories } from './table-rights.ts';

export interface ReconcileFunctionProps extends Surroundings {
  readonly bucket: IBucket;
  readonly prefix: string;
  readonly queue: Queue;
  readonly table: ITable;
  /** Whether one of the account's concurrency is set aside for it, and no more than that. */
  readonly reserve: boolean;
}

export class ReconcileFunction extends DeskFunction {
  constructor(scope: Construct, id: string, props: ReconcileFunctionProps) {
    const { bucket, prefix, queue, table, reserve } = props;
    super(scope, id, {
      ...props,
      entry: 'reconcile',
      description: 'Finds copy that no event announced, and releases embargoed stories when their time has come.',
      memorySize: 512,
      // Less than a minute, so that a run has ended when the next one starts.
      timeout: Duration.seconds(55),
      reservedConcurrentExecutions: reserve ? 1 : undefined,
      rights: [
        {
          actions: ['s3:ListBucketVersions'],
          resources: [bucket.bucketArn],
          conditions: { StringLike: { 's3:prefix': `${prefix}*` } },
        },
        { actions: ['sqs:SendMessage'], resources: [queue.queueArn] },
        ...keepsStories(table),
      ],
    });
    // Left alone, Lambda runs a tick that failed twice more, beside those that follow, and keeps one that found no room for six hours.
    this.function.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
    const clock = new Rule(this, 'Clock', {
      description: 'Each minute: embargoes end on time, and each run goes over a share of the bucket.',
      schedule: Schedule.rate(Duration.minutes(1)),
      // A minute that was missed is made good by the next one.
      targets: [new LambdaFunction(this.function, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
    acknowledge(clock, { 'Serverless-EventBusDLQ': 'A tick carries nothing: the next one, a minute later, does the same work.' });
  }
}
