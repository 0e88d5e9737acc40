// Feeds and queries: pages of entries, or of kills, newest first.
import type { DatabaseSync } from 'node:sqlite';
import { checkedAt, checkedLimit, cursorOf, positionOf } from '../page.ts';
import type { Card, Page, PageRequest, Query } from '../store.ts';
import { type EntryLists, type EntryRow, entriesThatMeet, prepareEntries, rowsOf, SPAN, spanOf } from './entries.ts';
import type { Indexing } from './search.ts';
import { prepareSearches, type Searches, searchedRows } from './searches.ts';

export type Lists = EntryLists & Searches;

export function prepareLists(database: DatabaseSync, indexing: Indexing): Lists {
  return { ...prepareEntries(database), ...prepareSearches(database, indexing) };
}

/** A page of the stories that meet a query, newest first. */
export async function queryPage(lists: Lists, query: Query, page: PageRequest): Promise<Page<Card>> {
  const at = checkedAt(page.at);
  const limit = checkedLimit(page.limit);
  const before = page.cursor === undefined ? undefined : positionOf(page.cursor, 'stories', 2);
  const rows = await rowsThatMeet(lists, query, at, before, limit + 1);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const entries = rows.slice(0, limit).map(({ card }) => JSON.parse(card) as Card);
  return { entries, ...(last && { cursor: cursorOf('stories', [last.time, last.id]) }) };
}

async function rowsThatMeet(
  lists: Lists,
  query: Query,
  at: string,
  before: readonly string[] | undefined,
  limit: number,
): Promise<EntryRow[]> {
  const span = spanOf(query, before);
  if (query.status === 'canceled') return hasOtherConditions(query) ? [] : rowsOf(lists, { sql: KILLS, parameters: [] }, span, limit);
  if (query.text !== undefined) return await searchedRows(lists, { ...query, text: query.text }, at, span, limit);
  return rowsOf(lists, entriesThatMeet(query, at), span, limit);
}

const KILLS = `SELECT entry.time, entry.id, card FROM kills AS entry JOIN revisions USING (row) WHERE ${SPAN}`;

/** Killed stories are in no feed and their text is not searched: a query with such conditions finds none. */
function hasOtherConditions({ status, since, until, ...others }: Query): boolean {
  return Object.values(others).some((condition) => condition !== undefined);
}
