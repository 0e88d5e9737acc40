// A progress bar, on standard error and only on a terminal.
import type { SingleBar } from 'cli-progress';

export interface Progress {
  step(): void;
  end(): void;
}

/** Starts a bar of so many steps; without a terminal it shows nothing. */
export async function startProgress(title: string, total: number): Promise<Progress> {
  if (!process.stderr.isTTY || total === 0) return { step: () => {}, end: () => {} };
  const { default: bars } = await import('cli-progress');
  const bar: SingleBar = new bars.SingleBar({
    format: `${title} {bar} {value} of {total}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
    etaBuffer: 1,
  });
  bar.start(total, 0);
  return { step: () => bar.increment(), end: () => bar.stop() };
}
