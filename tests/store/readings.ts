// Everything that a store can be asked, as plain values to compare: with another store's, or with its own after other puts.
import type { Answer, Card, Change, Page, Query, Store, Tombstone } from '../../functions/store/store.ts';
import type { Story } from '../../functions/wire/story.ts';

/** What a reader who follows the list of changes holds: the last word on each story. */
export type Held = Map<string, Card | Tombstone>;

/** What there is to ask, besides what every story of the schedule calls for. */
const QUERIES: readonly Query[] = [
  {},
  { feed: 'all', provider: 'Agence Lumen' },
  { provider: 'meridian-newswire', language: 'en' },
  { language: 'en-GB' },
  { language: 'fr', place: 'FR' },
  { subject: '11000000' },
  { subject: '20000593', text: 'ferries' },
  { text: 'ferries -storm' },
  { text: '"storm warning"' },
  { text: '-ferries' },
  { text: 'élan', provider: 'Meridian Newswire' },
  { status: 'usable' },
  { status: 'withheld' },
  { status: 'canceled' },
  { status: 'canceled', until: '2026-03-02T09:30:00.000Z' },
  { status: 'canceled', text: 'ferries' },
  { since: '2026-03-02T09:00:00.000Z', until: '2026-03-02T10:00:00.000Z' },
];

/** Every answer about some stories at some times, save receipts and the order and cursors of changes. */
export async function readAll(store: Store, stories: readonly Story[], times: readonly string[], limit = 3): Promise<unknown[]> {
  const ids = [...new Set(stories.map(({ id }) => id))].sort();
  const revisions = [...new Set(stories.map(({ id, revision }) => `${id} ${revision}`))].sort();
  const readings: unknown[] = [];
  for (const at of times) {
    for (const id of ids) readings.push([at, id, await store.get(id, at), await store.revisions(id, at)]);
    for (const [id = '', revision = ''] of revisions.map((name) => name.split(' '))) {
      readings.push([at, id, revision, await store.revision(id, revision, at)]);
    }
    for (const query of QUERIES) readings.push([at, query, await readPages((cursor) => store.query(query, { at, limit, ...cursor }))]);
    readings.push([at, 'changes', [...(await follow(store, at, new Map())).held].sort(([a], [b]) => (a < b ? -1 : 1))]);
  }
  return readings;
}

/** All entries of a list, page by page; throws where a page that is not the last is empty. */
export async function readPages<T>(read: (cursor: { cursor?: string }) => Promise<Page<T>>): Promise<T[]> {
  const entries: T[] = [];
  let page = await read({});
  entries.push(...page.entries);
  while (page.cursor !== undefined) {
    page = await read({ cursor: page.cursor });
    if (page.entries.length === 0) throw new Error('an empty page after a cursor');
    entries.push(...page.entries);
  }
  return entries;
}

/** Follows the list of changes to its end for now, updating what the reader holds. */
export async function follow(
  store: Store,
  at: string,
  held: Held,
  from?: string,
  limit = 2,
): Promise<{ held: Held; changes: Change[]; cursor: string | undefined }> {
  const changes: Change[] = [];
  let cursor = from;
  for (;;) {
    const page = await store.changes({ at, limit, ...(cursor !== undefined && { cursor }) });
    cursor = page.cursor;
    if (page.entries.length === 0) return { held, changes, cursor };
    changes.push(...page.entries);
    for (const change of page.entries) hold(held, change);
  }
}

function hold(held: Held, change: Change): void {
  if (change.kind === 'story') held.set(change.card.id, change.card);
  if (change.kind === 'killed') held.set(change.tombstone.id, change.tombstone);
  if (change.kind === 'withdrawn') held.delete(change.id);
}

/** What a reader should hold who knows all that may be shown. */
export async function visible(store: Store, ids: Iterable<string>, at: string, card: (answer: Answer) => Card | Tombstone): Promise<Held> {
  const held: Held = new Map();
  for (const id of ids) {
    const answer = await store.get(id, at);
    if (answer) held.set(id, card(answer));
  }
  return held;
}
