// What a check of `wiredesk doctor` is, and how a list of them is run.

/** ok: as it should be; warning: copy still comes, but somebody should look; broken: copy is late, missing or at risk. */
export type State = 'ok' | 'warning' | 'broken';

export interface Finding {
  readonly state: State;
  /** What was found. */
  readonly says: string;
  /** What to do about it. */
  readonly todo?: string;
}

export interface Check<Subject> {
  readonly name: string;
  run(subject: Subject): Finding | readonly Finding[] | Promise<Finding | readonly Finding[]>;
}

export interface Named extends Finding {
  readonly check: string;
}

/** Runs one after another. A check that fails is itself a finding. */
export async function* runChecks<Subject>(checks: readonly Check<Subject>[], subject: Subject): AsyncGenerator<Named> {
  for (const { name, run } of checks) {
    try {
      for (const finding of [await run(subject)].flat()) yield { check: name, ...finding };
    } catch (error) {
      yield { check: name, ...broken(`the check failed: ${error instanceof Error ? error.message : error}`) };
    }
  }
}

export function ok(says: string): Finding {
  return { state: 'ok', says };
}

export function warning(says: string, todo?: string): Finding {
  return { state: 'warning', says, ...(todo && { todo }) };
}

export function broken(says: string, todo?: string): Finding {
  return { state: 'broken', says, ...(todo && { todo }) };
}

const UNITS = [
  [86_400_000, 'days'],
  [3_600_000, 'hours'],
  [60_000, 'minutes'],
] as const;

/** A length of time in words: `3 hours`. */
export function lasting(milliseconds: number): string {
  if (milliseconds < 60_000) return 'less than a minute';
  const [length, unit] = UNITS.find(([each]) => milliseconds >= each * 2) ?? [60_000, 'minutes'];
  const amount = Math.round(milliseconds / length);
  return `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`;
}

/** `1 file`, `1,200 files`. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}
