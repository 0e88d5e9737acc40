// The body of wire copy: lines wrapped at 69 columns joined to paragraphs, tables kept in their columns, lists in their lines.
import { escapeText } from 'entities';
import { singleSpaced } from '../blanks.ts';
import { SI, SO } from '../controls.ts';
import { readDateline } from '../datelines.ts';

export interface Block {
  readonly kind: 'paragraph' | 'table' | 'rule';
  readonly lines: readonly string[];
}

/** Lines of copy as cleaned HTML: `p`, with `br` where a line ends on purpose, `pre` for tables, `hr` for rules. */
export function htmlOfBlocks(blocks: readonly Block[]): string {
  return blocks.map(htmlOfBlock).join('\n');
}

function htmlOfBlock({ kind, lines }: Block): string {
  if (kind === 'rule') return '<hr />';
  if (kind === 'table') return `<pre>${escapeText(unindented(lines.map(expanded)).join('\n'))}</pre>`;
  return `<p>${lines.map((line) => emphasised(singleSpaced(line).trim())).join('<br />')}</p>`;
}

/** The text of a block on one line. */
export function textOfBlock({ lines }: Block): string {
  return singleSpaced(lines.join(' ')).trim();
}

/** Parts lines of copy into paragraphs, tables and rules. */
export function blocksOf(lines: readonly string[]): Block[] {
  const width = wrapWidth(lines);
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const table = tableAt(lines, at);
    if (line.trim() === '') at += 1;
    else if (/^\s*_{3,}\s*$/.test(line)) {
      blocks.push({ kind: 'rule', lines: [line] });
      at += 1;
    } else if (table > 0) {
      blocks.push({ kind: 'table', lines: lines.slice(at, at + table).map((each) => each.trimEnd()) });
      at += table;
    } else {
      const end = endOfParagraph(lines, at, width);
      blocks.push({ kind: 'paragraph', lines: joined(lines.slice(at, end), width) });
      at = end;
    }
  }
  return blocks;
}

const NARROWEST = 40;
const WIDEST = 100;

/** The column at which lines were wrapped: where most of them end within a word of it, and a quarter of all do. */
function wrapWidth(lines: readonly string[]): number | undefined {
  const visible = lines.map((line) => line.trimEnd().length).filter((length) => length > 0);
  const lengths = visible.filter((length) => length >= NARROWEST && length <= WIDEST);
  let best = { width: 0, near: 0 };
  for (const width of new Set(lengths)) {
    const near = lengths.filter((length) => length <= width && length > width - 10).length;
    if (near > best.near || (near === best.near && width > best.width)) best = { width, near };
  }
  return best.near >= 2 && best.near >= visible.length / 4 ? best.width : undefined;
}

/** Index behind the paragraph that begins at a line: at a blank line, an indent, a bullet, a table, or a finished sentence. */
function endOfParagraph(lines: readonly string[], start: number, width: number | undefined): number {
  let at = start + 1;
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const before = lines[at - 1] ?? '';
    if (line.trim() === '' || /^\s*_{3,}\s*$/.test(line) || tableAt(lines, at) > 0) break;
    if (width === undefined && before.trimEnd().length > WIDEST) break;
    if (indent(line) >= indent(before) + 2 && !BULLET.test(before)) break;
    if (indent(line) >= 2 && indent(before) >= 2 && endsSentence(before)) break;
    if (BULLET.test(line) && (BULLET.test(before) || endsSentence(before) || /:\s*$/.test(before))) break;
    if (!isWrapped(before, line, width) && endsSentence(before) && before.trim().length >= NARROWEST) break;
  }
  return at;
}

const BULLET = /^\s*(?:[-*•+]|\d{1,2}[.)])\s+\S/;

/** A paragraph's lines with the wrapped ones joined; a line that ends early stays a line. */
function joined(lines: readonly string[], width: number | undefined): string[] {
  const kept: string[] = [];
  let before: string | undefined;
  for (const line of lines) {
    if (before !== undefined && isWrapped(before, line, width)) kept.push(`${kept.pop() ?? ''} ${line.trim()}`);
    else kept.push(line.trim());
    before = line;
  }
  return kept;
}

/** Whether a line ended only because the first word of the next did not fit. */
function isWrapped(line: string, next: string, width: number | undefined): boolean {
  const word = /^\s*(\S+)/.exec(next)?.[1] ?? '';
  if (line.length < NARROWEST && /\)\s*[-–—_=]{0,2}\s*$/.test(line) && readDateline(line)?.agency) return true;
  if (width === undefined) {
    const long = line.trimEnd().length;
    return (
      !endsSentence(line) &&
      (long >= NARROWEST
        ? /^\s*\p{Ll}/u.test(next) || (long >= 48 && /^\s*["“«(]?\p{L}/u.test(next)) || (long >= 60 && /\p{Ll}\s*$/u.test(line))
        : false)
    );
  }
  const goesOn = !endsSentence(line) && line.trimEnd().length >= NARROWEST && /^\s*\p{Ll}/u.test(next);
  return goesOn || line.trimEnd().length + 1 + word.length > width - 6;
}

function endsSentence(line: string): boolean {
  return /[.!?:…]["'”’»)\]]*\s*$/.test(line);
}

function indent(line: string): number {
  return line.startsWith('\t') ? 8 : line.length - line.trimStart().length;
}

/** How many lines from here on are a table: two at least, most of them in columns. */
function tableAt(lines: readonly string[], start: number): number {
  if (columnsOf(lines[start] ?? '') === 0) return 0;
  let end = start;
  let inColumns = 0;
  let last = start;
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? '';
    const columns = columnsOf(line);
    const sparse = end - start > 20 && inColumns < 0.6 * (end - start);
    if (line.trim() === '' || sparse || (columns === 0 && end - last > 1)) break;
    if (columns > 0) {
      inColumns += 1;
      last = end;
    }
  }
  const length = last + 1 - start;
  return inColumns >= 2 && inColumns >= 0.6 * length ? length : 0;
}

/** Gaps between the columns of a line: three blanks, a tab, a bar, a row of dots. */
function columnsOf(line: string): number {
  if (/^\s*\|.*\|\s*$/.test(line)) return Math.max(1, line.split('|').length - 2);
  const text = line.trim().slice(0, 300);
  return text.split(/ {3,}|\t+|\s?\.{4,}\s?/).length - 1;
}

function expanded(line: string): string {
  let text = '';
  for (const part of line.split(/(\t)/)) text += part === '\t' ? ' '.repeat(8 - (text.length % 8)) : part;
  return text;
}

function unindented(lines: readonly string[]): string[] {
  const common = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(common));
}

/** Text with the rails of ANPA 1312 (upper rail on, lower rail off) as emphasis; rails without a partner vanish. */
function emphasised(line: string): string {
  const text = escapeText(line);
  const pairs = text.replace(RAILS, (_, inside: string) => (inside.trim() === '' ? inside : `<em>${inside}</em>`));
  return pairs.replaceAll(SO, '').replaceAll(SI, '');
}

const RAILS = new RegExp(`${SO}([^${SO}${SI}]*)${SI}`, 'g');
