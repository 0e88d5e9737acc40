// What wrappers have in common: the members that they hold, and the bytes that they begin with.

/** One member of an object: the object itself, or what its archive holds. */
export interface Member {
  /** Its name within an archive of several. */
  readonly name?: string;
  /** Whether it came out of a wrapper. */
  readonly packed: boolean;
  readonly chunks: AsyncIterable<Uint8Array>;
}

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** A local file header, or the end of an empty archive. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}
