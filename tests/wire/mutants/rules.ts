// How copy is spoilt, whatever its format: bytes, chunks, splices, numbers, control characters, encodings.
// Texts are bytes as Latin 1: a character each.
import type { Chance } from './chance.ts';
import { bytesOf, insert, insertAnywhere, type Rule, replaceOne } from './places.ts';
import { JSON_RULES } from './rules-json.ts';
import { MARKUP_RULES } from './rules-markup.ts';
import { MESSAGE_RULES } from './rules-messages.ts';

/** Copy is repeated up to so many characters, and seldom up to so many. */
const MOST = 60_000;
const MOST_OF_ALL = 1_000_000;

function cut(text: string, chance: Chance, longest = 400): { from: number; to: number } {
  const from = chance.below(text.length + 1);
  return { from, to: Math.min(text.length, from + 1 + chance.below(chance.number() < 0.5 ? 12 : longest)) };
}

const NUMBERS = ['0', '-1', '00', '1e999', '9999999999', '99999999999999999999', '0.5', '-0', '1_000', 'NaN', '٣', ''];
const DATES = [
  '2026-02-30T10:00:00Z',
  '0000-00-00T00:00:00Z',
  '9999-12-31T23:59:59+14:00',
  '+275760-09-13T00:00:00Z',
  '-000001-01-01T00:00:00Z',
  '2026-01-05',
  '2026-01-05T10:11',
  '20260105T101112+0530',
  '2026-01-05T24:00:00Z',
  '2026-01-05T23:59:60Z',
  '2026-01-05T10:00:00+25:99',
  'Mon, 32 Jan 2026 10:00:00 CET',
  '31 Feb 99 25:61 GMT',
  'tomorrow',
];
const DATE_PATTERN =
  /\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?|\d{8}T\d{6}\S{0,6}|\d{1,2} [A-Z][a-z]{2} \d{2,4}(?: [\d:]+ \S+)?|\b\d{6} [A-Z]{3} \d\d\b/g;

const STRANGE = [
  ...['\0', '\x01', '\x02', '\x03', '\x04', '\x07', '\b', '\v', '\f', '\x1a', '\x1b', '\x1b$B', '\x1f', '\x7f', '\r', '\r\n', '\n\n', '\t'],
  ...['\x80', '\x93', '\xa0', '\xad', '\xc0\xaf', '\xed\xa0\x80', '\xf4\x90\x80\x80', '\xff', '\xfe\xff', '\xff\xfe', '\xef\xbb\xbf'],
  ...[
    '\ufffe',
    '\uffff',
    '\u2028',
    '\u2029',
    '\u202e',
    '\u2066',
    '\u200b',
    '\u00a0',
    '\u0085',
    '\u{1f600}',
    '\u{10ffff}',
    '\u0301',
    'İ',
    'ß',
    'ﬁ',
  ].map(bytesOf),
];

const ENCODINGS = [
  'UTF-8',
  'ISO-8859-1',
  'windows-1252',
  'UTF-16',
  'UTF-7',
  'x-none',
  'ISO-2022-JP',
  'Shift_JIS',
  'gb18030',
  'koi8-r',
  'EBCDIC-CP-US',
  '',
  'utf-16le',
];

function utf16(text: string, mark: boolean, swapped: boolean): string {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + Buffer.from(text, 'latin1').toString('utf8'), 'utf16le');
  return (swapped ? bytes.swap16() : bytes).toString('latin1');
}

function repeat(text: string, chance: Chance): string {
  const { from, to } = cut(text, chance);
  const most = chance.below(100) === 0 ? MOST_OF_ALL : MOST;
  const times = 1 + chance.below(Math.min(chance.of([3, 30, 3_000, 100_000]), most / (to - from + 1)));
  return insert(text, to, text.slice(from, to).repeat(times));
}

const BYTE_RULES: Readonly<Record<string, Rule>> = {
  flip: (text, chance) => replaceAt(text, chance, (code) => code ^ (1 << chance.below(8))),
  byte: (text, chance) => replaceAt(text, chance, () => chance.below(256)),
  delete: (text, chance) => {
    const { from, to } = cut(text, chance);
    return text.slice(0, from) + text.slice(to);
  },
  insert: (text, chance) =>
    insertAnywhere(text, chance, String.fromCharCode(...Array.from({ length: 1 + chance.below(8) }, () => chance.below(256)))),
  duplicate: (text, chance) => {
    const { from, to } = cut(text, chance, 2_000);
    return insertAnywhere(text, chance, text.slice(from, to));
  },
  swap: (text, chance) => {
    const one = cut(text, chance);
    const two = cut(text, chance);
    const [a, b] = one.from <= two.from ? [one, two] : [two, one];
    if (b.from < a.to) return text;
    return text.slice(0, a.from) + text.slice(b.from, b.to) + text.slice(a.to, b.from) + text.slice(a.from, a.to) + text.slice(b.to);
  },
  cutEnd: (text, chance) => text.slice(0, chance.below(text.length)),
  cutStart: (text, chance) => text.slice(chance.below(text.length)),
  splice: (text, chance, other) => text.slice(0, chance.below(text.length + 1)) + other.slice(chance.below(other.length)),
  transplant: (text, chance, other) => {
    const { from, to } = cut(other, chance, 2_000);
    return insertAnywhere(text, chance, other.slice(from, to));
  },
  concatenate: (text, chance, other) => text + chance.of(['', '\n', '\r\n\r\n', '\0']) + other,
  repeat,
  number: (text, chance) => replaceOne(text, chance, /\d+/g, () => bytesOf(chance.of(NUMBERS))),
  date: (text, chance) => replaceOne(text, chance, DATE_PATTERN, () => chance.of(DATES)),
  strange: (text, chance) => insertAnywhere(text, chance, chance.of(STRANGE)),
  astral: (text, chance) =>
    replaceOne(text, chance, /[a-z]{2,}(?: [a-z]{2,}){2,}/gi, (words) =>
      bytesOf(words.replace(/[a-z]/gi, (letter) => String.fromCodePoint(0x1d5b9 + letter.charCodeAt(0)))).repeat(chance.of([1, 1, 10, 40])),
    ),
  lineEnds: (text, chance) => text.replaceAll('\n', chance.of(['\r\n', '\r', '\n\n', ' ', '\r\r\n'])),
  upperCase: (text, chance) =>
    replaceOne(text, chance, /[a-z]{2,}/gi, (word) => (word === word.toUpperCase() ? word.toLowerCase() : word.toUpperCase())),
};

const ENCODING_RULES: Readonly<Record<string, Rule>> = {
  label: (text, chance) => replaceOne(text, chance, /(?<=encoding=["'])[^"']*|(?<=charset=["']?)[\w-]+/gi, () => chance.of(ENCODINGS)),
  twice: (text) => bytesOf(text),
  latin: (text) => Buffer.from(Buffer.from(text, 'latin1').toString('utf8'), 'latin1').toString('latin1'),
  wide: (text, chance) => utf16(text, chance.below(2) === 0, chance.below(2) === 0),
  parity: (text) => text.replace(/[\0-\x7f]/g, (each) => String.fromCharCode(each.charCodeAt(0) | 0x80)),
};

function replaceAt(text: string, chance: Chance, work: (code: number) => number): string {
  const at = chance.below(text.length);
  return text.slice(0, at) + String.fromCharCode(work(text.charCodeAt(at) || 0) & 0xff) + text.slice(at + 1);
}

/** All rules by name, and how often each kind is taken. */
export const KINDS: readonly {
  readonly weight: number;
  readonly rules: Readonly<Record<string, Rule>>;
  readonly fits: (text: string) => boolean;
}[] = [
  { weight: 5, rules: BYTE_RULES, fits: () => true },
  { weight: 1, rules: ENCODING_RULES, fits: () => true },
  { weight: 5, rules: MARKUP_RULES, fits: (text) => /<[a-z?!/]/i.test(text) },
  { weight: 5, rules: JSON_RULES, fits: (text) => /^\s*(?:\xef\xbb\xbf)?[[{]/.test(text) },
  { weight: 5, rules: MESSAGE_RULES, fits: (text) => !/^\s*(?:\xef\xbb\xbf)?[[{<]/.test(text) },
];
