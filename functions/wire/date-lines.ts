// Date lines of wire copy: the day and time of transmission as agencies print them at the foot of a message.
// IPTC 7901 (rev 5), section 6.2: DDHHMM zone month year. The rest is custom: AP, Reuters, AAP, Kyodo, CP, ANSA …
import type { DateOrder } from './agency.ts';
import { withoutControls } from './controls.ts';
import { monthNumber } from './date-names.ts';
import { date, fullYear, oneLine, type ReadDate, readIsoDate, readZone } from './dates.ts';
import { zonedOffset } from './zones.ts';

/** What an agency's date lines leave unsaid; an `Agency` is one. */
export interface House {
  /** IANA zone of times without one. */
  readonly zone?: string;
  readonly dates?: DateOrder;
  readonly zoneNames?: Readonly<Record<string, string>>;
}

export interface DateLine {
  /** As printed. */
  readonly text: string;
  /** Undefined where it is no date of the calendar, or states no year. */
  readonly date?: ReadDate;
  readonly noYear?: boolean;
}

const LONGEST = 400;

/**
 * The date line in a text of a few lines; undefined where nothing in it looks like one. A zone that is not stated is the
 * house's, else UTC; two digits that could change places are read in the house's order, else in the dialect's.
 */
export function findDateLine(text: string, house: House = {}): DateLine | undefined {
  const line = oneLine(text.slice(0, LONGEST));
  for (const { pattern, order, fixed } of DIALECTS) {
    const match = pattern.exec(line);
    if (match?.groups) return readParts(match[0], match.groups, fixed && order ? { ...house, dates: order } : house, order);
  }
  const iso = /\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?/.exec(line)?.[0];
  return iso ? readIsoLine(iso, house) : undefined;
}

/** Whether a line is a date line and nothing else. */
export function isDateLine(line: string): boolean {
  const text = oneLine(withoutControls(line.slice(0, 100)));
  const found = WHOLE_LINE.test(text) ? findDateLine(text) : undefined;
  return found?.date !== undefined || found?.noYear === true;
}

interface Dialect {
  readonly pattern: RegExp;
  /** The order of its numbers where the house has none. */
  readonly order?: DateOrder;
  /** The order is the dialect's, whatever the house's is elsewhere. */
  readonly fixed?: boolean;
}

const ZONE = String.raw`(?<zone>[A-Z]{1,5}(?:[+-]\d{1,2})?|[+-]\d{4})`;
const YEAR = String.raw`(?<year>\d{4}|\d\d)(?!\d)`;
const PAIR = String.raw`(?<one>\d{1,2})[-/.](?<two>\d{1,2})[-/.]${YEAR}`;
const CLOCK = String.raw`(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d))?`;

const DIALECTS: readonly Dialect[] = [
  // 131137 GMT Nov 13, 211259 Nov 18, 121435Z MAR 2019, 211005 jan 19, 101137 GMT Dez (no year)
  {
    pattern: new RegExp(
      String.raw`(?<![\d-])(?<day>\d\d)(?<hour>\d\d)(?<minute>\d\d)\s?(?:${ZONE}\s?)?\s(?<month>\p{L}{3,10})\.?(?:[\s-]?${YEAR})?`,
      'iu',
    ),
  },
  // AAP: 13-11-13 15-09-00
  { pattern: new RegExp(String.raw`(?<!\d)${PAIR}\s(?<hour>\d\d)-(?<minute>\d\d)-(?<second>\d\d)`), order: 'DMY' },
  // AP: AP-WF-11-13-13 1509GMT; NYT-06-01-98 2343EDT
  {
    pattern: new RegExp(String.raw`(?<!\d)(?<one>\d\d)-(?<two>\d\d)-${YEAR}\s(?<hour>\d\d):?(?<minute>\d\d)(?![\d:])\s?${ZONE}?`, 'i'),
    order: 'MDY',
  },
  // Reuters: 10:01 12-01-95; CP: 16:35ET 31-10-14; Kyodo: 21:37-09-12-18
  { pattern: new RegExp(String.raw`(?<!\d)${CLOCK}\s?${ZONE}?[\s-](?<one>\d\d)-(?<two>\d\d)-${YEAR}`, 'i'), order: 'MDY' },
  // ANSA: 10-MAR-24 14:35; 06 June 2016 14:00:00; 12. März 2019, 14:35
  {
    pattern: new RegExp(
      String.raw`(?<!\d)(?<day>\d{1,2})(?:\.|\s|-|/|\sde\s)\s?(?<month>\p{L}{3,10})\.?(?:\s|-|/|,\s|\sde\s)${YEAR},?\s(?:at\s)?${CLOCK}(?:\s?${ZONE})?`,
      'iu',
    ),
  },
  // 14:35 10-MAR-24; 14:35 GMT 12 Mar 2019
  { pattern: new RegExp(String.raw`(?<!\d)${CLOCK}\s?(?:${ZONE},?\s)?(?<day>\d{1,2})[-\s](?<month>\p{L}{3,10})\.?[-\s]${YEAR}`, 'iu') },
  // EFE: 01/05/10-15/24, month and day first, the year behind the time
  { pattern: /(?<![\d/])(?<one>\d\d)\/(?<two>\d\d)\/(?<hour>\d\d)-(?<minute>\d\d)\/(?<year>\d\d)(?![\d/])/, order: 'MDY', fixed: true },
  // 12/03/2019 14:35, 12.03.19, 14:35
  { pattern: new RegExp(String.raw`(?<!\d)${PAIR},?\s(?:at\s)?${CLOCK}(?:\s?${ZONE})?`, 'i') },
  { pattern: new RegExp(String.raw`(?<!\d)${CLOCK}(?:\s?${ZONE})?,?\s${PAIR}`, 'i') },
];

const WHOLE_LINE =
  /^(?:[a-z]{2,5}[- ]?){0,3}(?:\d{6}\s?(?:[a-z]{1,5}\s?)?\s\p{L}{3,10}\.?(?:[\s-]?\d{2,4})?|\d\d-\d\d-\d\d\s(?:\d{4}\s?[a-z]{1,5}|\d\d-\d\d-\d\d)|\d\d:\d\d\s?[a-z]{0,5}[\s-]\d\d-\d\d-\d\d|\d\d\/\d\d\/\d\d-\d\d\/\d\d)<?$/iu;

type Parts = Readonly<Record<string, string | undefined>>;

function readParts(text: string, parts: Parts, house: House, order: DateOrder | undefined): DateLine {
  const { hour = '', minute = '', second, year } = parts;
  if (!year) return parts.month && monthNumber(parts.month) ? { text, noYear: true } : { text };
  const [day, month] = parts.month ? [Number(parts.day), monthNumber(parts.month) ?? 0] : dayAndMonth(parts, text, house, order);
  const digits = (number: number) => String(number).padStart(2, '0');
  const local = { year: fullYear(year), month: digits(month), day: digits(day), hour: hour.padStart(2, '0'), minute, second };
  const stated = parts.zone && offsetOf(parts.zone, `${local.year}-${local.month}-${local.day}T${local.hour}:${minute}`, house);
  const assumed = house.zone && zonedOffset(`${local.year}-${local.month}-${local.day}T${local.hour}:${minute}`, house.zone);
  const read = date({ ...local, fraction: undefined }, stated || assumed || 'Z', { noZone: !stated, noTime: false });
  return read ? { text, date: read } : { text };
}

/** Day and month of a pair of numbers: by their size where that settles it, then the house's order, then the dialect's. */
function dayAndMonth(parts: Parts, text: string, house: House, dialect: DateOrder | undefined): readonly [number, number] {
  const one = Number(parts.one);
  const two = Number(parts.two);
  if (one > 12) return [one, two];
  if (two > 12) return [two, one];
  const order = /\d\.\d/.test(text) ? 'DMY' : (house.dates ?? dialect);
  if (order === 'DMY') return [one, two];
  return order || one === two ? [two, one] : [0, 0];
}

function readIsoLine(text: string, house: House): DateLine {
  const assumed = (house.zone && zonedOffset(text.slice(0, 16).replace(' ', 'T'), house.zone)) || 'Z';
  const read = readIsoDate(text, assumed);
  return read ? { text, date: read } : { text };
}

// Names of zones whose clocks change: the offset is the one of the day.
const CHANGING: Readonly<Record<string, string>> = {
  et: 'America/New_York',
  ct: 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
};

/** The offset of a zone as printed (`GMT`, `EST`, `ET`, `MEZ`, `+0100`) at a local time; undefined for a name that is not known. */
export function offsetOf(zone: string, local: string, house: House = {}): string | undefined {
  const name = zone.toLowerCase();
  const place = ownEntry(house.zoneNames ?? {}, name) ?? ownEntry(CHANGING, name);
  return place ? zonedOffset(local, place) : readZone(zone);
}

function ownEntry(table: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
