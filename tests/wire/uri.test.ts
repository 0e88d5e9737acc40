import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isGlobal, isUri, toUri, wiredeskUrn } from '../../functions/wire/uri.ts';

const ajv = new Ajv2020({ strict: false, logger: false });
addFormats.default(ajv);
const isUriToSchemas = ajv.compile({ type: 'string', format: 'uri' });

const nearly = fc
  .tuple(
    fc.constantFrom('http://', 'https://a', 'urn:', 'x:', 'tag:', 'http://[::1]', 'http://u:p@', '', 'mailto:'),
    fc.array(fc.constantFrom(...'/?#[]@!$&\'()*+,;=%41zZ.-_~ é"<>\\^`{|}:'), { maxLength: 12 }),
  )
  .map(([start, rest]) => start + rest.join(''));

describe('isUri', () => {
  test.each([
    ['http://example.com/a?b=c#d', true],
    ['urn:newsml:example.com:20260102:X1', true],
    ['tag:example.com,2026:7', true],
    ['http://user:pw@example.com:8080/', true],
    ['http://[::1]/x', true],
    ['file:///srv/copy.xml', true],
    ['http://example.com/ends:', true],
    ['http://[::zz]/', false],
    ['http://', false],
    ['tag:', false],
    ['tag:#part', false],
    ['/relative', false],
    ['20260102-7', false],
    ['http://example.com/a b', false],
    ['http://example.com:port/', false],
    [`urn:x:${'y'.repeat(9_000)}`, false],
  ])('%s: %s', (text, expected) => {
    expect(isUri(text)).toBe(expected);
  });

  test('what passes is a URI to the schema of ninjs', () => {
    fc.assert(
      fc.property(fc.oneof(nearly, fc.string()), (text) => {
        fc.pre(isUri(text));
        expect(isUriToSchemas(text)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('addresses of the web pass', () => {
    const address = fc.webUrl({ withFragments: true, withQueryParameters: true });
    fc.assert(fc.property(address, (text) => isUri(text)));
  });
});

test('toUri makes a URI or nothing, and leaves a URI alone', () => {
  expect(toUri(' http://example.com/a b/é[1] ')).toBe('http://example.com/a%20b/%C3%A9%5B1%5D');
  expect(toUri('no uri at all')).toBeUndefined();
  fc.assert(
    fc.property(fc.oneof(nearly, fc.string()), (text) => {
      const uri = toUri(text);
      expect(uri === undefined || (isUri(uri) && toUri(uri) === uri)).toBe(true);
    }),
  );
});

test('identifiers of our own are URIs, whatever they are made of', () => {
  expect(wiredeskUrn('ninjs', undefined, 'a b/ü')).toBe('urn:wiredesk:ninjs:a%20b%2F%C3%BC');
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1 }), (parts) => isUri(wiredeskUrn('x', ...parts))),
  );
});

test.each([
  ['long parts', 'é'.repeat(500_000), '📰'.repeat(2_000)],
  ['many parts', ...Array<string>(5_000).fill('part')],
])('an identifier of our own is a name, however much it is made of: %s', (_, ...parts) => {
  const urns = ['a', 'b'].map((end) => wiredeskUrn('nitf', ...parts.slice(0, -1), parts.at(-1) + end));
  expect(new Set(urns).size).toBe(2);
  for (const urn of urns) expect([isUri(urn), urn]).toEqual([true, expect.stringMatching(/^urn:wiredesk:nitf:.{24,600}$/)]);
});

test('a hash stands for the part that is long, and for no other', () => {
  expect(wiredeskUrn('ninjs', 'northwire', 'é'.repeat(5_000))).toMatch(/^urn:wiredesk:ninjs:northwire:[0-9a-f]{24}$/);
});

test('isGlobal tells names that anyone would use from those of one feed', () => {
  expect(['http://example.com/1', 'urn:x:1', 'tag:a,2026:1'].every(isGlobal)).toBe(true);
  expect(['story:15', 'id:1', '15'].some(isGlobal)).toBe(false);
});
