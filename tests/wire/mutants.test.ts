// Whatever becomes of copy on its way, it ends in stories or in a code. A bounded share of what `npm run mutants` tries.
import { expect, test } from 'vitest';
import { FORMATS } from '../../functions/wire/formats.ts';
import { tryMutants } from './mutants/trial.ts';
import { mutantOf, stockOf } from './mutants.ts';
import { readSamples } from './samples.ts';

const MUTANTS = 16_000;

test('a seed gives the same mutant again', () => {
  const [one, two] = [stockOf(readSamples()), stockOf(readSamples())];
  for (let seed = 0; seed < 200; seed += 1) expect(mutantOf(seed, one)).toEqual(mutantOf(seed, two));
});

test(`${MUTANTS} mutants end in valid stories or in a code, the same twice, and in time`, { timeout: 1_200_000 }, async () => {
  const { mutants, outcomes, wrong } = await tryMutants(0, MUTANTS);
  expect(wrong.map(({ seed, steps, wrong }) => `seed ${seed}: ${steps.join(', ')}: ${wrong.join('; ')}`)).toEqual([]);
  expect(mutants).toBe(MUTANTS);
  // Mutants that nothing can be read from would prove little.
  for (const { name } of FORMATS) expect(outcomes.get(`${name}: stories`), name).toBeGreaterThan(MUTANTS / 100);
});
