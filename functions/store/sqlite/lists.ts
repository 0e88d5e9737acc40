// Feeds and queries: the entries of one feed, newest first, that stand in the other feeds asked for and match the text.
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { feedsAskedFor } from '../feeds.ts';
import { checkedAt, checkedLimit, cursorOf, positionOf } from '../page.ts';
import { readSearch } from '../search-text.ts';
import type { Card, Page, PageRequest, Query } from '../store.ts';
import { type Statement, statement } from './database.ts';
import { type Indexing, indexAll } from './search.ts';

interface EntryRow {
  readonly time: string;
  readonly id: string;
  readonly card: string;
}

export interface Lists {
  readonly database: DatabaseSync;
  readonly indexing: Indexing;
  /** By their SQL, prepared when first asked for: there are few shapes. */
  readonly prepared: Map<string, Statement<EntryRow>>;
}

export function prepareLists(database: DatabaseSync, indexing: Indexing): Lists {
  return { database, indexing, prepared: new Map() };
}

/** A page of the stories that meet a query, newest first. */
export function queryPage(lists: Lists, query: Query, page: PageRequest): Page<Card> {
  const at = checkedAt(page.at);
  const limit = checkedLimit(page.limit);
  const before = page.cursor === undefined ? undefined : positionOf(page.cursor, 'stories', 2);
  const list = query.status === 'canceled' ? killsThatMeet(query) : entriesThatMeet(query, at);
  if (!list) return { entries: [] };

  if (query.text !== undefined) indexAll(lists.database, lists.indexing);
  const rows = listing(lists, list.sql).all(...list.parameters, ...span(query, before), limit + 1);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const entries = rows.slice(0, limit).map(({ card }) => JSON.parse(card) as Card);
  return { entries, ...(last && { cursor: cursorOf('stories', [last.time, last.id]) }) };
}

function listing({ database, prepared }: Lists, sql: string): Statement<EntryRow> {
  const known = prepared.get(sql) ?? statement<EntryRow>(database, sql);
  prepared.set(sql, known);
  return known;
}

interface List {
  readonly sql: string;
  readonly parameters: SQLInputValue[];
}

const SPAN = 'entry.time >= ? AND (entry.time, entry.id) < (?, ?) ORDER BY entry.time DESC, entry.id DESC LIMIT ?';

/** The earliest time, and the position before which entries must stand: the end of the time asked for, or the cursor. */
function span({ since = '', until = AFTER_ALL }: Query, [time = AFTER_ALL, id = '']: readonly string[] = []): string[] {
  return [since, ...(until <= time ? [until, ''] : [time, id])];
}

/** Sorts after every time. */
const AFTER_ALL = '~';

/** Killed stories are in no feed and their text is not searched: a query with such conditions finds none. */
function killsThatMeet({ status, since, until, ...others }: Query): List | undefined {
  if (Object.values(others).some((condition) => condition !== undefined)) return undefined;
  return { sql: `SELECT entry.time, entry.id, card FROM kills AS entry JOIN revisions USING (row) WHERE ${SPAN}`, parameters: [] };
}

function entriesThatMeet(query: Query, at: string): List | undefined {
  const feeds = feedsAskedFor(query);
  if (!feeds) return undefined;
  const [feed = '', ...others] = feeds;
  const { all, none } = readSearch(query.text ?? '');
  const conditions: [sql: string, parameter: string][] = [
    ['entry.feed = ?', feed],
    ['entry.visible_from <= ?', at],
    ...others.map((other): [string, string] => [IN_FEED, other]),
    ...(query.status ? [['revisions.status = ?', query.status] as [string, string]] : []),
    ...(all.length > 0 ? [[`entry.row IN ${MATCHES}`, matchOf(all, 'AND')] as [string, string]] : []),
    ...(none.length > 0 ? [[`entry.row NOT IN ${MATCHES}`, matchOf(none, 'OR')] as [string, string]] : []),
  ];
  const where = [...conditions.map(([sql]) => sql), SPAN].join(' AND ');
  return {
    sql: `SELECT entry.time, entry.id, card FROM entries AS entry JOIN revisions USING (row) WHERE ${where}`,
    parameters: conditions.map(([, parameter]) => parameter),
  };
}

const IN_FEED = 'EXISTS (SELECT 1 FROM entries AS other WHERE other.feed = ? AND other.time = entry.time AND other.id = entry.id)';
const MATCHES = '(SELECT rowid FROM search WHERE search MATCH ?)';

/** Each term stands as a quoted string, in which FTS5 knows no operators, columns or wildcards. */
function matchOf(terms: readonly string[], operator: 'AND' | 'OR'): string {
  return terms.map((term) => `"${term.replaceAll('"', '""')}"`).join(` ${operator} `);
}
