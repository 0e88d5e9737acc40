// The subcommands that read wire copy: into the store, or to show it. Each loads what it needs when it is called.
import type { Command } from 'commander';
import type { Acting } from './acting.ts';
import { INGEST_HELP, PARSE_HELP, WATCH_HELP } from './help.ts';
import type { IngestOptions } from './ingest.ts';
import type { ParseOptions } from './parse.ts';
import type { VocabularyOptions } from './vocabulary.ts';

export function addIngest(program: Command, acting: Acting) {
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

export function addWatch(program: Command, acting: Acting) {
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

export function addParse(program: Command, acting: Acting) {
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

export function addFormats(program: Command, acting: Acting) {
  program
    .command('formats')
    .description('the formats that are read, in the order in which they are tried, and how each is recognised')
    .action(acting(async (context) => (await import('./formats.ts')).formats(context)));
}

export function addVocabulary(program: Command, acting: Acting) {
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
