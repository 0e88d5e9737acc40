import fc from 'fast-check';
import { expect, test } from 'vitest';
import { balanced } from '../../functions/wire/bidi.ts';

test.each([
  ['no controls', 'plain', 'plain'],
  ['an override that is left open', 'Safe \u202egpj.exe', 'Safe \u202egpj.exe\u202c'],
  ['two isolates that are left open', '\u2066\u2067abc', '\u2066\u2067abc\u2069\u2069'],
  ['closers that close nothing', 'a\u202cb\u2069c', 'abc'],
  ['a closer of the other kind', '\u202aa\u2069b\u202c', '\u202aab\u202c'],
  ['marks, which open nothing', 'العربية \u200fABC', 'العربية \u200fABC'],
  ['what is closed already', '\u2068a\u2069', '\u2068a\u2069'],
])('%s', (_, text, expected) => {
  expect(balanced(text)).toBe(expected);
});

test('everything is closed, no other character is touched, and closing twice is closing once', () => {
  const text = fc.array(fc.constantFrom(...'ab \u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200f')).map((all) => all.join(''));
  fc.assert(
    fc.property(text, (before) => {
      const after = balanced(before);
      const count = (pattern: RegExp) => after.match(pattern)?.length ?? 0;
      expect(count(/[\u202a\u202b\u202d\u202e]/g)).toBe(count(/\u202c/g));
      expect(count(/[\u2066-\u2068]/g)).toBe(count(/\u2069/g));
      expect(after.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')).toBe(before.replace(/[\u202a-\u202e\u2066-\u2069]/g, ''));
      expect(balanced(after)).toBe(after);
    }),
  );
});
