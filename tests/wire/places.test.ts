// Countries out of copy and datelines: what is named, in which order, and what only looks like a country.
import { describe, expect, test } from 'vitest';
import { placeOfDateline, placesIn } from '../../functions/wire/places.ts';

const codes = (text: string, language: string | undefined, dateline?: string) =>
  placesIn(text, language, dateline).map(({ uri, name }) => uri?.slice(-2) ?? name);

describe('countries that copy names, those that carry the story first', () => {
  test.each([
    ['en', 'Japan and India sign rail deal\nThe two sides met in Paris. China watched.', ['JP', 'IN', 'FR', 'CN']],
    [
      'en',
      'Talks resume\nThe Japanese and South Korean governments met; officials of the U.S. and the UAE attended.',
      ['JP', 'KR', 'US', 'AE'],
    ],
    ['de', 'Gipfel\nDie französische Regierung lud Vertreter der Schweiz und Deutschlands ein.', ['CH', 'DE', 'FR']],
    ['fr', 'Sommet\nLe ministre a reçu la Côte d’Ivoire, les Etats-Unis et la République démocratique du Congo.', ['CI', 'US', 'CD']],
    ['ru', 'Встреча\nВласти Франции обсудили с Украиной и Южной Кореей поставки.', ['FR', 'UA', 'KR']],
    ['pl', 'Spotkanie\nRząd Niemiec rozmawiał z Japonią.', ['DE', 'JP']],
    ['fi', 'Tapaaminen\nRuotsin ja Venäjän ministerit matkustivat Viroon.', ['SE', 'RU', 'EE']],
    ['tr', "Görüşme\nFransa'nın heyeti Japonya'da görüştü.", ['FR', 'JP']],
    ['ar', 'لقاء\nاجتمع وزراء مصر ولبنان والأردن وبحثوا الوضع في العراق', ['EG', 'LB', 'JO', 'IQ']],
    ['vi', 'Hội đàm\nPháp và Nhật Bản đàm phán với Mỹ. Anh ấy vắng mặt.', ['FR', 'JP', 'US']],
    ['zh', '会谈\n日本和印度尼西亚举行会谈。', ['JP', 'ID']],
    ['ja', '会談\nフランスと米国が協議した。', ['FR', 'US']],
    ['ko', '회담\n일본은 프랑스와 인도적 지원을 논의했다.', ['JP', 'FR']],
    ['hi', 'बैठक\nफ्रांस और जापान के मंत्री अगले सप्ताह मिलेंगे।', ['FR', 'JP']],
    ['hi', 'अंगोला में चुनाव\nफ़्रांस के पर्यवेक्षक पहुंचे।', ['AO', 'FR']],
    ['bn', 'বৈঠক\nআগামী সপ্তাহে জাপান ও ফ্রান্সের মন্ত্রীরা বসবেন।', ['JP']],
    [undefined, 'Norway and Chile', ['NO', 'CL']],
  ])('%s: %s', (language, text, expected) => {
    expect(codes(text, language).sort()).toEqual([...expected].sort());
  });

  test('the headline outweighs the copy, and the dateline counts', () => {
    expect(codes('Norway wins\nSweden and Denmark lost.', 'en', 'HELSINKI (STT)')).toEqual(['NO', 'FI', 'SE', 'DK']);
  });
});

test.each([
  ['a basketball player', 'Jordan returns\nMichael Jordan scored 30 points. Jordan smiled.'],
  ['a footballer', 'Jordan Pickford saves the day\nPickford was happy.'],
  ['the pronoun in capitals', 'TELL US WHY, SAY VOTERS\nThey want an answer.'],
  ['the bird', 'Turkey prices fall\nRoast turkey is cheap this Thanksgiving. Turkey farmers worry.'],
  ['what holds a country and is none', 'Fire in New Mexico\nThe Indian Ocean and the West Indies, guinea pigs and Brazil nuts.'],
  ['the Romans', 'Roman road found\nA Roman coin lay in it.'],
])('no country: %s', (_, text) => {
  expect(codes(text, 'en').filter((code) => code !== 'US')).toEqual([]);
});

test('a state of the United States is no country', () => {
  expect(codes('Storm hits Georgia\nPower was out in Atlanta and Savannah.', 'en')).not.toContain('GE');
  expect(codes('Storm hits Georgia\nPower was out in Tbilisi.', 'en')).toContain('GE');
});

test.each([
  ['WELLINGTON, May 2 (Reuters)', 'NZ'],
  ['Berlin/Paris (dpa)', 'DE'],
  ['PARIS, Texas (AP)', 'US'],
  ['SPRINGFIELD, Ill.', 'US'],
  ['TBILISI, Georgia', 'GE'],
  ['ATLANTA, Georgia', 'US'],
  ['BUENOS AIRES, Argentina (AP)', 'AR'],
  ['МОСКВА, 2 мая', 'RU'],
  ['Genf/Bern (sda)', 'CH'],
  ['SINGAPORE', 'SG'],
])('dateline %s: %s', (dateline, code) => {
  expect(placeOfDateline(dateline)?.uri).toBe(`http://cvx.iptc.org/iso3166-1a2/${code}`);
});

test('a city that nobody knows has no country', () => {
  expect(placeOfDateline('PORT ALBERT')).toBeUndefined();
});
