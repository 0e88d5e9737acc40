// What each function may do, action by action: a right that is added or widened has to be added here as well.
import { expect, test } from 'vitest';
import { deskTemplate, resourceOf, resourcesOf } from './desk-template.ts';

const template = deskTemplate();

/** Resources by short names, for the table below to be read. */
const NAMES: readonly [RegExp, string][] = [
  [/^DeskWireBucket/, 'bucket'],
  [/^DeskStoriesTable/, 'table'],
  [/^DeskIntakeQueue/, 'queue'],
  [/^DeskPublishFailures/, 'failures'],
  [/^DeskBus/, 'bus'],
  [/^DeskTokens/, 'tokens'],
  [/^Desk\w+Log[0-9A-F]{8}/, 'log'],
];

const LOG = ['logs:CreateLogStream log', 'logs:PutLogEvents log'];

const READ = ['dynamodb:GetItem table', 'dynamodb:BatchGetItem table', 'dynamodb:Query table'];
const within = (keys: readonly string[]) => JSON.stringify({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys } });
/** Of the notes of who waits for an embargo to end, and of nothing else. */
const DELETE = `dynamodb:DeleteItem table if ${within(['W#*'])}`;

const RIGHTS: Readonly<Record<string, readonly string[]>> = {
  Ingest: [
    ...LOG,
    'sqs:ReceiveMessage queue',
    'sqs:DeleteMessage queue',
    'sqs:GetQueueAttributes queue',
    'sqs:ChangeMessageVisibility queue',
    's3:ListBucket bucket',
    's3:GetObject bucket/incoming/*',
    's3:GetObjectVersion bucket/incoming/*',
    's3:GetObject bucket/copies/*',
    's3:PutObject bucket/copies/*',
    ...READ,
    'dynamodb:PutItem table',
    'dynamodb:UpdateItem table',
    DELETE,
  ],
  Publish: [
    ...LOG,
    'dynamodb:DescribeStream table.StreamArn',
    'dynamodb:GetRecords table.StreamArn',
    'dynamodb:GetShardIterator table.StreamArn',
    'dynamodb:ListStreams table.StreamArn',
    ...READ,
    's3:GetObject bucket/copies/*',
    'events:PutEvents bus',
    'sqs:SendMessage failures',
  ],
  Reconcile: [
    ...LOG,
    's3:ListBucketVersions bucket if {"StringLike":{"s3:prefix":"incoming/*"}}',
    'sqs:SendMessage queue',
    ...READ,
    'dynamodb:PutItem table',
    'dynamodb:UpdateItem table',
    DELETE,
  ],
  Serve: [
    ...LOG,
    ...READ,
    's3:ListBucket bucket',
    's3:GetObject bucket/incoming/*',
    's3:GetObjectVersion bucket/incoming/*',
    's3:GetObject bucket/copies/*',
    'secretsmanager:GetSecretValue tokens',
  ],
};

test.each(Object.keys(RIGHTS))('%s may do this, and nothing else', (name) => {
  expect(rightsOf(name).sort()).toEqual([...(RIGHTS[name] ?? [])].sort());
});

test('no role holds more than its own table of rights', () => {
  expect(Object.keys(resourcesOf(template, 'AWS::IAM::Role'))).toHaveLength(Object.keys(RIGHTS).length);
  expect(resourcesOf(template, 'AWS::IAM::Policy')).toEqual({});
  for (const { Properties } of Object.values(resourcesOf(template, 'AWS::IAM::Role'))) expect(Properties.ManagedPolicyArns).toBeUndefined();
});

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

function rightsOf(name: string): string[] {
  const role = resourceOf(template, 'AWS::IAM::Role', `Desk${name}Role`);
  const policies = role.Properties.Policies as readonly { readonly PolicyDocument: { readonly Statement: readonly Statement[] } }[];
  return policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement.flatMap(spelled));
}

function spelled({ Effect, Action, Resource, Condition }: Statement): string[] {
  const condition = Condition ? ` if ${JSON.stringify(Condition)}` : '';
  const refusal = Effect === 'Allow' ? '' : 'NOT ';
  return listOf(Action).flatMap((action) => listOf(Resource).map((resource) => `${refusal}${action} ${nameOf(resource)}${condition}`));
}

function nameOf(resource: unknown): string {
  if (typeof resource === 'string') return resource;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': joined } = resource as Record<string, unknown>;
  if (Array.isArray(joined)) return (joined[1] as unknown[]).map(nameOf).join(joined[0] as string);
  const [id, part] = Array.isArray(attribute) ? (attribute as [string, string]) : [String(Ref), 'Arn'];
  const name = NAMES.find(([pattern]) => pattern.test(id))?.[1] ?? id;
  return part === 'Arn' ? name : `${name}.${part}`;
}

function listOf<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}
