// The head of a story: the item that says which revision wins, and what stands in lists for it. Pure but for reading.
import type { Story } from '../../wire/story.ts';
import { bareCard, cardOf, feedTime, isKill, NEVER, tombstoneOf, visibleFrom } from '../card.ts';
import { feedsOf } from '../feeds.ts';
import { searchedText } from '../search-text.ts';
import type { Card, Tombstone } from '../store.ts';
import type { Entry } from './entries.ts';
import { type Item, type Key, number, text } from './items.ts';
import { changeKey, headKey, isCut, positionIn, shardOf, waitKey } from './keys.ts';
import { nameOf, type Table } from './table.ts';
import { partitionOf, registryKey, type Timeline } from './timelines.ts';

export interface Head {
  readonly id: string;
  /** Goes up by one whenever the head says something else. */
  readonly g: number;
  readonly revision: string;
  /** How often an earlier delivery took the revision over. */
  readonly takes: number;
  readonly time: string;
  readonly visibleFrom: string;
  readonly card: Card;
  /** Of the greatest kill among the story's revisions, which need not be the head. */
  readonly kill?: Tombstone;
  readonly feeds: readonly string[];
  /** Number of shards that its entries were spread over. */
  readonly shards: number;
  readonly change?: Told;
  /** Whether it waits for its embargo to be listed in changes. */
  readonly waits: boolean;
  /** Keys of entries that earlier heads had and that may still stand. */
  readonly left: readonly Key[];
  /** Headline, slugline and keywords as searches look at them, a line each. */
  readonly searched: string;
}

/** The story's place in the list of changes. */
export interface Told {
  readonly shard: number;
  readonly number: number;
  readonly from: string;
  readonly withdrawn: boolean;
  /** Whether the story had been told of before. */
  readonly again: boolean;
}

export const KILLS: Timeline = { name: 'K', span: 'month' };

export function feedTimeline(feed: string): Timeline {
  return { name: `F#${feed}`, span: 'month' };
}

/** How lists are kept: spread over how many shards, and cut by which desks. */
type Lists = Pick<Table, 'shards' | 'desks'>;

/**
 * What the head says once this story, taken over `takes` times, is among the revisions; undefined where it says that already.
 */
export function nextHead(old: Head | undefined, story: Story, takes: number, { shards, desks }: Lists): Unleft | undefined {
  const kill = greaterKill(old?.kill, story);
  const isBetter = !old || story.revision > old.revision || (story.revision === old.revision && takes > old.takes);
  if (!isBetter) return kill === old.kill ? undefined : { ...old, g: old.g + 1, ...(kill && { kill }) };

  const card = cardOf(story);
  const visible = visibleFrom(story);
  return {
    id: story.id,
    g: (old?.g ?? 0) + 1,
    revision: story.revision,
    takes,
    time: feedTime(story),
    visibleFrom: visible,
    card: isKill(story) ? bareCard(card) : card,
    ...(kill && { kill }),
    feeds: visible === NEVER ? [] : feedsOf(story, desks),
    shards,
    ...(old?.change && { change: old.change }),
    waits: old?.waits ?? false,
    searched: isKill(story) ? '' : searchedLines(story),
  };
}

function greaterKill(known: Tombstone | undefined, story: Story): Tombstone | undefined {
  if (!isKill(story)) return known;
  const kill = tombstoneOf(story);
  const isGreater = !known || kill.revision > known.revision || (kill.revision === known.revision && kill.time < known.time);
  return isGreater ? kill : known;
}

/** Characters of searched text that a head holds: more than any desk puts into headlines and keywords. */
const MAX_SEARCHED = 20_000;

function searchedLines(story: Story): string {
  const { headline, slugline, keywords } = searchedText(story);
  return [headline, slugline, keywords].join('\n').slice(0, MAX_SEARCHED);
}

/** What is to be told of a new head: itself, that the story may be shown no longer, or nothing. */
export function newsOf(old: Head | undefined, next: Unleft): 'story' | 'withdrawn' | undefined {
  if (!isNews(old, next)) return undefined;
  if (next.visibleFrom === '') return 'story';
  return old?.change && !old.change.withdrawn ? 'withdrawn' : undefined;
}

/** The same revision has the same content: only its time may differ, with the delivery that stands for it. */
export function isNews(old: Head | undefined, next: Unleft): boolean {
  return !old || old.revision !== next.revision || old.time !== next.time;
}

export function isEmbargoed({ visibleFrom }: Pick<Head, 'visibleFrom'>): boolean {
  return visibleFrom !== '' && visibleFrom !== NEVER;
}

/** A head with the keys that the one before it, and those before that one, have left. */
export function leaving(old: Head | undefined, next: Unleft): Head {
  const kept = new Set(keysOf(next).map(nameOf));
  const left = new Map([...(old?.left ?? []), ...(old ? keysOf(old) : [])].map((key) => [nameOf(key), key]));
  return { ...next, left: [...left].filter(([name]) => !kept.has(name)).map(([, key]) => key) };
}

export type Unleft = Omit<Head, 'left'>;

function keysOf(head: Unleft): Key[] {
  const { change, waits, id, visibleFrom, shards } = head;
  return [
    ...entriesOf(head).map(({ key }) => key),
    ...(waits ? [waitKey(shardOf(id, shards), visibleFrom, id)] : []),
    ...(change ? [changeKey(change.shard, change.number)] : []),
  ];
}

/** What stands in feeds, or in the list of kills, for a head. */
export function entriesOf(head: Unleft): Entry[] {
  const { id, time, feeds, shards, card, visibleFrom } = head;
  const timelines = card.status === 'canceled' ? [KILLS] : feeds.map(feedTimeline);
  const { id: _, time: __, ...rest } = card;
  const attributes = { c: JSON.stringify(rest), v: visibleFrom || undefined, i: isCut(id) ? id : undefined };
  const shard = shardOf(id, shards);
  return timelines.map((timeline) => ({
    key: { PK: partitionOf(timeline, time, shard), SK: positionIn(time, id) },
    registry: registryKey(timeline, time),
    attributes,
  }));
}

export function waitEntry({ id, visibleFrom, shards }: Head): Entry {
  return { key: waitKey(shardOf(id, shards), visibleFrom, id), attributes: { i: id } };
}

/** The item of a head. Absent attributes stand for the usual. */
export function headItem(head: Head): Item {
  const { id, time, revision, card, kill, change, left } = head;
  const { id: _, time: __, revision: ___, ...rest } = card;
  return {
    ...headKey(id),
    i: id,
    g: head.g,
    r: revision,
    n: head.takes || undefined,
    t: time,
    v: head.visibleFrom || undefined,
    c: JSON.stringify(rest),
    k: kill && JSON.stringify([kill.revision, kill.time, kill.reason]),
    f: head.feeds.join('\n') || undefined,
    p: head.shards > 1 ? head.shards : undefined,
    m: change && JSON.stringify([change.shard, change.number, change.from, Number(change.withdrawn), Number(change.again)]),
    w: head.waits ? 1 : undefined,
    q: head.searched || undefined,
    l: left.length > 0 ? JSON.stringify(grouped(left)) : undefined,
  };
}

/** Reads a head's item. Throws where it is of another story whose id has the same hash. */
export function headOf(item: Item | undefined, id: string): Head | undefined {
  if (!item) return undefined;
  if (text(item, 'i') !== id) throw new Error(`two stories have the key ${item.PK}: ${text(item, 'i')} and ${id}`);
  const [revision, time] = [text(item, 'r'), text(item, 't')];
  return {
    id,
    g: number(item, 'g'),
    revision,
    takes: number(item, 'n'),
    time,
    visibleFrom: text(item, 'v'),
    card: { id, revision, time, ...JSON.parse(text(item, 'c')) },
    ...(item.k && { kill: killOf(id, text(item, 'k')) }),
    feeds: text(item, 'f').split('\n').filter(Boolean),
    shards: number(item, 'p') || 1,
    ...(item.m && { change: toldOf(text(item, 'm')) }),
    waits: number(item, 'w') === 1,
    left: item.l ? (JSON.parse(text(item, 'l')) as Grouped).flatMap(([SK, names]) => names.map((PK) => ({ PK, SK }))) : [],
    searched: text(item, 'q'),
  };
}

/** Keys by their sort keys, each written once: a story may stand in hundreds of feeds, and its id may be long. */
type Grouped = [SK: string, PK: string[]][];

function grouped(keys: readonly Key[]): Grouped {
  const groups = Map.groupBy(keys, ({ SK }) => SK);
  return [...groups].map(([SK, group]) => [SK, group.map(({ PK }) => PK)]);
}

function killOf(id: string, json: string): Tombstone {
  const [revision, time, reason] = JSON.parse(json) as [string, string, string | undefined];
  return { id, revision, time, ...(reason && { reason }) };
}

function toldOf(json: string): Told {
  const [shard, number, from, withdrawn, again] = JSON.parse(json) as [number, number, string, number, number];
  return { shard, number, from, withdrawn: withdrawn === 1, again: again === 1 };
}
