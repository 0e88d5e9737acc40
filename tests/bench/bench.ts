// `npm run bench [NAME…]`: prints a table a subject. Each subject runs in a process of its own, so that none warms or fills another's.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Turn } from './rounds.ts';

// As the command does; and each subject loads only what it measures, for the memory of the rest would count too.
enableCompileCache();

const SUBJECTS: Readonly<Record<string, () => Promise<void>>> = {
  reading: async () => (await import('./reading.ts')).benchReading(),
  formats: async () => (await import('./formats.ts')).benchFormats(),
  memory: async () => (await import('./memory.ts')).benchMemory(),
  ingest: async () => (await import('./ingest.ts')).benchIngest(),
  serving: async () => (await import('./serving.ts')).benchServing(),
};

/** Subjects whose readers take turns, each in a process of its own. */
const TURNS: Readonly<Record<string, () => Promise<readonly Turn[]>>> = {
  reading: async () => (await import('./reading.ts')).readingTurns(),
  formats: async () => (await import('./formats.ts')).formatTurns(),
};

/** As the command itself runs: what its first line asks of Node. */
const FLAGS =
  readFileSync(new URL('../../functions/cli.ts', import.meta.url), 'utf8')
    .split('\n', 1)[0]
    ?.match(/--\S+/g) ?? [];

const [flag, subject = ''] = process.argv.slice(2);
if (flag === '--turns') (await import('./rounds.ts')).answerTurns((await TURNS[subject]?.()) ?? []);
else if (flag === '--only') await SUBJECTS[subject]?.();
else {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !(name in SUBJECTS));
  if (unknown.length > 0) {
    console.error(`No such benchmark: ${unknown.join(', ')}. There are: ${Object.keys(SUBJECTS).join(', ')}.`);
    process.exit(2);
  }
  for (const name of asked.length > 0 ? asked : Object.keys(SUBJECTS)) {
    const { status } = spawnSync(process.execPath, [...FLAGS, fileURLToPath(import.meta.url), '--only', name], { stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
  }
}
