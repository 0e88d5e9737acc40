import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WireError } from '../../functions/wire/codes.ts';
import { parseJson, readJsonItems } from '../../functions/wire/json.ts';
import { inspectJson } from '../../functions/wire/json-check.ts';
import { DEFAULT_LIMITS, type Limits } from '../../functions/wire/limits.ts';
import type { Issue } from '../../functions/wire/story.ts';

async function* inPieces(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

/** Values of the items that were read, codes of those that were not, and the code that ended the document. */
async function outcomeOf(text: string, size = 7, limits: Limits = DEFAULT_LIMITS) {
  const outcome: unknown[] = [];
  try {
    for await (const item of readJsonItems(inPieces(text, size), { limits, report: () => {} })) {
      outcome.push(item instanceof WireError ? item.code : item.value);
    }
  } catch (error) {
    outcome.push(error instanceof WireError ? `end: ${error.code}` : error);
  }
  return outcome;
}

function codeOf(text: string, limits = DEFAULT_LIMITS): string {
  try {
    inspectJson(text, limits);
    return '';
  } catch (error) {
    return error instanceof WireError ? error.code : String(error);
  }
}

describe('documents, lists and lines', () => {
  test.each([
    ['one document', '{"a":1}', [{ a: 1 }]],
    ['one document over several lines', '{\n "a": [\n  {"b": 1}\n ]\n}\n', [{ a: [{ b: 1 }] }]],
    ['a line that goes on with a brace', '{"a": [\n{"b": 1}]}', [{ a: [{ b: 1 }] }]],
    ['a list', '[{"a":1}, {"a":2}]', [{ a: 1 }, { a: 2 }]],
    ['an empty list', '[ ]', []],
    ['a list with commas and brackets in its strings', '[{"a":"],["},{"a":"\\"}"}]', [{ a: '],[' }, { a: '"}' }]],
    ['a list with one bad entry', '[{"a":1},{"a" 2},{"a":3}]', [{ a: 1 }, 'MALFORMED_JSON', { a: 3 }]],
    ['a list that is cut', '[{"a":1},{"a":2', [{ a: 1 }, 'end: TRUNCATED']],
    ['a list with something behind it', '[{"a":1}]{}', [{ a: 1 }, 'MALFORMED_JSON']],
    ['lines', '{"a":1}\n{"a":2}\r\n\n{"a":3}', [{ a: 1 }, { a: 2 }, { a: 3 }]],
    ['lines of which the first is cut', '{"a":"x\n{"a":2}\n', ['TRUNCATED', { a: 2 }]],
    ['lines of which one is bad', '{"a":1}\n{"a":,}\n{"a":3}\n', [{ a: 1 }, 'MALFORMED_JSON', { a: 3 }]],
    ['two documents on one line', '{"a":1}{"a":2}', ['end: MALFORMED_JSON']],
    ['a document that is cut', '{"a":"x', ['end: TRUNCATED']],
    ['blanks and a byte order mark before it', ' \ufeff\n{"a":1}', [{ a: 1 }]],
    ['null', 'null', [null]],
  ])('%s', async (_, text, expected) => {
    for (const size of [1, 7, 1_000]) expect(await outcomeOf(text, size)).toEqual(expected);
  });

  test('an entry or a line over the limit costs itself alone', async () => {
    const limits = { ...DEFAULT_LIMITS, itemCharacters: 20 };
    const long = `{"a":"${'x'.repeat(30)}"}`;
    expect(await outcomeOf(`[{"a":1},${long},{"a":3}]`, 4, limits)).toEqual([{ a: 1 }, 'LIMIT_SIZE', { a: 3 }]);
    expect(await outcomeOf(`{"a":1}\n${long}\n{"a":3}`, 4, limits)).toEqual([{ a: 1 }, 'LIMIT_SIZE', { a: 3 }]);
  });

  test('a document that is no list is bounded as a whole', async () => {
    expect(await outcomeOf(`{"a":"${'x'.repeat(90)}"}`, 10, { ...DEFAULT_LIMITS, wholeBytes: 50 })).toEqual(['end: LIMIT_SIZE']);
  });

  test('faults are told by where they stand in the document', async () => {
    for (const size of [1, 5, 1_000]) {
      const messages: string[] = [];
      const text = '[{"a":1},\n  {"a" 2}, {"b" 3},\n\n{"c" 4}]';
      for await (const item of readJsonItems(inPieces(text, size), { limits: DEFAULT_LIMITS, report: () => {} })) {
        if (item instanceof WireError) messages.push(item.message.slice(0, 17));
      }
      expect(messages).toEqual(['Line 2, column 8:', 'Line 2, column 17', 'Line 4, column 6:']);
    }
  });

  test('whatever the pieces, a list and its lines give the same items', async () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.array(fc.string()), fc.dictionary(fc.string(), fc.boolean()));
    const items = fc.array(fc.dictionary(fc.string(), value), { minLength: 2, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(items, fc.integer({ min: 1, max: 50 }), async (list, size) => {
        const expected = JSON.parse(JSON.stringify(list));
        expect(await outcomeOf(JSON.stringify(list), size)).toEqual(expected);
        expect(await outcomeOf(list.map((each) => JSON.stringify(each)).join('\n'), size)).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the walk by the grammar', () => {
  test('takes and refuses what JSON.parse takes and refuses', () => {
    const almost = fc.array(fc.constantFrom(...'{}[]:,"\\ 01-.eE+tfn'.split(''), '"a"', 'true', 'null', '1.5', '\\u00e9', '\n'));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          almost.map((parts) => parts.join('')),
        ),
        (text) => {
          const verdict = codeOf(text);
          let expected = true;
          try {
            JSON.parse(text.replace(/\n/g, ' '));
          } catch {
            expected = false;
          }
          expect(verdict === '').toBe(expected);
        },
      ),
      { numRuns: 5_000 },
    );
  });

  test('what is cut short is TRUNCATED, wherever it is cut', () => {
    const text = '{"a": [1, -2.5e3, "x\\u00e9\\n", {"b": null, "c": true}], "d": {}}';
    for (let end = 0; end < text.length; end += 1)
      expect([text.slice(0, end), codeOf(text.slice(0, end))]).toEqual([text.slice(0, end), 'TRUNCATED']);
  });

  test.each([
    ['{"a":[1,2}', 'Line 1, column 10: "}" where a comma or the end belongs.'],
    ['{"a":1,\n "b" 2}', 'Line 2, column 6: something else stands where a colon belongs.'],
    ['{"a":nul}', 'Line 1, column 6: no value.'],
    ['{"a":"\\x"}', 'Line 1, column 7: an escape that JSON does not know.'],
    ['{} {}', 'Line 1, column 4: something stands behind the end.'],
  ])('%j: %s', (text, message) => {
    expect(() => inspectJson(text, DEFAULT_LIMITS)).toThrow(message);
  });

  test('depth and number of values are limited before anything is built', () => {
    expect(codeOf('['.repeat(1_000_000))).toBe('LIMIT_DEPTH');
    expect(codeOf(`[${'0,'.repeat(300_000)}0]`)).toBe('LIMIT_NODES');
    expect(codeOf('[[[]]]', { ...DEFAULT_LIMITS, depth: 2 })).toBe('LIMIT_DEPTH');
  });
});

describe('values', () => {
  const parse = (text: string, issues: Issue[] = []) => parseJson(text, { limits: DEFAULT_LIMITS, report: (issue) => issues.push(issue) });

  test('long whole numbers keep their digits as text', () => {
    expect(parse('[123456789012345678901234567890, -1234567890123456, 42, 1.5e300]')).toEqual([
      '123456789012345678901234567890',
      -1234567890123456,
      42,
      1.5e300,
    ]);
  });

  test('of a key that is stated twice the last one counts', () => {
    expect(parse('{"a":1,"a":2}')).toEqual({ a: 2 });
  });

  test('keys that every object has are keys like others', () => {
    const value = parse('{"__proto__":{"polluted":true},"n":12345678901234567890}');
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
  });

  test('halves of characters that stand alone are replaced, and said', () => {
    const issues: Issue[] = [];
    const options = { limits: DEFAULT_LIMITS, report: (issue: Issue) => issues.push(issue) };
    expect(parseJson('{"\\ud83d\\ude00": "\\\\ud800 \\uD800\\udc00"}', options)).toEqual({ '\u{1f600}': '\\ud800 \u{10000}' });
    expect(issues).toEqual([]);
    expect(parseJson('{"\\udc00": "\\\\\\ud800x\\ude00\\ud83d"}', options)).toEqual({ '\ufffd': '\\\ufffdx\ufffd\ufffd' });
    expect(issues.map(({ code }) => code)).toEqual(['ENCODING_REPLACED']);
  });

  test('line breaks that stand bare in a string are read, and said', () => {
    const issues: Issue[] = [];
    expect(parse('{"a":"one\ntwo\tthree"}', issues)).toEqual({ a: 'one\ntwo\tthree' });
    expect(issues.map(({ code }) => code)).toEqual(['ILLEGAL_CHAR']);
  });
});
