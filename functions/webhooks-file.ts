// The file of webhooks: which one counts, and what stands in it.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readWebhooks, type Webhook } from './desk/webhook-file.ts';

/** The file that counts: the one that is named, or `webhooks.json` in the working folder; undefined where there is none. */
export function webhooksFile(named: string | undefined): string | undefined {
  return named ?? [resolve('webhooks.json')].find((file) => existsSync(file));
}

/** None, where there is no file. Throws a `ConfigError` for what is wrong in it, and what the machine throws for a file that is named and not there. */
export function readWebhooksFile(named: string | undefined): readonly Webhook[] {
  const file = webhooksFile(named);
  return file === undefined ? [] : readWebhooks(readFileSync(file, 'utf8'), file);
}
