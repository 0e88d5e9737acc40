// A desk around a bucket and a table that are there already.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { expect, test } from 'vitest';
import { WiredeskStack } from '../../infra/wiredesk-stack.ts';
import { newApp } from './desk-template.ts';

const STREAM = 'arn:aws:dynamodb:eu-west-1:123456789012:table/stories/stream/2026-01-01T00:00:00.000';

const app = newApp();
const stack = new WiredeskStack(app, 'Wiredesk', {
  stage: 'news',
  existingBucket: 'wires-of-ours',
  existingTable: { name: 'stories', streamArn: STREAM },
  alarmEmail: 'desk@example.com',
  archive: 7,
});
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
const assembly = app.synth();
const template = Template.fromStack(stack);

test('neither bucket nor table is made', () => {
  template.resourceCountIs('AWS::S3::Bucket', 0);
  template.resourceCountIs('AWS::DynamoDB::Table', 0);
});

test('the notification is added to those that the bucket has', () => {
  template.hasResourceProperties('Custom::S3BucketNotifications', {
    BucketName: 'wires-of-ours',
    Managed: false,
    NotificationConfiguration: {
      QueueConfigurations: [{ Events: ['s3:ObjectCreated:*'], Filter: { Key: { FilterRules: [{ Name: 'prefix', Value: 'incoming/' }] } } }],
    },
  });
});

test('the functions know them, and publish follows the stream', () => {
  const text = JSON.stringify(template.toJSON().Resources);
  expect(text).toContain('"WIREDESK_BUCKET":"wires-of-ours"');
  expect(text).toContain('"WIREDESK_TABLE":"stories"');
  template.hasResourceProperties('AWS::Lambda::EventSourceMapping', { EventSourceArn: STREAM });
});

test('cdk-nag and CloudFormation find nothing here either', () => {
  expect(JSON.parse(readFileSync(join(assembly.directory, 'validation-report.json'), 'utf8')).pluginReports).toEqual([]);
});
