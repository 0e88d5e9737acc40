// What every subcommand is handed.
import { existsSync } from 'node:fs';
import type { Log } from '../intake/log.ts';
import { openStore, type Settings } from '../settings.ts';
import type { Store } from '../store/store.ts';
import { NotFoundError } from './exit.ts';
import type { Output } from './output.ts';

export interface Context {
  readonly settings: Settings;
  readonly out: Output;
  readonly log: Log;
  /** Set on Ctrl-C, and when nobody reads the output any more: what is in hand is finished, then the command ends. */
  readonly stop: AbortSignal;
}

/** Does work with the store, and closes it whatever happens. */
export async function withStore<T>({ settings }: Context, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(settings).catch((error: Error) => {
    throw new Error(`the store ${settings.db} cannot be opened: ${error.message}\nName another with --db.`, { cause: error });
  });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** The same for questions, which make no new store: there is nothing to be found in one. */
export async function askStore<T>(context: Context, work: (store: Store) => Promise<T>): Promise<T> {
  const { db } = context.settings;
  if (!existsSync(db)) {
    throw new NotFoundError(`there is no store at ${db}\nFill one with "wiredesk ingest PATH", or name another with --db.`);
  }
  return await withStore(context, work);
}
