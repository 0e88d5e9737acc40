// Pages without JSON-LD: one article is read, anything else refused.
import { expect, test } from 'vitest';
import { readAll } from '../../functions/wire/read.ts';

const PARAGRAPH = 'The ferry line between Port Albert and the island reopens on Monday, the council said.';
const DATED = '<meta property="article:published_time" content="2024-05-02T08:30:00Z">';

async function outcomeOf(head: string, body: string, end = '</body></html>') {
  const html = `<!DOCTYPE html><html><head>${head}</head><body>${body}${end}`;
  const { stories, report } = await readAll(Buffer.from(html), {
    bucket: 'test',
    key: 'page.html',
    versionId: '1',
    sha256: '0'.repeat(64),
    receivedAt: '2026-01-15T12:00:00.000Z',
  });
  return report.rejected?.code ?? stories.map(({ item }) => item.headlines?.[0]?.value);
}

const article = (headline: string, paragraphs: number) => `<article>${headline}${`<p>${PARAGRAPH}</p>`.repeat(paragraphs)}</article>`;

test.each([
  ['an article with a date among the meta elements', DATED, article('<h1>Ferry line to reopen</h1>', 3), ['Ferry line to reopen']],
  ['its date on a time element', '', article('<h1>Ferry</h1><time datetime="2024-05-02">2 May</time>', 3), ['Ferry']],
  ['no date', '', article('<h1>Ferry line to reopen</h1>', 3), 'UNKNOWN_FORMAT'],
  ['no heading', DATED, article('', 3), 'UNKNOWN_FORMAT'],
  ['hardly any text', DATED, article('<h1>Ferry line to reopen</h1>', 1), 'UNKNOWN_FORMAT'],
  ['no article element', DATED, `<h1>Ferry</h1><p>${PARAGRAPH}</p><p>${PARAGRAPH}</p>`, 'UNKNOWN_FORMAT'],
  [
    'a front page of several articles',
    '',
    `<h1>The Harbour Times</h1>${article('<h2>Ferry</h2><time datetime="2024-05-02">2 May</time>', 2).repeat(3)}`,
    'UNKNOWN_FORMAT',
  ],
])('%s', async (_, head, body, expected) => {
  expect(await outcomeOf(head, body)).toEqual(expected);
});

test('a page that ends within its article is cut off', async () => {
  expect(await outcomeOf(DATED, article('<h1>Ferry line to reopen</h1>', 3).slice(0, -30), '')).toBe('TRUNCATED');
});
