// Factiva's field format: a two-letter code before each field, `LP` and `TD` before the copy.
import { type Facts, note } from './facts.ts';
import { readCoded } from './labels.ts';
import { fold, joined, type Line } from './lines.ts';

export interface CodedClipping {
  readonly facts: Facts;
  readonly copy: readonly Line[];
  readonly removed: readonly string[];
}

const LEAST_CODES = 4;

/** Reads a clipping in field format; undefined where the text is none: headline, copy and two more fields must have their codes. */
export function readCodedClipping(lines: readonly Line[]): CodedClipping | undefined {
  const codes = new Set(lines.slice(0, 2_000).flatMap(({ text }) => readCoded(text)?.code ?? []));
  if (codes.size < LEAST_CODES || !codes.has('HD') || !(codes.has('LP') || codes.has('TD'))) return undefined;
  const facts: Facts = new Map();
  const copy: Line[] = [];
  const removed: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const coded = readCoded(lines[at]?.text ?? '');
    let end = at + 1;
    while (end < lines.length && !startsField(lines[end])) end += 1;
    const rest = lines.slice(at + 1, end);
    if (coded?.label === 'copy') copy.push(...withoutCode(lines[at], coded.value), ...rest);
    else if (coded) {
      const value = joined([coded.value, ...rest.map(({ text }) => text)].filter(Boolean).concat(''));
      note(facts, coded.label, fold(value).replace(/^Document\s/, ''), coded.code);
      if (coded.label !== 'headline') removed.push(fold(`${coded.code} ${value}`));
    }
    at = end;
  }
  return { facts, copy, removed };
}

/** Capitals within copy are no codes: a field begins its line without an indent. */
function startsField(line: Line | undefined): boolean {
  return line !== undefined && line.indent === 0 && readCoded(line.text) !== undefined;
}

function withoutCode(line: Line | undefined, value: string): Line[] {
  return line && value !== '' ? [{ ...line, text: value, raw: value }] : [];
}
