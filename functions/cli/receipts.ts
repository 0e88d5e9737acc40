// `wiredesk receipts`: what became of each object.
import { now } from '../settings.ts';
import type { Outcome, Receipt, Store } from '../store/store.ts';
import type { RejectionCode } from '../wire/codes.ts';
import { askHoldings, type Context } from './context.ts';
import { EXIT, type ExitCode, UsageError } from './exit.ts';
import { receiptsOfKey } from './holdings.ts';
import type { Output, Style } from './output.ts';
import { shownName } from './printable.ts';
import { pages } from './query.ts';
import { type Column, printRows } from './table.ts';
import { readTime, shownTime } from './times.ts';

export interface ReceiptsOptions {
  readonly outcome?: Outcome;
  readonly code?: RejectionCode;
  readonly prefix?: string;
  readonly since?: string;
  readonly limit: number;
  readonly jsonl?: boolean;
}

export const STYLES: Readonly<Record<Outcome, Style>> = { stored: 'green', partial: 'yellow', duplicate: 'dim', rejected: 'red' };

export interface ReceiptRow {
  readonly receipt: Receipt;
  /** Whether it was there before this run. */
  readonly isKnown?: boolean;
}

/** What became of an object, in columns. */
export const RECEIPT_COLUMNS: readonly Column<ReceiptRow>[] = [
  { title: 'OUTCOME', value: outcomeOf, style: ({ receipt, isKnown }) => (isKnown ? 'dim' : STYLES[receipt.outcome]) },
  { title: 'FORMAT', value: ({ receipt }) => receipt.format, expendable: 2 },
  { title: 'STORIES', value: ({ receipt }) => receipt.stories, align: 'right', expendable: 1 },
  { title: 'FILE', value: ({ receipt }) => shownName(receipt.key), long: 'clip start', least: 24, most: 60 },
  { title: 'REASON', value: ({ receipt }) => reasonOf(receipt), long: 'fold', least: 24 },
];

const TIME: Column<ReceiptRow> = {
  title: 'RECEIVED',
  value: ({ receipt }) => receipt.receivedAt,
  shown: ({ receipt }) => shownTime(receipt.receivedAt),
  style: () => 'dim',
};
const FOLDER: Column<ReceiptRow> = {
  title: 'FOLDER',
  value: ({ receipt }) => shownName(receipt.bucket),
  style: () => 'dim',
  long: 'clip start',
  least: 8,
  most: 16,
  expendable: 3,
};

/** `stored`, `partial`, `duplicate` or `rejected`; `known` where it has nothing new to say. */
export function outcomeOf({ receipt, isKnown }: ReceiptRow): string {
  return isKnown ? 'known' : receipt.outcome;
}

/** Why an object was not kept whole, or was not at first, in words; blank where it was. */
export function reasonOf({ outcome, refused, faults, duplicateOf, earlier }: Receipt): string {
  if (duplicateOf) return `same bytes as ${shownName(duplicateOf.key)}`;
  const [first] = refused;
  if (!first)
    return earlier && earlier.outcome !== outcome ? `read again; was ${earlier.outcome}${earlier.code ? `: ${earlier.code}` : ''}` : '';
  const others = faults > 1 ? ` (the first of ${faults})` : '';
  return outcome === 'partial' || outcome === 'rejected' ? `${first.code}: ${first.message}${others}` : '';
}

export async function receipts(context: Context, key: string | undefined, options: ReceiptsOptions): Promise<ExitCode> {
  const { outcome, code, prefix, since, limit, jsonl } = options;
  if (key !== undefined && prefix !== undefined) throw new UsageError('KEY names one object, and --prefix many: give one of them');
  const at = now();
  const question = {
    ...(outcome && { outcome }),
    ...(code && { code }),
    ...(prefix && { prefix }),
    ...(since && { since: readTime(since, at, '--since') }),
  };
  return await askHoldings(context, async (holdings) => {
    const { store } = holdings;
    const found = pages((request) => store.receipts({ ...question, ...receiptsOfKey(key, holdings) }, request), at, limit);
    const { out } = context;
    if (jsonl) for await (const receipt of found) await out.line(JSON.stringify(receipt));
    else await printRows(out, [TIME, FOLDER, ...RECEIPT_COLUMNS], rowsOf(found), 'No receipt.');
    if (out.isTerminal && !jsonl) await out.line(`\n${await totalsLine(store, out)}`);
    return EXIT.ok;
  });
}

async function* rowsOf(receipts: AsyncIterable<Receipt>): AsyncGenerator<ReceiptRow> {
  for await (const receipt of receipts) yield { receipt };
}

/** `In all: 120 stored, 2 partial, 3 duplicate, 1 rejected.` */
export async function totalsLine(store: Store, { paint }: Output): Promise<string> {
  const totals = Object.entries(await store.receiptTotals()) as [Outcome, number][];
  const parts = totals.map(([outcome, total]) => (total > 0 ? paint(STYLES[outcome], `${total} ${outcome}`) : `0 ${outcome}`));
  return `In all: ${parts.join(', ')}.`;
}
