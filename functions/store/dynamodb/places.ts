// What a head says, made true in the lists: feeds, kills, those that wait, and the list of changes.

import { placeEntries } from './entries.ts';
import { entriesOf, type Head, headOf, waitEntry } from './heads.ts';
import { type Item, type Key, text } from './items.ts';
import { changeKey, headKey } from './keys.ts';
import { renumberHead, unmoved } from './move.ts';
import { ABSENT, get, put, type Table, update } from './table.ts';

/** `fresh`: this head was put just now, and none of its entries can stand yet; else what stands is left as it is. */
export async function place(table: Table, head: Head, fresh: boolean): Promise<void> {
  const entries = [...entriesOf(head), ...(head.waits ? [waitEntry(head)] : [])];
  const [isListed] = await Promise.all([listChange(table, head, fresh), placeEntries(table, head.g, entries, head.left, fresh)]);
  if (!isListed) return await listAgain(table, head);
  if (head.left.length > 0) await update(table, headKey(head.id), 'REMOVE l', unmoved(head));
}

/** Puts the row of the head's change, if it is not there; false where its number was given up. */
async function listChange(table: Table, { id, g, change }: Head, fresh: boolean): Promise<boolean> {
  if (!change) return true;
  const key = changeKey(change.shard, change.number);
  const standing = fresh ? undefined : await get(table, key);
  if (standing) return !isVoid(standing);
  if (await put(table, changeRow(key, id, g, change.again), ABSENT)) return true;
  const other = await get(table, key);
  return other !== undefined && !isVoid(other);
}

/** A row of the list of changes. What it tells of is the head of its story, as long as the head has its number. */
function changeRow(key: Key, id: string, g: number, again: boolean): Item {
  return { ...key, i: id, g, u: again ? 1 : undefined };
}

/** Whether a row of the list of changes tells of nothing: it was given up, or left. */
export function isVoid(row: Item): boolean {
  return text(row, 'i') === '';
}

/** Takes another number, if the head still has the one that was given up; whoever moved it lists what it now says. */
async function listAgain(table: Table, head: Head): Promise<void> {
  const now = headOf(await get(table, headKey(head.id)), head.id);
  const isOurs = now?.change?.number === head.change?.number && now?.change?.shard === head.change?.shard;
  if (!now || !isOurs) return;
  const moved = await renumberHead(table, now);
  if (moved) await place(table, moved, true);
  else await listAgain(table, head);
}
