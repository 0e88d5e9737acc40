// Totals of receipts, exact. The ledger's days are counted; sums of days that are long over are remembered where the day is
// registered, and forgotten when a late receipt changes that day. Two days lie between what is remembered and what is forgotten,
// so that clocks may differ by one.
import type { Outcome } from '../store.ts';
import { type Item, number } from './items.ts';
import { ledgerOf, OUTCOMES } from './ledger.ts';
import { keepMark, markNamed } from './marks.ts';
import { count, type Table, update } from './table.ts';
import { partitionOf, registered, registryKey } from './timelines.ts';

const DAY = 86_400_000;

/** Number of receipts by outcome, those that there are none of with 0. Writes nothing, for who asks may have no right to. */
export async function receiptTotals(table: Table): Promise<Record<Outcome, number>> {
  const totals = await Promise.all(OUTCOMES.map(async (outcome) => [outcome, await totalOf(table, outcome)] as const));
  return Object.fromEntries(totals) as Record<Outcome, number>;
}

async function totalOf(table: Table, outcome: Outcome): Promise<number> {
  let total = 0;
  for await (const day of registered(table, ledgerOf(outcome))) total += isRemembered(day) ? day.sum : await countDay(table, outcome, day);
  return total;
}

function isRemembered(day: Item): day is Item & { readonly sum: number } {
  return typeof day.sum === 'number';
}

async function countDay(table: Table, outcome: Outcome, day: Item): Promise<number> {
  const shards = Array.from({ length: table.shards }, (_, shard) => count(table, partitionOf(ledgerOf(outcome), day.SK, shard)));
  return (await Promise.all(shards)).reduce((total, each) => total + each, 0);
}

const MARK = 'totals';

/** Remembers the sums of days that are long over. Once a day, as a mark says: until then a day is counted by who asks. */
export async function rememberTotals(table: Table): Promise<void> {
  const today = dayBefore(table, 0);
  if ((await markNamed(table, MARK)) === today) return;
  await Promise.all(OUTCOMES.map((outcome) => rememberDays(table, outcome)));
  await keepMark(table, MARK, today);
}

async function rememberDays(table: Table, outcome: Outcome): Promise<void> {
  const end = dayBefore(table, 3);
  for await (const day of registered(table, ledgerOf(outcome))) {
    if (isRemembered(day) || day.SK >= end) continue;
    const values = { ':u': number(day, 'u'), ':sum': await countDay(table, outcome, day) };
    await update(table, day, 'SET #sum = :sum', { that: 'u = :u', values, names: { '#sum': 'sum' } });
  }
}

/** Forgets the sums of a day that a receipt stands in, under whatever outcome it was before, if they may be remembered. */
export async function countAnew(table: Table, receivedAt: readonly string[]): Promise<void> {
  const late = receivedAt.filter((time) => time < dayBefore(table, 1));
  const dates = [...new Set(late.map((time) => time.slice(0, 10)))];
  const days = dates.flatMap((date) => OUTCOMES.map((outcome) => registryKey(ledgerOf(outcome), date)));
  await Promise.all(
    days.map((day) =>
      update(table, day, 'REMOVE #sum ADD u :one', { that: 'attribute_exists(PK)', values: { ':one': 1 }, names: { '#sum': 'sum' } }),
    ),
  );
}

function dayBefore(table: Table, days: number): string {
  return new Date(table.clock() - days * DAY).toISOString().slice(0, 10);
}
