// Legacy encodings that nothing declares, and bytes that are in none.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { guessEncoding } from '../../functions/wire/guess-encoding.ts';

const SAMPLES = join(import.meta.dirname, '..', '..', 'samples', 'plain-text');

test.each([
  ['legacy-cyrillic.txt', 'windows-1251'],
  ['legacy-chinese.txt', 'gb18030'],
  ['legacy-polish.txt', 'iso-8859-2'],
])('%s: %s', (sample, encoding) => {
  expect(guessEncoding(readFileSync(join(SAMPLES, sample)))).toBe(encoding);
});

test.each([
  ['Western copy', Buffer.from('La ligne a \u00e9t\u00e9 rouverte, selon la pr\u00e9fecture, apr\u00e8s deux ann\u00e9es.', 'latin1')],
  ['ASCII', Buffer.from('The line was opened again, the board said.')],
  ['high bytes in a row', Buffer.from(Array.from({ length: 400 }, (_, index) => 0x80 + ((index * 89) % 128)))],
  ['all bytes', Buffer.from(Array.from({ length: 1024 }, (_, index) => (index * 167) % 256))],
  ['nothing', Buffer.alloc(0)],
])('undefined for %s', (_, bytes) => {
  expect(guessEncoding(bytes)).toBeUndefined();
});
