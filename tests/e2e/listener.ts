// Somebody who listens to the bus, as other systems do: a rule that leads to a queue of his own.
import { PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { CreateQueueCommand, DeleteMessageBatchCommand, GetQueueAttributesCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import type { Store } from '../../functions/store/store.ts';
import type { Clients, Outputs } from './deployment.ts';
import type { Oracle } from './oracle.ts';
import { must, until } from './tally.ts';

/** An event as the bus hands it out. */
export interface BusEvent {
  readonly time: string;
  readonly source: string;
  readonly 'detail-type': string;
  readonly detail: { readonly id: string; readonly revision?: string; readonly card?: unknown; readonly path?: string };
}

export interface Listener {
  /** Takes what has come since it was last asked. */
  heard(): Promise<BusEvent[]>;
}

export async function listen({ bus, sqs }: Clients, { BusName }: Outputs): Promise<Listener> {
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'listener', Attributes: { VisibilityTimeout: '120' } }));
  const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }));
  const pattern = { 'detail-type': [{ prefix: 'Story ' }] };
  await bus.send(new PutRuleCommand({ Name: 'listener', EventBusName: BusName, EventPattern: JSON.stringify(pattern) }));
  await bus.send(
    new PutTargetsCommand({ Rule: 'listener', EventBusName: BusName, Targets: [{ Id: 'queue', Arn: Attributes?.QueueArn ?? '' }] }),
  );
  return {
    async heard() {
      const events: BusEvent[] = [];
      for (;;) {
        const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
        if (Messages.length === 0) return events;
        events.push(...Messages.map(({ Body = '' }) => JSON.parse(Body) as BusEvent));
        const entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle: ReceiptHandle ?? '' }));
        await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries: entries }));
      }
    },
  };
}

/**
 * Whoever listens knows each story as it is now: a story that may be shown by its last revision, and a killed one that was told
 * before as taken back. Nothing that may not be shown was ever told.
 */
export async function checkEvents(listener: Listener, store: Store, { ids }: Oracle, at: string): Promise<string> {
  const events: BusEvent[] = [];
  let missing: string[] = [];
  await until(
    'each story was told',
    60,
    async () => {
      events.push(...(await listener.heard()));
      missing = await untold(events, store, ids, at);
      return missing.length === 0 || undefined;
    },
    () => `${missing.length} are missing: ${missing.slice(0, 3).join('; ')}`,
  );
  const strange = events.find(({ detail, source }) => !ids.has(detail.id) || source !== 'wiredesk');
  must(!strange, `an event of an unknown story: ${JSON.stringify(strange)?.slice(0, 200)}`);
  const kinds = Object.groupBy(events, (event) => event['detail-type']);
  return Object.entries(kinds)
    .map(([kind, list = []]) => `${list.length} ${kind}`)
    .join(', ');
}

async function untold(events: readonly BusEvent[], store: Store, ids: ReadonlySet<string>, at: string): Promise<string[]> {
  const byStory = Map.groupBy(events, ({ detail }) => detail.id);
  const missing: string[] = [];
  for (const id of ids) {
    const told = byStory.get(id) ?? [];
    const answer = await store.get(id, at);
    const isTakenBack = told.some((event) => event['detail-type'] === 'Story Withdrawn');
    if (answer?.state === 'usable') {
      const { revision } = answer.story;
      if (!told.some(({ detail }) => detail.revision === revision)) missing.push(`${id} ${revision}`);
    } else if (told.length > 0 && !isTakenBack) missing.push(`${id} was not taken back`);
  }
  return missing;
}
