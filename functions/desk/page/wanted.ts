// Which of the stories that have come belong in the list; where it is one of kills, which of those.
import type { Card } from '../../store/store.ts';
import { type Filters, queryOf } from './address.ts';
import type { Api } from './api.ts';
import type { Heard } from './live.ts';
import { cardOfKill } from './rows.ts';
import { justAfter } from './times.ts';

/** Most of a page of stories that come at once. */
const LIMIT = 1_000;

/** Identifiers of those that do; throws where the desk does not answer: told by the feeds that they stand in, or by the desk, which is asked for just these. */
export async function wantedOf(
  api: Api,
  changes: readonly Heard[],
  filters: Filters,
  known: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const stories = changes.flatMap(({ change, feeds }) => {
    if (change.kind === 'story') return [{ card: change.card, feeds }];
    return change.kind === 'killed' && filters.status === 'canceled' ? [{ card: cardOfKill(change.tombstone), feeds }] : [];
  });
  const fresh = stories.filter(({ card }) => !known.has(card.id));
  const { feed, ...others } = filters;
  const isPlain = Object.keys(others).length === 0 && (!feed || fresh.every(({ feeds }) => feeds));
  if (isPlain) return new Set(fresh.flatMap(({ card, feeds }) => (!feed || feeds?.includes(feed) ? [card.id] : [])));
  return fresh.length > 0
    ? await askWhich(
        api,
        filters,
        fresh.map(({ card }) => card),
      )
    : new Set();
}

/** Asks with the list's own conditions, for the times of these stories. */
async function askWhich(api: Api, filters: Filters, cards: readonly Card[]): Promise<ReadonlySet<string>> {
  const times = cards.map(({ time }) => time).sort();
  const first = times[0] ?? '';
  const end = justAfter(times.at(-1) ?? '');
  const query = queryOf(filters, Date.now());
  const { since, until } = Object.fromEntries(query);
  query.set('since', since && since > first ? since : first);
  query.set('until', until && until < end ? until : end);
  query.set('limit', String(LIMIT));
  const { stories } = await api.stories(query);
  return new Set(stories.map(({ id }) => id));
}
