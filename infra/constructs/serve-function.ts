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
}

export class ServeFunction extends DeskFunction {
  constructor(scope: Construct, id: string, props: ServeFunctionProps) {
    const { bucket, prefix, table, tokens } = props;
    super(scope, id, {
      ...props,
      environment: { ...props.environment, WIREDESK_TOKENS_SECRET: tokens.secretArn },
      entry: 'serve',
      description: 'Answers HTTP: feeds, stories, receipts and the page.',
      memorySize: 1024,
      // HTTP APIs wait for 30 seconds.
      timeout: Duration.seconds(29),
      rights: [
        ...readsStories(table),
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
