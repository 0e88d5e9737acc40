// Bytes in chunks of one size, however they arrive: what is read must not depend on how a disk or a network cuts them.

/** Bytes of a chunk. */
export const CHUNK = 262_144;

/** The same bytes in chunks of exactly `CHUNK`; only the last may be shorter. */
export async function* evenChunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    held.push(chunk);
    size += chunk.length;
    if (size < CHUNK) continue;
    const bytes = joined(held);
    const whole = size - (size % CHUNK);
    for (let at = 0; at < whole; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
    held = whole < size ? [bytes.subarray(whole)] : [];
    size -= whole;
  }
  if (size > 0) yield joined(held);
}

/** All bytes at once; undefined where they are more than `most`. */
export async function allBytes(chunks: AsyncIterable<Uint8Array>, most: number): Promise<Buffer | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > most) return undefined;
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  return parts.length === 1 && only ? only : Buffer.concat(parts);
}
