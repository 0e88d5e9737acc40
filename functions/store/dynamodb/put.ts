// Stories into the table. Each step may have been done before, by us or by others, or be cut off: the next put of the same goes on
// where it ended. Keep the revision; move the head, where it wins; make lists say what the head says.
import type { Story } from '../../wire/story.ts';
import { deliveryOf, isConflict, standingOf, statedPart } from '../revisions.ts';
import type { Placement } from '../store.ts';
import { type Head, headOf, nextHead } from './heads.ts';
import { type Item, number, text } from './items.ts';
import { hashOf, headKey, revisionKey } from './keys.ts';
import { moveHead } from './move.ts';
import { pack, unpack } from './packing.ts';
import { place } from './places.ts';
import { ABSENT, firstPage, getMany, nameOf, put, type Table } from './table.ts';

/** Stories that are put at the same time. */
const AT_ONCE = 16;

/** Puts a batch: different stories at the same time, revisions of one story in their order. */
export async function putStories(table: Table, stories: readonly Story[]): Promise<Placement[]> {
  const placements = new Map<Story, Placement>();
  await eachAtOnce(new Set(stories), async (story) => void placements.set(story, await putStory(table, story)));
  return stories.map((story) => placements.get(story) ?? 'kept');
}

/** Does again what follows on the keeping of revisions; what was done is only read. */
export async function settleStories(table: Table, kept: readonly Named[]): Promise<void> {
  await eachAtOnce(new Set(kept), async ({ id, revision }) => {
    const keys = { head: headKey(id), revision: revisionKey(id, revision) };
    const items = await getMany(table, [keys.head, keys.revision]);
    const known = items.get(nameOf(keys.revision));
    if (!known) return;
    const head = headOf(items.get(nameOf(keys.head)), id);
    await settle(table, { story: await unpack<Story>(table, known), takes: number(known, 'n'), head });
  });
}

type Named = Pick<Story, 'id' | 'revision'>;

/** Does something with each, one story's after one another, different stories' at the same time. */
async function eachAtOnce<T extends Named>(all: ReadonlySet<T>, act: (each: T) => Promise<void>): Promise<void> {
  const queues = [...Map.groupBy(all, ({ id }) => id).values()];
  const work = queues[Symbol.iterator]();
  const worker = async () => {
    for (const queue of work) for (const each of queue) await act(each);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, queues.length) }, worker));
}

async function putStory(table: Table, story: Story): Promise<Placement> {
  const kept = await keep(table, story);
  await settle(table, kept);
  return kept.placement;
}

interface Kept {
  readonly placement: Placement;
  /** The story as the delivery that stands for its revision brought it. */
  readonly story: Story;
  /** How often an earlier delivery took the revision over. */
  readonly takes: number;
  /** The head as it was before. */
  readonly head: Head | undefined;
}

/** Keeps the revision, unless it is kept; an earlier delivery takes it over. */
async function keep(table: Table, story: Story): Promise<Kept> {
  const { id, revision, source } = story;
  const keys = { head: headKey(id), revision: revisionKey(id, revision) };
  for (;;) {
    const items = await getMany(table, [keys.head, keys.revision]);
    const head = headOf(items.get(nameOf(keys.head)), id);
    const known = items.get(nameOf(keys.revision));
    if (known) {
      const standing = await unpack<Story>(table, known);
      const takes = number(known, 'n');
      const placement = placementOf(known, standing, story);
      if (standingOf(standing.source) <= standingOf(source)) return { placement, story: standing, takes, head };
      const taken = { ...keys.revision, ...(await pack(table, story)), n: takes + 1, d: firstOf(known, standing), x: known.x };
      if (await put(table, taken, takeOf(takes))) return { placement, story, takes: takes + 1, head };
    } else {
      const conflict = head !== undefined && (isConflict(head.revision, revision) || (await isContradicted(table, story)));
      const item = { ...keys.revision, ...(await pack(table, story)), x: conflict ? 1 : undefined };
      if (await put(table, item, ABSENT)) return { placement: conflict ? 'conflict' : 'kept', story, takes: 0, head };
    }
  }
}

function takeOf(takes: number) {
  return takes === 0 ? { that: 'attribute_not_exists(n)' } : { that: 'n = :n', values: { ':n': takes } };
}

/** The delivery that brought a revision first, as a hash; it stands in the item once another has taken over. */
function firstOf(known: Item, standing: Story): string {
  return text(known, 'd') || hashOf(deliveryOf(standing.source));
}

function placementOf(known: Item, standing: Story, story: Story): Placement {
  if (firstOf(known, standing) !== hashOf(deliveryOf(story.source))) return 'known';
  return known.x ? 'conflict' : 'kept';
}

/** Whether another revision states the same version and date. */
async function isContradicted(table: Table, { id, revision }: Story): Promise<boolean> {
  const { PK, SK } = revisionKey(id, statedPart(revision));
  const others = await firstPage(table, { PK, where: ['begins_with(SK, :sk)', SK], order: 'ascending', limit: 1 });
  return others.length > 0;
}

/** Makes the head one that knows of the revision, and lists what the head says. */
async function settle(table: Table, { story, takes, head }: Omit<Kept, 'placement'>): Promise<void> {
  let known = head;
  for (;;) {
    const next = nextHead(known, story, takes, table);
    if (known && !next) return await place(table, known, false);
    if (next) {
      const moved = await moveHead(table, known, next);
      if (moved) return await place(table, moved, true);
    }
    known = headOf((await getMany(table, [headKey(story.id)])).get(nameOf(headKey(story.id))), story.id);
  }
}
