// What a new row of the list of changes tells, for those who are handed rows by the table's stream.
import type { Story } from '../../wire/story.ts';
import type { Card, Tombstone } from '../store.ts';
import { type Head, headOf } from './heads.ts';
import { headKey, paddedNumber, revisionKey } from './keys.ts';
import { unpack } from './packing.ts';
import { get, type Table } from './table.ts';

export type News =
  /** `published` the first time that something is told of the story, and `updated` from then on. */
  | { readonly kind: 'published' | 'updated'; readonly card: Card; readonly feeds: readonly string[]; readonly story: Story }
  | { readonly kind: 'killed'; readonly tombstone: Tombstone }
  /** A revision that may not be shown superseded what was told before. */
  | { readonly kind: 'withdrawn'; readonly id: string };

/** A row as the stream has it: its new image, in DynamoDB's own spelling. */
export type RowImage = Readonly<Record<string, { readonly S?: string | undefined }>>;

/**
 * What a row tells; undefined where it tells nothing, as its story has gone on: then a later row does. The head is asked for that,
 * so a row that is handed in twice, or late, tells the latest or nothing.
 */
export async function newsOf(table: Table, image: RowImage): Promise<News | undefined> {
  const [row, place, id] = [image.PK?.S, image.SK?.S, image.i?.S];
  if (!row?.startsWith('F#changes#') || !place || !id) return undefined;
  const head = headOf(await get(table, headKey(id)), id);
  const change = head?.change;
  if (!head || !change || row !== `F#changes#${change.shard}` || place !== paddedNumber(change.number)) return undefined;
  if (change.withdrawn) return { kind: 'withdrawn', id };
  return head.kill?.revision === head.revision ? { kind: 'killed', tombstone: head.kill } : await storyNews(table, head, change.again);
}

async function storyNews(table: Table, head: Head, again: boolean): Promise<News | undefined> {
  const item = await get(table, revisionKey(head.id, head.revision));
  if (!item) return undefined;
  return { kind: again ? 'updated' : 'published', card: head.card, feeds: head.feeds, story: await unpack<Story>(table, item) };
}
