// Filing the past: stories that stand in feeds are put into those that the desks of today give them.
import type { Story } from '../../wire/story.ts';
import { feedsOf } from '../feeds.ts';
import { checkedLimit, cursorOf, positionOf } from '../page.ts';
import type { Filed, FileRequest } from '../store.ts';
import { feedTimeline, headOf } from './heads.ts';
import { type Item, text } from './items.ts';
import { headKey, placeOf, positionIn, revisionKey } from './keys.ts';
import { refileHead } from './move.ts';
import { unpack } from './packing.ts';
import { place } from './places.ts';
import { get, type Table } from './table.ts';
import { walk } from './timelines.ts';

/** Files a page of stories, one after another: this goes on beside the day's work. */
export async function filePage(table: Table, { since = '', limit: most, cursor }: FileRequest): Promise<Filed> {
  const limit = checkedLimit(most);
  const [time = '', id = ''] = cursor === undefined ? [] : positionOf(cursor, 'filing', 2);
  const before = cursor === undefined ? '~' : positionIn(time, id);
  const filed = { seen: 0, moved: 0 };
  for await (const entry of walk(table, feedTimeline('all'), { before, since, limit })) {
    if (!entry.c) continue;
    filed.seen += 1;
    if (await fileStory(table, idOf(entry))) filed.moved += 1;
    if (filed.seen === limit) return { ...filed, cursor: cursorOf('filing', [placeOf(entry.SK).time, idOf(entry)]) };
  }
  return filed;
}

function idOf(entry: Item): string {
  return text(entry, 'i') || placeOf(entry.SK).id;
}

/** Answers whether the story's feeds are others than they were. */
async function fileStory(table: Table, id: string): Promise<boolean> {
  for (;;) {
    const head = headOf(await get(table, headKey(id)), id);
    const item = head && head.feeds.length > 0 ? await get(table, revisionKey(id, head.revision)) : undefined;
    if (!head || !item) return false;
    const feeds = feedsOf(await unpack<Story>(table, item), table.desks);
    if (feeds.length === head.feeds.length && feeds.every((feed) => head.feeds.includes(feed))) {
      // Whoever moved the head before may have been cut off.
      await place(table, head, false);
      return false;
    }
    const moved = await refileHead(table, head, feeds);
    if (!moved) continue;
    await place(table, moved, true);
    return true;
  }
}
