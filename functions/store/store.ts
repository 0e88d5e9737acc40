// The store's port, in our words. Adapters: sqlite.ts (one machine), dynamodb.ts (AWS). One conformance suite runs over both.
// Times are ISO 8601 in UTC with milliseconds (`2026-01-02T03:04:05.000Z`), so that they compare as strings.
import type { IssueCode, RejectionCode } from '../wire/codes.ts';
import type { NewsObjectType, PubStatus } from '../wire/ninjs-item.ts';
import type { Fault, FormatName, Story } from '../wire/story.ts';

export interface Store {
  /**
   * Keeps revisions and makes heads and feeds follow; where it throws, put the same again. Safe to repeat at any point and in
   * any order: what is shown depends only on the set of stories ever put; where several deliveries brought one revision,
   * the first by time of arrival stands for it. Answers what became of each story, in their order.
   */
  put(stories: readonly Story[]): Promise<Placement[]>;

  /**
   * Makes up for a crash of whoever put these revisions: heads and feeds follow as after a put. For a delivery that is not put again,
   * because another with the same bytes was kept meanwhile.
   */
  settle(kept: readonly { readonly id: string; readonly revision: string }[]): Promise<void>;

  /** The winning revision as it may be shown at `at`; undefined where there is none, or none that may be shown yet. */
  get(id: string, at: string): Promise<Answer | undefined>;
  /**
   * One revision: nothing where the winning one or it itself may not be shown yet; the tombstone where it is a kill, or any
   * later revision is one.
   */
  revision(id: string, revision: string, at: string): Promise<Answer | undefined>;
  /** Revisions that may be shown, latest first, killed ones without copy; empty where the winning one may not be shown. */
  revisions(id: string, at: string): Promise<readonly Card[]>;

  /** A page of a feed, newest first; no killed, withheld or embargoed story is in it. */
  feed(name: string, page: PageRequest): Promise<Page<Card>>;
  /**
   * What has changed since a cursor, in order of arrival. Who starts without a cursor and goes on with the last page's ends up
   * with what may be shown, misses nothing and is told nothing twice. A story stands here once, with its latest revision:
   * one that was superseded before it was asked for is left out. Kills always come, as tombstones; an embargoed story
   * comes at its time, after all that was handed out before; a withheld one never. Where such a one supersedes a story that
   * stood here, that is withdrawn, whether or not the reader had come to it. A page ends where the caller's `at` lags behind
   * the `at` of another.
   */
  changes(page: PageRequest): Promise<Page<Change>>;
  /** The cursor behind all that changes lists now, for readers who want what comes. */
  latest?(): Promise<string>;
  /**
   * Lists embargoed stories whose time has come in changes, and answers how many they were. A question for changes does it as
   * well: this is for those who wait to be told. `at` is now, never a time to come.
   */
  release(at: string): Promise<number>;
  /**
   * Files a page of stories, newest first, under the desks as they are now: each that stands in feeds, embargoed ones too,
   * is then in the feeds that `feedsOf` gives its winning revision, and in no other. Changes tell nothing of it. Who goes on
   * with each page's cursor to the end has filed all stories that were there at the start. Safe to repeat and to break off.
   */
  file(request: FileRequest): Promise<Filed>;
  /**
   * Stories that meet all of the query's conditions, newest first. Text, subject and the like never find a killed story. A page may hold
   * fewer than were asked for, and even none, and yet have a cursor: a store may look at so many stories at a time, and no more.
   */
  query(query: Query, page: PageRequest): Promise<Page<Card>>;

  /**
   * Keeps an object's receipt in place of the one that it has. `ifNone`: one that it has stays, and is listed if it is not yet. So of two
   * deliveries at once the second takes nothing over that it may not live to list.
   */
  keepReceipt(receipt: Receipt, options?: { readonly ifNone?: boolean }): Promise<void>;
  receipt(object: ObjectName): Promise<Receipt | undefined>;
  /** The same; where a crash kept lists of receipts from what it says, they are made to say it. */
  settledReceipt(object: ObjectName): Promise<Receipt | undefined>;
  /** The first receipt that kept stories from these very bytes. */
  receiptOf(sha256: string): Promise<Receipt | undefined>;
  /** Receipts, latest first. */
  receipts(query: ReceiptQuery, page: PageRequest): Promise<Page<Receipt>>;
  /** Number of receipts by outcome. */
  receiptTotals(): Promise<Readonly<Record<Outcome, number>>>;

  /** What was kept under a name, of those who must go on where they were: a cursor, a time. Undefined where nothing was. */
  mark(name: string): Promise<string | undefined>;
  /** Keeps a short text, up to 1,000 characters, under a name in place of what was there; throws a RangeError for a longer one. */
  keepMark(name: string, value: string): Promise<void>;

  /**
   * A string that is another whenever an answer may be another than when it was last asked for, the passing of embargoes by `at` included:
   * whoever holds an answer need not ask again while it is the same. Only stores that can tell at next to no cost have it.
   */
  stamp?(at: string): Promise<string>;

  close(): Promise<void>;
}

/**
 * kept: this delivery brought the revision; known: another delivery had brought it; conflict: kept, beside another
 * revision with the same version and date. A repeated put of the same delivery answers the same again.
 */
export type Placement = 'kept' | 'known' | 'conflict';

export type Answer = { readonly state: 'usable'; readonly story: Story } | { readonly state: 'killed'; readonly tombstone: Tombstone };

/** What is told of a killed story: no copy, only that it is gone and why. */
export interface Tombstone {
  readonly id: string;
  readonly revision: string;
  readonly time: string;
  /** The editor's note of the kill, where it has one. */
  readonly reason?: string;
}

/** A story in a list: at most 1 KB. */
export interface Card {
  readonly id: string;
  readonly revision: string;
  /** What feeds sort by: versionCreated, held to at most the time of arrival. */
  readonly time: string;
  readonly headline: string;
  readonly type?: NewsObjectType;
  readonly status: PubStatus;
  readonly version?: string;
  readonly slugline?: string;
  readonly provider?: string;
  readonly language?: string;
  readonly urgency?: number;
  readonly wordCount?: number;
  readonly signals?: readonly string[];
  /** ISO 3166-1 alpha-2 codes. */
  readonly places?: readonly string[];
}

export type Change =
  | { readonly kind: 'story'; readonly cursor: string; readonly card: Card }
  | { readonly kind: 'killed'; readonly cursor: string; readonly tombstone: Tombstone }
  /** A revision that may not be shown now superseded what was listed before: it may be shown no longer. */
  | { readonly kind: 'withdrawn'; readonly cursor: string; readonly id: string };

export interface PageRequest {
  /** Now, as the caller has it, never a time to come: decides what embargoes still hold. Throws a RangeError for other formats. */
  readonly at: string;
  /** 1 to 1,000; throws a RangeError for others. */
  readonly limit: number;
  /** Where the last page ended; opaque. A cursor that is none throws `CursorError`. */
  readonly cursor?: string;
}

export interface FileRequest {
  /** From this time on, as feeds have it. */
  readonly since?: string;
  /** 1 to 1,000; throws a RangeError for others. */
  readonly limit: number;
  /** Where the last page ended. A cursor that is none throws `CursorError`. */
  readonly cursor?: string;
}

/** What became of a page: stories that were looked at, and those whose feeds are now others. Without a cursor it was the last. */
export interface Filed {
  readonly seen: number;
  readonly moved: number;
  readonly cursor?: string;
}

export interface Page<T> {
  readonly entries: readonly T[];
  /** Absent at the end; for `changes` always there, to ask again with. */
  readonly cursor?: string;
}

export class CursorError extends Error {
  override readonly name = 'CursorError';
}

/** All conditions must hold; an empty query finds all. */
export interface Query {
  readonly feed?: string;
  readonly provider?: string;
  /** A Media Topic's code (`20000523`) or its URI; finds narrower topics too. */
  readonly subject?: string;
  readonly language?: string;
  /** ISO 3166-1 alpha-2. */
  readonly place?: string;
  /** From this time on. */
  readonly since?: string;
  /** Before this time. */
  readonly until?: string;
  /** Words, "phrases" and -exclusions, over headline, slugline, keywords and, where the store searches bodies, body. */
  readonly text?: string;
  /** `canceled` lists killed stories without their copy; being in no feed, they meet no other condition than times. */
  readonly status?: PubStatus;
}

export interface ObjectName {
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string;
}

/**
 * stored: every item is kept; partial: some are, some were refused; duplicate: the same bytes were kept before;
 * rejected: nothing could be kept.
 */
export type Outcome = 'stored' | 'partial' | 'duplicate' | 'rejected';

/** What became of one object. Holds no copy. */
export interface Receipt extends ObjectName {
  readonly outcome: Outcome;
  readonly receivedAt: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256?: string;
  readonly format?: FormatName;
  readonly encoding?: string;
  /** Number of stories kept, known ones among them. */
  readonly stories: number;
  /** The first hundred of them. */
  readonly kept: readonly { readonly id: string; readonly revision: string; readonly placement: Placement }[];
  /** Number of items that were refused. */
  readonly faults: number;
  /** The first hundred of them; for a rejected object the reason is the first. */
  readonly refused: readonly Fault[];
  /** How often each issue stands on the object and its stories. */
  readonly issues: Readonly<Partial<Record<IssueCode, number>>>;
  readonly duplicateOf?: ObjectName;
  /** Of an object that was read again: what its receipt said before. */
  readonly earlier?: EarlierReceipt;
}

export interface EarlierReceipt extends Pick<Receipt, 'outcome' | 'stories' | 'faults'> {
  /** Why it was refused. */
  readonly code?: RejectionCode;
  /** When it was replaced. */
  readonly until: string;
}

export interface ReceiptQuery {
  readonly outcome?: Outcome;
  readonly code?: RejectionCode;
  /** Objects whose key starts so. */
  readonly prefix?: string;
  /** All versions of one object, by its whole key. With its bucket they are found at once, however many others there are. */
  readonly object?: { readonly key: string; readonly bucket?: string };
  readonly since?: string;
}
