// Searches for text in large stores. The index tells all stories that ever held a word, which takes a second for one that a million hold, and
// to look through a feed for one that few hold takes as long. So the newest entries are searched first: what many stories hold is there. Then
// come the stories that hold it, if they are few; else the feed, one span of time after another. In between others have their turn.
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { feedsAskedFor } from '../feeds.ts';
import type { Query } from '../store.ts';
import { type Statement, statement } from './database.ts';
import {
  ALL_ROWS,
  type EntryLists,
  type EntryRow,
  entriesAmong,
  entriesThatMeet,
  IN_ROWS,
  matchOfText,
  type Rows,
  rowsOf,
  type Span,
} from './entries.ts';
import { type Indexing, indexAll, lastRow } from './search.ts';

export interface Searches {
  readonly indexing: Indexing;
  readonly timeBehind: Statement<{ readonly time: string }>;
  readonly rowsWithin: Statement<{ readonly first: number | null; readonly last: number | null }>;
  readonly matching: Statement<{ readonly row: number }>;
}

export function prepareSearches(database: DatabaseSync, indexing: Indexing): Searches {
  const within = 'FROM entries WHERE feed = ? AND time >= ? AND (time, id) < (?, ?)';
  return {
    indexing,
    timeBehind: statement(database, `SELECT time ${within} ORDER BY time DESC, id DESC LIMIT 1 OFFSET ?`),
    rowsWithin: statement(database, `SELECT min(row) AS first, max(row) AS last ${within}`),
    matching: statement(database, `SELECT rowid AS row FROM search WHERE ${IN_ROWS} LIMIT ?`),
  };
}

/** Entries that are searched at once, at first and at most. */
const FIRST_WINDOW = 1_000;
const WIDEST_WINDOW = 16_000;
/** Stories that came in the order of their times have rows in that order; others lie scattered among so many times more. */
const SCATTERED = 8;
const FEW = 2_000;
/** Rows of the index that are searched at once. */
const ROWS_AT_ONCE = 65_536;

type TextQuery = Query & { readonly text: string };

/** The newest entries within a span that meet a query, so many at most. */
export async function searchedRows(
  lists: EntryLists & Searches,
  query: TextQuery,
  at: string,
  span: Span,
  limit: number,
): Promise<EntryRow[]> {
  const feed = feedsAskedFor(query)?.[0];
  if (feed === undefined) return [];
  indexAll(lists.database, lists.indexing);
  const found: EntryRow[] = [];
  for (let rest = span, size = FIRST_WINDOW; ; size = Math.min(WIDEST_WINDOW, 4 * size)) {
    const window = windowOf(lists, feed, rest, size);
    const isAll = window.since === span.since;
    // Where even the first cannot be searched alone, all are, unless they are few.
    if (size > FIRST_WINDOW || window.rows !== ALL_ROWS) {
      found.push(...rowsOf(lists, entriesThatMeet(query, at, window.rows), window, limit - found.length));
      if (isAll || found.length === limit) return found;
      rest = { since: span.since, before: [window.since, ''] };
    }
    const few = size === FIRST_WINDOW ? await fewThatMatch(lists, query.text) : undefined;
    if (few) return rowsOf(lists, entriesAmong(few, query, at), span, limit);
    await othersTurn();
  }
}

/** The newest part of a span, and the rows that its entries have; all of the span where they lie scattered. */
function windowOf({ timeBehind, rowsWithin }: Searches, feed: string, span: Span, size: number): Span & { readonly rows: Rows } {
  const since = timeBehind.get(feed, span.since, ...span.before, size)?.time ?? span.since;
  const { first, last } = rowsWithin.get(feed, since, ...span.before) ?? {};
  const rows: Rows = [first ?? 0, last ?? 0];
  return rows[1] - rows[0] > SCATTERED * size ? { ...span, rows: ALL_ROWS } : { since, before: span.before, rows };
}

/** The rows of all stories that a text is in, whenever they came; undefined where they are not few. */
async function fewThatMatch({ matching, indexing }: Searches, text: string): Promise<number[] | undefined> {
  const match = matchOfText(text);
  if (match === undefined) return undefined;
  const rows: number[] = [];
  for (let last = lastRow(indexing); last > 0; last -= ROWS_AT_ONCE) {
    rows.push(...matching.all(match, last - ROWS_AT_ONCE + 1, last, FEW + 1).map(({ row }) => row));
    if (rows.length > FEW) return undefined;
    await othersTurn();
  }
  return rows;
}
