// The AWS clients and what is put together of them. Each is made once a process, when it is first needed. `@__PURE__` lets bundles leave
// out those that their function never asks for.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { type Bucket, openBucket } from './intake/s3.ts';
import type { AwsSettings } from './settings.ts';
import type { Desks } from './store/desks.ts';
import { type DynamoSettings, openDynamoStore } from './store/dynamodb.ts';
import { openS3Copies } from './store/s3-copies.ts';
import type { Store } from './store/store.ts';

/** A connection that is not made, or an answer that is not begun, is given up and tried anew: milliseconds. */
const PATIENCE = { connectionTimeout: 2_000, requestTimeout: 10_000, socketTimeout: 10_000, throwOnRequestTimeout: true };
/** A body waits while the stories of a large object are stored, and its connection is idle meanwhile. */
const BODY_PATIENCE = { ...PATIENCE, socketTimeout: 60_000 };
/** In all; what then still fails is the queue's to try again. */
const ATTEMPTS = { maxAttempts: 4 };

export const s3Client = /* @__PURE__ */ once(
  ({ isElsewhere }: AwsSettings) =>
    new S3Client({
      ...ATTEMPTS,
      requestHandler: BODY_PATIENCE,
      forcePathStyle: isElsewhere,
      // Connections are checked by TLS and lengths by us; a second checksum of all that is read takes its time.
      responseChecksumValidation: 'WHEN_REQUIRED',
    }),
);

export const tableClient = /* @__PURE__ */ once(() => new DynamoDBClient({ ...ATTEMPTS, requestHandler: PATIENCE }));

// Emulators give queues another host than their own, of which the client would warn: all is asked of the one endpoint.
export const queueClient = /* @__PURE__ */ once(
  () => new SQSClient({ ...ATTEMPTS, requestHandler: PATIENCE, useQueueUrlAsEndpoint: false }),
);

export const busClient = /* @__PURE__ */ once(() => new EventBridgeClient({ ...ATTEMPTS, requestHandler: PATIENCE }));

export const secretsClient = /* @__PURE__ */ once(() => new SecretsManagerClient({ ...ATTEMPTS, requestHandler: PATIENCE }));

/** The bucket that wire files come into. */
export function wireBucket(aws: AwsSettings): Bucket {
  return openBucket({ client: s3Client(aws), bucket: aws.bucket, prefix: aws.prefix });
}

/** Opens the store in the table, with what is too large for it in the bucket; `isReadOnly` for those who may not write. */
export function openTable(aws: AwsSettings, desks: Desks, rights: { readonly isReadOnly?: boolean } = {}): Store {
  return openDynamoStore({ ...tableSettings(aws, desks), ...rights });
}

/** What the store in the table is opened with. */
export function tableSettings(aws: AwsSettings, desks: Desks): DynamoSettings {
  const copies = openS3Copies({ client: s3Client(aws), bucket: aws.bucket });
  return { client: tableClient(), table: aws.table, copies, feedShards: aws.feedShards, desks };
}

/** The same thing at each call, made at the first. */
function once<Args extends unknown[], T>(make: (...args: Args) => T): (...args: Args) => T {
  let made: { readonly it: T } | undefined;
  return (...args) => {
    made ??= { it: make(...args) };
    return made.it;
  };
}
