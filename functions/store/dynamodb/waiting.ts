// Embargoed stories, which wait to be listed in changes. Those who wait are hints: whether a story still waits, its head says.
import { checkedAt } from '../page.ts';
import { headOf } from './heads.ts';
import { type Item, text } from './items.ts';
import { headKey, waitingOf } from './keys.ts';
import { releaseHead } from './move.ts';
import { place } from './places.ts';
import { get, pages, remove, type Table } from './table.ts';

/** Lists embargoed stories whose time has come, and answers how many there were. */
export async function release(table: Table, time: string): Promise<number> {
  const at = checkedAt(time);
  const shards = Array.from({ length: table.shards }, (_, shard) => releaseShard(table, shard, at));
  return (await Promise.all(shards)).reduce((sum, released) => sum + released, 0);
}

async function releaseShard(table: Table, shard: number, at: string): Promise<number> {
  let released = 0;
  // '$' is the character after '#', which ends the time of a place.
  for await (const page of pages(table, { PK: waitingOf(shard), where: ['SK < :sk', `${at}$`], order: 'ascending' })) {
    for (const hint of page) released += (await releaseStory(table, hint, at)) ? 1 : 0;
  }
  return released;
}

async function releaseStory(table: Table, hint: Item, at: string): Promise<boolean> {
  const id = text(hint, 'i');
  for (;;) {
    const head = headOf(await get(table, headKey(id)), id);
    if (!head?.waits || head.visibleFrom > at) {
      const isStale = !head?.waits || !hint.SK.startsWith(head.visibleFrom);
      // A head that is newer than the hint may be about to put the same one again.
      if (isStale) await remove(table, hint, { that: 'g < :g', values: { ':g': head?.g ?? 0 } });
      return false;
    }
    const moved = await releaseHead(table, head);
    if (!moved) continue;
    await place(table, moved, true);
    return true;
  }
}
