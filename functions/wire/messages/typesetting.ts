// Typesetting in ANPA copy: what the control characters of a composing room mean for text, and its tables.
import { BS, CAN, DLE, isVisible, RS, SI, SO, US, withoutControls } from '../controls.ts';
import { type Block, blocksOf, textOfBlock } from './body.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: all controls but the tab and the two rails
const NEITHER_TAB_NOR_RAIL = /[\0-\u0008\u000a-\u000d\u0010-\u001f\u007f-\u009f]/g;
/** Rails and quads as some archives spell them. */
const SPELLED = /&(?:QL|QC|QR|MD|TL|HT|FS);/g;

/** A line of ANPA copy with its killed words gone and the typesetter's quotes and dashes as people write them; rails and table marks stay. */
export function legible(line: string): string {
  const tabular = line.includes(BS);
  const text = withoutKilledWords(line)
    .replaceAll('&UR;', SO)
    .replaceAll('&LR;', SI)
    .replace(SPELLED, ' ')
    .replaceAll('``', '“')
    .replaceAll("''", '”')
    .replace(/`(?=\S)([^`'‘’]{1,80})'/g, '‘$1’')
    .replace(/`(?=\S)/g, '‘')
    .replace(/(?<=^|\s)_(?=\s|$)/g, '—');
  return tabular ? text : text.replace(NEITHER_TAB_NOR_RAIL, '').trimEnd();
}

/** Each kill-word mark takes the word before it along. */
function withoutKilledWords(line: string): string {
  if (!line.includes(CAN)) return line;
  const [first = '', ...rest] = line.split(CAN);
  return rest.reduce((text, part) => {
    const trimmed = text.trimEnd();
    const word = Math.max(trimmed.lastIndexOf(' '), trimmed.lastIndexOf('\t')) + 1;
    return trimmed.slice(0, word) + part.trimStart();
  }, first);
}

const CELLS = new RegExp(`[${US}${RS}][${US}${RS} ]*`);

/** ANPA copy as blocks: tab lines as paragraphs, lines of a table in columns, ^ lines as lines of their own. */
export function blocksOfCopy(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let plain: string[] = [];
  let rows: string[][] = [];
  const flush = () => {
    if (rows.length > 0) blocks.push({ kind: 'table', lines: columns(rows) });
    if (plain.length > 0) blocks.push(...blocksOf(plain));
    rows = [];
    plain = [];
  };
  for (const line of lines) {
    if (line.includes(BS)) {
      if (plain.length > 0) flush();
      rows.push(cellsOf(line));
      continue;
    }
    if (rows.length > 0) flush();
    const caret = /^\s*\^/.test(line);
    const text = line
      .replace(/^\s*\^/, '')
      .replace(/@?[<]\s*$/, '')
      .replace(caret || /___=\s*$/.test(line) ? /=\s*$/ : /$^/, '')
      .trimEnd();
    if (caret) {
      flush();
      if (isVisible(text)) blocks.push({ kind: 'paragraph', lines: [text.trim()] });
    } else plain.push(text);
  }
  flush();
  return blocks.filter((block) => textOfBlock(block) !== '');
}

function cellsOf(line: string): string[] {
  const text = line
    .replaceAll(BS, '')
    .replace(/^\s*\^/, '')
    .replaceAll(DLE, ' ')
    .trimEnd()
    .replace(/<$/, '')
    .trimEnd();
  const cells = CELLS.test(text) ? text.split(CELLS) : text.split(';');
  // "{" is the half of the agate font: 3{ games behind.
  return cells.map((cell) =>
    withoutControls(cell)
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/^(\d*)\{$/, '$1½')
      .replace(/^_$/, '—'),
  );
}

/** Rows with their cells below one another: names to the left, figures to the right. */
function columns(rows: readonly string[][]): string[] {
  const widths: number[] = [];
  for (const row of rows) for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, cell.length);
  return rows.map((row) =>
    row
      .map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
