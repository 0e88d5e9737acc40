// How much of anything one object may ask for. All of it can be set; these are the defaults.

export interface Limits {
  /** Characters of text in one item. */
  readonly itemCharacters: number;
  /** Elements or JSON values nested in one another. */
  readonly depth: number;
  /** Elements in one item. */
  readonly nodes: number;
  /** Attributes of one element. */
  readonly attributes: number;
  /** Bytes of an object that is read whole; a larger one is read as a stream, item by item. */
  readonly wholeBytes: number;
  /** Bytes of a zip file, which has to be held whole. */
  readonly archiveBytes: number;
  readonly archiveMembers: number;
  /** Bytes of one member, inflated. */
  readonly archiveMemberBytes: number;
  /** Inflated bytes for each byte of the archive. */
  readonly archiveRatio: number;
  /** Characters of a headline. */
  readonly headlineCharacters: number;
}

export const DEFAULT_LIMITS: Limits = {
  itemCharacters: 10_000_000,
  depth: 200,
  nodes: 200_000,
  attributes: 256,
  wholeBytes: 16_000_000,
  archiveBytes: 100_000_000,
  archiveMembers: 1_000,
  archiveMemberBytes: 20_000_000,
  archiveRatio: 200,
  headlineCharacters: 512,
};
