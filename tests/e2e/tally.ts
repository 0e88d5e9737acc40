// What was checked and what came of it, a line each; and waiting that always ends.
import { setTimeout as sleep } from 'node:timers/promises';

export interface Tally {
  /** Runs a check and prints what came of it; what the check answers is printed beside it. Answers whether it passed. */
  check(name: string, work: () => Promise<string | undefined>): Promise<boolean>;
  /** Prints what cannot be shown here, and where it is shown instead. */
  note(text: string): void;
  readonly passed: number;
  readonly failed: number;
}

export function newTally(print: (line: string) => void): Tally {
  const tally = { passed: 0, failed: 0 };
  return {
    async check(name, work) {
      const started = performance.now();
      const line = (mark: string, detail: string) =>
        print(`${mark} ${name} (${((performance.now() - started) / 1_000).toFixed(1)} s)${detail && `: ${detail}`}`);
      try {
        line('ok    ', (await work()) ?? '');
        tally.passed += 1;
        return true;
      } catch (error) {
        line('FAILED', error instanceof Error ? error.message : String(error));
        tally.failed += 1;
        return false;
      }
    },
    note: (text) => print(`note   ${text}`),
    get passed() {
      return tally.passed;
    },
    get failed() {
      return tally.failed;
    },
  };
}

/** Asks again and again until there is an answer. Throws after so many seconds, with what was last seen. */
export async function until<T>(
  what: string,
  seconds: number,
  ask: () => Promise<T | undefined>,
  seen: () => string = () => '',
): Promise<T> {
  const end = performance.now() + seconds * 1_000;
  for (let pause = 25; ; pause = Math.min(pause * 1.5, 1_000)) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > end) throw new Error(`${what}: not within ${seconds} s${seen() && `; ${seen()}`}`);
    await sleep(pause);
  }
}

/** Does work for each, so many at once. */
export async function each<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<unknown>): Promise<void> {
  const left = items.values();
  const worker = async () => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** Throws where it does not hold. */
export function must(holds: unknown, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}
