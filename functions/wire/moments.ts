// Moments in words: the day and time at which copy may run, as people write it ("Sunday 6 p.m. EDT", "12. März, 18.00 Uhr").
import type { DateOrder } from './agency.ts';
import { type House, offsetOf } from './date-lines.ts';
import { monthNumber } from './date-names.ts';
import { date, fullYear, oneLine, type ReadDate, readIsoDate } from './dates.ts';
import { localTime, zonedOffset } from './zones.ts';

export interface MomentContext {
  /** Zone, order of numbers and names of zones of whoever wrote it. */
  readonly house?: House | undefined;
  /** When the copy was sent, as it states itself, ISO 8601: settles the day and the year where the words leave them out. */
  readonly sent?: string | undefined;
}

const LONGEST = 200;

// "At about 11, as he begins to speak" names no moment: whoever waits for it must watch.
const CONDITIONAL =
  /(?<!\p{L})(?:voraussichtlich|etwa|ca\.|circa|\p{L}*beginn|\p{L}*ende|delivery|expected|approx\p{L}*|about|around|environ|vers|aproximad\p{L}*|hacia|verso)(?!\p{L})/iu;

/**
 * The moment that words name; undefined where they name none, one that depends on something, or one of which a part is
 * missing that `sent` would settle. Words with a date and no time mean the start of that day.
 */
export function readMoment(words: string, { house = {}, sent }: MomentContext = {}): ReadDate | undefined {
  const text = oneLine(words.slice(0, LONGEST));
  const iso = /\d{4}-\d\d-\d\d(?:T\d\d:?\d\d(?::?\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?/.exec(text)?.[0];
  if (iso?.includes('T')) return readIsoDate(iso, offsetAt(iso.slice(0, 16), house));
  if (CONDITIONAL.test(text)) return undefined;
  const day = findDay(text, house.dates);
  const time = findTime(day ? text.replace(day.text, ' ') : text, Boolean(day?.year));
  if (!day && !time) return undefined;
  const now = sent && localTime(sent, house.zone ?? 'UTC');
  const on = settle(day, time, now);
  if (!on) return undefined;
  const local = `${on}T${time?.clock ?? '00:00'}`;
  const stated = time?.zone && offsetOf(time.zone, local, house);
  const [year = '', month = '', dayOfMonth = ''] = on.split('-');
  const [hour, minute] = time?.clock.split(':') ?? [];
  const parts = { year, month, day: dayOfMonth, hour, minute, second: undefined, fraction: undefined };
  return date(parts, stated || offsetAt(local, house), { noZone: !stated, noTime: !time });
}

function offsetAt(local: string, house: House): string {
  return (house.zone && zonedOffset(local.slice(0, 16), house.zone)) || 'Z';
}

interface Day {
  readonly text: string;
  readonly day?: number;
  readonly month?: number;
  readonly year?: string | undefined;
  /** 0 for Sunday. */
  readonly weekday?: number;
  /** Days from the day of sending. */
  readonly ahead?: number;
}

const DAY_FIRST =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.|º|er|ª)?[\s-]?(?:of\s|de\s|del\s|d['’]|den\s)?(\p{L}{3,12})\.?(?:,?[\s-](?:de\s|del\s)?(\d{4}|['’]\d\d)(?!\d))?/giu;
const MONTH_FIRST =
  /(?<!\p{L})(\p{L}{3,12})\.?\s(\d{1,2})(?:st|nd|rd|th)?(?!\d|[:.h]\d|\s?[ap]\.?m|\s?(?:h|hs|hrs|hours|heures|horas|Uhr|uur|ore)\b)(?:,?\s(\d{4})(?!\d))?/giu;
const NUMBERS =
  /(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)|(?<![\d:])(\d{1,2})([./-])(\d{1,2})(?:\5(\d{4}|\d\d)|\.)?(?![\d:]|\.\d|\s?(?:Uhr|[ap]\.?m))/giu;

function findDay(text: string, order: DateOrder | undefined): Day | undefined {
  for (const [whole, day, name = '', year] of text.matchAll(DAY_FIRST)) {
    const month = monthNumber(name);
    if (month) return { text: whole, day: Number(day), month, year: year && fullYear(year.replace(/['’]/, '')) };
  }
  for (const [whole, name = '', day, year] of text.matchAll(MONTH_FIRST)) {
    const month = monthNumber(name);
    if (month) return { text: whole, day: Number(day), month, year };
  }
  const [numbers] = text.matchAll(NUMBERS);
  return (numbers && dayOfNumbers(numbers, order)) ?? dayOfWords(text);
}

function dayOfNumbers(match: RegExpExecArray, order: DateOrder | undefined): Day | undefined {
  const [text, isoYear, isoMonth, isoDay, one, mark, two, year] = match;
  if (isoYear) return { text, year: isoYear, month: Number(isoMonth), day: Number(isoDay) };
  // "18.00" is a time, "12.3." and "12.03.2019" are dates.
  if (mark === '.' && !year && !text.endsWith('.')) return undefined;
  if (mark === '-' && !year) return undefined;
  const monthFirst = mark !== '.' && order === 'MDY' && Number(one) <= 12;
  const [day, month] = monthFirst || Number(two) > 12 ? [Number(two), Number(one)] : [Number(one), Number(two)];
  return { text, day, month, year: year && fullYear(year) };
}

// Days of the week from Sunday, and today and tomorrow, in the languages of the agencies.
const WEEKDAYS = [
  'sunday sun sonntag dimanche domingo domenica zondag söndag søndag niedziel',
  'monday mon montag lundi lunes lunedì lunedi segunda maandag måndag mandag poniedział',
  'tuesday tue tues dienstag mardi martes martedì martedi terça dinsdag tisdag tirsdag wtor',
  'wednesday wed mittwoch mercredi miércoles miercoles mercoledì mercoledi quarta woensdag onsdag środ',
  'thursday thu thurs donnerstag jeudi jueves giovedì giovedi quinta donderdag torsdag czwart',
  'friday fri freitag vendredi viernes venerdì venerdi sexta vrijdag fredag piąt',
  'saturday sat samstag sonnabend samedi sábado sabado sabato zaterdag lördag lørdag sobot',
].map((words) => new RegExp(String.raw`(?<!\p{L})(?:${words.replaceAll(' ', '|')})(?:\p{L}{0,2})?(?!\p{L})`, 'iu'));
const TODAY = /(?<!\p{L})(?:today|heute|aujourd['’]hui|hoy|oggi|hoje|vandaag|i ?dag|dzi(?:ś|siaj)|tonight)(?!\p{L})/iu;
const TOMORROW = /(?<!\p{L})(?:tomorrow|morgen|demain|mañana|domani|amanhã|i ?morgen|i ?morgon|jutro)(?!\p{L})/iu;

function dayOfWords(text: string): Day | undefined {
  const today = TODAY.exec(text)?.[0];
  if (today) return { text: today, ahead: 0 };
  for (const [weekday, pattern] of WEEKDAYS.entries()) {
    const named = pattern.exec(text)?.[0];
    if (named) return { text: named, weekday };
  }
  const tomorrow = TOMORROW.exec(text)?.[0];
  return tomorrow ? { text: tomorrow, ahead: 1 } : undefined;
}

interface Time {
  /** `HH:MM`. */
  readonly clock: string;
  readonly zone?: string | undefined;
}

const ZONE = String.raw`(?:\s?\(?(?<zone>[A-Z]{2,5}(?:[+-]\d{1,2})?|Z)\b\)?)`;
const TIMES: readonly RegExp[] = [
  // A second time in brackets is for abroad: 6 p.m. EDT (2200 GMT).
  /(?<!\d)(?<hour>\d{1,2})[:.h]?(?<minute>\d\d)\s?(?:hrs\s)?(?<zone>GMT|UTC)\b/i,
  new RegExp(String.raw`(?<!\d)(?<hour>\d{1,2})(?:[:.](?<minute>\d\d))?(?:[:.]\d\d)?\s?(?<half>[ap])\.?\s?m\b\.?${ZONE}?`, 'i'),
  new RegExp(
    String.raw`(?<![\d.:/-])(?<hour>\d{1,2})[:.hH](?<minute>\d\d)(?:[:.]\d\d)?(?![\d.]\d)(?:\s?(?:Uhr|hrs?|h|horas|hs|heures|ore)\b)?${ZONE}?`,
  ),
  new RegExp(
    String.raw`(?<!\d)(?<hour>\d\d)(?<minute>\d\d)\s?(?:(?:Uhr|hrs?|hours|h|horas|hs|heures|ore|uur)\b${ZONE}?|${ZONE.replace('<zone>', '<zone2>')})`,
  ),
  /(?<!\d)(?<hour>\d{1,2})\s?(?:Uhr|h|heures|horas|hs|ore|uur|hrs|hours)\b(?:\s?\(?(?<zone>[A-Z]{2,5})\b)?/,
  /\b(?:kl|um|at|om|alle|ore|klo)\.?\s(?<hour>\d{1,2})(?:[:.](?<minute>\d\d))?(?!\d)/i,
  /\b(?:until|till|bis|ab|at|before|after|hasta|jusqu['’](?:à|a)|tot|til|till|fino a)\s(?:las\s)?(?<hour>[01]\d|2[0-3])(?<minute>[0-5]\d)(?!\d)/i,
];
const MIDNIGHT = /(?<!\p{L})(?:midnight|mitternacht|minuit|medianoche|mezzanotte|meia-noite|middernacht|midnatt|midnat)(?!\p{L})/iu;
const NOON = /(?<!\p{L})(?:noon|midday|mittag|midi|mediodía|mediodia|mezzogiorno|meio-dia)(?!\p{L})/iu;

function findTime(text: string, yearKnown: boolean): Time | undefined {
  for (const pattern of TIMES) {
    const parts = pattern.exec(text)?.groups;
    const time = parts && clockOf(parts);
    if (time) return time;
  }
  const zone = /\b(?:GMT|UTC|[A-Z]{1,4}[SD]T|C?EST?|MES?Z)\b/.exec(text)?.[0];
  if (MIDNIGHT.test(text)) return { clock: '00:00', zone };
  if (NOON.test(text)) return { clock: '12:00', zone };
  const bare = yearKnown ? /(?<!\d)([01]\d|2[0-3])([0-5]\d)(?!\d)/.exec(text) : undefined;
  return bare ? { clock: `${bare[1]}:${bare[2]}`, zone } : undefined;
}

function clockOf(parts: Readonly<Record<string, string | undefined>>): Time | undefined {
  const { minute = '00', half } = parts;
  const stated = Number(parts.hour);
  if (half && (stated < 1 || stated > 12)) return undefined;
  const hour = half ? (stated % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : stated;
  // 24.00 closes a day; it is rare enough to be read as unreadable rather than wrong by a day.
  if (hour > 23 || Number(minute) > 59) return undefined;
  return { clock: `${String(hour).padStart(2, '0')}:${minute}`, zone: parts.zone ?? parts.zone2 };
}

/** The date of a day in words, `YYYY-MM-DD`; undefined where it depends on a day of sending that is not known. */
function settle(day: Day | undefined, time: Time | undefined, now: string | undefined): string | undefined {
  const digits = (number: number) => String(number).padStart(2, '0');
  if (day?.day !== undefined && day.month !== undefined) {
    const year = day.year ?? (now && nearestYear(day.month, day.day, now));
    return year && `${year}-${digits(day.month)}-${digits(day.day)}`;
  }
  if (!now) return undefined;
  if (day?.ahead !== undefined) return plusDays(now, day.ahead);
  if (day?.weekday !== undefined) return plusDays(now, (day.weekday - new Date(`${now.slice(0, 10)}T00:00Z`).getUTCDay() + 7) % 7);
  return time && plusDays(now, time.clock < now.slice(11, 16) ? 1 : 0);
}

/** The year in which a day lies nearest to the day of sending: rarely behind it, for nobody holds what is long out. */
function nearestYear(month: number, day: number, now: string): string {
  const year = Number(now.slice(0, 4));
  const ahead = (Date.UTC(year, month - 1, day) - Date.parse(`${now.slice(0, 10)}T00:00Z`)) / 86_400_000;
  return String(ahead < -30 ? year + 1 : ahead > 335 ? year - 1 : year);
}

function plusDays(now: string, days: number): string {
  return new Date(Date.parse(`${now.slice(0, 10)}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
