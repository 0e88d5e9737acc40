// Files into the store, with a word on each: what `ingest`, `watch` and `start` have in common.
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Patience } from '../intake/arrivals.ts';
import type { Delivery } from '../intake/deliveries.ts';
import { keyOf } from '../intake/file-names.ts';
import { type Folder, openFolder } from '../intake/folder.ts';
import type { Outcome } from '../store/store.ts';
import type { Context } from './context.ts';
import { EXIT, type ExitCode, NotFoundError, worse } from './exit.ts';
import { complain } from './output.ts';

/** Failures of the system one after another: the store or the disk is in trouble. */
const MOST_FAILURES = 10;

export function patienceOf({ settings, stop }: Context): Patience {
  const onWait = (files: number) => complain(`waiting for ${counted(files, 'file', 'files')} still being written; Ctrl-C ends`);
  return { settleMs: settings.settleMs, stop, onWait };
}

/** A folder, or a file as the only object of its folder. Throws a NotFoundError for what is neither. */
export async function openPath(path: string, failed: (message: string) => void): Promise<Folder> {
  try {
    const stats = await stat(path);
    const unreadable = (key: string, error: Error) => failed(`${key} cannot be read: ${error.message}`);
    if (stats.isDirectory()) return await openFolder(path, { unreadable });
    if (!stats.isFile()) throw new Error('it is neither a file nor a folder');
    const file = await realpath(path, 'buffer');
    const name = Buffer.from(basename(file.toString('latin1')), 'latin1');
    const folder = Buffer.from(dirname(file.toString('latin1')), 'latin1');
    return await openFolder(folder, { only: [keyOf(name)], unreadable });
  } catch (error) {
    throw new NotFoundError(`${path} cannot be taken in: ${error instanceof Error ? error.message : error}`);
  }
}

export interface Tally {
  readonly outcomes: Record<Outcome, number>;
  known: number;
  failed: number;
  stories: number;
  status: ExitCode;
  failuresInARow: number;
}

export function newTally(): Tally {
  return {
    outcomes: { stored: 0, partial: 0, duplicate: 0, rejected: 0 },
    known: 0,
    failed: 0,
    stories: 0,
    status: EXIT.ok,
    failuresInARow: 0,
  };
}

/** Counts a delivery, and complains about a failure. Throws where failures come one after another. */
export function count(tally: Tally, delivery: Delivery): void {
  if (delivery.kind === 'failed') {
    tally.failed += 1;
    tally.failuresInARow = isOfSystem(delivery.error) ? tally.failuresInARow + 1 : 0;
    tally.status = EXIT.failed;
    const message = delivery.error instanceof Error ? delivery.error.message : String(delivery.error);
    complain(`${delivery.object.key} was not taken in, and will be when it is tried again: ${message}`);
    if (tally.failuresInARow >= MOST_FAILURES) throw new Error(`${MOST_FAILURES} files failed one after another: giving up.`);
    return;
  }
  tally.failuresInARow = 0;
  if (delivery.kind === 'known') tally.known += 1;
  else {
    const { outcome, stories } = delivery.receipt;
    tally.outcomes[outcome] += 1;
    tally.stories += stories;
    if (outcome === 'partial' || outcome === 'rejected') tally.status = worse(tally.status, EXIT.refused);
  }
}

/** Node's and SQLite's errors have codes; a fault of a reader has none, and costs its own file alone, as does one unreadable file. */
function isOfSystem(error: unknown): boolean {
  return error instanceof Error && 'code' in error;
}

/** `12 files: 10 stored, 2 rejected; 14 stories.` */
export function summary({ outcomes, known, failed, stories }: Tally): string {
  const counts = Object.entries({ ...outcomes, 'known before': known, failed });
  const files = counts.reduce((sum, [, number]) => sum + number, 0);
  const parts = counts.filter(([, number]) => number > 0).map(([what, number]) => `${number} ${what}`);
  if (files === 0) return 'No files.';
  return `${counted(files, 'file', 'files')}: ${parts.join(', ')}; ${counted(stories, 'new story', 'new stories')}.`;
}

function counted(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
