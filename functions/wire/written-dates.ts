// Dates as newspapers print them, in any language: "Thursday, May 2, 2024", "2 mai 2024", "02.05.2024", "2024年5月2日".
import { singleSpaced } from './blanks.ts';
import { monthNumber, withoutAccents } from './date-names.ts';
import { dateWithTime, type ReadDate, readIsoDate } from './dates.ts';
import { DATE_WORDS } from './vocab/month-names.ts';

const LONGEST = 120;

export interface WrittenDate {
  readonly date: ReadDate;
  /** Words around the date that are no part of one: the name of a paper, a page. */
  readonly others: readonly string[];
}

/**
 * The date that a line states, with what else stands in it. Undefined without a year, for what is no day of the calendar,
 * and where day and month could change places (`05/02/2024`), unless `monthFirst` settles that.
 */
export function readWrittenDate(line: string, monthFirst?: boolean): WrittenDate | undefined {
  if (line.length > LONGEST || !/\d/.test(normalDigits(line))) return undefined;
  const text = singleSpaced(spaced(normalDigits(line))).trim();
  const iso = readIsoDate(text);
  if (iso) return { date: iso, others: [] };
  return inCharacters(text) ?? inVietnamese(text) ?? inNumbers(text, monthFirst) ?? inWords(text);
}

/** Reuters' pages put the time right behind the year: "May 2, 20246:12 AM GMT+1Updated 2 hours ago"; times in characters: 5時26分. */
function spaced(line: string): string {
  const times = line.replace(/(\d{1,2})\s?[時时시点點]\s?(\d{2})\s?[分분](?:\s?\d{2}[秒초])?/u, ' $1:$2 ');
  return times.replace(/((?:19|20)\d\d)(?=\d{1,2}:\d\d)/, '$1 ').replace(/(?<=\d)(?=Updated)/, ' ');
}

/** Whether a line is a date and nothing else. */
export function isWrittenDate(line: string): boolean {
  return readWrittenDate(line)?.others.length === 0;
}

// 2024年5月2日, 2024년 5월 2일, with a day of the week or a time of day behind it
function inCharacters(text: string): WrittenDate | undefined {
  const match = /(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号號]/.exec(text);
  const [whole, year, month, day] = match ?? [];
  if (!match || !whole || !year || !month || !day) return undefined;
  const rest = `${text.slice(0, match.index)} ${text.slice(match.index + whole.length)}`;
  const around = rest.replace(/[（(]?(?:星期|周|週)?[一二三四五六日天月火水木金土월화수목금토일](?:曜日?|요일)?[）)]?(?=\s|$)/u, ' ');
  return build(year, Number(month), day, around);
}

// ngày 2 tháng 5 năm 2024
function inVietnamese(text: string): WrittenDate | undefined {
  const [whole, day, month, year] = /(?:ngày\s)?(\d{1,2})\stháng\s(\d{1,2}),?\s(?:năm\s)?(\d{4})/iu.exec(text) ?? [];
  return whole && day && month && year ? build(year, Number(month), day, text.replace(whole, ' ')) : undefined;
}

// 2024-05-02, 2024/5/2, 2024. 5. 2., 02.05.2024, 2/5/2024, 05-02-2024
const NUMBERS = /(?<!\d)(?:(\d{4})([-/.])\s?(\d{1,2})\2\s?(\d{1,2})\.?|(\d{1,2})([-/.])\s?(\d{1,2})\6\s?(\d{4}))(?!\d)/;

function inNumbers(text: string, monthFirst: boolean | undefined): WrittenDate | undefined {
  const match = NUMBERS.exec(text);
  const [whole, isoYear, , isoMonth, isoDay, one, mark, two, year] = match ?? [];
  if (!match || !whole) return undefined;
  const rest = `${text.slice(0, match.index)} ${text.slice(match.index + whole.length)}`;
  if (isoYear) return build(isoYear, Number(isoMonth), isoDay ?? '', rest);
  const [first, second] = [Number(one), Number(two)];
  const dayFirst = mark === '.' || first > 12 || first === second || monthFirst === false;
  if (!dayFirst && second <= 12 && monthFirst !== true) return undefined;
  return build(year ?? '', dayFirst ? second : first, String(dayFirst ? first : second), rest);
}

const TOKEN = /\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?!\d)|\d+|\p{L}[\p{L}\p{M}]*(?:[.'’-]\p{L}[\p{L}\p{M}]*)*/gu;

/** A month by name, a year of four digits, and the number nearest to the month for the day. */
function inWords(text: string): WrittenDate | undefined {
  const matches = [...text.matchAll(TOKEN)];
  const tokens = matches.map(([token]) => token);
  const yearAt = tokens.findIndex((token) => /^(?:1[89]|2[05])\d\d$/.test(token));
  // "mar 2 mai 2024": a short day of the week may be a month as well; the month stands nearer to the year.
  const [monthAt = -1] = [...tokens.keys()]
    .filter((at) => monthNumber(tokens[at] ?? '') !== undefined)
    .sort((a, b) => Math.abs(a - yearAt) - Math.abs(b - yearAt));
  if (monthAt < 0 || yearAt < 0) return undefined;
  const dayAt = [monthAt - 1, monthAt + 1, monthAt - 2].find((at) => at !== yearAt && isDay(tokens[at], tokens[at + 1], monthAt - at));
  if (dayAt === undefined) return undefined;
  const around = [monthAt, yearAt, dayAt].reduce((rest, at) => blanked(rest, matches[at]), text);
  return build(gregorian(tokens[yearAt] ?? ''), monthNumber(tokens[monthAt] ?? '') ?? 0, tokens[dayAt] ?? '', around);
}

function blanked(text: string, match: RegExpExecArray | undefined): string {
  if (!match) return text;
  return `${text.slice(0, match.index)}${' '.repeat(match[0].length)}${text.slice(match.index + match[0].length)}`;
}

// "2 de mayo", "2nd of May": one short word may stand between.
function isDay(token: string | undefined, next: string | undefined, distance: number): boolean {
  if (token === undefined || !/^\d{1,2}$/.test(token)) return false;
  return distance < 2 || (next !== undefined && next.length <= 3);
}

/** Thai newspapers count years from 543 BC. */
function gregorian(year: string): string {
  return Number(year) > 2400 ? String(Number(year) - 543) : year;
}

const TIME =
  /(?<!\d)(\d{1,2})[:.h](\d\d)(?:[:.](\d\d))?(?:\s?(a\.?m\.?|p\.?m\.?))?(?:\s?((?:GMT|UTC)?\s?[+-]\d{1,2}(?::?\d\d)?|GMT|UTC|[A-Z]{2,4}T)\b)?/i;

/** The time of day among the words around a date, as `dateWithTime` takes it. */
function timeIn(match: RegExpExecArray): string {
  const [, hour, minute, , half, zone = ''] = match;
  const [, sign, hours = '', minutes = '00'] = /([+-])(\d{1,2})(?::?(\d\d))?$/.exec(zone) ?? [];
  const offset = sign ? `${sign}${hours.padStart(2, '0')}:${minutes}` : zone;
  return `${hour}:${minute}${half ? ` ${half.replaceAll('.', '')}` : ''}${offset ? ` ${offset}` : ''}`;
}

function build(year: string, month: number, day: string, around: string): WrittenDate | undefined {
  const match = TIME.exec(around);
  const time = match ? timeIn(match) : undefined;
  const date = dateWithTime(year, month, Number(day), time, 'Z') ?? dateWithTime(year, month, Number(day), undefined, 'Z');
  if (!date) return undefined;
  const others = (match ? around.replace(match[0], ' ') : around).split(/[\s,;|·•()（）/:]+/).filter((word) => /[\p{L}\d]/u.test(word));
  return { date, others: others.filter((word) => !dateWords().has(withoutAccents(word)) && !/^(?:gmt|utc)?[+-]?\d{1,2}$/i.test(word)) };
}

const A_DAY = 86_400_000;

/** A day without a year ("May 2", "2. Mai", "5月2日"), in the last year in which it was not after `published` (ISO 8601) by more than a day. */
export function readDayOf(words: string, published: string): ReadDate | undefined {
  const text = normalDigits(words);
  const [, characterMonth, characterDay] = /(\d{1,2})[月월]\s?(\d{1,2})[日일]/.exec(text) ?? [];
  const name = text.match(/\p{L}[\p{L}\p{M}.]*/gu)?.find((each) => monthNumber(each) !== undefined);
  const month = characterMonth ? Number(characterMonth) : name && monthNumber(name);
  const day = characterDay ?? /(?<!\d)\d{1,2}(?!\d)/.exec(text)?.[0];
  if (!month || !day) return undefined;
  for (const back of [0, 1]) {
    const date = dateWithTime(String(Number(published.slice(0, 4)) - back), month, Number(day), undefined, 'Z');
    if (date && Date.parse(date.iso) <= Date.parse(published) + A_DAY) return date;
  }
  return undefined;
}

let words: ReadonlySet<string> | undefined;

function dateWords(): ReadonlySet<string> {
  words ??= new Set(DATE_WORDS.split(/\s+/).filter(Boolean).map(withoutAccents));
  return words;
}

const DIGITS = '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९๐๑๒๓๔๕๖๗๘๙０１２３４５６７８９';

/** Digits of other scripts and of full width as ASCII. */
function normalDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹०-९๐-๙０-９]/gu, (digit) => String(DIGITS.indexOf(digit) % 10)).replaceAll('：', ':');
}
