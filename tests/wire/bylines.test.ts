// Bylines, and lines that only begin like one.
import { expect, test } from 'vitest';
import { readByline } from '../../functions/wire/bylines.ts';

test.each([
  ['- REUTERS', 'en', { by: 'REUTERS', agency: 'REUTERS' }],
  ['(AFP)', 'fr', { by: 'AFP', agency: 'AFP' }],
  ['— Bernama-Xinhua', 'en', { by: 'Bernama-Xinhua', agency: 'Bernama-Xinhua' }],
  ['Agencies', 'en', { by: 'Agencies', agency: 'Agencies' }],
  ['By JANE DOE in Hanoi', 'en', { by: 'JANE DOE in Hanoi' }],
  ['By Ines Calder, Reuters', 'en', { by: 'Ines Calder, Reuters', agency: 'Reuters' }],
  ['Jane Doe, Staff Reporter', 'en', { by: 'Jane Doe, Staff Reporter' }],
  ['- Jane Doe jane@paper.example', 'en', { by: 'Jane Doe' }],
  ['Von Anna Weber und Karl Maier', 'de', { by: 'Anna Weber und Karl Maier' }],
  ['Par Luc Morel (avec AFP)', 'fr', { by: 'Luc Morel (avec AFP)', agency: 'AFP' }],
  ['Por María Pérez', 'es', { by: 'María Pérez' }],
  ['De notre correspondant à Londres', 'fr', { by: 'De notre correspondant à Londres' }],
  ['记者 李华', 'zh', { by: '记者 李华' }],
  ['홍길동 기자', 'ko', { by: '홍길동 기자' }],
])('%s', (line, language, byline) => {
  expect(readByline(line, language)).toEqual(byline);
});

test.each([
  ['By the lake, life goes slow', 'en'],
  ['By Monday, ferries will run', 'en'],
  ['Van Gogh Painting Sold', 'en'],
  ['Von Hamburg nach Kiel in drei Tagen', 'de'],
  ['Reuters to cut jobs', 'en'],
  ['Agencies warn of famine', 'en'],
  ['- eine Liste', 'de'],
])('%s is none', (line, language) => {
  expect(readByline(line, language)).toBeUndefined();
});
