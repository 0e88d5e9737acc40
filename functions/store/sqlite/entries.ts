// The entries of one feed, newest first, that stand in the other feeds asked for and match the text.
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { feedsAskedFor } from '../feeds.ts';
import { readSearch } from '../search-text.ts';
import type { Query } from '../store.ts';
import { type Statement, statement } from './database.ts';

export interface EntryRow {
  readonly time: string;
  readonly id: string;
  readonly card: string;
}

export interface EntryLists {
  readonly database: DatabaseSync;
  /** By their SQL, prepared when first asked for: there are few shapes. */
  readonly prepared: Map<string, Statement<EntryRow>>;
}

export interface List {
  readonly sql: string;
  readonly parameters: readonly SQLInputValue[];
}

/** From a time on, and before a position: the end of the time asked for, or the cursor. */
export interface Span {
  readonly since: string;
  readonly before: readonly [time: string, id: string];
}

/** The first and the last row in which text is searched for. */
export type Rows = readonly [first: number, last: number];

export const ALL_ROWS: Rows = [0, Number.MAX_SAFE_INTEGER];

export function prepareEntries(database: DatabaseSync): EntryLists {
  return { database, prepared: new Map() };
}

/** The condition that all lists end with; its parameters are those of a span, and the limit. */
export const SPAN = 'entry.time >= ? AND (entry.time, entry.id) < (?, ?) ORDER BY entry.time DESC, entry.id DESC LIMIT ?';

export function spanOf({ since = '', until = AFTER_ALL }: Query, [time = AFTER_ALL, id = '']: readonly string[] = []): Span {
  return { since, before: until <= time ? [until, ''] : [time, id] };
}

/** Sorts after every time. */
const AFTER_ALL = '~';

/** The rows of a list within a span; none of a list that is none. */
export function rowsOf({ database, prepared }: EntryLists, list: List | undefined, { since, before }: Span, limit: number): EntryRow[] {
  if (!list) return [];
  const known = prepared.get(list.sql) ?? statement<EntryRow>(database, list.sql);
  prepared.set(list.sql, known);
  return known.all(...list.parameters, since, ...before, limit);
}

type Condition = readonly [sql: string, ...parameters: SQLInputValue[]];

/** The entries that meet a query, its text looked for in these rows alone; undefined where no story can. */
export function entriesThatMeet(query: Query, at: string, rows: Rows = ALL_ROWS): List | undefined {
  const conditions = conditionsOf(query, at);
  if (!conditions) return undefined;
  const { all, none } = readSearch(query.text ?? '');
  const searched: Condition[] = [
    ...(all.length > 0 ? [[`entry.row IN ${MATCHES}`, matchOf(all, 'AND'), ...rows] as const] : []),
    ...(none.length > 0 ? [[`entry.row NOT IN ${MATCHES}`, matchOf(none, 'OR'), ...rows] as const] : []),
  ];
  return listOf('entries AS entry JOIN revisions USING (row)', [...conditions, ...searched]);
}

/** Of these rows, the entries that meet a query, whatever its text. */
export function entriesAmong(rows: readonly number[], query: Query, at: string): List | undefined {
  const conditions = conditionsOf(query, at);
  return (
    conditions &&
    listOf(
      `json_each(?) AS among CROSS JOIN revisions ON revisions.row = among.value
       CROSS JOIN entries AS entry ON entry.time = revisions.time AND entry.id = revisions.id AND entry.row = revisions.row`,
      conditions,
      JSON.stringify(rows),
    )
  );
}

function listOf(tables: string, conditions: readonly Condition[], ...parameters: readonly SQLInputValue[]): List {
  const where = [...conditions.map(([sql]) => sql), SPAN].join(' AND ');
  return {
    sql: `SELECT entry.time, entry.id, card FROM ${tables} WHERE ${where}`,
    parameters: [...parameters, ...conditions.flatMap(([, ...own]) => own)],
  };
}

function conditionsOf(query: Query, at: string): Condition[] | undefined {
  const [feed, ...others] = feedsAskedFor(query) ?? [];
  if (feed === undefined) return undefined;
  return [
    ['entry.feed = ?', feed],
    ['entry.visible_from <= ?', at],
    ...others.map((other) => [IN_FEED, other] as const),
    ...(query.status ? [['revisions.status = ?', query.status] as const] : []),
  ];
}

const IN_FEED = 'EXISTS (SELECT 1 FROM entries AS other WHERE other.feed = ? AND other.time = entry.time AND other.id = entry.id)';
/** FTS5 goes straight to a row that is an integer, and reads all before one that is not: node:sqlite hands in numbers as reals. */
export const IN_ROWS = 'search MATCH ? AND rowid BETWEEN CAST(? AS INTEGER) AND CAST(? AS INTEGER)';
const MATCHES = `(SELECT rowid FROM search WHERE ${IN_ROWS})`;

/** What FTS5 is asked for text that must be there; undefined where there is none such. */
export function matchOfText(text: string): string | undefined {
  const { all, none } = readSearch(text);
  if (all.length === 0) return undefined;
  return none.length > 0 ? `(${matchOf(all, 'AND')}) NOT (${matchOf(none, 'OR')})` : matchOf(all, 'AND');
}

/** Each term stands as a quoted string, in which FTS5 knows no operators, columns or wildcards. */
function matchOf(terms: readonly string[], operator: 'AND' | 'OR'): string {
  return terms.map((term) => `"${term.replaceAll('"', '""')}"`).join(` ${operator} `);
}
