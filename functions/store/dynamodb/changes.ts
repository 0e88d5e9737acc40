// The list of changes. A shard's rows are numbered without gaps: a gap is a writer who has taken a number and not used it yet.
// No row behind it is told before he has, or before his number is given up for him, so that nothing is passed over for good.
import { checkedAt, checkedLimit, cursorOf, positionOf } from '../page.ts';
import { type Change, CursorError, type Page, type PageRequest } from '../store.ts';
import { type Head, headOf } from './heads.ts';
import { type Item, text } from './items.ts';
import { changeKey, changesOf, headKey, paddedNumber } from './keys.ts';
import { keepMark, markNamed } from './marks.ts';
import { isVoid } from './places.ts';
import { ABSENT, firstPage, getMany, nameOf, pause, put, type Table } from './table.ts';
import { release } from './waiting.ts';

/** A page of changes after a cursor. Writes first, where embargoes have passed since it was last asked. */
export async function changesPage(table: Table, request: PageRequest): Promise<Page<Change>> {
  const at = checkedAt(request.at);
  const limit = checkedLimit(request.limit);
  const positions = positionsOf(request.cursor, table.shards);
  if (!table.isReadOnly) await release(table, at);

  const shares = await Promise.all(positions.map((after, shard) => readShard(table, shard, after, limit, at)));
  const inTurn = shares.flatMap(({ heads }, shard) => heads.map(({ head, number }, turn) => ({ head, number, turn, shard })));
  const start = positions.reduce((sum, position) => sum + position, 0) % positions.length;
  const place = (shard: number) => (shard - start + positions.length) % positions.length;
  inTurn.sort((a, b) => a.turn - b.turn || place(a.shard) - place(b.shard));

  const entries: Change[] = [];
  for (const { head, number, shard } of inTurn.slice(0, limit)) {
    positions[shard] = number;
    entries.push(changeOf(head, cursorAt(positions)));
  }
  if (inTurn.length > limit) return { entries, cursor: cursorAt(positions) };
  return { entries, cursor: cursorAt(shares.map(({ end }) => end)) };
}

/** The cursor behind all that is listed now. In each shard it stays before the first gap: who fills it tells of what is to come. */
export async function latestCursor(table: Table): Promise<string> {
  const shards = Array.from({ length: table.shards }, (_, shard) => shard);
  return cursorAt(await Promise.all(shards.map((shard) => lastNumber(table, shard))));
}

/** Rows at the end of a shard among which a gap may be; those before them were waited for, or given up, long ago. */
const LAST_ROWS = 50;

async function lastNumber(table: Table, shard: number): Promise<number> {
  const rows = await firstPage(table, { PK: changesOf(shard), order: 'descending', limit: LAST_ROWS });
  const numbers = rows.map(numberOf).reverse();
  const gap = numbers.findIndex((number, at) => number !== (numbers[0] ?? 0) + at);
  return (gap < 0 ? numbers.at(-1) : numbers[gap - 1]) ?? 0;
}

interface Share {
  readonly heads: { readonly head: Head; readonly number: number }[];
  /** The number up to which there is nothing else to tell. */
  readonly end: number;
}

/** Reads on in a shard until it has something to tell, at most `limit` changes; nothing only where there is nothing, for now. */
async function readShard(table: Table, shard: number, after: number, limit: number, at: string): Promise<Share> {
  let end = after;
  for (;;) {
    const rows = await nextRows(table, shard, end, limit);
    if (rows.length === 0) return { heads: [], end };
    const told = await toldBy(table, shard, rows);
    // Somebody whose clock is ahead was shown this already. To pass over it would be to miss it.
    const early = told.find(({ head }) => (head.change?.from ?? '') > at);
    const heads = early ? told.slice(0, told.indexOf(early)) : told;
    end = early ? early.number - 1 : numberOf(rows.at(-1));
    if (early || heads.length > 0) return { heads, end };
  }
}

/** The rows that follow on a number without a gap. Waits for the writer of the first, and gives his number up if he does not come. */
async function nextRows(table: Table, shard: number, after: number, limit: number): Promise<Item[]> {
  for (let waited = 0; ; ) {
    const where = ['SK > :sk', paddedNumber(after)] as const;
    const rows = await firstPage(table, { PK: changesOf(shard), where, order: 'ascending', limit });
    const gap = rows.findIndex((row, index) => numberOf(row) !== after + 1 + index);
    if (gap < 0) return rows;
    if (gap > 0 || table.isReadOnly) return rows.slice(0, gap);
    if (waited >= table.patience) await giveUp(table, shard, after + 1, Math.min(numberOf(rows[0]), after + 1 + limit));
    else await pause(STEP);
    waited += STEP;
  }
}

/**
 * Gives up numbers that nobody used, for readers who may not. What was looked at once is not looked at again: a mark says how far that
 * was.
 */
export async function sealGaps(table: Table): Promise<void> {
  await Promise.all(Array.from({ length: table.shards }, (_, shard) => sealShard(table, shard)));
}

async function sealShard(table: Table, shard: number): Promise<void> {
  const name = `sealed/${shard}`;
  const start = Number((await markNamed(table, name)) ?? 0);
  let end = start;
  for (let rows: Item[]; ; end = numberOf(rows.at(-1))) {
    rows = await nextRows(table, shard, end, 1_000);
    if (rows.length === 0) break;
  }
  if (end > start) await keepMark(table, name, String(end));
}

/** Milliseconds between looks at a gap. */
const STEP = 25;

/** Marks numbers as unused, from the first to before the last. A writer who comes later finds it so, and takes another. */
async function giveUp(table: Table, shard: number, first: number, last: number): Promise<void> {
  const numbers = Array.from({ length: last - first }, (_, index) => first + index);
  await Promise.all(numbers.map((number) => put(table, { ...changeKey(shard, number), g: 0 }, ABSENT)));
}

/** The heads that rows tell of: those that still have the row's number. */
async function toldBy(table: Table, shard: number, rows: readonly Item[]): Promise<Share['heads']> {
  const listed = rows.filter((row) => !isVoid(row)).map((row) => ({ id: text(row, 'i'), number: numberOf(row) }));
  const items = await getMany(
    table,
    listed.map(({ id }) => headKey(id)),
  );
  return listed.flatMap(({ id, number }) => {
    const head = headOf(items.get(nameOf(headKey(id))), id);
    return head?.change?.number === number && head.change.shard === shard ? [{ head, number }] : [];
  });
}

function numberOf(row: Item | undefined): number {
  return Number(row?.SK);
}

function changeOf({ id, change, kill, revision, card }: Head, cursor: string): Change {
  if (change?.withdrawn) return { kind: 'withdrawn', cursor, id };
  return kill?.revision === revision ? { kind: 'killed', cursor, tombstone: kill } : { kind: 'story', cursor, card };
}

/** Positions in all shards: `5.0.12`. */
function cursorAt(positions: readonly number[]): string {
  return cursorOf('changes', [positions.join('.')]);
}

/** Shards that were added since a cursor was given are read from their start. */
function positionsOf(cursor: string | undefined, shards: number): number[] {
  const positions = cursor === undefined ? '0' : (positionOf(cursor, 'changes', 1)[0] ?? '');
  if (!/^\d{1,15}(?:\.\d{1,15})*$/.test(positions)) throw new CursorError('not a cursor of changes');
  const known = positions.split('.').map(Number);
  if (known.length > MAX_SHARDS) throw new CursorError('not a cursor of changes');
  return Array.from({ length: Math.max(shards, known.length) }, (_, shard) => known[shard] ?? 0);
}

const MAX_SHARDS = 1_000;
