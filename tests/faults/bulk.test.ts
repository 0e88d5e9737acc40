// Copy that is large in one part ends as a receipt, and not with the dead letters: a bounded share of what `npm run faults -- bulk` tries.
import { expect, test } from 'vitest';
import { stockOf } from '../wire/mutants.ts';
import { readSamples } from '../wire/samples.ts';
import { bulkOf, takeInBulk } from './bulk.ts';

test('whatever part of an object is too large, it has its receipt', { timeout: 600_000 }, async () => {
  const stock = stockOf(readSamples());
  for (let seed = 0; seed < 200; seed += 1) {
    const bulk = bulkOf(seed, stock);
    expect(await takeInBulk(bulk), `seed ${seed}: ${bulk.name}, ${bulk.grown}`).toEqual([]);
  }
});
