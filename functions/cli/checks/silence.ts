// Providers that have fallen silent, by the stories of some days alone: the doctor asks once, and keeps nothing. Pure.

export interface Heard {
  readonly provider?: string;
  /** ISO 8601 in UTC. */
  readonly time: string;
}

export interface SilentProvider {
  readonly provider: string;
  readonly last: string;
  /** Milliseconds: since it was heard, and the longest that it was silent before. */
  readonly silence: number;
  readonly longest: number;
}

/** Fewer stories tell nothing of what is usual. */
const ENOUGH = 10;
const TIMES = 2;
const LEAST_MS = 3_600_000;

/**
 * The providers that have been silent for an hour at least, and for twice as long as ever before among the stories given, which may come
 * in any order. `at`: now.
 */
export function silentProviders(stories: Iterable<Heard>, at: string): SilentProvider[] {
  const times = new Map<string, number[]>();
  for (const { provider, time } of stories) {
    if (!provider) continue;
    const heard = times.get(provider);
    if (heard) heard.push(Date.parse(time));
    else times.set(provider, [Date.parse(time)]);
  }
  return [...times]
    .filter(([, heard]) => heard.length >= ENOUGH)
    .map(([provider, heard]) =>
      silenceOf(
        provider,
        heard.sort((one, other) => one - other),
        Date.parse(at),
      ),
    )
    .filter(({ silence, longest }) => silence > Math.max(LEAST_MS, longest * TIMES));
}

function silenceOf(provider: string, heard: readonly number[], at: number): SilentProvider {
  const last = heard.at(-1) ?? at;
  const gaps = heard.slice(1).map((time, index) => time - (heard[index] ?? time));
  return { provider, last: new Date(last).toISOString(), silence: at - last, longest: Math.max(0, ...gaps) };
}
