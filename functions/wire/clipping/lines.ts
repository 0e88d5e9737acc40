// The lines of a text: where each stands, and whether they were broken to fit a width.
import { decodeXML } from 'entities';
import { singleSpaced } from '../blanks.ts';

export interface Line {
  /** White space folded, none around. */
  readonly text: string;
  /** As it stands, for tables. */
  readonly raw: string;
  /** Columns of white space before it. */
  readonly indent: number;
  /** Counts the runs of lines between blank lines. */
  readonly block: number;
  /** In the document, from 1. */
  readonly number: number;
}

/** Whether references such as `&lt;` are in the text for the characters that markup reserves. */
const REFERENCE = /&(?:lt|gt|amp|quot|apos|nbsp|#\d{1,7}|#x[\da-f]{1,6});/i;
const TAB = 4;

/** The text with references decoded once, if it was escaped for markup, and one kind of line end. */
export function plainText(text: string): string {
  const decoded = REFERENCE.test(text) ? decodeXML(text.replaceAll('&nbsp;', ' ')) : text;
  return decoded.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n');
}

/** The lines that are not blank. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let block = 0;
  let blank = false;
  for (let start = 0, number = 1; start < text.length; number += 1) {
    const end = text.indexOf('\n', start);
    const raw = text.slice(start, end < 0 ? text.length : end).trimEnd();
    start = end < 0 ? text.length : end + 1;
    if (raw === '') {
      blank = true;
      continue;
    }
    if (blank && lines.length > 0) block += 1;
    blank = false;
    lines.push({ text: fold(raw), raw, indent: indentOf(raw), block, number });
  }
  return lines;
}

export function fold(text: string): string {
  if (!/\s\s|[^\S ]|^ | $/.test(text)) return text;
  return singleSpaced(text).trim();
}

function indentOf(raw: string): number {
  let columns = 0;
  for (const character of raw) {
    if (character === '\t') columns += TAB;
    else if (character.trim() === '' && character !== '\ufeff') columns += 1;
    else return columns;
  }
  return columns;
}

const NARROWEST = 40;
const NARROWEST_WIDE = 16;
const WIDEST = 120;
const WIDE = 60;
const FEW = 3;

/**
 * The width that lines were broken to; undefined where they were not, and each line is whole. Lines are broken where most
 * have a next one whose first word would not have fitted.
 */
export function widthOf(lines: readonly Line[]): number | undefined {
  const pairs = lines.flatMap((line, index) => {
    const next = lines[index + 1];
    return next?.block === line.block && !isTabular(line) ? [[line, next] as const] : [];
  });
  if (pairs.length === 0) return undefined;
  const lengths = lines.map((line) => line.raw.length).sort((a, b) => a - b);
  const width = lengths[Math.floor(0.98 * (lengths.length - 1))] ?? 0;
  const narrowest = lines.some((line) => isWide(line.text)) ? NARROWEST_WIDE : NARROWEST;
  if (width < narrowest || width > WIDEST) return undefined;
  // A line that ends a sentence may well be a paragraph.
  const full = pairs.filter(([line, next]) => isFull(line, next, width) && !ENDS_SENTENCE.test(line.text)).length;
  // Two lines that would not have fitted on one say little, unless they are long.
  if (pairs.length < FEW) return full === pairs.length && width >= WIDE ? width : undefined;
  return full >= 0.5 * pairs.length ? width : undefined;
}

/** Whether the first word of the next line would have gone beyond the width. */
export function isFull(line: Line, next: Line, width: number): boolean {
  const word = isWide(next.text) ? 1 : (/^\S+/.exec(next.text)?.[0].length ?? 0) + 1;
  return line.raw.length + word > width - 2;
}

/** Whether a line goes on in the next one: broken to a width, or in the middle of a sentence. */
export function goesOn(line: Line, next: Line | undefined, width: number | undefined): boolean {
  if (next?.block !== line.block || next.indent > line.indent + 1) return false;
  // (Reporting by …; Editing by / Wes Lowe)
  if (/^\([^()]{40,}$/.test(line.text) && /^[^()]{1,160}\)\.?$/.test(next.text)) return true;
  if (width !== undefined && isFull(line, next, width) && line.raw.length <= width + 2) return true;
  if (line.raw.length < SHORTEST_BROKEN || next.raw.length > LONGEST_BROKEN || ENDS_SENTENCE.test(line.text) || /[:;]$/.test(line.text))
    return false;
  return /^\p{Ll}(?!\S*:\/\/)/u.test(next.text) && (line.text !== line.text.toUpperCase() || next.text === next.text.toUpperCase());
}

const SHORTEST_BROKEN = 15;
const LONGEST_BROKEN = 200;

export const ENDS_SENTENCE = /[.!?…。！？।؟]["'”’»«“)\]]{0,3}$/u;

/** Lines put together, without a space between characters of scripts that have none, and without one behind a hyphen in a word. */
export function joined(texts: readonly string[]): string {
  const parts: string[] = [];
  texts.forEach((text, index) => {
    const before = texts[index - 1];
    if (before === undefined || (isWide(text.slice(0, 1)) && isWide(before.slice(-1)))) parts.push(text);
    else if (isPartOfWord(before, text)) parts.push((parts.pop() ?? '').slice(0, -1), text);
    else parts.push(' ', text);
  });
  return parts.join('');
}

// "Ein- und Ausfuhr", "pre- and post-war": the hyphen stands for a word to come.
const CONJUNCTION = /^(?:und|oder|bzw|bis|and|or|to|en|of|och|og|eller|sowie|wie)\b/iu;

/** A word that was parted at the end of a line: "elec-" and "tion". A word that has a hyphen elsewhere keeps it there: "e-mail-". */
function isPartOfWord(before: string, text: string): boolean {
  return /(?<![\p{L}\p{N}-])\p{L}{2,}-$/u.test(before.slice(-40)) && /^\p{Ll}{2,}/u.test(text) && !CONJUNCTION.test(text);
}

function isWide(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u.test(text.slice(0, 40));
}

export const LONGEST_ROW = 400;

/** Whether a line is a row of a table: cells parted by runs of blanks, tabs or bars, with figures among them. */
export function isTabular({ raw }: Line): boolean {
  if (raw.length > LONGEST_ROW || !hasGaps(raw)) return false;
  const cells = cellsOf(raw);
  return cells.length > 1 && cells.slice(1).some((cell) => FIGURE.test(cell));
}

const FIGURE = /^[-+–(]?[$€£¥]?\d[\d.,:/%()–-]*\p{L}{0,4}\)?$|^(?:nil|n\/a|x|-+|–)$/iu;

/** Whether runs of blanks, tabs or bars part a line at all. */
export function hasGaps(raw: string): boolean {
  return /\S(?: {2}|\t)|\|/.test(raw);
}

/** The cells of a row. Two blanks behind a full stop part sentences, not cells. */
export function cellsOf(raw: string): string[] {
  const text = raw.trim();
  const bars = text.split('|');
  if (bars.length > 2) return bars.map((cell) => cell.trim());
  return text
    .replace(/([.!?:;,]) {2,3}(?=\p{L})/gu, '$1 ')
    .split(/\t| {2,}/)
    .map((cell) => cell.trim());
}

/** The words of a text, where two characters of Chinese or Japanese count for one. */
export function lengthInWords(text: string): number {
  const wide = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  const words = text.match(/\S+/g)?.length ?? 0;
  return wide > 0 ? Math.max(words, Math.ceil(wide / 2)) : words;
}
