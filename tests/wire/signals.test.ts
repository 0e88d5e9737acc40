import { describe, expect, test } from 'vitest';
import { agencyOf } from '../../functions/wire/agencies.ts';
import { findEmbargo } from '../../functions/wire/embargoes.ts';
import { readSignals, signalsOf } from '../../functions/wire/signals.ts';

describe('signals', () => {
  test.each([
    ['1ST LEAD', 'lead'],
    ['3rdLd-Writethru', 'lead'],
    ['UPDATE 1', 'lead'],
    ['REFILE', 'repeat'],
    ['RPT RPT', 'repeat'],
    ['COR 703', 'correction'],
    ['(Berichtigung: Uhrzeit im\n2. Absatz)', 'correction'],
    ['Annule et remplace', 'correction'],
    ['VERSIÓN CORREGIDA', 'correction'],
    ['(Eil )', 'urgent'],
    ['+++ Eilmeldung +++', 'urgent'],
    ['(Achtung)', 'advisory'],
    ['TAKE 2', 'take'],
    ['KILL KILL KILL', 'kill'],
    ['*** ELIMINAR - ELIMINAR ***', 'kill'],
    ['BULLETIN KILL', 'kill'],
    ['STORY WITHDRAWN', 'kill'],
    ['Meldung zurückgezogen', 'kill'],
  ])('%s', (line, kind) => expect(signalsOf(line).map((each) => each.kind)).toEqual([kind]));

  test.each([
    'Bus crash kills 12',
    'Kill Bill',
    'Lead contamination found',
    'Extra time',
    '(KORR-Bericht)',
    '(Foto Produktion)',
    'Flash floods kill 12',
  ])('%s is none', (line) => expect(signalsOf(line)).toEqual([]));

  test('those in front of a headline count, and the headline stays as it is', () => {
    const { signals, takeKey, headings } = readSignals({ headings: ['RPT-UPDATE 2-Oil falls on glut fears'] }, {});
    expect(signals.map(({ text }) => text)).toEqual(['RPT', 'UPDATE 2']);
    expect(takeKey).toBe('UPDATE 2');
    expect(headings).toEqual(['RPT-UPDATE 2-Oil falls on glut fears']);
  });

  test.each([
    ['MANDATORY KILL: BC-Harbour Fire', 'MANDATORY KILL'],
    ['WITHDRAWN - Harbour fire', 'WITHDRAWN'],
    ['Noticia anulada: Incendio en el puerto', 'Noticia anulada'],
    ['RETTIFICA/ Incendio al porto', 'RETTIFICA'],
    ['CORREÇÃO: Incêndio no porto', 'CORREÇÃO'],
  ])('%s begins with a signal', (headline, text) => {
    expect(readSignals({ headings: [headline] }).signals.map((each) => each.text)).toEqual([text]);
  });

  test.each([
    'Cancelled: Press conference on the harbour',
    'Kill Bill - the review',
    'RÜCKRUF: Hersteller ruft Käse zurück',
    'Withdrawn: how a paper was lost',
    'Eilat: Sprengsatz entschärft',
  ])('%s begins with none', (headline) => {
    const { signals, kill } = readSignals({ headings: [headline] });
    expect([signals, kill]).toEqual([[], false]);
  });

  test('a headline that is a single word is no signal, nor is a subject among keywords', () => {
    expect(readSignals({ headings: ['Update'] }, {}).headings).toEqual(['Update']);
    expect(readSignals({ headings: ['Troops leave'], slug: 'Afghanistan/withdrawal/alert' }, {}).kill).toBe(false);
  });

  test('a notice that a story must not be used is a kill, news that says so is none', () => {
    expect(readSignals({ headings: ['(Achtung) Bitte die Meldung 0456 nicht mehr verwenden'] }, {}).kill).toBe(true);
    expect(readSignals({ headings: ['ADVISORY: please disregard'], text: ['Please disregard our earlier item.'] }, {}).kill).toBe(true);
    expect(readSignals({ headings: ['Please do not use plastic, UN says'] }, {}).kill).toBe(false);
    expect(readSignals({ headings: ['Killing of whales to end'], text: ['Do not use plastic, they said.'] }, {}).kill).toBe(false);
    expect(readSignals({ headings: ['Hedgehogs'], text: ['Note: do not publish this before 18:00 GMT'] }, {}).kill).toBe(false);
  });
});

describe('embargoes in words', () => {
  const sent = '2024-03-08T10:00:00Z';
  test.each([
    ['(Sperrfrist 09. Oktober 14.20 Uhr)', 'dpa', '2024-10-09T14:20:00+02:00'],
    ['Sperrfrist: 18.00 Uhr', 'dpa', '2024-03-08T18:00:00+01:00'],
    ['Haushalt steigt - Sperrfrist 06.00 Uhr', 'dpa', '2024-03-09T06:00:00+01:00'],
    ['EMBARGOED UNTIL 0001 GMT, March 15', 'PA', '2024-03-15T00:01:00Z'],
    ['EMBARGO: 0001 GMT 13 Nov 2013', 'PA', '2013-11-13T00:01:00Z'],
    ['HOLD FOR RELEASE 6 p.m. EDT Sunday, June 3', 'AP', '2024-06-03T18:00:00-04:00'],
    ['ADVANCE FOR USE SUNDAY, DEC. 1, AND THEREAFTER', 'AP', '2024-12-01T00:00:00-05:00'],
    ["Embargo jusqu'au 12 mars à 18h00 GMT", 'AFP', '2024-03-12T18:00:00Z'],
    ['Embargado hasta las 18.00 horas del 12 de marzo', 'EFE', '2024-03-12T18:00:00+01:00'],
    ['Embargo tot dinsdag 10 uur', 'ANP', '2024-03-12T10:00:00+01:00'],
    ['NOT FOR PUBLICATION BEFORE 0001 GMT TUESDAY', 'PA', '2024-03-12T00:01:00Z'],
    ['NOTE TO EDITORS: Do not publish before 18:00 GMT, 12 March 2024', 'PA', '2024-03-12T18:00:00Z'],
    ['Bajo embargo hasta las 18.00 del 12 de marzo', 'EFE', '2024-03-12T18:00:00+01:00'],
    ['Merci de ne pas diffuser avant le 12 mars à 18h00 GMT', 'AFP', '2024-03-12T18:00:00Z'],
    ['EMBARGOED FOR RELEASE UNTIL\n11 A.M. ET, JUNE 11, 2026', 'AP', '2026-06-11T11:00:00-04:00'],
    ['Embargo Content. Timestamp: 2015-06-01T10:00:00+00:00', 'AAP', '2015-06-01T10:00:00+00:00'],
    ['*** EMBARGO ***', 'PA', undefined],
    ['Sperrfrist Redebeginn, voraussichtlich 11.00 Uhr', 'dpa', undefined],
  ])('%s (%s) until %s', (text, agency, until) => {
    const found = findEmbargo(text.split('\n'), { house: agencyOf(agency), sent });
    expect(found).toBeDefined();
    expect(found?.until?.iso).toBe(until);
  });

  test.each([
    'Sperrfrist aufgehoben',
    'Sperrfrist für Kündigungen verlängert',
    'FOR IMMEDIATE RELEASE',
    'EU arms embargo until 2026 extended',
    'Embargo until year-end on Iranian oil agreed by ministers in Vienna',
    'Embargo: Ukraine calls for ban on Russian oil',
  ])('%s holds nothing back', (text) => expect(findEmbargo([text], { sent })).toBeUndefined());

  test('without a day of sending, a time of day is no moment', () => {
    expect(findEmbargo(['Sperrfrist: 18.00 Uhr'], {})).toEqual({ text: 'Sperrfrist: 18.00 Uhr' });
  });
});
