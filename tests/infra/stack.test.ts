// The stack as a whole: its template, its outputs, and what cdk-nag and CloudFormation's own validation say of it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { expect, test } from 'vitest';
import { WiredeskStack } from '../../infra/wiredesk-stack.ts';
import { newApp, resourcesOf } from './desk-template.ts';

const app = newApp();
const stack = new WiredeskStack(app, 'Wiredesk');
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
const assembly = app.synth();
const template = Template.fromStack(stack);

test('the template is what it was', () => {
  const text = JSON.stringify(template.toJSON(), undefined, 2).replace(/[0-9a-f]{64}\.zip/g, '<asset>.zip');
  expect(text).toMatchSnapshot();
});

test('outputs name what the command asks for', () => {
  expect(Object.keys(template.toJSON().Outputs).sort()).toEqual([
    'BucketName',
    'BusName',
    'DeadLetterQueueUrl',
    'FeedShards',
    'Prefix',
    'QueueUrl',
    'SecretArn',
    'Stage',
    'TableName',
    'Url',
  ]);
});

test('cdk-nag and CloudFormation find nothing', () => {
  const path = join(assembly.directory, 'validation-report.json');
  expect(existsSync(path)).toBe(true);
  expect(JSON.parse(readFileSync(path, 'utf8')).pluginReports).toEqual([]);
});

test('each finding that is left as it is has its reason', () => {
  const acknowledged = acknowledgements(stack).map(({ path, id, reason }) => `${path}: ${id}: ${reason}`);
  expect(acknowledged.length).toBeGreaterThan(5);
  expect(acknowledged.sort()).toMatchSnapshot();
});

test('nothing has a name of its own, so that two desks fit into one account', () => {
  const NAMES = [
    'BucketName',
    'TableName',
    'QueueName',
    'FunctionName',
    'RoleName',
    'TopicName',
    'AlarmName',
    'LogGroupName',
    'DashboardName',
  ];
  const { Resources } = template.toJSON() as { Resources: Record<string, { Type: string; Properties?: object }> };
  const named = Object.entries(Resources).filter(
    ([, { Type, Properties = {} }]) =>
      NAMES.some((name) => name in Properties && typeof (Properties as Record<string, unknown>)[name] === 'string') &&
      !Type.endsWith('Policy'),
  );
  expect(named.map(([id]) => id)).toEqual([]);
});

test('copy outlives the stack: bucket, table, tokens and logs stay', () => {
  for (const type of ['AWS::S3::Bucket', 'AWS::DynamoDB::Table', 'AWS::SecretsManager::Secret', 'AWS::Logs::LogGroup'])
    for (const [id, { DeletionPolicy }] of Object.entries(resourcesOf(template, type)))
      expect([id, DeletionPolicy]).toEqual([id, 'Retain']);
});

test('everything that can be tagged says whose it is', () => {
  for (const type of ['AWS::S3::Bucket', 'AWS::DynamoDB::Table', 'AWS::SQS::Queue', 'AWS::Lambda::Function'])
    for (const { Properties } of Object.values(resourcesOf(template, type)))
      expect(Properties.Tags).toContainEqual({ Key: 'wiredesk', Value: 'trial' });
});

function acknowledgements(scope: IConstruct): { path: string; id: string; reason: string }[] {
  return scope.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata
        .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
        .flatMap(({ data }) => Object.entries(data as Record<string, string>).map(([id, reason]) => ({ path: node.path, id, reason }))),
    );
}

test('a deployment asks nothing: the CDK would, of whatever widens rights', () => {
  const settings = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'cdk.json'), 'utf8')) as { requireApproval?: string };
  expect(settings.requireApproval).toBe('never');
});
