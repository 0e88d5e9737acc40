// What the lines around the copy state, by the label under which clipping services put it; the first statement counts.
import type { Label } from './labels.ts';

/** What a clipping states beside its labels. */
export type FactName = Label | 'signOff' | 'kicker' | 'embargo' | 'by' | 'place';

export interface Fact {
  readonly value: string;
  /** Where it stands, in words. */
  readonly from: string;
}

export type Facts = Map<FactName, Fact>;

export function note(facts: Facts, name: FactName, value: string | undefined, from: string) {
  if (value && !facts.has(name)) facts.set(name, { value, from });
}
