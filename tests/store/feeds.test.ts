import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { feedsAskedFor, feedsOf, slugOf } from '../../functions/store/feeds.ts';
import { broaderTopics } from '../../functions/wire/topics.ts';
import { storyOf } from './stories.ts';

describe('feedsOf', () => {
  test('names every feed of a story once', () => {
    const story = storyOf({ language: 'pt-BR', places: ['BR', 'PT'], topics: ['20000593', '11000000'], provider: 'Agência Fluvial' });
    const topics = ['20000593', ...broaderTopics('20000593')];
    expect(topics.at(-1)).toBe('11000000');
    expect(feedsOf(story)).toEqual([
      'all',
      'provider/agencia-fluvial',
      ...topics.map((code) => `subject/${code}`),
      'language/pt-br',
      'language/pt',
      'place/BR',
      'place/PT',
    ]);
  });

  test('leaves out what the story does not state, or states in no known way', () => {
    const story = storyOf({ language: 'x', topics: ['99999999'], provider: '***' });
    expect(feedsOf(story)).toEqual(['all']);
  });

  test('a killed story is in none', () => {
    expect(feedsOf(storyOf({ status: 'canceled', places: ['FR'] }))).toEqual([]);
  });

  test('a query by its own terms asks for feeds that the story is in', () => {
    const story = storyOf({ language: 'pt_BR', places: ['BR'], topics: ['20000593'], provider: 'Agência Fluvial' });
    const query = { provider: 'Agência Fluvial', language: 'pt_BR', place: 'br', subject: 'medtop:20000593' };
    expect(feedsOf(story)).toEqual(expect.arrayContaining(feedsAskedFor(query) ?? ['none']));
  });
});

describe('feedsAskedFor', () => {
  test.each([
    [{}, ['all']],
    [{ text: 'ferries' }, ['all']],
    [{ feed: 'all', place: 'FR' }, ['all', 'place/FR']],
    [{ provider: '?' }, undefined],
    [{ subject: 'sports', place: 'FR' }, undefined],
  ])('%j', (query, expected) => {
    expect(feedsAskedFor(query)).toEqual(expected);
  });
});

describe('slugOf', () => {
  test.each([
    ['Meridian Newswire', 'meridian-newswire'],
    ['  Agence Lumen/Été ', 'agence-lumen-ete'],
    ['Łódź & Straße Ø', 'lodz-strasse-o'],
    ['新港通信社', '新港通信社'],
    ['ИТАР', 'итар'],
    ['हिन्दी वार्ता', 'हिन्दी-वार्ता'],
    ['ＡＢＣ', 'abc'],
    ['---', ''],
    ['', ''],
  ])('%j', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  test('keeps names of other scripts distinct', () => {
    const names = ['新港通信社', '新港日報', 'Новости', 'Новостй', 'हिन्दी', 'हन्दी', 'かくほう', 'がくほう', 'وكالة النهر', 'وكالة البحر'];
    expect(new Set(names.map(slugOf)).size).toBe(names.length);
  });

  test('is its own slug, of bounded length, without a slash or a blank', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 120 }), (points) => {
        const name = String.fromCodePoint(...points);
        const slug = slugOf(name);
        expect(slugOf(slug)).toBe(slug);
        expect([...slug].length).toBeLessThanOrEqual(80);
        expect(slug).not.toMatch(/[\s/]|^-|-$/);
      }),
      { numRuns: 500 },
    );
  });
});
