// Where copy begins behind its dateline, and what ends it behind its last sentence.
import { expect, test } from 'vitest';
import { readClosing, readOpening } from '../../functions/wire/openings.ts';

test.each([
  ['KUALA LUMPUR: The government said', 'KUALA LUMPUR', 'The government said'],
  ['Tokyo: Japan and India have signed', 'Tokyo', 'Japan and India have signed'],
  ['São Paulo – O prefeito disse', 'São Paulo', 'O prefeito disse'],
  ['Port Albert, May 2: The ferry', 'Port Albert, May 2', 'The ferry'],
  ['Veracruz.- El transbordador', 'Veracruz', 'El transbordador'],
  ['МОСКВА, 2 мая — РИА Новости. Президент', 'МОСКВА, 2 мая', 'Президент'],
  ['新华社东京5月2日电（记者李文）日本', '新华社东京5月2日电（记者李文）', '日本'],
  ['【高知共同】離島を結ぶ', '【高知共同】', '離島を結ぶ'],
  ['(서울=연합뉴스) 홍길동 기자 = 정부는', '(서울=연합뉴스) 홍길동 기자', '정부는'],
  ['القاهرة - قال المسؤول', 'القاهرة', 'قال المسؤول'],
])('%s', (copy, text, rest) => {
  const opening = readOpening(copy);
  expect([opening.dateline?.text, opening.rest]).toEqual([text, rest]);
});

test.each([
  'UPDATE - The ferry is back',
  'NOTE - Full company name is given',
  'Ferries - the old ones - are back',
  'U.K. MONEY MARKET GIVEN HELP',
  'COTTON SUPPLY/DEMAND BY COUNTRY -- USDA',
  'Japan: the land of ferries',
  'Angela Sturm (FDP) said',
])('%s has none', (copy) => {
  expect(readOpening(copy)).toEqual({ rest: copy });
});

test.each([
  ['It cost more than planned. — AFP', 'It cost more than planned.', 'AFP'],
  ['"It is over," she said. (Reuters)', '"It is over," she said.', 'Reuters'],
  ['首批货物将是水果。（完）', '首批货物将是水果。', undefined],
  ['It is over (see page 3)', 'It is over (see page 3)', undefined],
])('%s', (copy, rest, agency) => {
  const closing = readClosing(copy);
  expect([closing.rest, closing.agency]).toEqual([rest, agency]);
});
