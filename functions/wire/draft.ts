// A draft: what a format found in one item, each value with where it came from. `normalise.ts` makes a story of it.
import type { IssueCode } from './codes.ts';
import type { NinjsItem } from './ninjs-item.ts';
import type { FormatName, How, Issue, Wire } from './story.ts';

/** A value, and where it came from. */
export interface Found<T> {
  readonly value: T;
  readonly how: How;
  /** A path within the item, or words that say how. */
  readonly from: string;
}

type Values<T> = NonNullable<T> extends readonly (infer Entry)[] ? readonly Found<Entry>[] : Found<NonNullable<T>>;

export type DraftItem = { readonly [Field in keyof Omit<NinjsItem, 'uri'>]?: Values<NinjsItem[Field]> | undefined };
export type DraftWire = { readonly [Field in keyof Omit<Wire, 'format'>]?: Found<NonNullable<Wire[Field]>> | undefined };

export interface Draft {
  readonly format: FormatName;
  /** The item's own identifier without its version, exactly as the wire states it. */
  readonly id?: Found<string> | undefined;
  /**
   * What an identifier is made of where the wire states none: provider, service, sequence, date …, in that order.
   * With nothing here either, it is made of the content.
   */
  readonly idParts?: readonly (string | undefined)[] | undefined;
  /** Whose identifiers they are (a provider, a feed), so that a bare `1` of one is not the `1` of another. */
  readonly idScope?: string | undefined;
  /** Lists hold a `Found` an entry. Dates are ISO 8601 with a zone (`dates.ts`). */
  readonly item: DraftItem;
  readonly wire: DraftWire;
  readonly issues: readonly Issue[];
}

/** What a finding can hold: anything but nothing and the empty string. */
type Held<T> = Exclude<T, undefined | null | ''>;

/** A value that the wire states; undefined for a value that is undefined or blank. */
export function stated<T>(value: T, from: string): Found<Held<T>> | undefined {
  return found(value, 'stated', from);
}

/** A value that is worked out from what the wire states. */
export function derived<T>(value: T, from: string): Found<Held<T>> | undefined {
  return found(value, 'derived', from);
}

/** A value that is our guess. */
export function inferred<T>(value: T, from: string): Found<Held<T>> | undefined {
  return found(value, 'inferred', from);
}

/** The same finding with its value worked on; undefined where nothing comes out. */
export function mapFound<T, U>(finding: Found<T> | undefined, work: (value: T) => U): Found<Held<U>> | undefined {
  return finding && found(work(finding.value), finding.how, finding.from);
}

/** The findings that are there. */
export function present<T>(findings: readonly (Found<T> | undefined)[]): Found<T>[] {
  return findings.filter((finding) => finding !== undefined);
}

/** An issue. What its message quotes may have been cut within a character. */
export function issue(code: IssueCode, words: string, field?: string): Issue {
  const message = words.toWellFormed();
  return field ? { code, message, field } : { code, message };
}

function found<T>(value: T, how: How, from: string): Found<Held<T>> | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  return { value: value as Held<T>, how, from };
}
