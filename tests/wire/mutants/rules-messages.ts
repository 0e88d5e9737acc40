// How messages, mail and prose are spoilt: control characters, heads, marks of their ends, lines.
import { insert, insertAnywhere, type Rule, replaceOne } from './places.ts';

const CONTROLS = [
  '\x01',
  '\x02',
  '\x03',
  '\x04',
  '\x16\x16\x01',
  '\x0e',
  '\x0f',
  '\x10',
  '\x11',
  '\x18',
  '\x1e',
  '\x1f',
  '\x05',
  '\x12\x14',
  '\b',
  '^',
  '\x1b',
];

const LINES = [
  'ZCZC',
  'ZCZC AAA001 3 POL 123',
  'NNNN',
  'nnnn',
  '\x01abc001 4 pl 120 xyz 0001',
  'eca062 4 i 211 dpa 061',
  'r a BC-Storm-Warning 01-05 0123',
  '^BC-Storm Warning, 1st Ld-Writethru,123<',
  '^URGENT<',
  '^By A. WRITER=',
  'EMBARGOED UNTIL 2026-01-05 10:00 GMT',
  'EMBARGO: not for release before 99:99',
  'KILL',
  'ADVISORY KILL: withhold xyz 0001',
  'EDITORS: CORRECTION',
  '(Reuters) -',
  'OSLO, Jan 5 (Northwire) -',
  '051011 GMT JAN 26',
  '\x03AP-NY-01-05-26 1011EST',
  'Content-Type: multipart/mixed; boundary="x"',
  'Content-Type: text/html; charset=utf-16',
  'Content-Transfer-Encoding: base64',
  'Content-Transfer-Encoding: quoted-printable',
  '--x',
  '--x--',
  'Subject: =?utf-8?B?////?=',
  'Subject: =?x-none?Q?=FF=00?=',
  'Message-ID: <\ud800@x>',
  'Date: Thu, 99 Foo 2026 99:99:99 +9999',
  'From: "<script>"@x.example <a@b>',
  '<script>alert(1)</script>',
  '<a href="javascript:x">a</a>',
  'Copyright 2026 The Paper. All rights reserved.',
  'Page A1',
  'Document ABC000020260105',
  'Length: 1e9 words',
  '',
  '    ',
  '* * *',
  '-30-',
];

export const MESSAGE_RULES: Readonly<Record<string, Rule>> = {
  control: (text, chance) => insertAnywhere(text, chance, chance.of(CONTROLS)),
  dropControl: (text, chance) => replaceOne(text, chance, /(?![\t\n\r])\p{Cc}+|\^/gu, () => ''),
  line: (text, chance) => {
    const ends = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    return insert(text, ends[chance.below(ends.length)] ?? 0, Buffer.from(`${chance.of(LINES)}\n`, 'utf8').toString('latin1'));
  },
  dropLine: (text, chance) => replaceOne(text, chance, /[^\n]*\n/g, () => ''),
  doubleLine: (text, chance) => replaceOne(text, chance, /[^\n]*\n/g, (line) => line + line),
  joinLines: (text, chance) => replaceOne(text, chance, /\r?\n/g, () => ' '),
  indent: (text, chance) => replaceOne(text, chance, /\n/g, () => `\n${' '.repeat(1 + chance.below(40))}`),
  shuffle: (text, chance) => {
    const lines = text.split('\n');
    const at = chance.below(lines.length);
    return [...lines.slice(at), ...lines.slice(0, at)].join('\n');
  },
  longLine: (text, chance) =>
    replaceOne(text, chance, /\n/g, () =>
      chance.of(['A', 'a ', '-', '. ', '(', '<', '=', '\t', '^']).repeat(chance.of([100, 3_000, 50_000])),
    ),
  mark: (text, chance) =>
    insertAnywhere(text, chance, chance.of(['<', '>', '&', '(', ')', '--', '=', ':', ';', '"', '|', '/', '\\', '@', '//', '   '])),
};
