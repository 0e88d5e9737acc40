// What came in of late, by provider and hour: what the page's health view draws, and the names that its filters offer.
import type { Card, Outcome, Store } from '../../store/store.ts';
import { answerJson } from '../answer.ts';
import type { App, Desk } from '../desk.ts';
import { parametersOf } from '../request.ts';

export interface Intake {
  /** The time of the count; the last hour ends at it. */
  readonly at: string;
  readonly hours: number;
  /** Those that were heard last come first. */
  readonly providers: readonly ProviderIntake[];
  /** Stories in these hours by language tag and by country, the most first; those of earlier stories as well, with none. */
  readonly languages: readonly Counted[];
  readonly places: readonly Counted[];
  /** Whether there were more stories than were counted. */
  readonly isCut: boolean;
  /** Number of objects by outcome; for admins only. */
  readonly outcomes?: Readonly<Record<Outcome, number>>;
}

export interface ProviderIntake {
  readonly name: string;
  readonly lastHeard: string;
  /** Stories in each hour, the oldest first. */
  readonly counts: readonly number[];
}

export interface Counted {
  readonly name: string;
  readonly stories: number;
}

const HOURS = 24;
const HOUR_MS = 3_600_000;
/** More cards are not looked at: older providers are then left out. */
const MOST = 20_000;
/** A count holds for so long. */
const KEEP_MS = 30_000;

export function addIntake(app: App, { store }: Desk): void {
  let kept: { readonly at: number; readonly intake: Promise<Intake> } | undefined;
  app.get('/intake', async (c) => {
    parametersOf(c.req.url, []);
    const at = c.get('at');
    if (!kept || Date.parse(at) - kept.at > KEEP_MS) {
      const intake = countIntake(store, at);
      kept = { at: Date.parse(at), intake };
      intake.catch(() => {
        kept = undefined;
      });
    }
    const outcomes = c.get('scope') === 'admin' ? { outcomes: await store.receiptTotals() } : {};
    return await answerJson(c, { ...(await kept.intake), ...outcomes } satisfies Intake);
  });
}

/** Counts the stories that may be shown at a time, by the hours before it. */
async function countIntake(store: Store, at: string): Promise<Intake> {
  const providers = new Map<string, { lastHeard: string; counts: number[] }>();
  const languages = new Map<string, number>();
  const places = new Map<string, number>();
  let looked = 0;
  let cursor: string | undefined;
  do {
    const page = await store.feed('all', { at, limit: 1_000, ...(cursor && { cursor }) });
    for (const card of page.entries) count(card);
    looked += page.entries.length;
    cursor = page.cursor;
  } while (cursor && looked < MOST);

  function count(card: Card): void {
    const { time, provider = '' } = card;
    const entry = providers.get(provider) ?? { lastHeard: time, counts: new Array<number>(HOURS).fill(0) };
    providers.set(provider, entry);
    const hour = HOURS - 1 - Math.floor((Date.parse(at) - Date.parse(time)) / HOUR_MS);
    const isRecent = entry.counts[hour] !== undefined;
    if (isRecent) entry.counts[hour] = (entry.counts[hour] ?? 0) + 1;
    for (const place of card.places ?? []) places.set(place, (places.get(place) ?? 0) + Number(isRecent));
    if (card.language) languages.set(card.language, (languages.get(card.language) ?? 0) + Number(isRecent));
  }

  const named = [...providers].filter(([name]) => name !== '').map(([name, entry]) => ({ name, ...entry }));
  named.sort((one, other) => (one.lastHeard < other.lastHeard ? 1 : -1));
  return { at, hours: HOURS, providers: named, languages: sorted(languages), places: sorted(places), isCut: cursor !== undefined };
}

function sorted(counts: ReadonlyMap<string, number>): Counted[] {
  return [...counts].map(([name, stories]) => ({ name, stories })).sort((one, other) => other.stories - one.stories);
}
