import { describe, expect, test } from 'vitest';
import { namespaceOf } from '../../functions/wire/feeds/names.ts';
import { readLeniently } from '../../functions/wire/lenient-xml.ts';
import { DEFAULT_LIMITS } from '../../functions/wire/limits.ts';
import type { XmlElement } from '../../functions/wire/xml.ts';

const options = {
  limits: DEFAULT_LIMITS,
  itemName: 'item',
  isText: (name: string) => /^(?:title|description|content:encoded)$/.test(name),
  namespaceOf,
};
const read = (inside: string) =>
  readLeniently(`<?xml version="1.0"?><rss version="2.0"><channel><title>C & D</title>${inside}</channel></rss>`, options);
const show = (each: unknown): string =>
  typeof each === 'string' ? each : 'code' in (each as object) ? String((each as { code: string }).code) : tree(each as XmlElement);
const tree = ({ name, attributes, children }: XmlElement): string =>
  `${[name, ...Object.entries(attributes).map(([key, value]) => `${key}=${value}`)].join(' ')}(${children.map(show).join(',')})`;
const items = (inside: string) => read(inside)?.items.map(show);

describe('items that are not well formed', () => {
  test.each([
    [
      'stray ampersands',
      '<item><title>A & B &amp; C</title><link>http://x/?a=1&b=2</link></item>',
      ['item(title(A & B & C),link(http://x/?a=1&b=2))'],
    ],
    [
      'unclosed markup in text',
      '<item><description>one<br>two<p>three</description><guid>1</guid></item>',
      ['item(description(one<br>two<p>three),guid(1))'],
    ],
    ['angle brackets in text', '<item><title>a < b and 3<4</title><guid>1</guid></item>', ['item(title(a < b and 3<4),guid(1))']],
    [
      'an address in brackets',
      '<item><author>Jo Fen <jo@x.example></author><guid>1</guid></item>',
      ['item(author(Jo Fen <jo@x.example>),guid(1))'],
    ],
    ['an end tag too many', '<item><title>T</title></p><guid>1</guid></item>', ['item(title(T),guid(1))']],
    [
      'CDATA and what follows it',
      '<item><description><![CDATA[<b>x</b>]]> &lt;y ]]></description></item>',
      ['item(description(<b>x</b> <y ]]>))'],
    ],
    ['no end of an item', '<item><title>A</title><item><title>B</title></item>', ['item(title(A))', 'item(title(B))']],
    ['attributes with references', '<item><enclosure url="a?b&amp;c&d" length=""/></item>', ['item(enclosure url=a?b&c&d length=())']],
    ['nested elements', '<item><source><name>N & M</name></source></item>', ['item(source(name(N & M)))']],
  ])('%s', (_name, inside, expected) => {
    expect(items(inside)).toEqual(expected);
  });

  test('one that cannot be taken apart costs itself alone', () => {
    expect(items('<item><title>T<guid>1</guid></item><item><title>S</title></item>')).toEqual(['MALFORMED_XML', 'item(title(S))']);
  });

  test('a prefix that nothing declares means what feeds mean by it', () => {
    const [item] = read('<item><dc:creator>Ann</dc:creator></item>')?.items ?? [];
    const [creator] = (item as XmlElement).children as XmlElement[];
    expect(creator?.uri).toBe('http://purl.org/dc/elements/1.1');
  });
});

describe('the feed around them', () => {
  test('is read as far as it stands before the first item', () => {
    expect(show(read('<item><title>T</title></item>')?.root)).toBe('rss version=2.0(channel(title(C & D)))');
  });

  test('an item that is cut off is none, and is told', () => {
    const reading = readLeniently('<rss><channel><item><title>A & B</title></item><item><title>B', options);
    expect(reading?.items.map(show)).toEqual(['item(title(A & B))']);
    expect(reading?.isCut).toBe(true);
    expect(read('<item/>')?.isCut).toBe(false);
  });

  test('what has an internal subset, or no root, is not read', () => {
    expect(readLeniently('<!DOCTYPE x [<!ENTITY a "b">]><rss><item><title>A & B</title></item></rss>', options)).toBeUndefined();
    expect(readLeniently('no markup', options)).toBeUndefined();
  });
});

test.each([
  ['open tags', `<item>${'<a>'.repeat(50_000)}</item>`],
  ['brackets', `<item>${'<'.repeat(500_000)}</item>`],
  ['comments', `<item>${'<!--'.repeat(200_000)}</item>`],
  ['CDATA', `<item>${'<![CDATA['.repeat(100_000)}</item>`],
  ['instructions', `<item>${'<?a '.repeat(200_000)}</item>`],
  ['blanks in a tag', `<item><a a${' '.repeat(1_000_000)}="1"/></item>`],
  ['quotes', `<item>${'<a href="'.repeat(100_000)}</item>`],
  ['nested text', `<item>${'<a>'.repeat(11)}${'x'.repeat(1_000_000)}${'</a>'.repeat(11)}</item>`],
])('%s without end take no time', (_name, inside) => {
  const started = performance.now();
  read(inside);
  expect(performance.now() - started).toBeLessThan(3_000);
});
