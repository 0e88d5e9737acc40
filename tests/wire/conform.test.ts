import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Complain, conform, type Shape, visible } from '../../functions/wire/conform.ts';
import { NINJS_FIELDS } from '../../functions/wire/ninjs-shape.ts';
import { ninjsErrors } from '../schema/ninjs.ts';

const ITEM: Shape = { fields: NINJS_FIELDS };

function conformed(value: unknown, shape: Shape) {
  const complaints: string[] = [];
  const complain: Complain = (path, fault, words) => complaints.push(`${path} ${fault}: ${words}`);
  return { value: conform(value, shape, 'x', complain), complaints };
}

describe('scalars', () => {
  test.each<[unknown, Shape, unknown]>([
    [' text\u0000 ', 'string', 'text'],
    [7, 'string', '7'],
    ['', 'string', undefined],
    [null, 'string', undefined],
    [{}, 'string', undefined],
    ['a \u202eb', 'string', 'a \u202eb\u202c'],
    ['\ud800x', 'text', '\ufffdx'],
    ['http://example.com/a b', 'uri', 'http://example.com/a%20b'],
    ['no uri', 'uri', undefined],
    ['2026-01-02T03:04:05+0100', 'date', '2026-01-02T03:04:05+01:00'],
    ['2026-01-02', 'date', '2026-01-02T00:00:00Z'],
    ['2026-02-30T00:00:00Z', 'date', undefined],
    ['2026-02', 'partial-date', '2026-02'],
    ['February 2026', 'partial-date', undefined],
    ['42', 'integer', 42],
    [4.5, 'integer', undefined],
    [Number.NaN, 'number', undefined],
    ['1.25', 'number', 1.25],
    ['Text', { oneOf: ['text'] }, 'text'],
    ['prose', { oneOf: ['text'] }, undefined],
    [0, { from: 1, to: 9 }, undefined],
    ['9', { from: 1, to: 9 }, 9],
    [{ type: 'Point', coordinates: [1, 2] }, 'geojson', { type: 'Point', coordinates: [1, 2] }],
    [{ type: 'Foo', coordinates: [1, 2] }, 'geojson', undefined],
  ])('%j as %j is %j', (value, shape, expected) => {
    expect(conformed(value, shape).value).toEqual(expected);
  });

  test('says what it leaves out, and what it assumes', () => {
    expect(conformed({}, 'string').complaints).toEqual(['x invalid: an object where text belongs']);
    expect(conformed('x y', 'uri').complaints).toEqual(['x no URI: no URI']);
    expect(conformed('2026-01-02', 'date').complaints).toEqual([
      'x no time: states no time of day; midnight is assumed',
      'x no zone: states no zone; UTC is assumed',
    ]);
  });
});

describe('items', () => {
  test('keep what fits, field by field', () => {
    const { value, complaints } = conformed(
      {
        type: 'TEXT',
        urgency: 12,
        headlines: { value: 'One' },
        renditions: [{ href: 'http://example.com/x.jpg' }, { name: 'main', width: '640', foreign: 1 }],
        associations: [{ name: 'a' }, { name: 'b', uri: 'urn:x:b', associations: [{ name: 'c', uri: 'urn:x:c' }] }],
      },
      ITEM,
    );
    expect(value).toEqual({
      type: 'text',
      headlines: [{ value: 'One' }],
      renditions: [{ name: 'main', width: 640 }],
      associations: [{ name: 'b', uri: 'urn:x:b', associations: [{ name: 'c', uri: 'urn:x:c' }] }],
    });
    expect(complaints).toEqual([
      'x.urgency invalid: not between 1 and 9',
      'x.renditions[0] invalid: no name',
      'x.associations[0] invalid: no uri',
    ]);
  });

  test('are valid ninjs 3.1, whatever comes in', () => {
    fc.assert(
      fc.property(anItem(), (item) => {
        const { value } = conformed(item, ITEM);
        expect(ninjsErrors({ ...(value as object), uri: 'urn:x:1' })).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });
});

/** Items with the right names, and under them what is right more often than not, and anything. */
function anItem() {
  return anyOfShape(ITEM, 0);

  function anyOfShape(shape: Shape, depth: number): fc.Arbitrary<unknown> {
    const anything = fc.jsonValue({ maxDepth: 2 });
    if (depth > 6) return anything;
    return fc.oneof({ weight: 5, arbitrary: rightOfShape(shape, depth) }, { weight: 1, arbitrary: anything });
  }

  function rightOfShape(shape: Shape, depth: number): fc.Arbitrary<unknown> {
    if (typeof shape === 'string') return fc.constantFrom<unknown>(...RIGHT[shape]);
    if ('listOf' in shape) return fc.array(anyOfShape(shape.listOf(), depth + 1), { maxLength: 2 });
    if ('oneOf' in shape) return fc.constantFrom(...shape.oneOf);
    if ('from' in shape) return fc.integer({ min: shape.from, max: shape.to });
    const names = Object.keys(shape.fields);
    return fc.subarray(names, { maxLength: Math.min(depth === 0 ? 4 : 6, names.length) }).chain((chosen) => {
      return fc.record(Object.fromEntries(chosen.map((name) => [name, anyOfShape(shape.fields[name] ?? 'string', depth + 1)])));
    });
  }
}

const RIGHT = {
  string: ['text', 'a \u202eb', '7', 7, true],
  text: ['<p>text</p>', 'a\u0000b'],
  uri: ['urn:x:1', 'http://example.com/é', 'tag:#x', 'x:'],
  date: ['2026-01-02T03:04:05.678+01:00', '20260102T030405Z', '2026-01-02', '0000-01-01T00:00:00Z'],
  language: ['en', 'pt_br', 'ZH-hant-tw', 'English'],
  'partial-date': ['2026', '2026-01', '2026-01-02T03:04:05'],
  integer: [3, '42', 0.5],
  number: [0.5, '1.25'],
  geojson: [{ type: 'Point', coordinates: [1, 2] }, { type: 'Feature', geometry: null }, { type: 'Point' }],
};

test('visible takes off control characters and broken surrogates alone', () => {
  expect(visible('a\u0001b\tc\nd\u007f\udc00')).toBe('ab\tc\nd\ufffd');
});

test.each([
  ['en_gb', 'en-GB'],
  ['EN', 'en'],
  ['zh-hant-tw', 'zh-Hant-TW'],
  ['English', 'English'],
])('the language %s is %s', (given, expected) => {
  expect(conform({ uri: 'urn:x:1', language: given }, ITEM, '', () => {})).toMatchObject({ language: expected });
});
