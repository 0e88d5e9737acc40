// npm run mutants -- COUNT [FIRST SEED]: tries that many mutants and says what became of them. Those that show a fault are
// written to a folder, for samples change and a seed gives its mutant only of the same ones.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mutantOf, stockOf } from '../mutants.ts';
import { readSamples } from '../samples.ts';
import { tryMutants } from './trial.ts';
import type { Judged } from './worker.ts';

const [count = 10_000, first = 0] = process.argv.slice(2).map(Number);
const stock = stockOf(readSamples());
let folder: string | undefined;
let tried = 0;

const { mutants, outcomes, slowest, wrong } = await tryMutants(first, count, 2, (judged) => {
  tried += 1;
  if (tried % 10_000 === 0) console.error(`${tried} of ${count}`);
  if (judged.wrong.length > 0) show(judged);
});
for (const [outcome, number] of outcomes) console.log(String(number).padStart(9), outcome);
console.log(`${mutants} mutants, ${wrong.length} at fault`);
if (slowest)
  console.log(`slowest: ${Math.round(slowest.milliseconds)} ms, seed ${slowest.seed}, ${slowest.size} bytes, ${slowest.steps.join(', ')}`);
process.exitCode = wrong.length > 0 ? 1 : 0;

function show({ seed, wrong, steps }: Judged) {
  folder ??= mkdtempSync(join(tmpdir(), 'wiredesk-mutants-'));
  const { name, bytes } = mutantOf(seed, stock);
  const path = join(folder, `${seed}-${name.replace('/', '-')}`);
  writeFileSync(path, bytes);
  console.log(`${path}: ${steps.join(', ')}`);
  for (const each of wrong) console.log(`    ${each.slice(0, 600)}`);
}
