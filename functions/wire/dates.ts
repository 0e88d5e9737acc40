// Dates, read strictly: what is no date is none. A date keeps the zone that it states.
import { singleSpaced } from './blanks.ts';
import { monthNumber, SEASONAL_ZONES, ZONES } from './date-names.ts';

export interface ReadDate {
  /** ISO 8601 with a zone: `2026-01-02T03:04:05+01:00`; fractions to the millisecond. */
  readonly iso: string;
  /** No zone was stated; UTC, or the caller's zone, stands in. */
  readonly noZone: boolean;
  /** No time of day was stated; midnight stands in. */
  readonly noTime: boolean;
}

// Extended and basic notation, mixed as wires mix them: 2026-01-02T03:04:05.678+01:00, 20260102T030405Z, 2026-01-02.
const ISO = /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?$/i;

/**
 * Reads a date in ISO 8601, extended or basic (NewsML-G2, ninjs, NITF, Atom).
 * `zone` is what stands in for a zone that is not stated. Undefined for what is no date: `2026-02-30`, a leap second, `+99:99`.
 */
export function readIsoDate(text: string, zone = 'Z'): ReadDate | undefined {
  const [, year, month, day, hour, minute, second, fraction, stated] = ISO.exec(text.trim()) ?? [];
  if (!year || !month || !day) return undefined;
  const offset = stated ? readOffset(stated) : zone;
  if (!offset) return undefined;
  return date({ year, month, day, hour, minute, second, fraction }, offset, { noZone: !stated, noTime: hour === undefined });
}

// [weekday,] day month year [time] [zone], blanks or hyphens between; names in any language.
const RFC822 =
  /^(?:\p{L}{2,20}\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th|\.)?(?:\s+|-)(?:de\s+)?(\p{L}{3,12})\.?(?:,?\s+(?:de\s+)?|-)(\d{4}|\d\d)(?:(?:,?\s+|\s*T)(?:at\s+)?(.+))?$/iu;

/**
 * Reads a date as RFC 822 and its successors write it, and as feeds and mails bend them: names in other languages, `+02:00`,
 * CEST, `8:19 pm`, no seconds, two digits for the year. A zone that is not known counts as not stated (RFC 5322, section 4.3).
 * Undefined for what is no date.
 */
export function readRfc822Date(text: string, zone = 'Z'): ReadDate | undefined {
  const [, day, name, year, time] = RFC822.exec(oneLine(text)) ?? [];
  const month = name && monthNumber(name);
  return day && month && year ? dateWithTime(fullYear(year), month, Number(day), time, zone) : undefined;
}

// 3:4:5.678 pm (CEST); the zone may be a name, an offset, or both.
const TIME =
  /^(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,9}))?)?\s*([ap]\.?m\.?)?\s*(?:\(?((?:gmt|utc)?\s*[+-]\d{1,2}:?\d\d|(?:gmt|utc)\s*[+-]\d{1,2}|\p{L}[\p{L}/_]{0,31})\)?)?(?:\s+\p{L}{1,5})?(?:\s*\([^()]{0,60}\))?$/iu;

/** Puts a date together from its day and the text of its time and zone; undefined where either is none. */
export function dateWithTime(year: string, month: number, day: number, time: string | undefined, zone: string): ReadDate | undefined {
  const parts = { year, month: pad(month), day: pad(day), hour: undefined, minute: undefined, second: undefined, fraction: undefined };
  if (!time) return date(parts, zone, { noZone: true, noTime: true });
  const [whole, hour, minute, second, fraction, half, named = ''] = TIME.exec(time.trim()) ?? [];
  if (!whole || !hour || !minute) return undefined;
  const clock = half ? (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0) : Number(hour);
  if (half && (Number(hour) > 12 || hour === '0')) return undefined;
  const offset = readZone(named);
  if (named && !offset && /\d/.test(named)) return undefined;
  const times = { hour: pad(clock), minute: pad(Number(minute)), second: second && pad(Number(second)), fraction };
  return date({ ...parts, ...times }, offset ?? SEASONAL_ZONES[named.toLowerCase()] ?? zone, { noZone: !offset, noTime: false });
}

/** The offset that a zone's name (`GMT`, `cest`) or number (`+0100`, `UTC+2`) stands for; undefined for one that is not known. */
export function readZone(text: string): string | undefined {
  const name = text.toLowerCase().replace(/^etc\//, '');
  if (Object.hasOwn(ZONES, name)) return ZONES[name];
  return readOffset(name.replace(/^(?:gmt|utc)\s*/, ''));
}

/** The text with its white space folded to single blanks. */
export function oneLine(text: string): string {
  return singleSpaced(text.trim());
}

/** The same moment in UTC with milliseconds, so that dates compare as strings. */
export function utc(iso: string): string {
  return new Date(iso).toISOString();
}

interface DateParts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string | undefined;
  readonly minute: string | undefined;
  readonly second: string | undefined;
  readonly fraction: string | undefined;
}

/** Puts a date together from its parts; undefined where the calendar has no such moment. */
export function date(
  parts: DateParts,
  offset: string,
  flags: { readonly noZone: boolean; readonly noTime: boolean },
): ReadDate | undefined {
  const { year, month, day, hour = '00', minute = '00', second = '00', fraction } = parts;
  const millis = fraction && Number(fraction) > 0 ? `.${fraction.slice(0, 3).padEnd(3, '0')}` : '';
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  // Reckoning from a date of the year 9999 may lead beyond the years that ISO 8601 writes with four digits.
  if (year.length !== 4 || !isDay(Number(year), Number(month), Number(day))) return undefined;
  return { iso: `${year}-${month}-${day}T${hour}:${minute}:${second}${millis}${offset}`, ...flags };
}

// The Gregorian calendar repeats every 400 years, and `Date.UTC` takes years up to 99 for 19xx.
function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && new Date(Date.UTC(2000 + (year % 400), month - 1, day)).getUTCDate() === day;
}

/** `+0100`, `+01`, `-5:30` as `+01:00`; undefined beyond the 14 hours that zones reach. */
function readOffset(text: string): string | undefined {
  if (/^z$/i.test(text)) return 'Z';
  const [, sign, hours, minutes = '00'] = /^([+-])(\d{1,2}):?(\d\d)?$/.exec(text.trim()) ?? [];
  if (!sign || !hours || Number(hours) > 14 || Number(minutes) > 59) return undefined;
  return `${sign}${hours.padStart(2, '0')}:${minutes}`;
}

/** Four digits for a year of two; up to 49 they are 20xx (RFC 2822, section 4.3). */
export function fullYear(year: string): string {
  if (year.length === 4) return year;
  return Number(year) < 50 ? `20${year}` : `19${year}`;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
