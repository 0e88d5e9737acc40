// Marks: short texts under names, of those who must go on where they were.
import type { DatabaseSync } from 'node:sqlite';
import { checkedMark } from '../page.ts';
import { statement } from './database.ts';

export type MarkStatements = ReturnType<typeof prepareMarks>;

export function prepareMarks(database: DatabaseSync) {
  return {
    named: statement<{ value: string }>(database, 'SELECT value FROM marks WHERE name = ?'),
    keep: statement(database, 'INSERT OR REPLACE INTO marks (name, value) VALUES (?, ?)'),
  };
}

export function markNamed(sql: MarkStatements, name: string): string | undefined {
  return sql.named.get(name)?.value;
}

export function keepMark(sql: MarkStatements, name: string, value: string): void {
  sql.keep.run(name, checkedMark(value));
}
