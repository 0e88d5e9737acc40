// Filing the past: stories that stand in feeds are put into those that the desks of today give them.
import type { DatabaseSync } from 'node:sqlite';
import { zstdDecompressSync } from 'node:zlib';
import type { Story } from '../../wire/story.ts';
import type { Desks } from '../desks.ts';
import { feedsOf } from '../feeds.ts';
import { checkedLimit, cursorOf, positionOf } from '../page.ts';
import type { Filed, FileRequest } from '../store.ts';
import { statement, transaction } from './database.ts';

interface FiledRow {
  readonly time: string;
  readonly id: string;
  readonly row: number;
  readonly visible_from: string;
  readonly feeds: string;
  readonly story: Uint8Array;
}

export type FilingStatements = ReturnType<typeof prepareFiling>;

export function prepareFiling(database: DatabaseSync, desks: Desks) {
  return {
    desks,
    page: statement<FiledRow>(
      database,
      `SELECT entry.time, entry.id, entry.row, entry.visible_from, feeds, story
       FROM entries AS entry JOIN revisions USING (row) JOIN copies USING (row)
       WHERE entry.feed = 'all' AND entry.time >= ? AND (entry.time, entry.id) < (?, ?)
       ORDER BY entry.time DESC, entry.id DESC LIMIT ?`,
    ),
    enter: statement(database, 'INSERT INTO entries (feed, time, id, row, visible_from) VALUES (?, ?, ?, ?, ?)'),
    leave: statement(database, 'DELETE FROM entries WHERE feed = ? AND time = ? AND id = ?'),
    setFeeds: statement(database, 'UPDATE revisions SET feeds = ? WHERE row = ?'),
  };
}

/** Files a page of stories in one transaction. */
export function filePage(database: DatabaseSync, sql: FilingStatements, { since = '', limit, cursor }: FileRequest): Filed {
  const most = checkedLimit(limit);
  const [time = AFTER_ALL, id = ''] = cursor === undefined ? [] : positionOf(cursor, 'filing', 2);
  return transaction(database, () => {
    const rows = sql.page.all(since, time, id, most);
    const moved = rows.filter((row) => fileRow(sql, row)).length;
    const last = rows.length === most ? rows.at(-1) : undefined;
    return { seen: rows.length, moved, ...(last && { cursor: cursorOf('filing', [last.time, last.id]) }) };
  });
}

/** Sorts after every time. */
const AFTER_ALL = '~';

/** Answers whether the story's feeds are others than they were. */
function fileRow(sql: FilingStatements, { time, id, row, visible_from, feeds, story }: FiledRow): boolean {
  const before: string[] = JSON.parse(feeds);
  const now = feedsOf(JSON.parse(zstdDecompressSync(story).toString()) as Story, sql.desks);
  const [left, entered] = [before.filter((feed) => !now.includes(feed)), now.filter((feed) => !before.includes(feed))];
  if (left.length + entered.length === 0) return false;
  for (const feed of left) sql.leave.run(feed, time, id);
  for (const feed of entered) sql.enter.run(feed, time, id, row, visible_from);
  sql.setFeeds.run(JSON.stringify(now), row);
  return true;
}
