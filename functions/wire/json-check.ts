// A walk through a JSON text by the grammar of RFC 8259, which builds nothing: what is wrong with it, and where.
import { WireError } from './codes.ts';
import type { Limits } from './limits.ts';

/** Where a text begins in its document, both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export const START: Place = { line: 1, column: 1 };

export interface Inspection {
  /** Offsets of control characters that stand in strings unescaped. All else about the text is as it should be. */
  readonly bareControls: readonly number[];
  /** Whether there is a whole number of more digits than numbers keep. */
  readonly hasLongNumbers: boolean;
}

/** What may stand next. `…OrClose`: at the start of an object or a list, which may be empty. */
type Wanted = 'value' | 'valueOrClose' | 'key' | 'keyOrClose' | 'colon' | 'comma' | 'end';

const BLANKS = /[ \t\n\r]*/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
const ESCAPE = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y;
const LONG_NUMBER = /^-?\d{16,}$/;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const MAX_BARE_CONTROLS = 100_000;

/**
 * Inspects a JSON text. Throws `WireError`: LIMIT_DEPTH, LIMIT_NODES, TRUNCATED where it is right as far as it goes, and
 * MALFORMED_JSON with the line and the column of its first fault.
 */
export function inspectJson(text: string, limits: Pick<Limits, 'depth' | 'nodes'>, place: Place = START): Inspection {
  const closers: string[] = [];
  const bareControls: number[] = [];
  let hasLongNumbers = false;
  let wanted: Wanted = 'value';
  let nodes = 0;
  for (let at = behind(BLANKS, text, 0); at < text.length; at = behind(BLANKS, text, at)) {
    const character = text.charAt(at);
    if (wanted === 'end') throw malformed('something stands behind the end', at);
    if (character === ',' || character === ':') {
      if (wanted !== (character === ',' ? 'comma' : 'colon')) throw malformed(`"${character}" where ${WORDS[wanted]} belongs`, at);
      wanted = character === ',' && closers.at(-1) === '}' ? 'key' : 'value';
      at += 1;
    } else if (character === '}' || character === ']') {
      if (closers.at(-1) !== character || !MAY_CLOSE[wanted]) throw malformed(`"${character}" where ${WORDS[wanted]} belongs`, at);
      closers.pop();
      wanted = behindValue();
      at += 1;
    } else if (character === '"' && (wanted === 'key' || wanted === 'keyOrClose')) {
      at = readString(at);
      wanted = 'colon';
    } else if (wanted === 'value' || wanted === 'valueOrClose') {
      nodes += 1;
      if (nodes > limits.nodes) throw new WireError('LIMIT_NODES', `The JSON holds more than ${limits.nodes} values.`);
      at = readValue(character, at);
    } else throw malformed(`something else stands where ${WORDS[wanted]} belongs`, at);
  }
  if (wanted !== 'end') throw truncated();
  return { bareControls, hasLongNumbers };

  function readValue(character: string, at: number): number {
    if (character === '{' || character === '[') {
      closers.push(character === '{' ? '}' : ']');
      if (closers.length > limits.depth) throw new WireError('LIMIT_DEPTH', `Values are nested more than ${limits.depth} deep.`);
      wanted = character === '{' ? 'keyOrClose' : 'valueOrClose';
      return at + 1;
    }
    wanted = behindValue();
    if (character === '"') return readString(at);
    const end = behind(SCALAR, text, at);
    if (end === at) throw isCut(/^[\w.+-]+$/, at) ? truncated() : malformed('no value', at);
    hasLongNumbers ||= LONG_NUMBER.test(text.slice(at, end));
    return end;
  }

  /** The offset behind a string that begins at an offset. */
  function readString(start: number): number {
    for (let at = start + 1; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) return at + 1;
      if (code === BACKSLASH) {
        const end = behind(ESCAPE, text, at + 1);
        if (end === at + 1) throw isCut(/^\\(?:u[\da-f]{0,3})?$/i, at) ? truncated() : malformed('an escape that JSON does not know', at);
        at = end - 1;
      } else if (code < 0x20) {
        bareControls.push(at);
        if (bareControls.length > MAX_BARE_CONTROLS) throw malformed('too many control characters within strings', at);
      }
    }
    throw truncated();
  }

  /** Whether the text ends within what began at an offset. */
  function isCut(begun: RegExp, at: number): boolean {
    return text.length - at < 30 && begun.test(text.slice(at));
  }

  function behindValue(): Wanted {
    return closers.length > 0 ? 'comma' : 'end';
  }

  function malformed(what: string, at: number): WireError {
    const before = text.slice(0, at);
    const lineStart = before.lastIndexOf('\n') + 1;
    const line = place.line + (before.match(/\n/g)?.length ?? 0);
    const column = at - lineStart + (lineStart === 0 ? place.column : 1);
    return new WireError('MALFORMED_JSON', `Line ${line}, column ${column}: ${what}.`);
  }

  function truncated(): WireError {
    return new WireError('TRUNCATED', `The JSON that begins on line ${place.line} ends before it is complete.`);
  }
}

const WORDS: Readonly<Record<Wanted, string>> = {
  value: 'a value',
  valueOrClose: 'a value or "]"',
  key: 'a key',
  keyOrClose: 'a key or "}"',
  colon: 'a colon',
  comma: 'a comma or the end',
  end: 'nothing',
};

const MAY_CLOSE: Readonly<Record<Wanted, boolean>> = {
  value: false,
  valueOrClose: true,
  key: false,
  keyOrClose: true,
  colon: false,
  comma: true,
  end: false,
};

/** The offset behind a match of a sticky pattern at an offset; the offset itself where it does not match. */
function behind(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
