// The subcommands that give stories out. Each loads what it needs when it is called.
import { type Command, Option } from 'commander';
import type { Acting } from './acting.ts';
import { QUERY_HELP, SERVE_HELP, SHOW_HELP } from './help.ts';
import { INBOX } from './inbox.ts';
import type { QueryOptions } from './query.ts';
import type { ServingOptions } from './serving.ts';
import type { ShowOptions } from './show.ts';
import type { StartOptions } from './start.ts';
import type { TokenOptions } from './token.ts';
import { limit, port, webAddress } from './values.ts';

export function addStart(program: Command, acting: Acting) {
  serving(
    program.command('start').description('read samples/ into the store, show what became of them, then watch inbox/ and serve the desk'),
  )
    .option('--once', 'end after the samples')
    .option('--samples <folder>', 'where the samples are', 'samples')
    .option('--inbox <folder>', 'the folder to watch; made where there is none', INBOX)
    .action(acting(async (context, options: StartOptions) => (await import('./start.ts')).start(context, options), true));
}

export function addServe(program: Command, acting: Acting) {
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

export function addToken(program: Command, acting: Acting) {
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

export function addQuery(program: Command, acting: Acting) {
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

export function addShow(program: Command, acting: Acting) {
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
