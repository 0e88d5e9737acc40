// The file of desks: which one counts, and how a process that runs for months follows it.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Log } from './intake/log.ts';
import { readDesks } from './store/desk-rules.ts';
import type { Desk, Desks } from './store/desks.ts';

/** Those that come with the house; a Lambda's bundle has those of its deployment beside it. */
const OURS = join(import.meta.dirname, 'desks.json');
/** Milliseconds for which a file is not looked at again. */
const LOOK_MS = 2_000;

/** The file that counts: the one that is named, or `desks.json` in the working folder, or ours; undefined where there is none. */
export function desksFile(named: string | undefined): string | undefined {
  return named ?? [resolve('desks.json'), OURS].find((file) => existsSync(file));
}

/**
 * The desks of a file as they are now: within two seconds of its being changed, the changed ones. A file that has become
 * wrong, or is gone, is logged once, and the desks stay as they were. It is read when the desks are first asked for, which
 * throws a `ConfigError` where it is wrong then.
 */
export function followDesks(file: string, log: Log): Desks {
  let known: { readonly stamp: string; readonly desks: readonly Desk[] } | undefined;
  let next = 0;
  return () => {
    if (known && performance.now() < next) return known.desks;
    next = performance.now() + LOOK_MS;
    const stamp = stampOf(file);
    if (known?.stamp !== stamp) known = { stamp, desks: known ? readAgain(file, known.desks, log) : readDesksFile(file) };
    return known.desks;
  };
}

/** The desks of a file; throws a `ConfigError` for what is wrong in it. */
export function readDesksFile(file: string): readonly Desk[] {
  return readDesks(readFileSync(file, 'utf8'), file);
}

function readAgain(file: string, before: readonly Desk[], log: Log): readonly Desk[] {
  try {
    const desks = readDesksFile(file);
    log.warn('the desks are those of the changed file; "wiredesk desks apply" files the past under them', { file, desks: desks.length });
    return desks;
  } catch (error) {
    log.error('the desks stay as they were: the changed file cannot be used', { file, error: String(error) });
    return before;
  }
}

function stampOf(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats ? `${stats.mtimeMs} ${stats.size} ${stats.ino}` : '';
}
