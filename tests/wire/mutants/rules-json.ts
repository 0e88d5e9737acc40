// How JSON is spoilt: brackets and quotes, values of other types, keys that mean something to JavaScript.
import { bytesOf, insertAnywhere, type Rule, replaceOne } from './places.ts';

const VALUE = /(?<=:\s*)(?:"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null)/g;
const KEY = /"(?:[^"\\]|\\.)*"(?=\s*:)/g;

const VALUES = [
  ...[
    'null',
    'true',
    '0',
    '-1',
    '1e400',
    '12345678901234567890',
    '0.1',
    '""',
    '" "',
    '[]',
    '{}',
    '[null]',
    '[[]]',
    '[{}]',
    '{"value":1}',
    '[1,"a",null,{}]',
    '{"__proto__":{"polluted":1}}',
  ],
  ...[
    '"\\ud800"',
    '"\\u0000"',
    '"\\u202e"',
    '"<script>alert(1)</script>"',
    '"<p onclick=x>a</p>"',
    '"javascript:alert(1)"',
    '"2026-02-30"',
    '"urn:x"',
    '"not a uri"',
    '"http://"',
    'undefined',
    'NaN',
    "'a'",
    '"\t"',
    '"\\x41"',
    '01',
    '+1',
    '.5',
    '"a" "b"',
    '/* a */ 1',
  ],
];

const KEYS = [
  '"__proto__"',
  '"constructor"',
  '"toString"',
  '""',
  '"uri"',
  '"items"',
  '"headlines"',
  '"bodies"',
  '"version"',
  '"@type"',
  '"type"',
  '"id"',
  '"content_html"',
  '"body_html"',
  'a',
  "'a'",
  '"\\u0000"',
];

export const JSON_RULES: Readonly<Record<string, Rule>> = {
  mark: (text, chance) => insertAnywhere(text, chance, chance.of(['{', '}', '[', ']', ',', ':', '"', '\\', '//', '\n'])),
  dropMark: (text, chance) => replaceOne(text, chance, /[{}[\],:"]/g, () => ''),
  value: (text, chance) => replaceOne(text, chance, VALUE, () => bytesOf(chance.of(VALUES))),
  wrapValue: (text, chance) =>
    replaceOne(text, chance, VALUE, (value) =>
      chance.of([`[${value}]`, `{"value":${value}}`, `[[${value}]]`, `"${value.replaceAll('"', '\\"')}"`]),
    ),
  wholeValue: (text, chance) => replaceOne(text, chance, /(?<=:\s*)(?:\[[^[\]]*\]|\{[^{}]*\})/g, () => bytesOf(chance.of(VALUES))),
  key: (text, chance) => replaceOne(text, chance, KEY, () => chance.of(KEYS)),
  doubleKey: (text, chance) =>
    replaceOne(text, chance, /"(?:[^"\\]|\\.)*"\s*:\s*(?:"(?:[^"\\]|\\.)*"|-?\d+)/g, (pair) => `${pair},${pair.replace(/:.*/s, ':1')}`),
  hostile: (text, chance) =>
    replaceOne(text, chance, VALUE, () =>
      JSON.stringify(
        chance.of([
          '<img src=x onerror=alert(1)>',
          '<a href="java\tscript:x">a</a>',
          '<svg/onload=x>',
          '<p>a<script>b</script></p>',
          '<b><i></b>',
          '</p></div>',
        ]),
      ),
    ),
  nest: (text, chance) => {
    const depth = chance.of([100, 195, 205, 50_000]);
    return replaceOne(text, chance, VALUE, () => chance.of(['[', '{"a":']).repeat(depth) + (chance.below(2) ? ']'.repeat(depth) : ''));
  },
  wrapAll: (text, chance) =>
    chance.of([
      `[${text}]`,
      `{"items":[${text}]}`,
      `${text}\n${text}`,
      `[${text},${text}]`,
      `{"a":${text}}`,
      `${text.replace(/\s*\n\s*/g, ' ')}\n${text.replace(/\s*\n\s*/g, ' ')}`,
    ]),
};
