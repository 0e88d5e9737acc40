import { describe, expect, test } from 'vitest';
import {
  broaderTopics,
  countryUri,
  mediaTopicCode,
  mediaTopicName,
  mediaTopicOfSubjectCode,
  mediaTopicUri,
  resolveQcode,
  subjectCodeUri,
} from '../../functions/wire/topics.ts';
import { MEDIA_TOPICS } from '../../functions/wire/vocab/media-topics.ts';

const MEDTOP = 'http://cv.iptc.org/newscodes/mediatopic/';

describe('resolveQcode', () => {
  test.each([
    ['medtop:20000170', `${MEDTOP}20000170`],
    ['subj:04005004', 'http://cv.iptc.org/newscodes/subjectcode/04005004'],
    ['own:a b', 'http://example.com/cv/a%20b'],
    ['none:1', undefined],
    [':1', undefined],
    ['20000170', undefined],
    ['constructor:1', undefined],
  ])('%s is %s', (qcode, uri) => {
    expect(resolveQcode(qcode, new Map([['own', 'http://example.com/cv/']]))).toBe(uri);
  });

  test("a document's own scheme comes before IPTC's", () => {
    expect(resolveQcode('medtop:1', new Map([['medtop', 'http://example.com/']]))).toBe('http://example.com/1');
  });
});

test('a Media Topic is known by its code, its QCode and its URI', () => {
  expect(['20000170', 'medtop:20000170', `${MEDTOP}20000170`].map(mediaTopicCode)).toEqual(Array(3).fill('20000170'));
  expect(['2000017', '99999999', 'subj:20000170', ''].map(mediaTopicCode)).toEqual(Array(4).fill(undefined));
});

test('Subject Codes have the Media Topic in use that they map to', () => {
  expect(mediaTopicOfSubjectCode('15000000')).toEqual({ uri: `${MEDTOP}15000000`, name: 'sport' });
  expect(mediaTopicOfSubjectCode('http://cv.iptc.org/newscodes/subjectcode/15054000')?.name).toBe('soccer');
  expect(mediaTopicOfSubjectCode('99000000')).toBeUndefined();
});

test('every mapping ends at a topic that is in use', () => {
  const lines = MEDIA_TOPICS.trim()
    .split('\n')
    .map((line) => line.split('|'));
  const retired = new Set(lines.filter(([, , , flag]) => flag === 'r').map(([code]) => code));
  const subjects = lines.flatMap(([, , codes = '']) => codes.split(' ').filter(Boolean));
  expect(subjects.length).toBeGreaterThan(500);
  const topics = subjects.flatMap((code) => mediaTopicOfSubjectCode(code)?.uri.slice(-8) ?? []);
  expect(topics.filter((code) => retired.has(code))).toEqual([]);
});

test('topics have broader ones up to the top, and none goes round in circles', () => {
  expect(broaderTopics('20000170').at(-1)).toBe('04000000');
  expect(broaderTopics('04000000')).toEqual([]);
  expect(broaderTopics('nothing')).toEqual([]);
  for (const line of MEDIA_TOPICS.trim().split('\n')) {
    const [code = ''] = line.split('|');
    expect(broaderTopics(code)).not.toContain(code);
    expect(mediaTopicName(code)).toBeDefined();
  }
});

test('URIs of the vocabularies', () => {
  expect([mediaTopicUri('15000000'), subjectCodeUri('15000000'), countryUri('fr')]).toEqual([
    `${MEDTOP}15000000`,
    'http://cv.iptc.org/newscodes/subjectcode/15000000',
    'http://cvx.iptc.org/iso3166-1a2/FR',
  ]);
});
