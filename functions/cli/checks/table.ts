// The table: whether it stands, tells of what is new, forgets what has expired, and can be brought back.
import type { TableDescription } from '@aws-sdk/client-dynamodb';
import { broken, type Check, type Finding, ok, warning } from './check.ts';
import type { Deployed } from './deployed.ts';

const EXPIRES = 'expires';

const table: Check<Deployed> = {
  name: 'table',
  async run({ aws, name }) {
    const { DynamoDBClient, DescribeTableCommand } = await import('@aws-sdk/client-dynamodb');
    const { Table = {} } = await new DynamoDBClient().send(new DescribeTableCommand({ TableName: aws.table }));
    const findings = [...wrongWith(Table, aws.table, name)];
    return findings.length > 0 ? findings : ok(`${aws.table} is active, streams what is new, and is protected against deletion`);
  },
};

function* wrongWith(
  { TableStatus, StreamSpecification, DeletionProtectionEnabled }: TableDescription,
  table: string,
  stack: string,
): Generator<Finding> {
  if (TableStatus !== 'ACTIVE') yield broken(`${table} is ${TableStatus}`, 'Ask again in some minutes.');
  if (!StreamSpecification?.StreamEnabled || !StreamSpecification.StreamViewType?.startsWith('NEW_'))
    yield broken(`${table} streams nothing: listeners of the bus are told nothing`, `Deploy ${stack} again.`);
  if (!DeletionProtectionEnabled)
    yield warning(`${table} can be deleted by mistake`, `aws dynamodb update-table --table-name ${table} --deletion-protection-enabled`);
}

const timeToLive: Check<Deployed> = {
  name: 'expiry',
  async run({ aws }) {
    const { DynamoDBClient, DescribeTimeToLiveCommand } = await import('@aws-sdk/client-dynamodb');
    const { TimeToLiveDescription: found } = await new DynamoDBClient().send(new DescribeTimeToLiveCommand({ TableName: aws.table }));
    const isOn = found?.TimeToLiveStatus === 'ENABLED' || found?.TimeToLiveStatus === 'ENABLING';
    if (isOn && found?.AttributeName === EXPIRES) return ok('tombstones go by themselves');
    return warning(
      'tombstones never go: the table grows, and feeds are read more slowly',
      `aws dynamodb update-time-to-live --table-name ${aws.table} --time-to-live-specification Enabled=true,AttributeName=${EXPIRES}`,
    );
  },
};

const recovery: Check<Deployed> = {
  name: 'recovery',
  async run({ aws }) {
    const { DynamoDBClient, DescribeContinuousBackupsCommand } = await import('@aws-sdk/client-dynamodb');
    const { ContinuousBackupsDescription: found } = await new DynamoDBClient().send(
      new DescribeContinuousBackupsCommand({ TableName: aws.table }),
    );
    if (found?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus === 'ENABLED')
      return ok('the table can be brought back as it was at any minute');
    return warning(
      'the table cannot be brought back as it was',
      `aws dynamodb update-continuous-backups --table-name ${aws.table} --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true`,
    );
  },
};

export const TABLE_CHECKS: readonly Check<Deployed>[] = [table, timeToLive, recovery];
