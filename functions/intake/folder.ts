// Objects in a folder of this machine. Bucket: the folder's absolute path; key: the path within it; version: time and size.
import type { BigIntStats } from 'node:fs';
import { constants, type FileHandle, lstat, open, readdir, realpath, stat } from 'node:fs/promises';
import { WireError } from '../wire/codes.ts';
import { isObjectName, keyOf, pathOf } from './file-names.ts';
import type { Objects, StoredObject } from './objects.ts';

export interface FolderObject extends StoredObject {
  /** When the file, its name or its rights last changed: milliseconds since 1970, by the file system's clock. */
  readonly changedAt: number;
}

export interface Folder extends Objects {
  readonly bucket: string;
  /** Where it really lies, with all links followed. */
  readonly path: string;
  list(): AsyncIterable<FolderObject>;
  /** The object of that key as it lies there now; undefined where there is none. */
  look(key: string): Promise<FolderObject | undefined>;
}

/** A file became another version before it was read to its end: look at it again. */
export class ObjectChanged extends Error {
  override readonly name = 'ObjectChanged';
}

/** A file that cannot be read now, for want of rights or by fault of the disk. */
export class ObjectUnreadable extends Error {
  override readonly name = 'ObjectUnreadable';
}

export interface FolderOptions {
  /** Names of the only files that are objects; without it all that lie in the folder and those below it are. */
  readonly only?: readonly string[];
  /** Told of folders and files that cannot be looked at; the rest is listed all the same. */
  readonly unreadable?: (key: string, error: Error) => void;
}

const CHUNK = 1_000_000;
const SLASH = Buffer.from('/');

/**
 * Opens a folder as a bucket. Hidden and temporary names, links that lead out of it, and what is no file are no objects.
 * Throws where there is no such folder.
 */
export async function openFolder(path: string | Buffer, options: FolderOptions = {}): Promise<Folder> {
  const root = await realpath(path, 'buffer');
  if (!(await stat(root)).isDirectory()) throw new Error(`${keyOf(root)} is no folder`);
  const bucket = keyOf(root);
  const look = async (key: string) => {
    try {
      return await lookAt(root, bucket, key);
    } catch (error) {
      if (!isGone(error)) options.unreadable?.(key, error as Error);
      return undefined;
    }
  };
  return {
    bucket,
    path: root.toString(),
    look,
    list: () => (options.only ? listNamed(options.only, look) : listFolder(root, look, options.unreadable)),
    open: (object) => readVersion(root, object),
  };
}

/** The folder that a bucket is; undefined for a bucket that is none. Throws where there is no such folder any more. */
export async function folderOf(bucket: string): Promise<Folder | undefined> {
  const path = bucket.startsWith('/') ? pathOf(bucket.slice(1)) : undefined;
  return path && openFolder(Buffer.concat([SLASH, path]));
}

async function* listNamed(keys: readonly string[], look: Folder['look']): AsyncGenerator<FolderObject> {
  for (const key of [...keys].sort()) {
    const object = await look(key);
    if (object) yield object;
  }
}

async function* listFolder(root: Buffer, look: Folder['look'], unreadable: FolderOptions['unreadable']): AsyncGenerator<FolderObject> {
  for await (const path of walk(root, Buffer.alloc(0), unreadable)) {
    const object = await look(keyOf(path));
    if (object) yield object;
  }
}

/** Paths within the root, in the order of their keys. Linked folders are not entered: what they hold inside is listed anyway. */
async function* walk(root: Buffer, below: Buffer, unreadable: FolderOptions['unreadable']): AsyncGenerator<Buffer> {
  const entries = await namesIn(root, below, unreadable);
  for (const { name, isFolder } of entries) {
    const path = Buffer.concat([below, name]);
    if (isFolder) yield* walk(root, Buffer.concat([path, SLASH]), unreadable);
    else yield path;
  }
}

async function namesIn(root: Buffer, below: Buffer, unreadable: FolderOptions['unreadable']) {
  try {
    const entries = await readdir(Buffer.concat([root, SLASH, below]), { withFileTypes: true, encoding: 'buffer' });
    return entries
      .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory(), sortedAs: keyOf(entry.name) + (entry.isDirectory() ? '/' : '') }))
      .filter(({ name }) => isObjectName(keyOf(name)))
      .sort((one, other) => (one.sortedAs < other.sortedAs ? -1 : 1));
  } catch (error) {
    // One that has gone meanwhile holds nothing; the root itself must be there.
    if (below.length === 0) throw error;
    if (!isGone(error)) unreadable?.(keyOf(below), error as Error);
    return [];
  }
}

async function lookAt(root: Buffer, bucket: string, key: string): Promise<FolderObject | undefined> {
  const path = pathOf(key);
  if (!path) return undefined;
  const file = Buffer.concat([root, SLASH, path]);
  if (await isBelowLink(root, path)) return undefined;
  const itself = await lstat(file, { bigint: true });
  const stats = itself.isSymbolicLink() && (await isWithin(root, file)) ? await stat(file, { bigint: true }) : itself;
  if (!stats.isFile()) return undefined;
  return {
    bucket,
    key,
    versionId: versionOf(stats),
    size: Number(stats.size),
    receivedAt: timeOf(stats.mtimeMs),
    changedAt: Math.max(Number(stats.mtimeMs), Number(stats.ctimeMs)),
  };
}

/** A file rewritten in place is another version: its time of change, to the nanosecond, and its size. */
function versionOf({ mtimeNs, size }: BigIntStats): string {
  return `${mtimeNs}-${size}`;
}

/** File systems know times that ISO 8601 has no plain form for: they are held to the years that sort. */
function timeOf(milliseconds: bigint): string {
  const first = -62_167_219_200_000;
  const last = 253_402_300_799_998;
  return new Date(Math.min(Math.max(Number(milliseconds), first), last)).toISOString();
}

/**
 * Throws `WireError` SOURCE_GONE where the file is no more, ObjectChanged where it is another version before or after the
 * reading, ObjectUnreadable where it cannot be read.
 */
async function* readVersion(root: Buffer, { key, versionId, size }: StoredObject): AsyncGenerator<Uint8Array> {
  const handle = await openFile(root, key);
  try {
    await checkVersion(handle, key, versionId);
    for (let at = 0; at < size; ) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(Math.min(CHUNK, size - at)), 0, null, at);
      if (bytesRead === 0) break;
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
    await checkVersion(handle, key, versionId);
  } catch (error) {
    throw readingError(error, key);
  } finally {
    await handle.close();
  }
}

async function openFile(root: Buffer, key: string): Promise<FileHandle> {
  const path = pathOf(key);
  const file = path && Buffer.concat([root, SLASH, path]);
  try {
    if (!file || !(await isWithin(root, file))) throw new WireError('SOURCE_GONE', `${key} is no file of the folder.`);
    // A pipe put in the file's place would keep a blocking open waiting for ever.
    return await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    throw readingError(error, key);
  }
}

async function checkVersion(handle: FileHandle, key: string, versionId: string) {
  const stats = await handle.stat({ bigint: true });
  if (!stats.isFile() || versionOf(stats) !== versionId) throw new ObjectChanged(`${key} changed while it was taken in`);
}

function readingError(error: unknown, key: string): unknown {
  if (error instanceof WireError || error instanceof ObjectChanged) return error;
  if (isGone(error)) return new WireError('SOURCE_GONE', `${key} was removed before it could be read.`, { cause: error });
  return new ObjectUnreadable(`${key} cannot be read: ${error instanceof Error ? error.message : error}`, { cause: error });
}

/** Whether one of the folders on the way to a file is a link. */
async function isBelowLink(root: Buffer, path: Buffer): Promise<boolean> {
  const slash = path.lastIndexOf(SLASH);
  if (slash < 0) return false;
  const parent = Buffer.concat([root, SLASH, path.subarray(0, slash)]);
  return !(await realpath(parent, 'buffer')).equals(parent);
}

async function isWithin(root: Buffer, file: Buffer): Promise<boolean> {
  const real = await realpath(file, 'buffer');
  const prefix = root.at(-1) === SLASH[0] ? root : Buffer.concat([root, SLASH]);
  return real.subarray(0, prefix.length).equals(prefix);
}

function isGone(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP';
}
