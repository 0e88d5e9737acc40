// What the samples of NewsML-G2 leave open: choices of names, codes and schemes, and messages with a bad item among good ones.
import { describe, expect, test } from 'vitest';
import { codeIn, conceptOf, type G2Context } from '../../functions/wire/g2/concepts.ts';
import { newsTypeOf, pubStatusOf } from '../../functions/wire/g2/status.ts';
import { DEFAULT_LIMITS } from '../../functions/wire/limits.ts';
import { readAll } from '../../functions/wire/read.ts';
import { parseXml } from '../../functions/wire/xml.ts';

const ORIGIN = { bucket: 'b', key: 'k.xml', versionId: '1', sha256: '0', receivedAt: '2026-01-15T12:00:00.000Z' };

function contextFor(...languages: string[]): G2Context {
  return { schemes: new Map([['own', 'https://voc.example/']]), languages, asserts: new Map(), scope: undefined, issues: [] };
}

function concept(xml: string, ...languages: string[]) {
  return conceptOf(parseXml(xml, { limits: DEFAULT_LIMITS, report: () => {} }), contextFor(...languages));
}

describe('identifiers', () => {
  test.each([
    ['<s qcode="own:a b"/>', { uri: 'https://voc.example/a%20b' }],
    ['<s qcode="medtop:20000154"/>', { uri: 'http://cv.iptc.org/newscodes/mediatopic/20000154' }],
    ['<s qcode="medtop:20000154" uri="https://other.example/x"/>', { uri: 'https://other.example/x' }],
    ['<s qcode="nobody:7"/>', { literal: 'nobody:7' }],
    ['<s qcode="urn:newsml:a.example:1:2"/>', { uri: 'urn:newsml:a.example:1:2' }],
    ['<s literal="just words"/>', { literal: 'just words' }],
    ['<s uri="no uri"/>', { literal: 'no uri' }],
    ['<s qcode="constructor:x"/>', { literal: 'constructor:x' }],
    ['<s/>', {}],
  ])('%s', (xml, expected) => expect(concept(xml)).toEqual(expected));
});

describe('names', () => {
  const names =
    '<s><name role="nrol:mnemonic" xml:lang="de">kurz</name><name xml:lang="en">long</name><name xml:lang="de-AT">lang</name><name xml:lang="fr"/></s>';
  test.each([
    [['de'], 'lang'],
    [['de-at', 'en'], 'lang'],
    [['en-gb'], 'long'],
    [['fr'], 'long'],
    [['fr', 'de'], 'lang'],
    [[], 'long'],
  ])('in %j', (languages, name) => expect(concept(names, ...languages).name).toBe(name));
});

test.each([
  ['stat:usable', 'usable'],
  ['http://cv.iptc.org/newscodes/pubstatusg2/canceled', 'canceled'],
  ['plain', 'plain'],
  ['alias:', undefined],
])('the code in %s', (id, code) => expect(codeIn(id)).toBe(code));

test.each([['__proto__'], ['constructor'], ['nonsense'], [undefined]])('%s is neither a type nor a status', (code) => {
  expect(newsTypeOf(code)).toBeUndefined();
  expect(pubStatusOf(code)).toBeUndefined();
});

const item = (guid: string, inside = '') =>
  `<newsItem guid="${guid}" version="1"><itemMeta><itemClass qcode="ninat:text"/><provider literal="p"/><versionCreated>2026-01-02T03:04:05Z</versionCreated></itemMeta><contentMeta><headline>${guid}</headline>${inside}</contentMeta></newsItem>`;

const message = (...items: string[]) =>
  new TextEncoder().encode(
    `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>${items.join('')}</itemSet></newsMessage>`,
  );

test('an item over a limit costs itself alone', async () => {
  const bytes = message(item('urn:x:1'), item('urn:x:2', '<keyword/>'.repeat(50)), item('urn:x:3'));
  const { stories, faults } = await readAll(bytes, ORIGIN, { ...DEFAULT_LIMITS, nodes: 20 });
  expect(stories.map(({ id }) => id)).toEqual(['urn:x:1', 'urn:x:3']);
  expect(faults).toMatchObject([{ code: 'LIMIT_NODES', index: 1 }]);
});

test('the same guid from two providers is two stories, unless it is a URI', async () => {
  const from = (provider: string, guid: string) => item(guid).replace('literal="p"', `literal="${provider}"`);
  const { stories } = await readAll(message(from('a', '7'), from('b', '7'), from('a', 'urn:x:7'), from('b', 'urn:x:7')), ORIGIN);
  expect(stories.map(({ id }) => id)).toEqual(['urn:wiredesk:newsml-g2:a:7', 'urn:wiredesk:newsml-g2:b:7', 'urn:x:7', 'urn:x:7']);
});

test('groups of a package that refer to one another in a circle end', async () => {
  const groups =
    '<group id="a" role="g:x"><itemRef residref="urn:x:1"/><groupRef idref="b"/></group><group id="b"><groupRef idref="a"/></group>';
  const bytes = new TextEncoder().encode(
    `<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:p"><groupSet root="a">${groups}</groupSet></packageItem>`,
  );
  const { stories } = await readAll(bytes, ORIGIN);
  expect(stories[0]?.item.associations).toEqual([{ name: 'x', rel: 'x', uri: 'urn:x:1' }]);
});
