// Objects on their way in: put into the bucket, and waited for until each has its receipt.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { ObjectName, Outcome, Store } from '../../functions/store/store.ts';
import type { Clients, Outputs } from './deployment.ts';
import type { WireFile } from './generate.ts';
import { each, until } from './tally.ts';

const SAMPLES = join(import.meta.dirname, '..', '..', 'samples');

/** A version of an object that was put, with its bytes. */
export interface Delivered extends ObjectName {
  readonly bytes: Buffer;
}

/** All samples, under keys that name their format. */
export function sampleFiles(): WireFile[] {
  return readdirSync(SAMPLES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ key: `samples${path.slice(SAMPLES.length)}`, bytes: readFileSync(path) }));
}

/** Puts files below the prefix, in their order but several at once. Answers the versions that came of it. */
export async function putAll({ s3 }: Clients, { BucketName, Prefix }: Outputs, files: readonly WireFile[]): Promise<Delivered[]> {
  const delivered: Delivered[] = [];
  await each(files, 8, async ({ key, bytes }) => {
    const name = { bucket: BucketName, key: `${Prefix}${key}` };
    const { VersionId = '' } = await s3.send(new PutObjectCommand({ Bucket: name.bucket, Key: name.key, Body: bytes }));
    delivered.push({ ...name, versionId: VersionId, bytes });
  });
  return delivered;
}

/** Waits until there are so many receipts, and answers them by outcome. */
export async function receiptsOf(store: Store, count: number, seconds: number): Promise<Record<Outcome, number>> {
  let seen = 0;
  const enough = async () => {
    const totals = await store.receiptTotals();
    seen = Object.values(totals).reduce((sum, number) => sum + number, 0);
    return seen >= count ? totals : undefined;
  };
  return await until(`${count} receipts`, seconds, enough, () => `${seen} were there`);
}

/** Puts one file after another into an idle desk, and says in how many milliseconds each had its receipt: the fastest first. */
export async function timedDeliveries(
  store: Store,
  clients: Clients,
  outputs: Outputs,
  files: readonly WireFile[],
): Promise<{ objects: Delivered[]; millis: number[] }> {
  const objects: Delivered[] = [];
  const millis: number[] = [];
  for (const file of files) {
    const started = performance.now();
    const [object] = await putAll(clients, outputs, [file]);
    if (!object) continue;
    await until(`a receipt for ${object.key}`, 60, () => store.receipt(object));
    millis.push(Math.round(performance.now() - started));
    objects.push(object);
  }
  return { objects, millis: millis.sort((a, b) => a - b) };
}
