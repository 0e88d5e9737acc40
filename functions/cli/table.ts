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
  /** Lines that a folded value may take: 3 unless it says otherwise. */
  readonly lines?: number;
  /** The least width that is of use. */
  readonly least?: number;
  /** The most that it may take of a terminal. */
  readonly most?: number;
  /** Left out first where the terminal is narrow; the greater goes first. */
  readonly expendable?: number;
}

const GAP = '  ';
const LINES = 3;
const NARROWEST = 4;

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

/** A table of as many columns as there is room for; those that are blank in every row are left out. */
export function tableOf<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  { columns: room, paint }: Pick<Output, 'columns' | 'paint'>,
): string {
  const all = columns.map((column) => [column, rows.map((row) => shownIn(column, row))] as const);
  const texts = new Map(all.filter(([, values]) => values.some((value) => value !== '')));
  const wanted = [...texts].map(([column, values]) => ({
    column,
    wanted: Math.min(column.most ?? room, widest([column.title, ...values])),
  }));
  const laid = layOut(wanted, room);
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

interface Wish<Row> {
  readonly column: Column<Row>;
  readonly wanted: number;
}

/** Widths that fit: expendable columns go first, then the widest give way, those that fold half as readily. */
function layOut<Row>(columns: readonly Wish<Row>[], room: number): Laid<Row>[] {
  let kept = columns;
  while (total(kept.map(leastOf)) > room && kept.some(({ column }) => column.expendable)) {
    const first = Math.max(...kept.map(({ column }) => column.expendable ?? 0));
    kept = kept.filter(({ column }) => column.expendable !== first);
  }
  const widths = kept.map(({ wanted }) => wanted);
  for (let over = total(widths) - room; over > 0; over -= 1) {
    const spare = kept.map((wish, index) => readiness(wish, widths[index] ?? 0));
    const giving = spare.indexOf(Math.max(...spare));
    if (spare[giving] === 0) break;
    widths[giving] = (widths[giving] ?? 0) - 1;
  }
  return kept.map(({ column }, index) => ({ column, width: widths[index] ?? 0 }));
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width + GAP.length, -GAP.length);
}

function leastOf<Row>({ column, wanted }: Wish<Row>): number {
  return Math.min(wanted, column.least ?? wanted);
}

function readiness<Row>(wish: Wish<Row>, width: number): number {
  // Where nothing else helps, columns become narrower than is of use.
  if (width <= leastOf(wish)) return width > NARROWEST ? width / 1_000 : 0;
  return wish.column.long === 'fold' ? width / 2 : width;
}

function cellLines<Row>(column: Column<Row>, text: string, width: number): string[] {
  if (column.long === 'clip start') return [clipStart(text, width)];
  if (column.long !== 'fold') return [clipEnd(text, width)];
  const lines = fold(text, width);
  const most = column.lines ?? LINES;
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), clipEnd(lines.slice(most - 1).join(' '), width)];
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
