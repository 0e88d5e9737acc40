// What must come of objects: the same objects taken in, one after another, by the embedded store on this machine.
import { takeIn } from '../../functions/intake/intake.ts';
import { SILENT } from '../../functions/intake/log.ts';
import type { Objects } from '../../functions/intake/objects.ts';
import { openSqliteStore } from '../../functions/store/sqlite.ts';
import type { Receipt, Store } from '../../functions/store/store.ts';
import { WireError } from '../../functions/wire/codes.ts';
import { DEFAULT_LIMITS } from '../../functions/wire/limits.ts';
import type { Delivered } from './delivery.ts';

export interface Oracle {
  readonly store: Store;
  /** Of all stories that were ever put. */
  readonly ids: ReadonlySet<string>;
  /** By the name of the object. */
  readonly receipts: ReadonlyMap<string, Receipt>;
}

export async function askOracle(delivered: readonly Delivered[], receivedAt: string): Promise<Oracle> {
  const store = openSqliteStore(':memory:');
  const ids = new Set<string>();
  const noting: Store = {
    ...store,
    put: (stories) => {
      for (const { id } of stories) ids.add(id);
      return store.put(stories);
    },
  };
  const objects = objectsOf(delivered);
  const receipts = new Map<string, Receipt>();
  for (const { bucket, key, versionId, bytes } of delivered) {
    const object = { bucket, key, versionId, size: bytes.length, receivedAt };
    receipts.set(nameOf(object), await takeIn(object, { store: noting, objects, limits: DEFAULT_LIMITS, log: SILENT }));
  }
  return { store, ids, receipts };
}

export function nameOf({ key, versionId }: { readonly key: string; readonly versionId: string }): string {
  return `${key} (${versionId})`;
}

function objectsOf(delivered: readonly Delivered[]): Objects {
  const held = new Map(delivered.map((object) => [nameOf(object), object]));
  return {
    async *list() {},
    async *open(object) {
      const found = held.get(nameOf(object));
      if (!found) throw new WireError('SOURCE_GONE', `${object.key} is gone`);
      yield found.bytes;
    },
  };
}
