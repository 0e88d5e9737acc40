// Tokens out of a secret of AWS Secrets Manager. Spec of its text: tokens.ts.
import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Access } from './access.ts';
import { readTokens, type Token } from './tokens.ts';

/** Milliseconds for which tokens count without another look: a token that was taken away opens the desk so much longer. */
const FRESH = 300_000;

/** Asks for the secret when somebody first asks for anything. `clock`: milliseconds, for tests. Where AWS fails, tokens known before count on. */
export function tokensOfSecret(client: SecretsManagerClient, secretId: string, clock: () => number = Date.now): Access {
  let known: { readonly tokens: readonly Token[]; readonly since: number } | undefined;
  let asking: Promise<readonly Token[]> | undefined;
  const ask = async () => {
    try {
      const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
      known = { tokens: readTokens(SecretString), since: clock() };
    } catch (error) {
      if (!known) throw error;
      // To ask at each request would make a failing service fail more.
      known = { tokens: known.tokens, since: clock() };
    } finally {
      asking = undefined;
    }
    return known.tokens;
  };
  return {
    async tokens() {
      if (known && clock() < known.since + FRESH) return known.tokens;
      asking ??= ask();
      return await asking;
    },
  };
}
