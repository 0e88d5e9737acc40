// Several processes at one table: writers who meet, readers of changes beside them, writers who die half way, and lists that are spread.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type DynamoSettings, openDynamoStore } from '../../functions/store/dynamodb.ts';
import type { Change, Store } from '../../functions/store/store.ts';
import { clientFor, startDynalite } from './dynalite.ts';
import { openModel } from './model.ts';
import { follow, type Held, readAll, readPages } from './readings.ts';
import { NOW, receiptOf, type Sketch, storyOf } from './stories.ts';
import { memoryCopies, newTable } from './tables.ts';

const LATER = '2026-03-02T18:00:00.000Z';
const dynalite = await startDynalite();
const client = clientFor(dynalite.endpoint);
afterAll(async () => {
  client.destroy();
  await dynalite.close();
});

/** Stores of several processes, as far as one process can be several: each with a memory of its own. */
let openOne: (settings?: Partial<DynamoSettings>) => Store;
beforeEach(async () => {
  const [table, copies] = [await newTable(client), memoryCopies()];
  openOne = (settings) => openDynamoStore({ client, table, copies, patience: 200, ...settings });
});

const spread: Sketch[] = Array.from({ length: 12 }, (_, n) => ({
  name: `n${n}`,
  version: 1 + (n % 3),
  versionCreated: `2026-0${1 + (n % 3)}-02T0${n % 7}:00:00.000Z`,
  places: n % 2 ? ['FR'] : ['GB'],
  status: n % 8 === 7 ? 'canceled' : 'usable',
  ...(n % 8 === 3 && { embargo: '2026-03-02T15:00:00.000Z' }),
}));

describe.each([1, 4])('with %d shards', (feedShards) => {
  test('what is shown is what one writer alone would have made', { timeout: 60_000 }, async () => {
    const writers = Array.from({ length: 3 }, () => openOne({ feedShards }));
    const stories = spread.flatMap((sketch) => [sketch, { ...sketch, version: 4, status: 'usable' as const, places: ['BE'] }]).map(storyOf);
    await Promise.all(writers.map((writer, at) => writer.put(stories.toSorted(byHashOf(at)))));
    const model = openModel({ searchesBodies: false });
    await model.put(stories);
    expect(await readAll(openOne({ feedShards }), stories, [LATER], 20)).toEqual(await readAll(model, stories, [LATER], 20));
  });

  test('readers of changes miss nothing and are told nothing twice, while writers meet', { timeout: 60_000 }, async () => {
    const writers = Array.from({ length: 3 }, () => openOne({ feedShards }));
    const versions = [1, 2, 3].flatMap((version) => Array.from({ length: 8 }, (_, n) => storyOf({ name: `n${n}`, version })));
    let writing = true;
    const written = Promise.all(
      writers.map(async (writer, at) => {
        for (const story of versions.toSorted(byHashOf(at))) await writer.put([story]);
      }),
    ).finally(() => {
      writing = false;
    });
    const readers = [1, 7].map((limit) => readUntil(openOne({ feedShards }), () => !writing, limit));
    await written;
    for (const { told, held } of await Promise.all(readers)) {
      const revisions = told.map((change) => (change.kind === 'story' ? `${change.card.id} ${change.card.revision}` : change.kind));
      expect(new Set(revisions).size, 'told twice').toBe(revisions.length);
      expect([...held.values()].map(({ revision }) => revision.slice(0, 10))).toEqual(Array(8).fill('0000000003'));
    }
  });
});

async function readUntil(store: Store, isOver: () => boolean, limit: number): Promise<{ told: Change[]; held: Held }> {
  const told: Change[] = [];
  const held: Held = new Map();
  let cursor: string | undefined;
  for (let last = false; !last; ) {
    last = isOver();
    const page = await follow(store, NOW, held, cursor, limit);
    cursor = page.cursor;
    told.push(...page.changes);
  }
  return { told, held };
}

/** An order that looks like none, another for each writer. */
function byHashOf(seed: number): (one: object, other: object) => number {
  const hash = (value: object) =>
    [...JSON.stringify(value)].reduce((sum, letter) => (sum * (31 + 2 * seed) + letter.charCodeAt(0)) % 1_000_003, seed);
  return (one, other) => hash(one) - hash(other);
}

describe('shards', () => {
  test('lists that are spread answer as those that are not', async () => {
    const stories = spread.map(storyOf);
    const [one, table] = [openOne(), await newTable(client)];
    const four = openDynamoStore({ client, table, copies: memoryCopies(), feedShards: 4 });
    await Promise.all([one.put(stories), four.put(stories)]);
    for (const limit of [1, 5]) {
      for (const feed of ['all', 'place/FR', 'language/en']) {
        const pagesOf = (store: Store) => readPages((cursor) => store.feed(feed, { at: NOW, limit, ...cursor }));
        expect(await pagesOf(four)).toEqual(await pagesOf(one));
      }
    }
  });

  test('a store is spread wider while it is in use, and readers go on where they were', async () => {
    const [narrow, wide] = [openOne(), openOne({ feedShards: 4 })];
    const stories = spread.map(storyOf);
    await narrow.put(stories);
    const before = await follow(narrow, NOW, new Map());
    const next = spread.map((sketch) => storyOf({ ...sketch, version: 5, status: 'usable' }));
    await wide.put(next);
    const after = await follow(wide, LATER, before.held, before.cursor);
    expect(after.changes.length).toBe(12);
    const model = openModel({ searchesBodies: false });
    await model.put([...stories, ...next]);
    expect(await readAll(wide, stories, [LATER], 20)).toEqual(await readAll(model, stories, [LATER], 20));
  });
});

/** A client whose nth call, and all that follow, fail: before they have an effect, or after. */
function dyingClient(nth: number, moment: 'before' | 'after'): DynamoDBClient {
  const dying = clientFor(dynalite.endpoint);
  let calls = 0;
  dying.middlewareStack.add(
    (next) => async (args) => {
      calls += 1;
      if (calls > nth || (calls === nth && moment === 'before')) throw new Error('the process died');
      const result = await next(args);
      if (calls >= nth) throw new Error('the process died');
      return result;
    },
    { step: 'initialize', name: 'dying' },
  );
  return dying;
}

describe('a writer who dies at any call', () => {
  const first = storyOf({ version: 1, places: ['FR'] });
  const [second, other] = [storyOf({ version: 2, places: ['GB'] }), storyOf({ name: 'other' })];

  test.each(['before', 'after'] as const)(
    '%s it has its effect: others go on, and its retry makes up for it',
    { timeout: 60_000 },
    async (moment) => {
      for (let nth = 1; ; nth += 1) {
        const [table, copies] = [await newTable(client), memoryCopies()];
        const open = (each = client) => openDynamoStore({ client: each, table, copies, patience: 0 });
        const [store, dying] = [open(), dyingClient(nth, moment)];
        await store.put([first]);
        const died = await open(dying)
          .put([second])
          .then(
            () => false,
            () => true,
          );
        dying.destroy();
        // Calls that were under way have ended when another writer is through.
        await store.put([other]);
        const reader = await follow(store, NOW, new Map());
        expect([...reader.held.keys()]).toContain(other.id);
        const late = died ? await store.put([second]) : [];
        expect(late).toEqual(died ? ['kept'] : []);
        const { held } = await follow(store, NOW, reader.held, reader.cursor);
        expect([...held].map(([, card]) => card.revision).sort()).toEqual([other, second].map(({ revision }) => revision).sort());
        const model = openModel({ searchesBodies: false });
        await model.put([first, second, other]);
        expect(await readAll(store, [first, other], [NOW])).toEqual(await readAll(model, [first, other], [NOW]));
        if (!died) return expect(nth).toBeGreaterThan(10);
      }
    },
  );
});

/** A client that holds back what it is to do with some keys, until it is let go. */
function slowClient(holds: RegExp): { client: DynamoDBClient; isHolding: Promise<void>; letGo: () => void } {
  const slow = clientFor(dynalite.endpoint);
  let isHeld = true;
  const { promise: isHolding, resolve: hold } = Promise.withResolvers<void>();
  slow.middlewareStack.add(
    (next) => async (args) => {
      while (isHeld && holds.test(JSON.stringify(args.input))) {
        hold();
        await new Promise((wake) => setTimeout(wake, 5));
      }
      return next(args);
    },
    { step: 'initialize', name: 'slow' },
  );
  return {
    client: slow,
    isHolding,
    letGo: () => {
      isHeld = false;
    },
  };
}

describe('a writer who is late with the entries of his head', () => {
  const [early, late] = ['2026-03-02T08:05:00.000Z', '2026-03-02T08:50:00.000Z'];
  test.each<[string, Sketch, Sketch]>([
    ['another revision has won', { version: 2, places: ['GB'], embargo: '2026-03-02T11:00:00.000Z' }, { version: 3, places: ['FR'] }],
    ['a kill has', { version: 2, places: ['GB'] }, { version: 3, status: 'canceled' }],
    ['the story is held back', { version: 2 }, { version: 3, status: 'withheld' }],
    ['an earlier delivery stands for the revision', { version: 2, receivedAt: late }, { version: 2, receivedAt: early, key: 'earlier' }],
  ])('brings nothing back when %s', async (_, hisOwn, theOther) => {
    const { client: held, isHolding, letGo } = slowClient(/"PK":{"S":"[FKW]#/);
    const store = openOne();
    await store.put([storyOf({ version: 1 })]);
    const [first, second] = [storyOf(hisOwn), storyOf(theOther)];
    const writing = openOne({ client: held }).put([first]);
    await isHolding;
    // The head has moved, so what was told before it is told no longer.
    expect((await store.changes({ at: NOW, limit: 9 })).entries).toEqual([]);
    await store.put([second]);
    letGo();
    await writing;
    held.destroy();
    const model = openModel({ searchesBodies: false });
    await model.put([storyOf({ version: 1 }), first, second]);
    expect(await readAll(store, [first, second], [NOW, LATER])).toEqual(await readAll(model, [first, second], [NOW, LATER]));
  });
});

test('of two deliveries that keep a receipt at once the first counts, and is counted once', async () => {
  const { client: slow, isHolding, letGo } = slowClient(/"Item":{"PK":{"S":"O#/);
  const store = openOne();
  const writing = openOne({ client: slow }).keepReceipt(receiptOf(), { ifNone: true });
  await isHolding;
  const first = receiptOf({ outcome: 'duplicate', duplicateOf: { bucket: 'wire', key: 'b.xml', versionId: 'v1' } });
  await store.keepReceipt(first, { ifNone: true });
  letGo();
  await writing;
  slow.destroy();
  expect(await store.receipt(first)).toEqual(first);
  expect((await store.receipts({}, { at: NOW, limit: 9 })).entries).toEqual([first]);
  expect(await store.receiptTotals()).toEqual({ stored: 0, partial: 0, duplicate: 1, rejected: 0 });
});

test('a receipt is never listed under what it said before, also where who replaced it died before the lists followed', async () => {
  const store = openOne();
  await store.keepReceipt(receiptOf());
  const dying = dyingClient(3, 'before');
  const later = receiptOf({ outcome: 'rejected' });
  await expect(openOne({ client: dying }).keepReceipt(later)).rejects.toThrow('died');
  dying.destroy();
  expect((await store.receipts({ outcome: 'stored' }, { at: NOW, limit: 9 })).entries).toEqual([]);
  await store.settledReceipt(later);
  expect((await store.receipts({}, { at: NOW, limit: 9 })).entries).toEqual([later]);
});

test('who replaced a receipt does not forget what another, who replaced it since and died, has left', async () => {
  const { client: slow, isHolding, letGo } = slowClient(/REMOVE l/);
  const store = openOne();
  await store.keepReceipt(receiptOf());
  const writing = openOne({ client: slow }).keepReceipt(receiptOf({ outcome: 'partial' }));
  await isHolding;
  const dying = dyingClient(3, 'before');
  const last = receiptOf({ outcome: 'rejected' });
  await expect(openOne({ client: dying }).keepReceipt(last)).rejects.toThrow('died');
  dying.destroy();
  letGo();
  await writing;
  slow.destroy();
  await store.settledReceipt(last);
  expect(await store.receiptTotals()).toEqual({ stored: 0, partial: 0, duplicate: 0, rejected: 1 });
});

test('of two deliveries that take a revision over at once the earlier stands for it', async () => {
  const delivery = (minute: number) => storyOf({ key: `${minute}.xml`, receivedAt: `2026-03-02T10:${minute}:00.000Z` });
  const { client: slow, isHolding, letGo } = slowClient(/"Item":{"PK":{"S":"S#[^}]*},"SK":{"S":"R#/);
  const store = openOne();
  await store.put([delivery(30)]);
  const writing = openOne({ client: slow }).put([delivery(20)]);
  await isHolding;
  await store.put([delivery(10)]);
  letGo();
  expect(await writing).toEqual(['known']);
  slow.destroy();
  expect(await store.get(delivery(10).id, NOW)).toEqual({ state: 'usable', story: delivery(10) });
});

test('a sum that a late receipt overtakes is not remembered', async () => {
  const { client: slow, isHolding, letGo } = slowClient(/SET #sum/);
  const clock = () => Date.parse(NOW) + 7 * 86_400_000;
  const store = openOne({ clock });
  await store.keepReceipt(receiptOf());
  const releasing = openOne({ client: slow, clock }).release(NOW);
  await isHolding;
  await store.keepReceipt(receiptOf({ key: 'late.xml' }));
  letGo();
  await releasing;
  slow.destroy();
  expect(await store.receiptTotals()).toMatchObject({ stored: 2 });
});

test('a writer who comes too late gives his number back, so that no reader waits for it', { timeout: 20_000 }, async () => {
  const { client: slow, isHolding, letGo } = slowClient(/"SK":{"S":"HEAD"},"i"/);
  const [store, patient] = [openOne(), openOne({ patience: 3_600_000 })];
  const writing = openOne({ client: slow }).put([storyOf({ version: 1 })]);
  await isHolding;
  await store.put([storyOf({ version: 2 })]);
  letGo();
  await writing;
  slow.destroy();
  expect((await follow(patient, NOW, new Map())).changes).toMatchObject([{ card: { version: '2' } }]);
});

test('a reader waits for a writer who is slow, and gives up the number of one who does not come', async () => {
  const { client: slow, isHolding, letGo } = slowClient(/"PK":{"S":"F#changes/);
  const [patient, hasty] = [openOne({ patience: 60_000 }), openOne({ patience: 0 })];
  const writing = openOne({ client: slow }).put([storyOf({ name: 'slow' })]);
  await isHolding;
  await patient.put([storyOf({ name: 'quick' })]);

  const waiting = patient.changes({ at: NOW, limit: 9 });
  const passedOver = await hasty.changes({ at: NOW, limit: 9 });
  expect(passedOver.entries).toMatchObject([{ card: { slugline: 'QUICK' } }]);
  expect((await waiting).entries).toMatchObject([{ card: { slugline: 'QUICK' } }]);
  letGo();
  expect(await writing).toEqual(['kept']);
  for (const store of [patient, hasty]) {
    const page = await store.changes({ at: NOW, limit: 9, cursor: passedOver.cursor ?? '' });
    expect(page.entries).toMatchObject([{ card: { slugline: 'SLOW' } }]);
  }
  slow.destroy();
});

test('a reader who may not write comes to what a writer who died has held up, once somebody was asked to release', async () => {
  const [store, reader] = [openOne({ patience: 0 }), openOne({ isReadOnly: true })];
  await store.put([storyOf({ name: 'one' })]);
  // It takes its number, and dies before its head is put.
  const dying = dyingClient(4, 'before');
  await expect(openOne({ client: dying }).put([storyOf({ name: 'dead' })])).rejects.toThrow('died');
  dying.destroy();
  await store.put([storyOf({ name: 'two' }), storyOf({ name: 'held', embargo: LATER })]);

  const slugs = async (at: string) =>
    (await follow(reader, at, new Map())).changes.map((change) => change.kind === 'story' && change.card.slugline);
  expect(await slugs(LATER)).toEqual(['ONE']);
  expect(await store.release(NOW)).toBe(0);
  expect(await slugs(LATER)).toEqual(['ONE', 'TWO']);
  expect([await store.release(LATER), await store.release(LATER)]).toEqual([1, 0]);
  expect(await slugs(LATER)).toEqual(['ONE', 'TWO', 'HELD']);
});

/** A client that may do what the role of a function that only reads holds, and is refused all else. */
function readingClient(): DynamoDBClient {
  const reading = clientFor(dynalite.endpoint);
  reading.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        if (!/^(?:GetItem|BatchGetItem|Query)Command$/.test(commandName)) throw new Error(`not authorised: ${commandName}`);
        return await next(args);
      },
    { step: 'initialize', name: 'reading' },
  );
  return reading;
}

test('a reader who may not write is answered all that may be asked, days later too, and writes nothing', async () => {
  const clock = () => Date.parse(NOW) + 7 * 86_400_000;
  const [store, reading] = [openOne({ patience: 0, clock }), readingClient()];
  const reader = openOne({ client: reading, isReadOnly: true, clock });
  const [story, held] = [storyOf(), storyOf({ name: 'held', embargo: LATER })];
  await store.put([story, held]);
  await store.keepReceipt(receiptOf());
  await store.keepReceipt(receiptOf({ key: 'refused', outcome: 'rejected' }));

  const totals = { stored: 1, partial: 0, duplicate: 0, rejected: 1 };
  expect(await reader.receiptTotals()).toEqual(totals);
  expect((await reader.receipts({}, { at: NOW, limit: 9 })).entries.length).toBe(2);
  expect((await follow(reader, LATER, new Map())).changes.length).toBe(1);
  expect(await reader.get(story.id, NOW)).toMatchObject({ state: 'usable' });
  expect(await reader.revisions(story.id, NOW)).toHaveLength(1);
  expect((await reader.feed('all', { at: LATER, limit: 9 })).entries.length).toBe(2);
  reading.destroy();
});
