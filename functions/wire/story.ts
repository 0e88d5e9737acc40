// A story: what every format is read into, and all that the store and the desk know of it.
import type { IssueCode, RejectionCode } from './codes.ts';
import type { NinjsItem } from './ninjs-item.ts';

/** Names of the formats, as stories, receipts and the command state them. */
export type FormatName =
  | 'newsml-g2'
  | 'newsml-1'
  | 'nitf'
  | 'ninjs'
  | 'iptc-7901'
  | 'anpa-1312'
  | 'rss'
  | 'atom'
  | 'json-feed'
  | 'email'
  | 'schema-org'
  | 'zczc'
  | 'plain-text';

export interface Story {
  /** The story, whatever its revision: an absolute URI, never random. Equals `item.uri`. */
  readonly id: string;
  /** Sorts as a string: a later revision of the same story is greater. See `revision.ts`. */
  readonly revision: string;
  /** Valid IPTC ninjs 3.1, nothing else. */
  readonly item: NinjsItem;
  /** What the wire says and ninjs has no place for. */
  readonly wire: Wire;
  /** Field (`headlines`, `subjects[2]`, `wire.signals`) to where its value came from. */
  readonly provenance: Readonly<Record<string, Provenance>>;
  readonly source: Source;
  readonly issues: readonly Issue[];
}

/** Facts of the wire that ninjs 3.1 has no field for. */
export interface Wire {
  readonly format: FormatName;
  /** The agency or publisher that sent the story, as it names itself. */
  readonly provider?: string;
  readonly service?: string;
  readonly sequence?: string;
  readonly priority?: string;
  readonly keywords?: readonly string[];
  /** What the wire asks to be done with the story (new, update, correction …), as stated. */
  readonly signals?: readonly string[];
  readonly takeKey?: string;
  /** The dateline as printed: city, date, agency. */
  readonly dateline?: string;
  /** The number of words that the wire states. */
  readonly wordCount?: number;
  readonly embargo?: Embargo;
  readonly clipping?: Clipping;
  /** The message that carried the item: sender, time sent, identifiers. */
  readonly message?: Readonly<Record<string, unknown>>;
  /** The format's own identifier, exactly as stated. */
  readonly guid?: string;
  /** Further fields worth keeping, under the names that the wire gives them. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

export interface Embargo {
  /** ISO 8601 in UTC; absent while `indefinite`. */
  readonly until?: string;
  readonly indefinite?: boolean;
  /** The words in which the copy states it. */
  readonly text?: string;
}

export interface Clipping {
  readonly publication?: string;
  readonly agency?: string;
  /** Lines of page furniture that were taken off, in order. */
  readonly removed: readonly string[];
}

/** stated: the wire says so; derived: worked out from what it says; inferred: our guess; received: from the delivery. */
export type How = 'stated' | 'derived' | 'inferred' | 'received';

export interface Provenance {
  readonly how: How;
  /** A path within the item (`contentMeta/headline[1]`), or words that say how. */
  readonly from: string;
}

/** The object that a story was read from. */
export interface Source {
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string;
  /** Of the whole object, in hexadecimal. */
  readonly sha256: string;
  /** Character encoding that was found, by its WHATWG name. */
  readonly encoding: string;
  /** Name within an archive, where the object is one. */
  readonly member?: string;
  /** Position among the object's items, from 0. */
  readonly index: number;
  /** When the object arrived in its bucket: ISO 8601 in UTC, with milliseconds. */
  readonly receivedAt: string;
}

export interface Issue {
  readonly code: IssueCode;
  readonly message: string;
  readonly field?: string;
}

/** One item of an object, or the whole object, that could not be read. */
export interface Fault {
  readonly code: RejectionCode;
  readonly message: string;
  readonly member?: string;
  readonly index?: number;
}
