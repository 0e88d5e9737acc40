// File names as object keys and back, and the names that stand for no object.
import { isUtf8 } from 'node:buffer';

/** Names that programs give to what they have not finished, or keep for themselves. */
const UNFINISHED =
  /^\.|^~\$|^#.*#$|~$|\.(?:tmp|temp|part|partial|filepart|crdownload|download|inprogress|swp|swx|lock)$|^(?:thumbs\.db|desktop\.ini)$/is;

/** Whether a name may be an object's: neither hidden nor temporary. */
export function isObjectName(name: string): boolean {
  return name !== '' && !UNFINISHED.test(name);
}

/**
 * The key of a path of any bytes. Bytes that are not UTF-8 stand as `%FF`; a per cent sign that could be mistaken for one
 * of those stands as `%25`, so that no two paths have one key.
 */
export function keyOf(path: Uint8Array): string {
  const escaped = (text: string) => text.replace(/%(?=[0-9a-f]{2})/gi, '%25');
  if (isUtf8(path)) return escaped(Buffer.from(path).toString());
  const parts: string[] = [];
  for (let at = 0; at < path.length; ) {
    const length = characterLength(path, at);
    parts.push(length > 0 ? Buffer.from(path.subarray(at, at + length)).toString() : `\0${hexadecimal(path[at] ?? 0)}`);
    at += length || 1;
  }
  // No path holds a NUL: it marks the bytes to escape until the per cent signs of the path itself are out of the way.
  return escaped(parts.join('')).replaceAll('\0', '%');
}

/** The path that a key stands for; undefined for a key that is no path within a folder. */
export function pathOf(key: string): Buffer | undefined {
  if (key.includes('\0') || key.split('/').some((name) => name === '' || name === '.' || name === '..')) return undefined;
  const pieces = key.split(/%([0-9a-f]{2})/i);
  return Buffer.concat(pieces.map((piece, index) => Buffer.from(piece, index % 2 === 1 ? 'hex' : 'utf8')));
}

/** Bytes of the UTF-8 character that begins at a position; 0 where none does. */
function characterLength(bytes: Uint8Array, at: number): number {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length += 1) {
    if (isUtf8(bytes.subarray(at, at + length))) return length;
  }
  return 0;
}

function hexadecimal(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}
