// What every adapter must do about desks. `open` gives a new, empty store that minds these desks.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readDesks } from '../../functions/store/desk-rules.ts';
import type { Desk, Desks } from '../../functions/store/desks.ts';
import { CursorError, type Store } from '../../functions/store/store.ts';
import { NOW, type Sketch, storyOf } from './stories.ts';

const EMBARGO = '2026-03-02T15:00:00.000Z';
const LATER = '2026-03-02T18:00:00.000Z';

function desk(name: string, any: object): readonly Desk[] {
  return readDesks(JSON.stringify({ desks: { [name]: { title: name, any: [any] } } }), 'desks.json');
}

export function describeDesks(name: string, open: (desks: Desks) => Promise<Store>): void {
  describe(`${name}, desks`, () => {
    let desks: readonly Desk[] = [];
    let store: Store;
    beforeEach(async () => {
      desks = desk('ports', { keyword: 'ports' });
      store = await open(() => desks);
    });
    afterEach(() => store.close());

    const put = async (...sketches: Sketch[]) => void (await store.put(sketches.map(storyOf)));
    const caught = async (feed: string, at = NOW) => (await store.feed(feed, { at, limit: 100 })).entries.map(({ slugline }) => slugline);
    const file = async (limit = 100, since?: string) => {
      let [seen, moved] = [0, 0];
      for (let cursor: string | undefined, more = true; more; ) {
        const filed = await store.file({ limit, ...(since && { since }), ...(cursor !== undefined && { cursor }) });
        seen += filed.seen;
        moved += filed.moved;
        cursor = filed.cursor;
        more = cursor !== undefined;
      }
      return { seen, moved };
    };

    test('a story is in the feed of its desk when it is stored, and leaves it with a revision that is not for it', async () => {
      await put({ name: 'one', keywords: ['Ports'] }, { name: 'two' });
      expect(await caught('desk/ports')).toEqual(['ONE']);
      expect((await store.query({ feed: 'desk/ports', text: 'lisvane' }, { at: NOW, limit: 9 })).entries.length).toBe(1);
      await put({ name: 'one', version: 2 });
      expect(await caught('desk/ports')).toEqual([]);
    });

    test('embargoed copy waits at its desk as elsewhere, and killed copy is at none', async () => {
      await put({ name: 'one', keywords: ['ports'], embargo: EMBARGO }, { name: 'two', keywords: ['ports'] });
      await put(
        { name: 'two', version: 2, keywords: ['ports'], status: 'canceled' },
        { name: 'three', keywords: ['ports'], status: 'withheld' },
      );
      expect(await caught('desk/ports', '2026-03-02T14:59:59.999Z')).toEqual([]);
      expect(await caught('desk/ports', EMBARGO)).toEqual(['ONE']);
    });

    test('filing puts the past under the desks of today, page by page, and again without effect', async () => {
      await put(...['one', 'two', 'three', 'four', 'five'].map((name) => ({ name, keywords: ['ports'] })));
      await put({ name: 'six', slugline: 'SIX' });
      desks = [...desk('odd', { text: 'one' }), ...desk('all', { type: 'text' })];
      expect(await caught('desk/all')).toEqual([]);
      expect(await file(2)).toEqual({ seen: 6, moved: 6 });
      expect(await caught('desk/ports')).toEqual([]);
      expect(await caught('desk/odd')).toEqual(['ONE']);
      expect((await caught('desk/all')).length).toBe(6);
      expect(await file(4)).toEqual({ seen: 6, moved: 0 });
      desks = desk('ports', { keyword: 'ports' });
      expect(await file()).toEqual({ seen: 6, moved: 6 });
      expect((await caught('desk/ports')).length).toBe(5);
      expect(await caught('desk/all')).toEqual([]);
      expect((await caught('all')).length).toBe(6);
    });

    test('filing minds the time that it is told', async () => {
      await put({ name: 'one', versionCreated: '2026-03-01T09:00:00.000Z' }, { name: 'two', versionCreated: '2026-03-02T09:00:00.000Z' });
      desks = desk('all', { type: 'text' });
      expect(await file(1, '2026-03-02T00:00:00.000Z')).toEqual({ seen: 1, moved: 1 });
      expect(await caught('desk/all')).toEqual(['TWO']);
    });

    test('filing shows nothing that may not be shown, and brings nothing back', async () => {
      await put({ name: 'one', embargo: EMBARGO }, { name: 'two', status: 'withheld' }, { name: 'three' });
      await put({ name: 'three', version: 2, status: 'canceled' });
      desks = desk('all', { none: [{ keyword: 'none' }] });
      await file();
      expect(await caught('desk/all', '2026-03-02T14:59:59.999Z')).toEqual([]);
      expect(await caught('desk/all', LATER)).toEqual(['ONE']);
    });

    test('a story that was filed leaves all its feeds with a later revision, and changes tell nothing of filing', async () => {
      await put({ name: 'one', keywords: ['ports'] });
      const { cursor = '' } = await store.changes({ at: NOW, limit: 9 });
      desks = desk('all', { type: 'text' });
      await file();
      expect((await store.changes({ at: NOW, limit: 9, cursor })).entries).toEqual([]);
      await put({ name: 'one', version: 2, status: 'canceled' });
      for (const feed of ['desk/ports', 'desk/all', 'all']) expect(await caught(feed)).toEqual([]);
    });

    test('a story may come back to a desk that it has left', async () => {
      await put({ name: 'one', keywords: ['ports'] });
      for (const [rule, expected] of [
        [{ keyword: 'none' }, []],
        [{ keyword: 'ports' }, ['ONE']],
        [{ keyword: 'none' }, []],
        [{ keyword: 'ports' }, ['ONE']],
      ] as const) {
        desks = desk('ports', rule);
        await file();
        expect(await caught('desk/ports')).toEqual(expected);
      }
    });

    test('limits and cursors that are none are refused', async () => {
      for (const limit of [0, 1_001, 1.5]) await expect(store.file({ limit })).rejects.toThrow(RangeError);
      const feed = await store.changes({ at: NOW, limit: 1 });
      for (const cursor of ['', 'W10', feed.cursor ?? '']) await expect(store.file({ limit: 1, cursor })).rejects.toThrow(CursorError);
    });
  });
}
