// Whether anything has changed, in a few microseconds: what this connection wrote, what others did, and which embargo passed last.
import type { DatabaseSync } from 'node:sqlite';
import { checkedAt } from '../page.ts';
import { type Statement, statement } from './database.ts';

interface StampRow {
  readonly own: number;
  readonly others: number;
  readonly due: string | null;
}

export function prepareStamp(database: DatabaseSync): Statement<StampRow> {
  return statement<StampRow>(
    database,
    `SELECT total_changes() AS own, (SELECT data_version FROM pragma_data_version) AS others,
       (SELECT visible_from || ' ' || id FROM waiting WHERE visible_from <= ? ORDER BY visible_from DESC, id DESC LIMIT 1) AS due`,
  );
}

/** Rows of `waiting` are those of embargoes that have not been listed yet; to take one off is a change as any other. */
export function stampOf(sql: Statement<StampRow>, at: string): string {
  const { own = 0, others = 0, due = null } = sql.get(checkedAt(at)) ?? {};
  return `${others} ${own} ${due ?? ''}`;
}
