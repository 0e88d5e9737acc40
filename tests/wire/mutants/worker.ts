// A worker that judges mutants one by one and says so after each: silence means that one hangs.
import { parentPort, workerData } from 'node:worker_threads';
import { mutantOf, stockOf } from '../mutants.ts';
import { readSamples } from '../samples.ts';
import { judge, type Verdict } from './judge.ts';

/** The seeds from `from` up to, but not including, `to`. */
export interface Portion {
  readonly from: number;
  readonly to: number;
}

export interface Judged extends Verdict {
  readonly seed: number;
  readonly steps: readonly string[];
  readonly size: number;
}

const { from, to } = workerData as Portion;
const stock = stockOf(readSamples());
for (let seed = from; seed < to; seed += 1) {
  const mutant = mutantOf(seed, stock);
  const judged: Judged = { ...(await judge(mutant)), seed, steps: mutant.steps, size: mutant.bytes.length };
  parentPort?.postMessage(judged);
}
