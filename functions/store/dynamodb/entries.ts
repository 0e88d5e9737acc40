// What stands in lists for a story or a receipt, its owner. The owner's item is the truth, and is numbered anew (`g`) whenever it
// changes; entries are made to be what it says. No entry gives way to one of an older owner, however late that one's writer is:
// so what was left must be marked by a tombstone, which outlives every redelivery.
import type { Key, Value } from './items.ts';
import { ABSENT, type Condition, getMany, nameOf, put, remove, type Table } from './table.ts';

export interface Entry {
  readonly key: Key;
  /** Where the list is registered, if it is a timeline. */
  readonly registry?: Key;
  readonly attributes: Readonly<Record<string, Value | undefined>>;
}

/** Days that a tombstone stands: longer than any redelivery. */
const TOMBSTONE_DAYS = 30;
const DAY = 86_400_000;

/**
 * Makes entries stand, and takes away what stands under keys that were left. `fresh`: the owner was moved just now, so that
 * nothing stands yet; else what stands already is only read.
 */
export async function placeEntries(
  table: Table,
  g: number,
  entries: readonly Entry[],
  left: readonly Key[],
  fresh: boolean,
): Promise<void> {
  await register(table, entries);
  const standing = fresh
    ? undefined
    : await getMany(
        table,
        entries.map(({ key }) => key),
      );
  const missing = entries.filter(({ key }) => Number(standing?.get(nameOf(key))?.g ?? -1) < g);
  await Promise.all([
    ...missing.map(({ key, attributes }) => put(table, { ...attributes, ...key, g }, notLaterThan(g))),
    ...left.map((key) => vacate(table, key, g)),
  ]);
}

function notLaterThan(g: number): Condition {
  return { that: 'attribute_not_exists(PK) OR g <= :g', values: { ':g': g } };
}

/** Registers lists before they have their first entry of a month, so that readers who find none have missed none. */
async function register(table: Table, entries: readonly Entry[]): Promise<void> {
  const unknown = entries.flatMap(({ registry }) => (registry && !table.registered.has(nameOf(registry)) ? [registry] : []));
  if (unknown.length === 0) return;
  const known = await getMany(table, unknown);
  await Promise.all(unknown.filter((key) => !known.has(nameOf(key))).map((key) => put(table, { ...key, u: 0 }, ABSENT)));
  for (const key of unknown) table.registered.add(nameOf(key));
}

/** What a key begins with says what becomes of its place: numbers of changes stay taken, and hints are looked up anyway. */
async function vacate(table: Table, { PK, SK }: Key, g: number): Promise<void> {
  if (PK.startsWith('W#')) await remove(table, { PK, SK }, notLaterThan(g));
  else if (PK.startsWith('F#changes#')) await put(table, { PK, SK, g }, notLaterThan(g));
  else await put(table, { PK, SK, g, expires: Math.floor(table.clock() / 1_000) + (TOMBSTONE_DAYS * DAY) / 1_000 }, notLaterThan(g));
}
