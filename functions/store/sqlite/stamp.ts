// Whether anything has changed, in a few microseconds: what this connection wrote, what others did, and which embargo passed last.
import type { DatabaseSync } from 'node:sqlite';
import { NEVER } from '../card.ts';
import { checkedAt } from '../page.ts';
import { statement } from './database.ts';

interface StampRow {
  readonly own: number;
  readonly others: number;
  readonly due: string | null;
  readonly next: string | null;
}

export interface Stamps {
  of(at: string): string;
  /** To be called whenever this connection writes what is shown. */
  forget(): void;
}

/** A stamp, for how long it holds unless something is written, and the version of others' writes that it was made of. */
interface KnownStamp {
  readonly stamp: string;
  readonly others: number;
  readonly from: string;
  readonly before: string;
}

/**
 * Those who ask in one turn of the event loop share a look at the database: all of them had sent their requests before it. So what another
 * connection of this very process writes is seen a turn later. Where nobody else has written since the last look, it need not be repeated.
 * Rows of `waiting` are those of embargoes that have not been listed yet; to take one off is a change as any other.
 */
export function openStamps(database: DatabaseSync): Stamps {
  const version = statement<{ readonly data_version: number }>(database, 'PRAGMA data_version');
  const look = statement<StampRow>(
    database,
    `SELECT total_changes() AS own, (SELECT data_version FROM pragma_data_version) AS others,
       (SELECT visible_from || ' ' || id FROM waiting WHERE visible_from <= ?1 ORDER BY visible_from DESC, id DESC LIMIT 1) AS due,
       (SELECT min(visible_from) FROM waiting WHERE visible_from > ?1) AS next`,
  );
  let known: KnownStamp | undefined;
  let isCertain = false;
  const doubt = () => {
    isCertain = false;
  };
  const confirm = () => {
    isCertain = true;
    setImmediate(doubt);
    if (known && version.get()?.data_version !== known.others) known = undefined;
  };
  return {
    of(time) {
      const at = checkedAt(time);
      if (!isCertain) confirm();
      if (known && known.from <= at && at < known.before) return known.stamp;
      const { own = 0, others = 0, due = null, next = null } = look.get(at) ?? {};
      known = { stamp: `${others} ${own} ${due ?? ''}`, others, from: at, before: next ?? NEVER };
      return known.stamp;
    },
    forget() {
      known = undefined;
    },
  };
}
