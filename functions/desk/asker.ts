// From where a request came, on one machine and on Lambda.

/** The address of whoever asks, or '' where it is not told. `env` is what hono's adapters hand in. */
export function askerOf(env: unknown): string {
  const { incoming, requestContext } = (env ?? {}) as Partial<Environments>;
  return incoming?.socket?.remoteAddress ?? requestContext?.http?.sourceIp ?? '';
}

interface Environments {
  readonly incoming: { readonly socket?: { readonly remoteAddress?: string } };
  readonly requestContext: { readonly http?: { readonly sourceIp?: string } };
}
