// Readers timed against one another: round by round in turn, so that what else the machine does falls on all alike, and each in
// a process of its own, for what one library makes of the compiled code of another is no figure of either.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { cpuMicros, median } from './table.ts';

export interface Turn {
  readonly name: string;
  /** Turns of the same reader share a process. */
  readonly reader: string;
  readonly work: () => Promise<void> | void;
}

const WARM_UP_ROUNDS = 10;
const ROUNDS = 9;

/** How the figures came about, for the head of a table. */
export const METHOD = `CPU time, median of ${ROUNDS} rounds in turn after ${WARM_UP_ROUNDS} to warm up, a process for each reader`;

/** The median CPU time of each turn of a subject in microseconds, by name. */
export async function timeInTurn(subject: string, turns: readonly Turn[]): Promise<ReadonlyMap<string, number>> {
  const path = fileURLToPath(new URL('./bench.ts', import.meta.url));
  const readers = new Map([...new Set(turns.map(({ reader }) => reader))].map((reader) => [reader, fork(path, ['--turns', subject])]));
  const figures = new Map<string, number[]>(turns.map(({ name }) => [name, []]));
  try {
    for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
      for (const { name, reader } of turns) {
        const micros = await askFor(name, readers.get(reader));
        if (round >= 0) figures.get(name)?.push(micros);
      }
    }
  } finally {
    for (const reader of readers.values()) reader.kill();
  }
  return new Map([...figures].map(([name, times]) => [name, median(times)]));
}

async function askFor(name: string, reader: ChildProcess | undefined): Promise<number> {
  if (!reader) throw new Error(`No process reads ${name}.`);
  const gone = new AbortController();
  reader.once('exit', () => gone.abort(new Error(`The process that reads ${name} has ended.`)));
  reader.send(name);
  const [micros] = await once(reader, 'message', { signal: gone.signal });
  reader.removeAllListeners('exit');
  return micros;
}

/** In the process of a reader: does each turn that it is asked for, and answers with its CPU time. */
export function answerTurns(turns: readonly Turn[]) {
  const works = new Map(turns.map(({ name, work }) => [name, work]));
  process.on('message', async (name: string) => {
    const work = works.get(name);
    if (!work) throw new Error(`No such turn: ${name}.`);
    process.send?.(await cpuMicros(work));
  });
}
