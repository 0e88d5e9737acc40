// Times as people type and read them. All are in UTC.
import { TIME_FORMS, timeOf } from '../desk/times.ts';
import { UsageError } from './exit.ts';

/** A time in UTC with milliseconds from a date or a duration before now. Throws a UsageError that names the option. */
export function readTime(text: string, now: string, option: string): string {
  const time = timeOf(text, now);
  if (time === undefined) throw new UsageError(`${option} ${text}: must be ${TIME_FORMS}`);
  return time;
}

/** `2026-01-05 10:11` in UTC; what is no date as it is. */
export function shownTime(date: string | undefined): string {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? (date ?? '') : new Date(time).toISOString().slice(0, 16).replace('T', ' ');
}
