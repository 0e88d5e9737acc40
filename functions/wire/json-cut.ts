// Cuts JSON text into items without parsing it: the entries of a list, the lines of NDJSON, or the whole.
import { WireError } from './codes.ts';
import { type Place, START } from './json-check.ts';
import type { Limits } from './limits.ts';
import { resume } from './peek.ts';

/** The text of one item, and where it begins. */
export interface JsonCut {
  readonly text: string;
  readonly place: Place;
  /** Whether it is all that there is: a fault in it is a fault of the document. */
  readonly isWhole: boolean;
}

/** Takes pieces of text in and gives complete items out. */
interface Cutter {
  readonly write: (piece: string) => void;
  readonly take: () => (JsonCut | WireError)[];
  /** Ends the text. Throws where that is too early. */
  readonly close: () => void;
}

/**
 * Cuts JSON text, in pieces of any size. An entry or a line over the limit is yielded as an error and never held.
 * Throws `WireError`: LIMIT_SIZE for a document over its limit that is neither list nor lines, TRUNCATED for a list without
 * its end.
 */
export async function* cutJson(pieces: AsyncIterable<string>, limits: Limits): AsyncGenerator<JsonCut | WireError> {
  const iterator = pieces[Symbol.asyncIterator]();
  const start = await readStart(iterator, limits);
  const cutter = start.startsWith('[') ? entryCutter(limits) : isOneALine(start) ? lineCutter(limits) : wholeCutter(limits);
  for await (const piece of resume(start, iterator)) {
    cutter.write(piece);
    yield* cutter.take();
  }
  cutter.close();
  yield* cutter.take();
}

/** The text as far as the piece with the first character behind its first line, which shows what it is. */
async function readStart(iterator: AsyncIterator<string>, { wholeBytes }: Limits): Promise<string> {
  let start = '';
  let hasLine = false;
  while (start.length <= wholeBytes) {
    const next = await iterator.next();
    if (next.done) break;
    const piece: string = start === '' ? next.value.replace(/^[\s\ufeff\0]+/, '') : next.value;
    const end: number = hasLine ? 0 : piece.indexOf('\n');
    hasLine ||= end >= 0;
    start += piece;
    if ((start === piece && piece.startsWith('[')) || (hasLine && piece.slice(end).trim() !== '')) break;
  }
  return start;
}

// A second line that begins with a brace goes on with the first one only where a value may stand: behind a bracket, a comma
// or a colon. A first line that is broken is still a line.
function isOneALine(start: string): boolean {
  const end = start.indexOf('\n');
  const first = start.slice(0, end).trimEnd();
  return end > 0 && first.startsWith('{') && !'[{,:'.includes(first.slice(-1)) && start.slice(end).trimStart().startsWith('{');
}

function wholeCutter({ wholeBytes }: Limits): Cutter {
  const { add, end, take } = gatherer(Number.POSITIVE_INFINITY);
  let length = 0;
  return {
    write(piece) {
      length += piece.length;
      if (length > wholeBytes)
        throw new WireError('LIMIT_SIZE', `The document holds more than ${wholeBytes} characters and is no list of items.`);
      add(piece);
    },
    take,
    close: () => end(START, true),
  };
}

/** Cuts at line breaks; blank lines are none. */
function lineCutter({ itemCharacters }: Limits): Cutter {
  const { add, end, take } = gatherer(itemCharacters);
  let line = 1;
  return {
    write(piece) {
      let from = 0;
      for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', from)) {
        add(piece.slice(from, at));
        end({ line, column: 1 });
        from = at + 1;
        line += 1;
      }
      add(piece.slice(from));
    },
    take,
    close: () => end({ line, column: 1 }),
  };
}

const [NEWLINE, QUOTE, COMMA, BACKSLASH] = [0x0a, 0x22, 0x2c, 0x5c];
const [BRACKET, BRACKET_END, BRACE, BRACE_END] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Cuts a list at the commas of its own level. */
function entryCutter({ itemCharacters }: Limits): Cutter {
  const { add, end, fail, take } = gatherer(itemCharacters);
  let line = 1;
  /** Where the line begins, counted from the start of the piece: below zero where it began in an earlier one. */
  let lineStart = 0;
  let begun = START;
  let depth = 0;
  let isOver = false;
  let isFaulty = false;
  let inString = false;
  let isEscaped = false;
  return { write, take, close };

  function write(piece: string) {
    let from = 0;
    for (let at = 0; at < piece.length && !isOver; at += 1) {
      const code = piece.charCodeAt(at);
      if (code === NEWLINE) {
        line += 1;
        lineStart = at + 1;
      } else if (isEscaped) isEscaped = false;
      else if (inString) {
        isEscaped = code === BACKSLASH;
        inString = code !== QUOTE;
      } else if (code === QUOTE) inString = true;
      else if (code === BRACE || code === BRACKET) {
        depth += 1;
        if (depth === 1) from = begin(at);
      } else if (code === BRACE_END || code === BRACKET_END) {
        depth -= 1;
        if (depth === 0) from = cut(piece, from, at);
        isOver = depth === 0;
      } else if (code === COMMA && depth === 1) from = cut(piece, from, at);
    }
    if (isOver) checkEnd(piece.slice(from));
    else add(piece.slice(from));
    lineStart -= piece.length;
  }

  function cut(piece: string, from: number, at: number): number {
    add(piece.slice(from, at));
    end(begun);
    return begin(at);
  }

  function begin(at: number): number {
    begun = { line, column: at - lineStart + 2 };
    return at + 1;
  }

  function checkEnd(rest: string) {
    if (isFaulty || rest.trim() === '') return;
    isFaulty = true;
    fail(new WireError('MALFORMED_JSON', `Line ${line}: something stands behind the end of the list.`));
  }

  function close() {
    if (!isOver) throw new WireError('TRUNCATED', `The list ends on line ${line} before it is complete.`);
  }
}

/** Gathers the text of one item after another. What goes beyond the limit is dropped as it comes. */
function gatherer(limit: number) {
  let ready: (JsonCut | WireError)[] = [];
  let text = '';
  let length = 0;
  return { add, end, fail, take };

  function add(piece: string) {
    length += piece.length;
    text = length > limit ? '' : text + piece;
  }

  /** Ends an item that began at a place; a blank one is none. */
  function end(place: Place, isWhole = false) {
    if (length > limit) fail(new WireError('LIMIT_SIZE', `The item on line ${place.line} holds more than ${limit} characters.`));
    else if (text.trim() !== '') ready.push({ text, place, isWhole });
    text = '';
    length = 0;
  }

  function fail(error: WireError) {
    ready.push(error);
  }

  function take() {
    const taken = ready;
    ready = [];
    return taken;
  }
}
