// An object that was taken in before, read again by the readers of today: what they make of it takes the place of what was made of it then.
import { isDeepStrictEqual } from 'node:util';
import type { EarlierReceipt, Receipt, Store } from '../store/store.ts';
import { type Reading, read } from '../wire/read.ts';
import { contentHash, partsOf, rereadingOf } from '../wire/revision.ts';
import type { Story } from '../wire/story.ts';
import { ObjectChanged } from './folder.ts';
import { type Content, contentOf, duplicate, type Intake, isSame, storeAll } from './intake.ts';
import type { Objects } from './objects.ts';
import { type Assignment, assign, type Kept, type Name } from './replay-plan.ts';

export interface ReplayIntake extends Omit<Intake, 'objects'> {
  /** Opens objects of any bucket that receipts name. */
  readonly objects: Pick<Objects, 'open'>;
}

export interface ReplayOptions {
  /** Only finds out what would become of it: nothing is written. */
  readonly dryRun?: boolean;
  /** For the receipt: when the one before was replaced. */
  readonly now: string;
  /** Told of each story of the object. */
  readonly tell: (change: StoryChange) => void | Promise<void>;
}

/** What a replay makes of one story. The stories may be such as must not be shown. */
export type StoryChange =
  | { readonly kind: 'same' | 'new'; readonly id: string; readonly after: Story }
  /** `before` is absent where the store has no word on it any more, as of a killed story. */
  | { readonly kind: 'changed'; readonly id: string; readonly before?: Story; readonly after: Story }
  /** The object holds no story of that name any more: what it had brought is shown no longer. */
  | { readonly kind: 'gone'; readonly id: string; readonly before: Story }
  /** The same, but the object holds another revision of it: what was brought stays. */
  | { readonly kind: 'left'; readonly id: string };

export interface Replayed {
  /** The receipt that stood; of a duplicate, the one of the object whose bytes it repeats. */
  readonly before: Receipt;
  /** The receipt that stands now, or would; `before` itself where nothing is new. */
  readonly after: Receipt;
  /**
   * Why nothing was changed at all. gone: the object lies there no more; rewritten: other bytes lie in its place; less: the readers of
   * today keep fewer of its stories and refuse the rest.
   */
  readonly untouched?: 'gone' | 'rewritten' | 'less';
}

/** Later than every embargo that has an end: what is under one is compared as well. */
const EVER = '9999-12-31T23:59:59.998Z';

/**
 * Reads an object again and lets stories and receipt follow. Safe to repeat at any point: names of revisions hang on the earlier
 * receipt and the bytes alone, and the receipt comes last.
 */
export async function replay(receipt: Receipt, intake: ReplayIntake, options: ReplayOptions): Promise<Replayed> {
  const original = receipt.duplicateOf && (await intake.store.receipt(receipt.duplicateOf));
  const before = original ?? receipt;
  const content = await contentOfEither(before, receipt, intake);
  if (typeof content === 'string') return { before, after: before, untouched: content };

  const known = before.stories === 0 ? await intake.store.receiptOf(content.sha256) : undefined;
  if (known && !isSame(known, before)) return await finish(before, duplicate(before, known), intake, options);

  const { bucket, key, versionId, receivedAt } = before;
  const readings = () => read(content.chunks(), { bucket, key, versionId, sha256: content.sha256, receivedAt }, intake.limits);
  const { names, faults } = await survey(readings());
  if (faults > 0 && names.length < before.stories) return { before, after: before, untouched: 'less' };

  const { assignments, rest } = assign(before.kept, names);
  const resolved = resolve(readings(), assignments, before, intake.store, options.tell);
  const after = await storeAll(before, resolved, { store: { put: options.dryRun ? putNothing(before) : putWith(intake.store) } });
  // What was refused may be what was kept then.
  const ids = faults > 0 ? rest.map(({ id }) => id) : names.map(({ id }) => id);
  await withdrawAll(rest, new Set(ids), intake.store, options);
  return await finish(before, { ...after, sha256: content.sha256 }, intake, options);
}

/** The bytes of an object, or of one that repeats it, if they are those of its receipt. */
async function contentOfEither(
  object: Receipt,
  copy: Receipt,
  intake: ReplayIntake,
): Promise<Exclude<Content, { refused: unknown }> | 'gone' | 'rewritten'> {
  const content = await contentOrChanged(object, intake);
  if (content !== 'rewritten' && !('refused' in content)) {
    return (object.sha256 ?? content.sha256) === content.sha256 ? content : 'rewritten';
  }
  if (copy !== object) return await contentOfEither({ ...copy, ...(object.sha256 && { sha256: object.sha256 }) }, copy, intake);
  return content === 'rewritten' ? content : 'gone';
}

async function contentOrChanged(object: Receipt, intake: ReplayIntake): Promise<Content | 'rewritten'> {
  try {
    return await contentOf(object, intake);
  } catch (error) {
    if (error instanceof ObjectChanged) return 'rewritten';
    throw error;
  }
}

/** A first reading, for the names alone: nothing is written before it is known that the whole is no worse than what was kept. */
async function survey(readings: AsyncIterable<Reading>): Promise<{ names: Name[]; faults: number }> {
  const names: Name[] = [];
  let faults = 0;
  for await (const reading of readings) {
    if (reading.kind === 'story') names.push({ id: reading.story.id, revision: reading.story.revision });
    else if (reading.kind === 'fault') faults += 1;
  }
  return { names, faults };
}

/** The readings, each story under the revision that gives it its place. */
async function* resolve(
  readings: AsyncIterable<Reading>,
  assignments: readonly Assignment[],
  before: Receipt,
  store: Store,
  tell: ReplayOptions['tell'],
): AsyncGenerator<Reading> {
  const isListedWhole = before.kept.length === before.stories;
  let index = 0;
  for await (const reading of readings) {
    if (reading.kind !== 'story') {
      yield reading;
      continue;
    }
    const assignment = assignments[index++];
    // Receipts list the first hundred stories; what became of the others is asked of the store.
    const unlisted = assignment || isListedWhole ? undefined : await keptBy(before, reading.story, store);
    const change = await changeOf(reading.story, assignment ?? unlisted, store);
    await tell(change);
    yield { kind: 'story', story: change.after };
  }
}

async function changeOf(
  story: Story,
  assignment: Assignment,
  store: Store,
): Promise<Extract<StoryChange, { kind: 'same' | 'new' | 'changed' }>> {
  const { id } = story;
  if (!assignment) return { kind: 'new', id, after: story };
  const answer = await store.revision(id, assignment.revision, EVER);
  const before = answer?.state === 'usable' ? answer.story : undefined;
  const isSameContent = partsOf(assignment.revision).content === partsOf(story.revision).content;
  if (before ? saysTheSame(before, story) : isSameContent) return { kind: 'same', id, after: { ...story, revision: assignment.revision } };
  if (assignment.isOlder) return { kind: 'changed', id, ...(before && { before }), after: story };
  const revision = await nextReading(id, assignment.revision, partsOf(story.revision).content, store);
  return { kind: 'changed', id, ...(before && { before }), after: { ...story, revision } };
}

/** Whether two readings of an item say the same; where it was found, and what is odd about it, may be told otherwise. */
function saysTheSame(one: Story, other: Story): boolean {
  return isDeepStrictEqual(plain([one.item, one.wire]), plain([other.item, other.wire]));
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** The revision of the next reading at the place of an earlier one; the latest, where it has that content: a replay was cut short. */
async function nextReading(id: string, earlier: string, content: string, store: Store): Promise<string> {
  const { place, number } = partsOf(earlier);
  const others = (await store.revisions(id, EVER)).map(({ revision }) => revision).filter((revision) => partsOf(revision).place === place);
  const latest = others.sort().at(-1) ?? earlier;
  if (latest > earlier && partsOf(latest).content === content) return latest;
  return rereadingOf(place, Math.max(number, partsOf(latest).number) + 1, content);
}

/** What an object had brought of a story that its receipt does not list. */
async function keptBy(object: Receipt, { id, revision }: Story, store: Store): Promise<Assignment> {
  const stated = (name: string) => name.slice(0, name.lastIndexOf('/'));
  for (const each of await store.revisions(id, EVER)) {
    if (stated(each.revision) !== stated(revision)) continue;
    const answer = await store.revision(id, each.revision, EVER);
    if (answer?.state === 'usable' && isSame(answer.story.source, object)) return { revision: each.revision, isOlder: false };
  }
  return undefined;
}

/** A later reading contradicts nobody: it replaces the one before. */
function putWith(store: Store): Store['put'] {
  return async (stories) => {
    const placements = await store.put(stories);
    return placements.map((placement, at) =>
      placement === 'conflict' && partsOf(stories[at]?.revision ?? '').number > 0 ? 'kept' : placement,
    );
  };
}

/** Answers as a store that keeps nothing. */
function putNothing({ kept }: Receipt): Store['put'] {
  const known = new Map(kept.map(({ id, revision, placement }) => [`${id}\n${revision}`, placement]));
  return async (stories) => stories.map(({ id, revision }) => known.get(`${id}\n${revision}`) ?? 'kept');
}

async function withdrawAll(
  rest: readonly Kept[],
  staying: ReadonlySet<string>,
  store: Store,
  { dryRun, tell }: ReplayOptions,
): Promise<void> {
  for (const { id, revision } of rest) {
    if (staying.has(id)) await tell({ kind: 'left', id });
    else {
      const answer = await store.revision(id, revision, EVER);
      // What was killed or is withheld is in no answer anyway.
      if (answer?.state !== 'usable') continue;
      if (!dryRun) await store.put([withdrawn(answer.story)]);
      await tell({ kind: 'gone', id, before: answer.story });
    }
  }
}

/** A reading without copy, which may not be shown, at the place of a story that is none any more. */
function withdrawn({ id, revision, item, wire, source }: Story): Story {
  const { place, number } = partsOf(revision);
  const { type, version, versionCreated } = item;
  return {
    id,
    revision: rereadingOf(place, number + 1, contentHash('withdrawn')),
    item: {
      uri: id,
      ...(type && { type }),
      ...(version && { version }),
      ...(versionCreated && { versionCreated }),
      pubStatus: 'withheld',
      edNote: 'Its object was read again and holds no such story.',
    },
    wire: { format: wire.format, ...(wire.provider && { provider: wire.provider }) },
    provenance: { pubStatus: { how: 'derived', from: 'a later reading of the object' } },
    source,
    issues: [],
  };
}

/** Keeps the receipt, if it says anything new. */
async function finish(before: Receipt, after: Receipt, { store, log }: ReplayIntake, { dryRun, now }: ReplayOptions): Promise<Replayed> {
  const { earlier: _, ...said } = before;
  if (isDeepStrictEqual(plain(after), plain(said))) return { before, after: before };
  const replaced = { ...after, earlier: earlierOf(before, now) };
  if (!dryRun) {
    await store.keepReceipt(replaced);
    const { bucket, key, outcome, stories, faults } = replaced;
    log.info('read again', { bucket, key, outcome, stories, faults });
  }
  return { before, after: replaced };
}

function earlierOf({ outcome, stories, faults, refused: [first] }: Receipt, until: string): EarlierReceipt {
  return { outcome, stories, faults, ...(first && { code: first.code }), until };
}
