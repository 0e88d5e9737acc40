import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { date, fullYear, readIsoDate, readRfc822Date, readZone, utc } from '../../functions/wire/dates.ts';

describe('readIsoDate', () => {
  test.each([
    ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05Z'],
    ['2026-01-02T03:04:05.678+01:00', '2026-01-02T03:04:05.678+01:00'],
    ['2026-01-02T03:04:05.6', '2026-01-02T03:04:05.600Z'],
    ['2026-01-02 03:04', '2026-01-02T03:04:00Z'],
    ['20260102T030405+0530', '2026-01-02T03:04:05+05:30'],
    ['2026-01-02T03:04:05-05', '2026-01-02T03:04:05-05:00'],
    ['2026-01-02T03:04:05.000000000z', '2026-01-02T03:04:05Z'],
    ['20260102', '2026-01-02T00:00:00Z'],
    [' 2024-02-29 ', '2024-02-29T00:00:00Z'],
  ])('%j is %s', (text, iso) => {
    expect(readIsoDate(text)?.iso).toBe(iso);
  });

  test.each([
    '2026-02-30T00:00:00Z',
    '2025-02-29',
    '2026-13-01',
    '2026-01-02T24:00:00Z',
    '2026-12-31T23:59:60Z',
    '2026-01-02T03:04:05+99:99',
    '+275761-01-01T00:00:00Z',
    '1767323045000',
    '2026-01',
    'yesterday',
    '',
  ])('%j is no date', (text) => {
    expect(readIsoDate(text)).toBeUndefined();
  });

  test('says what the date does not', () => {
    expect(readIsoDate('2026-01-02')).toMatchObject({ noZone: true, noTime: true });
    expect(readIsoDate('2026-01-02T03:04:05')).toMatchObject({ noZone: true, noTime: false });
    expect(readIsoDate('2026-01-02T03:04:05', '+02:00')).toEqual({ iso: '2026-01-02T03:04:05+02:00', noZone: true, noTime: false });
  });

  test('a moment comes back as the same moment', () => {
    const moment = fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, (date) => {
        expect(utc(readIsoDate(date.toISOString())?.iso ?? '')).toBe(date.toISOString());
      }),
    );
  });

  test('days are dates where the calendar has them', () => {
    const [month, day] = [fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 })];
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), month, day, (y, m, d) => {
        const last = new Date(Date.UTC(y, m, 0)).getUTCDate();
        expect(readIsoDate(`${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`) !== undefined).toBe(d <= last);
      }),
    );
  });
});

describe('readRfc822Date', () => {
  test.each([
    ['Fri, 02 Jan 2026 03:04:05 GMT', '2026-01-02T03:04:05Z'],
    ['2 Jan 26 03:04 -0500', '2026-01-02T03:04:00-05:00'],
    ['Fri, 02 Jan 2026 03:04:05 CEST', '2026-01-02T03:04:05+02:00'],
    ['Fri,  02 Jan  2026 03:04:05 +0000 (UTC)', '2026-01-02T03:04:05+00:00'],
  ])('%j is %s', (text, iso) => {
    expect(readRfc822Date(text)?.iso).toBe(iso);
  });

  test.each(['Fri, 31 Feb 2026 03:04:05 GMT', '2 Foo 2026', '2026-01-02', 'Fri, 02 Jan 2026 25:04:05 GMT'])('%j is no date', (text) => {
    expect(readRfc822Date(text)).toBeUndefined();
  });

  test('a zone that nobody knows is as good as none', () => {
    expect(readRfc822Date('Fri, 02 Jan 2026 03:04:05 QQQ')).toEqual({ iso: '2026-01-02T03:04:05Z', noZone: true, noTime: false });
  });
});

test('zones by name and by number, up to the fourteen hours that there are', () => {
  expect(['gmt', 'EST', '+0530', 'UTC+2', '-5:30'].map(readZone)).toEqual(['Z', '-05:00', '+05:30', '+02:00', '-05:30']);
  expect(['qqq', '+15:00', '+02:60', ''].map(readZone)).toEqual([undefined, undefined, undefined, undefined]);
});

test('years of two digits are of this century up to 49', () => {
  expect(['26', '49', '50', '2026'].map(fullYear)).toEqual(['2026', '2049', '1950', '2026']);
});

test('no date lies beyond the years of four digits', () => {
  const parts = { month: '11', day: '17', hour: undefined, minute: undefined, second: undefined, fraction: undefined };
  const flags = { noZone: true, noTime: true };
  expect(date({ year: '9999', ...parts }, 'Z', flags)?.iso).toBe('9999-11-17T00:00:00Z');
  expect(date({ year: '10000', ...parts }, 'Z', flags)).toBeUndefined();
});
