// A deployed stack: whether each part of it stands, and is tied to the next one.
import type { StackResourceSummary } from '@aws-sdk/client-cloudformation';
import type { Log } from '../../intake/log.ts';
import { onStack, withStack } from '../stack.ts';
import type { StackName } from '../stack-name.ts';
import { BUCKET_CHECKS } from './bucket.ts';
import { broken, type Check, lasting, type Named, ok, runChecks, warning } from './check.ts';
import { type Deployed, resourcesOf } from './deployed.ts';
import { FUNCTION_CHECKS } from './functions.ts';
import { INTAKE_CHECKS, type Kept } from './intake.ts';
import { QUEUE_CHECKS } from './queues.ts';
import { TABLE_CHECKS } from './table.ts';

export async function* checkStack(name: StackName, log: Log, at: string): AsyncGenerator<Named> {
  const found: Named[] = [];
  const deployed = await onStack(name, async (stack) => ({ ...stack, at, resources: await resourcesIn(name.name) }));
  yield* runChecks(DEPLOYED_CHECKS, deployed);
  await withStack(name, { log }, async ({ aws, holdings: { store } }) => {
    for await (const finding of runChecks([reconciling(aws.lapMinutes), ...INTAKE_CHECKS], { store, at, named: ` --stack ${name.name}` }))
      found.push(finding);
  });
  yield* found;
}

async function resourcesIn(name: string): Promise<StackResourceSummary[]> {
  const { CloudFormationClient, paginateListStackResources } = await import('@aws-sdk/client-cloudformation');
  const resources: StackResourceSummary[] = [];
  for await (const page of paginateListStackResources({ client: new CloudFormationClient() }, { StackName: name }))
    resources.push(...(page.StackResourceSummaries ?? []));
  return resources;
}

const status: Check<Deployed> = {
  name: 'stack',
  run({ description: { StackStatus: status = '' }, name }) {
    if (/_FAILED$|^ROLLBACK_|^DELETE_/.test(status))
      return broken(`${name} is ${status}`, `"aws cloudformation describe-stack-events --stack-name ${name}" says why; then deploy again.`);
    if (!status.endsWith('_COMPLETE') || status.includes('ROLLBACK'))
      return warning(
        `${name} is ${status}`,
        status.includes('ROLLBACK') ? 'The last deployment failed: what ran before it runs on.' : 'Ask again when it is done.',
      );
    return ok(`${name} is ${status}`);
  },
};

const MINUTE = 60_000;

/** Whether the walk over the bucket that finds what no event told of goes on. Its mark begins with the time of its last step. */
function reconciling(lapMinutes: number): Check<Kept> {
  return {
    name: 'reconcile',
    async run({ store, at }) {
      const last = (await store.mark('reconcile/0'))?.slice(0, 24);
      if (!last)
        return warning('has never looked over the bucket', 'Right after a deployment this is so for a minute; then look at its log.');
      const ago = Date.parse(at) - Date.parse(last);
      const says = `last looked over some of the bucket ${lasting(ago)} ago`;
      if (ago < 2 * lapMinutes * MINUTE) return ok(says);
      return broken(says, 'What no event tells of stays unread: look at the log of the function reconcile.');
    },
  };
}

/** CloudWatch answers so many at once, if it is asked for them: else half. */
const ALARMS = 100;

const alarms: Check<Deployed> = {
  name: 'alarms',
  async run(deployed) {
    const names = resourcesOf(deployed, 'AWS::CloudWatch::Alarm').map(({ id }) => id);
    if (names.length === 0) return warning('there are none', 'Deploy without "-c alarms=false", so that somebody is told.');
    const { CloudWatchClient, DescribeAlarmsCommand } = await import('@aws-sdk/client-cloudwatch');
    const client = new CloudWatchClient();
    const alarms = [];
    for (let at = 0; at < names.length; at += ALARMS)
      alarms.push(
        ...((await client.send(new DescribeAlarmsCommand({ AlarmNames: names.slice(at, at + ALARMS), MaxRecords: ALARMS }))).MetricAlarms ??
          []),
      );
    const raised = alarms.filter(({ StateValue }) => StateValue === 'ALARM');
    if (raised.length === 0) return ok(`${names.length} of them, none raised`);
    return raised.map(({ AlarmName, AlarmDescription }) => warning(AlarmDescription ?? AlarmName ?? 'an alarm is raised'));
  },
};

const DEPLOYED_CHECKS: readonly Check<Deployed>[] = [
  status,
  ...BUCKET_CHECKS,
  ...QUEUE_CHECKS,
  ...FUNCTION_CHECKS,
  ...TABLE_CHECKS,
  alarms,
];
