// All that a store answers, to compare two of them.
import type { Page, PageRequest, Store } from '../../functions/store/store.ts';

/** Receipts, totals, and of every story what lists, feeds and changes show, with its revisions in full. */
export async function allAnswers(store: Store, at: string) {
  const stories = await all((page) => store.query({}, page), at);
  const kills = await all((page) => store.query({ status: 'canceled' }, page), at);
  const details = [];
  for (const { id } of [...stories, ...kills]) {
    const revisions = await store.revisions(id, at);
    const answers = await Promise.all(revisions.map(({ revision }) => store.revision(id, revision, at)));
    details.push({ id, head: await store.get(id, at), revisions, answers });
  }
  return {
    receipts: await all((page) => store.receipts({}, page), at),
    totals: await store.receiptTotals(),
    stories,
    kills,
    details,
    topic: await all((page) => store.feed('subject/20000565', page), at),
    provider: await all((page) => store.feed('provider/northwire', page), at),
    changes: (await changes(store, at)).toSorted(),
  };
}

export async function all<T>(ask: (page: PageRequest) => Promise<Page<T>>, at: string): Promise<T[]> {
  const entries: T[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<T> = await ask({ at, limit: 1_000, ...(cursor !== undefined && { cursor }) });
    entries.push(...page.entries);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return entries;
}

async function changes(store: Store, at: string): Promise<string[]> {
  const told: string[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = await store.changes({ at, limit: 1_000, ...(cursor !== undefined && { cursor }) });
    if (page.entries.length === 0) return told;
    told.push(...page.entries.map(({ cursor: _, ...change }) => JSON.stringify(change)));
    cursor = page.cursor;
  }
}
