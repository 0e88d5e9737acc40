// `wiredesk desks …`: its subcommands and their options.
import { type Command, InvalidArgumentError } from 'commander';
import type { Acting } from './acting.ts';
import type { DesksApplyOptions, DesksTestOptions } from './desks.ts';
import { DESKS_APPLY_HELP, DESKS_TEST_HELP } from './help.ts';

export function addDesks(program: Command, acting: Acting) {
  const desks = program.command('desks').description('cuts of the wire that the file of desks defines: list, check, test, apply');
  desks
    .command('list')
    .description('the desks of the file')
    .option('--json', 'their names, titles and descriptions as a JSON array')
    .action(acting(async (context, options: { json?: boolean }) => (await import('./desks.ts')).listDesks(context, options)));
  desks
    .command('check')
    .description('say what is wrong with a file of desks, and where')
    .argument('[file]', 'default: the file that counts')
    .action(acting(async (context, file: string | undefined) => (await import('./desks.ts')).checkDesks(context, file)));
  desks
    .command('test')
    .description('show what a desk catches, and what a change to the file adds and removes')
    .argument('<name>')
    .option('--since <time>', 'from a date, or a duration such as 2h or 7d ago', '7d')
    .option('--changes', 'only what is added and removed')
    .option('--limit <number>', 'rows at most; all are counted', rows, 100)
    .option('--jsonl', 'a JSON line a story')
    .addHelpText('after', DESKS_TEST_HELP)
    .action(
      acting(async (context, name: string, options: DesksTestOptions) => (await import('./desks.ts')).testDesk(context, name, options)),
    );
  desks
    .command('apply')
    .description('file the stories of the store under the desks of the file')
    .option('--since <time>', 'those from a date, or a duration such as 2h or 7d ago; default: all')
    .addHelpText('after', DESKS_APPLY_HELP)
    .action(acting(async (context, options: DesksApplyOptions) => (await import('./desks.ts')).applyDesks(context, options)));
}

function rows(text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}
