// Which schedule shows that a protocol is wrong.
import { planOf, run } from './schedule.ts';
import type { Variant } from './variants.ts';

/** Schedules within which each wrong variant must have shown itself. */
const MOST = 6_000;

/** The seed of a schedule that shows what is wrong: the one that is known to, or else the first of many. */
export async function seedThatShows(variant: Variant): Promise<number | undefined> {
  const { seed } = variant;
  if (seed !== undefined && (await shows(variant, seed))) return seed;
  for (let each = 0; each < MOST; each += 1) if (await shows(variant, each)) return each;
  return undefined;
}

async function shows(variant: Variant, seed: number): Promise<boolean> {
  const { plan, chance } = planOf(seed);
  const wrong = await run(plan, chance, variant).catch((error: Error) => [error.message]);
  return wrong.length > 0;
}
