import { describe, expect, test } from 'vitest';
import { readLooseDate } from '../../functions/wire/loose-dates.ts';

const READ: Readonly<Record<string, string>> = {
  'Fri, 02 Jan 2026 03:04:05 +0000': '2026-01-02T03:04:05+00:00',
  'Fri, 2 Jan 2026 03:04 GMT': '2026-01-02T03:04:00Z',
  'Xyz, 2 Jan 26 3:4:5 EST': '2026-01-02T03:04:05-05:00',
  '02 Jan 2026 03:04:05 +02:00': '2026-01-02T03:04:05+02:00',
  'Fri, 02 Jan 2026 03:04:05 CEST': '2026-01-02T03:04:05+02:00',
  'Fri, 02 Jan 2026 03:04:05 BST (British Summer Time)': '2026-01-02T03:04:05+01:00',
  'Fri, 02 Jan 2026 03:04:05 GMT+2': '2026-01-02T03:04:05+02:00',
  'Fri, 02 Jan 2026 03:04:05 UTC -0500': '2026-01-02T03:04:05-05:00',
  'Fri, 02-Jan-26 03:04:05 GMT': '2026-01-02T03:04:05Z',
  'Sun, 20 Apr 2014 8:19 pm CEST': '2014-04-20T20:19:00+02:00',
  'Sun, 20 Apr 2014 12:05 a.m. PST': '2014-04-20T00:05:00-08:00',
  'Seg, 24 Set 2018 19:22:00 -0300': '2018-09-24T19:22:00-03:00',
  'mar., 03 févr. 2026 08:00:00 +0100': '2026-02-03T08:00:00+01:00',
  'lun. 15 juin 2026 08:00:00 +0200': '2026-06-15T08:00:00+02:00',
  'mer. 15 juillet 2026 08:00:00 +0200': '2026-07-15T08:00:00+02:00',
  'Mi, 7. Okt 2026 10:11:12 MESZ': '2026-10-07T10:11:12+02:00',
  'Пт, 09 янв 2026 10:11:12 +0300': '2026-01-09T10:11:12+03:00',
  '5 de marzo de 2026 10:11 -0500': '2026-03-05T10:11:00-05:00',
  'January 2, 2026 3:04 PM EST': '2026-01-02T15:04:00-05:00',
  'Friday, January 2nd, 2026 at 15:04': '2026-01-02T15:04:00Z',
  'Fri Jan  2 03:04:05 2026': '2026-01-02T03:04:05Z',
  'Fri Jan 2 03:04:05 EST 2026': '2026-01-02T03:04:05-05:00',
  '2026-01-02T03:04:05.678+01:00': '2026-01-02T03:04:05.678+01:00',
  '2026-01-02 03:04': '2026-01-02T03:04:00Z',
  '2026/1/2 3:04:05': '2026-01-02T03:04:05Z',
  '02.01.2026 15:04': '2026-01-02T15:04:00Z',
  '1/31/2026 3:04 PM': '2026-01-31T15:04:00Z',
  '31/01/2026 15:04': '2026-01-31T15:04:00Z',
  'Mon, 26 January 2004 16:31:00 ET': '2004-01-26T16:31:00-05:00',
  'Wed, 19 Aug 2009 18:28:00 Etc/GMT': '2009-08-19T18:28:00Z',
  'Fri, 02 Jan 2026 03:04:05 +0000 GMT': '2026-01-02T03:04:05+00:00',
  'Fri Jan 02 2026 03:04:05 GMT+0100 (Central European Standard Time)': '2026-01-02T03:04:05+01:00',
  '2026-01-02T3:04:05Z': '2026-01-02T03:04:05Z',
  'Mon, 02 Jan 2006': '2006-01-02T00:00:00Z',
};

describe('dates that feeds write', () => {
  test.each(Object.entries(READ))('%s', (text, iso) => {
    expect(readLooseDate(text)?.iso).toBe(iso);
  });

  test.each([
    '30 Feb 2026 03:04:05 GMT',
    '2026-02-30',
    '02/03/2026',
    '1767312245',
    'Fri, 02 Jan 2026 25:04:05 GMT',
    'Fri, 02 Jan 2026 13:04 pm GMT',
    'Fri, 02 Jan 2026 03:04:05 +99:99',
    'Fri, 02 Foo 2026 03:04:05 GMT',
    'yesterday',
    '',
    `${'1 '.repeat(50_000)}Jan`,
  ])('%s is no date', (text) => {
    expect(readLooseDate(text)).toBeUndefined();
  });

  test('a zone that is not known counts as not stated', () => {
    expect(readLooseDate('Fri, 02 Jan 2026 03:04:05 XYZ')).toEqual({ iso: '2026-01-02T03:04:05Z', noZone: true, noTime: false });
    expect(readLooseDate('Fri, 02 Jan 2026 03:04:05 Europe/Paris')?.noZone).toBe(true);
    expect(readLooseDate('Mon, 26 January 2004 16:31:00 ET')?.noZone).toBe(true);
    expect(readLooseDate('02.01.2026 15:04 Uhr')).toEqual({ iso: '2026-01-02T15:04:00Z', noZone: true, noTime: false });
  });
});
