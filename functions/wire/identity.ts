// The URI that a story has here, by the identifier that the wire states.
import { contentHash } from './revision.ts';
import type { FormatName } from './story.ts';
import { isGlobal, isUri, toUri, wiredeskUrn } from './uri.ts';

/** A longer identifier is told by its hash: it has to fit into addresses and keys. */
const MAX_ID = 1_000;

/**
 * The identifier itself where it is a URI that means the same whoever says it; else one of our own, of the format, the scope
 * (whose identifiers they are) and the identifier. Whatever refers to a story by its identifier has the same URI for it.
 */
export function uriOfStory(format: FormatName, scope: string | undefined, identifier: string): string {
  const raw = identifier.trim();
  const stands = !scope || isGlobal(raw);
  if (stands && isUri(raw) && raw.length <= MAX_ID) return raw;
  const id = (stands ? toUri(raw) : undefined) ?? wiredeskUrn(format, scope, raw);
  return id.length <= MAX_ID ? id : wiredeskUrn(format, scope, contentHash(raw));
}
