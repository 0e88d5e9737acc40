// Nothing is lost, doubled or out of order, whatever happens to calls and workers: a bounded share of the schedules that
// `npm run faults` runs by the thousand. The same checks find every way of getting the protocol wrong that we could think of.
import { describe, expect, test } from 'vitest';
import { openDynamoStore } from '../../functions/store/dynamodb.ts';
import { describeStore } from '../store/conformance.ts';
import { describeSchedules } from '../store/schedules.ts';
import { memoryCopies } from '../store/tables.ts';
import { clientOf, TABLE } from './calls.ts';
import { insideDynalite } from './inside-dynalite.ts';
import { singles, strike } from './pairs.ts';
import { planOf, run } from './schedule.ts';
import { seedThatShows } from './shown.ts';
import { tableInMemory } from './table-in-memory.ts';
import { VARIANTS } from './variants.ts';

const openInMemory = async () => openDynamoStore({ client: clientOf(tableInMemory()), table: TABLE, copies: memoryCopies(), patience: 50 });

describe('the table that schedules run on is as good as an emulator', () => {
  describeStore('dynamodb in memory', openInMemory, { searchesBodies: false });
  describeSchedules('dynamodb in memory', openInMemory, { runs: 20, searchesBodies: false, ordersBatches: false });

  test('schedules end the same on dynalite', { timeout: 600_000 }, async () => {
    for (let seed = 0; seed < 10; seed += 1) {
      const { plan, chance } = planOf(seed);
      expect(await run(plan, chance, undefined, await insideDynalite()), `seed ${seed}`).toEqual([]);
    }
  });
});

test('random schedules of faults, crashes, repeats and workers at once end as if nothing had happened', { timeout: 600_000 }, async () => {
  // Those by which wrong protocols are known to be caught are worth more than others.
  const telling = VARIANTS.flatMap(({ seed }) => seed ?? []);
  for (const seed of [...Array(200).keys(), ...telling]) {
    const { plan, chance } = planOf(seed);
    expect(await run(plan, chance), `seed ${seed}`).toEqual([]);
  }
});

test('every single fault at every call of a message of three items', { timeout: 600_000 }, async () => {
  const all = await singles();
  expect(all.length).toBeGreaterThan(100);
  for (const blows of all) expect(await strike(blows), JSON.stringify(blows)).toEqual([]);
});

describe('a wrong protocol is caught', () => {
  test.each(VARIANTS)('$name', { timeout: 600_000 }, async (variant) => {
    expect(await seedThatShows(variant)).toBeDefined();
  });
});
