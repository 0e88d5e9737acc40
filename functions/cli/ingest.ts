// `wiredesk ingest`: takes files and folders into the store.
import { arrivals } from '../intake/arrivals.ts';
import { type Delivery, takeInAll } from '../intake/deliveries.ts';
import type { Folder } from '../intake/folder.ts';
import type { Store } from '../store/store.ts';
import { type Context, withStore } from './context.ts';
import { count, newTally, openPath, patienceOf, summary, type Tally } from './deliveries.ts';
import { EXIT, type ExitCode, NotFoundError, worse } from './exit.ts';
import { complain } from './output.ts';
import { startProgress } from './progress.ts';
import { RECEIPT_COLUMNS, type ReceiptRow } from './receipts.ts';
import { tabLine, tableOf, titlesLine } from './table.ts';

export interface IngestOptions {
  readonly jsonl?: boolean;
}

/** Rows that a person is shown; of more files, only those with something amiss. */
const SHOWN = 50;

export async function ingest(context: Context, paths: readonly string[], { jsonl }: IngestOptions): Promise<ExitCode> {
  const { out, stop } = context;
  const tally = newTally();
  const print = jsonl ? jsonPrinter(context) : out.isTerminal ? tablePrinter(context) : linePrinter(context);
  return await withStore(context, async (store, desks) => {
    // What is wrong with them is told before anything is taken in.
    desks();
    for (const path of paths) {
      if (stop.aborted) break;
      const folder = await openOrComplain(path, tally);
      if (folder) await takeInFolder(context, folder, store, tally, print.row);
    }
    await print.end(tally);
    return tally.status;
  });
}

async function openOrComplain(path: string, tally: Tally): Promise<Folder | undefined> {
  const failed = (message: string) => {
    complain(message);
    tally.status = EXIT.failed;
  };
  try {
    return await openPath(path, failed);
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    complain(error.message);
    tally.status = worse(tally.status, EXIT.refused);
    return undefined;
  }
}

/** Takes in all that lies in a folder, with a progress bar, and hands each delivery on. */
export async function takeInFolder(
  context: Context,
  folder: Folder,
  store: Store,
  tally: Tally,
  row: (delivery: Exclude<Delivery, { kind: 'failed' }>) => void | Promise<void>,
): Promise<void> {
  const { settings, log } = context;
  const patience = patienceOf(context);
  const progress = await startProgress('Taking in', process.stderr.isTTY ? await countObjects(folder) : 0);
  try {
    for await (const delivery of takeInAll(arrivals(folder, patience), folder, { store, limits: settings.limits, log }, patience)) {
      count(tally, delivery);
      if (delivery.kind !== 'failed') await row(delivery);
      progress.step();
    }
  } finally {
    progress.end();
  }
}

async function countObjects(folder: Folder): Promise<number> {
  let objects = 0;
  for await (const _ of folder.list()) objects += 1;
  return objects;
}

interface Printer {
  row(delivery: Exclude<Delivery, { kind: 'failed' }>): void | Promise<void>;
  end(tally: Tally): Promise<void>;
}

function jsonPrinter({ out }: Context): Printer {
  return { row: ({ receipt }) => out.line(JSON.stringify(receipt)), end: async () => {} };
}

function linePrinter({ out }: Context): Printer {
  let isFirst = true;
  return {
    async row(delivery) {
      if (isFirst) await out.line(titlesLine(RECEIPT_COLUMNS));
      isFirst = false;
      await out.line(tabLine(RECEIPT_COLUMNS, rowOf(delivery)));
    },
    end: async () => {},
  };
}

function tablePrinter({ out }: Context): Printer {
  const rows: ReceiptRow[] = [];
  const amiss: ReceiptRow[] = [];
  return {
    row(delivery) {
      if (rows.length <= SHOWN) rows.push(rowOf(delivery));
      if (amiss.length <= SHOWN && delivery.kind === 'taken in' && isAmiss(delivery)) amiss.push(rowOf(delivery));
    },
    async end(tally) {
      const shown = rows.length <= SHOWN ? rows : amiss;
      if (shown.length > 0) await out.line(`${tableOf(RECEIPT_COLUMNS, shown.slice(0, SHOWN), out)}\n`);
      if (shown.length > SHOWN) await out.line('There are more: "wiredesk receipts --outcome rejected" lists them.\n');
      await out.line(summary(tally));
    },
  };
}

export function rowOf({ kind, receipt }: Exclude<Delivery, { kind: 'failed' }>): ReceiptRow {
  return { receipt, isKnown: kind === 'known' };
}

function isAmiss({ receipt }: { receipt: ReceiptRow['receipt'] }): boolean {
  return receipt.outcome === 'partial' || receipt.outcome === 'rejected';
}
