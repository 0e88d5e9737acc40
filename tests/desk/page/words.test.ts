// The page's small readers: addresses, searches' marks, events, signals and times.
import { describe, expect, test } from 'vitest';
import { addressOf, FRONT, queryOf, readAddress, withFilter } from '../../../functions/desk/page/address.ts';
import { finderOf } from '../../../functions/desk/page/search-marks.ts';
import { correctionIn, isPressing, labelsOf } from '../../../functions/desk/page/signals.ts';
import { readEvents, type ServerEvent } from '../../../functions/desk/page/sse.ts';
import { ago, clockOf, statedOffset } from '../../../functions/desk/page/times.ts';
import type { Card } from '../../../functions/store/store.ts';

describe('addresses', () => {
  test('are read as they are written', () => {
    const view = {
      screen: 'list',
      filters: { feed: 'desk/sport', text: '"port café" -ferry', since: '2h' },
      story: 'urn:a:b/c d&e',
      revision: '1/2026/x',
      panel: 'revisions',
    } as const;
    expect(readAddress(addressOf(view))).toEqual(view);
    expect(addressOf(FRONT)).toBe('./');
    expect(readAddress('')).toEqual(FRONT);
  });

  test('that nobody wrote are read for what they say', () => {
    expect(readAddress('?text=%20&place=FR&show=all&nonsense=1&revision=2')).toEqual({ screen: 'list', filters: { place: 'FR' } });
  });

  test('take a filter on and off', () => {
    expect(withFilter(withFilter({ place: 'FR' }, 'text', 'a'), 'place', undefined)).toEqual({ text: 'a' });
  });

  test('kills are listed by their times alone', () => {
    const filters = { provider: 'AP', text: 'storm', since: '2h' };
    const kills = withFilter(filters, 'status', 'canceled');
    expect(kills).toEqual({ since: '2h', status: 'canceled' });
    expect(withFilter(kills, 'since', '7d')).toEqual({ since: '7d', status: 'canceled' });
    expect(withFilter(kills, 'provider', 'AP')).toEqual({ since: '2h', provider: 'AP' });
    expect(withFilter(filters, 'status', 'withheld')).toEqual({ ...filters, status: 'withheld' });
  });

  test('durations are counted from now, so that each page of a list is asked alike', () => {
    const now = Date.parse('2026-03-02T10:00:00.000Z');
    expect(`${queryOf({ since: '2h', until: '2026-03-02' }, now)}`).toBe('since=2026-03-02T08%3A00%3A00.000Z&until=2026-03-02');
  });
});

describe('the words of a search', () => {
  test.each([
    ['café', 'Das Cafe, das CAFÉ', ['Cafe', 'CAFÉ']],
    ['cafe', 'un café\u0301 a cafeteria', ['café\u0301']],
    ['"port albert"', 'Port Albert, port-albert, Port', ['Port Albert', 'port-albert']],
    ['storm -calm', 'calm storm', ['storm']],
    ['港', '港が閉鎖', ['港']],
    ['閉鎖', '港が閉鎖された', ['閉鎖']],
    ['straße', 'STRASSE Straße', ['STRASSE', 'Straße']],
    ['lodz', 'Łódź, Lodz', ['Łódź', 'Lodz']],
    ['ميناء', 'إغلاق ميناء ليسفان', ['ميناء']],
    ['😀 a.b', 'a-b', ['a-b']],
  ])('%s', (search, text, hits) => {
    expect(finderOf(search)?.(text).map(([from, to]) => text.slice(from, to))).toEqual(hits);
  });

  test('that names nothing marks nothing', () => {
    expect([finderOf(undefined), finderOf(''), finderOf('-storm'), finderOf('…')]).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe('events', () => {
  async function read(...chunks: string[]): Promise<ServerEvent[]> {
    const events: ServerEvent[] = [];
    for await (const event of readEvents(Readable(chunks))) events.push(event);
    return events;
  }
  async function* Readable(chunks: readonly string[]) {
    yield* chunks;
  }

  test('are read wherever the stream was cut', async () => {
    const text = 'id: 1\ndata: {"a":1}\n\n: silence\n\nid: 2\nretry: 2000\n\nevent: x\ndata: one\ndata: two\r\n\r\nid: 3\ndata: cut';
    const whole = [
      { id: '1', event: 'message', data: '{"a":1}' },
      { id: '2', event: 'message', data: '' },
      { event: 'x', data: 'one\ntwo' },
    ];
    expect(await read(text)).toEqual(whole);
    for (let at = 1; at < text.length; at++) expect(await read(text.slice(0, at), text.slice(at)), `cut at ${at}`).toEqual(whole);
    expect(await read(...text)).toEqual(whole);
  });
});

describe('signals', () => {
  const said = (...signals: string[]) => labelsOf({ signals, status: 'usable' });
  test('the gravest come first, two at most, none twice', () => {
    expect(said('UPDATE 2', '(Berichtigung)', '*** KILL ***')).toEqual([
      { text: 'KILL', tone: 'alarm' },
      { text: 'Berichtigung', tone: 'care' },
    ]);
    expect(said('CORRECTED', 'corrected')).toEqual([{ text: 'CORRECTED', tone: 'care' }]);
    expect(labelsOf({ status: 'withheld' })).toEqual([{ text: 'embargo over', tone: 'care' }]);
    expect(said('عاجل')).toEqual([{ text: 'عاجل', tone: 'alarm' }]);
  });

  test('a correction is told from other care', () => {
    expect(correctionIn(['UPDATE 2', '*** Corrects 2nd graf ***'])).toBe('Corrects 2nd graf');
    expect(correctionIn(['FLASH', 'KILL', 'Berichtigung'])).toBe('Berichtigung');
    for (const signal of ['EMBARGOED', 'Sperrfrist', 'HOLD FOR RELEASE', 'UPDATE 2']) expect(correctionIn([signal])).toBe(undefined);
    expect(correctionIn(['UPDATE 2'], 'Eds: CORRECTS spelling of Lisvane in the second paragraph.\nContact: desk')).toBe(
      'Eds: CORRECTS spelling of Lisvane in the second paragraph.',
    );
    expect(correctionIn([], 'Berichtigung: Im ersten Absatz')).toBe('Berichtigung: Im ersten Absatz');
    for (const note of ['Korrespondent: Max Berg', 'No correction was needed', 'Correspondents can be reached', '', undefined])
      expect([note, correctionIn([], note)]).toEqual([note, undefined]);
  });

  test('stories that are told at once are those of urgency 1 and 2, and flashes', () => {
    const card: Card = { id: '', revision: '', time: '', headline: '', status: 'usable' };
    expect([{}, { urgency: 3 }, { urgency: 2 }, { signals: ['Eil'] }].map((more) => isPressing({ ...card, ...more }))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});

describe('times', () => {
  const date = '2026-07-01T22:30:00.000Z';
  test('are those of the zone', () => {
    expect(clockOf('utc').time(date)).toBe('22:30');
    expect(clockOf('agency').time(date, { zone: 'Europe/Berlin' })).toBe('00:30');
    expect(clockOf('agency').time(date, { offset: '-05:00', zone: 'Europe/Berlin' })).toBe('17:30');
    expect(clockOf('agency').day(date, { zone: 'Europe/Berlin' })).toBe('2026-07-02');
    expect(clockOf('utc').full(date)).toBe('1 Jul 2026, 22:30:00 UTC');
    expect(clockOf('utc').time('soon')).toBe('soon');
  });

  test('those of another day are told with their day, and days of agencies are those of UTC', () => {
    const now = new Date();
    expect(clockOf('utc').dated(now.toISOString())).toBe(now.toISOString().slice(11, 16));
    expect(clockOf('utc').dated('2019-07-01T22:30:00.000Z')).toBe('1 Jul 2019 22:30');
    expect(clockOf('utc').dated(new Date(now.getTime() - 86_400_000).toISOString())).toMatch(
      /^\d{1,2} [A-Z][a-z]{2,3}( \d{4})? \d\d:\d\d$/,
    );
    expect(clockOf('agency').dayName('2019-07-01T22:30:00.000Z')).toBe('Monday, 1 July 2019, UTC');
  });

  test('offsets are those that dates state', () => {
    expect(['2026-01-13T16:45:00+01:00', date, undefined].map(statedOffset)).toEqual(['+01:00', undefined, undefined]);
  });

  test('how long ago is told roughly', () => {
    const now = Date.parse(date);
    expect([1, 59, 60, 3_599, 7_200, 172_800].map((seconds) => ago(new Date(now - seconds * 1_000).toISOString(), now))).toEqual([
      '1 s',
      '59 s',
      '1 min',
      '59 min',
      '2 h',
      '2 d',
    ]);
  });
});
