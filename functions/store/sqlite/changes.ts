// The list of changes: a row for each story that was ever shown, numbered anew whenever there is something new to tell of it.
// An embargoed head waits without a number until somebody asks after its time.
import type { DatabaseSync } from 'node:sqlite';
import { NEVER } from '../card.ts';
import { checkedAt, checkedLimit, cursorOf, positionOf } from '../page.ts';
import { type Card, type Change, CursorError, type Page, type PageRequest, type Tombstone } from '../store.ts';
import { statement, transaction } from './database.ts';
import type { Facts, Head } from './put.ts';

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
    list: statement(database, 'INSERT INTO changes (id, visible_from, withdrawn) VALUES (?, ?, ?)'),
    unlist: statement(database, 'DELETE FROM changes WHERE change = ?'),
    listed: statement<Pick<ChangeRow, 'visible_from' | 'withdrawn'>>(
      database,
      'SELECT visible_from, withdrawn FROM changes WHERE change = ?',
    ),
    wait: statement(database, 'INSERT INTO waiting (visible_from, id) VALUES (?, ?)'),
    unwait: statement(database, 'DELETE FROM waiting WHERE visible_from = ? AND id = ?'),
  };
}

export function prepareChanges(database: DatabaseSync) {
  return {
    ...prepareListing(database),
    due: statement<{ id: string; visible_from: string; change: number | null }>(
      database,
      `SELECT id, visible_from, change FROM waiting JOIN heads USING (id) WHERE visible_from <= ? ORDER BY visible_from, id`,
    ),
    setChange: statement(database, 'UPDATE heads SET change = ? WHERE id = ?'),
    page: statement<ChangeRow>(
      database,
      `SELECT changes.change, changes.id, changes.visible_from, withdrawn, card, tombstone
       FROM changes JOIN heads ON heads.id = changes.id JOIN revisions ON revisions.row = heads.row
       WHERE changes.change > ? ORDER BY changes.change LIMIT ?`,
    ),
  };
}

/** Lists what is new when a head moves, within the caller's transaction. Answers the number of the story's row, if it has one. */
export function listChange(sql: ListingStatements, id: string, head: Facts, old: Head | undefined): number | null {
  if (old && old.card === head.card && old.tombstone === head.tombstone && old.visible_from === head.visible_from) return old.change;
  if (old && isEmbargoed(old)) sql.unwait.run(old.visible_from, id);
  if (isEmbargoed(head)) sql.wait.run(head.visible_from, id);
  return head.visible_from === '' ? renumber(sql, id, '', 0, old?.change) : withdraw(sql, id, old?.change);
}

function isEmbargoed({ visible_from }: Facts): boolean {
  return visible_from !== '' && visible_from !== NEVER;
}

/** Tells those who were shown an earlier revision that it is shown no longer; once is enough. */
function withdraw(sql: ListingStatements, id: string, change: number | null | undefined): number | null {
  const shown = change ? sql.listed.get(change) : undefined;
  if (!change || !shown) return null;
  return shown.withdrawn ? change : renumber(sql, id, shown.visible_from, 1, change);
}

function renumber(sql: ListingStatements, id: string, visibleFrom: string, withdrawn: 0 | 1, old: number | null | undefined): number {
  if (old) sql.unlist.run(old);
  return Number(sql.list.run(id, visibleFrom, withdrawn).lastInsertRowid);
}

/** A page of changes after a cursor. Writes first, where embargoes have passed since it was last asked. */
export function changesPage(database: DatabaseSync, sql: ChangesStatements, request: PageRequest): Page<Change> {
  const at = checkedAt(request.at);
  const limit = checkedLimit(request.limit);
  const start = request.cursor ?? changeCursor(0);
  const after = changeNumber(start);
  if (sql.due.get(at)) transaction(database, () => release(sql, at));

  const entries: Change[] = [];
  for (const row of sql.page.all(after, limit)) {
    // Somebody whose clock is ahead was shown this already. To pass over it would be to miss it.
    if (row.visible_from > at) break;
    entries.push(changeOf(row));
  }
  return { entries, cursor: entries.at(-1)?.cursor ?? start };
}

function release(sql: ChangesStatements, at: string): void {
  for (const { id, visible_from, change } of sql.due.all(at)) {
    sql.unwait.run(visible_from, id);
    sql.setChange.run(renumber(sql, id, visible_from, 0, change), id);
  }
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
