// An object in, a receipt out: open -> read -> store -> receipt. The main job.
import { createHash } from 'node:crypto';
import type { ObjectName, Placement, Receipt, Store } from '../store/store.ts';
import { WireError } from '../wire/codes.ts';
import type { Limits } from '../wire/limits.ts';
import { type Reading, type Report, read } from '../wire/read.ts';
import type { Fault, Issue, Story } from '../wire/story.ts';
import type { Log } from './log.ts';
import type { Objects, StoredObject } from './objects.ts';

export interface Intake {
  readonly objects: Objects;
  readonly store: Store;
  readonly limits: Limits;
  readonly log: Log;
  /** Told of stories when they have been put, and of each receipt that is new. */
  readonly onStories?: (stories: readonly Story[]) => void;
  readonly onReceipt?: (receipt: Receipt) => void;
}

/** Stories that are put at once: so many, or so many characters of bodies, whichever comes first. */
const BATCH = 100;
const BATCH_CHARACTERS = 4_000_000;
/** Stories and faults that a receipt lists; it counts all. */
const LISTED = 100;

/**
 * Takes one version of an object in and answers its receipt. Safe to repeat at any point: an object that has a receipt is
 * not read again, and one that was left half done gets the receipt that it would have got undisturbed.
 * What is wrong with the object stands in the receipt; what is thrown is a failure of the machine, to be tried again.
 */
export async function takeIn(object: StoredObject, intake: Intake): Promise<Receipt> {
  const known = await intake.store.settledReceipt(object);
  if (known) return known;
  return await keep(await receiptFor(object, intake), intake);
}

/** Gives an object that can never be taken in its receipt, if it has none. */
export async function refuse(object: StoredObject, fault: Fault, intake: Omit<Intake, 'objects'>): Promise<Receipt> {
  return (await intake.store.settledReceipt(object)) ?? (await keep(rejected(object, fault), intake));
}

async function keep(receipt: Receipt, { store, log, onReceipt }: Omit<Intake, 'objects'>): Promise<Receipt> {
  await store.keepReceipt(receipt, { ifNone: true });
  const { bucket, key, outcome, stories, faults } = receipt;
  log.info('taken in', { bucket, key, outcome, stories, faults, ...(receipt.refused[0] && { code: receipt.refused[0].code }) });
  if (receipt.issues.KILL_WITHOUT_TARGET)
    log.warn('a kill names no story for certain: see to it by hand, with "wiredesk kill"', { bucket, key });
  onReceipt?.(receipt);
  return receipt;
}

async function receiptFor(object: StoredObject, intake: Intake): Promise<Receipt> {
  const content = await contentOf(object, intake);
  if ('refused' in content) return rejected(object, content.refused);
  const { sha256, chunks } = content;
  const earlier = await intake.store.receiptOf(sha256);
  // Stories beyond those that a receipt lists can only be put once more.
  if (earlier && !isSame(earlier, object) && earlier.stories <= earlier.kept.length) {
    // This one may have been begun with before, and cut off.
    await intake.store.settle(earlier.kept);
    return duplicate(object, earlier);
  }

  const { bucket, key, versionId, receivedAt } = object;
  const readings = read(chunks(), { bucket, key, versionId, sha256, receivedAt }, intake.limits);
  return { ...(await storeAll(object, readings, intake)), sha256 };
}

export type Content =
  /** `chunks`: the bytes from the start, at each call. */
  | { readonly sha256: string; readonly chunks: () => AsyncIterable<Uint8Array> }
  /** The object could not be opened, and never will be. */
  | { readonly refused: Fault };

/** The hash of the whole object comes before its reading: a small object is held, a larger one is opened twice. */
export async function contentOf(
  object: StoredObject,
  { objects, limits }: { readonly objects: Pick<Objects, 'open'>; readonly limits: Limits },
): Promise<Content> {
  const hash = createHash('sha256');
  const held: Uint8Array[] = [];
  let bytes = 0;
  try {
    // What is announced as small may be large: only the bytes themselves are believed.
    for await (const chunk of objects.open(object)) {
      hash.update(chunk);
      bytes += chunk.length;
      if (bytes <= limits.wholeBytes) held.push(chunk);
      else held.length = 0;
    }
  } catch (error) {
    if (error instanceof WireError) return { refused: { code: error.code, message: error.message } };
    throw error;
  }
  return { sha256: hash.digest('hex'), chunks: () => (bytes <= limits.wholeBytes ? eachOf(held) : objects.open(object)) };
}

async function* eachOf(chunks: readonly Uint8Array[]) {
  yield* chunks;
}

/** Puts the stories as they are read, in batches, so that an object of any size takes a bounded amount of memory. */
export async function storeAll(
  object: StoredObject,
  readings: AsyncIterable<Reading>,
  { store, onStories }: Pick<Intake, 'onStories'> & { readonly store: Pick<Store, 'put'> },
): Promise<Receipt> {
  const tally = newTally();
  let batch: Story[] = [];
  let characters = 0;
  const flush = async () => {
    const placements = batch.length > 0 ? await store.put(batch) : [];
    for (const [index, story] of batch.entries()) countStory(tally, story, placements[index]);
    if (batch.length > 0) onStories?.(batch);
    batch = [];
    characters = 0;
  };
  for await (const reading of readings) {
    if (reading.kind === 'end') {
      await flush();
      return tallied(object, tally, reading.report);
    }
    if (reading.kind === 'fault') {
      tally.faults += 1;
      if (tally.refused.length < LISTED) tally.refused.push(reading.fault);
      continue;
    }
    batch.push(reading.story);
    characters += charactersOf(reading.story);
    if (batch.length >= BATCH || characters >= BATCH_CHARACTERS) await flush();
  }
  throw new Error(`Reading ${object.key} ended without a report.`);
}

function charactersOf({ item }: Story): number {
  return (item.bodies ?? []).reduce((sum, { value }) => sum + value.length, 0);
}

interface Tally {
  stories: number;
  faults: number;
  readonly kept: Receipt['kept'][number][];
  readonly refused: Fault[];
  readonly issues: Partial<Record<Issue['code'], number>>;
  /** Issues of the object stand on its next story as well, and are counted there. */
  readonly counted: WeakSet<Issue>;
}

function newTally(): Tally {
  return { stories: 0, faults: 0, kept: [], refused: [], issues: {}, counted: new WeakSet() };
}

function countStory(tally: Tally, { id, revision, issues }: Story, placement: Placement | undefined) {
  if (!placement) throw new Error('The store answered fewer placements than it was given stories.');
  tally.stories += 1;
  if (tally.kept.length < LISTED) tally.kept.push({ id, revision, placement });
  for (const each of issues) countIssue(tally, each);
  if (placement === 'conflict') tally.issues.VERSION_CONFLICT = (tally.issues.VERSION_CONFLICT ?? 0) + 1;
}

function countIssue({ issues, counted }: Tally, issue: Issue) {
  if (counted.has(issue)) return;
  counted.add(issue);
  issues[issue.code] = (issues[issue.code] ?? 0) + 1;
}

function tallied(object: StoredObject, tally: Tally, { format, encoding, issues }: Report): Receipt {
  for (const each of issues) countIssue(tally, each);
  const { stories, faults, kept, refused } = tally;
  return {
    ...begun(object),
    outcome: faults === 0 ? 'stored' : stories > 0 ? 'partial' : 'rejected',
    ...(format && { format }),
    ...(encoding && { encoding }),
    stories,
    kept,
    faults,
    refused,
    issues: tally.issues,
  };
}

function rejected(object: StoredObject, fault: Fault): Receipt {
  return { ...begun(object), outcome: 'rejected', faults: 1, refused: [fault] };
}

export function duplicate(object: StoredObject, { bucket, key, versionId, sha256, format, encoding }: Receipt): Receipt {
  return {
    ...begun(object),
    outcome: 'duplicate',
    ...(sha256 && { sha256 }),
    ...(format && { format }),
    ...(encoding && { encoding }),
    duplicateOf: { bucket, key, versionId },
  };
}

function begun({ bucket, key, versionId, receivedAt, size }: StoredObject) {
  return { bucket, key, versionId, receivedAt, size, stories: 0, kept: [], faults: 0, refused: [], issues: {} };
}

export function isSame(one: ObjectName, other: ObjectName): boolean {
  return one.bucket === other.bucket && one.key === other.key && one.versionId === other.versionId;
}
