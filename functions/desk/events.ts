// What the world is told when a story changes: one shape for the bus on AWS, server-sent events and webhooks. Pure.
// Described in event-schema.json. An event holds only what may be shown at its time: it is made of what the store answered then.
import { releasedItem } from '../store/card.ts';
import type { Card, Change, Tombstone } from '../store/store.ts';
import type { NinjsItem } from '../wire/ninjs-item.ts';
import type { Story } from '../wire/story.ts';

export type StoryEvent =
  | { readonly type: 'Story Published' | 'Story Updated'; readonly detail: Told }
  | { readonly type: 'Story Withdrawn'; readonly detail: TakenBack };

/** A story that may be shown. Its id and revision tell a repeated event from a new one. */
export interface Told {
  readonly id: string;
  readonly revision: string;
  /** Names of the feeds that it stands in: `all`, `provider/afp`, `desk/sport`. */
  readonly feeds: readonly string[];
  readonly card: Card;
  /** The whole story as ninjs 3.1; absent where it is too large, and then to be fetched from `path`. */
  readonly item?: NinjsItem;
  /** Of the story, below the address that the desk is served at. */
  readonly path: string;
}

/** A story that may be shown no longer: delete it. It may stand in any feed, so feeds are not named. */
export interface TakenBack {
  readonly id: string;
  /** killed: its sender took it back for good; withheld: it may come again. */
  readonly reason: 'killed' | 'withheld';
  /** Of a killed story: the revision that killed it, when, and the editor's note. */
  readonly tombstone?: Tombstone;
  readonly path: string;
}

/** What is known of a story beside its change. */
export interface About {
  /** The story as the store shows it now. Without it the event has no item. */
  readonly story?: Story;
  readonly feeds: readonly string[];
  /** Whether an earlier revision was told before: an update then. */
  readonly isUpdate: boolean;
}

/** Buses take 1 MB an entry since 2026, and took 256 KB before; not all who listen take more than that. */
const DETAIL_BYTES = 240_000;

/** The event of a change, in a form that no bus refuses for its size. */
export function eventOf(change: Change, { story, feeds, isUpdate }: About): StoryEvent {
  if (change.kind === 'withdrawn') return takenBack({ id: change.id, reason: 'withheld', path: pathOf(change.id) });
  if (change.kind === 'killed') {
    const { tombstone } = change;
    return takenBack({ id: tombstone.id, reason: 'killed', tombstone, path: pathOf(tombstone.id) });
  }
  const { card } = change;
  const told: Told = { id: card.id, revision: card.revision, feeds, card, path: pathOf(card.id) };
  const whole = story && { ...told, item: releasedItem(story.item) };
  return { type: isUpdate ? 'Story Updated' : 'Story Published', detail: whole && isSmall(whole) ? whole : told };
}

function takenBack(detail: TakenBack): StoryEvent {
  return { type: 'Story Withdrawn', detail };
}

function pathOf(id: string): string {
  return `/stories/${encodeURIComponent(id)}`;
}

function isSmall(detail: Told): boolean {
  return Buffer.byteLength(JSON.stringify(detail)) <= DETAIL_BYTES;
}
