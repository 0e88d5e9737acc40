// What the lines around the copy state, by the label under which clipping services put it; the first statement counts.
import type { FactName } from './fact-names.ts';
import { pageOf } from './furniture.ts';
import { readMeta } from './meta.ts';

export interface Fact {
  readonly value: string;
  /** Where it stands, in words. */
  readonly from: string;
}

export type Facts = Map<FactName, Fact>;

export function note(facts: Facts, name: FactName, value: string | undefined, from: string) {
  if (value && !facts.has(name)) facts.set(name, { value, from });
}

/** A stated value with what else it holds: "Harzer Rundblick vom 02.05.2024, S. 12", "NEWS; Pg. 4". */
export function noteParts(facts: Facts, name: FactName, value: string, from: string, monthFirst: boolean | undefined) {
  if (name === 'publication') {
    const meta = readMeta(value, monthFirst);
    for (const [each, part] of meta?.facts ?? [])
      note(facts, each === 'section' && !facts.has('publication') ? 'publication' : each, part, from);
    if (meta) return;
    note(facts, name, withoutCity(value), from);
    return;
  }
  if (name === 'section') {
    const parts = value.split(/\s*;\s*/);
    const pages = parts.map((part, index) => pageOf(part) ?? (index > 0 ? /^[A-Z]?\d{1,3}$/.exec(part)?.[0] : undefined));
    for (const page of pages) note(facts, 'page', page, from);
    note(facts, 'section', parts.filter((_, index) => !pages[index]).join('; '), from);
    return;
  }
  note(facts, name, value, from);
}

/** "The Bayside Examiner; Bayside, Wash." */
function withoutCity(publication: string): string {
  return publication.replace(/\s?;\s\p{Lu}[\p{L} .'’-]{1,40},\s\p{Lu}[\p{L} .]{1,30}$/u, '');
}
