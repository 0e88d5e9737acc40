// `wiredesk parse`: reads files without storing anything.
import { now } from '../settings.ts';
import { WireError } from '../wire/codes.ts';
import { read } from '../wire/read.ts';
import type { Context } from './context.ts';
import { EXIT, type ExitCode, worse } from './exit.ts';
import { type FileName, fileNames, openInput } from './inputs.ts';
import { complain, type Output } from './output.ts';
import { printLine } from './parse-jsonl.ts';
import { printReport } from './parse-report.ts';
import type { ParsedReading } from './parsed.ts';

export interface ParseOptions {
  readonly jsonl?: boolean;
  readonly filesFrom?: string;
  readonly null?: boolean;
}

/** How the readings of one file are printed; answers whether anything was refused. */
export type Printer = (out: Output, file: string, readings: AsyncIterable<ParsedReading>) => Promise<boolean>;

export async function parse(context: Context, files: string[], { jsonl, filesFrom, null: nul }: ParseOptions): Promise<ExitCode> {
  const print: Printer = jsonl ? printLine : printReport;
  let status: ExitCode = EXIT.ok;
  const failed = (file: FileName, error: unknown) => {
    status = EXIT.failed;
    complain(`${file.shown}: the reader failed, which is a fault of Wiredesk: ${whereOf(error)}`);
  };
  for await (const file of fileNames(files, { from: filesFrom, end: nul ? '\0' : '\n' }, context.stop)) {
    if (context.stop.aborted) break;
    const refused = await print(
      context.out,
      file.shown,
      readings(file, context, (error) => failed(file, error)),
    );
    if (refused) status = worse(status, EXIT.refused);
  }
  return status;
}

/** An error and the line that threw it. */
function whereOf(error: unknown): string {
  const [first, second = ''] = String(error instanceof Error ? error.stack : error).split('\n');
  return `${first} ${second.trim()}`;
}

/** Whatever happens becomes a reading, so that no file costs the others. */
async function* readings(file: FileName, { settings, out }: Context, failed: (error: unknown) => void): AsyncGenerator<ParsedReading> {
  try {
    const { origin, chunks } = await openInput(file, settings.limits, now());
    for await (const reading of read(chunks, origin, settings.limits)) {
      if (out.isClosed) return;
      yield reading;
    }
  } catch (error) {
    if (error instanceof WireError) yield { kind: 'broken', code: error.code, message: error.message };
    else {
      failed(error);
      yield { kind: 'broken', code: 'SCHEMA_INVALID', message: 'The reader failed on this file; standard error says where.' };
    }
  }
}
