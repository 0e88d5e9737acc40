// What stands for names of entities that a document does not declare.
import { expect, test } from 'vitest';
import { entities } from '../../functions/wire/xml-entities.ts';

test.each([
  ['amp', '&'],
  ['eacute', 'é'],
  ['nbsp', '\u00a0'],
  // Not "©right;", as readers of HTML have it.
  ['copyright', '&copyright;'],
  ['strap-line', '&strap-line;'],
  ['agrave\u0085', undefined],
  ['1a', undefined],
  ['constructor', '&constructor;'],
])('%s', (name, expected) => {
  const unknown: string[] = [];
  expect(entities(() => unknown.push(name))[name]).toBe(expected);
  expect(unknown).toEqual(expected === `&${name};` ? [name] : []);
});
