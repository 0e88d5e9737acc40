// Members of a zip archive (PKWARE APPNOTE 6.3). yauzl reads the directory and inflates; what it leaves to its callers is
// checked here: names, links, overlaps, counts, ratios, checksums.
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from 'yauzl';
import { WireError } from './codes.ts';
import type { Limits } from './limits.ts';
import { isGzip, isZip, type Member } from './wrapper.ts';

const UNSAFE_NAME = /^(?:[a-z]:|[\\/])|(?:^|[\\/])\.\.(?:[\\/]|$)|[\\\0]/i;
/** What operating systems leave in archives beside the copy. */
const JUNK = /(?:^|\/)(?:__MACOSX\/|\.[^/]*$|Thumbs\.db$|desktop\.ini$)/i;
const LOCAL_HEADER_BYTES = 30;
const LINK = 0o120000;
const FILE_TYPE = 0o170000;
const RATIO_FLOOR = 1_000_000;

/**
 * The members of an archive that is held in memory, in the order of its directory. Throws `WireError` for an archive that
 * is unsafe as a whole: ARCHIVE_CORRUPT, ARCHIVE_PATH, ARCHIVE_ENTRIES, ARCHIVE_RATIO. A member that is encrypted, damaged
 * or larger than it says throws as its bytes are read, which costs that member alone.
 */
export async function* unzip(archive: Uint8Array, limits: Limits): AsyncGenerator<Member> {
  const zip = await openZip(archive);
  const entries = await readDirectory(zip, limits);
  for (const { entry, name } of entries) {
    if (name.endsWith('/') || JUNK.test(name)) continue;
    yield { name, packed: true, chunks: readEntry(zip, entry, name, limits) };
  }
}

async function openZip(archive: Uint8Array): Promise<ZipFile> {
  try {
    return await fromBufferPromise(Buffer.from(archive.buffer, archive.byteOffset, archive.length), {
      decodeStrings: false,
      lazyEntries: true,
      validateEntrySizes: false,
    });
  } catch (error) {
    throw corrupt('The archive has no readable directory', error);
  }
}

interface NamedEntry {
  readonly entry: Entry;
  readonly name: string;
}

async function readDirectory(zip: ZipFile, limits: Limits): Promise<NamedEntry[]> {
  if (zip.entryCount > limits.archiveMembers)
    throw new WireError('ARCHIVE_ENTRIES', `The archive holds more than ${limits.archiveMembers} members.`);
  const entries: NamedEntry[] = [];
  try {
    for await (const entry of zip.eachEntry()) entries.push({ entry, name: nameOf(entry) });
  } catch (error) {
    throw corrupt("The archive's directory is damaged", error);
  }
  checkOverlaps(entries);
  for (const { entry, name } of entries) checkEntry(entry, name, limits);
  return entries;
}

function nameOf(entry: Entry): string {
  return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
}

function checkEntry(entry: Entry, name: string, limits: Limits) {
  const isLink = ((entry.externalFileAttributes >>> 16) & FILE_TYPE) === LINK;
  if (UNSAFE_NAME.test(name) || isLink)
    throw new WireError(
      'ARCHIVE_PATH',
      `A member of the archive ${isLink ? 'is a link' : 'has an unsafe name'}: ${JSON.stringify(name.slice(0, 80))}.`,
    );
  const { compressedSize: packed, uncompressedSize: inflated } = entry;
  if (inflated > RATIO_FLOOR && inflated > packed * limits.archiveRatio) {
    throw new WireError('ARCHIVE_RATIO', `${name} inflates to more than ${limits.archiveRatio} times its size.`);
  }
}

// Members that share their bytes are how a small file becomes a large one (overlapping zip bombs).
function checkOverlaps(entries: readonly NamedEntry[]) {
  const sorted = entries.map(({ entry }) => entry).sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  sorted.forEach((entry, index) => {
    const before = sorted[index - 1];
    if (before && before.relativeOffsetOfLocalHeader + LOCAL_HEADER_BYTES + before.compressedSize > entry.relativeOffsetOfLocalHeader) {
      throw new WireError('ARCHIVE_CORRUPT', 'Members of the archive overlap.');
    }
  });
}

// A member is checked whole before any of it is read: its checksum comes last, and copy from a damaged one must not pass.
async function* readEntry(zip: ZipFile, entry: Entry, name: string, limits: Limits): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted()) throw new WireError('ARCHIVE_ENCRYPTED', `${name} is encrypted.`);
  if (entry.uncompressedSize > limits.archiveMemberBytes) throw tooLarge(name, limits);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      size += chunk.length;
      if (size > entry.uncompressedSize) throw new WireError('ARCHIVE_RATIO', `${name} inflates to more than the size that it states.`);
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof WireError ? error : corrupt(`${name} is damaged`, error);
  }
  const bytes = Buffer.concat(chunks);
  if (crc32(bytes) !== entry.crc32) throw new WireError('ARCHIVE_CORRUPT', `${name} is damaged: its checksum is wrong.`);
  if (isGzip(bytes) || isZip(bytes)) throw new WireError('ARCHIVE_NESTED', `${name} is an archive within the archive.`);
  yield bytes;
}

function tooLarge(name: string, limits: Limits): WireError {
  return new WireError('LIMIT_SIZE', `${name} holds more than ${limits.archiveMemberBytes} bytes.`);
}

function corrupt(what: string, error: unknown): WireError {
  const why = error instanceof Error ? `: ${error.message.replace(/\.$/, '')}` : '';
  return new WireError('ARCHIVE_CORRUPT', `${what}${why}.`, { cause: error });
}
