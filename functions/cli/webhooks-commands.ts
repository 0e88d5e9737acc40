// `wiredesk webhooks …`: its subcommands and their options.
import type { Command } from 'commander';
import type { Acting } from './acting.ts';
import { WEBHOOKS_HELP } from './help.ts';

export function addWebhooks(program: Command, acting: Acting) {
  const webhooks = program
    .command('webhooks')
    .description('to whom serve and start send events, by webhooks.json: list, test')
    .addHelpText('after', WEBHOOKS_HELP);
  webhooks
    .command('list')
    .description('the webhooks of the file, and how far each has come')
    .option('--json', 'as a JSON array')
    .action(acting(async (context, options: { json?: boolean }) => (await import('./webhooks.ts')).listWebhooks(context, options)));
  webhooks
    .command('test')
    .description('send the latest story to one, signed as any event, and say what it answers; one that was switched off is on again')
    .argument('<name>')
    .action(acting(async (context, name: string) => (await import('./webhooks.ts')).testWebhook(context, name)));
}
