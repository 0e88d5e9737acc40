// Dates as feeds write them: ISO 8601, RFC 822, and the forms that neither allows but software writes.
import { monthNumber } from './date-names.ts';
import { dateWithTime, oneLine, type ReadDate, readIsoDate, readRfc822Date } from './dates.ts';

const LONGEST = 200;

/**
 * Reads a date of a feed. Forms in which day and month could change places (`02/03/2026`) are no dates, and neither are
 * bare numbers. Undefined for what is no date.
 */
export function readLooseDate(text: string): ReadDate | undefined {
  if (text.length > LONGEST) return undefined;
  const line = oneLine(text);
  return readIsoDate(line) ?? readRfc822Date(line) ?? readMonthFirst(line) ?? readAsctime(line) ?? readNumeric(line);
}

/** `[Friday,] January 2, 2026 [at] 3:04 PM EST`. */
function readMonthFirst(text: string): ReadDate | undefined {
  const [, name, day, year, time] =
    /^(?:\p{L}{2,20}\.?,?\s)?(\p{L}{3,12})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})(?:,?\s(?:at\s)?(?=\d)(.+))?$/iu.exec(text) ?? [];
  return build(year, name && monthNumber(name), day, time);
}

/** `Fri Jan  2 03:04:05 [EST] 2026`, as C and Unix write it. */
function readAsctime(text: string): ReadDate | undefined {
  const [, name, day, time, zone, year] =
    /^(?:\p{L}{2,20},?\s)?(\p{L}{3,12})\s(\d{1,2})\s(\d{1,2}:\d\d(?::\d\d)?)(?:\s([A-Z]{1,5}|[+-]\d{4}))?\s(\d{4})$/iu.exec(text) ?? [];
  return build(year, name && monthNumber(name), day, zone ? `${time} ${zone}` : time);
}

/** `2026/1/2 3:04:05`, `2.1.2026 15:04`, `1/31/2026 3:04 PM`: year first, day first with dots, or an order that the numbers settle. */
function readNumeric(text: string): ReadDate | undefined {
  const [, first = '', mark, second = '', third = '', time] =
    /^(\d{1,4})([-/.])(\d{1,2})\2(\d{4}|\d{1,2})(?:(?:,?\s|T)(?:at\s)?(.+))?$/iu.exec(text) ?? [];
  if (first.length === 4 && third.length <= 2) return build(first, Number(second), third, time);
  if (first.length > 2 || third.length !== 4) return undefined;
  if (mark === '.' || Number(first) > 12) return build(third, Number(second), first, time);
  if (Number(second) > 12) return build(third, Number(first), second, time);
  return undefined;
}

function build(year: string | undefined, month: number | '' | undefined, day: string | undefined, time: string | undefined) {
  return year && month && day ? dateWithTime(year, month, Number(day), time, 'Z') : undefined;
}
