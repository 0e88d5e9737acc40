// Places in a text that is spoilt. Texts are bytes as Latin 1: a character each.
import type { Chance } from './chance.ts';

/** Spoils a text. `other` is another sample, mostly of the same format. */
export type Rule = (text: string, chance: Chance, other: string) => string;

export function insert(text: string, at: number, what: string): string {
  return text.slice(0, at) + what + text.slice(at);
}

export function insertAnywhere(text: string, chance: Chance, what: string): string {
  return insert(text, chance.below(text.length + 1), what);
}

/** Replaces one place that a pattern finds; inserts something made up where it finds none. */
export function replaceOne(text: string, chance: Chance, pattern: RegExp, replacement: (found: string) => string): string {
  const found = [...text.matchAll(pattern)];
  const one = found[chance.below(found.length)];
  if (!one) return insertAnywhere(text, chance, replacement(''));
  return text.slice(0, one.index) + replacement(one[0]) + text.slice(one.index + one[0].length);
}

export function bytesOf(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
