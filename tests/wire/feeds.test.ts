// Small functions of feeds; what they come to together is in tests/stories/rss, atom and json-feed.
import { describe, expect, test } from 'vitest';
import { hostOf } from '../../functions/wire/feeds/entry.ts';
import { shared } from '../../functions/wire/feeds/identity.ts';
import { feedBehindJunk } from '../../functions/wire/feeds/junk.ts';
import { resolve, withAbsoluteLinks } from '../../functions/wire/feeds/links.ts';
import { namespaceOf, prefixOf } from '../../functions/wire/feeds/names.ts';
import { readPerson } from '../../functions/wire/feeds/people.ts';
import { fileUnder } from '../../functions/wire/feeds/subjects.ts';
import { contentHtml, contentOf, titleText } from '../../functions/wire/feeds/text.ts';
import { DEFAULT_LIMITS } from '../../functions/wire/limits.ts';
import { readAll } from '../../functions/wire/read.ts';
import { parseXml } from '../../functions/wire/xml.ts';

test.each([
  ['ann@x.example (Ann Lee)', { name: 'Ann Lee', email: 'ann@x.example' }],
  ['Ann Lee <ann@x.example>', { name: 'Ann Lee', email: 'ann@x.example' }],
  ['"Lee, Ann" <ann@x.example>', { name: 'Lee, Ann', email: 'ann@x.example' }],
  ['Ann Lee (ann@x.example)', { name: 'Ann Lee', email: 'ann@x.example' }],
  ['mailto:ann@x.example', { email: 'ann@x.example' }],
  ['Ann Lee (Berlin)', { name: 'Ann Lee (Berlin)' }],
  ['  ', {}],
])('a person: %s', (text, person) => {
  expect(readPerson(text)).toEqual(person);
});

test('an address with a host of many thousand characters names no host, and is no reason to stop', () => {
  // The constructor throws, though `canParse` says yes.
  const address = `https://e.example${'Ab-_'.repeat(5_000)}`;
  expect(hostOf(address)).toBeUndefined();
  expect(hostOf('https://www.echo.example/a')).toBe('echo.example');
  expect(resolve('a.html', address)).toBe('a.html');
});

test('namespaces are known by their sense, not by their spelling', () => {
  expect(
    ['http://purl.org/dc/elements/1.1/', 'http://www.itunes.com/DTDs/Podcast-1.0.dtd', 'https://podcastindex.org/namespace/1.0', ''].map(
      prefixOf,
    ),
  ).toEqual(['dc', 'itunes', 'podcast', '']);
  expect(prefixOf('http://prismstandard.org/namespaces/1.2/basic/')).toBe('prism');
  expect(prefixOf('urn:what')).toBeUndefined();
  expect(namespaceOf('content')).toBe('http://purl.org/rss/1.0/modules/content');
  expect(namespaceOf('nobody')).toBeUndefined();
});

const element = (xml: string) => parseXml(xml, { limits: DEFAULT_LIMITS, report: () => {} });
const ATOM = 'xmlns="http://www.w3.org/2005/Atom"';

describe('titles and contents', () => {
  test.each([
    ['<t>Fish &amp; chips</t>', 'Fish & chips'],
    ['<t>Fish &amp;amp; chips</t>', 'Fish & chips'],
    ['<t>&lt;b&gt;Bold&lt;/b&gt; words</t>', 'Bold words'],
    ['<t>&amp;lt;b&amp;gt;Bold&amp;lt;/b&amp;gt; words</t>', 'Bold words'],
    ['<t>The &lt;blink&gt; tag, and 3 &lt; 4</t>', 'The <blink> tag, and 3 < 4'],
    ['<t><b>Naked</b> markup</t>', 'Naked markup'],
    [`<t ${ATOM} type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">The &lt;b&gt; tag</div></t>`, 'The <b> tag'],
    [`<t ${ATOM} type="text/html" mode="base64">PGI+Qm9sZDwvYj4gd29yZHM=</t>`, 'Bold words'],
  ])('a title: %s', (xml, text) => {
    expect(titleText(contentOf(element(xml), false))).toBe(text);
  });

  test.each([
    ['<d>One.\n\nTwo &amp; three.</d>', '<p>One.</p>\n<p>Two &amp; three.</p>'],
    ['<d>One &lt;b&gt;two&lt;/b&gt;</d>', '<p>One <b>two</b></p>'],
    ['<d>&lt;p&gt;One&lt;script&gt;x()&lt;/script&gt;&lt;/p&gt;</d>', '<p>One</p>'],
    ['<d>&amp;lt;p&amp;gt;Twice&amp;lt;/p&amp;gt;</d>', '<p>Twice</p>'],
    ['<d>&lt;p&gt;Write &amp;lt;p&amp;gt; first&lt;/p&gt;</d>', '<p>Write &lt;p&gt; first</p>'],
    ['<d>&lt;a href="/b"&gt;link&lt;/a&gt;</d>', '<p><a href="https://x.example/b">link</a></p>'],
    [`<d ${ATOM} type="image/png">iVBORw0KGgo=</d>`, ''],
    [
      `<d ${ATOM} type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p xml:base="/c/">See <a href="d">it</a></p></div></d>`,
      '<p>See <a href="https://x.example/c/d">it</a></p>',
    ],
  ])('content: %s', (xml, html) => {
    expect(contentHtml(contentOf(element(xml), false), 'https://x.example/a').html).toBe(html);
  });
});

test('addresses are resolved where there is something to resolve them against', () => {
  expect(resolve(' b?c ', 'https://x.example/a/')).toBe('https://x.example/a/b?c');
  expect(resolve('b', undefined)).toBe('b');
  expect(resolve('urn:x', 'https://x.example/')).toBe('urn:x');
  expect(withAbsoluteLinks('<a href="javascript&colon;x">a</a><a href="?a=1&amp;b=2">b</a>', 'https://x.example/')).toContain(
    'href="https://x.example/?a=1&amp;b=2"',
  );
});

test("IPTC's codes among categories become their URIs", () => {
  const file = (term: string, scheme: string) =>
    fileUnder([{ value: { term, scheme }, how: 'stated', from: 'category' }]).subjects[0]?.value;
  expect(file('04000000', 'http://cv.iptc.org/newscodes/mediatopic/')?.uri).toBe('http://cv.iptc.org/newscodes/mediatopic/04000000');
  expect(file('04000000', 'http://cv.iptc.org/newscodes/subjectcode/')?.uri).toBe('http://cv.iptc.org/newscodes/subjectcode/04000000');
  expect(file('Sport', 'https://x.example/desks')).toEqual({ name: 'Sport' });
});

test('an identifier is shared where what stands beside it differs', () => {
  expect([
    ...shared([
      ['a', '1'],
      ['a', '1'],
      ['b', '1'],
      ['b', '2'],
      [undefined, '3'],
    ]),
  ]).toEqual(['b']);
});

test('a feed is found behind junk, and only there', () => {
  expect(feedBehindJunk('<br /><b>Notice</b>\n<?xml version="1.0"?><feed>')?.root).toBe('feed');
  expect(feedBehindJunk('HTTP/1.1 200 OK\r\n\r\n<?xml version="1.0"?>\n<!-- a --><rss version="2.0">')?.root).toBe('rss');
  expect(feedBehindJunk('<?xml version="1.0"?><rss>')).toBeUndefined();
  expect(feedBehindJunk('In his column he quotes <?xml version="1.0"?><rss>')).toBeUndefined();
});

const origin = { bucket: 'b', key: 'k', versionId: '1', sha256: '', receivedAt: '2026-01-15T12:00:00.000Z' };
const readFeed = (inside: string, limits = DEFAULT_LIMITS) =>
  readAll(new TextEncoder().encode(`<rss version="2.0"><channel><title>C</title>${inside}</channel></rss>`), origin, limits);
const ITEM = '<item><title>T</title><link>https://x.example/1</link></item>';

describe('reading twice', () => {
  test('entries before a fault are given once', async () => {
    const { stories } = await readFeed(`${ITEM}<item><title>A & B</title></item>${ITEM}`);
    expect(stories.map((story) => story.item.headlines?.[0]?.value)).toEqual(['T', 'A & B', 'T']);
    expect(stories.every(({ issues }) => issues.some(({ code }) => code === 'NOT_WELL_FORMED'))).toBe(true);
  });

  test('a feed that is too long to be held is read strictly, and as a stream', async () => {
    const limits = { ...DEFAULT_LIMITS, wholeBytes: 100 };
    const { stories, faults } = await readFeed(`${ITEM}<item><title>T</b></title></item>${ITEM}`, limits);
    expect([stories.length, faults.map(({ code }) => code)]).toEqual([1, ['MALFORMED_XML']]);
    expect((await readFeed(ITEM.repeat(3), limits)).stories).toHaveLength(3);
  });

  test.each(['DTD_INTERNAL_SUBSET', 'LIMIT_DEPTH', 'LIMIT_ATTRS'])('%s is no reason for a second reading', async (code) => {
    const bad =
      {
        DTD_INTERNAL_SUBSET: '',
        LIMIT_DEPTH: '<a>'.repeat(300),
        LIMIT_ATTRS: `<a ${Array.from({ length: 300 }, (_, i) => `a${i}=""`).join(' ')}/>`,
      }[code] ?? '';
    const text = `${code.startsWith('DTD') ? '<!DOCTYPE rss [<!ENTITY a "b">]>' : ''}<rss><channel><item><title>A & B;</title>${bad}</item></channel></rss>`;
    const { report } = await readAll(new TextEncoder().encode(text.replace('& B;', 'B')), origin);
    expect(report.rejected?.code).toBe(code);
  });
});

test('a name that is cut off ends in a whole character', async () => {
  const { stories } = await readFeed(`<dc:publisher xmlns:dc="http://purl.org/dc/elements/1.1/">a${'𝘇'.repeat(600)}</dc:publisher>${ITEM}`);
  expect(stories[0]?.wire.provider?.length).toBe(1_000);
  expect(stories[0]?.wire.provider?.isWellFormed()).toBe(true);
});
