// Clippings: no word of them is lost, headlines are not made of furniture, copy is not taken for it, and hostile text costs little.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plainText } from '../../functions/wire/formats/plain-text.ts';
import { lookAt } from '../../functions/wire/head.ts';
import { readAll } from '../../functions/wire/read.ts';

const SAMPLES = join(import.meta.dirname, '..', '..', 'samples', 'plain-text');
const ORIGIN = { bucket: '', key: 'clip.txt', versionId: '', sha256: '', receivedAt: '2026-01-15T12:00:00.000Z' };

async function readOne(text: string) {
  const { stories } = await readAll(new TextEncoder().encode(text), ORIGIN);
  const [story] = stories;
  const body = story?.item.bodies?.[0]?.value ?? '';
  return {
    story,
    headline: story?.item.headlines?.[0]?.value,
    paragraphs: body
      .split('\n')
      .filter(Boolean)
      .map((each) => each.replace(/<[^>]*>/g, '')),
  };
}

const wordsOf = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

test.each(readdirSync(SAMPLES).filter((sample) => !sample.startsWith('legacy-')))('every word of %s is told somewhere', async (sample) => {
  const bytes = readFileSync(join(SAMPLES, sample));
  const { stories } = await readAll(bytes, ORIGIN);
  const told = new Set(wordsOf(JSON.stringify(stories.map(({ item, wire }) => [item, wire])).replaceAll('\\n', ' ')));
  // "By" and its likes, and the codes of Factiva's field format, say what other fields say.
  // Words that were parted at the end of a line are whole.
  const source = bytes.toString().replace(/(\p{L}{2})-\n(?=(?!and )\p{Ll})/gu, '$1');
  const left = wordsOf(source).filter((word) => !told.has(word) && !/^(?:by|von|par|por|hd|lp|td)$/.test(word));
  expect(left).toEqual([]);
});

describe('headlines', () => {
  test.each([
    ['Newspapers in crisis\n\nLocal newspapers are closing at a rate of two a week, a study found.', 'Newspapers in crisis'],
    ['Watch: Whale swims up the river\n\nA whale swam up the river on Thursday and turned back.', 'Watch: Whale swims up the river'],
    ['Copyright: how songs are stolen\n\nA court in the capital heard the case of two songwriters.', 'Copyright: how songs are stolen'],
    [
      'Daily Skerry\n\nIs this the end of the ferry?\n\n- REUTERS\n\nThe ferry may never sail again, the board said.',
      'Is this the end of the ferry?',
    ],
    [
      'Party Picks New Leader\n\nVote splits members\n\nBy Jane Doe\n\nThe party picked a new leader on Thursday.',
      'Party Picks New Leader',
    ],
    [
      'THE ADVERTISER\n2 MAY 2024\n\nCOUNCIL DUMPS PLAN FOR CAR PARK\nUNDER THE TOWN SQUARE\n\nThe plan was dumped by the council last night.',
      'COUNCIL DUMPS PLAN FOR CAR PARK UNDER THE TOWN SQUARE',
    ],
  ])('%s', async (text, headline) => {
    expect((await readOne(text)).headline).toBe(headline);
  });

  test('none is made of furniture: the first words stand in', async () => {
    const { headline, story } = await readOne(
      'Courrier du Port\n\nLa ligne de ferry rouvrira lundi, selon la préfecture.\n\nJournaux en Français\n\nJournaux de Suisse',
    );
    expect(headline).toBe('La ligne de ferry rouvrira lundi, selon la préfecture.');
    expect(story?.issues.map(({ code }) => code)).toContain('NO_HEADLINE');
    expect(story?.wire.clipping?.publication).toBe('Courrier du Port');
  });
});

describe('copy at the end is kept', () => {
  const start = 'Boat show returns\n\nThe boat show returns to the east quay this weekend.\n\n';
  test.each([
    'Date: 4-5 May 2024\nLocation: East quay\nTickets: 8 dollars',
    'Date: 4-5 May 2024\nLocation: East quay\nContact: 555 0134',
    'Writing in the journal Ports, the historians said it was a shame.',
    'Reporting by a local paper led to the inquiry.',
    'Copyright law was no obstacle, said the board.',
    'Newspapers in the whole region reported on it.',
    'Read more books, the minister told pupils.',
    'Share the road, cyclists say.',
  ])('%s', async (end) => {
    const { paragraphs, story } = await readOne(start + end);
    expect(paragraphs.slice(1).join('\n')).toBe(end);
    expect(story?.wire.clipping).toBeUndefined();
  });
});

test.each([
  ['an XML fragment', '<contentMeta><urgency>4</urgency></contentMeta>'],
  ['an HTML page', '<!DOCTYPE html><html><body><p>Sorry, not found.</p></body></html>'],
  ['JSON', '{"title": "A story of one kind or other"}'],
  ['a JSON literal', 'null'],
  [
    'base64',
    'VGhpcyBpcyBubyBjb3B5IGF0IGFsbCwgYnV0IGEgbG9uZyBydW4gb2YgbGV0dGVycyBhbmQgZmlndXJlcyB0aGF0IG5vYm9keSByZWFkcyBpbiB0aGUgbW9ybmluZy4=',
  ],
  ['broken bytes', 'Th\ufffd\ufffd b\ufffd\ufffdrd s\ufffd\ufffd\ufffd'],
  ['another script read as Western', 'Âåñòíèê ïîðòà. Ïàðîì âîçîáíîâèò ðåéñû â ìàðòå.'],
  ['figures', '12 34 56 78 90 12 34 56 78 90 a'],
])('%s is no copy', (_, text) => {
  expect(plainText.detect(lookAt(text))).toBeUndefined();
});

test.each([
  ['a line of a million words', `HEADLINE\n${'word '.repeat(1_000_000)}`],
  ['half a million dashes', `HEADLINE\n\n${'A - '.repeat(500_000)}`],
  ['a million blanks in a line', `Headline\n\nThe${' '.repeat(1_000_000)}board`],
  ['a hundred thousand labels', `Headline\n\n${'a: b\n'.repeat(100_000)}Load-Date: May 2, 2024`],
  ['rows without figures', `Headline\n\n${'a    b   c\n'.repeat(50_000)}`],
  ['broken lines without end', `Headline of a story\n\n${'the board of the harbour has said that the ferry will sail\n'.repeat(20_000)}`],
])('%s: read within seconds', { timeout: 20_000 }, async (_, text) => {
  expect((await readOne(text)).story).toBeDefined();
});
