// The functions' bundles as the stack makes them: how large they are, and what they cost to start over bare Node, as whole processes
// in turn. CPU time is what counts where machines are shared. `node tests/bench/bundles.ts [RUNS]`; fails where one is too large.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { BUNDLING } from '../../infra/bundling.ts';
import { median, printTable } from './table.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const FUNCTIONS = ['ingest', 'publish', 'reconcile', 'serve'];
const MOST_BYTES: Readonly<Record<string, number>> = { ingest: 1_500_000 };
/** What a function of a deployed stack is told. */
const ENVIRONMENT = {
  PATH: '',
  AWS_REGION: 'eu-west-1',
  WIREDESK_TABLE: 't',
  WIREDESK_BUCKET: 'b',
  AWS_ACCESS_KEY_ID: 'x',
  AWS_SECRET_ACCESS_KEY: 'x',
};

const runs = Number(process.argv[2] ?? 9);
const folder = mkdtempSync(join(tmpdir(), 'wiredesk-bundles-'));
const starter = join(folder, 'start.mjs');
try {
  writeFileSync(starter, 'if (process.argv[2]) await import(process.argv[2]); console.log(JSON.stringify(process.cpuUsage()));');
  const rows: string[][] = [];
  for (const name of FUNCTIONS) {
    const bundle = join(folder, `${name}.mjs`);
    await build({
      ...BUNDLING,
      mainFields: [...BUNDLING.mainFields],
      external: [...BUNDLING.external],
      entryPoints: [join(ROOT, `functions/${name}.ts`)],
      bundle: true,
      outfile: bundle,
    });
    const pairs = Array.from({ length: runs }, () => [started(bundle), started()] as const);
    const cpu = median(pairs.map(([own, other]) => own.cpu - other.cpu));
    const wall = median(pairs.map(([own, other]) => own.wall - other.wall));
    const { size } = statSync(bundle);
    rows.push([name, `${Math.round(size / 1_000)} KB`, `${cpu.toFixed(0)} ms`, `${wall.toFixed(0)} ms`]);
    if (size > (MOST_BYTES[name] ?? Number.POSITIVE_INFINITY)) process.exitCode = 1;
  }
  printTable(
    `Bundles of the functions: medians of ${runs} pairs of processes`,
    ['function', 'size', 'CPU over bare Node', 'time over bare Node'],
    rows,
  );
} finally {
  rmSync(folder, { recursive: true });
}

/** Milliseconds that a process takes which loads a file, or none, and ends. */
function started(file = ''): { cpu: number; wall: number } {
  const begun = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [starter, file], { env: ENVIRONMENT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${file} ended with ${status}: ${stderr}`);
  const { user, system } = JSON.parse(stdout);
  return { wall: performance.now() - begun, cpu: (user + system) / 1_000 };
}
