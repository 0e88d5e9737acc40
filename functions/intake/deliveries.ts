// Object after object into the store: what `ingest`, `watch` and `start` have in common.
import type { Receipt } from '../store/store.ts';
import { type Patience, settledAgain } from './arrivals.ts';
import { type Folder, type FolderObject, ObjectChanged } from './folder.ts';
import { type Intake, takeIn } from './intake.ts';

/** What became of one object. */
export type Delivery =
  | { readonly kind: 'taken in'; readonly receipt: Receipt }
  /** It had its receipt already. */
  | { readonly kind: 'known'; readonly receipt: Receipt }
  /** The machine failed: it has no receipt, and is taken in when it is tried again. */
  | { readonly kind: 'failed'; readonly object: FolderObject; readonly error: unknown };

/** Takes objects in, one after another. Told to stop, it finishes the one in hand. */
export async function* takeInAll(
  objects: AsyncIterable<FolderObject>,
  folder: Folder,
  intake: Omit<Intake, 'objects'>,
  patience: Patience,
): AsyncGenerator<Delivery> {
  for await (const object of objects) {
    if (patience.stop.aborted) return;
    yield await deliver(object, folder, { ...intake, objects: folder }, patience);
  }
}

async function deliver(object: FolderObject, folder: Folder, intake: Intake, patience: Patience): Promise<Delivery> {
  try {
    const known = await intake.store.receipt(object);
    if (known) return { kind: 'known', receipt: known };
    return { kind: 'taken in', receipt: await takeIn(object, intake) };
  } catch (error) {
    if (!(error instanceof ObjectChanged)) return { kind: 'failed', object, error };
    // What is gone by now is found to be gone by the next try, and gets its receipt.
    const changed = await settledAgain(folder, object.key, patience);
    return patience.stop.aborted ? { kind: 'failed', object, error } : deliver(changed ?? object, folder, intake, patience);
  }
}
