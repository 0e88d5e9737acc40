// However bytes arrive, the same stories come out.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHUNK, evenChunks } from '../../functions/wire/chunks.ts';
import { read } from '../../functions/wire/read.ts';
import { newsMessage } from '../bench/generate.ts';

async function* cut(bytes: Uint8Array, sizes: readonly number[]) {
  for (let at = 0, index = 0; at < bytes.length; index += 1) {
    const size = sizes[index % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function outcome(chunks: AsyncIterable<Uint8Array>) {
  const origin = { bucket: 'b', key: 'k.xml', versionId: '1', sha256: 's', receivedAt: '2026-01-15T12:00:00.000Z' };
  const readings: unknown[] = [];
  for await (const reading of read(chunks, origin)) readings.push(reading);
  return JSON.stringify(readings);
}

test('chunks are even and lose nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 2 * CHUNK }), { maxLength: 6 }), async (sizes) => {
      const parts = sizes.map((size, index) => new Uint8Array(size).fill(index + 1));
      const even = await Array.fromAsync(
        evenChunks(
          (async function* () {
            yield* parts;
          })(),
        ),
      );
      expect(even.slice(0, -1).every((chunk) => chunk.length === CHUNK)).toBe(true);
      expect(Buffer.concat(even).equals(Buffer.concat(parts))).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test('a message of three megabytes reads the same in chunks of any size', async () => {
  const bytes = Buffer.concat(await Array.fromAsync(newsMessage(3_000_000)));
  const whole = await outcome(cut(bytes, [bytes.length]));
  for (const sizes of [[4_096], [65_536, 1], [999_983]]) expect(await outcome(cut(bytes, sizes))).toBe(whole);
});

test.each(['email/html-with-attachment.eml', 'newsml-1/embargoed.xml', 'ninjs/lines-one-bad.ndjson'])(
  '%s reads the same byte by byte',
  async (sample) => {
    const bytes = readFileSync(join(import.meta.dirname, '../../samples', sample));
    expect(await outcome(cut(bytes, [1]))).toBe(await outcome(cut(bytes, [bytes.length])));
  },
);
