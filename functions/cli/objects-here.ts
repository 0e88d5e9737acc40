// Objects in folders of this machine, each found by the bucket that its receipt names.
import type { Folder } from '../intake/folder.ts';
import type { Objects } from '../intake/objects.ts';
import { WireError } from '../wire/codes.ts';

/** Opens objects of any folder. A bucket that is no folder, or no longer there, is gone with all its objects. */
export function objectsHere(): Pick<Objects, 'open'> {
  const folders = new Map<string, Promise<Folder | undefined>>();
  const folder = (bucket: string) => {
    const known = folders.get(bucket) ?? openFolderOf(bucket);
    folders.set(bucket, known);
    return known;
  };
  return {
    async *open(object) {
      const found = await folder(object.bucket);
      if (!found) throw new WireError('SOURCE_GONE', `${object.bucket} is no folder of this machine.`);
      yield* found.open(object);
    },
  };
}

/** Most questions open nothing, and need not load what opens. */
async function openFolderOf(bucket: string): Promise<Folder | undefined> {
  const { folderOf } = await import('../intake/folder.ts');
  return await folderOf(bucket).catch(() => undefined);
}
