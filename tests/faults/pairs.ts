// Every fault at every call, alone and in pairs, while one message of three items is taken in.
import { chanceOf } from '../wire/mutants/chance.ts';
import { messageOfThree } from './copy.ts';
import { type Plan, run } from './schedule.ts';
import { CRASHES, FAULTS, type Fault } from './weather.ts';

/** What is to happen at which of a worker's calls, counted from 0 over all its attempts. */
export type Blows = readonly { readonly at: number; readonly fault: Fault }[];

/** All faults that a caller can tell apart, and both ways to die. */
const ALL: readonly Fault[] = [...FAULTS, ...CRASHES];
/** Those that differ in what they do to the table: a throttled call has had no effect, one that timed out may have had it. */
const TELLING: readonly Fault[] = ['before', 'after'];

export async function singles(): Promise<Blows[]> {
  const calls = await callsUndisturbed();
  return Array.from({ length: calls }, (_, at) => ALL.map((fault) => [{ at, fault }])).flat();
}

/** The second comes at each call behind the first that there may be, in the attempts that follow on it as well. */
export async function pairs(): Promise<Blows[]> {
  const calls = await callsUndisturbed();
  const first = Array.from({ length: calls }, (_, at) => TELLING.map((fault) => ({ at, fault }))).flat();
  return first.flatMap((one) =>
    Array.from({ length: calls }, (_, index) => TELLING.map((fault) => [one, { at: one.at + 1 + index, fault }])).flat(),
  );
}

/** Takes the message in under these blows, and answers what is wrong in the end. */
export async function strike(blows: Blows): Promise<string[]> {
  let calls = -1;
  const weather = () => {
    calls += 1;
    return blows.find(({ at }) => at === calls)?.fault;
  };
  return await run(planWith(weather), chanceOf(1));
}

async function callsUndisturbed(): Promise<number> {
  let calls = 0;
  const count = () => {
    calls += 1;
    return undefined;
  };
  const wrong = await run(planWith(count), chanceOf(1));
  if (wrong.length > 0) throw new Error(`undisturbed, and yet: ${wrong.join('; ')}`);
  return calls;
}

function planWith(weather: Plan['weather']): Plan {
  return { objects: messageOfThree(), workers: 1, readers: 0, shards: 1, weather, repeats: false };
}
