// npm run faults -- [COUNT] [FIRST SEED]: runs so many schedules of faults; npm run faults -- pairs: every fault at every call of a
// message of three items, alone and in pairs; npm run faults -- variants: the seed by which each wrong protocol is caught; npm run faults --
// bulk [COUNT] [FIRST SEED]: samples of which one part has grown beyond all measure.
// Says what was wrong, and how many there were.
import { Worker } from 'node:worker_threads';
import { seedThatShows } from './shown.ts';
import { VARIANTS } from './variants.ts';
import type { Ran, Share } from './worker.ts';

const WORKERS = 2;
const MOST_SHOWN = 20;

const [what = '20000', ...others] = process.argv.slice(2);
const kind = what === 'pairs' || what === 'variants' || what === 'bulk' ? what : 'schedules';
const [count = '2000', from = '0'] = kind === 'schedules' ? [what, ...others] : others;
let ran = 0;
let failed = 0;

function runShare(share: number): Promise<void> {
  const workerData: Share = {
    kind: kind === 'variants' ? 'schedules' : kind,
    first: Number(from),
    count: Number(count),
    share,
    of: WORKERS,
  };
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData });
    worker.on('message', note);
    worker.on('error', reject);
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`))));
  });
}

function note({ name, wrong }: Ran): void {
  ran += 1;
  if (ran % 1_000 === 0) console.error(`${ran} run`);
  if (wrong.length === 0) return;
  failed += 1;
  if (failed <= MOST_SHOWN) console.log(`${name}:\n${wrong.map((each) => `    ${each.slice(0, 600)}`).join('\n')}`);
}

/** Says by which seed each wrong protocol is caught. */
async function nameSeeds(): Promise<void> {
  for (const variant of VARIANTS) {
    const seed = await seedThatShows(variant);
    console.log(`${String(seed ?? '').padStart(6)} ${variant.name}`);
    note({ name: variant.name, wrong: seed === undefined ? ['no schedule shows it'] : [] });
  }
}

if (kind === 'variants') await nameSeeds();
else await Promise.all(Array.from({ length: WORKERS }, (_, share) => runShare(share)));
console.log(`${kind}: ${ran - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 || ran === 0 ? 1 : 0;
