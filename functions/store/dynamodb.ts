// The store on AWS: one DynamoDB table with the keys PK and SK, conditional writes only; no scan, no index, no transaction.
// Copy too large for an item is kept in `copies`. Any number of processes may use the table at once.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Copies } from './copies.ts';
import { type Desks, NO_DESKS } from './desks.ts';
import { getHead, getRevision, listRevisions } from './dynamodb/answers.ts';
import { changesPage, latestCursor, sealGaps } from './dynamodb/changes.ts';
import { filePage } from './dynamodb/filing.ts';
import { queryPage } from './dynamodb/lists.ts';
import { keepMark, markNamed } from './dynamodb/marks.ts';
import { type News, newsOf, type RowImage } from './dynamodb/news.ts';
import { putStories, settleStories } from './dynamodb/put.ts';
import { keepReceipt, receiptOfContent, receiptOfObject, receiptsPage, settledReceipt } from './dynamodb/receipts.ts';
import type { Table } from './dynamodb/table.ts';
import { receiptTotals, rememberTotals } from './dynamodb/totals.ts';
import { release } from './dynamodb/waiting.ts';
import type { Store } from './store.ts';

export interface DynamoSettings {
  readonly client: DynamoDBClient;
  /** The table's name. */
  readonly table: string;
  readonly copies: Copies;
  /** Partitions that each list is spread over, 1 unless said otherwise. It may be raised later on, and never lowered. */
  readonly feedShards?: number;
  /** Which stories are in the feeds of desks when they are put. */
  readonly desks?: Desks;
  /**
   * For those who may read alone: changes then end before a gap, and list no embargoed story whose time has come, until another process is
   * asked for changes or to release, and does both.
   */
  readonly isReadOnly?: boolean;
  /** Entries of a list that are looked at for one page; 2,000 unless said otherwise. What then is found has a cursor to go on with. */
  readonly looks?: number;
  /** Now, in milliseconds: `Date.now` unless said otherwise. Decides when tombstones expire, and no order. */
  readonly clock?: () => number;
  /** Milliseconds for which a reader of changes waits for a writer who has taken a number; 500 unless said otherwise. */
  readonly patience?: number;
}

/** Opens the store in a table that is there. The client stays the caller's: closing the store does not end it. */
export function openDynamoStore(settings: DynamoSettings): Store {
  const table = tableOf(settings);
  return {
    put: (stories) => putStories(table, stories),
    get: (id, at) => getHead(table, id, at),
    revision: (id, revision, at) => getRevision(table, id, revision, at),
    revisions: (id, at) => listRevisions(table, id, at),
    feed: (feed, page) => queryPage(table, { feed }, page),
    query: (query, page) => queryPage(table, query, page),
    changes: (page) => changesPage(table, page),
    latest: () => latestCursor(table),
    release: async (at) => {
      const released = await release(table, at);
      await sealGaps(table);
      await rememberTotals(table);
      return released;
    },
    file: (request) => filePage(table, request),
    keepReceipt: (receipt, options) => keepReceipt(table, receipt, options),
    receipt: (object) => receiptOfObject(table, object),
    settle: (kept) => settleStories(table, kept),
    settledReceipt: (object) => settledReceipt(table, object),
    receiptOf: (sha256) => receiptOfContent(table, sha256),
    receipts: (query, page) => receiptsPage(table, query, page),
    receiptTotals: () => receiptTotals(table),
    mark: (mark) => markNamed(table, mark),
    keepMark: (mark, value) => keepMark(table, mark, value),
    close: async () => {},
  };
}

/**
 * Opens the news of a table: what a row tells that its stream hands over as inserted, or undefined where it tells nothing. Rows of
 * the list of changes have keys that begin with `F#changes#`; all others tell nothing.
 */
export function openDynamoNews(settings: DynamoSettings): (image: RowImage) => Promise<News | undefined> {
  const table = tableOf(settings);
  return (image) => newsOf(table, image);
}

export type { News, RowImage } from './dynamodb/news.ts';

function tableOf({ client, table, copies, ...settings }: DynamoSettings): Table {
  return {
    client,
    name: table,
    copies,
    shards: settings.feedShards ?? 1,
    desks: settings.desks ?? NO_DESKS,
    isReadOnly: settings.isReadOnly ?? false,
    looks: settings.looks ?? 2_000,
    clock: settings.clock ?? Date.now,
    patience: settings.patience ?? 500,
    registered: new Set(),
    waiting: new Map(),
  };
}
