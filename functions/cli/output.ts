// Standard output and standard error, as the subcommands see them.
import { styleText } from 'node:util';
import { shownName } from './printable.ts';

/** Any of node:util's styles. */
export type Style = Parameters<typeof styleText>[0];

export interface Output {
  /** Whether a person reads: tables and colours, where a program gets plain lines with tabs. */
  readonly isTerminal: boolean;
  /** Columns of the terminal. */
  readonly columns: number;
  /** Set once the reader of a pipe has gone: nothing written after that arrives. */
  readonly isClosed: boolean;
  /** Writes, and waits while the reader is slow. Never throws: a reader that leaves is no error. */
  write(text: string | Uint8Array): Promise<void>;
  /** Writes a line. */
  line(text?: string): Promise<void>;
  /** Colours a text, where colours are wanted. */
  paint(style: Style, text: string): string;
}

export interface OutputOptions {
  readonly columns?: number | undefined;
  /** False for `--no-color`. */
  readonly colour: boolean;
  /** True for `--table`: as for a person, whoever reads. */
  readonly asTable?: boolean | undefined;
  /** Told when the reader has gone. */
  readonly onClose: () => void;
}

export function outputTo(stream: NodeJS.WriteStream, options: OutputOptions): Output {
  const isTerminal = options.asTable || stream.isTTY;
  let isClosed = false;
  stream.on('error', () => {
    isClosed = true;
    options.onClose();
  });
  const write = async (text: string | Uint8Array) => {
    if (isClosed) return;
    await new Promise<void>((resolve) => stream.write(text, () => resolve()));
  };
  return {
    isTerminal,
    get columns() {
      return Math.max(20, options.columns ?? stream.columns ?? 80);
    },
    get isClosed() {
      return isClosed;
    },
    write,
    line: (text = '') => write(`${text}\n`),
    // styleText itself minds NO_COLOR and whether the stream is a terminal.
    paint: (style, text) => (options.colour ? styleText(style, text, { stream }) : text),
  };
}

/** A message for people, on standard error: `wiredesk: …`. */
export function complain(message: string) {
  process.stderr.write(`wiredesk: ${message.split('\n').map(shownName).join('\n')}\n`);
}
