// An action of a subcommand, with the context that its command line and the settings give it.
import { constants } from 'node:os';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { plainLog, readSettings } from '../settings.ts';
import type { Context } from './context.ts';
import { type ExitCode, UsageError } from './exit.ts';
import { complain, outputTo } from './output.ts';
import type { StackName } from './stack-name.ts';

type Action<Args extends unknown[]> = (context: Context, ...args: Args) => Promise<ExitCode>;
/** Makes an action of commander's out of one of ours. `endless`: a signal is its proper end. */
export type Acting = <Args extends unknown[]>(action: Action<Args>, endless?: boolean) => (...args: [...Args, Command]) => Promise<void>;

/** Makes actions that run in the context of their command line, and tell `answered` their exit status. */
export function inContext<Args extends unknown[]>(action: Action<Args>, answered: (status: number) => void, endless = false) {
  return async (...given: [...Args, Command]) => {
    const command = given.at(-1) as Command;
    const stopping = new AbortController();
    const context = contextOf(command.optsWithGlobals(), stopping);
    const signals = ['SIGINT', 'SIGTERM'] as const;
    let received: (typeof signals)[number] | undefined;
    const stop = (signal: (typeof signals)[number]) => {
      received = signal;
      stopping.abort();
      // A second signal finds no listener, and ends the process at once.
      for (const each of signals) process.off(each, stop);
    };
    for (const each of signals) process.on(each, stop);
    const code = await action(context, ...(given.slice(0, -1) as Args));
    answered(received && !endless ? 128 + constants.signals[received] : code);
  };
}

interface GlobalOptions {
  readonly db?: string;
  readonly desks?: string;
  readonly stack?: string;
  readonly region?: string;
  readonly profile?: string;
  readonly color: boolean;
  readonly table?: boolean;
}

function contextOf(options: GlobalOptions, stopping: AbortController): Context {
  const stack = stackOf(options);
  const settings = {
    ...readSettings(),
    ...(options.db && { db: resolve(options.db) }),
    ...(options.desks && { desks: resolve(options.desks) }),
  };
  const { columns, logLevel } = settings;
  const out = outputTo(process.stdout, { columns, colour: options.color, asTable: options.table, onClose: () => stopping.abort() });
  return { settings, ...(stack && { stack }), out, log: plainLog(logLevel, complain), stop: stopping.signal };
}

function stackOf({ db, stack: name, region, profile }: GlobalOptions): StackName | undefined {
  if (name === undefined) {
    if (region !== undefined || profile !== undefined) throw new UsageError('--region and --profile go with --stack');
    return undefined;
  }
  if (db !== undefined) throw new UsageError('--db is a store of this machine, --stack one on AWS: name one of them');
  return { name, ...(region && { region }), ...(profile && { profile }) };
}
