// Whatever the order of deliveries, and however often they come, the same stories stand in the store.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { takeIn } from '../../functions/intake/intake.ts';
import { SILENT } from '../../functions/intake/log.ts';
import { openSqliteStore } from '../../functions/store/sqlite.ts';
import { DEFAULT_LIMITS } from '../../functions/wire/limits.ts';
import { allAnswers } from './answers.ts';
import { makeDeliveries } from './deliveries.ts';
import { type HeldObject, held, objectsOf } from './held-objects.ts';

const OBJECTS = makeDeliveries(24)
  // Bundles take long, and say nothing more of order.
  .filter(({ key }) => !key.includes('bundle'))
  .map(({ key, bytes }, number) => held(key, bytes, `2026-01-06T09:00:${10 + number}.000Z`));

/** What is the same whichever of two deliveries with the same bytes came first: all but the deliveries themselves. */
async function storiesAfter(deliveries: readonly HeldObject[]) {
  const store = openSqliteStore(':memory:');
  const intake = { objects: objectsOf(OBJECTS), store, limits: DEFAULT_LIMITS, log: SILENT };
  for (const object of deliveries) await takeIn(object, intake);
  const { stories, kills, details, topic, provider } = await allAnswers(store, '2026-02-01T00:00:00.000Z');
  const revisions = details.map(({ id, head, answers }) => ({ id, head: bare(head), answers: answers.map(bare) }));
  await store.close();
  return { stories, kills, revisions, topic, provider };
}

function bare(answer: unknown) {
  return JSON.parse(JSON.stringify(answer), (name, value) => (name === 'source' ? undefined : value));
}

test('shuffled and repeated deliveries give the same stories', { timeout: 120_000 }, async () => {
  const expected = await storiesAfter(OBJECTS);
  expect(expected.stories.length).toBeGreaterThan(7);
  expect(expected.kills.length).toBe(2);
  const schedule = fc.tuple(
    fc.shuffledSubarray(OBJECTS, { minLength: OBJECTS.length }),
    fc.array(fc.tuple(fc.constantFrom(...OBJECTS), fc.nat(OBJECTS.length)), { maxLength: 12 }),
  );
  await fc.assert(
    fc.asyncProperty(schedule, async ([shuffled, repeats]) => {
      const deliveries = [...shuffled];
      for (const [object, at] of repeats) deliveries.splice(at, 0, { ...object, versionId: `${at}-again` }, object);
      expect(await storiesAfter(deliveries)).toEqual(expected);
    }),
    { numRuns: 15 },
  );
});
