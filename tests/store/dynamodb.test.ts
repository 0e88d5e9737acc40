// The store on DynamoDB, over dynalite: that it does what every store must, and what is its own affair.
import { BatchGetItemCommand, type BatchGetItemCommandInput, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, expect, test } from 'vitest';
import type { Page } from '../../functions/store/store.ts';
import { describeStore } from './conformance.ts';
import { describeDesks } from './desk-conformance.ts';
import { clientFor, startDynalite } from './dynalite.ts';
import { describeSchedules } from './schedules.ts';
import { NOW, receiptOf, storyOf } from './stories.ts';
import { openTable } from './tables.ts';

const dynalite = await startDynalite();
const client = clientFor(dynalite.endpoint);
afterAll(async () => {
  client.destroy();
  await dynalite.close();
});

describeStore('dynamodb', () => openTable(client), { searchesBodies: false });
describeDesks('dynamodb', (desks) => openTable(client, { desks }));
describeSchedules('dynamodb', () => openTable(client), { runs: 4, searchesBodies: false, ordersBatches: false });

/** A client to which the table answers as to one that asks for much: two items a page, and every other time half of the keys. */
function sparinglyAnswered(): DynamoDBClient {
  const sparing = clientFor(dynalite.endpoint);
  let isHalf = false;
  sparing.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        if (commandName === 'QueryCommand') return await next({ ...args, input: { Limit: 2, ...args.input } });
        const { RequestItems = {} } = args.input as BatchGetItemCommandInput;
        const [[table = '', { Keys = [] } = { Keys: [] }] = []] = Object.entries(RequestItems);
        isHalf = !isHalf;
        if (commandName !== 'BatchGetItemCommand' || !isHalf || Keys.length < 2) return await next(args);
        const half = Math.ceil(Keys.length / 2);
        const { Responses } = await client.send(
          new BatchGetItemCommand({ RequestItems: { [table]: { Keys: Keys.slice(0, half), ConsistentRead: true } } }),
        );
        const output = { $metadata: {}, Responses, UnprocessedKeys: { [table]: { Keys: Keys.slice(half) } } };
        return { output, response: {} } as never;
      },
    { step: 'initialize', name: 'sparing' },
  );
  return sparing;
}

test('what the table answers in parts is put together: pages, keys and counts', async () => {
  const sparing = sparinglyAnswered();
  const store = await openTable(sparing);
  const stories = Array.from({ length: 7 }, (_, n) => storyOf({ name: `n${n}`, places: ['FR'] }));
  await store.put(stories);
  await store.put([storyOf({ name: 'n0', version: 2 }), storyOf({ name: 'n0', version: 3 })]);
  for (let n = 0; n < 7; n += 1) await store.keepReceipt(receiptOf({ key: `${n}.xml` }));
  expect((await store.feed('all', { at: NOW, limit: 100 })).entries.length).toBe(7);
  expect((await store.query({ place: 'FR', provider: 'Meridian Newswire' }, { at: NOW, limit: 100 })).entries.length).toBe(6);
  expect((await store.revisions(stories[0]?.id ?? '', NOW)).length).toBe(3);
  expect((await store.receipts({}, { at: NOW, limit: 100 })).entries.length).toBe(7);
  expect(await store.receiptTotals()).toMatchObject({ stored: 7 });
  let told = 0;
  for (let cursor: string | undefined, more = true; more; ) {
    const page = await store.changes({ at: NOW, limit: 100, ...(cursor !== undefined && { cursor }) });
    told += page.entries.length;
    cursor = page.cursor;
    more = page.entries.length > 0;
  }
  expect(told).toBe(7);
  sparing.destroy();
});

test('looks at so many stories for a page, and goes on where it stopped', async () => {
  const store = await openTable(client, { looks: 4 });
  const time = (n: number) => `2026-03-02T08:${String(n).padStart(2, '0')}:00.000Z`;
  await store.put(
    Array.from({ length: 14 }, (_, n) => storyOf({ name: `n${n}`, versionCreated: time(n), headline: n === 2 ? 'Storm' : 'Calm' })),
  );
  const pages: Page<unknown>[] = [];
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = await store.query({ text: 'storm' }, { at: NOW, limit: 2, ...(cursor !== undefined && { cursor }) });
    pages.push(page);
    cursor = page.cursor;
  }
  expect(pages.map(({ entries }) => entries.length)).toEqual([0, 0, 1, 0]);
});

test('takes ids that are too long for a key, and others that begin with the same', async () => {
  const store = await openTable(client);
  const stories = ['a', 'b'].map((end) => storyOf({ name: 'x'.repeat(2_000) + end, embargo: '2026-03-02T11:00:00.000Z' }));
  await store.put(stories);
  const first = await store.feed('all', { at: NOW, limit: 1 });
  const second = await store.feed('all', { at: NOW, limit: 1, cursor: first.cursor ?? '' });
  expect([...first.entries, ...second.entries].map(({ id }) => id).sort()).toEqual(stories.map(({ id }) => id).sort());
  expect((await store.changes({ at: NOW, limit: 9 })).entries.length).toBe(2);
  await store.put(stories.map((story) => ({ ...story, revision: `9${story.revision}`, item: { ...story.item, pubStatus: 'canceled' } })));
  expect((await store.feed('all', { at: NOW, limit: 9 })).entries).toEqual([]);
  expect((await store.query({ status: 'canceled' }, { at: NOW, limit: 9 })).entries.length).toBe(2);
});

test('takes a story in hundreds of feeds, with a long id, and takes it out of them', async () => {
  const store = await openTable(client);
  const topics = Array.from({ length: 100 }, (_, n) => String(20_000_002 + n * 7));
  const sketch = { name: 'x'.repeat(750), topics, keywords: ['ports '.repeat(10_000)] };
  await store.put([storyOf(sketch), storyOf({ ...sketch, version: 2, versionCreated: '2026-02-01T08:00:00.000Z' })]);
  expect((await store.query({ subject: topics[3] ?? '', text: 'ports' }, { at: NOW, limit: 9 })).entries).toMatchObject([{ version: '2' }]);
  await store.put([storyOf({ ...sketch, version: 3, status: 'canceled' })]);
  expect((await store.feed('all', { at: NOW, limit: 9 })).entries).toEqual([]);
});
