// desks.json: what each condition finds, that text means what it means to a search, and faults told by line and column.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConfigError } from '../../functions/store/config-error.ts';
import { readDesks } from '../../functions/store/desk-rules.ts';
import { feedsOf } from '../../functions/store/feeds.ts';
import { openSqliteStore } from '../../functions/store/sqlite.ts';
import type { Story } from '../../functions/wire/story.ts';
import { readSample, readSamples } from '../wire/samples.ts';
import { type Sketch, storyOf } from './stories.ts';

function isCaught(story: Story, desk: object): boolean {
  const desks = readDesks(JSON.stringify({ desks: { one: { title: 'One', ...desk } } }), 'desks.json');
  return feedsOf(story, () => desks).includes('desk/one');
}

const SKETCH: Sketch = {
  provider: 'Agence Lumen',
  language: 'fr-CH',
  topics: ['20000593'],
  places: ['FR'],
  keywords: ['Hafen Élan', 'Ports'],
  headline: 'Élan strait closed',
  slugline: 'STRAIT-STORM',
  body: '<p>Storm over the strait &amp; <b>no</b> ferries.</p>',
};
const STORY: Story = storyOf(SKETCH);
const DRESSED: Story = {
  ...STORY,
  item: { ...STORY.item, urgency: 2, genres: [{ name: 'Actualité', uri: 'http://cv.iptc.org/newscodes/genre/Current' }] },
  wire: { ...STORY.wire, signals: ['sig:correction', '2ND LEAD'] },
};

describe('conditions', () => {
  test.each([
    [{ provider: 'agence lumen' }, true],
    [{ provider: ['Meridian', 'AGENCE-LUMEN'] }, true],
    [{ provider: 'lumen' }, false],
    [{ subject: '20000593' }, true],
    [{ subject: '11000000' }, true],
    [{ subject: 'medtop:11000000' }, true],
    [{ subject: 'http://cv.iptc.org/newscodes/mediatopic/15000000' }, false],
    [{ place: 'fr' }, true],
    [{ place: ['GB', 'FR'] }, true],
    [{ place: 'GB' }, false],
    [{ language: 'fr' }, true],
    [{ language: 'fr-ch' }, true],
    [{ language: 'fr-FR' }, false],
    [{ genre: 'current' }, true],
    [{ genre: 'actualite' }, true],
    [{ genre: 'http://cv.iptc.org/newscodes/genre/Current' }, true],
    [{ genre: 'feature' }, false],
    [{ keyword: 'ports' }, true],
    [{ keyword: 'hafen elan' }, true],
    [{ keyword: 'hafen' }, false],
    [{ text: 'storm' }, true],
    [{ text: 'élan storm' }, true],
    [{ text: '"over the strait"' }, true],
    [{ text: '"the strait over"' }, false],
    [{ text: '"closed strait"' }, false],
    [{ text: 'storm -ferries' }, false],
    [{ text: ['calm', 'strait-storm'] }, true],
    [{ urgency: 2 }, true],
    [{ urgency: { from: 1, to: 3 } }, true],
    [{ urgency: { from: 3 } }, false],
    [{ urgency: { to: 1 } }, false],
    [{ type: 'text' }, true],
    [{ type: ['picture', 'video'] }, false],
    [{ signal: 'Correction' }, true],
    [{ signal: 'lead' }, true],
    [{ signal: '2nd lead' }, true],
    [{ signal: 'correct' }, false],
    [{ place: 'FR', keyword: 'ports' }, true],
    [{ place: 'FR', keyword: 'none' }, false],
    [{ any: [{ place: 'GB' }, { keyword: 'ports' }] }, true],
    [{ all: [{ place: 'GB' }, { keyword: 'ports' }] }, false],
    [{ place: 'FR', none: [{ all: [{ text: 'storm' }, { any: [{ urgency: 1 }, { type: 'picture' }] }] }] }, true],
    [{ none: [{ text: 'storm' }] }, false],
  ])('%j', (condition, expected) => {
    expect(isCaught(DRESSED, { any: [condition] })).toBe(expected);
    expect(isCaught(DRESSED, { none: [condition] })).toBe(!expected);
  });

  test('any, all and none of a desk must hold together', () => {
    expect(isCaught(DRESSED, { any: [{ place: 'FR' }], all: [{ text: 'storm' }], none: [{ urgency: 5 }] })).toBe(true);
    expect(isCaught(DRESSED, { any: [{ place: 'FR' }], all: [{ text: 'storm' }], none: [{ urgency: 2 }] })).toBe(false);
  });

  test('what a story does not say meets no condition', () => {
    const bare: Story = { ...STORY, item: { uri: STORY.id }, wire: { format: 'plain-text' } };
    for (const condition of [{ urgency: { from: 1, to: 9 } }, { type: 'text' }, { genre: 'current' }, { keyword: 'x' }, { signal: 'x' }])
      expect(isCaught(bare, { any: [condition] })).toBe(false);
  });

  test('a killed story is at no desk', () => {
    expect(isCaught(storyOf({ ...SKETCH, status: 'canceled' }), { any: [{ type: 'text' }] })).toBe(false);
  });
});

const FAULTS: readonly (readonly [text: string, place: string, says: string])[] = [
  ['', '1:1', 'empty'],
  ['{\n  "desks": {\n    "a": {,\n', '3:11', 'a value is expected'],
  ['{ "desks": { "a": { "title": "A", "any": [{ "place": "FR" }] } }', '1:65', 'a closing } is missing'],
  ['[]', '1:1', 'an object { … } is expected'],
  ['{}', '1:1', '"desks" is missing'],
  ['{ "desk": {} }', '1:3', 'only "desks" is'],
  ['{ "desks": { "A b": { "title": "A", "any": [{ "place": "FR" }] } } }', '1:14', '"a-b" would be one'],
  ['{ "desks": { "a": { "any": [{ "place": "FR" }] } } }', '1:14', 'has no "title"'],
  ['{ "desks": { "a": { "title": "A" } } }', '1:14', 'has no rule'],
  ['{ "desks": { "a": { "title": 5, "any": [{ "place": "FR" }] } } }', '1:30', 'a text in double quotes'],
  ['{ "desks": { "a": { "title": "A", "any": [] } } }', '1:42', 'at least one entry'],
  ['{ "desks": { "a": { "title": "A", "any": [{}] } } }', '1:43', 'a condition is expected here: provider, subject'],
  ['{ "desks": { "a": { "title": "A", "some": [{ "place": "FR" }] } } }', '1:35', 'a desk has title, description, any, all and none'],
  ['{ "desks": { "a": { "title": "A", "constructor": [{ "place": "FR" }] } } }', '1:35', 'is not known here'],
  ['{ "desks": { "a": { "title": "A", "any": [{ "toString": "FR" }] } } }', '1:45', 'is no condition: provider, subject, place'],
  ['{ "desks": { "a": { "title": "A", "any": [{ "place": "FR", "place": "GB" }] } } }', '1:60', 'stands here twice'],
  ['{ "desks": { "a": { "title": "A", "any": [\n{ "subject": "sport" }] } } }', '2:14', '15000000 is "sport"'],
  ['{ "desks": { "a": { "title": "A", "any": [\n{ "subject": "99999999" }] } } }', '2:14', 'no code of a Media Topic: it has eight digits'],
  ['{ "desks": { "a": { "title": "A", "any": [\r\n{ "place": ["FR", "Norway"] }] } } }', '2:19', 'Norway is "NO"'],
  ['{ "desks": { "a": { "title": "A", "any": [{ "place": "ZZ" }] } } }', '1:54', 'two letters, such as "FR"'],
  ['{ "desks": { "a": { "title": "A", "any": [{ "language": "english please" }] } } }', '1:57', 'no tag of a language'],
  ['{ "desks": { "a": { "title": "A", "any": [{ "text": "!!" }] } } }', '1:53', 'no word to look for'],
  ['{ "desks": { "a": { "title": "A", "any": [{ "urgency": "1" }] } } }', '1:56', 'a whole number from 1 to 9'],
  ['{ "desks": { "a": { "title": "A", "any": [\n{ "keyword": "\ufffdlys\ufffde" }] } } }', '2:15', 'not UTF-8'],
  ['{ "desks": { "a": { "title": "A", "any": [{ "urgency": { "from": 5, "to": 2 } }] } } }', '1:56', 'no urgency is from 5 to 2'],
  ['{ "desks": { "a": { "title": "A", "any": [{ "urgency": { "min": 5 } }] } } }', '1:58', 'urgency has "from" and "to"'],
  ['{ "desks": { "a": { "title": "A", "any": [{ "type": "photo" }] } } }', '1:53', 'there are text, audio'],
  ['{ "desks": { "a": { "title": "A", "any": [{ "keyword": null }] } } }', '1:56', 'a text in double quotes'],
  [`{ "desks": ${'['.repeat(5_000)}`, '1:111', 'brackets are open'],
];

describe('faults of the file', () => {
  test.each(FAULTS)('%# %j', (text, place, says) => {
    const fault = faultOf(text);
    expect(fault.problems.map(({ line, column }) => `${line}:${column}`)).toContain(place);
    expect(fault.message).toContain(`desks.json:${place}: `);
    expect(fault.message).toContain(says);
  });

  test('each is told once', () => {
    expect(faultOf('{ "desks": { "a": { "title": "A", "any": [{ "urgency": 12 }] } } }').problems.length).toBe(1);
  });

  test('all are told at once, in the order of the lines', () => {
    const text = '{ "desks": {\n "a": { "title": "A", "any": [{ "place": "ZZ" }] },\n "b": { "any": [{ "subject": "x" }] } } }';
    expect(faultOf(text).problems.map(({ line, column }) => [line, column])).toEqual([
      [2, 42],
      [3, 2],
      [3, 30],
    ]);
  });

  test('any text is a file of desks, or a fault with a place in it', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"desks"',
      '"any"',
      '"a"',
      '"title"',
      '"place"',
      '"FR"',
      '1',
      'null',
      '//',
      '\n',
      '"',
      '\ufeff',
      '__proto__',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 40 }).map((drawn) => drawn.join('')),
        ),
        (text) => {
          try {
            readDesks(text, 'desks.json');
          } catch (error) {
            if (!(error instanceof ConfigError)) throw error;
            for (const { line, column } of error.problems) {
              expect(line).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length);
              expect(column).toBeGreaterThan(0);
            }
            expect(error.problems.length).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('comments and trailing commas are welcome', () => {
    const text = '\ufeff{ // ours\n "desks": { "a": { "title": "A", "any": [{ "place": "FR" }, /* and */ ], }, } }';
    expect(readDesks(text, 'desks.json').map(({ name }) => name)).toEqual(['a']);
  });
});

function faultOf(text: string): ConfigError {
  try {
    readDesks(text, 'desks.json');
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('nothing is wrong with it');
}

test('text means to a desk what it means to a search', async () => {
  const stories = (await Promise.all(readSamples().map(async (sample) => (await readSample(sample)).stories))).flat();
  const store = openSqliteStore(':memory:');
  await store.put(stories);
  const shown = new Map((await allOf(store, {})).map((id) => [id, true]));
  const heads = new Map<string, Story>();
  for (const id of shown.keys()) {
    const answer = await store.get(id, AT);
    if (answer?.state === 'usable') heads.set(id, answer.story);
  }
  const copy = [...heads.values()].map(({ item }) => item.headlines?.[0]?.value ?? '').filter(Boolean);
  const terms = copy.flatMap((headline) => {
    const words = headline.split(/\s+/);
    return [words[0], words.at(-1)?.toUpperCase(), `"${words.slice(1, 3).join(' ')}"`, `${words[0]} -${words.at(-1)}`];
  });
  for (const text of new Set(terms.filter((term) => term !== undefined))) {
    const desks = readable(text);
    if (!desks) continue;
    const caught = [...heads.values()].filter((story) => feedsOf(story, () => desks).includes('desk/one')).map(({ id }) => id);
    expect([text, caught.sort()]).toEqual([text, (await allOf(store, { text })).sort()]);
  }
  await store.close();
});

test.each([
  ['Κλειστός ο δρόμος', 'ΔΡΟΜΟΣ'],
  ['ΚΛΕΙΣΤΟΣ Ο ΔΡΟΜΟΣ', 'δρόμος'],
  ['Ёлка и трамвай', 'трамвай'],
  ['İzmir limanı', 'izmir'],
  ['Straße gesperrt', 'STRASSE'],
  ['Tempête à l’île', 'ile'],
  ['港口新航线', '新航'],
  ['Ørsted bygger i Łódź', 'orsted'],
  ['Ørsted bygger i Łódź', 'ŁODZ'],
  ['Encyclopaedia sold', 'encyclopædia'],
])('a search and a desk find %s by %s', async (headline, text) => {
  const story = storyOf({ headline });
  const store = openSqliteStore(':memory:');
  await store.put([story]);
  expect([isCaught(story, { any: [{ text }] }), (await allOf(store, { text })).length]).toEqual([true, 1]);
  await store.close();
});

const AT = '2030-01-01T00:00:00.000Z';

async function allOf(store: ReturnType<typeof openSqliteStore>, query: { text?: string }): Promise<string[]> {
  return (await store.query(query, { at: AT, limit: 1_000 })).entries.map(({ id }) => id);
}

function readable(text: string) {
  try {
    return readDesks(JSON.stringify({ desks: { one: { title: 'One', any: [{ text }] } } }), 'desks.json');
  } catch {
    return undefined;
  }
}
