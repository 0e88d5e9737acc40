// Rows of revisions, as statements give them.

/** What lists need to know of a revision, as its row holds it. */
export interface Facts {
  readonly time: string;
  readonly status: string;
  readonly visible_from: string;
  readonly card: string;
  /** Of a kill alone. */
  readonly tombstone: string | null;
}

export interface Revision extends Facts {
  readonly row: number;
  readonly revision: string;
  readonly conflict: number;
  /** The delivery that brought it first. */
  readonly delivery: string;
  /** The delivery that stands for it. */
  readonly standing: string;
  /** Names of the feeds that it has entries in; once another revision is the head, of no meaning. */
  readonly feeds: string | null;
  readonly change: number | null;
}
