// Times in the editor's zone: local, UTC, or the agency's own. Pure but for the local zone, which is the browser's.

export type Zone = 'local' | 'utc' | 'agency';
export const ZONES: readonly Zone[] = ['local', 'utc', 'agency'];

/** What is known of a story's own clock: the offset that it states (`+01:00`), or its agency's IANA zone. */
export interface OwnClock {
  readonly offset?: string | undefined;
  readonly zone?: string | undefined;
}

export interface Clock {
  /** `03:14` */
  readonly time: (date: string, own?: OwnClock) => string;
  /** `03:14` of today's times, `25 Nov 03:14` of others, with the year where it is not this one. */
  readonly dated: (date: string, own?: OwnClock) => string;
  /** `2026-11-25`, to tell days apart. */
  readonly day: (date: string, own?: OwnClock) => string;
  /** `Wednesday 25 November`, with the year where it is not this one. Agencies share no day: theirs is that of UTC, and says so. */
  readonly dayName: (date: string) => string;
  /** `25 Nov 2026, 03:14:05 UTC` */
  readonly full: (date: string, own?: OwnClock) => string;
}

export function clockOf(zone: Zone): Clock {
  const zoneFor = (own: OwnClock = {}) => {
    if (zone === 'utc') return 'UTC';
    return zone === 'agency' ? (own.offset ?? own.zone ?? 'UTC') : undefined;
  };
  const yearOf = (date: string) => (new Date(date).getFullYear() === new Date().getFullYear() ? {} : { year: 'numeric' as const });
  const time = (date: string, own?: OwnClock) => format(date, zoneFor(own), { hour: '2-digit', minute: '2-digit' });
  const day = (date: string, own?: OwnClock) =>
    format(date, zoneFor(own), { year: 'numeric', month: '2-digit', day: '2-digit' }).split('/').reverse().join('-');
  return {
    time,
    dated: (date, own) => {
      const isToday = day(date, own) === day(new Date().toISOString(), own);
      return isToday
        ? time(date, own)
        : `${format(date, zoneFor(own), { day: 'numeric', month: 'short', ...yearOf(date) })} ${time(date, own)}`;
    },
    day,
    dayName: (date) => {
      const name = format(date, zoneFor(), { weekday: 'long', day: 'numeric', month: 'long', ...yearOf(date) });
      return zone === 'agency' ? `${name}, UTC` : name;
    },
    full: (date, own) =>
      format(date, zoneFor(own), {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
        timeZoneName: 'short',
      }),
  };
}

/** The offset that a date states: `+01:00` of `2026-01-13T16:45:00+01:00`, undefined for UTC and for none. */
export function statedOffset(date: string | undefined): string | undefined {
  return /T.*([+-]\d\d:\d\d)$/.exec(date ?? '')?.[1];
}

/** The next millisecond: queries end before their `until`. */
export function justAfter(time: string): string {
  return new Date(Date.parse(time) + 1).toISOString();
}

/** How long ago, roughly: `4 s`, `12 min`, `3 h`, `2 d`. */
export function ago(date: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(date)) / 1_000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.floor(seconds / 3_600)} h` : `${Math.floor(seconds / 86_400)} d`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(date: string, timeZone: string | undefined, options: Intl.DateTimeFormatOptions): string {
  const time = Date.parse(date);
  if (Number.isNaN(time)) return date;
  const key = JSON.stringify([timeZone, options]);
  let form = formats.get(key);
  if (!form) {
    form = new Intl.DateTimeFormat('en-GB', { hourCycle: 'h23', ...options, ...(timeZone && { timeZone }) });
    formats.set(key, form);
  }
  return form.format(time);
}
