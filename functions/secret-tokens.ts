// Tokens out of AWS Secrets Manager. Spec of what the secret holds: desk/tokens.ts.
import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

import { type Access, readTokens, type Token } from './desk/tokens.ts';
import type { Log } from './intake/log.ts';
import { faultIn } from './store/faults.ts';

/** Milliseconds for which tokens count before the secret is read again: so long one that was taken away may still be used. */
const LIFETIME = 60_000;

export interface SecretTokens {
  readonly client: SecretsManagerClient;
  /** ARN or name. */
  readonly secret: string;
  readonly log: Log;
  /** Milliseconds, of a clock that never jumps. */
  readonly clock?: () => number;
}

/**
 * The tokens of a secret. Where it cannot be read, those that were known still count; where none are known, whoever asks is told
 * that the desk failed. Requests that come meanwhile wait for one reading.
 */
export function tokensOfSecret({ client, secret, log, clock = () => performance.now() }: SecretTokens): Access {
  let known: { readonly tokens: readonly Token[]; readonly until: number } | undefined;
  let reading: Promise<readonly Token[]> | undefined;
  const readAgain = async (): Promise<readonly Token[]> => {
    try {
      const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: secret }));
      known = { tokens: readTokens(SecretString), until: clock() + LIFETIME };
    } catch (error) {
      if (!known) throw error;
      log.error('the tokens cannot be read again: those that were known still count', faultIn(error));
      known = { tokens: known.tokens, until: clock() + LIFETIME };
    } finally {
      reading = undefined;
    }
    return known.tokens;
  };
  return {
    async tokens() {
      if (known && clock() < known.until) return known.tokens;
      reading ??= readAgain();
      return await reading;
    },
  };
}
