// Wrappers off: gzip (RFC 1952) here, zip in `zip.ts`.
import { createGunzip } from 'node:zlib';
import { allBytes, evenChunks } from './chunks.ts';
import { WireError } from './codes.ts';
import { issue } from './draft.ts';
import type { Limits } from './limits.ts';
import { peek } from './peek.ts';
import type { Issue } from './story.ts';
import { isGzip, isZip, type Member } from './wrapper.ts';
import { unzip } from './zip.ts';

/** Inflated bytes that pass whatever the ratio: short copy of one repeated character is no bomb. */
const RATIO_FLOOR = 1_000_000;
const NOTHING = new Uint8Array();

/**
 * The members of an object, each to be read to its end before the next is asked for.
 * Throws `WireError`, here or while a member is read: the ARCHIVE codes and LIMIT_SIZE.
 */
export async function* unwrap(chunks: AsyncIterable<Uint8Array>, limits: Limits, report: (issue: Issue) => void): AsyncGenerator<Member> {
  const { first, all } = await peek(chunks, NOTHING);
  if (isZip(first)) return yield* unzip(await wholeArchive(all, limits), limits);
  if (!isGzip(first)) return yield { packed: false, chunks: all };
  const inflated = await peek(evenChunks(gunzip(all, limits, report)), NOTHING);
  if (isGzip(inflated.first) || isZip(inflated.first)) throw new WireError('ARCHIVE_NESTED', 'The gzip file holds another archive.');
  yield { packed: true, chunks: inflated.all };
}

// A zip file is read from its end: it has to be held whole.
async function wholeArchive(chunks: AsyncIterable<Uint8Array>, { archiveBytes }: Limits): Promise<Uint8Array> {
  const archive = await allBytes(chunks, archiveBytes);
  if (!archive) throw new WireError('LIMIT_SIZE', `The archive is larger than ${archiveBytes} bytes.`);
  return archive;
}

/** Inflates gzip (RFC 1952), several members one after another too. What stands behind the last one is reported. */
async function* gunzip(chunks: AsyncIterable<Uint8Array>, limits: Limits, report: (issue: Issue) => void): AsyncGenerator<Uint8Array> {
  const inflater = createGunzip();
  let packed = 0;
  let inflated = 0;
  const feeding = feed(chunks, inflater, (size) => {
    packed += size;
  });
  try {
    for await (const chunk of inflater) {
      inflated += chunk.length;
      if (inflated > RATIO_FLOOR && inflated > packed * limits.archiveRatio) {
        throw new WireError('ARCHIVE_RATIO', `The gzip file inflates to more than ${limits.archiveRatio} times its size.`);
      }
      yield chunk;
    }
    await feeding;
  } catch (error) {
    inflater.destroy();
    if (error instanceof WireError || !isZlibError(error)) throw error;
    throw new WireError('ARCHIVE_CORRUPT', `The gzip file is damaged or cut short: ${error.message}.`, { cause: error });
  }
  if (inflater.bytesWritten < packed) report(issue('TRAILING_DATA', `${packed - inflater.bytesWritten} bytes stand after the gzip data.`));
}

function feed(chunks: AsyncIterable<Uint8Array>, inflater: ReturnType<typeof createGunzip>, count: (size: number) => void): Promise<void> {
  return (async () => {
    for await (const chunk of chunks) {
      count(chunk.length);
      if (!inflater.write(chunk)) await new Promise<void>((resolve) => inflater.once('drain', resolve));
    }
    inflater.end();
  })();
}

function isZlibError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
