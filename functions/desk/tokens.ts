// Tokens: made here, kept as hashes. A token has 256 bits of chance, so that one round of SHA-256 keeps it.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** read: stories and feeds. admin: receipts and whatever changes something, too. */
export type Scope = 'read' | 'admin';

export interface Access {
  /** The tokens that count now; asked at each request, so it keeps them at hand. */
  tokens(): Promise<readonly Token[]>;
}

export interface Token {
  /** What people call it, to know which to take away. */
  readonly name?: string;
  readonly scope: Scope;
  /** Of the token, in hexadecimal. */
  readonly sha256: string;
}

export function newToken(scope: Scope, name?: string): { readonly secret: string; readonly token: Token } {
  const secret = `wd_${scope}_${randomBytes(32).toString('base64url')}`;
  return { secret, token: { ...(name && { name }), scope, sha256: hashOf(secret).toString('hex') } };
}

/** The token that a secret is. Takes the same time whichever it is. */
export function findToken(tokens: readonly Token[], secret: string): Token | undefined {
  const hash = hashOf(secret);
  let found: Token | undefined;
  for (const token of tokens) {
    if (timingSafeEqual(Buffer.from(token.sha256, 'hex'), hash)) found ??= token;
  }
  return found;
}

/** Reads `{"tokens": [{"name", "scope", "sha256"}]}`. Throws an Error that says what is wrong, and quotes nothing. */
export function readTokens(text: string): Token[] {
  const parsed = parse(text);
  const tokens = typeof parsed === 'object' && parsed !== null && 'tokens' in parsed ? parsed.tokens : undefined;
  if (!Array.isArray(tokens)) throw new Error('tokens are {"tokens": […]}, as "wiredesk token new" prints them');
  return tokens.map((token: unknown, index) => checked(token, index));
}

function checked(token: unknown, index: number): Token {
  const { name, scope, sha256 } = (token ?? {}) as Record<string, unknown>;
  if (scope !== 'read' && scope !== 'admin') throw new Error(`tokens[${index}].scope must be read or admin`);
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/i.test(sha256))
    throw new Error(`tokens[${index}].sha256 must be 64 hexadecimal digits`);
  return { ...(typeof name === 'string' && { name }), scope, sha256 };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('tokens are no JSON');
  }
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
