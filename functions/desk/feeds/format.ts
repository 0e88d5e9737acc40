// What every format of feeds is made of. A page is put together from entries that were rendered one by one, and are kept.
import type { Card, Tombstone } from '../../store/store.ts';
import type { Story } from '../../wire/story.ts';

export interface FeedFormat {
  /** How addresses end: `.atom`. */
  readonly ending: string;
  readonly contentType: string;
  /** Media types by which it is asked for, the best first. */
  readonly accepted: readonly string[];
  /** One story. `base`: what addresses begin with. */
  entry(story: Story, card: Card, base: string, isFull: boolean): string;
  /** One kill; undefined for formats that have no word for it. */
  readonly tombstone?: (kill: Tombstone & { readonly version?: string }) => string;
  page(head: PageHead, entries: readonly string[], tombstones: readonly string[]): string;
}

export interface PageHead {
  /** Never changes, whatever address the feed is read at. */
  readonly id: string;
  readonly title: string;
  /** Where the desk begins. */
  readonly home: string;
  readonly self: string;
  readonly first: string;
  readonly next?: string;
  /** ISO 8601 in UTC, with milliseconds. */
  readonly updated: string;
}
