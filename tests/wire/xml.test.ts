// The tree that `xml.ts` builds is the one that saxes alone would build, however the text is cut into pieces.
import fc from 'fast-check';
import { type SaxesAttributeNS, SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { WireError } from '../../functions/wire/codes.ts';
import { DEFAULT_LIMITS } from '../../functions/wire/limits.ts';
import type { Issue } from '../../functions/wire/story.ts';
import { parseXml, readXmlItems, type XmlElement } from '../../functions/wire/xml.ts';

interface Plain {
  readonly name: string;
  readonly uri: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Plain | string)[];
}

/** Neighbouring texts are one: where a reader cuts them is its own affair. */
function joined(children: readonly (Plain | string)[]): (Plain | string)[] {
  const out: (Plain | string)[] = [];
  for (const each of children) {
    const last = out.at(-1);
    if (typeof each === 'string' && typeof last === 'string') out[out.length - 1] = last + each;
    else out.push(each);
  }
  return out;
}

function plain({ name, uri, attributes, children }: XmlElement): Plain {
  return {
    name,
    uri,
    attributes: { ...attributes },
    children: joined(children.map((each) => (typeof each === 'string' ? each : plain(each)))),
  };
}

function withSaxes(text: string): Plain {
  const parser = new SaxesParser({ xmlns: true });
  const open: { name: string; uri: string; attributes: Record<string, string>; children: (Plain | string)[] }[] = [];
  let root: Plain | undefined;
  const addText = (piece: string) => open.at(-1)?.children.push(piece);
  parser.on('opentag', ({ name, uri, attributes: given }) => {
    const attributes: Record<string, string> = {};
    for (const key in given) if (!key.startsWith('xmlns')) attributes[key] = (given[key] as SaxesAttributeNS).value;
    open.push({ name, uri, attributes, children: [] });
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    if (!closed) return;
    const element = { ...closed, children: joined(closed.children) };
    if (open.length > 0) open.at(-1)?.children.push(element);
    else root = element;
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(text).close();
  if (!root) throw new Error('no root');
  return root;
}

const options = { limits: DEFAULT_LIMITS, report: () => {} };

async function inPieces(text: string, size: number): Promise<Plain> {
  const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, index) => text.slice(index * size, (index + 1) * size));
  for await (const item of readXmlItems(pieces, { ...options, isItem: (_local, _uri, parent) => !parent })) {
    if (item instanceof WireError) throw item;
    return plain(item.element);
  }
  throw new Error('no item');
}

const DOCUMENTS: Readonly<Record<string, string>> = {
  'references and line ends': '<a>one &amp; two\r\nthree\rfour &#x41;<b/>five &lt;six&gt;</a>',
  'brackets in text': '<a>1 > 0 ]] > and ] ]><b>]</b>]] </a>',
  'tags in quotes': `<a b="1 > 0" c='x "y" > z'><d e=">"/>tail</a>`,
  'comments, sections, instructions':
    '<?xml version="1.0"?>\n<!-- <x> > -->\n<a>t<!-- > </a> -->u<![CDATA[<b>&amp;]] >]]>v<?p x > y?>w</a>\n<!-- end -->',
  'blanks between tags': '<a>\n  <b>x</b> <i>y</i>\n\t<c/>\n</a>\n',
  namespaces: '<p:a xmlns:p="urn:p" xmlns="urn:d"><b p:q="1" xml:lang="en"/><c xmlns=""><d/></c><p:e xmlns:p="urn:q"/><p:f/></p:a>',
  'characters beyond the first plane': '<a>\u{1f600}<b>\u{20000}x</b>\u{1f600}</a>',
  'XML 1.1': '<?xml version="1.1"?><a>one\u0085two\u2028three<b/>four\u0085five</a>',
  'a doctype': '<!DOCTYPE a PUBLIC "-//X//DTD > Y//EN" "http://example.org/a.dtd">\n<a><b>x</b></a>',
};

describe.each(Object.entries(DOCUMENTS))('%s', (_name, text) => {
  test('reads as saxes reads it', () => {
    expect(plain(parseXml(text, options))).toEqual(withSaxes(text));
  });

  test.each([1, 2, 3, 5, 8])('reads the same in pieces of %i', async (size) => {
    expect(await inPieces(text, size)).toEqual(plain(parseXml(text, options)));
  });
});

const MARKUP = [
  '<a>',
  '</a>',
  '<b c="d>e">',
  '</b>',
  '<x:y xmlns:x="u"/>',
  ' ',
  '\r\n',
  '&amp;',
  ']]>',
  ']',
  '>',
  'text',
  '<!-- > -->',
  '<![CDATA[<]]>',
  '"',
  '<',
];

test('takes and refuses what saxes takes and refuses', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...MARKUP), { maxLength: 14 }), (parts) => {
      const text = `<r>${parts.join('')}</r>`;
      let expected: Plain | undefined;
      try {
        expected = withSaxes(text);
      } catch {}
      if (expected) expect(plain(parseXml(text, options))).toEqual(expected);
      else expect(() => parseXml(text, options)).toThrow(WireError);
    }),
    { numRuns: 2_000, seed: 7 },
  );
});

test('what is not well formed names its line, text that the parser never saw included', () => {
  expect(() => parseXml('<a>\n<b>one\ntwo</b>\n\n<c></d></a>', options)).toThrow(/^Line 5: unexpected close tag/);
});

test('a short document that was cut off gives no item', async () => {
  const isItem = (local: string) => local === 'item';
  const seen: string[] = [];
  const reading = async () => {
    for await (const item of readXmlItems(['<m><item>1</item><item>2'], { ...options, isItem }))
      seen.push(String(item instanceof WireError));
  };
  await expect(reading()).rejects.toMatchObject({ code: 'TRUNCATED' });
  expect(seen).toEqual([]);
});

test('a document that goes wrong gives the items before', async () => {
  const isItem = (local: string) => local === 'item';
  let items = 0;
  const reading = async () => {
    for await (const _ of readXmlItems(['<m><item>1</item><item>2</wrong>'], { ...options, isItem })) items += 1;
  };
  await expect(reading()).rejects.toMatchObject({ code: 'MALFORMED_XML' });
  expect(items).toBe(1);
});

test('a prefix of attributes that nothing declares is let pass and reported once, one of elements is refused', () => {
  const issues: Issue[] = [];
  const root = parseXml('<a xsi:schemaLocation="x"><b xsi:type="y"/></a>', { ...options, report: (issue) => issues.push(issue) });
  expect(root.attributes['xsi:schemaLocation']).toBe('x');
  expect(issues).toEqual([{ code: 'NOT_WELL_FORMED', message: "Line 1: an attribute's prefix is bound to no namespace." }]);
  expect(() => parseXml('<a><media:b/></a>', options)).toThrow(/bound to no namespace/);
});

test.each([
  ['a prefix taken back', '<a xmlns:p="urn:p"><b xmlns:p=""/></a>'],
  ["a prefix for XML's own namespace", '<a xmlns:p="http://www.w3.org/XML/1998/namespace"/>'],
  ["another namespace for XML's own prefix", '<a xmlns:xml="urn:p"/>'],
  ['a prefix without a name', '<a xmlns:="urn:p"/>'],
  ['a name with two colons', '<a xmlns:p="urn:p" p:q:r="1"/>'],
])('%s is reported', (_name, text) => {
  const issues: Issue[] = [];
  parseXml(text, { ...options, report: (issue) => issues.push(issue) });
  expect(issues.map(({ code }) => code)).toEqual(['NOT_WELL_FORMED']);
  expect(() => withSaxes(text)).toThrow();
});

test('an attribute that stands twice is refused, by whatever prefixes', () => {
  expect(() => parseXml('<a xmlns:p="urn:p" xmlns:q="urn:p" p:b="1" q:b="2"/>', options)).toThrow(/stands twice/);
  expect(() => parseXml('<a xmlns:p="urn:p" xmlns="urn:p" p:b="1" b="2"/>', options)).not.toThrow();
});
