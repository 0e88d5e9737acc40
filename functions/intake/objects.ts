// Where objects come from: a bucket, or a folder that stands for one. Adapters: folder.ts, s3.ts.
import type { ObjectName } from '../store/store.ts';

export interface StoredObject extends ObjectName {
  /** Bytes. */
  readonly size: number;
  /** When the object arrived: ISO 8601 in UTC, with milliseconds. */
  readonly receivedAt: string;
}

export interface Objects {
  /** All objects, in the order of their keys. */
  list(): AsyncIterable<StoredObject>;
  /**
   * The bytes of one version of an object, from the start at each call.
   * Throws `WireError` SOURCE_GONE where that version is no longer there.
   */
  open(object: StoredObject): AsyncIterable<Uint8Array>;
}
