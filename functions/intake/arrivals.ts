// Objects of a folder as they become ready to be read: a file that is still being written is waited for.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Folder, FolderObject } from './folder.ts';

export interface Patience {
  /** Milliseconds for which a file must have been quiet: same size, same times. */
  readonly settleMs: number;
  /** Ends the waiting. */
  readonly stop: AbortSignal;
  /** Told once how many files are still being written, where that takes long. */
  readonly onWait?: (files: number) => void;
}

const LONG_MS = 5_000;

interface Waiting {
  readonly object: FolderObject;
  /** By the clock that never jumps. */
  readonly quietSince: number;
}

/** Files that may still be written to. */
export interface Unsettled {
  /** Whether a file was quiet for so long before it was looked at that there is no need to wait. */
  isQuiet(object: FolderObject): boolean;
  add(object: FolderObject): void;
  /** Those that have been quiet for long enough, as they lie there now; they are waited for no longer. */
  ready(): Promise<FolderObject[]>;
  readonly size: number;
  /** Milliseconds after which it is worth asking again. */
  readonly pollMs: number;
}

export function unsettled(folder: Folder, settleMs: number): Unsettled {
  const waiting = new Map<string, Waiting>();
  return {
    isQuiet: (object) => quietFor(object) >= settleMs,
    add(object) {
      const known = waiting.get(object.key);
      if (known && isUnchanged(known.object, object)) return;
      waiting.set(object.key, { object, quietSince: performance.now() - Math.min(quietFor(object), settleMs) });
    },
    async ready() {
      const ready: FolderObject[] = [];
      for (const [key, { object, quietSince }] of waiting) {
        const now = await folder.look(key);
        if (!now) waiting.delete(key);
        else if (!isUnchanged(now, object)) waiting.set(key, { object: now, quietSince: performance.now() });
        else if (performance.now() - quietSince >= settleMs) {
          waiting.delete(key);
          ready.push(now);
        }
      }
      return ready;
    },
    get size() {
      return waiting.size;
    },
    pollMs: Math.max(10, settleMs / 5),
  };
}

/** What the file system's clock says; a clock that runs ahead of ours says nothing. */
function quietFor({ changedAt }: FolderObject): number {
  return Math.max(0, Date.now() - changedAt);
}

function isUnchanged(one: FolderObject, other: FolderObject): boolean {
  return one.versionId === other.versionId && one.changedAt === other.changedAt;
}

/** All objects of a folder: the quiet ones in the order of their keys, then the others as they settle. */
export async function* arrivals(folder: Folder, { settleMs, stop, onWait }: Patience): AsyncGenerator<FolderObject> {
  const fresh = unsettled(folder, settleMs);
  for await (const object of folder.list()) {
    if (stop.aborted) return;
    if (fresh.isQuiet(object)) yield object;
    else fresh.add(object);
  }
  let patient = LONG_MS + settleMs;
  for (const start = performance.now(); fresh.size > 0 && !stop.aborted; ) {
    for (const object of await fresh.ready()) yield object;
    if (fresh.size > 0) await sleep(fresh.pollMs);
    if (performance.now() - start < patient) continue;
    if (fresh.size > 0) onWait?.(fresh.size);
    patient = Number.POSITIVE_INFINITY;
  }
}

/** An object that changed under the reader, once it is quiet again; undefined where it has gone. */
export async function settledAgain(folder: Folder, key: string, { settleMs, stop }: Patience): Promise<FolderObject | undefined> {
  const fresh = unsettled(folder, settleMs);
  const object = await folder.look(key);
  if (object) fresh.add(object);
  while (fresh.size > 0 && !stop.aborted) {
    const [ready] = await fresh.ready();
    if (ready) return ready;
    await sleep(fresh.pollMs);
  }
  return undefined;
}
