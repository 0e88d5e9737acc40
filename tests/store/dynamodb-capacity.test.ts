// What the store costs on DynamoDB, in the units that are paid for, as the emulator counts them. What docs/cost.md reckons with is said as it is.
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openDynamoStore } from '../../functions/store/dynamodb.ts';
import { feedsOf } from '../../functions/store/feeds.ts';
import type { Store } from '../../functions/store/store.ts';
import { DEFAULT_LIMITS } from '../../functions/wire/limits.ts';
import { read } from '../../functions/wire/read.ts';
import type { Story } from '../../functions/wire/story.ts';
import { newsItemDocument } from '../bench/generate.ts';
import { meterOf } from './capacity.ts';
import { clientFor, startDynalite } from './dynalite.ts';
import { PARAGRAPHS, PROSE } from './prose.ts';
import { NOW, receiptOf } from './stories.ts';
import { memoryCopies, newTable } from './tables.ts';

const dynalite = await startDynalite();
const client = clientFor(dynalite.endpoint);
const { spentBy } = meterOf(client);
afterAll(async () => {
  client.destroy();
  await dynalite.close();
});

/** A story with 5 KB of text as the reader of NewsML-G2 gives it, provenance and all. */
async function longStory(number: number, version = 1): Promise<Story> {
  const document = newsItemDocument(number, version).replace(/<body>.*<\/body>/s, `<body>${PROSE}</body>`);
  const object = {
    bucket: 'newsroom-incoming',
    key: `incoming/northwire/2026/01/05/n${number}-${version}.xml`,
    versionId: '3HL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY',
  };
  const source = { ...object, sha256: 'ab'.repeat(32), receivedAt: '2026-01-05T18:00:00.000Z' };
  for await (const reading of read(chunksOf(document), source, DEFAULT_LIMITS)) if (reading.kind === 'story') return reading.story;
  throw new Error('no story');
}

async function* chunksOf(document: string) {
  yield Buffer.from(document);
}

/** Entries in feeds, and the one in the list of changes. */
function entriesOf(story: Story): number {
  return feedsOf(story).length + 1;
}

describe('capacity', () => {
  let store: Store;
  beforeEach(async () => {
    store = openDynamoStore({ client, table: await newTable(client), copies: memoryCopies() });
    // Feeds are registered with their first story of a month.
    await store.put([await longStory(0)]);
  });

  test('there are 5 KB of text', () => {
    expect(Buffer.byteLength(PARAGRAPHS.join('\n'))).toBeGreaterThan(5_120);
  });

  test('a new story costs at most 5 + F write units', async () => {
    const story = await longStory(1);
    const { written, read } = await spentBy(() => store.put([story]));
    expect(written).toBeLessThanOrEqual(5 + entriesOf(story));
    expect({ written, read, entries: entriesOf(story) }).toEqual({ written: 13, read: 2, entries: 8 });
  });

  test('a story that is put again costs no write unit', async () => {
    const story = await longStory(1);
    await store.put([story]);
    expect(await spentBy(() => store.put([story]))).toMatchObject({ written: 0, read: 10 });
    expect(await spentBy(() => store.get(story.id, NOW))).toMatchObject({ written: 0, read: 2 });
  });

  test('a new revision in the same feeds costs its entries twice at most, and two units', async () => {
    await store.put([await longStory(1)]);
    const story = await longStory(1, 2);
    const spent = await spentBy(() => store.put([story]));
    expect(spent.written).toBeLessThanOrEqual(7 + 2 * entriesOf(story));
  });

  test('a page of 50 cards costs at most 8 read units', async () => {
    await store.put(await Promise.all(Array.from({ length: 101 }, (_, number) => longStory(number))));
    const first = await store.feed('all', { at: NOW, limit: 50 });
    for (const page of [
      { at: NOW, limit: 50 },
      { at: NOW, limit: 50, cursor: first.cursor ?? '' },
    ]) {
      const spent = await spentBy(async () => expect((await store.feed('all', page)).entries.length).toBe(50));
      expect(spent.read).toBeLessThanOrEqual(8);
      expect(spent.read).toBe(6);
      expect(spent.written).toBe(0);
    }
  });

  test('a sparse feed is read through years at the cost of few units', async () => {
    for (const year of ['2019', '2022', '2025']) {
      const story = await longStory(Number(year));
      const source = { ...story.source, receivedAt: `${year}-06-01T00:00:00.000Z` };
      await store.put([
        { ...story, item: { ...story.item, versionCreated: source.receivedAt }, source, revision: `${story.revision}${year}` },
      ]);
    }
    const spent = await spentBy(async () => expect((await store.feed('language/en', { at: NOW, limit: 50 })).entries.length).toBe(4));
    expect(spent.read).toBeLessThanOrEqual(6);
  });

  test('copy under embargo for months costs readers nothing', async () => {
    const stories = await Promise.all(Array.from({ length: 13 }, (_, number) => longStory(number)));
    const page = { at: NOW, limit: 10 };
    await store.put(stories);
    const before = await spentBy(() => store.feed('all', page));
    await store.put(
      stories.map((story, month) => {
        const until = new Date(Date.parse(NOW) + (month + 1) * 31 * 86_400_000).toISOString();
        const id = `${story.id}:held`;
        return { ...story, id, item: { ...story.item, uri: id, embargoedUntil: until }, wire: { ...story.wire, embargo: { until } } };
      }),
    );
    const after = await spentBy(async () => expect((await store.feed('all', page)).entries.length).toBe(10));
    expect(after).toEqual(before);
  });

  test('a new receipt costs three write units, and totals of days that are over are not counted twice', async () => {
    const clock = () => Date.parse(NOW);
    const settings = { client, table: await newTable(client), copies: memoryCopies(), clock };
    const today = openDynamoStore(settings);
    await today.keepReceipt(receiptOf({ key: 'first' }));
    expect((await spentBy(() => today.keepReceipt(receiptOf()))).written).toBe(3);

    const nextWeek = openDynamoStore({ ...settings, clock: () => clock() + 7 * 86_400_000 });
    const totals = { stored: 2, partial: 0, duplicate: 0, rejected: 0 };
    expect(await nextWeek.receiptTotals()).toEqual(totals);
    await nextWeek.release(NOW);
    expect((await spentBy(() => nextWeek.release(NOW))).written).toBe(0);
    const again = await spentBy(async () => expect(await nextWeek.receiptTotals()).toEqual(totals));
    expect([again.written, again.calls]).toEqual([0, 4]);
    await nextWeek.keepReceipt(receiptOf({ key: 'late' }));
    expect(await nextWeek.receiptTotals()).toEqual({ ...totals, stored: 3 });
    await nextWeek.keepReceipt(receiptOf({ outcome: 'rejected' }));
    expect(await nextWeek.receiptTotals()).toEqual({ ...totals, stored: 2, rejected: 1 });
    const dayAfter = openDynamoStore({ ...settings, clock: () => clock() + 8 * 86_400_000 });
    await dayAfter.release(NOW);
    const once = await spentBy(async () => expect(await dayAfter.receiptTotals()).toEqual({ ...totals, stored: 2, rejected: 1 }));
    expect(once.calls).toBe(4);
  });
});
