// One object, many messages: daily bundles of hundreds of stories, of one kind or of several, with control characters or without.
import { ENQ, EOT, ETX, isVisible, SOH, STX, withoutControls } from '../controls.ts';
import { isDateLine } from '../date-lines.ts';
import { isAnpaLine, isAnpaNumber, isCaretKeyword, isZczc, kindOfControlled, type MessageKind, readIptcHead } from './heads.ts';

export interface Message {
  readonly kind: MessageKind;
  /** Its lines with their control characters, line ends taken off. */
  readonly lines: readonly string[];
  /** It began with a control character. */
  readonly controlled: boolean;
  /** Its own end mark was seen: ETX or EOT, NNNN. Archives that lost their control characters have none. */
  readonly ended: boolean;
  /** It is longer than one item may be; the lines beyond are not kept. */
  readonly tooLong: boolean;
}

/** Text that stands behind a message and belongs to none. */
export interface Stray {
  readonly stray: string;
}

interface Open {
  kind: MessageKind | undefined;
  controlled: boolean;
  lines: string[];
  size: number;
  /** ETX was seen, or a date line where no control characters are. */
  textEnded: boolean;
  ended: boolean;
  tooLong: boolean;
}

/** Text between messages that is longer than this is copy whose head was lost: it becomes a message, so that none is lost. */
const STRAY_COPY = 200;
const MAX_STRAY_LINES = 20_000;

/**
 * The messages of a text, in order; stray text where it stands. Reads in pieces: memory holds one message, of at most
 * `limit` characters. `first` is the kind of the first message.
 */
export async function* splitMessages(pieces: AsyncIterable<string>, first: MessageKind, limit: number): AsyncGenerator<Message | Stray> {
  let open: Open | undefined;
  let before: string[] = [];
  let kind = first;
  for await (const segment of segmentsOf(pieces, limit)) {
    const start = startOf(segment, open, open?.lines.at(-1) ?? before.at(-1));
    if (start) {
      const lead = start.withLineBefore ? (open?.lines ?? before).pop() : start.controlled ? selectors(before) : undefined;
      if (open) yield* closed(open);
      yield* strays(before, kind);
      before = [];
      open = begin(start.kind, start.controlled, lead === undefined ? [] : [lead]);
    }
    if (!open) {
      before.push(segment);
      if (before.length > MAX_STRAY_LINES) {
        yield* strays(before, kind);
        before = [];
      }
    } else {
      kind = open.kind ?? kind;
      append(open, segment, limit);
      if (isFinished(open, segment)) {
        yield* closed(open);
        open = undefined;
      }
    }
  }
  if (open) yield* closed(open);
  yield* strays(before, kind);
}

/** The line of addresses that some agencies send ahead of a message, behind an ENQ; taken out of the lines. */
function selectors(lines: string[]): string | undefined {
  const at = lines.findLastIndex((line) => line.includes(ENQ));
  return at < 0 ? undefined : lines.splice(at, 1)[0];
}

function begin(kind: MessageKind | undefined, controlled: boolean, lines: string[]): Open {
  return { kind, controlled, lines, size: 0, textEnded: false, ended: false, tooLong: false };
}

function append(open: Open, segment: string, limit: number) {
  open.size += segment.length;
  if (open.size > limit) open.tooLong = true;
  else open.lines.push(segment);
  if (open.kind === 'zczc') {
    if (isEndMark(segment)) open.ended = true;
    return;
  }
  if (segment.includes(STX)) open.controlled = true;
  if (segment.includes(ETX)) open.textEnded = true;
  if (segment.includes(ETX) || segment.includes(EOT)) open.ended = true;
  if (!open.controlled && open.lines.length > 2 && isDateLine(segment)) open.textEnded = true;
}

function isFinished(open: Open, segment: string): boolean {
  return open.controlled ? segment.endsWith(EOT) : open.kind === 'zczc' ? open.ended : open.textEnded;
}

/** NNNN at the end of a line, or in small letters on a line of its own. */
function isEndMark(segment: string): boolean {
  const text = withoutControls(segment).trim();
  return /(?:^|[^\p{L}\p{N}])NNNN$/u.test(text) || /^n{4}$/.test(text);
}

interface Start {
  /** Undefined where the first lines must tell. */
  readonly kind: MessageKind | undefined;
  readonly controlled: boolean;
  /** The head began one line above. */
  readonly withLineBefore?: boolean;
}

/** Whether a new message begins with a line. Within a message only what its own kind allows begins another one. */
function startOf(segment: string, open: Open | undefined, lineBefore: string | undefined): Start | undefined {
  if (segment.includes(SOH) && !isInText(segment, open)) return { kind: undefined, controlled: true };
  if (open?.controlled && !open.textEnded) return undefined;
  if (isZczc(segment)) return { kind: 'zczc', controlled: false };
  if (open?.kind === 'zczc') return undefined;
  const text = withoutControls(segment);
  if (open?.kind !== 'iptc-7901' || open.controlled) {
    const anpa = bareAnpa(text, open, lineBefore);
    if (anpa) return anpa;
  }
  if (open?.kind === 'anpa-1312' && !open.textEnded) return undefined;
  const head = readIptcHead(text);
  const separate = lineBefore === undefined || !isVisible(lineBefore) || isDateLine(lineBefore);
  if (head && (head.category || separate)) return { kind: 'iptc-7901', controlled: segment.includes(STX) };
  if (!open && segment.includes(STX)) return { kind: 'iptc-7901', controlled: true };
  return undefined;
}

/** An SOH within a text begins no message unless a header follows: the line was noisy. */
function isInText(segment: string, open: Open | undefined): boolean {
  if (!open?.controlled || open.textEnded || !open.lines.some((line) => line.includes(STX))) return false;
  const text = withoutControls(segment.slice(segment.indexOf(SOH) + 1)).trim();
  return text !== '' && !/^\p{L}{0,5}-?\d{1,5}(?=\s|$|[\p{L}-]{1,14}$)/u.test(text) && !isZczc(text);
}

function bareAnpa(text: string, open: Open | undefined, lineBefore: string | undefined): Start | undefined {
  const inside = open?.kind === 'anpa-1312' && !open.textEnded;
  const numbered = lineBefore !== undefined && isAnpaNumber(lineBefore);
  if (isAnpaLine(text) && (!inside || numbered)) {
    // The head of this message may have begun it already, with its number or a line of its own.
    if (inside && open && open.lines.filter(isVisible).length <= 1) return undefined;
    return { kind: 'anpa-1312', controlled: false, withLineBefore: numbered || isSlug(lineBefore) };
  }
  return !inside && isCaretKeyword(text) ? { kind: 'anpa-1312', controlled: false } : undefined;
}

/** A line above a bare header that says when it was sent: `AP-NR-09-20-89 0002EDT`. */
function isSlug(line: string | undefined): boolean {
  return line !== undefined && /^[A-Z]{2,4}-[A-Z]{2}-\d\d-\d\d-\d\d \d{4}[A-Z]{0,4}$/.test(withoutControls(line).trim());
}

function* closed(open: Open): Generator<Message | Stray> {
  const kind = open.kind ?? kindOfControlled(open.lines.slice(0, 30));
  if (!open.lines.some(isVisible) && !open.tooLong) return;
  if (!kind) yield* strays(open.lines, 'iptc-7901');
  else yield { kind, lines: open.lines, controlled: open.controlled, ended: open.ended, tooLong: open.tooLong };
}

function* strays(lines: readonly string[], kind: MessageKind): Generator<Message | Stray> {
  const text = lines.map(withoutControls).join('\n').trim();
  if (text === '') return;
  if (text.length < STRAY_COPY) yield { stray: text };
  else yield { kind, lines, controlled: false, ended: lines.some((line) => line.includes(ETX)), tooLong: false };
}

/** Lines without their ends; a message's first and last control characters begin and end a segment of their own. */
async function* segmentsOf(pieces: AsyncIterable<string>, limit: number): AsyncGenerator<string> {
  let held = '';
  for await (const piece of pieces) {
    if (held.endsWith('\r') && !/^[\r\n]/.test(piece)) {
      yield* partsOf(withoutReturns(held));
      held = '';
    }
    // Teleprinters were sent CR CR LF.
    const [first = '', ...lines] = piece.split(/(?<!\r)\r*\n|\r(?![\r\n]|$)/);
    if (lines.length > 0) yield* partsOf(withoutReturns(held + first));
    held = lines.length > 0 ? (lines.pop() ?? '') : held + first;
    for (const line of lines) yield* partsOf(line);
    if (held.length > limit) {
      yield* partsOf(held);
      held = '';
    }
  }
  if (held !== '') yield* partsOf(withoutReturns(held));
}

function withoutReturns(line: string): string {
  return line.replace(/(?<!\r)\r+$/, '');
}

function partsOf(line: string): string[] {
  return line.includes(SOH) || line.includes(EOT) ? line.split(AROUND_MESSAGES) : [line];
}

const AROUND_MESSAGES = new RegExp(`(?=${SOH})|(?<=${EOT})`);
