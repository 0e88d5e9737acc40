// Times as people type and read them. All are in UTC.
import { UsageError } from './exit.ts';

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const DATE = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)(Z|[+-]\d\d:\d\d)?)?$/i;

/**
 * A time in UTC with milliseconds from an ISO date (`2026-01-05`, `2026-01-05T10:00`, without a zone in UTC) or a duration
 * before now (`90m`, `2h`, `7d`, `2w`). Throws a UsageError that names the option.
 */
export function readTime(text: string, now: string, option: string): string {
  const [, amount, unit = ''] = /^(\d{1,6})([smhdw])$/.exec(text) ?? [];
  const time = amount ? Date.parse(now) - Number(amount) * (UNITS[unit] ?? 0) : dateOf(text);
  const date = new Date(time);
  if (Number.isNaN(time) || date.getUTCFullYear() < 0) {
    throw new UsageError(`${option} ${text}: neither a date such as 2026-01-05 or 2026-01-05T10:00Z, nor a duration such as 90m, 2h or 7d`);
  }
  return date.toISOString();
}

function dateOf(text: string): number {
  const [, day, time, zone = 'Z'] = DATE.exec(text) ?? [];
  if (!day) return Number.NaN;
  // 30 February is no date, though Date takes it for 2 March.
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const isDay = !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day);
  return isDay ? Date.parse(`${day}T${time ?? '00:00'}${zone.toUpperCase()}`) : Number.NaN;
}

/** `2026-01-05 10:11` in UTC; what is no date as it is. */
export function shownTime(date: string | undefined): string {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? (date ?? '') : new Date(time).toISOString().slice(0, 16).replace('T', ' ');
}
