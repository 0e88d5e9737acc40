// Rows as a table that fits the terminal, or as lines with tabs for programs.
import type { Output, Style } from './output.ts';
import { oneLine } from './printable.ts';
import { clipEnd, clipStart, columnsOf, fold, pad } from './width.ts';

export interface Column<Row> {
  readonly title: string;
  /** The whole value; blank where there is none. */
  readonly value: (row: Row) => string | number | undefined;
  /** What a person is shown in its place, where that is something shorter. */
  readonly shown?: (row: Row) => string | number | undefined;
  readonly style?: (row: Row) => Style | undefined;
  readonly align?: 'left' | 'right';
  /** What happens to values that are too long: by default their ends go; the last column may fold into lines. */
  readonly long?: 'clip end' | 'clip start' | 'fold';
  /** The least width that is of use. */
  readonly least?: number;
  /** The most that it may take of a terminal. */
  readonly most?: number;
  /** Left out first where the terminal is narrow; the greater goes first. */
  readonly expendable?: number;
}

const GAP = '  ';
const MAX_LINES = 3;

/** Prints rows: a table on a terminal, or `none` where there are none; tab-separated lines under a line of titles elsewhere. */
export async function printRows<Row>(
  out: Output,
  columns: readonly Column<Row>[],
  rows: Iterable<Row> | AsyncIterable<Row>,
  none: string,
): Promise<void> {
  if (out.isTerminal) {
    const all = await collect(rows);
    return await out.line(all.length > 0 ? tableOf(columns, all, out) : none);
  }
  await out.line(titlesLine(columns));
  for await (const row of rows) await out.line(tabLine(columns, row));
}

/** All entries of a list that is known to be short. */
export async function collect<T>(entries: Iterable<T> | AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const entry of entries) all.push(entry);
  return all;
}

export function titlesLine(columns: readonly Column<never>[]): string {
  return columns.map(({ title }) => title).join('\t');
}

export function tabLine<Row>(columns: readonly Column<Row>[], row: Row): string {
  return columns.map(({ value }) => oneLine(String(value(row) ?? ''))).join('\t');
}

/** A table of as many columns as there is room for. */
export function tableOf<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  { columns: room, paint }: Pick<Output, 'columns' | 'paint'>,
): string {
  const texts = new Map(columns.map((column) => [column, rows.map((row) => shownIn(column, row))]));
  const wanted = columns.map((column) => Math.min(column.most ?? room, widest([column.title, ...(texts.get(column) ?? [])])));
  const laid = layOut(columns, wanted, room);
  const head = laid.map(({ column, width }) => pad(clipEnd(column.title, width), width, column.align)).join(GAP);
  const lines = rows.flatMap((row, index) => {
    const cells = laid.map(({ column, width }) => {
      const style = column.style?.(row);
      return { width, align: column.align, style, lines: cellLines(column, texts.get(column)?.[index] ?? '', width) };
    });
    return linesOfRow(cells, paint);
  });
  return [paint('bold', head.trimEnd()), ...lines].join('\n');
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, columnsOf(text)), 0);
}

interface Laid<Row> {
  readonly column: Column<Row>;
  readonly width: number;
}

function shownIn<Row>({ value, shown = value }: Column<Row>, row: Row): string {
  return oneLine(String(shown(row) ?? ''));
}

/** Widths that fit: expendable columns go first, then the widest give way. */
function layOut<Row>(columns: readonly Column<Row>[], wanted: readonly number[], room: number): Laid<Row>[] {
  let kept = columns.map((column, index) => ({ column, wanted: wanted[index] ?? 0 }));
  const leastOf = (each: { column: Column<Row>; wanted: number }) => Math.min(each.wanted, each.column.least ?? each.wanted);
  const total = (widths: readonly number[]) => widths.reduce((sum, width) => sum + width + GAP.length, -GAP.length);
  while (total(kept.map(leastOf)) > room && kept.some(({ column }) => column.expendable)) {
    const first = Math.max(...kept.map(({ column }) => column.expendable ?? 0));
    kept = kept.filter(({ column }) => column.expendable !== first);
  }
  const widths = kept.map((each) => each.wanted);
  const least = kept.map(leastOf);
  for (let over = total(widths) - room; over > 0; over -= 1) {
    const spare = widths.map((width, index) => (width > (least[index] ?? 0) ? width : 0));
    const giving = spare.indexOf(Math.max(...spare));
    if (spare[giving] === 0) break;
    widths[giving] = (widths[giving] ?? 0) - 1;
  }
  return kept.map(({ column }, index) => ({ column, width: widths[index] ?? 0 }));
}

function cellLines<Row>(column: Column<Row>, text: string, width: number): string[] {
  if (column.long === 'clip start') return [clipStart(text, width)];
  if (column.long !== 'fold') return [clipEnd(text, width)];
  const lines = fold(text, width);
  const rest = lines.slice(MAX_LINES - 1).join(' ');
  return lines.length <= MAX_LINES ? lines : [...lines.slice(0, MAX_LINES - 1), clipEnd(rest, width)];
}

interface Cell {
  readonly width: number;
  readonly align: 'left' | 'right' | undefined;
  readonly style: Style | undefined;
  readonly lines: readonly string[];
}

function linesOfRow(cells: readonly Cell[], paint: Output['paint']): string[] {
  const height = Math.max(...cells.map(({ lines }) => lines.length));
  return Array.from({ length: height }, (_, at) => {
    const parts = cells.map(({ width, align, style, lines }) => {
      const padded = pad(lines[at] ?? '', width, align);
      return style && padded.trim() !== '' ? paint(style, padded) : padded;
    });
    return parts.join(GAP).trimEnd();
  });
}
