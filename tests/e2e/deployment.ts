// The stack on the emulator: deployed by the CDK as anywhere, and what the emulator leaves out of it put in by API.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient, UpdateContinuousBackupsCommand, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { run } from './command.ts';
import type { Emulator } from './ministack.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** The stack's outputs. */
export interface Outputs {
  readonly BucketName: string;
  readonly Prefix: string;
  readonly TableName: string;
  readonly QueueUrl: string;
  readonly DeadLetterQueueUrl: string;
  readonly BusName: string;
  readonly Url: string;
  readonly SecretArn: string;
  readonly Stage: string;
}

export interface Clients {
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly dynamo: DynamoDBClient;
  readonly bus: EventBridgeClient;
}

/** `cdk bootstrap` and `cdk deploy`, as they are. Answers the outputs. */
export async function deploy({ env }: Emulator, folder: string): Promise<Outputs> {
  const cdk = (args: readonly string[], seconds: number) =>
    run(join(ROOT, 'node_modules', '.bin', 'cdk'), [...args, '--no-notices', '--output', join(folder, 'cdk.out')], {
      cwd: ROOT,
      env: { ...env, CDK_DISABLE_CLI_TELEMETRY: '1' },
      seconds,
    });
  const outputs = join(folder, 'outputs.json');
  await cdk(['bootstrap', 'aws://000000000000/us-east-1'], 120);
  await cdk(['deploy', '--outputs-file', outputs], 240);
  const { Wiredesk } = JSON.parse(readFileSync(outputs, 'utf8')) as { Wiredesk: Outputs };
  return Wiredesk;
}

export function clientsOf({ endpoint }: Emulator): Clients {
  const settings = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 5,
  };
  return {
    s3: new S3Client({ ...settings, forcePathStyle: true }),
    sqs: new SQSClient({ ...settings, useQueueUrlAsEndpoint: false }),
    dynamo: new DynamoDBClient(settings),
    bus: new EventBridgeClient(settings),
  };
}

/** The emulator's CloudFormation makes tables without time to live and recovery; the template's tests show that it asks for them. */
export async function addWhatIsLeftOut({ dynamo }: Clients, { TableName }: Outputs): Promise<void> {
  await dynamo.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true } }));
  await dynamo.send(
    new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }),
  );
}
