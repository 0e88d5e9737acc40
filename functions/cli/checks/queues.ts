// The queues: whether notices flow, and what ended as a dead letter.
import { GetQueueAttributesCommand, type QueueAttributeName } from '@aws-sdk/client-sqs';
import { queueClient } from '../../aws.ts';
import { broken, type Check, counted, type Finding, lasting, ok, warning } from './check.ts';
import { type Deployed, resourcesOf } from './deployed.ts';
import { ingestTimeout } from './functions.ts';

/** Notices that wait for longer are copy that readers miss. */
const LATE_MS = 300_000;
const LEAST_ATTEMPTS = 3;

export async function queueAttributes(url: string): Promise<Readonly<Partial<Record<QueueAttributeName, string>>>> {
  return (await queueClient().send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }))).Attributes ?? {};
}

const redrivePolicy: Check<Deployed> = {
  name: 'dead-letter rule',
  async run({ outputs, name }) {
    const [queue, dead] = [await queueAttributes(outputs.QueueUrl), await queueAttributes(outputs.DeadLetterQueueUrl)];
    const { deadLetterTargetArn, maxReceiveCount } = JSON.parse(queue.RedrivePolicy ?? '{}');
    if (deadLetterTargetArn !== dead.QueueArn)
      return broken(
        'the queue has no dead letters: what cannot be dealt with is tried until it is too old, and then lost',
        `Deploy ${name} again.`,
      );
    const attempts = Number(maxReceiveCount);
    const says = `notices become dead letters after ${counted(attempts, 'attempt')}`;
    return attempts < LEAST_ATTEMPTS ? warning(says, `A passing fault is enough: deploy ${name} again, which allows seven.`) : ok(says);
  },
};

const visibility: Check<Deployed> = {
  name: 'time for a batch',
  async run(deployed) {
    const seconds = Number((await queueAttributes(deployed.outputs.QueueUrl)).VisibilityTimeout);
    const timeout = await ingestTimeout(deployed);
    if (timeout === undefined) return warning('the stack has no function that takes copy in', `Deploy ${deployed.name} again.`);
    const says = `a notice is handed out again after ${seconds} s, and ingest may take ${timeout} s`;
    if (seconds > timeout) return ok(says);
    return warning(
      `${says}: no longer than that`,
      `Deploy ${deployed.name} again: notices are handed out again while they are dealt with, and may end as dead letters.`,
    );
  },
};

const waiting: Check<Deployed> = {
  name: 'queue',
  async run({ outputs, at }) {
    const { ApproximateNumberOfMessages: here = '0', ApproximateNumberOfMessagesNotVisible: inHand = '0' } = await queueAttributes(
      outputs.QueueUrl,
    );
    const age = await oldest(outputs.QueueUrl, at);
    const says = `${counted(Number(here), 'notice')} waiting, ${inHand} being dealt with`;
    if (age === undefined) return ok(says);
    const aged = `${says}, the oldest for ${lasting(age)}`;
    if (age < LATE_MS) return ok(aged);
    return warning(
      aged,
      'More comes than is taken in, or ingest fails: look at its errors in the dashboard, and raise "concurrency" where there are none.',
    );
  },
};

/** How long the oldest notice has waited, in milliseconds; undefined where nothing tells of it. */
async function oldest(url: string, at: string): Promise<number | undefined> {
  const { CloudWatchClient, GetMetricStatisticsCommand } = await import('@aws-sdk/client-cloudwatch');
  const { Datapoints = [] } = await new CloudWatchClient().send(
    new GetMetricStatisticsCommand({
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateAgeOfOldestMessage',
      Dimensions: [{ Name: 'QueueName', Value: url.slice(url.lastIndexOf('/') + 1) }],
      StartTime: new Date(Date.parse(at) - 900_000),
      EndTime: new Date(at),
      Period: 300,
      Statistics: ['Maximum'],
    }),
  );
  const latest = Datapoints.sort((one, other) => Number(one.Timestamp) - Number(other.Timestamp)).at(-1);
  return latest?.Maximum === undefined ? undefined : latest.Maximum * 1_000;
}

const deadLetters: Check<Deployed> = {
  name: 'dead letters',
  async run(deployed) {
    const { QueueUrl, DeadLetterQueueUrl } = deployed.outputs;
    const dead = await messagesIn(DeadLetterQueueUrl);
    const findings: Finding[] = [
      dead === 0
        ? ok('none')
        : broken(
            `${counted(dead, 'notice')} could not be dealt with: readers miss those objects`,
            `"wiredesk redrive --stack ${deployed.name} --dry-run" names them; without --dry-run it tries them again.`,
          ),
    ];
    const others = resourcesOf(deployed, 'AWS::SQS::Queue').filter(({ id }) => id !== QueueUrl && id !== DeadLetterQueueUrl);
    for (const { id, logical } of others) {
      const messages = await messagesIn(id);
      if (messages > 0)
        findings.push(
          warning(
            `${counted(messages, 'batch', 'batches')} of events in ${logical} were given up on: listeners of the bus were not told`,
            'docs/runbook.md says how they are told after all.',
          ),
        );
    }
    return findings;
  },
};

async function messagesIn(url: string): Promise<number> {
  const { ApproximateNumberOfMessages = '0', ApproximateNumberOfMessagesNotVisible = '0' } = await queueAttributes(url);
  return Number(ApproximateNumberOfMessages) + Number(ApproximateNumberOfMessagesNotVisible);
}

export const QUEUE_CHECKS: readonly Check<Deployed>[] = [redrivePolicy, visibility, waiting, deadLetters];
