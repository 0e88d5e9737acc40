// Whether what lies in a folder is taken in.
import { type Folder, openFolder } from '../../intake/folder.ts';
import type { Store } from '../../store/store.ts';
import { shownName } from '../printable.ts';
import { broken, type Check, counted, type Finding, lasting, ok, warning } from './check.ts';

export interface Watched {
  /** The folder as it was named. */
  readonly path: string;
  /** Absent where it cannot be opened. */
  readonly store?: Store;
  readonly at: string;
}

/** A file that waits for longer is waited for by nobody. */
const PATIENCE_MS = 300_000;

const backlog: Check<Watched> = {
  name: 'folder',
  async run({ path, store, at }) {
    const unreadable: string[] = [];
    const folder = await openFolder(path, { unreadable: (key) => unreadable.push(key) }).catch((error: Error) => error);
    if (folder instanceof Error)
      return broken(`${shownName(path)} cannot be read: ${folder.message}`, 'Make it, or give Wiredesk the right to read it and enter it.');
    const findings: Finding[] = [];
    if (store) findings.push(await waiting(folder, store, path, at));
    if (unreadable.length > 0)
      findings.push(
        warning(
          `${counted(unreadable.length, 'file')} in ${shownName(path)} cannot be read, ${shownName(unreadable[0] ?? '')} first`,
          'Give Wiredesk the right to read them.',
        ),
      );
    return findings;
  },
};

async function waiting(folder: Folder, store: Store, path: string, at: string): Promise<Finding> {
  let files = 0;
  let late = 0;
  let oldest = Number.POSITIVE_INFINITY;
  for await (const object of folder.list()) {
    files += 1;
    if (await store.receipt(object)) continue;
    oldest = Math.min(oldest, object.changedAt);
    if (Date.parse(at) - object.changedAt > PATIENCE_MS) late += 1;
  }
  const says = `${shownName(path)}: ${counted(files, 'file')}`;
  if (late === 0) return ok(`${says}, none of them overdue`);
  return broken(
    `${says}, ${late.toLocaleString('en')} not taken in, the oldest for ${lasting(Date.parse(at) - oldest)}`,
    `Is "wiredesk watch ${shownName(path)}" running? "wiredesk redrive ${shownName(path)}" takes them in now.`,
  );
}

export const FOLDER_CHECKS: readonly Check<Watched>[] = [backlog];
