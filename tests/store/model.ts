// The store's port at its plainest: every delivery in one array, every answer by filtering it. What adapters are compared with.
import { bareCard, cardOf, isKill, NEVER, tombstoneOf, visibleFrom } from '../../functions/store/card.ts';
import { feedsAskedFor, feedsOf } from '../../functions/store/feeds.ts';
import { deliveryOf, isConflict, standingOf } from '../../functions/store/revisions.ts';
import { readSearch, type SearchedText, searchedText } from '../../functions/store/search-text.ts';
import type {
  Answer,
  Card,
  Change,
  Page,
  PageRequest,
  Placement,
  Query,
  Receipt,
  ReceiptQuery,
  Store,
} from '../../functions/store/store.ts';
import type { Story } from '../../functions/wire/story.ts';

interface State {
  readonly searchesBodies: boolean;
  readonly deliveries: Story[];
  readonly conflicts: Set<string>;
  readonly receipts: Map<string, Receipt>;
  readonly marks: Map<string, string>;
  /** What was told of each story last, with the head that it was told of. */
  readonly told: Map<string, Told>;
  lastNumber: number;
}

interface Told {
  readonly number: number;
  readonly from: string;
  readonly withdrawn: boolean;
  readonly head: string;
}

/** `searchesBodies`: whether text is looked for in bodies as well. */
export function openModel({ searchesBodies }: { readonly searchesBodies: boolean }): Store {
  const state: State = {
    searchesBodies,
    deliveries: [],
    conflicts: new Set(),
    receipts: new Map(),
    marks: new Map(),
    told: new Map(),
    lastNumber: 0,
  };
  return {
    put: async (stories) => stories.map((story) => put(state, story)),
    get: async (id, at) => answer(state, headOf(state, id), at),
    revision: async (id, revision, at) => {
      const asked = revisionsOf(state, id).find((each) => each.revision === revision);
      return isShown(headOf(state, id), at) ? answer(state, asked, at) : undefined;
    },
    revisions: async (id, at) => {
      const shown = isShown(headOf(state, id), at) ? revisionsOf(state, id).filter((each) => isShown(each, at)) : [];
      return shown.map((each) => (killOf(state, each) ? bareCard(cardOf(each)) : cardOf(each)));
    },
    feed: async (name, page) => stories(state, { feed: name }, page),
    query: async (query, page) => stories(state, query, page),
    changes: async (page) => changes(state, page),
    release: async (at) => release(state, at),
    // Feeds are worked out whenever they are asked for.
    file: async () => ({ seen: heads(state).filter((head) => feedsOf(head).length > 0 && visibleFrom(head) < NEVER).length, moved: 0 }),
    keepReceipt: async (receipt, { ifNone = false } = {}) => {
      if (!ifNone || !state.receipts.has(objectOf(receipt))) state.receipts.set(objectOf(receipt), receipt);
    },
    receipt: async (object) => state.receipts.get(objectOf(object)),
    settle: async () => {},
    settledReceipt: async (object) => state.receipts.get(objectOf(object)),
    receiptOf: async (sha256) => receipts(state, {}).findLast((each) => each.sha256 === sha256 && /stored|partial/.test(each.outcome)),
    receipts: async (query, page) => paged(receipts(state, query), page),
    receiptTotals: async () => {
      const totals = { stored: 0, partial: 0, duplicate: 0, rejected: 0 };
      for (const { outcome } of state.receipts.values()) totals[outcome] += 1;
      return totals;
    },
    mark: async (name) => state.marks.get(name),
    keepMark: async (name, value) => void state.marks.set(name, value),
    close: async () => {},
  };
}

function put(state: State, story: Story): Placement {
  const same = state.deliveries.filter(({ id, revision }) => id === story.id && revision === story.revision);
  const before = json(headOf(state, story.id));
  const name = `${story.id} ${story.revision}`;
  if (same.length === 0 && revisionsOf(state, story.id).some((other) => isConflict(other.revision, story.revision)))
    state.conflicts.add(name);
  state.deliveries.push(story);
  const head = headOf(state, story.id);
  if (head && json(head) !== before) tellOf(state, head);
  if (same[0] && deliveryOf(same[0].source) !== deliveryOf(story.source)) return 'known';
  return state.conflicts.has(name) ? 'conflict' : 'kept';
}

/** What the list of changes can tell of a story. */
function json(story: Story | undefined): string {
  return JSON.stringify(story && (isKill(story) ? tombstoneOf(story) : cardOf(story)));
}

function tellOf(state: State, head: Story): void {
  const before = state.told.get(head.id);
  if (visibleFrom(head) === '') tell(state, head, '', false);
  else if (before && !before.withdrawn) tell(state, head, before.from, true);
}

function tell(state: State, head: Story, from: string, withdrawn: boolean): void {
  state.lastNumber += 1;
  state.told.set(head.id, { number: state.lastNumber, from, withdrawn, head: json(head) });
}

function changes(state: State, { at, limit, cursor = '0' }: PageRequest): Page<Change> {
  release(state, at);
  const after = [...state.told].filter(([, told]) => told.number > Number(cursor)).sort(([, a], [, b]) => a.number - b.number);
  const early = after.findIndex(([, told]) => told.from > at);
  const entries = after.slice(0, early < 0 ? limit : Math.min(limit, early)).map(([id, told]) => changeOf(state, id, told));
  return { entries, cursor: entries.at(-1)?.cursor ?? cursor };
}

function release(state: State, at: string): number {
  const due = heads(state).filter((head) => visibleFrom(head) !== '' && isShown(head, at) && isNews(state, head));
  for (const head of due.sort((a, b) => compare([visibleFrom(a), a.id], [visibleFrom(b), b.id])))
    tell(state, head, visibleFrom(head), false);
  return due.length;
}

function isNews(state: State, head: Story): boolean {
  const told = state.told.get(head.id);
  return !told || told.withdrawn || told.head !== json(head);
}

function changeOf(state: State, id: string, { number, withdrawn }: Told): Change {
  const cursor = String(number);
  const head = headOf(state, id);
  if (withdrawn || !head) return { kind: 'withdrawn', cursor, id };
  return isKill(head) ? { kind: 'killed', cursor, tombstone: tombstoneOf(head) } : { kind: 'story', cursor, card: cardOf(head) };
}

function heads(state: State): Story[] {
  return [...new Set(state.deliveries.map(({ id }) => id))].flatMap((id) => headOf(state, id) ?? []);
}

function headOf(state: State, id: string): Story | undefined {
  return revisionsOf(state, id)[0];
}

/** One story for each revision, latest first: of several deliveries the one that arrived first. */
function revisionsOf(state: State, id: string): Story[] {
  const deliveries = state.deliveries
    .filter((each) => each.id === id)
    .sort((a, b) => compare([standingOf(a.source)], [standingOf(b.source)]));
  const names = [...new Set(deliveries.map(({ revision }) => revision))].sort().reverse();
  return names.flatMap((name) => deliveries.find(({ revision }) => revision === name) ?? []);
}

function killOf(state: State, story: Story): Story | undefined {
  return revisionsOf(state, story.id).find((each) => isKill(each) && each.revision >= story.revision);
}

function answer(state: State, story: Story | undefined, at: string): Answer | undefined {
  const kill = story && killOf(state, story);
  if (kill) return { state: 'killed', tombstone: tombstoneOf(kill) };
  return story && isShown(story, at) ? { state: 'usable', story } : undefined;
}

function isShown(story: Story | undefined, at: string): boolean {
  return story !== undefined && visibleFrom(story) <= at && visibleFrom(story) !== NEVER;
}

function stories(state: State, query: Query, page: PageRequest): Page<Card> {
  const { since = '', until = '~' } = query;
  const met = heads(state).filter((head) => isShown(head, page.at) && meets(state, head, query));
  const cards = met.map((head) => (isKill(head) ? bareCard(cardOf(head)) : cardOf(head)));
  const inTime = cards.filter(({ time }) => time >= since && time < until);
  return paged(
    inTime.sort((a, b) => compare([b.time, b.id], [a.time, a.id])),
    page,
  );
}

function meets({ searchesBodies }: State, head: Story, query: Query): boolean {
  const { since, until, ...others } = query;
  if (query.status === 'canceled') return isKill(head) && Object.keys(others).length === 1;
  const feeds = feedsOf(head);
  const statusIsMet = !query.status || cardOf(head).status === query.status;
  if (!statusIsMet || !feedsAskedFor(query)?.every((feed) => feeds.includes(feed))) return false;
  const { body, ...short } = searchedText(head);
  return holdsText(searchesBodies ? { ...short, body } : short, query.text ?? '');
}

function holdsText(searched: Partial<SearchedText>, text: string): boolean {
  const { all, none } = readSearch(text);
  const fields = Object.values(searched).map(words);
  const holds = (term: string) => fields.some((field) => field.includes(words(term)));
  return all.every(holds) && !none.some(holds);
}

/** Words without case and accents, each between blanks, so that phrases are found as strings. */
function words(text: string): string {
  const plain = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  return ` ${plain
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(Boolean)
    .join(' ')} `;
}

function receipts({ receipts: all }: State, { outcome, code, prefix = '', object, since = '' }: ReceiptQuery): Receipt[] {
  const met = [...all.values()].filter(
    (each) =>
      (!outcome || each.outcome === outcome) &&
      (!code || each.refused.some((fault) => fault.code === code)) &&
      each.key.startsWith(prefix) &&
      (!object || (each.key === object.key && (object.bucket ?? each.bucket) === each.bucket)) &&
      each.receivedAt >= since,
  );
  const place = ({ receivedAt, bucket, key, versionId }: Receipt) => [receivedAt, bucket, key, versionId];
  return met.sort((a, b) => compare(place(b), place(a)));
}

function objectOf({ bucket, key, versionId }: { bucket: string; key: string; versionId: string }): string {
  return JSON.stringify([bucket, key, versionId]);
}

function compare(a: readonly string[], b: readonly string[]): number {
  const differs = a.findIndex((part, index) => part !== b[index]);
  return differs < 0 ? 0 : (a[differs] ?? '') < (b[differs] ?? '') ? -1 : 1;
}

/** A page whose cursor is the number of entries before it: good enough where nothing is put between two pages. */
function paged<T>(all: readonly T[], { limit, cursor = '0' }: PageRequest): Page<T> {
  const end = Number(cursor) + limit;
  return { entries: all.slice(Number(cursor), end), ...(end < all.length && { cursor: String(end) }) };
}
