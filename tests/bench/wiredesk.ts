// Our own reading, as it is timed: bytes to stories, with the hash that names the object.
import { hash } from 'node:crypto';
import { readAll } from '../../functions/wire/read.ts';

const ORIGIN = { bucket: 'bench', key: 'document', versionId: '1', receivedAt: '2026-01-15T12:00:00.000Z' };

/** Reads an object into its stories. */
export function readWithWiredesk(bytes: Uint8Array) {
  return readAll(bytes, { ...ORIGIN, sha256: hash('sha256', bytes) });
}
