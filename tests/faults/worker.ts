// A worker thread that runs its share of schedules, or of faults in pairs, and says what was wrong with each.
import { parentPort, workerData } from 'node:worker_threads';
import { stockOf } from '../wire/mutants.ts';
import { readSamples } from '../wire/samples.ts';
import { bulkOf, takeInBulk } from './bulk.ts';
import { pairs, singles, strike } from './pairs.ts';
import { planOf, run } from './schedule.ts';

/** Every `of`-th from the number `share` on. */
export interface Share {
  readonly kind: 'schedules' | 'pairs' | 'bulk';
  readonly first: number;
  readonly count: number;
  readonly share: number;
  readonly of: number;
}

export interface Ran {
  readonly name: string;
  readonly wrong: readonly string[];
}

const { kind, first, count, share, of } = workerData as Share;
if (kind === 'schedules') {
  for (let seed = first + share; seed < first + count; seed += of) {
    const { plan, chance } = planOf(seed);
    tell(`seed ${seed}`, await run(plan, chance).catch(thrown));
  }
} else if (kind === 'bulk') {
  const stock = stockOf(readSamples());
  for (let seed = first + share; seed < first + count; seed += of) {
    const bulk = bulkOf(seed, stock);
    tell(`seed ${seed}: ${bulk.name}, ${bulk.grown}`, await takeInBulk(bulk));
  }
} else {
  const all = [...(await singles()), ...(await pairs())];
  for (let index = share; index < all.length; index += of) {
    const blows = all[index] ?? [];
    tell(blows.map(({ at, fault }) => `${fault} at call ${at}`).join(', then '), await strike(blows).catch(thrown));
  }
}

function tell(name: string, wrong: readonly string[]): void {
  parentPort?.postMessage({ name, wrong } satisfies Ran);
}

function thrown(error: Error): string[] {
  return [`threw ${error.stack}`];
}
