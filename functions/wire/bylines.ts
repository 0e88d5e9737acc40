// Bylines of newspapers: "By Jane Doe", "Von Anna Weber (dpa)", "- REUTERS", "Jane Doe, Staff Reporter", "记者 李华".
import { agencyOf } from './agencies.ts';
import { monthNumber } from './date-names.ts';
import { placeNamed } from './place-index.ts';

export interface Byline {
  /** As printed, without the word for "by", dashes and addresses. */
  readonly by: string;
  /** The agency that it names, as printed. */
  readonly agency?: string;
}

const LONGEST = 140;
const MOST_NAMES = 6;

/**
 * The byline that a line is; undefined where it is none. Short words for "by" count in their own language only, for elsewhere
 * they begin names ("Van Gogh Painting Sold"): all of them where `language` is not known.
 */
export function readByline(line: string, language?: string): Byline | undefined {
  if (line.length > LONGEST || /[!?;…]$/.test(line)) return undefined;
  const [, slashed] = /^\/([^/]{2,20})\/$/u.exec(line) ?? [];
  if (slashed) return agencyOf(slashed) && { by: slashed, agency: slashed };
  const dashed = /^[-–—•]+\s?(?=\p{L})/u.test(line);
  const text = bared(line);
  if (text === '') return undefined;
  const agency = agenciesOf(text);
  if (agency) return { by: text, agency };
  if (CORRESPONDENTS.test(text)) return { by: text };
  // NTB, Oslo
  const comma = text.length <= 40 ? text.indexOf(', ') : -1;
  const house = text.slice(0, Math.max(0, comma));
  if (comma > 1 && isAgency(house) && placeNamed(text.slice(comma + 2))) return { by: text, agency: house };
  return (
    led(text, language) ??
    inCharacters(text) ??
    withRole(text) ??
    (dashed && isNames(placeless(text)) && (/\p{Lu}/u.test(text) || wordsOf(text).length < 4) ? { by: text } : undefined)
  );
}

/** Without dashes, brackets, addresses and handles around the names. */
function bared(line: string): string {
  return line
    .replace(/\S{1,60}@\S{1,60}/g, '')
    .replace(/^[\s\-–—•|_*]+/u, '')
    .replace(/(?<![\s\-–—|_*,])[\s\-–—|_*,]+$/u, '')
    .replace(/^[([【（]([^()[\]]*)[)\]】）]$/u, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The agencies of a line that names agencies and nothing else: "REUTERS", "AFP/AP", "Bernama-Xinhua", "Agencies". */
export function agenciesOf(text: string): string | undefined {
  if (text.length > 60) return undefined;
  const parts = text.split(/\s*[/,|&+]\s*|\s+(?:and|und|et|y|e|en|og|och|i)\s+|\s+[-–]\s+/u).map((part) => part.replace(LEADING, ''));
  const all = parts.every((part) => isAgency(part) || SOURCES.test(part) || /^[a-z]{2,4}$/.test(part));
  return all && parts.some((part) => isAgency(part) || SOURCES.test(part)) ? text.replace(LEADING, '') : undefined;
}

const LEADING = /^(?:via|source|from|with|avec|mit|con|com|met|med)[\s:]+|^the\s(?=agencies|wires?$|[a-z]{2,3}$)/i;

/** Names that are words as well count in the spelling of agencies only: `AP`, `dpa`, `Reuters`, `REUTERS`. */
function isAgency(part: string): boolean {
  if (part.length < 2 || /^\p{Ll}{4,}$/u.test(part)) return false;
  const joined = part.split('-');
  if (joined.length < 2) return agencyOf(part) !== undefined;
  return joined.length < 4 && joined.every((each) => each.length > 1) && agencyOf(joined[0]) !== undefined;
}

const SOURCES =
  /^(?:(?:news |wire )?agencies|(?:staff |own )?wires?|wire services?|news services?|staff (?:and|&) agencies|agenturen|agences|agencias|ag(?:e|ê)ncias|agenzie|persbureaus|agentschappen|ajanslar|агентства|агенції|وكالات|(?:الوكالات)|通讯社|综合|各社|종합|tổng hợp)$/iu;

const CORRESPONDENTS =
  /^(?:(?:from )?(?:a |our |the )?(?:own |special |staff )?(?:correspondents?|reporters?|staff writers?|staff reporters?|news desk|web desk|newsroom|staff|editorial board)|(?:de|par) (?:notre|nos) (?:correspondante?s?|envoyée?s? spécia(?:le?s?|ux)|rédaction)\b.{0,60}|(?:de|por) (?:nuestr[oa]s?) (?:corresponsal(?:es)?|enviad[oa] especial|redacción)\b.{0,60}|(?:por )?redacción|redaktion|von unser(?:er|em|en) (?:redaktion|korrespondent(?:in|en)?|mitarbeiter(?:in)?|redakteur(?:in)?|redaktionsmitglied)\b.{0,60}|van (?:onze|een) (?:redactie|verslaggev(?:er|ers|ster)|correspondent)\b.{0,60}|d(?:al|alla|ai) nostr[oaie] (?:inviat[oa]|corrispondente|redazione)\b.{0,60}|(?:da|pela) (?:nossa )?redação|da redação|redação|redazione|rédaction|la rédaction|la redacción|redactie|redaksjonen|redaktionen|toimitus|redakcja|redakce|редакция|редакція|本报讯|本报记者|本報訊)$/iu;

// The word for "by", with the least of names that must follow: short words begin headlines as well ("Von Hamburg nach Kiel").
const LEADS: readonly (readonly [lead: RegExp, least: number, languages?: string])[] = [
  [/^(?:by|story by|words by|reported by|written by|text by|report by|analysis by|opinion by|column by|interview by|review by)[\s:]+/iu, 1],
  [
    /^(?:autor(?:in|en)?|auteurs?|autore|autori|autora?|text|texte|texto|testo|tekst|foto und text|author|автор|авторы|yazan|haber|yazar|írta|napsal|napísal|escrito por|scritto da|geschrieben von|rédigé par|oleh|penulis|bởi|tác giả|bài|бележи|пише|piše|piszą|pisze|بقلم|كتب|كتبت|متن|מאת)[\s:：]+/iu,
    1,
  ],
  [/^von\s+/iu, 2, 'de lb'],
  [/^par\s+/iu, 2, 'fr'],
  [/^por\s+/iu, 2, 'es pt gl'],
  [/^(?:di|da)\s+/iu, 2, 'it pt'],
  [/^(?:door|van)\s+/iu, 2, 'nl af'],
  [/^(?:av|af)\s+/iu, 2, 'no sv da'],
  [/^(?:od|от|від)\s+/iu, 2, 'hr sr sl bg mk uk'],
  [/^de\s+/iu, 2, 'ca ro'],
];

const ANY_LEAD = new RegExp(LEADS.map(([lead]) => lead.source).join('|'), 'iu');

function led(text: string, language: string | undefined): Byline | undefined {
  if (!ANY_LEAD.test(text)) return undefined;
  for (const [lead, least, languages] of LEADS) {
    if (language && languages && !languages.split(' ').includes(language)) continue;
    const [word] = lead.exec(text) ?? [];
    if (!word) continue;
    const rest = text.slice(word.length).trim();
    const agency = agenciesOf(rest);
    if (agency) return { by: rest, agency };
    if (CORRESPONDENTS.test(rest)) return { by: rest };
    const byline = people(rest, least);
    if (byline) return byline;
  }
  return undefined;
}

/** Names, and what may stand behind them: a place, a role, an agency in brackets or behind a comma. */
function people(text: string, least: number): Byline | undefined {
  const [names = ''] = text.split(/\s*(?:[|/;(（[]|\s[-–—]\s|,\s(?=\p{Lu}[\p{Lu}\s]{1,12}$))\s*/u);
  const behind = text.slice(names.length).replace(/^[\s|/;(（[,–—-]+|[\s)\]）]+$/gu, '');
  const [first = '', ...others] = placeless(names).split(/,\s+/);
  if (!isNames(first) || wordsOf(first).length < least || others.some((other) => wordsOf(other).length > 8)) return undefined;
  if (least === 1 && wordsOf(first).length === 1 && isDateWord(first)) return undefined;
  const agency = [behind, ...others].map((part) => (part === '' ? undefined : agenciesOf(part))).find((each) => each !== undefined);
  return { by: text, ...(agency && { agency }) };
}

// "JANE DOE in Hanoi", "Luc Morel à Londres", "Anna Weber, Berlin"
function placeless(text: string): string {
  return text.replace(
    /\s(?:in|at|from|à|au|en|aus|i|w|v|z|u|a|em|uit|desde|da|depuis|reports from|reporting from)\s\p{Lu}[\p{L}\s.'’,-]{1,40}$/u,
    '',
  );
}

const ROLES =
  /(?:^|[\s-])(?:reporters?|writers?|correspondents?|editors?|columnists?|contributors?|journalists?|staff|bureau|desk|chief|intern|critic|redakteur(?:in)?|redaktion|korrespondent(?:in)?|reporterin|mitarbeiter(?:in)?|journaliste|correspondante?|envoyée? spéciale?|rédaction|redacción|corresponsal|periodista|redactora?|enviad[oa] especial|inviat[oa]|redazione|giornalista|corrispondente|redactie|verslaggever|redacteur|jornalista|repórter|correspondente|toimittaja|reporteri?|журналист|корреспондент|обозреватель|кореспондент|muhabir[iı]?)(?:$|[\s,-])/iu;

/** "Jane Doe, Staff Reporter", "Jane Doe | AFP", "JANE DOE / Reuters", "MARTA RUIZ | Sevilla". */
function withRole(text: string): Byline | undefined {
  const [, names, role] = /^([^,|/(–—-]{3,60}?)\s*(?:,|\||\/|\s[-–—]\s|\()\s*(.{2,60}?)\)?$/u.exec(text) ?? [];
  if (!names || !role || !isNames(names) || wordsOf(names).length < 2) return undefined;
  const agency = agenciesOf(role);
  if (agency) return { by: text, agency };
  if (/^[^,(–—-]*[|/][^|/]*$/u.test(text) && placeNamed(role) && wordsOf(names).length <= 4) return { by: text };
  return ROLES.test(role) && wordsOf(role).length <= 6 ? { by: text } : undefined;
}

/** 记者 李华, 本报记者李华, 文/李华, 記者王小明／台北報導, 홍길동 기자, [東京 = 山田太郎] */
function inCharacters(text: string): Byline | undefined {
  if (!/[\p{Script=Han}\p{Script=Hangul}]/u.test(text) || text.length > 40) return undefined;
  const [, writer] =
    /^(?:(?:本报|本報|新华社|新華社|中新社|特约|特派)?(?:记者|記者|通讯员|特派员|特派員)|文|撰文|作者|글)\s?[:：/／|｜]?\s?(.{2,30})$/u.exec(
      text,
    ) ?? [];
  const korean = /^(?:.{0,12}[=＝])?\s?([가-힣]{2,4}(?:[·, ][가-힣]{2,4}){0,3})\s?(?:기자|특파원|인턴기자|논설위원)(?:\s.{0,30})?$/u.exec(
    text,
  )?.[1];
  return writer || korean ? { by: text } : undefined;
}

const PARTICLES = new Set(
  'de da do dos das del della di du des la le van von der den ter ten te zu zum zur bin ibn al el abu ben y e und and et en og och ja i & of st mc o af av'.split(
    ' ',
  ),
);

/** Whether a line is what a writer is, and nothing else: "Political Editor", "Staff Writer". */
export function isRole(line: string): boolean {
  const words = wordsOf(line);
  return (
    words.length <= 5 &&
    ROLES.test(line) &&
    !/[.!?:,;"“”]/u.test(line) &&
    words.every((word) => /^\p{Lu}|^(?:and|und|et|y|für|de|of)$/u.test(word))
  );
}

/** What stands between the last two names of several. */
export const BETWEEN_NAMES = /\s(?:and|und|et|y|e|en|og|och|ja|&)\s/u;

/** Whether words can be names of people: capitals, particles, "and" between them. */
export function isNames(text: string): boolean {
  const words = wordsOf(text);
  if (words.length === 0 || words.length > MOST_NAMES * 2 || /[\d:"„“«»]/u.test(text)) return false;
  const proper = words.filter((word) => /^(?:\p{Lu}|\p{Lo}|[dl]['’]\p{Lu}|O['’])/u.test(word));
  const others = words.filter((word) => !proper.includes(word));
  return (
    proper.length > 0 &&
    others.every((word) => PARTICLES.has(word.toLowerCase().replace(/,$/, ''))) &&
    /^[\p{L}\p{M}\s.,'’&-]+$/u.test(text)
  );
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

// "By Monday", "By May": no names.
function isDateWord(word: string): boolean {
  return monthNumber(word) !== undefined || /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/i.test(word);
}
