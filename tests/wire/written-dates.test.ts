// Dates as newspapers print them.
import { expect, test } from 'vitest';
import { readDayOf, readWrittenDate } from '../../functions/wire/written-dates.ts';

test.each([
  'Thursday, May 2, 2024',
  'May 2nd, 2024',
  'jeudi 2 mai 2024',
  'mar. 2 mai 2024',
  'Do, 02.05.2024',
  'Donnerstag, 2. Mai 2024',
  '2 de mayo de 2024',
  'giovedì 2 maggio 2024',
  '2. toukokuuta 2024',
  '2024. május 2.',
  '2024 m. gegužės 2 d.',
  '2 мая 2024 г.',
  '2 травня 2024',
  '2 Μαΐου 2024',
  '٢ مايو ٢٠٢٤',
  '2024年5月2日（木）',
  '2024년 5월 2일 목요일',
  '2 พฤษภาคม 2567',
  'ngày 2 tháng 5 năm 2024',
  '2024-05-02',
  'Published: 2 May 2024',
])('%s', (line) => {
  expect(readWrittenDate(line)).toEqual({ date: { iso: '2024-05-02T00:00:00Z', noTime: true, noZone: true }, others: [] });
});

test.each([
  ['3 May 2024, 4:15 PM', '2024-05-03T16:15:00Z'],
  ['2 May 2024 10.12 CEST', '2024-05-02T10:12:00+02:00'],
  ['May 2, 20246:12 AM GMT+1Updated 2 hours ago', '2024-05-02T06:12:00+01:00'],
])('%s has a time', (line, iso) => {
  expect(readWrittenDate(line)?.date.iso).toBe(iso);
});

test.each(['30 February 2024', '05/02/2024', 'May 2', '2 May 24', 'The ferry sank in May 2024 with 12 people'])('%s is no date', (line) => {
  expect(readWrittenDate(line)).toBeUndefined();
});

test('the language may settle which number is the day', () => {
  expect(readWrittenDate('05/02/2024', false)?.date.iso).toBe('2024-02-05T00:00:00Z');
  expect(readWrittenDate('13/05/2024')?.date.iso).toBe('2024-05-13T00:00:00Z');
});

test('what stands around a date is told', () => {
  expect(readWrittenDate('Région, jeudi 2 mai 2024')?.others).toEqual(['Région']);
});

test.each([
  ['May 2', '2024-05-03T00:00:00Z', '2024-05-02T00:00:00Z'],
  ['31 Dez', '2024-01-01T00:00:00Z', '2023-12-31T00:00:00Z'],
  ['5月2日', '2024-05-02T00:00:00Z', '2024-05-02T00:00:00Z'],
])('%s, printed %s', (day, published, iso) => {
  expect(readDayOf(day, published)?.iso).toBe(iso);
});
