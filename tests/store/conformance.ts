// What every adapter of the store's port must do, one rule at a time. `open` gives a new, empty store.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cardOf } from '../../functions/store/card.ts';
import { type Card, CursorError, type Page, type Store } from '../../functions/store/store.ts';
import type { Story } from '../../functions/wire/story.ts';
import { readPages } from './readings.ts';
import { NOW, receiptOf, type Sketch, storyOf } from './stories.ts';

const LATER = '2026-03-02T18:00:00.000Z';
const EMBARGO = '2026-03-02T15:00:00.000Z';
const PAGE = { at: NOW, limit: 100 };

export interface StoreTraits {
  /** Whether text is looked for in bodies as well as in headlines, sluglines and keywords. */
  readonly searchesBodies: boolean;
}

export function describeStore(name: string, open: () => Promise<Store>, { searchesBodies }: StoreTraits = { searchesBodies: true }): void {
  /** Copy where the store's searches look for it. */
  const copy = (text: string): Sketch => (searchesBodies ? { body: `<p>${text}</p>` } : { keywords: [text] });
  describe(name, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const put = async (...sketches: Sketch[]): Promise<Story[]> => {
      const stories = sketches.map(storyOf);
      for (const story of stories) await store.put([story]);
      return stories;
    };
    const ids = (page: Page<Card>) => page.entries.map(({ id }) => id.split(':').at(-1));
    const found = async (query: Parameters<Store['query']>[0]) => ids(await store.query(query, PAGE));

    describe('stamps', () => {
      const stamp = async (at = NOW) => (store.stamp ? await store.stamp(at) : undefined);

      test('are the same until something may be shown otherwise', async () => {
        if (!store.stamp) return;
        await put({ name: 'one' }, { name: 'two', embargo: EMBARGO });
        const stamps = [await stamp()];
        await store.feed('all', PAGE);
        expect(await stamp(LATER.replace('18', '14'))).toBe(stamps[0]);
        await put({ name: 'three' });
        stamps.push(await stamp());
        await put({ name: 'one', version: 2, status: 'canceled' });
        stamps.push(await stamp(), await stamp(EMBARGO));
        expect(new Set(stamps).size).toBe(4);
      });
    });

    describe('putting', () => {
      test('keeps a story as it is', async () => {
        const [story] = await put({ places: ['FR'], topics: ['20000593'], keywords: ['ports'] });
        expect(await store.get(story?.id ?? '', NOW)).toEqual({ state: 'usable', story });
      });

      test('answers kept, known and conflict, and the same again', async () => {
        const first = storyOf();
        const again = storyOf({ key: 'meridian/again.xml', receivedAt: '2026-03-02T10:05:00.000Z' });
        const earlier = storyOf({ key: 'meridian/earlier.xml', receivedAt: '2026-03-02T09:05:00.000Z' });
        const other = storyOf({ content: 'b0' });
        const batch = [first, again, earlier, other, storyOf({ version: 2 })];
        const placements = ['kept', 'known', 'known', 'conflict', 'kept'];
        expect(await store.put(batch)).toEqual(placements);
        expect(await store.put(batch)).toEqual(placements);
      });

      test('tells items of one object and members of one archive apart', async () => {
        const same = (more: Sketch) => storyOf({ key: 'meridian/day.zip', ...more });
        const batch = [same({ member: 'a.xml' }), same({ member: 'b.xml' }), same({ member: 'a.xml', index: 1 })];
        expect(await store.put(batch)).toEqual(['kept', 'known', 'known']);
      });

      test('lets the delivery that arrived first stand for a revision, whichever was put first', async () => {
        const [late, early] = [storyOf({ key: 'b', receivedAt: LATER }), storyOf({ key: 'c', receivedAt: NOW })];
        await store.put([late, early]);
        expect(await store.get(late.id, LATER)).toEqual({ state: 'usable', story: early });
        expect((await store.revisions(late.id, LATER)).length).toBe(1);
      });

      test('takes an empty batch', async () => {
        expect(await store.put([])).toEqual([]);
      });

      test('keeps long copy, and any script', async () => {
        const body = `<p>${'Ηράκλειο 東京 🚢 <b>ещё</b> '.repeat(20_000)}</p>`;
        const [story] = await put({ body });
        expect(await store.get(story?.id ?? '', NOW)).toEqual({ state: 'usable', story });
      });
    });

    describe('revisions', () => {
      test('the greatest wins, in whatever order they come', async () => {
        const [, third, , second] = await put({ version: 1 }, { version: 3 }, { version: 1, content: 'b0' }, { version: 2 });
        expect(await store.get(third?.id ?? '', NOW)).toMatchObject({ story: { revision: third?.revision } });
        expect((await store.revisions(third?.id ?? '', NOW)).map(({ version }) => version)).toEqual(['3', '2', '1', '1']);
        expect(await store.revision(third?.id ?? '', second?.revision ?? '', NOW)).toEqual({ state: 'usable', story: second });
      });

      test('of what is not there nothing is answered', async () => {
        const [story] = await put({});
        expect(await store.get('urn:newsml:meridian.example:none', NOW)).toBeUndefined();
        expect(await store.revisions('urn:newsml:meridian.example:none', NOW)).toEqual([]);
        expect(await store.revision(story?.id ?? '', 'none', NOW)).toBeUndefined();
      });

      test('text is found however it is accented, in capitals or spelt out', async () => {
        await put({ headline: 'Die Straße nach Łódź ist gesperrt' });
        for (const text of ['STRASSE', 'straße', 'lodz', 'ŁÓDŹ', '"strasse nach lodz"']) expect(await found({ text })).toEqual(['harbour']);
        expect(await found({ text: '-STRASSE' })).toEqual([]);
      });

      test('a newer one takes over its story in feeds and searches', async () => {
        await put({ version: 1, places: ['FR'], ...copy('storm') }, { version: 2, places: ['BE'], ...copy('calm') });
        expect(await found({ place: 'FR' })).toEqual([]);
        expect(await found({ text: 'storm' })).toEqual([]);
        expect(await found({ place: 'BE', text: 'calm' })).toEqual(['harbour']);
        expect((await store.feed('all', PAGE)).entries.map(({ version }) => version)).toEqual(['2']);
      });
    });

    describe('embargoed and withheld stories', () => {
      const hidden: [string, Sketch][] = [
        ['embargoed', { embargo: EMBARGO }],
        ['withheld', { status: 'withheld' }],
        ['held until further notice', { indefinite: true }],
        ['embargoed beyond what dates can say', { embargo: '+012026-01-01T00:00:00.000Z' }],
      ];
      test.each(hidden)('%s: in no answer, not even as an earlier revision', async (_, sketch) => {
        const [first, second] = await put({ version: 1 }, { version: 2, keywords: ['ports'], ...sketch });
        const id = second?.id ?? '';
        expect(await store.get(id, NOW)).toBeUndefined();
        expect(await store.revisions(id, NOW)).toEqual([]);
        for (const story of [first, second]) expect(await store.revision(id, story?.revision ?? '', NOW)).toBeUndefined();
        for (const query of [
          {},
          { text: 'ferries' },
          { text: 'lisvane' },
          { text: 'ports' },
          { text: '-calm' },
          { status: 'withheld' as const },
        ]) {
          expect(await found(query)).toEqual([]);
        }
        expect((await store.feed('provider/meridian-newswire', PAGE)).entries).toEqual([]);
        expect((await store.changes(PAGE)).entries).toMatchObject([{ kind: 'withdrawn', id }]);
      });

      test('an embargoed one is there from its time on', async () => {
        const [story] = await put({ embargo: EMBARGO, ...copy('storm') });
        expect(await store.get(story?.id ?? '', EMBARGO)).toEqual({ state: 'usable', story });
        expect(ids(await store.query({ text: 'storm' }, { at: EMBARGO, limit: 1 }))).toEqual(['harbour']);
        expect(ids(await store.feed('all', { at: EMBARGO, limit: 1 }))).toEqual(['harbour']);
      });

      test('a withheld one with a time is there from its time on', async () => {
        const [story] = await put({ embargo: EMBARGO, status: 'withheld' });
        expect(await store.get(story?.id ?? '', EMBARGO)).toEqual({ state: 'usable', story });
        expect(ids(await store.query({ status: 'withheld' }, { at: EMBARGO, limit: 1 }))).toEqual(['harbour']);
      });

      test('an older revision that is still held stays hidden when asked for by name', async () => {
        const [held, shown] = await put({ version: 1, status: 'withheld' }, { version: 2 });
        const id = shown?.id ?? '';
        expect(await store.revision(id, held?.revision ?? '', NOW)).toBeUndefined();
        expect((await store.revisions(id, NOW)).map(({ revision }) => revision)).toEqual([shown?.revision]);
        expect(await store.get(id, NOW)).toEqual({ state: 'usable', story: shown });
      });

      test('no time that can be asked for shows what is withheld', async () => {
        const [story] = await put({ status: 'withheld' });
        const at = '9999-12-31T23:59:59.999Z';
        expect(await store.get(story?.id ?? '', at)).toBeUndefined();
        expect((await store.query({}, { at, limit: 10 })).entries).toEqual([]);
        expect((await store.changes({ at, limit: 10 })).entries).toEqual([]);
      });
    });

    describe('killed stories', () => {
      const kill: Sketch = { version: 2, status: 'canceled', headline: 'KILL harbour', edNote: 'Names the wrong port.' };

      test('answer with a tombstone, whichever revision is asked for', async () => {
        const [first, killing] = await put({ version: 1 }, kill);
        const id = killing?.id ?? '';
        const tombstone = { id, revision: killing?.revision, time: '2026-03-02T09:00:00.000Z', reason: 'Names the wrong port.' };
        expect(await store.get(id, NOW)).toEqual({ state: 'killed', tombstone });
        for (const story of [first, killing]) {
          expect(await store.revision(id, story?.revision ?? '', NOW)).toEqual({ state: 'killed', tombstone });
        }
        expect((await store.revisions(id, NOW)).map(({ headline, slugline }) => [headline, slugline])).toEqual([
          ['', undefined],
          ['', undefined],
        ]);
      });

      test('are in no feed and no search, but in the list of those that were killed', async () => {
        const [, killing] = await put({ version: 1, places: ['FR'] }, { ...kill, places: ['FR'] });
        for (const query of [{}, { text: 'lisvane' }, { text: 'kill' }, { place: 'FR' }, { text: '-calm' }])
          expect(await found(query)).toEqual([]);
        for (const query of [{ text: 'lisvane' }, { place: 'FR' }]) expect(await found({ ...query, status: 'canceled' })).toEqual([]);
        const { entries } = await store.query({ status: 'canceled' }, PAGE);
        expect(entries).toMatchObject([{ id: killing?.id, revision: killing?.revision, headline: '', status: 'canceled' }]);
        expect(JSON.stringify(entries)).not.toMatch(/HARBOUR|KILL/);
      });

      test('stay dead when the story comes back: only what came after may be shown', async () => {
        const [first, killing, again] = await put({ version: 1 }, kill, { version: 3 });
        const id = again?.id ?? '';
        expect(await store.get(id, NOW)).toEqual({ state: 'usable', story: again });
        expect(await store.revision(id, first?.revision ?? '', NOW)).toMatchObject({
          state: 'killed',
          tombstone: { revision: killing?.revision },
        });
        expect((await store.revisions(id, NOW)).map(({ headline }) => headline === '')).toEqual([false, true, true]);
        expect(await found({ status: 'canceled' })).toEqual([]);
        expect(await found({ text: 'lisvane' })).toEqual(['harbour']);
      });

      test('a kill of an embargoed story is told at once', async () => {
        await put({ version: 1, embargo: EMBARGO }, { ...kill, embargo: EMBARGO });
        expect((await store.changes(PAGE)).entries).toMatchObject([{ kind: 'killed' }]);
      });
    });

    describe('feeds and queries', () => {
      const spread: Sketch[] = [
        {
          name: 'one',
          versionCreated: '2026-03-02T07:00:00.000Z',
          provider: 'Agence Lumen',
          language: 'fr',
          places: ['FR'],
          topics: ['20000593'],
        },
        { name: 'two', versionCreated: '2026-03-02T08:00:00.000Z', places: ['FR', 'GB'], ...copy('Storm over the Élan strait') },
        {
          name: 'three',
          versionCreated: '2026-03-02T08:00:00.000Z',
          provider: '新港通信社',
          language: 'zh-Hant',
          ...copy('港口恢復運作'),
        },
        { name: 'four', versionCreated: '2026-03-02T09:00:00.000Z', keywords: ['ports'], slugline: 'LISVANE-STORM' },
      ];

      test('are sorted by date, latest first, then by id, and paged', async () => {
        await put(...spread);
        expect(ids(await store.feed('all', PAGE))).toEqual(['four', 'two', 'three', 'one']);
        const inOnes = await readPages((cursor) => store.feed('all', { at: NOW, limit: 1, ...cursor }));
        const inTwos = await readPages((cursor) => store.feed('all', { at: NOW, limit: 2, ...cursor }));
        expect(inOnes).toEqual((await store.feed('all', PAGE)).entries);
        expect(inTwos).toEqual(inOnes);
        expect((await store.feed('all', PAGE)).cursor).toBeUndefined();
      });

      test('a card is made of the story', async () => {
        const [story = storyOf()] = await put({ places: ['FR'] });
        expect((await store.feed('place/FR', PAGE)).entries).toEqual([cardOf(story)]);
      });

      test('a story that arrives while somebody pages is in no page twice', async () => {
        await put(...spread);
        const first = await store.feed('all', { at: NOW, limit: 2 });
        await put(
          { name: 'five', versionCreated: '2026-03-02T09:30:00.000Z' },
          { name: 'six', versionCreated: '2026-03-02T06:00:00.000Z' },
        );
        const rest = await store.feed('all', { at: NOW, limit: 9, cursor: first.cursor ?? '' });
        expect(ids(rest)).toEqual(['three', 'one', 'six']);
      });

      test.each([
        [{ provider: 'Agence Lumen' }, ['one']],
        [{ provider: 'agence-lumen' }, ['one']],
        [{ provider: '新港通信社' }, ['three']],
        [{ language: 'en' }, ['four', 'two']],
        [{ language: 'EN-gb' }, ['four', 'two']],
        [{ language: 'zh' }, ['three']],
        [{ language: '%' }, []],
        [{ subject: '20000593' }, ['one']],
        [{ subject: '11000000' }, ['one']],
        [{ subject: 'http://cv.iptc.org/newscodes/mediatopic/11000000' }, ['one']],
        [{ subject: 'ports' }, []],
        [{ place: 'fr' }, ['two', 'one']],
        [{ place: 'FR', language: 'fr' }, ['one']],
        [{ feed: 'place/FR', place: 'GB', provider: 'Meridian Newswire' }, ['two']],
        [{ feed: 'none' }, []],
        [{ since: '2026-03-02T08:00:00.000Z' }, ['four', 'two', 'three']],
        [{ until: '2026-03-02T08:00:00.000Z' }, ['one']],
        [{ status: 'usable' as const, place: 'GB' }, ['two']],
      ])('%j', async (query, expected) => {
        await put(...spread);
        expect(await found(query)).toEqual(expected);
      });

      test.each([
        ['storm', ['four', 'two']],
        ['STORM strait', ['two']],
        ['elan', ['two']],
        ['ÉLAN', ['two']],
        ['"over the"', ['two']],
        ['"the over"', []],
        ['storm -strait', ['four']],
        ['-storm', ['three', 'one']],
        ['storm -"over the"', ['four']],
        ['ports', ['four']],
        ['lisvane-storm', ['four']],
        ['恢復', ['three']],
        ['復恢', []],
        ['', ['four', 'two', 'three', 'one']],
        ['!!!', ['four', 'two', 'three', 'one']],
        ['storm AND', []],
        ['storm OR strait', []],
        ['NEAR(storm strait)', []],
        ['headline:storm', []],
        ['sto*', []],
        ['"storm', ['four', 'two']],
        [`' OR 1=1; --`, []],
        ['storm" OR "ferries', []],
        ['(storm', ['four', 'two']],
        ['\u0000storm\u0000', ['four', 'two']],
      ])('text %j', async (text, expected) => {
        await put(...spread.map((sketch) => ({ headline: 'Lisvane', ...sketch })));
        expect(await found({ text })).toEqual(expected);
      });

      test('text is looked for in bodies where the store says so, and in headline, slugline and keywords of all', async () => {
        await put({ name: 'one', headline: 'Ports', slugline: 'STRIKE', keywords: ['tugs'], body: '<p>Pilots walk out</p>' });
        for (const text of ['ports', 'strike', 'tugs', 'ports tugs']) expect(await found({ text }), text).toEqual(['one']);
        expect(await found({ text: 'pilots' })).toEqual(searchesBodies ? ['one'] : []);
        expect(await found({ text: '-pilots' })).toEqual(searchesBodies ? [] : ['one']);
      });

      test('text goes with the other conditions', async () => {
        await put(...spread);
        expect(await found({ text: 'storm', place: 'GB', until: '2026-03-02T09:00:00.000Z' })).toEqual(['two']);
      });
    });

    describe('changes', () => {
      test('come in order of arrival, once each, as the latest revision', async () => {
        await put({ name: 'one' }, { name: 'two' }, { name: 'one', version: 2 });
        const { entries, cursor = '' } = await store.changes(PAGE);
        expect(entries).toMatchObject([
          { kind: 'story', card: { slugline: 'TWO' } },
          { kind: 'story', card: { slugline: 'ONE', version: '2' } },
        ]);
        expect((await store.changes({ ...PAGE, cursor })).entries).toEqual([]);
        expect(await store.changes({ ...PAGE, cursor: entries[0]?.cursor ?? '' })).toEqual({ entries: entries.slice(1), cursor });
      });

      test('who starts with the latest cursor is told what comes, and nothing else', async () => {
        for (const name of ['one', 'two']) {
          const cursor = await store.latest?.();
          await put({ name });
          expect((await store.changes({ ...PAGE, cursor: cursor ?? '' })).entries).toMatchObject([
            { card: { slugline: name.toUpperCase() } },
          ]);
        }
      });

      test('a page that holds none has a cursor to ask again with', async () => {
        const { cursor = '' } = await store.changes(PAGE);
        await put({ name: 'one' });
        expect((await store.changes({ ...PAGE, cursor })).entries).toMatchObject([{ kind: 'story' }]);
      });

      test('nothing is told again when a story is put again, or loses', async () => {
        await put({ version: 2 });
        const { cursor = '' } = await store.changes(PAGE);
        await put({ version: 2 }, { version: 1 }, { version: 2, key: 'meridian/again.xml', receivedAt: NOW });
        expect((await store.changes({ ...PAGE, cursor })).entries).toEqual([]);
      });

      test('an embargoed story comes at its time, after what was told before', async () => {
        await put({ name: 'held', embargo: EMBARGO }, { name: 'one' });
        const first = await store.changes(PAGE);
        expect(first.entries).toMatchObject([{ card: { slugline: 'ONE' } }]);
        await put({ name: 'two' });
        const second = await store.changes({ at: LATER, limit: 100, cursor: first.cursor ?? '' });
        expect(second.entries).toMatchObject([{ card: { slugline: 'TWO' } }, { card: { slugline: 'HELD' } }]);
      });

      test('release lists embargoed stories whose time has come, once', async () => {
        await put({ name: 'held', embargo: EMBARGO }, { name: 'later', embargo: LATER }, { name: 'never', status: 'withheld' });
        expect([await store.release(NOW), await store.release(EMBARGO), await store.release(EMBARGO)]).toEqual([0, 1, 0]);
        await put({ name: 'one' });
        const told = await store.changes({ at: EMBARGO, limit: 100 });
        expect(told.entries).toMatchObject([{ card: { slugline: 'HELD' } }, { card: { slugline: 'ONE' } }]);
        expect([await store.release(LATER), await store.release(LATER)]).toEqual([1, 0]);
      });

      test('somebody whose clock lags waits, and misses nothing', async () => {
        await put({ name: 'held', embargo: EMBARGO });
        expect((await store.changes({ at: LATER, limit: 100 })).entries).toMatchObject([{ card: { slugline: 'HELD' } }]);
        await put({ name: 'one' });
        const lagging = await store.changes(PAGE);
        expect(lagging.entries).toEqual([]);
        const caughtUp = await store.changes({ at: LATER, limit: 100, cursor: lagging.cursor ?? '' });
        expect(caughtUp.entries).toMatchObject([{ card: { slugline: 'HELD' } }, { card: { slugline: 'ONE' } }]);
      });

      test('what was told is withdrawn by a revision that may not be shown, once, and comes back with one that may', async () => {
        await put({ version: 1 });
        const [{ cursor = '' }, [second]] = [await store.changes(PAGE), await put({ version: 2, status: 'withheld' })];
        const withdrawn = await store.changes({ ...PAGE, cursor });
        expect(withdrawn.entries).toMatchObject([{ kind: 'withdrawn', id: second?.id }]);
        await put({ version: 3, embargo: EMBARGO });
        expect((await store.changes({ ...PAGE, cursor: withdrawn.cursor ?? '' })).entries).toEqual([]);
        const back = await store.changes({ at: LATER, limit: 9, cursor: withdrawn.cursor ?? '' });
        expect(back.entries).toMatchObject([{ kind: 'story', card: { version: '3' } }]);
      });
    });

    describe('pages', () => {
      test.each([0, -1, 1.5, 1_001, Number.NaN])('a limit of %d is refused', async (limit) => {
        await expect(store.feed('all', { at: NOW, limit })).rejects.toThrow(RangeError);
        await expect(store.changes({ at: NOW, limit })).rejects.toThrow(RangeError);
        await expect(store.receipts({}, { at: NOW, limit })).rejects.toThrow(RangeError);
      });

      test.each(['', 'now', '2026-03-02', '2026-03-02T12:00:00Z', '~'])('the time %j is refused', async (at) => {
        await expect(store.feed('all', { at, limit: 1 })).rejects.toThrow(RangeError);
        await expect(store.get('urn:x', at)).rejects.toThrow(RangeError);
        await expect(store.revisions('urn:x', at)).rejects.toThrow(RangeError);
        await expect(store.revision('urn:x', '1', at)).rejects.toThrow(RangeError);
        await expect(store.release(at)).rejects.toThrow(RangeError);
      });

      test('a cursor that is none of the list is refused', async () => {
        await put({ name: 'one' }, { name: 'two' });
        await store.keepReceipt(receiptOf());
        await store.keepReceipt(receiptOf({ key: 'other' }));
        const stories = (await store.feed('all', { at: NOW, limit: 1 })).cursor ?? '';
        const changes = (await store.changes(PAGE)).cursor ?? '';
        const receipts = (await store.receipts({}, { at: NOW, limit: 1 })).cursor ?? '';
        for (const cursor of ['', '1', 'W10', '====', `${stories}A`, 'bnVsbA', changes, receipts]) {
          await expect(store.feed('all', { ...PAGE, cursor })).rejects.toThrow(CursorError);
          await expect(store.query({ status: 'canceled' }, { ...PAGE, cursor })).rejects.toThrow(CursorError);
        }
        for (const cursor of ['', '1', stories, receipts]) await expect(store.changes({ ...PAGE, cursor })).rejects.toThrow(CursorError);
        for (const cursor of ['', '1', stories, changes])
          await expect(store.receipts({}, { ...PAGE, cursor })).rejects.toThrow(CursorError);
      });
    });

    describe('marks', () => {
      test('the last one kept under a name counts', async () => {
        expect(await store.mark('reconcile')).toBeUndefined();
        await store.keepMark('reconcile', 'incoming/a');
        await store.keepMark('reconcile', 'incoming/é');
        await store.keepMark('webhook/desk', '');
        expect([await store.mark('reconcile'), await store.mark('webhook/desk')]).toEqual(['incoming/é', '']);
      });

      test('a long one is refused', async () => {
        await store.keepMark('reconcile', 'a'.repeat(1_000));
        await expect(store.keepMark('reconcile', 'a'.repeat(1_001))).rejects.toThrow(RangeError);
      });
    });

    describe('receipts', () => {
      test('where one is asked to stay it stays, and is listed as before', async () => {
        await store.keepReceipt(receiptOf(), { ifNone: true });
        await store.keepReceipt(receiptOf({ outcome: 'duplicate' }), { ifNone: true });
        expect(await store.receipt(receiptOf())).toEqual(receiptOf());
        expect((await store.receipts({ outcome: 'stored' }, { at: NOW, limit: 5 })).entries).toEqual([receiptOf()]);
        expect((await store.receipts({ outcome: 'duplicate' }, { at: NOW, limit: 5 })).entries).toEqual([]);
      });

      test('the last one of an object counts', async () => {
        expect(await store.receipt(receiptOf())).toBeUndefined();
        await store.keepReceipt(receiptOf({ outcome: 'rejected' }));
        await store.keepReceipt(receiptOf());
        await store.keepReceipt(receiptOf({ versionId: 'v2', outcome: 'duplicate' }));
        expect(await store.receipt(receiptOf())).toEqual(receiptOf());
        expect(await store.receiptTotals()).toEqual({ stored: 1, partial: 0, duplicate: 1, rejected: 0 });
      });

      test('the first that kept stories from the same bytes is found, however they were put', async () => {
        const sha256 = 'cd'.repeat(32);
        const kept = [
          receiptOf({ sha256, key: 'a', outcome: 'rejected', receivedAt: '2026-03-02T07:00:00.000Z' }),
          receiptOf({ sha256, key: 'd', outcome: 'partial', receivedAt: '2026-03-02T09:00:00.000Z' }),
          receiptOf({ sha256, key: 'c', outcome: 'stored', receivedAt: '2026-03-02T08:00:00.000Z' }),
          receiptOf({ sha256, key: 'b', outcome: 'stored', receivedAt: '2026-03-02T08:00:00.000Z' }),
        ];
        expect(await store.receiptOf(sha256)).toBeUndefined();
        for (const receipt of kept) await store.keepReceipt(receipt);
        expect(await store.receiptOf(sha256)).toEqual(kept[3]);
      });

      test('are listed latest first, by outcome, code, key and time', async () => {
        const refused = [{ code: 'TRUNCATED' as const, message: 'ends in the middle' }];
        const all = [
          receiptOf({ key: 'lumen/a', receivedAt: '2026-03-02T07:00:00.000Z' }),
          receiptOf({ key: 'lumen/b_%', outcome: 'rejected', refused, receivedAt: '2026-03-02T08:00:00.000Z' }),
          receiptOf({ key: 'meridian/c', outcome: 'partial', refused, receivedAt: '2026-03-02T09:00:00.000Z' }),
        ];
        for (const receipt of all) await store.keepReceipt(receipt);
        const keys = async (query: Parameters<Store['receipts']>[0]) => (await store.receipts(query, PAGE)).entries.map(({ key }) => key);
        expect(await keys({})).toEqual(['meridian/c', 'lumen/b_%', 'lumen/a']);
        expect(await keys({ outcome: 'rejected' })).toEqual(['lumen/b_%']);
        expect(await keys({ code: 'TRUNCATED' })).toEqual(['meridian/c', 'lumen/b_%']);
        expect(await keys({ code: 'TRUNCATED', outcome: 'partial' })).toEqual(['meridian/c']);
        expect(await keys({ code: 'NO_ITEMS' })).toEqual([]);
        expect(await keys({ prefix: 'lumen/b_' })).toEqual(['lumen/b_%']);
        expect(await keys({ prefix: 'l%' })).toEqual([]);
        expect(await keys({ since: '2026-03-02T08:00:00.000Z' })).toEqual(['meridian/c', 'lumen/b_%']);
        const pages = await readPages((cursor) => store.receipts({}, { at: NOW, limit: 1, ...cursor }));
        expect(pages).toEqual(all.toReversed());
      });

      test('of one object are all of its versions, and no other', async () => {
        const refused = [{ code: 'TRUNCATED' as const, message: 'ends in the middle' }];
        const versions = [
          receiptOf({ key: 'lumen/a', versionId: 'v9', receivedAt: '2026-03-02T07:00:00.000Z' }),
          receiptOf({ key: 'lumen/a', versionId: 'v1', outcome: 'rejected', refused, receivedAt: '2026-03-02T08:00:00.000Z' }),
          receiptOf({ key: 'lumen/a', versionId: 'v5', receivedAt: '2026-03-02T09:00:00.000Z' }),
        ];
        const others = [receiptOf({ key: 'lumen/a.xml' }), receiptOf({ key: 'lumen/a', bucket: 'other' }), receiptOf({ key: 'lumen/' })];
        for (const receipt of [...versions, ...others]) await store.keepReceipt(receipt);
        const [key, bucket] = ['lumen/a', versions[0]?.bucket ?? ''];
        const ask = async (query: Parameters<Store['receipts']>[0]) =>
          readPages((cursor) => store.receipts({ object: { key, bucket }, ...query }, { at: NOW, limit: 1, ...cursor }));
        expect(await ask({})).toEqual(versions.toReversed());
        const inAll = await readPages((cursor) => store.receipts({ object: { key } }, { at: NOW, limit: 1, ...cursor }));
        expect(inAll.filter((each) => each.bucket === bucket)).toEqual(versions.toReversed());
        expect(inAll.length).toBe(4);
        expect(await ask({ outcome: 'stored' })).toEqual([versions[2], versions[0]]);
        expect(await ask({ code: 'TRUNCATED', since: '2026-03-02T08:00:00.000Z' })).toEqual([versions[1]]);
        expect(await ask({ since: '2026-03-02T08:30:00.000Z' })).toEqual([versions[2]]);
        expect(await ask({ prefix: 'meridian/' })).toEqual([]);
      });
    });
  });
}
