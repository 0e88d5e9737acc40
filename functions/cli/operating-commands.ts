// The subcommands of who runs a desk. Each loads what it needs when it is called.
import { type Command, Option } from 'commander';
import { REJECTIONS } from '../wire/codes.ts';
import type { Acting } from './acting.ts';
import type { DoctorOptions } from './doctor.ts';
import { DOCTOR_HELP, KILL_HELP, RECEIPTS_HELP, REDRIVE_HELP, REPLAY_HELP } from './help.ts';
import type { KillOptions } from './kill.ts';
import type { ReceiptsOptions } from './receipts.ts';
import type { RedriveOptions } from './redrive.ts';
import type { ReplayCommandOptions } from './replay.ts';
import { limit } from './values.ts';

export function addReceipts(program: Command, acting: Acting) {
  program
    .command('receipts')
    .description('what became of each object, latest first')
    .argument('[key]', 'one object, by its whole key')
    .addOption(new Option('--outcome <outcome>').choices(['stored', 'partial', 'duplicate', 'rejected']))
    .addOption(new Option('--code <code>', 'refused for this reason').choices(Object.keys(REJECTIONS)))
    .option('--prefix <start>', 'objects whose key starts so')
    .option('--since <time>', 'from a date, or a duration such as 2h or 7d ago')
    .option('--limit <number>', 'receipts at most', limit, 20)
    .option('--jsonl', 'a receipt a line')
    .addHelpText('after', RECEIPTS_HELP)
    .action(
      acting(async (context, key: string | undefined, options: ReceiptsOptions) =>
        (await import('./receipts.ts')).receipts(context, key, options),
      ),
    );
}

export function addReplay(program: Command, acting: Acting) {
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

export function addRedrive(program: Command, acting: Acting) {
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

export function addKill(program: Command, acting: Acting) {
  program
    .command('kill')
    .description('take a story back by hand: it is gone from every answer, for good')
    .argument('<id>', 'the story, by its identifier or the end of it')
    .requiredOption('--reason <text>', 'why; readers of the story are told')
    .option('--folder <folder>', 'where the order is kept (default: inbox)')
    .option('--unseen', 'the story is in no answer yet: it is under embargo, or still to come')
    .option('--dry-run', 'only name the story that is meant')
    .addHelpText('after', KILL_HELP)
    .action(acting(async (context, id: string, options: KillOptions) => (await import('./kill.ts')).kill(context, id, options)));
}

export function addDoctor(program: Command, acting: Acting) {
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
