// Files for `parse`: their names, and their bytes with the hash of the whole before the first of them.
import { createHash, hash } from 'node:crypto';
import { closeSync, createReadStream, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import { WireError } from '../wire/codes.ts';
import type { Limits } from '../wire/limits.ts';
import type { Origin } from '../wire/read.ts';

export interface FileName {
  /** As it was given. */
  readonly shown: string;
  /** As the file system knows it; a number is an open file. */
  readonly path: string | Buffer | number;
}

export interface Input {
  readonly origin: Origin;
  readonly chunks: AsyncIterable<Uint8Array>;
}

export interface List {
  readonly from?: string | undefined;
  /** What ends each name. */
  readonly end: '\n' | '\0';
}

const STANDARD_INPUT = 0;

/** The names given, then those of the list as they come; `-` is standard input. */
export async function* fileNames(given: readonly string[], { from, end }: List, stop: AbortSignal): AsyncGenerator<FileName> {
  for (const name of given) yield name === '-' ? { shown: '-', path: STANDARD_INPUT } : { shown: name, path: name };
  if (from === undefined) return;
  const stream = from === '-' ? process.stdin : createReadStream(from);
  stop.addEventListener('abort', () => stream.destroy());
  try {
    yield* namesIn(stream, end);
  } catch (error) {
    if (!stop.aborted) throw error;
  }
}

// File names are bytes: what is not UTF-8 is kept as it is, and only shown otherwise.
async function* namesIn(stream: AsyncIterable<Buffer | string>, end: string): AsyncGenerator<FileName> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of stream) {
    const bytes = Buffer.concat([rest, Buffer.from(chunk)]);
    let start = 0;
    for (let at = bytes.indexOf(end); at >= 0; at = bytes.indexOf(end, start)) {
      yield* named(bytes.subarray(start, at));
      start = at + 1;
    }
    rest = bytes.subarray(start);
  }
  yield* named(rest);
}

function named(path: Buffer): FileName[] {
  const shown = path.toString();
  // A NUL ends a path, whatever the system call is told: such a line names no file.
  return path.length > 0 ? [{ shown, path: path.includes(0) ? shown : path }] : [];
}

/**
 * Opens a file. Throws a `WireError`: SOURCE_GONE for what cannot be read, NOT_AN_OBJECT for a folder, LIMIT_SIZE for a pipe
 * that holds more than can be held at once.
 */
export async function openInput({ shown, path }: FileName, limits: Limits, now: string): Promise<Input> {
  try {
    return await openOrThrow({ shown, path }, limits, now);
  } catch (error) {
    throw error instanceof WireError ? error : unreadable(shown, error);
  }
}

async function openOrThrow({ shown, path }: FileName, limits: Limits, now: string): Promise<Input> {
  const file = typeof path === 'number' ? path : openSync(path, 'r');
  const stats = fstatSync(file);
  const origin = { bucket: '', key: shown, versionId: '', receivedAt: stats.isFile() ? stats.mtime.toISOString() : now };
  if (stats.isFile() && stats.size > limits.wholeBytes && typeof path !== 'number') {
    closeSync(file);
    return { origin: { ...origin, sha256: await hashOf(path) }, chunks: bytesOf(path, shown) };
  }
  const bytes = stats.isFile() ? whole(file, path) : await wholePipe(file, stats, shown, limits);
  return { origin: { ...origin, sha256: hash('sha256', bytes) }, chunks: oneChunk(bytes) };
}

function whole(file: number, path: FileName['path']): Buffer {
  try {
    return readFileSync(file);
  } finally {
    if (file !== path) closeSync(file);
  }
}

/** A pipe can be read but once, and its hash comes first: it is held whole. */
async function wholePipe(file: number, stats: Stats, shown: string, limits: Limits): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  const stream = createReadStream('', { fd: file });
  try {
    if (stats.isDirectory()) throw new WireError('NOT_AN_OBJECT', `${shown} is a folder.`);
    for await (const part of stream) {
      parts.push(part);
      size += part.length;
      if (size > limits.wholeBytes) throw new WireError('LIMIT_SIZE', `More than ${limits.wholeBytes} bytes came; put them into a file.`);
    }
    return Buffer.concat(parts);
  } finally {
    stream.destroy();
  }
}

async function hashOf(path: string | Buffer): Promise<string> {
  const sum = createHash('sha256');
  for await (const chunk of createReadStream(path)) sum.update(chunk);
  return sum.digest('hex');
}

async function* oneChunk(bytes: Uint8Array) {
  yield bytes;
}

async function* bytesOf(path: string | Buffer, shown: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 1_000_000 });
  } catch (error) {
    throw unreadable(shown, error);
  }
}

function unreadable(shown: string, error: unknown): WireError {
  return new WireError('SOURCE_GONE', `${shown} cannot be read: ${error instanceof Error ? error.message : error}`, { cause: error });
}
