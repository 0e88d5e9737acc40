// Local time in a zone of the IANA database: which offset holds at a moment that a wire states without one.

/**
 * The offset that holds in an IANA zone at a local time (`2018-11-21T12:59`): `+01:00`, or `Z` where it is none.
 * A time that the clocks pass twice counts as the first pass; one that they leap over keeps the offset from before.
 * Undefined for a zone or a time that there is not.
 */
export function zonedOffset(local: string, zone: string): string | undefined {
  const asUtc = Date.parse(`${local}Z`);
  const format = formatOf(zone);
  if (!format || Number.isNaN(asUtc)) return undefined;
  const before = minutesAt(asUtc - A_DAY, format);
  const after = minutesAt(asUtc + A_DAY, format);
  const holds = (offset: number) => minutesAt(asUtc - offset * A_MINUTE, format) === offset;
  return printed(holds(before) || !holds(after) ? before : after);
}

/** The date and time of an instant on the clocks of a zone: `2018-11-21T12:59:00`. Undefined for a zone that there is not. */
export function localTime(iso: string, zone: string): string | undefined {
  const format = formatOf(zone);
  const instant = Date.parse(iso);
  if (!format || Number.isNaN(instant)) return undefined;
  return new Date(instant + minutesAt(instant, format) * A_MINUTE).toISOString().slice(0, 19);
}

const A_MINUTE = 60_000;
const A_DAY = 1440 * A_MINUTE;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  const known = formats.get(zone);
  if (known) return known;
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
    return format;
  } catch {
    return undefined;
  }
}

/** Minutes by which the zone is ahead of UTC at an instant; seconds of times before standard time are rounded off. */
function minutesAt(instant: number, format: Intl.DateTimeFormat): number {
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Math.round((Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000) / A_MINUTE);
}

function printed(minutes: number): string {
  if (minutes === 0) return 'Z';
  const whole = Math.abs(minutes);
  const digits = (number: number) => String(number).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${digits(Math.floor(whole / 60))}:${digits(whole % 60)}`;
}
