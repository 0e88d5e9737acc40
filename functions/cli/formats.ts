// `wiredesk formats`: what is read, and how it is recognised.
import type { Format } from '../wire/format.ts';
import { FORMATS } from '../wire/formats.ts';
import type { Context } from './context.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { type Column, printRows } from './table.ts';

const COLUMNS: readonly Column<Format>[] = [
  { title: 'FORMAT', value: ({ name }) => name, style: () => 'bold' },
  { title: 'STANDARD', value: ({ spec }) => spec, least: 16, most: 32, long: 'fold' },
  { title: 'RECOGNISED BY', value: ({ recognisedBy }) => recognisedBy, long: 'fold', lines: 9, least: 24 },
];

export async function formats({ out }: Context): Promise<ExitCode> {
  await printRows(out, COLUMNS, FORMATS, 'No format.');
  return EXIT.ok;
}
