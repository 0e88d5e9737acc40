import { expect, test } from 'vitest';
import { agencyOf } from '../../functions/wire/agencies.ts';
import { readDateline } from '../../functions/wire/datelines.ts';

test.each([
  ['Berlin (dpa) - Verhandlungen über', 'Berlin', undefined, 'dpa'],
  ['   BUENOS AIRES, Argentina (AP) _ For patients', 'BUENOS AIRES, Argentina', undefined, 'AP'],
  ['CHATHAM, Mass. (AP) _ A lobster', 'CHATHAM, Mass.', undefined, 'AP'],
  ['San Diego (tca/dpa) - History', 'San Diego', undefined, 'dpa'],
  ['PARIS, 12 mars 2019 (AFP) - Le', 'PARIS', '12 mars 2019', 'AFP'],
  ['Madrid, 12 mar (EFE).- El', 'Madrid', '12 mar', 'EFE'],
  ['(ANSA) - ROMA, 18 OTT - Il', 'ROMA', '18 OTT', 'ANSA'],
  ['BRUXELLES 12/03 (BELGA) = La', 'BRUXELLES', '12/03', 'Belga'],
  ['SYDNEY, Dec 7 AAP - Results', 'SYDNEY', 'Dec 7', 'AAP'],
  ['SAITAMA, Japan, Dec. 9 Kyodo - Reds', 'SAITAMA, Japan', 'Dec. 9', 'Kyodo'],
  ['MOSCOW, March 12. /TASS/. The', 'MOSCOW', 'March 12', 'TASS'],
  ['Oslo (NTB-Ola Nordmann): Det', 'Oslo', undefined, 'NTB'],
  ['Helsinki, 12.3. (STT) Se', 'Helsinki', '12.3', 'STT'],
  ['12.03. Warszawa (PAP) - Sejm', 'Warszawa', '12.03.', 'PAP'],
  ['Budapest, 2019. március 12., kedd (MTI) - A', 'Budapest', '2019. március 12., kedd', 'MTI'],
  ['Genève (ats) Le scandale', 'Genève', undefined, 'Keystone-SDA'],
  ['LONDON, March 12 - Oil', 'LONDON', 'March 12', undefined],
  ['TORONTO _ The market', 'TORONTO', undefined, undefined],
  ['LERWICK, Nov 13 (Hilar) - The council', 'LERWICK', 'Nov 13', undefined],
])('%s', (copy, place, date, agency) => {
  const found = readDateline(copy);
  expect([found?.place, found?.date, found?.agency?.name]).toEqual([place, date, agency]);
});

test.each(['Angela Merkel (CDU) said on', 'The minister (58) - a lawyer - said', 'He said - without thinking', 'No dateline here.'])(
  '%s begins without one',
  (copy) => expect(readDateline(copy)).toBeUndefined(),
);

test('the house is taken at its word, though nobody knows it', () => {
  expect(readDateline('Husum (NKP) Die Orgel')).toBeUndefined();
  expect(readDateline('Husum (NKP) Die Orgel', 'NKP')).toEqual({ text: 'Husum (NKP)', place: 'Husum', source: 'NKP' });
});

test.each([
  ['dpa-AFX', 'dpa'],
  ['REUTERS', 'Reuters'],
  ['tca/dpa', 'dpa'],
  ['Agence France-Presse', 'AFP'],
  ['aa', undefined],
  ['AA', 'Anadolu'],
  ['CDU', undefined],
])('%s is %s', (name, agency) => expect(agencyOf(name)?.name).toBe(agency));
