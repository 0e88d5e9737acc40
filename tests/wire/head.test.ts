import { describe, expect, test } from 'vitest';
import { lookAt } from '../../functions/wire/head.ts';

describe('the root of XML', () => {
  test.each([
    ['<rss version="2.0">', { name: 'rss', local: 'rss', uri: '' }],
    ['\ufeff\n<?xml version="1.0"?><!-- a - b --><!DOCTYPE nitf SYSTEM "x.dtd"><nitf>', { name: 'nitf', local: 'nitf', uri: '' }],
    ['<newsItem a="x>y" xmlns="http://example.com/ns">', { name: 'newsItem', local: 'newsItem', uri: 'http://example.com/ns' }],
    ["<a:feed xmlns='urn:other' xmlns:a = 'urn:atom' >", { name: 'a:feed', local: 'feed', uri: 'urn:atom' }],
    ['<note text=" xmlns=\'urn:no\' ">', { name: 'note', local: 'note', uri: '' }],
    ['<!DOCTYPE x [ <!ENTITY y "z"> ]><x/>', { name: 'x', local: 'x', uri: '' }],
    ['<!-- never closed', undefined],
    ['< p>', undefined],
  ])('%s', (text, root) => {
    expect(lookAt(text).root).toEqual(root);
  });
});

describe('the keys of JSON', () => {
  test.each([
    ['{"a":1,"b":{"c":2},"d":[{"e":3}]}', ['a', 'b', 'd']],
    ['[{"a":1},{"b":2}]', ['a']],
    ['{"a":1}\n{"b":2}', ['a']],
    ['{"a": "x:\\"y\\": {", "b" : 1, "c', ['a', 'b']],
    ['{}', []],
    ['[1, 2]', []],
    ['null', []],
    ['-1.5e3', []],
    ['"a" and "b" agreed', undefined],
    ['[Correction] The name was wrong.', undefined],
    ['[1] A footnote.', undefined],
    ['2026 was a good year', undefined],
    ['<a/>', undefined],
  ])('%s', (text, keys) => {
    expect(lookAt(text).keys).toEqual(keys);
  });

  test('are found behind a long body', () => {
    expect(lookAt(`{"body_html":"${'word '.repeat(40_000)}","uri":"urn:x:1"}`).keys).toEqual(['body_html', 'uri']);
  });
});

test('leading blanks and byte order marks are no part of the text', () => {
  expect(lookAt(' \ufeff\0\n text').text).toBe('text');
});

test('takes no longer for text that was made to be slow', () => {
  const much = 700_000;
  const slow = [
    '{"'.padEnd(much, '\\"'),
    '<rss a'.padEnd(much, ' '),
    '<rss '.padEnd(much, 'a'),
    '<!--'.padEnd(much, '-'),
    '{'.padEnd(much, '"a" '),
  ];
  const started = performance.now();
  for (const text of slow) lookAt(text);
  expect(performance.now() - started).toBeLessThan(2_000);
});
