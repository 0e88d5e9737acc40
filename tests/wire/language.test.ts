// The language of short copy, in the languages that newsrooms send most, and silence where words say nothing.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { languageOf } from '../../functions/wire/language.ts';

test.each([
  ['en', 'The harbour board said on Monday that ferry services would resume next week after two years of dredging.'],
  ['fr', 'Le conseil municipal a voté hier soir la fermeture de deux écoles, malgré l’opposition des parents.'],
  ['de', 'Der Stadtrat hat am Dienstagabend beschlossen, die alte Brücke für den Verkehr zu sperren.'],
  ['es', 'El ayuntamiento aprobó ayer el presupuesto para el próximo año, que incluye un nuevo hospital.'],
  ['it', 'Il consiglio comunale ha approvato ieri sera il bilancio, nonostante le proteste dell’opposizione.'],
  ['pt', 'A câmara municipal aprovou ontem o orçamento para o próximo ano, que inclui um novo hospital.'],
  ['nl', 'De gemeenteraad heeft dinsdagavond besloten om de oude brug af te sluiten voor het verkeer.'],
  ['sv', 'Kommunfullmäktige beslutade på tisdagskvällen att stänga den gamla bron för trafik, enligt kommunen.'],
  ['da', 'Kommunalbestyrelsen besluttede tirsdag aften at lukke den gamle bro. Arbejdet begynder efter ferien, oplyser kommunen.'],
  ['no', 'Kommunestyret vedtok tirsdag kveld å stenge den gamle brua. Arbeidet begynner etter ferien, opplyser kommunen nå.'],
  ['fi', 'Kaupunginvaltuusto päätti sulkea vanhan sillan liikenteeltä, ja työt on tarkoitus aloittaa syksyllä, kaupungista kerrotaan.'],
  ['pl', 'Rada miasta zdecydowała we wtorek o zamknięciu mostu. Prace potrwają około dwóch lat, poinformował urząd.'],
  ['cs', 'Zastupitelstvo v úterý večer rozhodlo o uzavření starého mostu, uvedl mluvčí. Práce potrvají zhruba dva roky.'],
  ['hu', 'A közgyűlés kedden este úgy döntött, hogy lezárja a régi hidat – közölte a hivatal.'],
  ['ro', 'Consiliul local a decis marți seara închiderea podului vechi pentru trafic, a anunțat primăria.'],
  ['ru', 'Городской совет во вторник вечером принял решение закрыть старый мост для движения, сообщили в администрации.'],
  ['uk', 'Міська рада у вівторок увечері вирішила закрити старий міст для руху, повідомили в адміністрації.'],
  ['el', 'Το δημοτικό συμβούλιο αποφάσισε την Τρίτη να κλείσει την παλιά γέφυρα.'],
  ['tr', 'Belediye meclisi salı akşamı eski köprünün trafiğe kapatılmasına karar verdi ve çalışmalar için iki yıl verdi.'],
  ['ar', 'قرر المجلس البلدي مساء الثلاثاء إغلاق الجسر القديم أمام حركة المرور، ومن المقرر أن تستمر الأعمال نحو عامين.'],
  ['hi', 'नगर परिषद ने मंगलवार शाम को पुराने पुल को यातायात के लिए बंद करने का फैसला किया।'],
  ['th', 'สภาเมืองมีมติเมื่อค่ำวันอังคารให้ปิดสะพานเก่าไม่ให้รถผ่าน'],
  ['vi', 'Hội đồng thành phố tối thứ Ba quyết định đóng cây cầu cũ đối với giao thông.'],
  [
    'id',
    'Dewan kota pada Selasa malam memutuskan untuk menutup jembatan lama. Pekerjaan diperkirakan berlangsung dua tahun, kata pejabat.',
  ],
  ['ms', 'Polis berkata tiga orang cedera dalam kemalangan di lebuh raya pagi Khamis, tetapi jalan itu sudah dibuka semula.'],
  ['zh', '市议会周二晚间决定关闭旧桥，禁止车辆通行。'],
  ['ja', '市議会は火曜日の夜、古い橋を通行止めにすることを決めた。'],
  ['ko', '시의회는 화요일 저녁 낡은 다리의 차량 통행을 막기로 결정했다.'],
])('%s', (language, text) => {
  expect(languageOf(text)).toBe(language);
});

test.each([
  ['names and figures', 'Turku 1) Pensaari 40,07, 2) Hongisto 41,12, 3) Visa 43,00'],
  ['one word over and over', 'word '.repeat(100)],
  ['too little', 'Ja.'],
  ['nothing', ''],
])('undefined for %s', (_, text) => {
  expect(languageOf(text)).toBeUndefined();
});

test('text of Latin letters alone is looked at as any other text is', () => {
  const word = fc.constantFrom(
    'the',
    'of',
    'l’eau',
    'von',
    'Ærø',
    'İzmir',
    'µg',
    'să',
    'ßtraße',
    'ªº',
    'and',
    'was',
    'não',
    '12',
    'x-ray',
    'ǅ',
    'été',
    'ikke',
    '×÷',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string({ unit: 'grapheme' })), { minLength: 4, maxLength: 40 }), (words) => {
      const text = words.join(' ');
      // A sign from beyond, which is no letter.
      expect(languageOf(text)).toBe(languageOf(`${text} ✓`));
    }),
    { numRuns: 2_000 },
  );
});
