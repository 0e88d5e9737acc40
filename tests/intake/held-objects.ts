// Objects held in memory, for tests of the intake.
import type { Objects, StoredObject } from '../../functions/intake/objects.ts';
import { WireError } from '../../functions/wire/codes.ts';

export interface HeldObject extends StoredObject {
  readonly bytes: Uint8Array;
}

export function held(key: string, bytes: Uint8Array | string, receivedAt = '2026-01-06T09:00:00.000Z', versionId = '1'): HeldObject {
  const content = Buffer.from(bytes);
  return { bucket: 'wires', key, versionId, size: content.length, receivedAt, bytes: content };
}

export interface Held extends Objects {
  /** Keys in the order in which they were opened. */
  readonly opened: string[];
}

/** Hands out objects in chunks of a few thousand bytes; those that are not among them are gone. */
export function objectsOf(objects: readonly HeldObject[]): Held {
  const opened: string[] = [];
  return {
    opened,
    async *list() {
      yield* objects;
    },
    async *open({ key, versionId }) {
      opened.push(key);
      const found = objects.find((each) => each.key === key && each.versionId === versionId);
      if (!found) throw new WireError('SOURCE_GONE', `${key} is gone`);
      for (let at = 0; at < found.bytes.length; at += 4_000) yield found.bytes.subarray(at, at + 4_000);
    },
  };
}
