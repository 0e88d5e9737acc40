// Judges many mutants on several workers, and stops those that hang.
import { Worker } from 'node:worker_threads';
import type { Judged, Portion } from './worker.ts';

export interface Trial {
  readonly mutants: number;
  /** How many ended in what. */
  readonly outcomes: ReadonlyMap<string, number>;
  readonly slowest: Judged | undefined;
  readonly wrong: readonly Judged[];
}

/** Milliseconds between looks at a worker, and microseconds of its own CPU time without a word, after which it hangs: one that was given no time does not. */
const TICK = 500;
const PATIENCE = 20_000_000;
const MOST_WRONG = 200;

/** Judges the mutants of `count` seeds from `first` on. Calls `onEach` after each. */
export async function tryMutants(first: number, count: number, workers = 2, onEach: (judged: Judged) => void = () => {}): Promise<Trial> {
  const outcomes = new Map<string, number>();
  const wrong: Judged[] = [];
  let mutants = 0;
  let slowest: Judged | undefined;
  const share = Math.ceil(count / workers);
  const note = (judged: Judged) => {
    mutants += 1;
    outcomes.set(judged.outcome, (outcomes.get(judged.outcome) ?? 0) + 1);
    if (judged.milliseconds > (slowest?.milliseconds ?? 0)) slowest = judged;
    if (judged.wrong.length > 0 && wrong.length < MOST_WRONG) wrong.push(judged);
    onEach(judged);
  };
  await Promise.all(
    Array.from({ length: workers }, (_, index) =>
      tryPortion({ from: first + index * share, to: Math.min(first + count, first + (index + 1) * share) }, note),
    ),
  );
  return { mutants, outcomes: new Map([...outcomes].sort(([, a], [, b]) => b - a)), slowest, wrong };
}

/** Judges a portion. One that brings its worker down, or hangs, is noted, and a new worker goes on behind it. */
async function tryPortion({ from, to }: Portion, note: (judged: Judged) => void): Promise<void> {
  for (let next = from; next < to; next += 1) {
    const death = await runWorker({ from: next, to }, (judged) => {
      next = judged.seed + 1;
      note(judged);
    });
    if (next < to) note({ seed: next, outcome: death, wrong: [death], milliseconds: 0, steps: [], size: 0 });
  }
}

/** Runs a worker to its end, and says what that was. */
function runWorker(portion: Portion, onJudged: (judged: Judged) => void): Promise<string> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: portion,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    let spentAtLastWord: number | undefined;
    const look = async () => {
      const { user, system } = await worker.cpuUsage();
      spentAtLastWord ??= user + system;
      if (user + system - spentAtLastWord > PATIENCE) end('hangs');
    };
    // Who has ended cannot be asked.
    const watch = setInterval(() => void look().catch(() => {}), TICK);
    const end = (words: string) => {
      clearInterval(watch);
      resolve(words);
      void worker.terminate();
    };
    worker.on('message', (judged: Judged) => {
      spentAtLastWord = undefined;
      onJudged(judged);
    });
    worker.on('error', (error) => end(`brought the worker down: ${error}`));
    worker.on('exit', () => end('ended'));
  });
}
