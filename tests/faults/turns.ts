// One call at a time, and chance says whose: how workers and readers that run at once may cross, the same again for a seed.
import { setImmediate as turn } from 'node:timers/promises';
import type { Chance } from '../wire/mutants/chance.ts';

export interface Turns {
  /** Waits for its turn, then does the call, with which no other overlaps. */
  take<T>(call: () => Promise<T>): Promise<T>;
}

export function turnsOf(chance: Chance): Turns {
  const waiting: (() => Promise<void>)[] = [];
  let running = false;

  /** Lets all who can come to their next call before one of them is chosen. */
  async function run() {
    running = true;
    for (await turn(); waiting.length > 0; await turn()) {
      const [next] = waiting.splice(chance.below(waiting.length), 1);
      await next?.();
    }
    running = false;
  }

  return {
    take: (call) =>
      new Promise((resolve, reject) => {
        waiting.push(() => call().then(resolve, reject));
        if (!running) void run();
      }),
  };
}
