// Copy for the page's tests: stories of invented agencies, in several scripts, with what an editor must see at a glance.
import type { Story } from '../../../functions/wire/story.ts';
import { type Sketch, storyOf } from '../../store/stories.ts';

export interface Copy extends Sketch {
  readonly urgency?: number;
  readonly signals?: readonly string[];
  readonly by?: string;
  readonly dateline?: string;
  readonly words?: number;
  readonly usageTerms?: string;
}

/** The story of that copy; it arrives when it is made, and `receivedAt` is both. */
export function wireStory({ urgency, signals, by, dateline, words, usageTerms, ...sketch }: Copy & { readonly receivedAt: string }): Story {
  const story = storyOf({ versionCreated: sketch.receivedAt, ...sketch });
  const { subjects = [], bodies = [], ...item } = story.item;
  const [body] = bodies;
  return {
    ...story,
    item: {
      ...item,
      subjects: subjects.map((subject) => ({ ...subject, name: TOPICS[subject.uri?.slice(-8) ?? ''] ?? 'a topic' })),
      ...(body && { bodies: [{ ...body, wordCount: words ?? body.value.split(/\s+/).length }] }),
      ...(urgency && { urgency }),
      ...(by && { by }),
      ...(usageTerms && { usageTerms }),
    },
    wire: { ...story.wire, ...(signals && { signals }), ...(dateline && { dateline }) },
    provenance: {
      headlines: { how: 'stated', from: 'contentMeta/headline' },
      by: { how: 'stated', from: 'contentMeta/by' },
      'wire.dateline': { how: 'derived', from: 'first line of the body' },
      subjects: { how: 'derived', from: 'contentMeta/subject, by the table of Media Topics' },
      language: { how: 'inferred', from: 'the words of the copy' },
      'source.receivedAt': { how: 'received', from: 'the object' },
    },
  };
}

const TOPICS: Readonly<Record<string, string>> = {
  '11000000': 'politics and government',
  '04000000': 'economy, business and finance',
  '15000000': 'sport',
  '03000000': 'disaster, accident and emergency incident',
};

/** A morning's wire, the latest first; times are counted back from `now` in milliseconds. */
export function morning(now: number): Story[] {
  return COPY.map((copy, at) =>
    wireStory({ name: `story-${at}`, ...copy, receivedAt: new Date(now - (at * 7 + 2) * 60_000).toISOString() }),
  );
}

const COPY: readonly Copy[] = [
  {
    headline: 'FLASH: King Aldric of Norland has died, palace says',
    slugline: 'NORLAND-KING/',
    provider: 'Meridian Newswire',
    urgency: 1,
    signals: ['FLASH'],
    topics: ['11000000'],
    places: ['NO'],
    body: '<p>LISVANE (Meridian) - King Aldric of Norland has died at the age of 81, the palace said early on Wednesday.</p>',
    words: 18,
  },
  {
    headline: 'Ferries to Port Albert stop as storm closes the strait',
    slugline: 'NORLAND-STORM/FERRIES (UPDATE 2)',
    provider: 'Northwire',
    urgency: 3,
    signals: ['UPDATE 2'],
    by: 'By Ines Harrow and Tom Vale',
    dateline: 'PORT ALBERT, Nov 25 (Northwire)',
    topics: ['03000000'],
    places: ['NO', 'GB'],
    usageTerms: 'Not for use in Norland before 06:00 local time.',
    edNote: 'Adds the harbour master, paragraphs 3-5',
    body: '<p>PORT ALBERT, Nov 25 (Northwire) - All ferries between Lisvane and Port Albert stopped on Wednesday after a storm closed the strait.</p><p>Waves of nine metres were measured at the <b>Corrin</b> light, the coastguard said.</p><p>"Nobody sails in this," said Ada Brenn, the harbour master. "We look again at noon."</p><h2>What is closed</h2><ul><li>Lisvane - Port Albert</li><li>Skerry - Corrin</li></ul><table><tr><th>Line</th><th>Last boat</th></tr><tr><td>Lisvane</td><td>21.40</td></tr><tr><td>Skerry</td><td>18.05</td></tr></table><p>The storm is expected to pass by the evening, and the first boats could leave at six on Thursday, if the café on the pier is to be believed.</p>',
    words: 412,
  },
  {
    headline: 'عاجل: إغلاق ميناء ليسفان بسبب العاصفة',
    slugline: 'ميناء/عاصفة',
    provider: 'وكالة الشرق',
    language: 'ar',
    urgency: 2,
    signals: ['عاجل'],
    by: 'من مراسلنا في ليسفان',
    dateline: 'ليسفان 25 نوفمبر',
    body: '<p>ليسفان 25 نوفمبر (الشرق) - أغلقت السلطات ميناء ليسفان يوم الأربعاء بعد أن بلغ ارتفاع الأمواج تسعة أمتار، وفق ما قال خفر السواحل.</p><p>وقالت مديرة الميناء Ada Brenn إن الرحلات ستستأنف يوم الخميس إذا تحسن الطقس (TV 2).</p>',
    words: 45,
  },
  {
    headline: 'Norland-Aktien geben nach, Reedereien verlieren bis zu vier Prozent',
    slugline: 'Börse/Norland',
    provider: 'Südpress',
    language: 'de',
    urgency: 4,
    signals: ['Berichtigung'],
    topics: ['04000000'],
    places: ['DE'],
    words: 286,
  },
  {
    headline:
      'Lisvane 2, Corrin Athletic 2: late goal saves the champions in a match that had been put off twice for weather and once for want of a ball',
    slugline: 'SOC-LISVANE/',
    provider: 'Northwire',
    urgency: 5,
    topics: ['15000000'],
    words: 318,
  },
  {
    headline: '暴風雨のため港が閉鎖、フェリー全便が欠航',
    slugline: '港/暴風雨',
    provider: '北東通信',
    language: 'ja',
    urgency: 4,
    body: '<p>【リスベン25日】暴風雨のため、リスベン港は25日、閉鎖された。フェリーは全便が欠航した。</p>',
    words: 30,
  },
  {
    headline: 'Corrin observatory finds a comet that nobody had looked for',
    slugline: 'SCI-COMET/',
    provider: 'Meridian Newswire',
    urgency: 6,
    words: 540,
  },
  {
    headline: 'Mayor withdraws plan for a fourth tram line',
    slugline: 'TRAMS',
    provider: 'Midland Ledger',
    signals: ['CORRECTED'],
    urgency: 5,
    topics: ['11000000'],
    words: 221,
  },
  {
    headline: 'Salt works to close after a century',
    slugline: 'BUSINESS-SALT/',
    provider: 'Northwire',
    urgency: 5,
    topics: ['04000000'],
    words: 377,
    places: ['AU'],
  },
  {
    headline: 'Diary of events for Thursday',
    slugline: 'DIARY/',
    provider: 'Meridian Newswire',
    signals: ['ADVISORY'],
    urgency: 7,
    words: 1204,
  },
  {
    headline: 'Grève des éclusiers : le trafic reprend sur le canal du Nord',
    slugline: 'Transport-canal',
    provider: 'Agence du Littoral',
    language: 'fr',
    urgency: 4,
    words: 260,
    places: ['FR'],
  },
  { headline: 'Bees close a motorway for three hours', slugline: 'ODD-BEES/', provider: 'Northwire', urgency: 8, words: 133 },
  {
    headline: 'Central bank holds rates, sees slower growth',
    slugline: 'NORLAND-RATES/',
    provider: 'Meridian Newswire',
    urgency: 3,
    signals: ['URGENT'],
    topics: ['04000000'],
    words: 190,
  },
  { headline: 'סערה סוגרת את הנמל; המעבורות בוטלו', slugline: 'נמל', provider: 'Harbour Press', language: 'he', urgency: 5, words: 88 },
];
