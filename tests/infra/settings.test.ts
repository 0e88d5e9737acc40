// What the context of the app may say, and what is said to whoever mistypes it.
import { RemovalPolicy } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { readSettings } from '../../infra/settings.ts';

const reading = (context: Readonly<Record<string, unknown>>) => readSettings((name) => context[name]);

test('nothing said is nothing decided', () => {
  expect(reading({})).toEqual({});
  expect(reading({ stage: '', alarmEmail: '' })).toEqual({});
});

test('all settings, as the command line gives them', () => {
  expect(
    reading({
      stage: 'production',
      existingBucket: 'wires.example.com',
      existingTable: 'stories',
      existingTableStream: 'arn:aws:dynamodb:eu-west-1:123456789012:table/stories/stream/2026-01-01T00:00:00.000',
      prefix: 'wires/in/',
      retention: '400',
      logRetention: '90',
      alarmEmail: 'desk@example.com',
      concurrency: '20',
      reserve: 'false',
      removalPolicy: 'destroy',
      feedShards: '4',
      silences: 'reuters=60, afp=30',
      alarms: 'false',
      archive: '7',
      logLevel: 'warn',
    }),
  ).toEqual({
    stage: 'production',
    existingBucket: 'wires.example.com',
    existingTable: {
      name: 'stories',
      streamArn: 'arn:aws:dynamodb:eu-west-1:123456789012:table/stories/stream/2026-01-01T00:00:00.000',
    },
    prefix: 'wires/in/',
    retention: 400,
    logRetention: 90,
    alarmEmail: 'desk@example.com',
    concurrency: 20,
    reserve: false,
    removalPolicy: RemovalPolicy.DESTROY,
    feedShards: 4,
    silences: { reuters: 60, afp: 30 },
    alarms: false,
    archive: 7,
    logLevel: 'warn',
  });
});

test('settings as cdk.json gives them, with types', () => {
  expect(reading({ retention: 400, reserve: true, silences: { reuters: 60 } })).toEqual({
    retention: 400,
    reserve: true,
    silences: { reuters: 60 },
  });
});

test.each<[string, unknown, string]>([
  ['stage', 'Production!', 'up to 31 small letters, digits and hyphens'],
  ['existingBucket', 's3://wires', 'the name of a bucket, not its ARN or address'],
  ['existingBucket', 'arn:aws:s3:::wires', 'the name of a bucket, not its ARN or address'],
  ['prefix', '/incoming/', 'a path'],
  ['prefix', 'incoming', 'ends in a slash'],
  ['prefix', 'copies/in/', 'not below copies/'],
  ['retention', '0', 'a whole number of days from 1'],
  ['retention', 'ten', 'a whole number of days from 1'],
  ['logRetention', '31', 'one of 1, 3, 5, 7'],
  ['alarmEmail', 'desk', 'a mail address'],
  ['concurrency', '1', 'from 2 to 1000'],
  ['reserve', 'yes', 'one of true, false'],
  ['removalPolicy', 'keep', 'one of retain, destroy'],
  ['feedShards', '0', 'from 1 to 1000'],
  ['silences', 'reuters', 'such as reuters=60'],
  ['silences', 'reuters=1', 'minutes from 5'],
  ['silences', { reuters: 'often' }, 'such as reuters=60'],
  ['silences', 'Copy House=30,copy-house=60', 'for each provider once'],
  ['desks', 'no/such/desks.json', 'a file of desks that is there'],
  ['alarms', 'off', 'one of true, false'],
  ['archive', '1.5', 'a whole number of days'],
  ['logLevel', 'debug', 'one of info, warn, error, off'],
])('%s cannot be %o, and the error says what it can be', (name, value, says) => {
  const read = () => reading({ [name]: value });
  expect(read).toThrow(says);
  expect(read).toThrow(`The setting ${name} must be`);
  expect(read).toThrow(JSON.stringify(value));
});

test('an existing table needs its stream, and the error says how to find it', () => {
  expect(() => reading({ existingTable: 'stories' })).toThrow('aws dynamodb describe-table');
});
