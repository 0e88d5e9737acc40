// The samples as tests read them: their bytes, and what comes out of them.
import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Origin, readAll } from '../../functions/wire/read.ts';

const SAMPLES = join(import.meta.dirname, '..', '..', 'samples');
const RECEIVED = '2026-01-15T12:00:00.000Z';

export interface Sample {
  /** `nitf/two-headlines.xml` */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** All samples of all formats, in order of their names. */
export function readSamples(): Sample[] {
  return readdirSync(SAMPLES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name).slice(SAMPLES.length + 1))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(SAMPLES, name)) }));
}

/** The object that a test says bytes are. Cut or changed, they keep the checksum of the sample: what is compared is the reading. */
export function originOf({ name, bytes }: Sample): Origin {
  return { bucket: 'samples', key: name, versionId: '1', sha256: hash('sha256', bytes), receivedAt: RECEIVED };
}

export async function readSample(sample: Sample) {
  return readAll(sample.bytes, originOf(sample));
}
