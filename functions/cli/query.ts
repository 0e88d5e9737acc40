// `wiredesk query`: lists stories, newest first.
import { QueryError, type QueryWords, readQuery } from '../desk/query.ts';
import { now } from '../settings.ts';
import type { Card, Page, PageRequest, Query, Store } from '../store/store.ts';
import { CARD_COLUMNS } from './cards.ts';
import { askStore, type Context } from './context.ts';
import { EXIT, type ExitCode, UsageError } from './exit.ts';
import { collect, printRows } from './table.ts';

export interface QueryOptions extends QueryWords {
  readonly limit: number;
  readonly json?: boolean;
  readonly jsonl?: boolean;
}

export async function query(context: Context, options: QueryOptions): Promise<ExitCode> {
  const at = now();
  const question = questionOf(options, at);
  return await askStore(context, async (store) => {
    await printCards(context, queried(store, question, at, options.limit), options);
    return EXIT.ok;
  });
}

function questionOf(options: QueryOptions, at: string): Query {
  try {
    return readQuery(options, at);
  } catch (error) {
    if (error instanceof QueryError) throw new UsageError(`--${error.word} ${options[error.word]}: ${error.message}`);
    throw error;
  }
}

/** The stories that meet a query, so many at most. */
export function queried(store: Store, question: Query, at: string, limit: number): AsyncGenerator<Card> {
  return pages((request) => store.query(question, request), at, limit);
}

/** The entries of page after page, so many at most. */
export async function* pages<T>(ask: (request: PageRequest) => Promise<Page<T>>, at: string, limit: number): AsyncGenerator<T> {
  let cursor: string | undefined;
  for (let left = limit; left > 0; ) {
    const page = await ask({ at, limit: Math.min(left, 1_000), ...(cursor !== undefined && { cursor }) });
    yield* page.entries;
    left -= page.entries.length;
    cursor = page.cursor;
    if (cursor === undefined) return;
  }
}

async function printCards({ out, stop }: Context, cards: AsyncGenerator<Card>, { json, jsonl }: QueryOptions): Promise<void> {
  if (json) return await out.line(JSON.stringify(await collect(cards), null, 2));
  if (!jsonl) return await printRows(out, CARD_COLUMNS, untilStopped(cards, stop), 'No story.');
  for await (const card of untilStopped(cards, stop)) await out.line(JSON.stringify(card));
}

async function* untilStopped<T>(entries: AsyncIterable<T>, stop: AbortSignal): AsyncGenerator<T> {
  for await (const entry of entries) {
    if (stop.aborted) return;
    yield entry;
  }
}
