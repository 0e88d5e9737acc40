// Moving a head: it is put on condition that it has not moved since it was read, with the number of the change that it tells.
import { type Head, headItem, headOf, isEmbargoed, isNews, leaving, newsOf, type Unleft } from './heads.ts';
import { changeKey, headKey, shardOf } from './keys.ts';
import { takeNumber } from './numbers.ts';
import { ABSENT, type Condition, get, put, type Table } from './table.ts';

/** Puts what follows on a head; undefined where it has moved meanwhile: read it again. */
export async function moveHead(table: Table, old: Head | undefined, next: Unleft): Promise<Head | undefined> {
  const news = newsOf(old, next);
  const waits = isNews(old, next) ? isEmbargoed(next) : next.waits;
  const from = news === 'withdrawn' ? (old?.change?.from ?? '') : '';
  return await putHead(table, old, { ...next, waits }, news && { from, withdrawn: news === 'withdrawn' });
}

/** Lists an embargoed head whose time has come. */
export async function releaseHead(table: Table, old: Head): Promise<Head | undefined> {
  return await putHead(table, old, { ...old, g: old.g + 1, waits: false }, { from: old.visibleFrom, withdrawn: false });
}

/** Puts a head into other feeds. Changes tell nothing of it. */
export async function refileHead(table: Table, old: Head, feeds: readonly string[]): Promise<Head | undefined> {
  return await putHead(table, old, { ...old, g: old.g + 1, feeds, shards: table.shards }, undefined);
}

/** Gives a change a number again, where a reader has given its number up. */
export async function renumberHead(table: Table, old: Head): Promise<Head | undefined> {
  const { change } = old;
  return change && (await putHead(table, old, { ...old, g: old.g + 1 }, change, change.again));
}

interface News {
  readonly from: string;
  readonly withdrawn: boolean;
}

async function putHead(
  table: Table,
  old: Head | undefined,
  next: Unleft,
  news: News | undefined,
  again = old?.change !== undefined,
): Promise<Head | undefined> {
  const shard = shardOf(next.id, table.shards);
  const change = news && { shard, number: await takeNumber(table, shard), from: news.from, withdrawn: news.withdrawn, again };
  const head = leaving(old, change ? { ...next, change } : next);
  if (await put(table, headItem(head), old ? unmoved(old) : ABSENT)) return head;
  if (change) await giveBack(table, head, change.number);
  return undefined;
}

export function unmoved({ g }: Head): Condition {
  return { that: 'g = :g', values: { ':g': g } };
}

/**
 * Marks a number that was not used, so that no reader waits for it. A put that seems to have failed may have been done, when its
 * answer was lost and it was tried again: so the head is asked first.
 */
async function giveBack(table: Table, { id, change }: Head, number: number): Promise<void> {
  const now = headOf(await get(table, headKey(id)), id);
  if (!change || (now?.change?.number === number && now.change.shard === change.shard)) return;
  await put(table, { ...changeKey(change.shard, number), g: 0 }, ABSENT);
}
