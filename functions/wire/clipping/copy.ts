// The copy of a clipping: paragraphs out of lines that were broken, indented or left whole; tables and lists as they are.
import { escapeText } from 'entities';
import { cellsOf, ENDS_SENTENCE, goesOn, hasGaps, isTabular, joined, type Line, LONGEST_ROW } from './lines.ts';

export interface CopyBlock {
  readonly kind: 'paragraph' | 'item' | 'table';
  /** White space folded, but for tables. */
  readonly text: string;
}

/** The blocks of copy in these lines. `width` is the one that the lines were broken to, where they were. */
export function copyBlocks(lines: readonly Line[], width: number | undefined): CopyBlock[] {
  const blocks: CopyBlock[] = [];
  const tables = tablesIn(lines);
  const indented = indentOfParagraphs(lines);
  for (let at = 0; at < lines.length; ) {
    const tableEnd = tables.get(at);
    let end = tableEnd ?? at + 1;
    if (tableEnd) blocks.push({ kind: 'table', text: tableText(lines.slice(at, tableEnd)) });
    else {
      while (end < lines.length && !tables.has(end) && continues(lines, end, indented, width)) end += 1;
      blocks.push({ kind: 'paragraph', text: joined(lines.slice(at, end).map(({ text }) => text)) });
    }
    at = end;
  }
  return withItems(blocks);
}

function continues(lines: readonly Line[], at: number, indented: number | undefined, width: number | undefined): boolean {
  const line = lines[at];
  const before = lines[at - 1];
  if (!line || !before || line.block !== before.block || BULLET.test(line.text)) return false;
  if (indented === undefined) return goesOn(before, line, width);
  return line.indent < indented && (width !== undefined || !ENDS_SENTENCE.test(before.text) || before.raw.length < 90);
}

/**
 * The indent that begins paragraphs, where copy marks them so: some lines stand deeper than others, and these others go on.
 * Reuters-style copy has its first paragraph without one.
 */
function indentOfParagraphs(lines: readonly Line[]): number | undefined {
  const indents = lines.filter((line) => !isTabular(line) && !BULLET.test(line.text)).map(({ indent }) => indent);
  const least = Math.min(...indents.slice(0, 10_000));
  const deeper = indents.filter((indent) => indent > least + 1);
  if (deeper.length === 0) return undefined;
  const usual = deeper.sort((a, b) => a - b)[Math.floor(deeper.length / 2)] ?? 0;
  return usual <= least + 12 ? Math.min(usual, least + 2) : undefined;
}

/** Tables by the line where they begin, to the line behind them: two or more rows with figures, with heads and sums among them. */
function tablesIn(lines: readonly Line[]): ReadonlyMap<number, number> {
  const tables = new Map<number, number>();
  for (let at = 0; at < lines.length; at += 1) {
    if (!isRow(lines[at])) continue;
    const start = at;
    let figures = 0;
    for (; isRow(lines[at]) && lines[at]?.block === lines[start]?.block; at += 1) if (isTabular(lines[at] as Line)) figures += 1;
    if (figures > 1 && 2 * figures >= at - start) tables.set(start, at);
    at -= 1;
  }
  return tables;
}

function isRow(line: Line | undefined): boolean {
  if (!line || line.raw.length > LONGEST_ROW || !hasGaps(line.raw) || BULLET.test(line.text)) return false;
  return isTabular(line) || (/\S(?: {3}|\t)/.test(line.raw) && cellsOf(line.raw).length > 1);
}

function tableText(rows: readonly Line[]): string {
  const margin = rows.reduce((least, { raw }) => Math.min(least, raw.length - raw.trimStart().length), Number.POSITIVE_INFINITY);
  return rows.map(({ raw }) => raw.slice(margin)).join('\n');
}

// A dash alone may begin speech; two or more in a row, each a hyphen, are a list.
const BULLET = /^(?:[•·‣▪●◦*■□◆]|-(?=\s))\s*(?=\S)/u;

function withItems(blocks: readonly CopyBlock[]): CopyBlock[] {
  return blocks.map((block, index) => {
    if (block.kind !== 'paragraph' || !BULLET.test(block.text)) return block;
    const beside = [blocks[index - 1], blocks[index + 1]].some((near) => near?.kind === 'paragraph' && near.text[0] === block.text[0]);
    return beside ? { kind: 'item', text: block.text.replace(BULLET, '') } : block;
  });
}

/** A line that parts the copy and says nothing: ___, * * *, ---. */
const RULE = /^[*_=–—-](?:\s?[*_=–—-]){2,}$/u;

/** Copy as cleaned HTML: paragraphs, lists, and tables with their columns kept. */
export function htmlOfCopy(blocks: readonly CopyBlock[]): string {
  let html = '';
  blocks.forEach(({ kind, text }, index) => {
    if (text === '') return;
    if (kind === 'item' && blocks[index - 1]?.kind !== 'item') html += '<ul>\n';
    html +=
      kind === 'item'
        ? `<li>${escapeText(text)}</li>\n`
        : kind === 'table'
          ? `<pre>${escapeText(text)}</pre>\n`
          : RULE.test(text)
            ? '<hr />\n'
            : `<p>${escapeText(text)}</p>\n`;
    if (kind === 'item' && blocks[index + 1]?.kind !== 'item') html += '</ul>\n';
  });
  return html.trimEnd();
}
