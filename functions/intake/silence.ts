// Providers that have gone silent. When each was last heard is followed through the store's changes; how long each may be silent is set,
// or learned from how long it usually is. For one process at a time.
import { slugOf } from '../store/feeds.ts';
import type { Store } from '../store/store.ts';
import { keepText, keptText } from './long-marks.ts';

export interface Listening {
  readonly store: Pick<Store, 'changes' | 'mark' | 'keepMark'>;
  /** Now: ISO 8601 in UTC, with milliseconds. */
  readonly at: string;
  /** Minutes after which a provider counts as silent, by its name; of others it is learned. */
  readonly silences: Readonly<Record<string, number>>;
  /** Milliseconds until the process is stopped. */
  readonly timeLeft: () => number;
}

export interface SilentProvider {
  /** As stories name it. */
  readonly provider: string;
  readonly minutes: number;
  readonly lastHeard: string;
}

interface Heard {
  /** Its name as it last stood on a story. */
  name: string;
  /** Minutes since 1970. */
  heard: number;
  /** Of each day on which it was heard, as days since 1970: the longest it had been silent before, in minutes. */
  days: [day: number, gap: number][];
}

interface Memory {
  cursor?: string;
  providers: [slug: string, Heard][];
}

const MARK = 'providers';
const MOST_PROVIDERS = 200;
const PAGE = 1_000;
const PAGE_MS = 10_000;
const MINUTE = 60_000;
const DAY_MINUTES = 1_440;
/** Days that are remembered, and days out of them on which a provider must have been heard before its habits are known. */
const REMEMBERED_DAYS = 14;
const KNOWN_DAYS = 3;
/** A provider is silent after twice as long as it was within those days, and never sooner than this. */
const PATIENCE = 2;
const LEAST_MINUTES = 60;

/** Hears what came since the last call, and answers who is silent now. */
export async function silentProviders(listening: Listening): Promise<SilentProvider[]> {
  const { store, at, silences } = listening;
  const now = Math.floor(Date.parse(at) / MINUTE);
  const kept = await keptText(store, MARK);
  const memory: Memory = kept === undefined ? { providers: [] } : JSON.parse(kept);
  const providers = new Map(memory.providers);
  const limits = new Map(Object.entries(silences).map(([name, minutes]) => [slugOf(name), minutes]));

  const heard = await hear(listening, memory.cursor);
  for (const [slug, name] of heard.names) note(providers, slug, name, now, limits.get(slug));
  const latest = [...providers].toSorted(([, one], [, other]) => other.heard - one.heard).slice(0, MOST_PROVIDERS);
  const next: Memory = { ...(heard.cursor !== undefined && { cursor: heard.cursor }), providers: latest };
  const text = JSON.stringify(next);
  if (text !== kept) await keepText(store, MARK, text, at);
  // Behind the changes one would take for silent whoever is only not heard yet.
  return heard.isAtEnd ? latest.flatMap(([slug, provider]) => silent(provider, now, limits.get(slug))) : [];
}

async function hear({ store, at, timeLeft }: Listening, from: string | undefined) {
  const names = new Map<string, string>();
  let cursor = from;
  while (timeLeft() > PAGE_MS) {
    const page = await store.changes({ at, limit: PAGE, ...(cursor !== undefined && { cursor }) });
    for (const change of page.entries) {
      const name = change.kind === 'story' ? change.card.provider : undefined;
      const slug = slugOf(name ?? '');
      if (name && slug) names.set(slug, name);
    }
    cursor = page.cursor ?? cursor;
    if (page.entries.length === 0) return { names, cursor, isAtEnd: true };
  }
  return { names, cursor, isAtEnd: false };
}

function note(providers: Map<string, Heard>, slug: string, name: string, now: number, limit: number | undefined) {
  const known = providers.get(slug) ?? { name, heard: now, days: [] };
  const gap = now - known.heard;
  // An outage is no habit.
  const learned = isSilent(known, now, limit) ? 0 : gap;
  const today = Math.floor(now / DAY_MINUTES);
  const before = known.days.find(([day]) => day === today)?.[1] ?? 0;
  const days = known.days.filter(([day]) => day !== today && day > today - REMEMBERED_DAYS);
  providers.set(slug, { name, heard: now, days: [...days, [today, Math.max(before, learned)]] });
}

function silent(provider: Heard, now: number, limit: number | undefined): SilentProvider[] {
  if (!isSilent(provider, now, limit)) return [];
  const { name, heard } = provider;
  return [{ provider: name, minutes: now - heard, lastHeard: new Date(heard * MINUTE).toISOString() }];
}

function isSilent({ heard, days }: Heard, now: number, limit: number | undefined): boolean {
  const patience = limit ?? learnedPatience(days, now);
  return patience !== undefined && now - heard >= patience;
}

function learnedPatience(days: Heard['days'], now: number): number | undefined {
  const recent = days.filter(([day]) => day > now / DAY_MINUTES - REMEMBERED_DAYS);
  return recent.length < KNOWN_DAYS ? undefined : Math.max(LEAST_MINUTES, PATIENCE * Math.max(...recent.map(([, gap]) => gap)));
}
