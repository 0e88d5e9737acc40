// Parity: old lines sent seven bits and made the eighth the sum of the others. What such a line recorded reads as garbage.
import { issue } from './draft.ts';
import type { Issue } from './story.ts';

/** Fewer bytes than this prove nothing. */
const MIN_BYTES = 32;

/**
 * The bytes without their parity bits, where the first of them all keep even or all keep odd parity and some have the
 * eighth bit set; any other bytes as they are. `first` is how the bytes begin. Reports PARITY_STRIPPED.
 */
export function withoutParity(
  first: Uint8Array,
  all: AsyncIterable<Uint8Array>,
  report: (issue: Issue) => void,
): { readonly first: Uint8Array; readonly all: AsyncIterable<Uint8Array> } {
  const parity = parityOf(first);
  if (!parity) return { first, all };
  report(issue('PARITY_STRIPPED', `The bytes keep ${parity} parity in their eighth bit, which was removed.`));
  return { first: sevenBits(first), all: each(all) };
}

async function* each(chunks: AsyncIterable<Uint8Array>) {
  for await (const chunk of chunks) yield sevenBits(chunk);
}

function sevenBits(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => byte & 0x7f);
}

// Text in ASCII, UTF-8, UTF-16 or a code page mixes both parities within a few letters.
function parityOf(bytes: Uint8Array): 'even' | 'odd' | undefined {
  const odd = isOdd(bytes[0] ?? 0);
  if (bytes.length < MIN_BYTES || !bytes.every((byte) => isOdd(byte) === odd)) return undefined;
  if (!bytes.some((byte) => byte >= 0x80)) return undefined;
  // One byte over and over is no line of text.
  return new Set(bytes.subarray(0, 256)).size >= 8 ? (odd ? 'odd' : 'even') : undefined;
}

function isOdd(byte: number): boolean {
  let bits = byte ^ (byte >> 4);
  bits ^= bits >> 2;
  bits ^= bits >> 1;
  return (bits & 1) === 1;
}
