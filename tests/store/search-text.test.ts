import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSearch, searchedText } from '../../functions/store/search-text.ts';
import { storyOf } from './stories.ts';

describe('readSearch', () => {
  test.each([
    ['storm warning', ['storm', 'warning'], []],
    ['"storm warning" ferries', ['storm warning', 'ferries'], []],
    ['“storm warning”', ['storm warning'], []],
    ['storm -calm -"no warning"', ['storm'], ['calm', 'no warning']],
    ['co-operate', ['co-operate'], []],
    ['- storm', ['storm'], []],
    ['--storm', [], ['-storm']],
    ['"storm', ['storm'], []],
    ['say"no"', ['say', 'no'], []],
    ['"" " " - ! “”', [], []],
    ['', [], []],
  ])('%j', (text, all, none) => {
    expect(readSearch(text)).toEqual({ all, none });
  });

  test('parts the characters of scripts that put no blanks between words', () => {
    expect(readSearch('港口2026').all).toEqual([expect.stringMatching(/^港\s+口\s+2026$/)]);
  });

  test('never throws; terms hold a letter or digit, no quote and no control', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', '-', ' ', 'a', '“', '*', '\0') })), (text) => {
        const { all, none } = readSearch(text);
        for (const term of [...all, ...none]) {
          expect(term).toMatch(/[\p{L}\p{N}]/u);
          expect(term).not.toMatch(/["\p{Cc}]/u);
        }
      }),
    );
  });

  test('is bounded', () => {
    const { all, none } = readSearch('storm -calm '.repeat(10_000));
    expect(all.length + none.length).toBe(32);
  });
});

test('searchedText is text, not markup', () => {
  const story = storyOf({
    headline: 'Shares of <LVP> & port',
    body: '<p>Caf&eacute;<br>two</p><p>th<b>re</b>e</p>',
    keywords: ['ports', 'ferries'],
    slugline: 'A-B',
  });
  expect(searchedText(story)).toEqual({
    headline: 'Shares of <LVP> & port',
    slugline: 'A-B',
    keywords: 'ports ferries',
    body: 'Café two three',
  });
});
