// Dates, read strictly: what is no date is none. A date keeps the zone that it states.

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

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

// Zones that RFC 822 names, and those that feeds use besides. `IST` and `CST` mean several; the commonest is taken.
const ZONES: Readonly<Record<string, string>> = {
  ut: 'Z',
  utc: 'Z',
  gmt: 'Z',
  z: 'Z',
  wet: 'Z',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  akst: '-09:00',
  akdt: '-08:00',
  hst: '-10:00',
  ast: '-04:00',
  adt: '-03:00',
  nst: '-03:30',
  ndt: '-02:30',
  brt: '-03:00',
  bst: '+01:00',
  west: '+01:00',
  cet: '+01:00',
  met: '+01:00',
  cest: '+02:00',
  mest: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
  sast: '+02:00',
  msk: '+03:00',
  ist: '+05:30',
  pkt: '+05:00',
  wib: '+07:00',
  ict: '+07:00',
  sgt: '+08:00',
  hkt: '+08:00',
  awst: '+08:00',
  jst: '+09:00',
  kst: '+09:00',
  aest: '+10:00',
  aedt: '+11:00',
  acst: '+09:30',
  acdt: '+10:30',
  nzst: '+12:00',
  nzdt: '+13:00',
}; // prettier-ignore

const RFC822 =
  /^(?:[a-z]{2,9}\.?,?\s+)?(\d{1,2})(?:\s+|-)([a-z]{3,9})\.?(?:,?\s+|-)(\d{4}|\d\d)(?:,?\s+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?\s*(?:\(?([a-z]{1,5}|(?:gmt|utc)?\s*[+-]\d{1,2}:?\d\d)\)?)?(?:\s*\([^()]{0,20}\))?$/i;

/** Reads a date as RFC 822 and its successors write it, and as feeds and mails bend them. Undefined for what is no date. */
export function readRfc822Date(text: string, zone = 'Z'): ReadDate | undefined {
  const [, day, name, year, hour, minute, second, fraction, stated] = RFC822.exec(text.trim().replace(/\s+/g, ' ')) ?? [];
  if (!day || !name || !year) return undefined;
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  const offset = stated ? (ZONES[stated.toLowerCase()] ?? readOffset(stated.replace(/^(gmt|utc)\s*/i, ''))) : zone;
  if (!month || !offset) return undefined;
  const parts = {
    year: fullYear(year),
    month: pad(month),
    day: pad(Number(day)),
    hour: hour && pad(Number(hour)),
    minute,
    second,
    fraction,
  };
  return date(parts, offset, { noZone: !stated, noTime: hour === undefined });
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
  const local = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(local.getTime()) || local.getUTCDate() !== Number(day)) return undefined;
  return { iso: `${year}-${month}-${day}T${hour}:${minute}:${second}${millis}${offset}`, ...flags };
}

/** `+0100`, `+01`, `-5:30` as `+01:00`; undefined beyond the 14 hours that zones reach. */
function readOffset(text: string): string | undefined {
  if (/^z$/i.test(text)) return 'Z';
  const [, sign, hours, minutes = '00'] = /^([+-])(\d{1,2}):?(\d\d)?$/.exec(text.trim()) ?? [];
  if (!sign || !hours || Number(hours) > 14 || Number(minutes) > 59) return undefined;
  return `${sign}${hours.padStart(2, '0')}:${minutes}`;
}

// RFC 2822, section 4.3: two digits up to 49 are 20xx.
function fullYear(year: string): string {
  if (year.length === 4) return year;
  return Number(year) < 50 ? `20${year}` : `19${year}`;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
