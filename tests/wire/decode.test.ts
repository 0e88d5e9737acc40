import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '../../functions/wire/decode.ts';

/** What bytes are read as, and what was said about them; the bytes come in chunks. */
async function decoded(bytes: Uint8Array, size = 1_000) {
  const codes = new Set<string>();
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const { encoding, pieces } = await decode(chunks(), ({ code }) => codes.add(code));
  let text = '';
  for await (const piece of pieces) text += piece;
  return { encoding, text, codes: [...codes] };
}

const utf8 = (text: string) => Buffer.from(text, 'utf8');
const latin1 = (text: string) => Buffer.from(text, 'latin1');
const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const bigEndian = (text: string) => utf16(text).swap16();
const xml = (label: string, text: string) => `<?xml version="1.0" encoding="${label}"?><a>${text}</a>`;

describe('which encoding', () => {
  test.each<[string, Uint8Array, string, string, string[]]>([
    ['plain ASCII', utf8('plain'), 'utf-8', 'plain', []],
    ['UTF-8', utf8('Café'), 'utf-8', 'Café', []],
    ['UTF-8 with its mark', utf8('\ufeffCafé'), 'utf-8', 'Café', []],
    ['UTF-16 with its mark', utf16('\ufeffCafé'), 'utf-16le', 'Café', []],
    ['UTF-16 without, as XML shows', bigEndian(xml('UTF-16', 'Café')), 'utf-16be', xml('UTF-16', 'Café'), []],
    ['declared as Latin 1', latin1(xml('ISO-8859-1', 'Café')), 'windows-1252', xml('ISO-8859-1', 'Café'), []],
    ['declared as Latin 1, but UTF-8', utf8(xml('ISO-8859-1', 'Café')), 'utf-8', xml('ISO-8859-1', 'Café'), ['ENCODING_MISDECLARED']],
    ['declared as UTF-8, but Latin 1', latin1(xml('UTF-8', 'Café')), 'windows-1252', xml('UTF-8', 'Café'), ['ENCODING_MISDECLARED']],
    ['declared as what nobody knows', utf8(xml('x-none', 'a')), 'utf-8', xml('x-none', 'a'), ['ENCODING_UNKNOWN_LABEL']],
    ['undeclared windows-1252', Buffer.from([0x93, 0x43, 0x61, 0x66, 0xe9, 0x94]), 'windows-1252', '“Café”', ['ENCODING_GUESSED']],
    ['UTF-8 cut off within a character', utf8('Café à').subarray(0, -1), 'utf-8', 'Café \ufffd', ['ENCODING_REPLACED']],
    ['windows-1252 with one such letter, the last', Buffer.from([0x43, 0x61, 0x66, 0xe9]), 'windows-1252', 'Café', ['ENCODING_GUESSED']],
    ['UTF-8 with a broken byte', Buffer.from([0x41, 0xff, 0xc0, 0x80, 0x42]), 'utf-8', 'A\ufffd\ufffd\ufffdB', ['ENCODING_REPLACED']],
  ])('%s', async (_, bytes, encoding, text, codes) => {
    expect(await decoded(bytes)).toEqual({ encoding, text, codes });
  });
});

test('text comes back whole, however its bytes are cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), fc.integer({ min: 1, max: 5 }), async (text, size) => {
      expect((await decoded(utf8(`x${text}`), size)).text).toBe(`x${text}`);
    }),
    { numRuns: 300 },
  );
});

test('signs and hard blanks in turn are judged in no time', async () => {
  expect((await decoded(latin1(`Caf\xe9 ${'\xae\xa0'.repeat(5_000)}`))).encoding).toBe('windows-1252');
});

test('bytes of any kind become text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1 }), async (bytes) => {
      expect((await decoded(bytes)).text.isWellFormed()).toBe(true);
    }),
  );
});
