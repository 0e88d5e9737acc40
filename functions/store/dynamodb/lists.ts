// Feeds and queries: the entries of one feed, newest first, whose stories are in the other feeds asked for and hold the text.
import { feedsAskedFor } from '../feeds.ts';
import { checkedAt, checkedLimit, cursorOf, positionOf } from '../page.ts';
import { readSearch, type SearchTerms } from '../search-text.ts';
import type { Card, Page, PageRequest, Query } from '../store.ts';
import { foldedWords } from '../words.ts';
import { feedTimeline, type Head, headOf, KILLS } from './heads.ts';
import { type Item, text } from './items.ts';
import { headKey, placeOf, positionIn } from './keys.ts';
import { getMany, nameOf, type Table } from './table.ts';
import { type Timeline, type Walk, walk } from './timelines.ts';

/** A page of the stories that meet a query, newest first. */
export async function queryPage(table: Table, query: Query, page: PageRequest): Promise<Page<Card>> {
  const at = checkedAt(page.at);
  const limit = checkedLimit(page.limit);
  const [time, id] = page.cursor === undefined ? [] : positionOf(page.cursor, 'stories', 2);
  const list = query.status === 'canceled' ? killsThatMeet(query) : entriesThatMeet(query);
  if (!list) return { entries: [] };

  const before = earliest(horizon(at), query.until, time === undefined || id === undefined ? undefined : positionIn(time, id));
  const entries: Card[] = [];
  const look: Look = { at, before, since: query.since ?? '', limit: limit + 1, looked: 0 };
  for await (const card of cardsOf(table, list, look)) {
    if (entries.length === limit) return { entries, cursor: cursorAfter(entries.at(-1)) };
    entries.push(card);
  }
  return { entries, ...(look.stoppedAt && { cursor: cursorAfter(look.stoppedAt) }) };
}

/** A walk through a list, and how far it has come. */
interface Look extends Walk {
  readonly at: string;
  looked: number;
  /** The last entry that was looked at, where there may be more. */
  stoppedAt?: Place;
}

type Place = Pick<Card, 'time' | 'id'>;

const DAY = 86_400_000;
/** Sorts after every time. */
const AFTER_ALL = '~';

function earliest(...places: readonly (string | undefined)[]): string {
  return places.reduce<string>((first, each = AFTER_ALL) => (each < first ? each : first), AFTER_ALL);
}

/**
 * What stands a day ahead is under embargo, and its months need not be looked through. Not sooner, for the clocks of who writes and of who reads
 * may differ.
 */
function horizon(at: string): string {
  const dayAfter = new Date(Date.parse(at) + DAY).toISOString();
  // The year after 9999 is written otherwise.
  return dayAfter > at ? dayAfter : AFTER_ALL;
}

function cursorAfter(last: Place | undefined): string {
  return cursorOf('stories', [last?.time ?? '', last?.id ?? '']);
}

interface List {
  readonly timeline: Timeline;
  /** What the card must meet. */
  readonly meets: (card: Card) => boolean;
  /** What the head must meet, where the card does not tell. */
  readonly headMeets?: (head: Head) => boolean;
}

/** Killed stories are in no feed and their text is not searched: a query with such conditions finds none. */
function killsThatMeet({ status, since, until, ...others }: Query): List | undefined {
  if (Object.values(others).some((condition) => condition !== undefined)) return undefined;
  return { timeline: KILLS, meets: () => true };
}

function entriesThatMeet(query: Query): List | undefined {
  const [feed, ...others] = feedsAskedFor(query) ?? [];
  if (feed === undefined) return undefined;
  const terms = readSearch(query.text ?? '');
  const meets = (card: Card) => !query.status || card.status === query.status;
  const timeline = feedTimeline(feed);
  if (others.length + terms.all.length + terms.none.length === 0) return { timeline, meets };
  const headMeets = ({ feeds, searched }: Head) => others.every((other) => feeds.includes(other)) && holdsTerms(searched, terms);
  return { timeline, meets, headMeets };
}

/** Lines end words as blanks do, and no phrase goes over their end. */
function holdsTerms(searched: string, { all, none }: SearchTerms): boolean {
  const lines = searched.split('\n').map(foldedWords);
  const holds = (term: string) => lines.some((line) => line.includes(foldedWords(term)));
  return all.every(holds) && !none.some(holds);
}

/** Cards of a list that may be shown and meet its conditions. */
async function* cardsOf(table: Table, list: List, look: Look): AsyncGenerator<Card> {
  let unsure: Card[] = [];
  for await (const card of cardsLookedAt(table, list.timeline, look)) {
    if (!list.meets(card)) continue;
    if (!list.headMeets) yield card;
    else if (unsure.push(card) === look.limit) {
      yield* await surely(table, unsure, list.headMeets, look.at);
      unsure = [];
    }
  }
  if (list.headMeets) yield* await surely(table, unsure, list.headMeets, look.at);
}

/** Cards of a list that may be shown, of as many entries as are looked at for a page. */
async function* cardsLookedAt(table: Table, timeline: Timeline, look: Look): AsyncGenerator<Card> {
  for await (const entry of walk(table, timeline, look)) {
    look.looked += 1;
    if (entry.c && text(entry, 'v') <= look.at) yield cardOf(entry);
    if (look.looked < Math.max(table.looks, look.limit)) continue;
    look.stoppedAt = placeOfEntry(entry);
    return;
  }
}

/** Those whose heads meet the conditions, and are those that the cards are of. */
async function surely(table: Table, cards: readonly Card[], headMeets: (head: Head) => boolean, at: string): Promise<Card[]> {
  const items = await getMany(
    table,
    cards.map(({ id }) => headKey(id)),
  );
  return cards.filter(({ id, revision }) => {
    const head = headOf(items.get(nameOf(headKey(id))), id);
    return head?.revision === revision && head.visibleFrom <= at && headMeets(head);
  });
}

function cardOf(entry: Item): Card {
  return { ...placeOfEntry(entry), ...JSON.parse(text(entry, 'c')) };
}

function placeOfEntry(entry: Item): Place {
  const { time, id } = placeOf(entry.SK);
  return { id: text(entry, 'i') || id, time };
}
