// What every subcommand is handed.
import { existsSync } from 'node:fs';
import type { Log } from '../intake/log.ts';
import { openStore } from '../open.ts';
import { openDesks } from '../open-desks.ts';
import type { Settings } from '../settings.ts';
import type { Desks } from '../store/desks.ts';
import type { Store } from '../store/store.ts';
import { NotFoundError, UsageError } from './exit.ts';
import type { Holdings } from './holdings.ts';
import type { Output } from './output.ts';
import type { StackName } from './stack-name.ts';

export interface Context {
  readonly settings: Settings;
  /** The deployed stack that is meant, where it is not the store of this machine. */
  readonly stack?: StackName;
  readonly out: Output;
  readonly log: Log;
  /** Set on Ctrl-C, and when nobody reads the output any more: what is in hand is finished, then the command ends. */
  readonly stop: AbortSignal;
}

/** Does work with the store of this machine, which takes in stories under the desks of today, and closes it whatever happens. */
export async function withStore<T>(context: Context, work: (store: Store, desks: Desks) => Promise<T>): Promise<T> {
  const { settings, stack, log } = context;
  if (stack)
    throw new UsageError(`--stack ${stack.name}: what runs on AWS takes in what is put into its bucket, by no command of this machine`);
  const desks = await openDesks(settings, log);
  const store = await openStore(settings, desks).catch((error: Error) => {
    throw new Error(`the store ${settings.db} cannot be opened: ${error.message}\nName another with --db.`, { cause: error });
  });
  try {
    return await work(store, desks);
  } finally {
    await store.close();
  }
}

/** For questions, to the store of this machine or of a stack; they make no new store: there is nothing to be found in one. */
export async function askStore<T>(context: Context, work: (store: Store) => Promise<T>): Promise<T> {
  return await askHoldings(context, ({ store }) => work(store));
}

/** The same, with the objects that the stories were read from. */
export async function askHoldings<T>(context: Context, work: (holdings: Holdings) => Promise<T>): Promise<T> {
  if (context.stack) {
    const { withStack } = await import('./stack.ts');
    return await withStack(context.stack, { log: context.log, desks: context.settings.desks }, ({ holdings }) => work(holdings));
  }
  needStore(context);
  const { objectsHere } = await import('./objects-here.ts');
  return await withStore(context, (store) => work({ store, objects: objectsHere() }));
}

/** Throws where this machine has no store yet. */
export function needStore({ settings: { db } }: Context): void {
  if (existsSync(db)) return;
  throw new NotFoundError(`there is no store at ${db}\nFill one with "wiredesk ingest PATH", or name another with --db.`);
}
