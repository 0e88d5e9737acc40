// `wiredesk token new`: a token for somebody, and what the desk keeps of it.
import { newToken, type Scope } from '../desk/tokens.ts';
import type { Context } from './context.ts';
import { EXIT, type ExitCode } from './exit.ts';

export interface TokenOptions {
  readonly scope: Scope;
  readonly name?: string;
}

/** Prints the token, which is kept nowhere, and its entry for the file or secret of tokens. */
export async function tokenNew({ out }: Context, { scope, name }: TokenOptions): Promise<ExitCode> {
  const { secret, token } = newToken(scope, name);
  await out.line(`Token, for whoever is to use it; it is shown this once:\n\n  ${secret}\n`);
  await out.line(`For the list {"tokens": […]} in the file of --tokens, or in the secret on AWS:\n\n  ${JSON.stringify(token)}`);
  return EXIT.ok;
}
