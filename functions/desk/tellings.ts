// Changes as events: what is told to those who follow the desk, and whom it concerns.
import { createHash } from 'node:crypto';
import type { Desks } from '../store/desks.ts';
import { feedsOf } from '../store/feeds.ts';
import type { Change, Store } from '../store/store.ts';
import { eventOf, type StoryEvent } from './events.ts';

export interface Followed {
  readonly store: Store;
  readonly desks?: Desks;
}

/** An event, and its place in the list of changes. */
export interface Telling {
  /** The same whenever this change is told, and another for every other. */
  readonly id: string;
  /** Behind this change. */
  readonly cursor: string;
  readonly event: StoryEvent;
  /** The event as JSON, with the whole story or its card alone; written once for all who read it. */
  json(items: boolean): string;
  /**
   * Whether it is news to whoever reads a feed: the story is in it, or an earlier revision was and this one has left it.
   * What is taken back is news to all.
   */
  concerns(feed: string): Promise<boolean>;
  /** The same as it may be told at a later time; undefined where it is overtaken by then. */
  again(at: string): Promise<Telling | undefined>;
}

export interface Told {
  readonly tellings: readonly Telling[];
  /** Behind all of them, and behind changes that are no news any longer. */
  readonly cursor: string;
}

/** What is to be told after a cursor, so many changes at most. */
export async function tellAfter(followed: Followed, cursor: string | undefined, at: string, limit: number): Promise<Told> {
  const page = await followed.store.changes({ at, limit, ...(cursor !== undefined && { cursor }) });
  const tellings = await Promise.all(page.entries.map((change) => tell(followed, change, at)));
  return { tellings: tellings.filter((telling) => telling !== undefined), cursor: page.cursor ?? '' };
}

/**
 * A change as it may be told at a time; undefined where it is overtaken: a later change of the story stands in the list, and
 * tells what is true now. So nothing is told that was killed, held back or corrected in the meantime.
 */
async function tell(followed: Followed, change: Change, at: string): Promise<Telling | undefined> {
  const { store, desks } = followed;
  const again: Telling['again'] = (later) => tell(followed, change, later);
  if (change.kind === 'withdrawn') return (await store.get(change.id, at)) ? undefined : { ...takenBack(change, change.id, ''), again };
  if (change.kind === 'killed') {
    const { id, revision } = change.tombstone;
    const answer = await store.get(id, at);
    return answer?.state === 'killed' && answer.tombstone.revision === revision ? { ...takenBack(change, id, revision), again } : undefined;
  }
  const { id, revision } = change.card;
  const answer = await store.get(id, at);
  if (answer?.state !== 'usable' || answer.story.revision !== revision) return undefined;
  const { story } = answer;
  const [, ...earlier] = await store.revisions(id, at);
  const feeds = feedsOf(story, desks);
  const event = eventOf(change, { story, feeds, isUpdate: earlier.length > 0 });
  return {
    id: idOf(change, id, revision),
    cursor: change.cursor,
    event,
    json: jsonOf(event),
    again,
    async concerns(feed) {
      if (feeds.includes(feed)) return true;
      for (const card of earlier) {
        const before = await store.revision(id, card.revision, at);
        if (before?.state === 'usable' && feedsOf(before.story, desks).includes(feed)) return true;
      }
      return false;
    },
  };
}

function takenBack(change: Change, id: string, revision: string): Omit<Telling, 'again'> {
  const event = eventOf(change, { feeds: [], isUpdate: true });
  return { id: idOf(change, id, revision), cursor: change.cursor, event, json: jsonOf(event), concerns: async () => true };
}

/** Cursors alone would come again in a store that is begun anew. */
function idOf({ kind, cursor }: Change, id: string, revision: string): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, cursor, id, revision]))
    .digest('hex')
    .slice(0, 32);
}

/** An event as JSON, with its item or with the card alone. */
export function jsonOf(event: StoryEvent): Telling['json'] {
  const written = new Map<boolean, string>();
  return (items) => {
    const text = written.get(items) ?? JSON.stringify(items ? event : withoutItem(event));
    written.set(items, text);
    return text;
  };
}

function withoutItem(event: StoryEvent): StoryEvent {
  if (event.type === 'Story Withdrawn') return event;
  const { item, ...detail } = event.detail;
  return { ...event, detail };
}
