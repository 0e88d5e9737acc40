// The command line: its subcommands, and what becomes of what they throw.
import { Command, CommanderError } from 'commander';
import { SettingsError } from '../settings.ts';
import { ConfigError } from '../store/config-error.ts';
import { inContext } from './acting.ts';
import { addQuery, addServe, addShow, addStart, addToken } from './desk-commands.ts';
import { addDesks } from './desks-commands.ts';
import { EXIT, type ExitCode, NotFoundError, UsageError } from './exit.ts';
import { HELP } from './help.ts';
import { addFormats, addIngest, addParse, addVocabulary, addWatch } from './intake-commands.ts';
import { addDoctor, addKill, addReceipts, addRedrive, addReplay } from './operating-commands.ts';
import { complain } from './output.ts';
import { addWebhooks } from './webhooks-commands.ts';

/** Runs one command line and answers its exit status. Never throws. */
export async function run(args: readonly string[]): Promise<number> {
  // Nobody reads our complaints: that is no reason to die.
  process.stderr.on('error', () => {});
  let status = 0;
  const answered = (code: number) => {
    status = code;
  };
  try {
    await wiredesk(answered).parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    return explain(error);
  }
}

/** Says what went wrong and what to do about it, unless that was said already. */
function explain(error: unknown): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  complain(error instanceof Error ? error.message : String(error));
  if (error instanceof UsageError || error instanceof SettingsError || error instanceof ConfigError) return EXIT.usage;
  return error instanceof NotFoundError ? EXIT.refused : EXIT.failed;
}

function wiredesk(answered: (status: number) => void): Command {
  const program = new Command('wiredesk')
    .description('Reads wire copy of any format; keeps every story, in one clean shape, in a store.')
    .option('--db <file>', 'the file of the store (default: .wiredesk/desk.sqlite below the working folder)')
    .option('--stack <name>', 'a deployed stack in place of the store of this machine')
    .option('--region <region>', "the stack's AWS region, where AWS_REGION and the profile say nothing of it")
    .option('--profile <name>', 'the AWS profile to use')
    .option('--desks <file>', 'the file of desks (default: desks.json in the working folder, or else the desks that come with Wiredesk)')
    .option('--table', 'tables also where no terminal is, as for a pager')
    .option('--no-color', 'no colours')
    .exitOverride()
    .showHelpAfterError('See "wiredesk --help", or --help after a command.')
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', HELP);
  for (const add of [
    addStart,
    addIngest,
    addWatch,
    addServe,
    addToken,
    addQuery,
    addShow,
    addReceipts,
    addReplay,
    addRedrive,
    addKill,
    addDoctor,
    addDesks,
    addWebhooks,
    addParse,
    addFormats,
    addVocabulary,
  ]) {
    add(program, (action, endless) => inContext(action, answered, endless));
  }
  return program;
}
