// What may be logged of an error: enough for an operator to act on, and no copy.

/** Messages of these quote what was being read. */
const QUOTING: readonly string[] = ['SyntaxError', 'URIError'];

/** An error's name, message and cause's name. */
export function faultIn(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof Error)) return { error: typeof error };
  const message = QUOTING.includes(error.name) ? placeIn(error) : error.message.slice(0, 500);
  return { error: error.name, reason: message };
}

/** Where it was thrown: the first line of the stack behind the message. */
function placeIn({ stack = '' }: Error): string {
  return /\n\s+(at [^\n]{1,200})/.exec(stack)?.[1] ?? '';
}
