// Labelled lines of clipping exports: `Start Page: 4`, `Quelle: …`, and Factiva's two-letter codes.
import { agencyOf } from '../agencies.ts';
import { singleSpaced } from '../blanks.ts';
import { FIELD_CODES, LABELS, WEAK_LABELS } from '../vocab/clipping-labels.ts';

export type Label = keyof typeof LABELS;

export interface LabelledLine {
  readonly label: Label;
  /** As printed. */
  readonly name: string;
  readonly value: string;
  /** A word that copy uses for its own lists, too. */
  readonly weak: boolean;
}

const LONGEST = 600;
const LABELLED = /^([\p{L}\p{M}][\p{L}\p{M}\p{N} ’'()/&._-]{0,34}?)\s?[:：]\s*(.*)$/u;

/** The label and value of a line; undefined where it bears no label that we know. */
export function readLabelled(line: string): LabelledLine | undefined {
  if (line.length > LONGEST) return undefined;
  const [, name, value] = LABELLED.exec(line) ?? [];
  if (!name || value === undefined) return undefined;
  const known = labels().get(plain(name));
  return known && { ...known, label: known.label === 'source' ? kindOfSource(value.trim()) : known.label, name, value: value.trim() };
}

// Some papers sell their copy and are listed among the agencies.
function kindOfSource(value: string): Label {
  return agencyOf(value) && !/times|post|journal|presse|tribune/i.test(value) ? 'agency' : 'publication';
}

/** Whether a line looks labelled, whatever the label. */
export function isLabelled(line: string): boolean {
  return line.length <= LONGEST && LABELLED.test(line);
}

/** The value behind a two-letter code of Factiva's field format: `HD Ferry line to reopen`. */
export function readCoded(line: string): { readonly label: Label; readonly code: string; readonly value: string } | undefined {
  const [, code, value = ''] = /^([A-Z]{2,3})(?:\s+(\S.*))?$/.exec(line) ?? [];
  const label = code && Object.hasOwn(FIELD_CODES, code) ? FIELD_CODES[code] : undefined;
  return code && label ? { label: (label === 'time' ? 'other' : label) as Label, code, value } : undefined;
}

let known: ReadonlyMap<string, { readonly label: Label; readonly weak: boolean }> | undefined;

function labels() {
  if (known) return known;
  const weak = new Set(entriesOf(WEAK_LABELS).map(plain));
  const all = new Map<string, { label: Label; weak: boolean }>();
  for (const [label, names] of Object.entries(LABELS)) {
    for (const name of entriesOf(names))
      if (!all.has(plain(name))) all.set(plain(name), { label: label as Label, weak: weak.has(plain(name)) });
  }
  known = all;
  return all;
}

/** Entries of a table in which bars and line ends part them. */
export function entriesOf(table: string): string[] {
  return table
    .split(/[|\n]/)
    .map((entry) => entry.trim())
    .filter(Boolean);
}

/** Most lines: nothing but letters of English and single blanks between words. */
const PRINTED_PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** A text as tables are looked up by: lower case, no accents of Latin letters, one kind of apostrophe. */
export function plain(text: string): string {
  if (PRINTED_PLAIN.test(text)) return text.toLowerCase();
  const lower = singleSpaced(text.toLowerCase().replaceAll('’', "'")).trim();
  return /\p{Script=Latin}/u.test(lower) ? lower.normalize('NFD').replace(/\p{Mn}+/gu, '') : lower;
}
