// The copy of a clipping: paragraphs out of lines that were broken, indented or left whole; tables and lists as they are.
import { escapeText } from 'entities';
import { cellsOf, ENDS_SENTENCE, goesOn, isTabular, joined, type Line } from './lines.ts';

export interface CopyBlock {
  readonly kind: 'paragraph' | 'item' | 'table';
  /** White space folded, but for tables. */
  readonly text: string;
}

/** The blocks of copy in these lines. `width` is the one that the lines were broken to, where they were. */
export function copyBlocks(lines: readonly Line[], width: number | undefined): CopyBlock[] {
  const blocks: CopyBlock[] = [];
  const indented = indentOfParagraphs(lines);
  for (let at = 0; at < lines.length; ) {
    const rows = tableAt(lines, at);
    if (rows > 0) {
      blocks.push({ kind: 'table', text: tableText(lines.slice(at, at + rows)) });
      at += rows;
      continue;
    }
    let end = at + 1;
    while (end < lines.length && continues(lines, end, indented, width)) end += 1;
    blocks.push({ kind: 'paragraph', text: joined(lines.slice(at, end).map(({ text }) => text)) });
    at = end;
  }
  return withItems(blocks);
}

function continues(lines: readonly Line[], at: number, indented: number | undefined, width: number | undefined): boolean {
  const line = lines[at];
  const before = lines[at - 1];
  if (!line || !before || line.block !== before.block || BULLET.test(line.text) || tableAt(lines, at) > 0) return false;
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

/** How many rows of a table begin here: two or more tabular lines, with the heads and sums between them. */
function tableAt(lines: readonly Line[], at: number): number {
  const first = lines[at];
  if (!first || !isRow(first)) return 0;
  let end = at;
  let rows = 0;
  for (; end < lines.length; end += 1) {
    const line = lines[end];
    if (!line || !isRow(line) || line.block !== first.block) break;
    if (isTabular(line)) rows += 1;
  }
  return rows > 1 ? end - at : 0;
}

function isRow(line: Line): boolean {
  return (
    line.raw.length < 400 &&
    !BULLET.test(line.text) &&
    (isTabular(line) || (cellsOf(line.raw).length > 1 && /\S {3,}\S|\S\t\S/.test(line.raw)))
  );
}

function tableText(rows: readonly Line[]): string {
  const margin = Math.min(...rows.map(({ raw }) => /^ */.exec(raw)?.[0].length ?? 0));
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
          : `<p>${escapeText(text)}</p>\n`;
    if (kind === 'item' && blocks[index + 1]?.kind !== 'item') html += '</ul>\n';
  });
  return html.trimEnd();
}
