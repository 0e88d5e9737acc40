import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../functions/wire/limits.ts';
import { fromNational } from '../../functions/wire/messages/iso-646.ts';
import { readAll, read as readStream } from '../../functions/wire/read.ts';

const ORIGIN = { bucket: 'b', key: 'k', versionId: '1', sha256: 'x', receivedAt: '2026-01-15T12:00:00.000Z' };
const read = (text: string, limits = DEFAULT_LIMITS) => readAll(Buffer.from(text, 'latin1'), ORIGIN, limits);
const codes = (issues: readonly { readonly code: string }[] | undefined) => issues?.map(({ code }) => code) ?? [];

const pad = (number: number) => String(number).padStart(3, '0');
const bare = (number: number, category = 'POL ') =>
  `INT${pad(number)} 3 ${category}0040 MER-${pad(number)}\n\nPORT/\nPort opens pier ${number}\n\nLERWICK 12/03 (MER) = The port opened pier ${number} on Sunday.\n./.ABC\n12${pad(number % 24).slice(1)}05 MAR 24\n\n`;
const marked = (number: number) =>
  `\x01INT${pad(number)} 3 POL 40 MER-${pad(number)}\r\r\nPORT/\r\r\n\x02Port opens pier ${number} =\r\r\n\r\r\nLERWICK (MER) - The port opened pier ${number} on Sunday.\r\r\n\x031214${pad(number % 60).slice(1)} GMT MAR 24\r\r\n\x7f\n\x7f\x04`;

describe('bundles', () => {
  test.each([
    ['without marks', bare],
    ['without marks, and some without a category', (number: number) => bare(number, number % 5 === 0 ? '' : 'POL ')],
    ['with marks', marked],
  ])('250 messages %s are 250 stories', async (_, message) => {
    const { stories, faults, report } = await read(Array.from({ length: 250 }, (__, index) => message(index + 1)).join(''));
    expect([stories.length, faults, report.issues]).toEqual([250, [], []]);
    expect(new Set(stories.map(({ id }) => id)).size).toBe(250);
    expect(stories[41]?.item.headlines?.[0]?.value).toBe('Port opens pier 42');
    expect(stories[41]?.item.bodies?.[0]?.value).not.toContain('pier 43');
  });

  test('a message whose head was lost in between is a story all the same', async () => {
    const lost = `#### ?? PO\nPORT/\nPort closes pier 2\n\n${'The port closed pier 2 on Monday, and nobody knows why it did. '.repeat(5)}\n./.ABC\n121606 MAR 24\n\n`;
    const { stories } = await read(bare(1) + lost + bare(3));
    expect(stories).toHaveLength(3);
    expect(stories[1]?.item.bodies?.[0]?.value).toContain('nobody knows why');
  });

  test('the same stories come out however the bytes are cut', async () => {
    const whole = await read(marked(1) + marked(2));
    const bytes = Buffer.from(marked(1) + marked(2), 'latin1');
    async function* chunks() {
      for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
    }
    const stories = [];
    for await (const reading of readStream(chunks(), ORIGIN)) if (reading.kind === 'story') stories.push(reading.story);
    expect(stories).toEqual(whole.stories);
  });

  test('one message beyond the limit costs itself alone', async () => {
    const long = marked(2).replace('The port', 'The port '.repeat(200));
    const { stories, faults } = await read(marked(1) + long + marked(3), { ...DEFAULT_LIMITS, itemCharacters: 1_000 });
    expect(stories).toHaveLength(2);
    expect(faults).toMatchObject([{ code: 'LIMIT_SIZE', index: 1 }]);
  });
});

describe('what is damaged', () => {
  test('a message without ETX is no story', async () => {
    const { stories, faults } = await read(marked(1).split('\x03')[0] + marked(2));
    expect(stories).toHaveLength(1);
    expect(faults).toMatchObject([{ code: 'TRUNCATED', index: 0 }]);
  });

  test('text behind a first ETX is kept, and so said', async () => {
    const { stories } = await read(marked(1).replace('on Sunday', 'on\x03Sunday'));
    expect(stories[0]?.item.bodies?.[0]?.value).toContain('on Sunday');
    expect(codes(stories[0]?.issues)).toContain('TRAILING_DATA');
  });

  test('envelopes with nothing in them', async () => {
    const { report } = await read('\x01\x02\x03\x04'.repeat(9));
    expect(report.rejected?.code).toBe('NO_CONTENT');
  });

  test('bytes of a program are no message, though they hold its marks', async () => {
    const bytes = Array.from({ length: 4_000 }, (_, index) => (index * index * 31 + index * 7) % 256);
    const { report } = await readAll(Uint8Array.from([1, 2, ...bytes, 3, 4]), ORIGIN);
    expect(report.format).toBeUndefined();
  });
});

describe('kills', () => {
  const kill = (words: string) =>
    `\x01INT090 2 POL 12 MER-090\nPORT/\n\x02KILL KILL KILL\nPort opens pier =\n\n${words}\n\x03121705 GMT MAR 24\n\x04`;

  test('a kill that names a story is a later revision of it, canceled', async () => {
    const { stories } = await read(marked(7) + kill('Editors: please kill MER-007, the pier is closed.'));
    expect(stories[1]?.id).toBe(stories[0]?.id);
    expect(stories[1]?.item.pubStatus).toBe('canceled');
    expect((stories[1]?.revision ?? '') > (stories[0]?.revision ?? '')).toBe(true);
  });

  test.each(['Editors: please kill the story about the pier.', 'Editors: kill MER-007 or MER-008.'])(
    '%s kills nothing and says so',
    async (words) => {
      const { stories } = await read(marked(7) + kill(words));
      expect(stories[1]?.id).not.toBe(stories[0]?.id);
      expect(stories[1]?.item.pubStatus).toBeUndefined();
      expect(codes(stories[1]?.issues)).toContain('KILL_WITHOUT_TARGET');
    },
  );

  test('a number without its day names no story', async () => {
    const { stories } = await read(kill('Editors: please kill MER-007.').replace('121705 GMT MAR 24', ''));
    expect(codes(stories[0]?.issues)).toContain('KILL_WITHOUT_TARGET');
  });
});

describe('identity', () => {
  test('numbers that count nothing are no identity', async () => {
    const { stories } = await read(marked(0) + marked(0).replace('Port', 'Harbour'));
    expect(stories[0]?.id).not.toBe(stories[1]?.id);
  });

  test('a date without a year comes neither into the identity nor into the revision', async () => {
    const text = marked(3).replace(' MAR 24', ' MAR');
    const [first, later] = [await read(text), await readAll(Buffer.from(text), { ...ORIGIN, receivedAt: '2031-01-15T12:00:00.000Z' })];
    expect(codes(first.stories[0]?.issues)).toContain('DATE_NO_YEAR');
    expect(first.stories[0]?.wire.extra?.dateLine).toBe('121403 GMT MAR');
    expect(later.stories[0]?.id).toBe(first.stories[0]?.id);
    expect(later.stories[0]?.revision).toBe(first.stories[0]?.revision);
  });
});

describe('national variants of ISO 646', () => {
  test('German words leave no doubt', () => {
    expect(fromNational('Die Regierung hat f}r die L{nder und |ffentliche H{fen mehr Geld.')?.text).toBe(
      'Die Regierung hat für die Länder und öffentliche Häfen mehr Geld.',
    );
  });

  test.each([
    'The set {a, b} | {c} is not f}r sale.',
    'Die Menge {a|b} und f}r die L{nder m}ssen | wir.',
    'Nothing here.',
    'für L{nder m}ssen k|nnen die',
  ])('%s stays as it is', (text) => expect(fromNational(text)).toBeUndefined());
});
