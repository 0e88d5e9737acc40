// Objects that have no receipt are queued again, whatever became of their event. The bucket is walked over bit by bit: each run
// goes on where the last one ended, so that ten million objects are never listed at once.
import type { Store } from '../store/store.ts';
import { keepText, keptText } from './long-marks.ts';
import type { Measure } from './metrics.ts';
import type { StoredObject } from './objects.ts';
import type { Bucket } from './s3.ts';

export interface Reconciling {
  readonly objects: Pick<Bucket, 'page'>;
  readonly store: Pick<Store, 'receipt' | 'mark' | 'keepMark'>;
  /** Announces objects to the intake. */
  readonly queue: (objects: readonly StoredObject[]) => Promise<void>;
  readonly measure: Measure;
  /** Now: ISO 8601 in UTC, with milliseconds. */
  readonly at: string;
  /** Pages of a thousand that one run looks over, at most. */
  readonly pages: number;
  /** Age from which an object should have its receipt. */
  readonly graceMinutes: number;
  /** Least time between two looks at one object: what waits in a queue that is behind is not queued over and over. */
  readonly lapMinutes: number;
  /** Milliseconds until the process is stopped. */
  readonly timeLeft: () => number;
}

export interface Reconciled {
  readonly checked: number;
  readonly queued: number;
}

/** Where the walk stands. */
interface Walk {
  /** When it last began at the start of the bucket. */
  readonly begun: string;
  /** When the last lap began that looked at objects of any age. */
  readonly whole: string;
  /** Absent at the end of a lap. */
  readonly cursor?: string;
  readonly isDone: boolean;
}

const MARK = 'reconcile';
const MINUTE = 60_000;
/** Old objects had their receipts long ago. They are looked at once a day, for a look is paid for; this is well over a day. */
const YOUNG_MINUTES = 2 * 1_440;
const WHOLE_MINUTES = 1_440;
/** What a page may take, with a receipt looked up for each of its objects. */
const PAGE_MS = 15_000;
const AT_ONCE = 32;

/** Looks over the next pages of the bucket. What it throws is tried again by the next run, from the same page on. */
export async function reconcile(reconciling: Reconciling): Promise<Reconciled> {
  const { store, at, objects, queue, measure, pages, lapMinutes, timeLeft } = reconciling;
  let walk = await walkOf(store, at);
  if (walk.isDone) {
    if (minutesBetween(walk.begun, at) < lapMinutes) return { checked: 0, queued: 0 };
    walk = { begun: at, whole: minutesBetween(walk.whole, at) < WHOLE_MINUTES ? walk.whole : at, isDone: false };
  }
  let [checked, queued] = [0, 0];
  for (let page = 0; page < pages && !walk.isDone && timeLeft() > PAGE_MS; page += 1) {
    const { objects: found, cursor } = await objects.page(walk.cursor);
    const due = found.filter((object) => isDue(object, walk, reconciling));
    const missing = await withoutReceipt(due, store);
    if (missing.length > 0) await queue(missing);
    measure('Checked', due.length);
    measure('Reconciled', missing.length);
    checked += due.length;
    queued += missing.length;
    const { begun, whole } = walk;
    walk = cursor === undefined ? { begun, whole, isDone: true } : { begun, whole, cursor, isDone: false };
    await keepText(store, MARK, JSON.stringify(walk), `${at}/${page}`);
  }
  return { checked, queued };
}

async function walkOf(store: Reconciling['store'], at: string): Promise<Walk> {
  const kept = await keptText(store, MARK);
  return kept === undefined ? { begun: at, whole: at, isDone: false } : JSON.parse(kept);
}

function isDue({ receivedAt }: StoredObject, { begun, whole }: Walk, { at, graceMinutes }: Reconciling): boolean {
  const age = minutesBetween(receivedAt, at);
  return age >= graceMinutes && (begun === whole || age < YOUNG_MINUTES);
}

async function withoutReceipt(objects: readonly StoredObject[], store: Reconciling['store']): Promise<StoredObject[]> {
  const missing: StoredObject[] = [];
  const rest = objects.values();
  const look = async () => {
    for (const object of rest) if (!(await store.receipt(object))) missing.push(object);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, look));
  return missing;
}

function minutesBetween(earlier: string, later: string): number {
  return (Date.parse(later) - Date.parse(earlier)) / MINUTE;
}
