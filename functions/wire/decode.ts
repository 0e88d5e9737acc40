// Bytes to text. UTF-8 first, whatever is declared; then what is declared; then windows-1252, where it makes words.
import { CHUNK } from './chunks.ts';
import { type IssueCode, WireError } from './codes.ts';
import { issue } from './draft.ts';
import { guessEncoding } from './guess-encoding.ts';
import { decoderOf, guessOldPage } from './old-pages.ts';
import { resume } from './peek.ts';
import type { Issue } from './story.ts';

export interface Decoding {
  /** WHATWG name of the character encoding. */
  readonly encoding: string;
  /** The text, piece by piece as the bytes came. */
  readonly pieces: AsyncIterable<string>;
  /** The bytes again, for formats that carry encodings of their own. Either these or `pieces` can be read. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Bytes that decide the encoding; an object up to this size is judged whole. */
const WINDOW = 4 * CHUNK;
const UTF16_SAMPLE = 256;

/**
 * Decodes an object. What was declared is compared with what was found, and differences are reported:
 * ENCODING_MISDECLARED, ENCODING_GUESSED, ENCODING_UNKNOWN_LABEL, ENCODING_REPLACED.
 */
export async function decode(chunks: AsyncIterable<Uint8Array>, report: (issue: Issue) => void): Promise<Decoding> {
  const { window, rest, whole } = await readWindow(chunks);
  const choice = chooseEncoding(window, whole);
  for (const each of choice.issues) report(each);
  return { encoding: choice.encoding, pieces: decodePieces(choice.encoding, window, rest, report), bytes: resume(window, rest) };
}

interface Choice {
  readonly encoding: string;
  readonly issues: readonly Issue[];
}

/** Which encoding the bytes are in; `whole` says that nothing follows them. */
export function chooseEncoding(bytes: Uint8Array, whole: boolean): Choice {
  const declared = declaredLabel(bytes);
  const marked = byteOrderMark(bytes) ?? utf16WithoutMark(bytes);
  if (marked) return { encoding: marked, issues: [] };
  const known = declared && knownEncoding(declared);
  const unknown: Issue[] =
    declared && !known ? [issue('ENCODING_UNKNOWN_LABEL', `The declared encoding ${quoted(declared)} is not known.`)] : [];
  if (known === 'iso-2022-jp' && bytes.includes(0x1b)) return { encoding: known, issues: [] };
  if (isUtf8(bytes, whole)) {
    const misdeclared = known && known !== 'utf-8' && !isAscii(bytes);
    const wide = known?.startsWith('utf-16');
    return {
      encoding: 'utf-8',
      issues: misdeclared || wide ? [differs('ENCODING_MISDECLARED', declared ?? '', 'utf-8')] : unknown,
    };
  }
  if (known && known !== 'utf-8' && !known.startsWith('utf-16')) return { encoding: known, issues: [] };
  const legacy = declared ? undefined : guessEncoding(bytes);
  if (legacy) {
    const issues = [issue('ENCODING_GUESSED', `No encoding is declared and the bytes are not UTF-8; read as ${legacy}.`)];
    return { encoding: legacy, issues };
  }
  const old = declared || looksLikeWindows1252(bytes) ? undefined : guessOldPage(bytes);
  if (old)
    return { encoding: old, issues: [issue('ENCODING_GUESSED', `No encoding is declared and the bytes are not UTF-8; read as ${old}.`)] };
  if (!looksLikeWindows1252(bytes)) return { encoding: 'utf-8', issues: unknown };
  const guess = declared
    ? differs('ENCODING_MISDECLARED', declared, 'windows-1252')
    : issue('ENCODING_GUESSED', 'No encoding is declared and the bytes are not UTF-8; read as windows-1252.');
  return { encoding: 'windows-1252', issues: known || !declared ? [guess] : unknown };
}

async function readWindow(chunks: AsyncIterable<Uint8Array>) {
  const rest = chunks[Symbol.asyncIterator]();
  const read: Uint8Array[] = [];
  let size = 0;
  while (size < WINDOW) {
    const next = await rest.next();
    if (next.done) return { window: joined(read), rest, whole: true };
    read.push(next.value);
    size += next.value.length;
  }
  return { window: joined(read), rest, whole: false };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  return parts.length === 1 && only ? only : Buffer.concat(parts);
}

async function* decodePieces(encoding: string, window: Uint8Array, rest: AsyncIterator<Uint8Array>, report: (issue: Issue) => void) {
  const decoder = decoderOf(encoding);
  const finish = (piece: string) => {
    if (piece.includes('\ufffd')) report(issue('ENCODING_REPLACED', `Bytes that are invalid in ${encoding} were replaced.`));
    return encoding === 'windows-1258' ? piece.normalize('NFC') : piece;
  };
  let shift = '';
  const follow = (chunk: Uint8Array) => {
    if (encoding === 'iso-2022-jp') shift = lastEscape(shift, chunk);
    return decoder.decode(chunk, { stream: true });
  };
  try {
    yield finish(follow(window));
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield finish(follow(next.value));
    const last = decoder.decode();
    if (last) yield finish(last);
    if (shift && !ASCII_SHIFTS.includes(shift))
      throw new WireError(
        'ENCODING_UNSUPPORTED',
        'The text ends shifted out of ASCII (ISO-2022-JP): markup may have been read as letters.',
      );
  } finally {
    await rest.return?.();
  }
}

const ASCII_SHIFTS: readonly string[] = ['\x1b(B', '\x1b(J'];

/** The last escape sequence so far, as far as it has come: ESC and two characters. */
function lastEscape(before: string, chunk: Uint8Array): string {
  const text = (before.length < 3 ? before : '') + Buffer.from(chunk).toString('latin1');
  const at = text.lastIndexOf('\x1b');
  return at < 0 ? before : text.slice(at, at + 3);
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

// XML and JSON begin with ASCII: every second byte of their first characters is zero in UTF-16.
function utf16WithoutMark(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, Math.min(UTF16_SAMPLE, bytes.length & ~1));
  if (sample.length < 8) return undefined;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < sample.length; at += 2) {
    if (sample[at] === 0) even += 1;
    if (sample[at + 1] === 0) odd += 1;
  }
  const half = sample.length / 2;
  if (odd > 0.4 * half && even === 0) return 'utf-16le';
  if (even > 0.4 * half && odd === 0) return 'utf-16be';
  return undefined;
}

/** The label in an XML declaration or an HTML meta element. */
function declaredLabel(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.length)).toString('latin1').replaceAll('\0', '');
  return (
    /^\s*(?:\u00ef\u00bb\u00bf)?\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([^"'<>]{1,60})["']/.exec(head)?.[1] ??
    /<meta\s[^>]{0,200}?charset\s*=\s*["']?([\w-]{1,40})/i.exec(head)?.[1]
  );
}

/** The WHATWG name of a label; undefined for one that nobody knows or that must not be decoded. */
function knownEncoding(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}

// A text that was cut off within its last character is UTF-8 all the same, if other characters show that it is.
function isUtf8(bytes: Uint8Array, whole: boolean): boolean {
  return decodes(bytes, whole) || (whole && decodes(bytes, false) && !isAscii(bytes.subarray(0, -3)));
}

function decodes(bytes: Uint8Array, whole: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !whole });
    return true;
  } catch {
    return false;
  }
}

// In windows-1252 copy, high bytes are letters within words and quotation marks or dashes at their edges. What is left of
// broken UTF-8 looks otherwise: a low quotation mark after a letter, symbols in a row.
const HIGH_RUN = /[\u0080-\uffff]+/g;
const PLAUSIBLE_RUN = /^[«“„‘¡¿‹]*[ŠŒŽšœžŸƒÀ-ÖØ-ÝßŒà-öø-ýÿ]*[»”’…—–®™©°›·!\u00a0]*[«“„‘]?$|^[\u00a0 ]?[€£§°²³½¼¾±×•·ªº%µ¥¢†‡‰—–]+\u00a0?$/;

function looksLikeWindows1252(bytes: Uint8Array): boolean {
  return readsWell(new TextDecoder('windows-1252').decode(bytes));
}

/** Whether most of what is not ASCII stands where letters and marks of Western copy do. */
function readsWell(text: string): boolean {
  const runs = text.match(HIGH_RUN) ?? [];
  const plausible = runs.filter((run) => PLAUSIBLE_RUN.test(run) && !/[A-ZÀ-Ý]{2}|\u00a0€/.test(run)).length;
  // Umlauts of MS-DOS are quotation marks here, and those of the Macintosh capitals.
  const within = text.match(/\p{Ll}[„“”‚§ŸŠŽ]\p{Ll}/gu)?.length ?? 0;
  return plausible - within >= 0.9 * runs.length;
}

function differs(code: IssueCode, declared: string, found: string): Issue {
  return issue(code, `Declared as ${quoted(declared)}, but the bytes are ${found}.`);
}

function quoted(label: string): string {
  return JSON.stringify(label.slice(0, 40));
}
