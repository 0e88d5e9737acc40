import { describe, expect, test } from 'vitest';
import { agencyOf } from '../../functions/wire/agencies.ts';
import { findDateLine, isDateLine } from '../../functions/wire/date-lines.ts';
import { localTime, zonedOffset } from '../../functions/wire/zones.ts';

describe('date lines, as agencies print them', () => {
  test.each([
    ['131137 GMT Nov 13 ', undefined, '2013-11-13T11:37:00Z', false],
    ['101137 GMT Dez 18', undefined, '2018-12-10T11:37:00Z', false],
    ['211259 Nov 18', 'dpa', '2018-11-21T12:59:00+01:00', true],
    ['211259 Jul 18', 'dpa', '2018-07-21T12:59:00+02:00', true],
    ['031423 MAG 19', 'AGI', '2019-05-03T14:23:00+02:00', true],
    ['121435Z MAR 2019', undefined, '2019-03-12T14:35:00Z', false],
    ['AP-WF-11-13-13 1509GMT<', 'AP', '2013-11-13T15:09:00Z', false],
    ['ap-ny-01-02-26 0304EST', 'AP', '2026-01-02T03:04:00-05:00', false],
    ['16:35ET 31-10-14<', 'CP', '2014-10-31T16:35:00-04:00', false],
    ['KWS-21:37-09-12-18', 'Kyodo', '2018-12-09T21:37:00+09:00', true],
    ['Reut10:01 12-01-95', 'Reuters', '1995-12-01T10:01:00Z', true],
    ['13-11-13 15-09-00', 'AAP', '2013-11-13T15:09:00+11:00', true],
    ['10-MAR-24 14:35', 'ANSA', '2024-03-10T14:35:00+01:00', true],
    ['12.03.2019 14:35', 'TASS', '2019-03-12T14:35:00+03:00', true],
    ['060630 EST Jan 2020', 'AAP', '2020-01-06T06:30:00+11:00', false],
  ])('%s (%s)', (text, agency, iso, noZone) => {
    expect(findDateLine(text, agencyOf(agency))?.date).toEqual({ iso, noZone, noTime: false });
  });

  test('a date that is none, one without a year, and text without a date', () => {
    expect(findDateLine('999999 XXX 26')).toEqual({ text: '999999 XXX 26' });
    expect(findDateLine('310230 GMT Feb 20')).toEqual({ text: '310230 GMT Feb 20' });
    expect(findDateLine('131137 GMT NOV')).toEqual({ text: '131137 GMT NOV', noYear: true });
    expect(findDateLine('Tel: +49 30 1234')).toBeUndefined();
  });

  test('numbers that could change places are a date only where the house has an order', () => {
    expect(findDateLine('12/03/19 14:35')?.date).toBeUndefined();
    expect(findDateLine('12/03/19 14:35', { dates: 'DMY' })?.date?.iso).toBe('2019-03-12T14:35:00Z');
    expect(findDateLine('12/13/19 14:35')?.date?.iso).toBe('2019-12-13T14:35:00Z');
  });

  test.each([
    ['121435 MAR 06', true],
    ['AFP 191106 GMT MAR 95', true],
    ['123456 Menschen kamen', false],
    ['Er kam um 121435 MAR 06 an', false],
    ['999999 XXX 26', false],
  ])('%s is a line of its own: %s', (line, expected) => expect(isDateLine(line)).toBe(expected));
});

describe('local time', () => {
  test.each([
    ['2018-11-21T12:59', 'Europe/Berlin', '+01:00'],
    ['2018-03-25T02:30', 'Europe/Berlin', '+01:00'],
    ['2018-10-28T02:30', 'Europe/Berlin', '+02:00'],
    ['2018-10-28T03:00', 'Europe/Berlin', '+01:00'],
    ['2020-03-08T03:00', 'America/New_York', '-04:00'],
    ['2020-01-01T00:00', 'Europe/London', 'Z'],
    ['2020-01-01T00:00', 'Nowhere/City', undefined],
    ['noon', 'Europe/London', undefined],
  ])('%s in %s is %s', (local, zone, offset) => expect(zonedOffset(local, zone)).toBe(offset));

  test('the clocks of a zone at an instant', () => {
    expect(localTime('2017-06-24T22:00:00Z', 'Europe/Berlin')).toBe('2017-06-25T00:00:00');
    expect(localTime('never', 'Europe/Berlin')).toBeUndefined();
  });
});
