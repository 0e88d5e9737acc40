// Pages of feeds, kept as they were answered. Three steps, and each is left out where it can be: has anything changed in the store (its stamp),
// which stories are on the page (their cards, from which comes its tag), and what do they say (their bodies, rendered one by one and kept).
import { slugOf } from '../store/feeds.ts';
import type { Card, Page, Query, Store, Tombstone } from '../store/store.ts';
import type { Body, Modified, Representation } from './answer.ts';
import { bodyOf, tagOf } from './answer.ts';
import type { FeedFormat, PageHead } from './feeds/format.ts';
import { type Kept, newKept } from './kept.ts';

/** What one page is. Its `key` tells it from any other. */
export interface FeedPage {
  readonly key: string;
  readonly format: FeedFormat;
  readonly query: Query;
  readonly limit: number;
  readonly cursor?: string;
  readonly isFull: boolean;
  /** Whether kills are told on it: they stand on first pages alone. */
  readonly tellsKills: boolean;
  /** Whether the query's times were stated as such, and not as a time ago: the question is the same whenever it is asked. */
  readonly isFixed: boolean;
  readonly base: string;
  head(next: string | undefined, updated: string): PageHead;
}

export interface FeedPages {
  /** The page as it is at a time. Throws what the store throws. */
  at(page: FeedPage, at: string): Promise<Representation>;
}

/** Bytes of pages, and characters of entries, that are kept. */
const PAGES_ROOM = 48_000_000;
const ENTRIES_ROOM = 24_000_000;
/** What a page is taken to need beside its bodies. */
const PAGE_SIZE = 2_000;
/** Characters beyond which a page ends early. */
const LONG = 4_000_000;
const KILLS = 100;
const KILL_DAYS = 30;
const DAY = 86_400_000;
/** Bodies that are read at once. */
const READERS = 16;
const TRIES = 5;

interface KnownPage {
  readonly tag: string;
  /** Within the second in which it was first seen to be what it is, and when that is over. */
  readonly fresh: Modified;
  readonly settled: Modified;
  /** When that second is over: ISO 8601. */
  readonly settledAt: string;
  stamp: string | undefined;
  body: Promise<Body> | undefined;
}

interface Shelf {
  readonly store: Store;
  readonly pages: Kept<KnownPage>;
  readonly entries: Kept<string>;
}

export function newFeedPages(store: Store): FeedPages {
  const shelf: Shelf = { store, pages: newKept(PAGES_ROOM), entries: newKept(ENTRIES_ROOM) };
  return { at: (page, at) => pageAt(shelf, page, at) };
}

async function pageAt(shelf: Shelf, page: FeedPage, at: string): Promise<Representation> {
  // Asked for before the cards: what changes in between makes the next asker look again.
  const stamp = page.isFixed ? await shelf.store.stamp?.(at) : undefined;
  const known = shelf.pages.get(page.key);
  if (known && stamp !== undefined && known.stamp === stamp) return representation(shelf, page, known, at);
  const listing = await listed(shelf.store, page, at);
  const tag = tagOf(JSON.stringify([page.format.ending, page.isFull, page.base, listing]));
  const current: KnownPage = known?.tag === tag ? known : knownFrom(at, tag);
  current.stamp = stamp;
  if (current !== known) shelf.pages.set(page.key, current, PAGE_SIZE);
  return representation(shelf, page, current, at, listing);
}

/**
 * A page's date is the second after it was first seen to be what it is: what changed within that second has a later one. Until it is over the
 * second itself is told, by which nobody's copy counts as fresh.
 */
function knownFrom(at: string, tag: string): KnownPage {
  const second = Math.floor(Date.parse(at) / 1_000) * 1_000;
  const modified = (since: number, isSettled: boolean) => ({ since, date: new Date(since).toUTCString(), isSettled });
  return {
    tag,
    fresh: modified(second, false),
    settled: modified(second + 1_000, true),
    settledAt: new Date(second + 1_000).toISOString(),
    stamp: undefined,
    body: undefined,
  };
}

function representation(shelf: Shelf, page: FeedPage, known: KnownPage, at: string, listing?: Listing): Representation {
  return {
    contentType: page.format.contentType,
    tag: known.tag,
    modified: at < known.settledAt ? known.fresh : known.settled,
    body: () => {
      known.body ??= makeBody(shelf, page, known, at, listing);
      return known.body;
    },
  };
}

async function makeBody(shelf: Shelf, page: FeedPage, known: KnownPage, at: string, listing?: Listing): Promise<Body> {
  try {
    const body = bodyOf(await rendered(shelf, page, listing ?? (await listed(shelf.store, page, at)), at));
    // Held plain and zipped.
    shelf.pages.set(page.key, known, PAGE_SIZE + Math.ceil(1.4 * body.plain.length));
    return body;
  } catch (error) {
    known.body = undefined;
    throw error;
  }
}

interface Listing {
  readonly cards: readonly Card[];
  readonly cursor?: string;
  readonly kills: readonly Card[];
}

async function listed(store: Store, page: FeedPage, at: string, limit = page.limit): Promise<Listing> {
  const { query, cursor } = page;
  const found = await store.query(query, { at, limit, ...(cursor !== undefined && { cursor }) });
  const kills = page.tellsKills ? await killsFor(store, query, at) : [];
  return { cards: found.entries, ...(found.cursor !== undefined && { cursor: found.cursor }), kills };
}

/** Stories that were killed lately and may have stood in the feed: a kill's card tells less than its story did. */
async function killsFor(store: Store, { feed = 'all', since }: Query, at: string): Promise<Card[]> {
  const lately = new Date(Date.parse(at) - KILL_DAYS * DAY).toISOString();
  const kills: Page<Card> = await store.query(
    { status: 'canceled', since: since && since > lately ? since : lately },
    { at, limit: KILLS },
  );
  return kills.entries.filter((card) => mayHaveStoodIn(feed, card));
}

function mayHaveStoodIn(feed: string, { provider, language, places }: Card): boolean {
  const [kind = '', name = ''] = feed.split('/');
  if (kind === 'provider') return !provider || name.startsWith(slugOf(provider));
  if (kind === 'language') return !language || language.toLowerCase().startsWith(name);
  return kind !== 'place' || !places || places.includes(name);
}

async function rendered(shelf: Shelf, page: FeedPage, listing: Listing, at: string): Promise<string> {
  let current = listing;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const entries = await renderedEntries(shelf, page, current.cards, at);
    const fitting = lengthThatFits(entries);
    if (fitting < entries.length) current = await listed(shelf.store, page, at, fitting);
    else return page.format.page(...(await wholePage(shelf, page, current, entries, at)));
  }
  throw new Error('a feed changed faster than it could be read');
}

async function wholePage(
  { store }: Shelf,
  page: FeedPage,
  { cards, kills, cursor }: Listing,
  entries: readonly (string | undefined)[],
  at: string,
) {
  const { tombstone } = page.format;
  const tombstones = tombstone ? await eachOf(kills, async (card) => tombstone(await tombstoneOf(store, card, at))) : [];
  const times = [...cards, ...kills].map(({ time }) => time).sort();
  const head = page.head(cursor, times.at(-1) ?? '1970-01-01T00:00:00.000Z');
  return [head, entries.filter((entry) => entry !== undefined), tombstones] as const;
}

async function tombstoneOf(
  store: Store,
  { id, revision, time, version }: Card,
  at: string,
): Promise<Tombstone & { readonly version?: string }> {
  const answer = await store.get(id, at);
  const reason = answer?.state === 'killed' ? answer.tombstone.reason : undefined;
  return { id, revision, time, ...(reason && { reason }), ...(version && { version }) };
}

/** Entries of cards; undefined for stories that were taken back since they were listed. */
function renderedEntries({ store, entries }: Shelf, { format, base, isFull }: FeedPage, cards: readonly Card[], at: string) {
  return eachOf(cards, async (card) => {
    const key = JSON.stringify([format.ending, isFull, base, card]);
    const known = entries.get(key);
    if (known !== undefined) return known;
    const answer = await store.revision(card.id, card.revision, at);
    if (answer?.state !== 'usable') return undefined;
    const entry = format.entry(answer.story, card, base, isFull);
    entries.set(key, entry, entry.length + key.length);
    return entry;
  });
}

function lengthThatFits(entries: readonly (string | undefined)[]): number {
  let length = 0;
  const beyond = entries.findIndex((entry, index) => {
    length += entry?.length ?? 0;
    return length > LONG && index > 0;
  });
  return beyond < 0 ? entries.length : beyond;
}

/** Does work for each, so many at once; answers in their order. */
async function eachOf<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < all.length; at = next++) results[at] = await work(all[at] as T);
  };
  await Promise.all(Array.from({ length: Math.min(READERS, all.length) }, worker));
  return results;
}
