// JSON as the formats see it: one document, a list of items, or one item a line, read item by item.
// Every text is walked by the grammar before it is parsed, so that depth, size and faults are known before memory is spent.
// Spec: RFC 8259; for lines, NDJSON 1.0.
import { WireError } from './codes.ts';
import { inspectJson, type Place, START } from './json-check.ts';
import { cutJson } from './json-cut.ts';
import type { Limits } from './limits.ts';
import type { Issue } from './story.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** One item of a document; `line` is where it begins, from 1. */
export interface JsonItem {
  readonly value: unknown;
  readonly line: number;
}

export interface JsonOptions {
  readonly limits: Limits;
  readonly report: (issue: Issue) => void;
}

/**
 * Reads JSON text, in pieces of any size, and yields its items: the entries of a list, the lines of NDJSON, or the one
 * document that there is. An entry or a line that cannot be read is yielded as an error, and reading goes on behind it.
 * Memory is bounded by the largest entry or line; a document that is neither is read whole.
 *
 * Throws `WireError` for the document: MALFORMED_JSON, TRUNCATED, LIMIT_DEPTH, LIMIT_NODES, LIMIT_SIZE.
 */
export async function* readJsonItems(pieces: AsyncIterable<string>, options: JsonOptions): AsyncGenerator<JsonItem | WireError> {
  for await (const cut of cutJson(pieces, options.limits)) {
    if (cut instanceof WireError) yield cut;
    else if (cut.isWhole) yield { value: parseJson(cut.text, options, cut.place), line: cut.place.line };
    else yield readItem(cut.text, cut.place, options);
  }
}

function readItem(text: string, place: Place, options: JsonOptions): JsonItem | WireError {
  try {
    return { value: parseJson(text, options, place), line: place.line };
  } catch (error) {
    if (error instanceof WireError) return error;
    throw error;
  }
}

/**
 * Parses one JSON text. Whole numbers that would lose digits as numbers come as strings; of a key that is stated twice the
 * last one counts. `place` is where the text begins in its document.
 * Throws `WireError`: MALFORMED_JSON, TRUNCATED, LIMIT_DEPTH, LIMIT_NODES.
 */
export function parseJson(text: string, { limits, report }: JsonOptions, place: Place = START): unknown {
  const { bareControls, hasLongNumbers } = inspectJson(text, limits, place);
  if (bareControls.length > 0)
    report({ code: 'ILLEGAL_CHAR', message: 'Control characters that JSON forbids within strings were read as if they were escaped.' });
  const escaped = bareControls.length > 0 ? withEscapes(text, bareControls) : text;
  const legal = /\\ud[89a-f]/i.test(escaped) ? escaped.replace(ESCAPES, wholeEscape) : escaped;
  if (legal !== escaped) report({ code: 'ENCODING_REPLACED', message: 'Halves of characters that stood alone were replaced.' });
  return hasLongNumbers ? parseExactly(legal, keepDigits) : JSON.parse(legal);
}

/** Whether a value is a JSON object: no list, no null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// A character beyond the first 65,536 is escaped in two halves (RFC 8259, section 7). One without the other is no text.
const ESCAPES = /\\ud[89ab][\da-f]{2}\\ud[c-f][\da-f]{2}|\\ud[89a-f][\da-f]{2}|\\./gis;

function wholeEscape(found: string): string {
  return found.length === 6 ? '\\ufffd' : found;
}

// JSON.parse hands its reviver the source text of each value; TypeScript does not know of it yet.
const parseExactly = JSON.parse as (text: string, revive: typeof keepDigits) => unknown;

function keepDigits(_key: string, value: unknown, { source }: { readonly source?: string }): unknown {
  const isRounded = typeof value === 'number' && !Number.isSafeInteger(value);
  return isRounded && source && /^-?\d{16,}$/.test(source) ? source : value;
}

function withEscapes(text: string, offsets: readonly number[]): string {
  let escaped = '';
  let from = 0;
  for (const at of offsets) {
    escaped += `${text.slice(from, at)}\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`;
    from = at + 1;
  }
  return escaped + text.slice(from);
}
