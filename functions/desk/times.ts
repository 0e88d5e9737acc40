// Times as people type them. All are in UTC.

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const DATE = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)(Z|[+-]\d\d:\d\d)?)?$/i;

/** What a time may be, for those who typed another thing. */
export const TIME_FORMS = 'a date such as 2026-01-05 or 2026-01-05T10:00Z, or a duration such as 90m, 2h or 7d';

/**
 * A time in UTC with milliseconds from an ISO date (`2026-01-05`, `2026-01-05T10:00`, without a zone in UTC) or a duration
 * before now (`90m`, `2h`, `7d`, `2w`); undefined for what is neither.
 */
export function timeOf(text: string, now: string): string | undefined {
  const [, amount, unit = ''] = /^(\d{1,6})([smhdw])$/.exec(text) ?? [];
  const time = amount ? Date.parse(now) - Number(amount) * (UNITS[unit] ?? 0) : dateOf(text);
  const date = new Date(time);
  const isSortable = !Number.isNaN(time) && date.getUTCFullYear() >= 0 && date.getUTCFullYear() <= 9999;
  return isSortable ? date.toISOString() : undefined;
}

function dateOf(text: string): number {
  const [, day, time, zone = 'Z'] = DATE.exec(text) ?? [];
  if (!day) return Number.NaN;
  // 30 February is no date, though Date takes it for 2 March.
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const isDay = !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day);
  return isDay ? Date.parse(`${day}T${time ?? '00:00'}${zone.toUpperCase()}`) : Number.NaN;
}
