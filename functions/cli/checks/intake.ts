// What the store says of the intake: what was refused lately, who has fallen silent, whether anything comes at all.
import type { Card, Receipt, Store } from '../../store/store.ts';
import { shownName } from '../printable.ts';
import { pages } from '../query.ts';
import { collect } from '../table.ts';
import { shownTime } from '../times.ts';
import { type Check, counted, type Finding, lasting, ok, warning } from './check.ts';
import { type SilentProvider, silentProviders } from './silence.ts';

export interface Kept {
  readonly store: Store;
  /** ISO 8601 in UTC, with milliseconds. */
  readonly at: string;
  /** How the store is named to commands: blank, or ` --stack NAME`. */
  readonly named: string;
}

const A_DAY = 86_400_000;
const AHEAD_MS = 300_000;
/** Receipts and stories that are looked at, the latest. */
const RECEIPTS = 2_000;
const STORIES = 5_000;
/** Share of receipts above which refusals are more than the usual oddities. */
const MANY = 0.05;
/** Objects that are named, of several. */
const NAMED = 5;

const lastReceipt: Check<Kept> = {
  name: 'last arrival',
  async run({ store, at }) {
    const [last] = (await store.receipts({}, { at, limit: 1 })).entries;
    if (!last) return warning('nothing was ever taken in', 'Put a wire file in, and see what "wiredesk receipts" says of it.');
    const ago = Date.parse(at) - Date.parse(last.receivedAt);
    const says = `${shownTime(last.receivedAt)} UTC, ${lasting(ago)} ago`;
    if (ago < -AHEAD_MS)
      return warning(
        `${shownTime(last.receivedAt)} UTC, which is yet to come`,
        'Either this clock is behind, or one that wrote the object is ahead: set them by NTP.',
      );
    return ago < A_DAY ? ok(says) : warning(says, 'Is copy still being delivered? Ask whoever sends it.');
  },
};

async function receiptsOfADay(store: Store, at: string): Promise<Receipt[]> {
  const since = new Date(Date.parse(at) - A_DAY).toISOString();
  return await collect(pages((page) => store.receipts({ since }, page), at, RECEIPTS));
}

const refusals: Check<Kept> = {
  name: 'refused lately',
  async run({ store, at, named }) {
    const receipts = await receiptsOfADay(store, at);
    const refused = receipts.filter(({ outcome }) => outcome === 'rejected');
    const partial = receipts.filter(({ outcome }) => outcome === 'partial').length;
    const says = `${refused.length} of ${counted(receipts.length, 'object')} in a day${partial > 0 ? `, and items of ${partial} more` : ''}`;
    if (refused.length <= Math.max(2, receipts.length * MANY)) return ok(says);
    return warning(
      `${says}: ${reasons(refused)}`,
      `"wiredesk receipts${named} --outcome rejected --since 1d" names them; what newer readers can read, "wiredesk replay${named} --outcome rejected" takes in.`,
    );
  },
};

const unaimedKills: Check<Kept> = {
  name: 'kills',
  async run({ store, at, named }) {
    const receipts = await receiptsOfADay(store, at);
    const unaimed = receipts.filter(({ issues }) => issues.KILL_WITHOUT_TARGET);
    if (unaimed.length === 0) return ok('each kill of a day named its story');
    const keys = unaimed.slice(0, NAMED).map(({ key }) => shownName(key));
    return warning(
      `${counted(unaimed.length, 'object')} of a day with a kill that names no story: ${keys.join(', ')}${unaimed.length > NAMED ? ' …' : ''}`,
      `Find the story that is meant, and take it back: "wiredesk${named} kill ID --reason …".`,
    );
  },
};

/** The most frequent ones: `UNKNOWN_FORMAT 12, TRUNCATED 3` */
function reasons(refused: readonly Receipt[]): string {
  const codes = Map.groupBy(refused, ({ refused: [first] }) => first?.code ?? 'without a reason');
  const counts = [...codes].map(([code, { length }]) => ({ code, length })).sort((one, other) => other.length - one.length);
  return counts
    .slice(0, 3)
    .map(({ code, length }) => `${code} ${length}`)
    .join(', ');
}

const silence: Check<Kept> = {
  name: 'providers',
  async run({ store, at }) {
    const since = new Date(Date.parse(at) - 7 * A_DAY).toISOString();
    const cards: Card[] = await collect(pages((page) => store.query({ since }, page), at, STORIES));
    const providers = new Set(cards.flatMap(({ provider }) => provider ?? []));
    const silent = silentProviders(cards, at);
    if (silent.length === 0) return ok(`${counted(providers.size, 'provider')} heard in a week, none of them unusually silent`);
    return silent.map(findingOf);
  },
};

function findingOf({ provider, last, silence, longest }: SilentProvider): Finding {
  return warning(
    `nothing from ${provider} since ${shownTime(last)} UTC, for ${lasting(silence)}; before, it was never silent for more than ${lasting(longest)}`,
    'Look at its line or ask the agency; "wiredesk receipts" shows whether its copy is refused.',
  );
}

export const INTAKE_CHECKS: readonly Check<Kept>[] = [lastReceipt, refusals, unaimedKills, silence];
