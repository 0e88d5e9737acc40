// The list of changes: a row for each story that was ever shown, numbered anew whenever there is something new to tell of it.
// An embargoed head waits without a number until somebody asks after its time.
import type { DatabaseSync } from 'node:sqlite';
import { NEVER } from '../card.ts';
import { checkedAt, checkedLimit, cursorOf, positionOf } from '../page.ts';
import { type Card, type Change, CursorError, type Page, type PageRequest, type Tombstone } from '../store.ts';
import { statement, transaction } from './database.ts';
import type { Facts, Revision } from './rows.ts';

interface ChangeRow {
  readonly change: number;
  readonly id: string;
  readonly visible_from: string;
  readonly withdrawn: number;
  readonly card: string;
  readonly tombstone: string | null;
}

type ListingStatements = ReturnType<typeof prepareListing>;
export type ChangesStatements = ReturnType<typeof prepareChanges>;

export function prepareListing(database: DatabaseSync) {
  return {
    list: statement(database, 'INSERT INTO changes (row, visible_from, withdrawn) VALUES (?, ?, ?)'),
    unlist: statement(database, 'DELETE FROM changes WHERE change = ?'),
    listed: statement<Pick<ChangeRow, 'visible_from' | 'withdrawn'>>(
      database,
      'SELECT visible_from, withdrawn FROM changes WHERE change = ?',
    ),
    wait: statement(database, 'INSERT INTO waiting (visible_from, id, row) VALUES (?, ?, ?)'),
    unwait: statement(database, 'DELETE FROM waiting WHERE visible_from = ? AND id = ?'),
  };
}

export function prepareChanges(database: DatabaseSync) {
  return {
    ...prepareListing(database),
    due: statement<{ visible_from: string; id: string; row: number; change: number | null }>(
      database,
      `SELECT waiting.visible_from, waiting.id, row, change FROM waiting JOIN revisions USING (row)
       WHERE waiting.visible_from <= ? ORDER BY waiting.visible_from, waiting.id`,
    ),
    setChange: statement(database, 'UPDATE revisions SET change = ? WHERE row = ?'),
    last: statement<{ change: number }>(database, 'SELECT coalesce(max(change), 0) AS change FROM changes'),
    page: statement<ChangeRow>(
      database,
      `SELECT changes.change, id, changes.visible_from, withdrawn, card, tombstone
       FROM changes JOIN revisions USING (row) WHERE changes.change > ? ORDER BY changes.change LIMIT ?`,
    ),
  };
}

/** Lists what is new when a head moves, within the caller's transaction. Answers the number of the story's row, if it has one. */
export function listChange(sql: ListingStatements, id: string, row: number, head: Facts, old: Revision | undefined): number | null {
  if (old && isEmbargoed(old)) sql.unwait.run(old.visible_from, id);
  if (isEmbargoed(head)) sql.wait.run(head.visible_from, id, row);
  const before = old?.change ?? null;
  return head.visible_from === '' ? renumber(sql, row, '', 0, before) : withdraw(sql, row, before);
}

function isEmbargoed({ visible_from }: Facts): boolean {
  return visible_from !== '' && visible_from !== NEVER;
}

/** Tells those who were shown an earlier revision that it is shown no longer. */
function withdraw(sql: ListingStatements, row: number, before: number | null): number | null {
  const shown = before === null ? undefined : sql.listed.get(before);
  if (!shown || shown.withdrawn) return before;
  return renumber(sql, row, shown.visible_from, 1, before);
}

/** Puts a row at the end of the list, and only then takes the story's old one off: so no number is ever given twice. */
function renumber(sql: ListingStatements, row: number, visibleFrom: string, withdrawn: 0 | 1, before: number | null): number {
  const change = Number(sql.list.run(row, visibleFrom, withdrawn).lastInsertRowid);
  if (before !== null) sql.unlist.run(before);
  return change;
}

/** A page of changes after a cursor. Writes first, where embargoes have passed since it was last asked. */
export function changesPage(database: DatabaseSync, sql: ChangesStatements, request: PageRequest): Page<Change> {
  const at = checkedAt(request.at);
  const limit = checkedLimit(request.limit);
  const start = request.cursor ?? changeCursor(0);
  const after = changeNumber(start);
  releaseDue(database, sql, at);

  const entries: Change[] = [];
  for (const row of sql.page.all(after, limit)) {
    // Somebody whose clock is ahead was shown this already. To pass over it would be to miss it.
    if (row.visible_from > at) break;
    entries.push(changeOf(row));
  }
  return { entries, cursor: entries.at(-1)?.cursor ?? start };
}

export function latestCursor(sql: ChangesStatements): string {
  return changeCursor(sql.last.get()?.change ?? 0);
}

/** Lists embargoed stories whose time has come, and answers their number. Writes only where there are some. */
export function releaseDue(database: DatabaseSync, sql: ChangesStatements, time: string): number {
  const at = checkedAt(time);
  return sql.due.get(at) ? transaction(database, () => release(sql, at)) : 0;
}

function release(sql: ChangesStatements, at: string): number {
  const due = sql.due.all(at);
  for (const { visible_from, id, row, change } of due) {
    sql.unwait.run(visible_from, id);
    sql.setChange.run(renumber(sql, row, visible_from, 0, change), row);
  }
  return due.length;
}

function changeOf({ change, id, withdrawn, card, tombstone }: ChangeRow): Change {
  const cursor = changeCursor(change);
  if (withdrawn) return { kind: 'withdrawn', cursor, id };
  if (tombstone !== null) return { kind: 'killed', cursor, tombstone: JSON.parse(tombstone) as Tombstone };
  return { kind: 'story', cursor, card: JSON.parse(card) as Card };
}

function changeCursor(change: number): string {
  return cursorOf('changes', [String(change)]);
}

function changeNumber(cursor: string): number {
  const [change = ''] = positionOf(cursor, 'changes', 1);
  if (!/^\d{1,15}$/.test(change)) throw new CursorError('not a cursor of changes');
  return Number(change);
}
