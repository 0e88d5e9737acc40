// A deployed stack, found by its name: what it says of itself, and its store and objects opened as its functions open them.
import type { Stack as Description } from '@aws-sdk/client-cloudformation';
import { s3Client } from '../aws.ts';
import type { Log } from '../intake/log.ts';
import { openBucket } from '../intake/s3.ts';
import { openStore } from '../open.ts';
import { openDesks } from '../open-desks.ts';
import { type AwsSettings, type Settings, settingsOfStack, useAws } from '../settings.ts';
import { explained } from './aws-errors.ts';
import { NotFoundError } from './exit.ts';
import type { Holdings } from './holdings.ts';
import type { StackName } from './stack-name.ts';

export interface Stack {
  readonly name: string;
  readonly description: Description;
  readonly outputs: Outputs;
  /** Those that its functions have. */
  readonly settings: Settings;
  readonly aws: AwsSettings;
}

export type OpenStack = Stack & { readonly holdings: Holdings };

/** Outputs, and the variables by which functions know the same. */
const VARIABLES = {
  Stage: 'WIREDESK_STAGE',
  BucketName: 'WIREDESK_BUCKET',
  Prefix: 'WIREDESK_PREFIX',
  TableName: 'WIREDESK_TABLE',
  QueueUrl: 'WIREDESK_QUEUE_URL',
  BusName: 'WIREDESK_BUS',
  SecretArn: 'WIREDESK_TOKENS_SECRET',
} as const;

const NEEDED = [...Object.keys(VARIABLES), 'DeadLetterQueueUrl', 'Url'] as const;

type Outputs = Readonly<Record<keyof typeof VARIABLES | 'DeadLetterQueueUrl' | 'Url', string>> & {
  /** Absent of stacks whose feeds lie in one partition each. */
  readonly FeedShards?: string;
};

export interface StackOptions {
  readonly log: Log;
  /** The file of desks under which stories are filed, where it is not the one that counts here. */
  readonly desks?: string | undefined;
}

/** Does work with a stack's store and objects. What AWS refuses is thrown in words that say what to do. */
export async function withStack<T>(name: StackName, { log, desks }: StackOptions, work: (stack: OpenStack) => Promise<T>): Promise<T> {
  return await onStack(name, async (stack) => {
    const store = await openStore(stack.settings, await openDesks({ ...stack.settings, ...(desks && { desks }) }, log));
    try {
      return await work({
        ...stack,
        holdings: { store, objects: openBucket({ client: s3Client(stack.aws), ...stack.aws }), bucket: stack.aws.bucket },
      });
    } finally {
      await store.close();
    }
  });
}

/** Does work with what a stack says of itself. */
export async function onStack<T>(name: StackName, work: (stack: Stack) => Promise<T>): Promise<T> {
  useAws(name);
  try {
    return await work(await describe(name.name));
  } catch (error) {
    throw explained(error, name);
  }
}

async function describe(name: string): Promise<Stack> {
  const { CloudFormationClient, DescribeStacksCommand } = await import('@aws-sdk/client-cloudformation');
  const client = new CloudFormationClient();
  const { Stacks: [description] = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
  if (!description) throw new NotFoundError(`there is no stack ${name}`);
  const outputs = outputsOf(name, description);
  const variables = Object.entries(VARIABLES).map(([output, variable]) => [variable, outputs[output as keyof typeof VARIABLES]]);
  const settings = settingsOfStack({ ...Object.fromEntries(variables), WIREDESK_FEED_SHARDS: outputs.FeedShards ?? '1' });
  if (!settings.aws) throw new NotFoundError(`the stack ${name} names no table`);
  return { name, description, outputs, settings, aws: settings.aws };
}

function outputsOf(name: string, { Outputs = [], StackStatus }: Description): Outputs {
  const outputs = Object.fromEntries(Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
  const missing = NEEDED.filter((key) => !outputs[key]);
  if (missing.length > 0)
    throw new NotFoundError(
      `the stack ${name} (${StackStatus ?? 'of no status'}) has no output ${missing.join(', ')}: it is no Wiredesk, or not deployed to its end\n` +
        'Deploy it with "npx cdk deploy", or name another with --stack.',
    );
  return outputs as Outputs;
}
