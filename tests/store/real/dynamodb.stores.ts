// The store on DynamoDB over emulators that others wrote, one rule at a time; and all stores under the same random schedules, each
// answer of each compared with those of the others.
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { openSqliteStore } from '../../../functions/store/sqlite.ts';
import type { Store } from '../../../functions/store/store.ts';
import { describeStore } from '../conformance.ts';
import { describeDesks } from '../desk-conformance.ts';
import { clientFor, startDynalite } from '../dynalite.ts';
import { openModel } from '../model.ts';
import { readAll } from '../readings.ts';
import { arranged, batches, deliveries, shuffling, TIMES } from '../schedules.ts';
import { openTable } from '../tables.ts';
import { startDynamoDbLocal, startMiniStack } from './emulators.ts';

/** Random schedules that all stores are given. */
const RUNS = 12;

const emulators = await Promise.all([startDynalite(), startDynamoDbLocal(), startMiniStack()]);
const clients = emulators.map(({ endpoint }) => clientFor(endpoint));
afterAll(async () => {
  for (const client of clients) client.destroy();
  await Promise.all(emulators.map((emulator) => emulator.close()));
});

for (const [at, name] of ['dynalite', 'DynamoDB Local', 'MiniStack'].entries()) {
  const client = clients[at] ?? clientFor('');
  if (at > 0) {
    describeStore(name, () => openTable(client), { searchesBodies: false });
    describeDesks(name, (desks) => openTable(client, { desks }));
  }
}

describe('all stores', () => {
  /** Bodies are searched by some stores alone: so none of these says anything that is asked for. */
  const bodiless = deliveries.map((stories) =>
    stories.map((story) => ({ ...story, item: { ...story.item, bodies: [{ contentType: 'text/html' as const, value: '<p>…</p>' }] } })),
  );

  test('give the same answers to everything, whatever schedule of deliveries each was given', { timeout: 3_600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(bodiless, fc.array(shuffling, { minLength: 5, maxLength: 5 }), async (stories, shufflings) => {
        const stores: Store[] = [
          openSqliteStore(':memory:'),
          ...(await Promise.all(clients.map((client, at) => openTable(client, { feedShards: at + 1 })))),
        ];
        const model = openModel({ searchesBodies: false });
        await model.put(stories);
        const expected = await readAll(model, stories, TIMES, 5);
        for (const [at, store] of stores.entries()) {
          const { order = [], repeats = [], sizes = [1] } = shufflings[at] ?? {};
          for (const batch of batches(arranged(stories, order, repeats), sizes)) await store.put(batch);
          expect(await readAll(store, stories, TIMES, 5)).toEqual(expected);
        }
        await Promise.all(stores.map((store) => store.close()));
      }),
      { numRuns: RUNS },
    );
  });
});
