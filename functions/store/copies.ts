// Where large copy is kept outside a store's rows, by the hash of its content. A port; on AWS s3-copies.ts.

export interface Copies {
  /** Keeps bytes under their SHA-256 in hexadecimal, before the row that names them is written. Safe to repeat. */
  put(hash: string, bytes: Uint8Array): Promise<void>;
  /** The bytes under a hash; throws where there are none, for a row that names them promised them. */
  get(hash: string): Promise<Uint8Array>;
}
