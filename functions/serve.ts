// Lambda: HTTP requests in, the desk's answers out.
import { join } from 'node:path';
import { handle } from 'hono/aws-lambda';
import { secretsClient, wireBucket } from './aws.ts';
import { createApp } from './desk/app.ts';
import { readBuiltPage } from './desk/built-page.ts';
import type { Desk } from './desk/desk.ts';
import { limitAnswers } from './desk/limited.ts';
import { openSource } from './intake/source.ts';
import { type Lambda, openedOnce } from './lambda.ts';
import { tokensOfSecret } from './secret-tokens.ts';
import { SettingsError } from './settings.ts';

/**
 * Bytes of a body. Lambda hands on 6 MB: the answer as JSON, and in it the body as base64, a third longer. All bodies go as base64, for how
 * long JSON spells a text hangs on what is in it.
 */
const MOST_BYTES = 4_500_000;

export const handler = serveWith(openedOnce('serve', { isReadOnly: true }), deskOf);

export function serveWith(open: () => Promise<Lambda>, desk: (lambda: Lambda) => Desk) {
  let answer: ReturnType<typeof handle> | undefined;
  return async (...request: Parameters<ReturnType<typeof handle>>) => {
    answer ??= handle(limitAnswers(createApp(desk(await open())), MOST_BYTES), { isContentTypeBinary: () => true });
    return await answer(...request);
  };
}

/** Nobody is let in without a token: a desk on AWS stands open to the world. */
function deskOf({ aws, store, desks, settings, now, log }: Lambda): Desk {
  const { tokensSecret: secret } = aws;
  if (!secret) throw new SettingsError('WIREDESK_TOKENS_SECRET must name the secret that holds the tokens of those who may read');
  const objects = wireBucket(aws);
  return {
    store,
    desks,
    now,
    log,
    access: tokensOfSecret({ client: secretsClient(), secret, log }),
    page: () => readBuiltPage(join(import.meta.dirname, 'page.json')),
    openSource: async ({ source }, at) => {
      const found = await openSource({ store, objects, limits: settings.limits }, source, at);
      return typeof found === 'string' ? undefined : found;
    },
  };
}
