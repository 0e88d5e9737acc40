// The list as the editor has it: rows in their order, and what came since and waits. Pure; `list.ts` draws it.
// While the list is held nothing moves: new stories wait, later revisions change their row where it stands.
import type { Card, Change, Tombstone } from '../../store/store.ts';

export interface Row {
  readonly card: Card;
  /** gone: may be shown no longer, for a reason that is not told. */
  readonly state: 'shown' | 'killed' | 'gone';
  /** What has happened to it before the editor's eyes, until it is opened. */
  readonly mark?: 'new' | 'updated';
  /** The editor's note of a kill. */
  readonly reason?: string;
}

export interface Rows {
  readonly rows: readonly Row[];
  /** New stories that wait for the editor, by id. */
  readonly waiting: ReadonlyMap<string, Card>;
  /** Rows that changed while the list was held, and do not stand where their time would put them. */
  readonly moved: ReadonlySet<string>;
  /** From where the desk goes on with older stories; undefined where the last page is here, or rows were let go since. */
  readonly cursor: string | undefined;
}

/** More rows than this are let go at the old end, whenever new ones come in at the top. */
export const MOST_ROWS = 2_000;

export const NO_ROWS: Rows = { rows: [], waiting: new Map(), moved: new Set(), cursor: undefined };

/** The list of a first page. */
export function listOf(cards: readonly Card[], cursor?: string): Rows {
  return { ...NO_ROWS, cursor, rows: cards.map((card) => ({ card, state: 'shown' })) };
}

/** The list with a further, older page at its end. */
export function withOlder(list: Rows, cards: readonly Card[], cursor?: string): Rows {
  const known = new Set(list.rows.map(({ card }) => card.id));
  const older = cards.filter(({ id }) => !known.has(id) && !list.waiting.has(id));
  return { ...list, cursor, rows: [...list.rows, ...older.map((card): Row => ({ card, state: 'shown' }))] };
}

/** The list after a change; `isWanted` says of a story, or in a list of kills of a kill, that is not in it yet whether it belongs there. */
export function withChange(list: Rows, change: Change, isWanted: boolean): Rows {
  if (change.kind === 'killed') return withKill(list, change.tombstone, isWanted);
  if (change.kind === 'withdrawn') return changed(list, change.id, (row) => (row.state === 'killed' ? row : { ...row, state: 'gone' }));
  const { card } = change;
  const row = list.rows.find((each) => each.card.id === card.id);
  if (row) return card.revision > row.card.revision ? withUpdate(list, card) : list;
  return isWanted ? { ...list, waiting: new Map(list.waiting).set(card.id, card) } : list;
}

/** The list with all that waited in its place, newest first. Rows that are gone leave. */
export function released(list: Rows): Rows {
  const fresh = [...list.waiting.values()].map((card): Row => ({ card, state: 'shown', mark: 'new' }));
  const rows = [...fresh, ...list.rows.filter(({ state }) => state !== 'gone')];
  rows.sort((one, other) => compare(other.card, one.card));
  // The cursor stands behind the rows that are let go.
  const cursor = rows.length > MOST_ROWS ? undefined : list.cursor;
  return { ...NO_ROWS, rows: rows.slice(0, MOST_ROWS), cursor };
}

/** Whether there are stories before the last row. */
export function hasOlder({ cursor, rows }: Rows): boolean {
  return cursor !== undefined || rows.length >= MOST_ROWS;
}

/** The list once the editor has opened a story. */
export function opened(list: Rows, id: string): Rows {
  return { ...list, rows: list.rows.map((row) => (row.card.id === id && row.mark ? withoutMark(row) : row)) };
}

function withKill(list: Rows, tombstone: Tombstone, isWanted: boolean): Rows {
  const { id } = tombstone;
  const isNew = isWanted && !list.rows.some(({ card }) => card.id === id);
  if (isNew) return { ...list, waiting: new Map(list.waiting).set(id, cardOfKill(tombstone)) };
  return changed(list, id, (row) => killedRow(row, tombstone));
}

/** A kill as lists of kills have it. */
export function cardOfKill({ id, revision, time }: Tombstone): Card {
  return { id, revision, time, headline: '', status: 'canceled' };
}

function withUpdate(list: Rows, card: Card): Rows {
  const update = ({ mark }: Row): Row => ({ card, state: 'shown', mark: mark ?? 'updated' });
  return { ...changed(list, card.id, update), moved: new Set(list.moved).add(card.id) };
}

function changed(list: Rows, id: string, change: (row: Row) => Row): Rows {
  const waiting = new Map(list.waiting);
  waiting.delete(id);
  return { ...list, waiting, rows: list.rows.map((row) => (row.card.id === id ? change(row) : row)) };
}

function killedRow(row: Row, tombstone: { readonly revision: string; readonly reason?: string }): Row {
  const { reason } = tombstone;
  return { card: { ...row.card, revision: tombstone.revision }, state: 'killed', ...(reason && { reason }) };
}

function withoutMark({ mark: _, ...row }: Row): Row {
  return row;
}

/** By time, then id: the order of feeds. */
function compare(one: Card, other: Card): number {
  if (one.time !== other.time) return one.time < other.time ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
