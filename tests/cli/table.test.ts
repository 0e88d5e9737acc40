// Tables that fit, and lines for programs.
import { expect, test } from 'vitest';
import { type Column, tabLine, tableOf, titlesLine } from '../../functions/cli/table.ts';
import { columnsOf } from '../../functions/cli/width.ts';

interface Row {
  readonly id: string;
  readonly words?: number;
  readonly headline: string;
}

const COLUMNS: readonly Column<Row>[] = [
  { title: 'WORDS', value: ({ words }) => words, align: 'right', expendable: 1 },
  { title: 'ID', value: ({ id }) => id, long: 'clip start', least: 6, most: 12 },
  { title: 'HEADLINE', value: ({ headline }) => headline, long: 'fold', least: 20 },
];
const ROWS: readonly Row[] = [
  { id: 'urn:x:20260105:n1', words: 540, headline: 'Harbour shut as dockers walk out for the third day in a row' },
  { id: 'urn:x:2', headline: '港湾労働者がストライキ、三日目も港は閉鎖されたまま' },
  { id: 'urn:x:3', words: 7, headline: 'عمال الميناء يواصلون الإضراب لليوم الثالث' },
];

function table(columns: number, rows = ROWS): string[] {
  return tableOf(COLUMNS, rows, { columns, paint: (_, text) => text }).split('\n');
}

test.each([20, 30, 40, 60, 80, 120, 200])('a table for %i columns has no longer line', (columns) => {
  for (const line of table(columns)) expect(columnsOf(line)).toBeLessThanOrEqual(columns);
});

test('a wide table shows all, aligned', () => {
  expect(table(100).slice(0, 2)).toEqual([
    'WORDS  ID            HEADLINE',
    '  540  …20260105:n1  Harbour shut as dockers walk out for the third day in a row',
  ]);
});

test('a narrow table folds headlines and leaves out what is expendable', () => {
  expect(table(34)).toEqual([
    'ID          HEADLINE',
    '…260105:n1  Harbour shut as',
    '            dockers walk out for',
    '            the third day in a row',
    'urn:x:2     港湾労働者がストライキ',
    '            、三日目も港は閉鎖され',
    '            たまま',
    'urn:x:3     عمال الميناء يواصلون',
    '            الإضراب لليوم الثالث',
  ]);
});

test('columns that are blank throughout are left out', () => {
  expect(table(100, [{ id: 'urn:x:1', headline: 'Harbour open' }])[0]).toBe('ID       HEADLINE');
});

test('no row takes more than three lines', () => {
  const lines = table(36, [{ id: 'urn:x:1', headline: 'word '.repeat(100) }]);
  expect(lines.length).toBe(4);
  expect(lines.at(-1)).toMatch(/…$/);
});

test('programs get whole values, one line a row', () => {
  expect(titlesLine(COLUMNS)).toBe('WORDS\tID\tHEADLINE');
  expect(tabLine(COLUMNS, { id: 'urn:x:20260105:n1', headline: 'a\tb\nc\x1b[31m' })).toBe('\turn:x:20260105:n1\ta b c');
});
