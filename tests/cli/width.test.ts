// Columns of a terminal, and what may reach it.
import { expect, test } from 'vitest';
import { manyLines, oneLine, shownName } from '../../functions/cli/printable.ts';
import { clipEnd, clipStart, columnsOf, fold, pad } from '../../functions/cli/width.ts';

test.each([
  ['harbour', 7],
  ['Tromsø', 6],
  ['e\u0301', 1],
  ['日本語', 6],
  ['한국어', 6],
  ['ｆｕｌｌ', 8],
  ['ﾊﾝｶｸ', 4],
  ['การเมือง', 7],
  ['عاجلًا', 5],
  ['שָׁלוֹם', 4],
  ['👩‍👩‍👧', 2],
  ['🇳🇴', 2],
  ['', 0],
])('%s takes %i columns', (text, columns) => {
  expect(columnsOf(text)).toBe(columns);
});

test('long texts are cut at either end, never within a letter', () => {
  expect(clipEnd('harbour strike', 9)).toBe('harbour …');
  expect(clipStart('urn:x:20260105:n12', 9)).toBe('…0105:n12');
  expect(clipEnd('日本語日本語', 6)).toBe('日本…');
  expect(clipEnd('e\u0301e\u0301e\u0301', 2)).toBe('e\u0301…');
  expect(clipEnd('short', 5)).toBe('short');
});

test('texts fold between words, and long words are cut', () => {
  expect(fold('the harbour is shut', 11)).toEqual(['the harbour', 'is shut']);
  expect(fold('日本語日本語', 5)).toEqual(['日本', '語日', '本語']);
  expect(fold('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
  expect(fold('', 10)).toEqual(['']);
  expect(fold('x'.repeat(200_000), 80).length).toBe(2_500);
});

test('texts fill up on either side', () => {
  expect([pad('7', 3, 'right'), pad('日', 4), pad('long', 2)]).toEqual(['  7', '日  ', 'long']);
});

test('nothing that a terminal obeys is left of copy', () => {
  const hostile = 'a\x1b[31mred\x1b]0;title\x07\x9b2J\x08\x00\u202eevil\u2066\ufeff\u{e0041} b\r\nc\td\u0085e';
  expect(oneLine(hostile)).toBe('aredevil b c d e');
  expect(manyLines('one\r\ntwo\rthree\tx\x1b[2J\x07')).toBe('one\ntwo\nthree\tx');
  expect(oneLine('\ud800 lone')).toBe('\ufffd lone');
});

test('letters that join, and marks, are left alone', () => {
  expect(oneLine('نمی‌خواهم 👩‍👩‍👧 Việt')).toBe('نمی‌خواهم 👩‍👩‍👧 Việt');
});

test('names are shown whole, what cannot be printed as an escape', () => {
  expect(shownName('a\nb\x1b[31m\u202e.xml')).toBe('a\\nb\\u{1b}[31m\\u{202e}.xml');
});
