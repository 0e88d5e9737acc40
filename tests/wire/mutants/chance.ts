// Chance by a seed: the same seed gives the same choices, on any machine.
import { seeded } from '../../bench/generate.ts';

export interface Chance {
  /** A number from 0 up to, but not including, 1. */
  readonly number: () => number;
  /** A whole number from 0 up to, but not including, `limit`; 0 where that is 0. */
  readonly below: (limit: number) => number;
  /** One of several, of which there must be one. */
  readonly of: <T>(choices: readonly T[]) => T;
}

export function chanceOf(seed: number): Chance {
  const number = seeded(Math.imul(seed + 1, 0x9e3779b1));
  const below = (limit: number) => Math.floor(number() * limit);
  return { number, below, of: <T>(choices: readonly T[]) => choices[below(choices.length)] as T };
}
