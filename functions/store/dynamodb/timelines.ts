// Timelines: lists that are sorted by time and read newest first. A timeline's entries stand in a partition a month (or day),
// spread over shards. Which months it has is registered, so that a list with long gaps is not looked for month by month.
import type { Item, Key } from './items.ts';
import { pages, type Table } from './table.ts';

export interface Timeline {
  /** What its partitions' keys begin with, such as `F#all`. */
  readonly name: string;
  readonly span: 'month' | 'day';
}

const LENGTH = { month: 7, day: 10 } as const;

/** The partition of an entry. The first shard's has no number, so that a list may be spread later on. */
export function partitionOf({ name, span }: Timeline, time: string, shard: number): string {
  return `${name}#${spanOf(span, time)}${shard > 0 ? `#${shard}` : ''}`;
}

/** Where it is registered that a timeline has entries in the month (or day) of a time. */
export function registryKey({ name, span }: Timeline, time: string): Key {
  return { PK: `M#${name}`, SK: spanOf(span, time) };
}

function spanOf(span: Timeline['span'], time: string): string {
  return time.slice(0, LENGTH[span]);
}

export interface Walk {
  /** Entries before this sort key, which need not exist. */
  readonly before: string;
  /** Entries of this time and later. */
  readonly since: string;
  /** Entries that are wanted, or thereabouts. */
  readonly limit: number;
}

/** Entries of a timeline, newest first; tombstones are among them. */
export async function* walk(table: Table, timeline: Timeline, { before, since, limit }: Walk): AsyncGenerator<Item> {
  const until = Buffer.byteLength(before) > MAX_KEY ? before.slice(0, MAX_KEY / 4) : before;
  if (until === '') return;
  for await (const span of spans(table, timeline, until, since)) {
    const shards = Array.from({ length: table.shards }, (_, shard) =>
      entriesOf(table, partitionOf(timeline, span, shard), until, table.shards > 1 ? Math.ceil(limit / table.shards) + 2 : limit),
    );
    for await (const entry of newestFirst(shards)) {
      if (entry.SK < since) return;
      yield entry;
    }
  }
}

/** Bytes of a sort key that is looked from: longer ones are nobody's. */
const MAX_KEY = 1_000;
const SPANS = 12;

async function* spans(table: Table, { name, span }: Timeline, until: string, since: string): AsyncGenerator<string> {
  const where = ['SK <= :sk', spanOf(span, until)] as const;
  for await (const page of pages(table, { PK: `M#${name}`, where, order: 'descending', limit: SPANS })) {
    for (const { SK } of page) {
      if (SK < spanOf(span, since)) return;
      yield SK;
    }
  }
}

async function* entriesOf(table: Table, PK: string, until: string, limit: number): AsyncGenerator<Item> {
  for await (const page of pages(table, { PK, where: ['SK < :sk', until], order: 'descending', limit })) yield* page;
}

/** Merges lists that are each sorted newest first. All are asked at once. */
export async function* newestFirst(lists: readonly AsyncGenerator<Item>[]): AsyncGenerator<Item> {
  const heads = await Promise.all(lists.map((list) => list.next()));
  for (;;) {
    let newest = -1;
    for (const [index, { done, value }] of heads.entries()) {
      if (!done && (newest < 0 || value.SK > (heads[newest]?.value.SK ?? ''))) newest = index;
    }
    const next = heads[newest];
    const list = lists[newest];
    if (!next || !list) return;
    yield next.value;
    heads[newest] = await list.next();
  }
}

/** Days (or months) that a timeline has entries in, with what is remembered of each. */
export async function* registered(table: Table, { name }: Timeline): AsyncGenerator<Item> {
  for await (const page of pages(table, { PK: `M#${name}`, order: 'descending' })) yield* page;
}
