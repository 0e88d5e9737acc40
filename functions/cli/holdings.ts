// What questions are put to: on this machine, or of a stack.
import type { Objects } from '../intake/objects.ts';
import type { ReceiptQuery, Store } from '../store/store.ts';

/** A store, and the bytes of the objects that its receipts and stories name, in whatever bucket they are. */
export interface Holdings {
  readonly store: Store;
  readonly objects: Pick<Objects, 'open'>;
  /** The bucket that objects come in by; on this machine there may be several. */
  readonly bucket?: string;
}

/** All versions of the object of a key, as receipts are asked for; of all objects where there is no key. */
export function receiptsOfKey(key: string | undefined, { bucket }: Holdings): Pick<ReceiptQuery, 'object'> {
  return key === undefined ? {} : { object: { key, ...(bucket !== undefined && { bucket }) } };
}
