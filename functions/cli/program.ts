// The subcommands of `wiredesk` and their options. Each loads what it needs when it is called.
import { constants } from 'node:os';
import { resolve } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { plainLog, readSettings, SettingsError } from '../settings.ts';
import { ConfigError } from '../store/config-error.ts';
import { REJECTIONS } from '../wire/codes.ts';
import type { Context, StackName } from './context.ts';
import { addDesks } from './desks-program.ts';
import type { DoctorOptions } from './doctor.ts';
import { EXIT, type ExitCode, NotFoundError, UsageError } from './exit.ts';
import {
  DOCTOR_HELP,
  HELP,
  INGEST_HELP,
  PARSE_HELP,
  QUERY_HELP,
  RECEIPTS_HELP,
  REDRIVE_HELP,
  REPLAY_HELP,
  SERVE_HELP,
  SHOW_HELP,
  WATCH_HELP,
} from './help.ts';
import type { IngestOptions } from './ingest.ts';
import { complain, outputTo } from './output.ts';
import type { ParseOptions } from './parse.ts';
import type { QueryOptions } from './query.ts';
import type { ReceiptsOptions } from './receipts.ts';
import type { RedriveOptions } from './redrive.ts';
import type { ReplayCommandOptions } from './replay.ts';
import type { ServingOptions } from './serving.ts';
import type { ShowOptions } from './show.ts';
import type { StartOptions } from './start.ts';
import type { TokenOptions } from './token.ts';
import type { VocabularyOptions } from './vocabulary.ts';
import { addWebhooks } from './webhooks-program.ts';

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

type Action<Args extends unknown[]> = (context: Context, ...args: Args) => Promise<ExitCode>;
/** Makes an action of commander's out of one of ours. `endless`: a signal is its proper end. */
export type Acting = <Args extends unknown[]>(action: Action<Args>, endless?: boolean) => (...args: [...Args, Command]) => Promise<void>;

function inContext<Args extends unknown[]>(action: Action<Args>, answered: (status: number) => void, endless = false) {
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

function addStart(program: Command, acting: Acting) {
  serving(
    program.command('start').description('read samples/ into the store, show what became of them, then watch inbox/ and serve the desk'),
  )
    .option('--once', 'end after the samples')
    .option('--samples <folder>', 'where the samples are', 'samples')
    .option('--inbox <folder>', 'the folder to watch; made where there is none', 'inbox')
    .action(acting(async (context, options: StartOptions) => (await import('./start.ts')).start(context, options), true));
}

function addServe(program: Command, acting: Acting) {
  serving(program.command('serve').description('serve feeds, API and page over HTTP, to this machine alone unless told otherwise'))
    .addHelpText('after', SERVE_HELP)
    .action(acting(async (context, options: ServingOptions) => (await import('./serve.ts')).serve(context, options), true));
}

/** Options of a command that serves. */
function serving(command: Command): Command {
  return command
    .option('--port <number>', 'the port; 0 for any that is free', port, 7901)
    .option('--host <address>', 'the address to be reached at', '127.0.0.1')
    .option('--tokens <file>', 'a file of tokens: whoever asks needs one')
    .option('--anyone', 'let anyone read who reaches the address, without a token')
    .option('--base-url <url>', 'where others find the desk, as behind a proxy: what links begin with', webAddress);
}

function addToken(program: Command, acting: Acting) {
  program
    .command('token')
    .description('tokens of those who may ask the desk')
    .command('new')
    .description('make one, and print it with what the desk keeps of it')
    .addOption(
      new Option('--scope <scope>', 'read: stories and feeds; admin: receipts and all that changes something, too')
        .choices(['read', 'admin'])
        .makeOptionMandatory(),
    )
    .option('--name <name>', 'whose it is')
    .action(acting(async (context, options: TokenOptions) => (await import('./token.ts')).tokenNew(context, options)));
}

function addIngest(program: Command, acting: Acting) {
  program
    .command('ingest')
    .description('take files and folders into the store')
    .argument('<path...>', 'files, and folders with all that lies below them')
    .option('--jsonl', 'a receipt a line')
    .addHelpText('after', INGEST_HELP)
    .action(
      acting(async (context, paths: string[], options: IngestOptions) => (await import('./ingest.ts')).ingest(context, paths, options)),
    );
}

function addWatch(program: Command, acting: Acting) {
  program
    .command('watch')
    .description('take in what lies in a folder, and whatever comes')
    .argument('<folder>')
    .option('--jsonl', 'a receipt a line')
    .addHelpText('after', WATCH_HELP)
    .action(
      acting(async (context, folder: string, options: IngestOptions) => (await import('./watch.ts')).watch(context, folder, options), true),
    );
}

function addQuery(program: Command, acting: Acting) {
  program
    .command('query')
    .description('list stories, newest first')
    .option('--feed <name>', 'a feed: all, provider/…, subject/…, language/…, place/…, desk/…')
    .option('--provider <name>')
    .option('--subject <topic>', 'a Media Topic, by code or URI, with its narrower ones')
    .option('--language <tag>')
    .option('--place <country>', 'ISO 3166, two letters')
    .option('--since <time>', 'from a date, or a duration such as 2h or 7d ago')
    .option('--until <time>', 'before a date, or a duration ago')
    .option('--text <words>', 'words, "phrases" and -exclusions')
    .addOption(new Option('--status <status>').choices(['usable', 'withheld', 'canceled']))
    .option('--limit <number>', 'stories at most', limit, 20)
    .option('--json', 'a JSON array')
    .option('--jsonl', 'a JSON line a story')
    .addHelpText('after', QUERY_HELP)
    .action(acting(async (context, options: QueryOptions) => (await import('./query.ts')).query(context, options)));
}

function addShow(program: Command, acting: Acting) {
  program
    .command('show')
    .description('show one story')
    .argument('<id>')
    .option('--revision <revision>', 'this one and not the latest')
    .option('--revisions', 'list its revisions')
    .option('--explain', 'each field: its value, how it was found, and where')
    .option('--source', 'the bytes it was read from, from where they lie')
    .option('--json', 'the story as JSON')
    .addHelpText('after', SHOW_HELP)
    .action(acting(async (context, id: string, options: ShowOptions) => (await import('./show.ts')).show(context, id, options)));
}

function addReceipts(program: Command, acting: Acting) {
  program
    .command('receipts')
    .description('what became of each object, latest first')
    .addOption(new Option('--outcome <outcome>').choices(['stored', 'partial', 'duplicate', 'rejected']))
    .addOption(new Option('--code <code>', 'refused for this reason').choices(Object.keys(REJECTIONS)))
    .option('--prefix <start>', 'objects whose key starts so')
    .option('--since <time>', 'from a date, or a duration such as 2h or 7d ago')
    .option('--limit <number>', 'receipts at most', limit, 20)
    .option('--jsonl', 'a receipt a line')
    .addHelpText('after', RECEIPTS_HELP)
    .action(acting(async (context, options: ReceiptsOptions) => (await import('./receipts.ts')).receipts(context, options)));
}

function addReplay(program: Command, acting: Acting) {
  program
    .command('replay')
    .description('read objects again that were taken in before, and let stories and receipts follow')
    .argument('[key...]', 'objects, by their whole keys')
    .option('--prefix <start>', 'objects whose key starts so')
    .addOption(new Option('--outcome <outcome>').choices(['stored', 'partial', 'duplicate', 'rejected']))
    .addOption(new Option('--code <code>', 'refused for this reason').choices(Object.keys(REJECTIONS)))
    .option('--since <time>', 'that arrived from a date, or a duration such as 2h or 7d ago')
    .option('--until <time>', 'that arrived before a date, or a duration ago')
    .option('--all', 'all objects')
    .option('--dry-run', 'show what would change, field by field, and write nothing')
    .option('--jsonl', 'a JSON line an object')
    .addHelpText('after', REPLAY_HELP)
    .action(
      acting(async (context, keys: string[], options: ReplayCommandOptions) =>
        (await import('./replay.ts')).replay(context, keys, options),
      ),
    );
}

function addRedrive(program: Command, acting: Acting) {
  program
    .command('redrive')
    .description('take in what was left over: files without a receipt; of a stack, its dead letters')
    .argument('[folder...]', 'folders to look through (default: inbox)')
    .option('--limit <number>', 'dead letters at most', limit)
    .option('--dry-run', 'only name them')
    .option('--jsonl', 'a JSON line each')
    .addHelpText('after', REDRIVE_HELP)
    .action(
      acting(async (context, folders: string[], options: RedriveOptions) =>
        (await import('./redrive.ts')).redrive(context, folders, options),
      ),
    );
}

function addDoctor(program: Command, acting: Acting) {
  program
    .command('doctor')
    .description('check the desk of this machine or a stack, and say what is wrong and what to do')
    .argument('[folder...]', 'folders that are watched (default: inbox)')
    .option('--thorough', 'compare the indexes of the store with its tables as well')
    .option('--jsonl', 'a JSON line a finding')
    .addHelpText('after', DOCTOR_HELP)
    .action(
      acting(async (context, folders: string[], options: DoctorOptions) => (await import('./doctor.ts')).doctor(context, folders, options)),
    );
}

function addParse(program: Command, acting: Acting) {
  program
    .command('parse')
    .description('read files and show what is in them, without storing anything')
    .argument('[file...]', 'files; - is standard input')
    .option('--jsonl', 'a JSON line a file')
    .option('--files-from <list>', 'a file of file names, one a line; - is standard input')
    .option('--null', 'the names in the list end with NUL')
    .addHelpText('after', PARSE_HELP)
    .action(acting(async (context, files: string[], options: ParseOptions) => (await import('./parse.ts')).parse(context, files, options)));
}

function addFormats(program: Command, acting: Acting) {
  program
    .command('formats')
    .description('the formats that are read, in the order in which they are tried, and how each is recognised')
    .action(acting(async (context) => (await import('./formats.ts')).formats(context)));
}

function addVocabulary(program: Command, acting: Acting) {
  program
    .command('vocabulary')
    .description('write the table of Media Topics from an official IPTC export (NewsCodes "cptall" JSON of medtop)')
    .argument('<file>', 'the export')
    .option('--release <date>', 'its release, where it does not state one')
    .option('--out <file>', 'what to write (default: functions/wire/vocab/media-topics.ts)')
    .action(
      acting(async (context, file: string, options: VocabularyOptions) =>
        (await import('./vocabulary.ts')).vocabulary(context, file, options),
      ),
    );
}

function limit(text: string): number {
  const number = Number(text);
  if (!/^\d{1,7}$/.test(text) || number < 1) throw new InvalidArgumentError('It must be a whole number from 1 up.');
  return number;
}

function port(text: string): number {
  const number = Number(text);
  if (!/^\d{1,5}$/.test(text) || number > 65_535) throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
  return number;
}

function webAddress(text: string): string {
  const { protocol = '', search = '', hash = '' } = URL.parse(text) ?? {};
  if (!/^https?:$/.test(protocol) || search || hash) throw new InvalidArgumentError('It must be an address such as https://desk.example.');
  return text;
}
