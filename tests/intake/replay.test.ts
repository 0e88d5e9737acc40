// Objects that readers of another day took in, read again: nothing is lost, nothing is doubled, heads are those of today.
import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeIn } from '../../functions/intake/intake.ts';
import { SILENT } from '../../functions/intake/log.ts';
import { replay, type StoryChange } from '../../functions/intake/replay.ts';
import { openSqliteStore } from '../../functions/store/sqlite.ts';
import type { Change, Receipt, Store } from '../../functions/store/store.ts';
import { DEFAULT_LIMITS } from '../../functions/wire/limits.ts';
import { readAll } from '../../functions/wire/read.ts';
import { contentHash, partsOf, revisionOf } from '../../functions/wire/revision.ts';
import type { Story } from '../../functions/wire/story.ts';
import { newsItem, newsItemDocument } from '../bench/generate.ts';
import { clientFor, type Dynalite, startDynalite } from '../store/dynalite.ts';
import { openTable } from '../store/tables.ts';
import { type HeldObject, held, objectsOf } from './held-objects.ts';

const NOW = '2026-02-01T00:00:00.000Z';
const ID = 'urn:newsml:northwire.example:20260105:n';

function message(...items: readonly string[]): string {
  return `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>${items.join('\n')}</itemSet></newsMessage>`;
}

/** A desk, and what its readers of another day made of an object: `misread` turns today's stories into those of then. */
async function deskOn(open: () => Promise<Store>, objects: readonly HeldObject[]) {
  const store = await open();
  const intake = { store, objects: objectsOf(objects), limits: DEFAULT_LIMITS, log: SILENT };
  return {
    store,
    intake,
    async hadMade(object: HeldObject, misread: (story: Story, index: number) => Story): Promise<Receipt> {
      const sha256 = hash('sha256', object.bytes);
      const { bytes, size, ...origin } = object;
      const stories = (await readAll(bytes, { ...origin, sha256 })).stories.map(misread);
      const placements = await store.put(stories);
      const kept = stories.map(({ id, revision }, at) => ({ id, revision, placement: placements[at] ?? 'kept' }));
      const receipt: Receipt = {
        ...origin,
        size,
        sha256,
        outcome: 'stored',
        format: 'newsml-g2',
        encoding: 'utf-8',
        stories: kept.length,
        kept,
        faults: 0,
        refused: [],
        issues: {},
      };
      await store.keepReceipt(receipt);
      return receipt;
    },
    async replay(object: Pick<Receipt, 'bucket' | 'key' | 'versionId'>, dryRun = false) {
      const changes: StoryChange[] = [];
      const receipt = await store.receipt(object);
      if (!receipt) throw new Error('no receipt');
      const tell = (change: StoryChange) => {
        changes.push(change);
      };
      return { ...(await replay(receipt, intake, { now: NOW, tell, dryRun })), changes, kinds: changes.map(({ kind }) => kind) };
    },
  };
}

/** The story as a reader would have given it that took other words for the headline. */
function withHeadline(story: Story, headline: string): Story {
  const { place } = partsOf(story.revision);
  const stated = place.slice(0, place.lastIndexOf('/') + 1);
  return { ...story, revision: stated + contentHash(headline), item: { ...story.item, headlines: [{ value: headline }] } };
}

async function headline(store: Store, id: string): Promise<string | undefined> {
  const answer = await store.get(id, NOW);
  return answer?.state === 'usable' ? answer.story.item.headlines?.[0]?.value : answer?.state;
}

async function allOf(store: Store): Promise<string[]> {
  return (await store.feed('all', { at: NOW, limit: 100 })).entries.map(({ id }) => id);
}

// Half of all content hashes sort before another: each case is tried with several.
const WRONG = ['Mast', 'Port', 'Anchor', 'Keel', 'Rudder', 'Sail'];

let dynalite: Dynalite;
beforeAll(async () => {
  dynalite = await startDynalite();
});
afterAll(() => dynalite.close());

const STORES: readonly [name: string, open: () => Promise<Store>][] = [
  ['SQLite', async () => openSqliteStore(':memory:')],
  ['DynamoDB', () => openTable(clientFor(dynalite.endpoint))],
];

describe.each(STORES)('on %s', (name, open) => {
  const desk = (objects: readonly HeldObject[]) => deskOn(open, objects);

  test.each(WRONG)('what readers of today make of a story is what is shown, however the hashes sort: %s', async (wrong) => {
    const object = held('n7.xml', newsItemDocument(7));
    const { store, hadMade, replay } = await desk([object]);
    await hadMade(object, (story) => withHeadline(story, wrong));
    expect(await headline(store, `${ID}7`)).toBe(wrong);
    const today = (await readAll(object.bytes, { ...object, sha256: hash('sha256', object.bytes) })).stories[0];

    const { kinds, after } = await replay(object);
    expect(kinds).toEqual(['changed']);
    expect(after).toMatchObject({ outcome: 'stored', stories: 1, earlier: { outcome: 'stored', stories: 1, faults: 0, until: NOW } });
    expect(await store.receipt(object)).toEqual(after);
    const answer = await store.get(`${ID}7`, NOW);
    expect(answer).toMatchObject({ state: 'usable', story: { item: today?.item, wire: today?.wire } });
    expect(await allOf(store)).toEqual([`${ID}7`]);
    expect((await store.revisions(`${ID}7`, NOW)).length).toBe(2);

    expect((await replay(object)).kinds).toEqual(['same']);
    expect(await store.receipt(object)).toEqual(after);
    expect((await store.revisions(`${ID}7`, NOW)).length).toBe(2);
  });

  test('a dry run tells all of it and writes nothing', async () => {
    const object = held('n7.xml', newsItemDocument(7));
    const { store, hadMade, replay } = await desk([object]);
    const receipt = await hadMade(object, (story) => withHeadline(story, 'Wrong'));
    const dry = await replay(object, true);
    expect(dry.kinds).toEqual(['changed']);
    expect(dry.changes[0]).toMatchObject({ before: { item: { headlines: [{ value: 'Wrong' }] } } });
    expect(await store.receipt(object)).toEqual(receipt);
    expect(await headline(store, `${ID}7`)).toBe('Wrong');
    expect(dry.after).toEqual((await replay(object)).after);
  });

  test('what reads as before is left as it is, receipt and all', async () => {
    const object = held('two.xml', message(newsItem(1), newsItem(2)));
    const { store, intake, replay } = await desk([object]);
    const receipt = await takeIn(object, intake);
    const { kinds, after } = await replay(object);
    expect([kinds, after]).toEqual([['same', 'same'], receipt]);
    expect(await store.receipt(object)).toEqual(receipt);
  });

  test('a later version stays the head, and so does what won against the earlier reading', async () => {
    const first = held('n7.xml', newsItemDocument(7));
    const second = held('n7-2.xml', newsItemDocument(7, 2));
    const { store, intake, hadMade, replay } = await desk([first, second]);
    await takeIn(second, intake);
    const right = await headline(store, `${ID}7`);
    await hadMade(first, (story) => withHeadline(story, 'Wrong'));
    await replay(first);
    expect(await headline(store, `${ID}7`)).toBe(right);
    expect((await store.revisions(`${ID}7`, NOW)).map(({ version }) => version)).toEqual(['2', '1', '1']);
  });

  test.each(WRONG)('of two that contradict one another, the one that had won still wins: %s', async (wrong) => {
    const one = held('one.xml', newsItemDocument(7));
    const other = held('other.xml', newsItemDocument(7).replace('Updates with detail.', 'Otherwise.'));
    const { store, intake, hadMade, replay } = await desk([one, other]);
    await takeIn(other, intake);
    await hadMade(one, (story) => withHeadline(story, wrong));
    const hadWon = (await headline(store, `${ID}7`)) === wrong;
    const { after } = await replay(one);
    const answer = await store.get(`${ID}7`, NOW);
    expect(answer).toMatchObject({ story: { source: { key: hadWon ? 'one.xml' : 'other.xml' } } });
    expect(await headline(store, `${ID}7`)).not.toBe(wrong);
    expect(after.issues).toEqual({});
  });

  test('readings of three days: the last is shown', async () => {
    const object = held('n7.xml', newsItemDocument(7));
    const { store, hadMade, replay } = await desk([object]);
    await hadMade(object, (story) => withHeadline(story, 'Monday'));
    await replay(object);
    const receipt = (await store.receipt(object)) as Receipt;
    // On Tuesday the readers were worse again.
    const [kept] = receipt.kept;
    const tuesday = partsOf(kept?.revision ?? '');
    const answer = await store.get(`${ID}7`, NOW);
    if (answer?.state !== 'usable' || !kept) throw new Error('not there');
    const revision = `${tuesday.place}~0002.${contentHash('Tuesday')}`;
    await store.put([{ ...answer.story, revision, item: { ...answer.story.item, headlines: [{ value: 'Tuesday' }] } }]);
    await store.keepReceipt({ ...receipt, kept: [{ ...kept, revision }] });
    expect(await headline(store, `${ID}7`)).toBe('Tuesday');
    await replay(object);
    expect(partsOf((await store.receipt(object))?.kept[0]?.revision ?? '').number).toBe(3);
    expect(await headline(store, `${ID}7`)).toBe(answer.story.item.headlines?.[0]?.value);
  });

  test('a story that goes by another identifier now is not shown twice', async () => {
    const object = held('two.xml', message(newsItem(1), newsItem(2)));
    const { store, hadMade, replay } = await desk([object]);
    const wrong = (story: Story, index: number) =>
      index === 0 ? { ...story, id: 'urn:wiredesk:wrong', item: { ...story.item, uri: 'urn:wiredesk:wrong' } } : story;
    await hadMade(object, wrong);
    const told = await store.changes({ at: NOW, limit: 100 });
    expect((await allOf(store)).sort()).toEqual([`${ID}2`, 'urn:wiredesk:wrong']);

    const { kinds, after } = await replay(object);
    expect(kinds).toEqual(['new', 'same', 'gone']);
    expect(after.kept.map(({ id }) => id)).toEqual([`${ID}1`, `${ID}2`]);
    expect((await allOf(store)).sort()).toEqual([`${ID}1`, `${ID}2`]);
    expect(await store.get('urn:wiredesk:wrong', NOW)).toBeUndefined();
    const since: Change[] = [...(await store.changes({ at: NOW, limit: 100, cursor: told.cursor ?? '' })).entries];
    expect(
      since.map((change) => [change.kind, change.kind === 'story' ? change.card.id : change.kind === 'withdrawn' && change.id]),
    ).toEqual([
      ['story', `${ID}1`],
      ['withdrawn', 'urn:wiredesk:wrong'],
    ]);
    expect((await replay(object)).kinds).toEqual(['same', 'same']);
  });

  test.each([
    ['earlier', '2025-12-01T00:00:00.000Z'],
    ['later', '2026-01-20T00:00:00.000Z'],
  ])('a date that was read as %s than it is costs neither the story nor its place as the head', async (_when, date) => {
    const object = held('n7.xml', newsItemDocument(7));
    const { store, hadMade, replay } = await desk([object]);
    await hadMade(object, (story) => ({
      ...story,
      revision: revisionOf('1', date, 'wrong'),
      item: { ...story.item, versionCreated: date },
    }));
    const { kinds } = await replay(object);
    expect(kinds).toEqual(['changed']);
    expect(await store.get(`${ID}7`, NOW)).toMatchObject({ story: { item: { versionCreated: '2026-01-05T00:07:00Z' } } });
    expect((await replay(object)).kinds).toEqual(['same']);
    expect(await allOf(store)).toEqual([`${ID}7`]);
  });

  test('what was refused is taken in, and what repeats it is a duplicate from then on', async () => {
    const one = held('one.xml', newsItemDocument(7));
    const two = held('two.xml', newsItemDocument(7));
    const { store, intake, replay } = await desk([one, two]);
    for (const object of [one, two]) await takeIn(object, { ...intake, limits: { ...DEFAULT_LIMITS, nodes: 10 } });
    expect(await store.receiptTotals()).toMatchObject({ rejected: 2 });
    const { before, after, kinds } = await replay(two);
    expect([before.outcome, after.outcome, kinds]).toEqual(['rejected', 'stored', ['new']]);
    expect(after.earlier).toEqual({ outcome: 'rejected', stories: 0, faults: 1, code: 'LIMIT_NODES', until: NOW });
    expect((await replay(one)).after).toMatchObject({ outcome: 'duplicate', duplicateOf: { key: 'two.xml' } });
    expect(await store.receiptTotals()).toEqual({ stored: 1, partial: 0, duplicate: 1, rejected: 0 });
    expect((await store.receipts({ outcome: 'rejected' }, { at: NOW, limit: 10 })).entries).toEqual([]);
    expect(await allOf(store)).toEqual([`${ID}7`]);
  });

  test('items that were refused join those that were kept', async () => {
    const large = newsItem(2).replace('Updates with detail.', '<a/>'.repeat(600));
    const object = held('message.xml', message(newsItem(1), large, newsItem(3)));
    const { store, intake, replay } = await desk([object]);
    expect((await takeIn(object, { ...intake, limits: { ...DEFAULT_LIMITS, nodes: 500 } })).outcome).toBe('partial');
    const { after, kinds } = await replay(object);
    expect([after.outcome, after.stories, kinds]).toEqual(['stored', 3, ['same', 'new', 'same']]);
    expect((await allOf(store)).length).toBe(3);
  });

  test('readers that keep less than those before change nothing', async () => {
    const object = held('message.xml', message(newsItem(1), newsItem(2).replace('Updates with detail.', '<a/>'.repeat(600))));
    const { store, intake, replay } = await desk([object]);
    const receipt = await takeIn(object, intake);
    for (const nodes of [500, 10]) {
      Object.assign(intake, { limits: { ...DEFAULT_LIMITS, nodes } });
      expect(await replay(object)).toMatchObject({ untouched: 'less', before: receipt, after: receipt, kinds: [] });
      expect(await store.receipt(object)).toEqual(receipt);
      expect((await allOf(store)).length).toBe(2);
    }
  });

  test('an object that has gone, or whose bytes are others, keeps its receipt', async () => {
    const object = held('n7.xml', newsItemDocument(7));
    const { store, intake, replay } = await desk([object]);
    const receipt = await takeIn(object, intake);
    Object.assign(intake, { objects: objectsOf([]) });
    expect(await replay(object)).toMatchObject({ untouched: 'gone', after: receipt });
    Object.assign(intake, { objects: objectsOf([held('n7.xml', newsItemDocument(8))]) });
    expect(await replay(object)).toMatchObject({ untouched: 'rewritten', after: receipt });
    expect(await store.receipt(object)).toEqual(receipt);
  });

  test('a duplicate leads to the object that it repeats, and lends it its bytes where that has gone', async () => {
    const first = held('first.xml', newsItemDocument(7));
    const second = held('second.xml', newsItemDocument(7));
    const { store, intake, hadMade, replay } = await desk([first, second]);
    await hadMade(first, (story) => withHeadline(story, 'Wrong'));
    await takeIn(second, intake);
    Object.assign(intake, { objects: objectsOf([second]) });
    const { before, kinds } = await replay(second);
    expect([before.key, kinds]).toEqual(['first.xml', ['changed']]);
    expect(await store.get(`${ID}7`, NOW)).toMatchObject({ story: { source: { key: 'first.xml' } } });
    expect(await headline(store, `${ID}7`)).not.toBe('Wrong');
    expect(await store.receipt(second)).toMatchObject({ outcome: 'duplicate' });
  });

  test('a story that was killed stays killed, whatever is read again', async () => {
    const first = held('n7.xml', newsItemDocument(7));
    const kill = held('kill.xml', newsItemDocument(7, 2, 'canceled'));
    const { store, intake, hadMade, replay } = await desk([first, kill]);
    await hadMade(first, (story) => withHeadline(story, 'Wrong'));
    await takeIn(kill, intake);
    for (const object of [first, kill]) {
      await replay(object);
      expect(await headline(store, `${ID}7`)).toBe('killed');
      expect(await allOf(store)).toEqual([]);
    }
  });

  test('an embargo that readers of today find hides the story at once', async () => {
    const object = held('n7.xml', newsItemDocument(7).replace('<pubStatus', '<embargoed>2099-01-01T00:00:00Z</embargoed><pubStatus'));
    const { store, hadMade, replay } = await desk([object]);
    await hadMade(object, (story) => {
      const { embargoedUntil, ...item } = withHeadline(story, 'Without').item;
      const { embargo, ...wire } = story.wire;
      return { ...story, revision: withHeadline(story, 'Without').revision, item, wire };
    });
    expect(await headline(store, `${ID}7`)).toBe('Without');
    await replay(object);
    expect(await store.get(`${ID}7`, NOW)).toBeUndefined();
    expect((await replay(object)).kinds).toEqual(['same']);
  });

  // Hundreds of stories take long on the emulator, and the store has no part in it.
  test.skipIf(name === 'DynamoDB')('stories beyond the hundred that a receipt lists are followed as well', async () => {
    const object = held('bundle.xml', message(...Array.from({ length: 130 }, (_, number) => newsItem(number))));
    const { store, hadMade, replay } = await desk([object]);
    const receipt = await hadMade(object, (story) => withHeadline(story, `Wrong ${story.id}`));
    await store.keepReceipt({ ...receipt, kept: receipt.kept.slice(0, 100) });
    expect((await replay(object)).kinds).toEqual(Array(130).fill('changed'));
    for (const number of [0, 99, 100, 129]) expect(await headline(store, `${ID}${number}`)).not.toMatch(/^Wrong/);
    expect((await replay(object)).kinds).toEqual(Array(130).fill('same'));
  });

  test('wherever the store fails, the next replay ends as an undisturbed one', async () => {
    const object = held('two.xml', message(newsItem(1), newsItem(2)));
    const misread = (story: Story, index: number) =>
      index === 0
        ? { ...story, id: 'urn:wiredesk:wrong', item: { ...story.item, uri: 'urn:wiredesk:wrong' } }
        : withHeadline(story, 'Wrong');
    const undisturbed = await desk([object]);
    await undisturbed.hadMade(object, misread);
    const { after } = await undisturbed.replay(object);
    for (let call = 1; call <= 3; call += 1) {
      const { store, intake, hadMade, replay } = await desk([object]);
      await hadMade(object, misread);
      Object.assign(intake, { store: failingAt(store, call) });
      await expect(replay(object)).rejects.toThrow('disk full');
      Object.assign(intake, { store });
      expect((await replay(object)).after).toEqual(after);
      expect(await headline(store, `${ID}2`)).not.toBe('Wrong');
      expect((await store.revisions(`${ID}2`, NOW)).length).toBe(2);
      expect((await allOf(store)).sort()).toEqual([`${ID}1`, `${ID}2`]);
    }
  });
});

/** The store, but the n-th writing fails: a put after it was done, a receipt before. */
function failingAt(store: Store, call: number): Store {
  let calls = 0;
  return {
    ...store,
    async put(stories) {
      const placements = await store.put(stories);
      if (++calls === call) throw new Error('disk full');
      return placements;
    },
    async keepReceipt(receipt) {
      if (++calls === call) throw new Error('disk full');
      await store.keepReceipt(receipt);
    },
  };
}
