// Heads of messages: how IPTC 7901, ANPA 1312 and ZCZC copy is recognised, with its control characters or without them.
import { DC1, DC2, DC3, DC4, EOT, ETX, isVisible, SOH, STX, US, withoutControls } from '../controls.ts';

export type MessageKind = 'iptc-7901' | 'anpa-1312' | 'zczc';

/** The first header line of IPTC 7901: `eca062 4 i 211 ccccb dpa 061`. Sections 4.2 to 4.10. */
export interface IptcHead {
  readonly service?: string;
  readonly sequence?: string;
  readonly priority?: string;
  readonly category?: string;
  readonly wordCount?: string;
  /** Up to 50 characters of optional information. */
  readonly rest: string;
}

// A category may be missing; then a longer word count must speak for the line.
const IPTC_FULL = /^([\p{L}]{2,5})-?(\d{2,5})\s+(\d)\s+([\p{L}][\p{L}\d]{0,3})\s+(\d{1,5})(?=\s|$)(.{0,120})$/u;
const IPTC_BARE = /^([\p{L}]{2,4})(\d{3,5})\s+(\d)\s+(\d{2,5})(?=\s|$)(.{0,120})$/u;

/** Reads a line that is a full header of IPTC 7901; undefined for any other line. */
export function readIptcHead(line: string): IptcHead | undefined {
  const text = withoutControls(line).trim();
  const [, service, sequence, priority, category, wordCount, rest] = IPTC_FULL.exec(text) ?? [];
  if (service && sequence && priority && category && wordCount) {
    return { service, sequence, priority, category, wordCount, rest: rest?.trim() ?? '' };
  }
  const [, bareService, bareSequence, barePriority, words, bareRest] = IPTC_BARE.exec(text) ?? [];
  if (!bareService || !bareSequence || !barePriority || !words) return undefined;
  return { service: bareService, sequence: bareSequence, priority: barePriority, wordCount: words, rest: bareRest?.trim() ?? '' };
}

/** Reads the header behind an SOH, where any field may be missing. */
export function readLooseIptcHead(line: string): IptcHead {
  const full = readIptcHead(line);
  if (full) return full;
  const text = withoutControls(line).trim();
  const [whole, service, sequence, priority, category, wordCount] =
    /^(?:(\p{L}{1,5})[ -]?(\d{1,5})(?=\s|$))?(?:\s*([1-9])(?=\s|$))?(?:\s*(\p{L}{1,4})(?=\s+\d))?(?:\s*(\d{1,5})(?=\s|$))?/u.exec(text) ??
    [];
  if (!service && !(priority && wordCount)) return { rest: text };
  return {
    ...(service && sequence && { service, sequence }),
    ...(priority && { priority }),
    ...(category && { category }),
    ...(wordCount && { wordCount }),
    rest: text.slice(whole?.length ?? 0).trim(),
  };
}

/** The second header line of ANPA 1312: `r a<DC3><DC1> BC-Keyword 1stLd-Writethru a0565 11-13 1693`. */
export interface AnpaHead {
  readonly priority: string;
  readonly category?: string;
  readonly keyword: string;
  readonly version?: string;
  /** Number of the story that this one refers to. */
  readonly reference?: string;
  /** As printed: `11-13`. */
  readonly filed: string;
  readonly wordCount?: string;
}

const ANPA_LINE = /^([a-zA-Z])\s?([a-zA-Z])?\s+(\S.{1,70}?)\s+(\d\d-\d\d)(?:\s+(\d{0,5}))?$/;
const VERSION =
  /^(?:\d*(?:st|nd|rd|th)?-?(?:ld|lead|wri\p{L}*|take|takes|add|sub|insert|bjt)|adv|hfr|kill|correct|advisory|update|embargo|urgent|resend|rpt)/iu;

/** DC codes tell the format; some archives spell out rails and quads. */
const FORMAT_CODES = new RegExp(`[${DC1}${DC2}${DC3}${DC4}]+|&[A-Z]{2};`, 'g');

/** Reads a line that is the second header line of ANPA 1312; undefined for any other line. */
export function readAnpaHead(line: string): AnpaHead | undefined {
  const text = withoutControls(line.replace(FORMAT_CODES, ' ')).trim();
  const [, priority, category, words, filed, wordCount] = ANPA_LINE.exec(text) ?? [];
  if (!priority || !words || !filed) return undefined;
  const tokens = words.split(/\s+/);
  const last = tokens.at(-1) ?? '';
  const reference = tokens.length > 1 && /^[a-zA-Z]{1,2}\d{2,4}$/.test(last) ? last : undefined;
  if (reference) tokens.pop();
  const versionAt = tokens.findIndex((token, index) => index > 0 && (VERSION.test(token) || /^\d{1,2}(?:st|nd|rd|th)$/i.test(token)));
  const [keyword, version] =
    versionAt > 0
      ? [tokens.slice(0, versionAt), tokens.slice(versionAt)]
      : tokens.length > 2
        ? [tokens, []]
        : [tokens.slice(0, 1), tokens.slice(1)];
  return {
    priority,
    ...(category && { category }),
    keyword: keyword.join(' '),
    ...(version.length > 0 && { version: version.join(' ') }),
    ...(reference && { reference }),
    filed,
    ...(wordCount && { wordCount }),
  };
}

/** Whether a line can be nothing but the second header line of ANPA 1312, control characters or not. */
export function isAnpaLine(line: string): boolean {
  const head = readAnpaHead(line);
  return head?.category !== undefined && /^[a-z]$/.test(head.priority) && head.keyword.includes('-');
}

/** The first header line of ANPA 1312, whose separator archives lose: service letter, story number, selector. */
export function readAnpaNumber(line: string): { readonly service?: string; readonly number?: string; readonly selector?: string } {
  const [before = '', after] = line.split(US);
  const [, service, number, glued] = /^([a-zA-Z])?(\d{1,4})(.{0,20})$/.exec(withoutControls(before).trim()) ?? [];
  const selector = withoutControls(after ?? '').trim() || glued?.trim();
  return { ...(service && { service }), ...(number && { number }), ...(selector && { selector }) };
}

/** Whether a line can be the first header line of ANPA 1312 without its control characters. */
export function isAnpaNumber(line: string): boolean {
  return /^[a-zA-Z]\d{4}\s?[a-zA-Z-]{0,14}$/.test(withoutControls(line).trim());
}

/** A keyword line of ANPA 1312 that lost the header above it: `^BC-LT--Argentina-Cancer,466<`. */
export function isCaretKeyword(line: string): boolean {
  return /^\^[^^<]{3,90},\s?\d{1,5}\s?<?\s*$/.test(withoutControls(line).trim());
}

/** Where a ZCZC message begins. */
export function isZczc(line: string): boolean {
  return /^\W{0,12}ZCZC(?=\s|\d|[A-Z]{2}|$)/i.test(withoutControls(line).trim());
}

/** The kind of a message that begins with SOH, by its first lines; undefined where it is no wire copy. */
export function kindOfControlled(lines: readonly string[]): MessageKind | undefined {
  const from = lines.findIndex((line) => line.includes(SOH));
  const seen = lines
    .slice(Math.max(from, 0))
    .filter((line) => withoutControls(line).trim() !== '')
    .slice(0, 3);
  const anpa = seen.slice(0, 2).some((line) => readAnpaHead(line) !== undefined);
  if (anpa) return 'anpa-1312';
  if (seen.some(isZczc)) return 'zczc';
  if (lines.some((line) => line.includes(STX)) || seen.some((line) => readIptcHead(line))) return 'iptc-7901';
  return undefined;
}

/** Why a text is taken for wire copy, and for which kind; undefined where it is not. */
export function recognise(text: string): { readonly kind: MessageKind; readonly because: string } | undefined {
  return recogniseControlled(text) ?? recogniseBare(text.split(/\r\n|\n|\r/, 60).filter((line) => withoutControls(line).trim() !== ''));
}

const CLOSE = 2_000;

function recogniseControlled(text: string): ReturnType<typeof recognise> {
  if (text.startsWith('<')) return undefined;
  const soh = text.indexOf(SOH);
  if (soh >= 0 && (soh < CLOSE || withoutControls(text.slice(0, soh)).trim() === '')) {
    const sample = text.slice(soh, soh + 2 * CLOSE);
    const kind = isLegible(sample) ? kindOfControlled(sample.split(/\r\n|\n|\r/, 30)) : undefined;
    if (kind) return { kind, because: 'a header behind the control character SOH' };
  }
  const stx = text.indexOf(STX);
  if (stx < 0 || stx >= CLOSE || !isLegible(text.slice(0, 2 * CLOSE)) || !(text.includes(ETX) || text.includes(EOT))) return undefined;
  return { kind: 'iptc-7901', because: 'text between the control characters STX and ETX' };
}

/** Most of the characters can be read, or nothing is there but controls: an empty envelope, and no program or picture. */
function isLegible(sample: string): boolean {
  const legible = sample.replace(/[^\x20-\x7e\s\p{L}]+/gu, '').length;
  return legible >= 0.6 * sample.length || !isVisible(sample);
}

function recogniseBare(seen: readonly string[]): ReturnType<typeof recognise> {
  const [first = '', second = ''] = seen;
  if (isZczc(first)) return { kind: 'zczc', because: 'ZCZC in its first line' };
  if (seen.slice(0, 4).some(isAnpaLine)) return { kind: 'anpa-1312', because: 'header lines of ANPA 1312 without control characters' };
  if (isCaretKeyword(first) && second.startsWith('^')) return { kind: 'anpa-1312', because: 'lines between ^ and <' };
  const head = readIptcHead(first);
  if (!head || !(head.category || seen.some((line) => /\S\s?=\s*$/.test(line)))) return undefined;
  return { kind: 'iptc-7901', because: 'a header line of IPTC 7901 without control characters' };
}
