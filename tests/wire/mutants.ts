// Mutants: samples spoilt by chance, the same seed giving the same mutant of the same samples.
import { gzipSync } from 'node:zlib';
import { type Chance, chanceOf } from './mutants/chance.ts';
import type { Rule } from './mutants/places.ts';
import { KINDS } from './mutants/rules.ts';
import { zipOf } from './mutants/zip.ts';
import type { Sample } from './samples.ts';

export interface Mutant {
  readonly seed: number;
  /** The name of the object: the sample's own, or one with a wrapper's ending. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What was done, in order. */
  readonly steps: readonly string[];
  /** Whether a wrapper was put around it, so that what it holds does not show. */
  readonly wrapped: boolean;
}

/** Samples by format, so that each format gets its share. */
export type Stock = readonly (readonly Sample[])[];

export function stockOf(samples: readonly Sample[]): Stock {
  return [...Map.groupBy(samples, ({ name }) => name.split('/')[0]).values()];
}

const MOST_BYTES = 1_500_000;

/** The mutant of a seed. Pure. */
export function mutantOf(seed: number, stock: Stock): Mutant {
  const chance = chanceOf(seed);
  const format = chance.of(stock);
  const sample = chance.of(format);
  const other = chance.of(chance.below(4) > 0 ? format : chance.of(stock));
  const steps = [`from ${sample.name}`, `with ${other.name}`];
  let text = latin1(sample);
  do {
    const { name, rule } = chooseRule(text, chance);
    steps.push(name);
    text = rule(text, chance, latin1(other)).slice(0, MOST_BYTES);
  } while (chance.below(5) < 2);
  const mutant = { seed, name: sample.name, bytes: Buffer.from(text, 'latin1'), steps, wrapped: false };
  return chance.below(12) === 0 ? wrap(mutant, latin1(other), chance) : mutant;
}

function latin1({ bytes }: Sample): string {
  return Buffer.from(bytes).toString('latin1');
}

function chooseRule(text: string, chance: Chance): { name: string; rule: Rule } {
  const kinds = KINDS.filter(({ fits }) => fits(text)).flatMap(({ weight, rules }) => Array.from({ length: weight }, () => rules));
  const [name, rule] = chance.of(Object.entries(chance.of(kinds)));
  return { name, rule };
}

/** Puts a mutant into a gzip or zip file, and damages every second one. */
function wrap(mutant: Mutant, other: string, chance: Chance): Mutant {
  const isZip = chance.below(2) === 0;
  const inner = mutant.bytes;
  const members = [
    { name: chance.of(['a.xml', 'b/c.txt', '../d.xml', '/e', '', 'f\\g', 'h.json', '__MACOSX/i', '.j', 'k'.repeat(300)]), bytes: inner },
    { name: chance.of(['l.xml', 'a.xml', 'm/']), bytes: Buffer.from(other, 'latin1') },
  ];
  const whole = isZip ? zipOf(members.slice(0, 1 + chance.below(2)), chance.below(2) === 0) : gzipSync(inner, { level: 1 });
  const isDamaged = chance.below(2) === 0;
  return {
    ...mutant,
    name: `${mutant.name}.${isZip ? 'zip' : 'gz'}`,
    bytes: isDamaged ? damage(whole, chance) : whole,
    steps: [...mutant.steps, isZip ? 'zip' : 'gzip', ...(isDamaged ? ['damage'] : [])],
    wrapped: true,
  };
}

function damage(bytes: Buffer, chance: Chance): Buffer {
  const at = chance.below(bytes.length);
  const kind = chance.of(['byte', 'cut', 'behind', 'delete', 'doubled']);
  if (kind === 'cut') return bytes.subarray(0, at);
  if (kind === 'behind') return Buffer.concat([bytes, Buffer.from('behind')]);
  if (kind === 'delete') return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + chance.below(4))]);
  if (kind === 'doubled') return Buffer.concat([bytes, bytes]);
  const damaged = Buffer.from(bytes);
  damaged[at] = chance.below(256);
  return damaged;
}
