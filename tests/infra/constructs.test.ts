// Each construct by itself, as a desk has them.
import { RemovalPolicy } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { deskTemplate, resourceOf, resourcesOf } from './desk-template.ts';

const template = deskTemplate({ stage: 'news', prefix: 'wires/in/', retention: 90, concurrency: 20, archive: 7, feedShards: 4 });
const trial = deskTemplate({ removalPolicy: RemovalPolicy.DESTROY });

const policyOf = (type: string, start: string) => resourceOf(template, type, start).Properties.PolicyDocument;

test('the bucket is versioned, private, encrypted, and spoken to over TLS alone', () => {
  template.hasResourceProperties('AWS::S3::Bucket', {
    VersioningConfiguration: { Status: 'Enabled' },
    PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
    BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
    OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
  });
  const text = JSON.stringify(policyOf('AWS::S3::BucketPolicy', 'DeskWireBucketPolicy'));
  expect(text).toContain('"aws:SecureTransport":"false"');
  expect(text).toContain('"s3:TlsVersion":1.2');
});

test('the bucket tells the queue of copy below the prefix, and of nothing else', () => {
  template.hasResourceProperties('AWS::S3::Bucket', {
    NotificationConfiguration: {
      QueueConfigurations: [{ Event: 's3:ObjectCreated:*', Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'wires/in/' }] } } }],
      TopicConfigurations: Match.absent(),
      LambdaConfigurations: Match.absent(),
    },
  });
  const { DependsOn } = resourceOf(template, 'AWS::S3::Bucket', 'DeskWireBucket');
  expect(DependsOn).toEqual([expect.stringMatching(/^DeskIntakeQueuePolicy/)]);
});

test('the queue takes notices from S3 for this account alone, and everything over TLS alone', () => {
  expect(policyOf('AWS::SQS::QueuePolicy', 'DeskIntakeQueuePolicy')).toEqual({
    Version: '2012-10-17',
    Statement: [
      expect.objectContaining({ Effect: 'Deny', Principal: { AWS: '*' }, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      expect.objectContaining({
        Effect: 'Allow',
        Principal: { Service: 's3.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      }),
    ],
  });
});

test('wire files go after the retention, bodies of stories never', () => {
  const { LifecycleConfiguration } = resourceOf(template, 'AWS::S3::Bucket', 'DeskWireBucket').Properties as Record<
    string,
    { Rules: object[] }
  >;
  const expiring = LifecycleConfiguration?.Rules.filter((rule) => 'ExpirationInDays' in rule);
  expect(expiring).toEqual([
    expect.objectContaining({ Prefix: 'wires/in/', ExpirationInDays: 90, NoncurrentVersionExpiration: { NoncurrentDays: 90 } }),
  ]);
  expect(JSON.stringify(resourceOf(trial, 'AWS::S3::Bucket', 'DeskWireBucket').Properties)).not.toContain('ExpirationInDays');
});

test('a message gets seven attempts, each with time for a whole run and more, and then two weeks as a dead letter', () => {
  const [timeout] = [resourceOf(template, 'AWS::Lambda::Function', 'DeskIngestFunction').Properties.Timeout as number];
  template.hasResourceProperties('AWS::SQS::Queue', {
    VisibilityTimeout: timeout + 300,
    MessageRetentionPeriod: 4 * 86_400,
    RedrivePolicy: { maxReceiveCount: 7, deadLetterTargetArn: Match.anyValue() },
  });
  expect(resourceOf(template, 'AWS::SQS::Queue', 'DeskIntakeDeadLetters').Properties.MessageRetentionPeriod).toBe(14 * 86_400);
  for (const [id, { Properties }] of Object.entries(resourcesOf(template, 'AWS::SQS::Queue')))
    expect([id, Properties.SqsManagedSseEnabled]).toEqual([id, true]);
});

test('no message becomes a dead letter for want of room: what the queue may use is set aside', () => {
  const source = resourceOf(template, 'AWS::Lambda::EventSourceMapping', 'DeskIngestSource').Properties;
  expect(source).toMatchObject({
    BatchSize: 10,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    ScalingConfig: { MaximumConcurrency: 20 },
  });
  expect(reservedFor('Ingest')).toBeGreaterThan(20);
  expect(reservedFor('Reconcile')).toBe(1);
});

test('a trial sets nothing aside: new accounts have too little', () => {
  expect(JSON.stringify(resourcesOf(trial, 'AWS::Lambda::Function'))).not.toContain('ReservedConcurrentExecutions');
  expect(resourceOf(trial, 'AWS::Lambda::EventSourceMapping', 'DeskIngestSource').Properties).toMatchObject({
    ScalingConfig: { MaximumConcurrency: 5 },
  });
});

test('the table is on demand, can be restored, and is not deleted by mistake', () => {
  template.hasResourceProperties('AWS::DynamoDB::Table', {
    KeySchema: [
      { AttributeName: 'PK', KeyType: 'HASH' },
      { AttributeName: 'SK', KeyType: 'RANGE' },
    ],
    BillingMode: 'PAY_PER_REQUEST',
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    DeletionProtectionEnabled: true,
    TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
    StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
    GlobalSecondaryIndexes: Match.absent(),
  });
  trial.hasResource('AWS::DynamoDB::Table', { DeletionPolicy: 'Delete', Properties: { DeletionProtectionEnabled: false } });
});

test('publish hears of new rows of the changes, in order, and keeps what it gives up on', () => {
  const source = resourceOf(template, 'AWS::Lambda::EventSourceMapping', 'DeskPublishSource').Properties;
  expect(source).toMatchObject({
    StartingPosition: 'TRIM_HORIZON',
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    BisectBatchOnFunctionError: true,
    ParallelizationFactor: 1,
    MaximumRetryAttempts: 10_000,
    MaximumRecordAgeInSeconds: 4 * 3_600,
    DestinationConfig: { OnFailure: { Destination: expect.anything() } },
  });
  const { Filters } = source.FilterCriteria as { Filters: { Pattern: string }[] };
  expect(Filters.map(({ Pattern }) => JSON.parse(Pattern))).toEqual([
    { eventName: ['INSERT'], dynamodb: { Keys: { PK: { S: [{ prefix: 'F#changes' }] } } } },
  ]);
});

test('reconcile runs each minute, for less than one', () => {
  template.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(1 minute)', State: 'ENABLED' });
  expect(resourceOf(template, 'AWS::Lambda::Function', 'DeskReconcileFunction').Properties.Timeout).toBeLessThan(60);
});

test('a tick of the clock that failed, or found no room, is not run again beside the next', () => {
  const [only, ...others] = Object.values(resourcesOf(template, 'AWS::Lambda::EventInvokeConfig'));
  expect(others).toEqual([]);
  expect(only?.Properties).toEqual({
    FunctionName: { Ref: expect.stringMatching(/^DeskReconcileFunction/) },
    Qualifier: '$LATEST',
    MaximumRetryAttempts: 0,
    MaximumEventAgeInSeconds: 60,
  });
});

test('Lambda leaves no line out by its own level, for metrics are lines as well', () => {
  for (const { Properties } of Object.values(resourcesOf(template, 'AWS::Lambda::Function')))
    expect(Properties.LoggingConfig).not.toHaveProperty('ApplicationLogLevel');
});

test('the front door is a function URL, open to whoever has a token of the desk', () => {
  const serve = { 'Fn::GetAtt': [expect.stringMatching(/^DeskServeFunction/), 'Arn'] };
  const [url] = Object.values(resourcesOf(template, 'AWS::Lambda::Url'));
  expect(url?.Properties).toEqual({ AuthType: 'NONE', TargetFunctionArn: serve });
  // Lambda asks for both, and for the second only on the way through the URL: nobody outside may invoke the function itself.
  const open = Object.values(resourcesOf(template, 'AWS::Lambda::Permission')).filter(({ Properties }) => Properties.Principal === '*');
  expect(open.map(({ Properties }) => Properties)).toEqual([
    { Action: 'lambda:InvokeFunctionUrl', FunctionName: serve, FunctionUrlAuthType: 'NONE', Principal: '*' },
    { Action: 'lambda:InvokeFunction', FunctionName: serve, InvokedViaFunctionUrl: true, Principal: '*' },
  ]);
});

test('requests take no more of the account than is set aside for them', () => {
  expect(reservedFor('Serve')).toBe(20);
});

test('the address has no slash at its end', () => {
  const [, { Value } = { Value: undefined }] =
    Object.entries(template.toJSON().Outputs as Record<string, { Value: unknown }>).find(([key]) => key === 'Url') ?? [];
  expect(Value).toEqual({
    'Fn::Join': ['', ['https://', { 'Fn::Select': [2, { 'Fn::Split': ['/', { 'Fn::GetAtt': [expect.anything(), 'FunctionUrl'] }] }] }]],
  });
});

test('no token is in the template', () => {
  template.hasResourceProperties('AWS::SecretsManager::Secret', { SecretString: '{"tokens": []}' });
});

test('functions run on Node 24 on arm64, log JSON, and are told what the settings ask for', () => {
  const functions = Object.entries(resourcesOf(template, 'AWS::Lambda::Function'));
  expect(functions).toHaveLength(4);
  for (const [id, { Properties }] of functions) {
    expect(Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      LoggingConfig: { LogFormat: 'JSON', LogGroup: expect.anything() },
    });
    const { Variables } = Properties.Environment as { Variables: Record<string, unknown> };
    expect(Variables).toMatchObject({
      WIREDESK_STAGE: 'news',
      WIREDESK_PREFIX: 'wires/in/',
      WIREDESK_FEED_SHARDS: '4',
      WIREDESK_LOG: 'info',
    });
    for (const name of ['WIREDESK_TABLE', 'WIREDESK_BUCKET', 'WIREDESK_QUEUE_URL', 'WIREDESK_BUS'])
      expect(Variables[name], `${id} ${name}`).toHaveProperty('Ref');
    expect('WIREDESK_TOKENS_SECRET' in Variables, id).toBe(id.startsWith('DeskServe'));
  }
});

test('logs end', () => {
  for (const { Properties } of Object.values(resourcesOf(template, 'AWS::Logs::LogGroup'))) expect(Properties.RetentionInDays).toBe(30);
});

test('the bus keeps its events where that is asked for', () => {
  template.hasResourceProperties('AWS::Events::Archive', { RetentionDays: 7 });
  trial.resourceCountIs('AWS::Events::Archive', 0);
});

function reservedFor(name: string): unknown {
  return resourceOf(template, 'AWS::Lambda::Function', `Desk${name}Function`).Properties.ReservedConcurrentExecutions;
}
