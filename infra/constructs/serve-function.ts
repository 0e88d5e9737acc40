// serve: HTTP in; feeds, stories and the page out.
import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { COPIES, DeskFunction, type Surroundings } from './desk-function.ts';
import { readsStories } from './table-rights.ts';

export interface ServeFunctionProps extends Surroundings {
  readonly bucket: IBucket;
  readonly prefix: string;
  readonly table: ITable;
  /** Hashes of the tokens that may read. */
  readonly tokens: Secret;
  /** Whether so much of the account's concurrency is set aside for it, and no more than that. */
  readonly reserve: boolean;
}

/** Requests that are answered at once; a function URL then takes ten times as many a second. A desk of a hundred feed readers asks for two. */
const AT_ONCE = 20;

export class ServeFunction extends DeskFunction {
  constructor(scope: Construct, id: string, props: ServeFunctionProps) {
    const { bucket, prefix, table, tokens, reserve } = props;
    super(scope, id, {
      ...props,
      environment: { ...props.environment, WIREDESK_TOKENS_SECRET: tokens.secretArn },
      entry: 'serve',
      description: 'Answers HTTP: feeds, stories, receipts and the page.',
      memorySize: 1024,
      // Nobody waits for longer.
      timeout: Duration.seconds(29),
      // The one brake of a function URL: what comes beyond is answered 429 by Lambda.
      reservedConcurrentExecutions: reserve ? AT_ONCE : undefined,
      rights: [
        ...readsStories(table),
        // As for ingest: else "gone" could not be told from "forbidden".
        { actions: ['s3:ListBucket'], resources: [bucket.bucketArn] },
        {
          actions: ['s3:GetObject', 's3:GetObjectVersion'],
          resources: [bucket.arnForObjects(`${prefix}*`)],
          open: 'A story shows the bytes that it was read from, whichever they are below the prefix.',
        },
        {
          actions: ['s3:GetObject'],
          resources: [bucket.arnForObjects(`${COPIES}*`)],
          open: 'Bodies that are too large for the table are named by the hash of their content.',
        },
        { actions: ['secretsmanager:GetSecretValue'], resources: [tokens.secretArn] },
      ],
    });
  }
}
