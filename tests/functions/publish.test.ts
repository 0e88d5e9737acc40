// The publish function: rows of a real table (dynalite) as the stream hands them over, and what goes out on the bus.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand, type PutEventsCommandInput } from '@aws-sdk/client-eventbridge';
import { Ajv } from 'ajv';
import type { DynamoDBRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { openBus } from '../../functions/desk/bus.ts';
import { publishWith } from '../../functions/publish.ts';
import { openDynamoNews, openDynamoStore } from '../../functions/store/dynamodb.ts';
import { clientFor, startDynalite } from '../store/dynalite.ts';
import { NOW, RECEIVED, type Sketch, storyOf } from '../store/stories.ts';
import { memoryCopies, newTable } from '../store/tables.ts';
import { partsOf } from './parts.ts';

const EMBARGO = '2026-03-02T15:00:00.000Z';
const isValid = new Ajv({ strict: true }).compile(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../functions/desk/event-schema.json'), 'utf8')),
);

const dynalite = await startDynalite();
const client = clientFor(dynalite.endpoint);
afterAll(async () => {
  client.destroy();
  await dynalite.close();
});
const bridge = mockClient(EventBridgeClient);
beforeEach(() => void bridge.reset());

function taking(failing: (detail: { id: string }) => boolean = () => false) {
  bridge.on(PutEventsCommand).callsFake(({ Entries = [] }: PutEventsCommandInput) => ({
    Entries: Entries.map(({ Detail = '' }) => (failing(JSON.parse(Detail)) ? { ErrorCode: 'ThrottlingException' } : { EventId: 'e' })),
  }));
}

/** Everything that the bus was asked to take, in order. */
function put() {
  return bridge.commandCalls(PutEventsCommand).flatMap(({ args }) => args[0].input.Entries ?? []);
}

function told(): string[] {
  return put().map(({ DetailType, Detail = '' }) => `${DetailType} ${nameIn(JSON.parse(Detail).id)}`);
}

function nameIn(id: string): string {
  return id.slice(id.lastIndexOf(':') + 1);
}

async function desk(now = NOW) {
  const settings = { client, table: await newTable(client), copies: memoryCopies(), clock: () => Date.parse(NOW), patience: 50 };
  const store = openDynamoStore(settings);
  const parts = partsOf({ store, now: () => now });
  const around = { bus: openBus(new EventBridgeClient({}), 'wires-bus'), news: openDynamoNews(settings) };
  let seen = 0;
  return {
    store,
    parts,
    put: (...sketches: Sketch[]) => store.put(sketches.map(storyOf)),
    publish: publishWith(
      async () => parts,
      () => around,
    ),
    /** Rows that came since it was last asked, as the stream hands them over. */
    async inserted(): Promise<DynamoDBRecord[]> {
      const values = { ':pk': { S: 'F#changes#0' } };
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: settings.table,
          KeyConditionExpression: 'PK = :pk',
          ExpressionAttributeValues: values,
          ConsistentRead: true,
        }),
      );
      const fresh = Items.slice(seen);
      seen = Items.length;
      return fresh.map((item) => ({
        eventName: 'INSERT',
        dynamodb: { SequenceNumber: `s${item.SK?.S}`, Keys: { SK: { S: item.SK?.S ?? '' } }, NewImage: item as never },
      }));
    },
  };
}

test('stories are published, updated and withdrawn, with their cards, feeds and items', async () => {
  taking();
  const { put: putStories, publish, inserted, parts } = await desk();
  await putStories({ version: 1, places: ['FR'] });
  expect(await publish({ Records: await inserted() })).toEqual({ batchItemFailures: [] });
  await putStories({ version: 2 });
  await publish({ Records: await inserted() });
  await putStories({ version: 3, status: 'canceled', edNote: 'Wrong harbour.' });
  await publish({ Records: await inserted() });
  expect(told()).toEqual(['Story Published harbour', 'Story Updated harbour', 'Story Withdrawn harbour']);
  const events = put().map(({ DetailType, Detail = '' }) => ({ type: DetailType, detail: JSON.parse(Detail) }));
  for (const event of events) expect([isValid(event), isValid.errors]).toEqual([true, null]);
  expect(events[0]?.detail).toMatchObject({
    revision: storyOf({ version: 1 }).revision,
    feeds: expect.arrayContaining(['all', 'place/FR']),
    item: storyOf({ places: ['FR'] }).item,
  });
  expect(events[2]?.detail).toMatchObject({ reason: 'killed', tombstone: { reason: 'Wrong harbour.' } });
  expect(put()[0]).toMatchObject({ EventBusName: 'wires-bus', Source: 'wiredesk' });
  expect(parts.measured).toEqual(['Published 1', 'Published 1', 'Published 1']);
});

test('a row whose story has gone on tells nothing, and rows of other kinds neither', async () => {
  taking();
  const { put: putStories, publish, inserted } = await desk();
  await putStories({ version: 1 });
  await putStories({ version: 2 });
  const rows = await inserted();
  const others: DynamoDBRecord[] = [
    { eventName: 'MODIFY' },
    { eventName: 'INSERT', dynamodb: { NewImage: { PK: { S: 'S#x' }, SK: { S: 'HEAD' } } } },
    { eventName: 'REMOVE', dynamodb: {} },
  ];
  expect(await publish({ Records: [...rows, ...others] })).toEqual({ batchItemFailures: [] });
  expect(told()).toEqual(['Story Updated harbour']);
});

test('nothing of an embargoed story goes out before its time, even if its row is there by a clock that is ahead', async () => {
  taking();
  const early = await desk('2026-03-02T14:59:59.999Z');
  await early.put({ embargo: EMBARGO });
  await early.store.release(NOW);
  expect(await early.inserted()).toEqual([]);
  await early.store.release(EMBARGO);
  const rows = await early.inserted();
  expect(await early.publish({ Records: rows })).toEqual({ batchItemFailures: [{ itemIdentifier: rows[0]?.dynamodb?.SequenceNumber }] });
  expect(put()).toEqual([]);
  const publish = publishWith(
    async () => partsOf({ now: () => EMBARGO }),
    () => ({
      bus: openBus(new EventBridgeClient({}), 'b'),
      news: async () => ({ kind: 'published', card: {} as never, feeds: [], story: storyOf({ embargo: EMBARGO }) }),
    }),
  );
  expect(await publish({ Records: rows })).toEqual({ batchItemFailures: [] });
  expect(put().length).toBe(1);
});

test('what is embargoed or withheld after it was told is withdrawn by its id alone', async () => {
  taking();
  const { put: putStories, publish, inserted } = await desk();
  await putStories({ version: 1 });
  await publish({ Records: await inserted() });
  await putStories({ version: 2, embargo: EMBARGO, headline: 'Secret until three' });
  await publish({ Records: await inserted() });
  expect(told()).toEqual(['Story Published harbour', 'Story Withdrawn harbour']);
  expect(JSON.stringify(put())).not.toContain('Secret');
});

test('events go in batches of ten, and of so many bytes', async () => {
  taking();
  const { put: putStories, publish, inserted } = await desk();
  await putStories(...Array.from({ length: 23 }, (_, n): Sketch => ({ name: `n${n}` })));
  await publish({ Records: await inserted() });
  expect(bridge.commandCalls(PutEventsCommand).map(({ args }) => args[0].input.Entries?.length)).toEqual([10, 10, 3]);
  bridge.resetHistory();
  await putStories(...[1, 2, 3, 4].map((n): Sketch => ({ name: `large${n}`, body: `<p>${'x'.repeat(100_000)}</p>` })));
  await publish({ Records: await inserted() });
  const sizes = bridge
    .commandCalls(PutEventsCommand)
    .map(({ args }) => Buffer.byteLength(JSON.stringify(args[0].input.Entries?.map(({ Detail }) => Detail))));
  expect(sizes.length).toBe(2);
  expect(Math.max(...sizes)).toBeLessThan(256 * 1_024);
});

test('what the bus refuses is put again, alone', async () => {
  let refusals = 2;
  taking(({ id }) => nameIn(id) === 'n1' && refusals-- > 0);
  const { put: putStories, publish, inserted } = await desk();
  await putStories({ name: 'n0' }, { name: 'n1' }, { name: 'n2' });
  expect(await publish({ Records: await inserted() })).toEqual({ batchItemFailures: [] });
  expect(told().toSorted()).toEqual(['n0', 'n1', 'n1', 'n1', 'n2'].map((name) => `Story Published ${name}`));
});

test('what it refuses for good is handed over again with all that is behind it', async () => {
  taking(({ id }) => nameIn(id) === 'n12');
  const { put: putStories, publish, inserted, parts } = await desk();
  for (let n = 0; n < 25; n += 1) await putStories({ name: `n${n}` });
  const rows = await inserted();
  expect(await publish({ Records: rows })).toEqual({ batchItemFailures: [{ itemIdentifier: rows[12]?.dynamodb?.SequenceNumber }] });
  expect(parts.measured).toEqual(['Published 12']);
  expect(told().some((each) => each.endsWith('n20'))).toBe(false);
  taking();
  bridge.resetHistory();
  expect(await publish({ Records: rows.slice(12) })).toEqual({ batchItemFailures: [] });
  expect(told()[0]).toBe('Story Published n12');
});

test('where the store fails, what came before is told and the rest is handed over again', async () => {
  taking();
  const { put: putStories, inserted, parts } = await desk();
  await putStories({ name: 'n0' }, { name: 'n1' }, { name: 'n2' });
  const rows = await inserted();
  let calls = 0;
  const news = async () => {
    calls += 1;
    if (calls === 2) throw new Error('throttled');
    return { kind: 'published' as const, card: {} as never, feeds: [], story: storyOf({ name: `n${calls}`, receivedAt: RECEIVED }) };
  };
  const publish = publishWith(
    async () => parts,
    () => ({ bus: openBus(new EventBridgeClient({}), 'b'), news }),
  );
  expect(await publish({ Records: rows })).toEqual({ batchItemFailures: [{ itemIdentifier: rows[1]?.dynamodb?.SequenceNumber }] });
  expect(put().length).toBe(1);
});

test('two events of one story never share a request, where they would have no order', async () => {
  taking();
  const event = (id: string) => ({ type: 'Story Withdrawn' as const, detail: { id, reason: 'killed' as const, path: '/' } });
  expect(await openBus(new EventBridgeClient({}), 'b').put(['a', 'b', 'a', 'c'].map(event))).toBe(4);
  expect(bridge.commandCalls(PutEventsCommand).map(({ args }) => args[0].input.Entries?.length)).toEqual([2, 2]);
});
