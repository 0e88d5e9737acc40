// `wiredesk replay`: objects that were taken in, read again by the readers of today.
import { SILENT } from '../intake/log.ts';
import { type Replayed, replay as readAgain, type StoryChange } from '../intake/replay.ts';
import { now } from '../settings.ts';
import type { Outcome, Receipt, ReceiptQuery, Store } from '../store/store.ts';
import type { RejectionCode } from '../wire/codes.ts';
import { askHoldings, type Context } from './context.ts';
import { EXIT, type ExitCode, NotFoundError, UsageError, worse } from './exit.ts';
import { type Holdings, receiptsOfKey } from './holdings.ts';
import { complain } from './output.ts';
import { shownName } from './printable.ts';
import { pages } from './query.ts';
import { jsonReport, lineReport, type ReplayReport, textReport } from './replay-report.ts';
import { readTime } from './times.ts';

export interface ReplaySelection {
  readonly prefix?: string;
  readonly outcome?: Outcome;
  readonly code?: RejectionCode;
  readonly since?: string;
  readonly until?: string;
  readonly all?: boolean;
}

export interface ReplayCommandOptions extends ReplaySelection {
  readonly dryRun?: boolean;
  readonly jsonl?: boolean;
}

/** Objects one after another that the machine failed: the store or the source is in trouble. */
const MOST_FAILURES = 10;

export async function replay(context: Context, keys: readonly string[], options: ReplayCommandOptions): Promise<ExitCode> {
  const { prefix, outcome, code, since, until, all } = options;
  if (keys.length === 0 && !all && [prefix, outcome, code, since, until].every((each) => each === undefined))
    throw new UsageError('say which objects: by KEY, --prefix, --outcome, --code, --since, --until, or --all');
  const at = now();
  const report = options.jsonl
    ? jsonReport(context.out, at)
    : context.out.isTerminal
      ? textReport(context.out, at)
      : lineReport(context.out, at);
  return await askHoldings(context, async (holdings) => {
    const { store, objects } = holdings;
    const { settings, stop } = context;
    const intake = { store, objects, limits: settings.limits, log: SILENT };
    let status: ExitCode = EXIT.ok;
    let found = 0;
    let failures = 0;
    const unknown = new Set(keys);
    for await (const receipt of selected(holdings, keys, options, at, unknown)) {
      if (stop.aborted) break;
      found += 1;
      try {
        status = worse(status, await replayOne(receipt, intake, report, { ...options, now: at }));
        failures = 0;
      } catch (error) {
        status = EXIT.failed;
        complain(`${receipt.key} was not read again: ${error instanceof Error ? error.message : error}`);
        if (++failures >= MOST_FAILURES) throw new Error(`${MOST_FAILURES} objects failed one after another: giving up.`, { cause: error });
      }
    }
    if (found === 0) throw new NotFoundError('no receipt of such an object: "wiredesk receipts" lists what was taken in');
    await report.end(options.dryRun === true);
    if (stop.aborted) return status;
    for (const key of unknown) complain(`${shownName(key)} was not read again: there is no such receipt of it`);
    return unknown.size > 0 ? worse(status, EXIT.refused) : status;
  });
}

/** Status 1 says that something is refused, or could not be read again. */
async function replayOne(
  receipt: Receipt,
  intake: Parameters<typeof readAgain>[1],
  report: ReplayReport,
  { dryRun, now }: { readonly dryRun?: boolean; readonly now: string },
): Promise<ExitCode> {
  const changes: StoryChange[] = [];
  const counts = { same: 0 };
  const tell = (change: StoryChange) => {
    // What stays as it is may be many, and is only counted.
    if (change.kind === 'same') counts.same += 1;
    else changes.push(change);
  };
  const replayed = await readAgain(receipt, intake, { dryRun: dryRun === true, now, tell });
  await report.object({ ...replayed, changes, same: counts.same });
  return isAmiss(replayed) ? EXIT.refused : EXIT.ok;
}

function isAmiss({ after, untouched }: Replayed): boolean {
  return untouched !== undefined || after.outcome === 'rejected' || after.outcome === 'partial';
}

/** Receipts of announcements that name no object there could be: there is nothing to read. */
const NAMELESS: readonly (RejectionCode | undefined)[] = ['EVENT_INVALID', 'KEY_INVALID'];

/** The receipts that are meant, latest first; of objects that repeat another's bytes, one. Takes keys that have one out of `unknown`. */
async function* selected(
  holdings: Holdings,
  keys: readonly string[],
  selection: ReplaySelection,
  at: string,
  unknown: Set<string>,
): AsyncGenerator<Receipt> {
  const repeated = new Set<string>();
  for (const key of keys.length > 0 ? keys : [undefined]) {
    for await (const receipt of receiptsOf(holdings.store, { ...selection, ...receiptsOfKey(key, holdings) }, at)) {
      unknown.delete(receipt.key);
      if (NAMELESS.includes(receipt.refused[0]?.code)) continue;
      const name = JSON.stringify(receipt.duplicateOf ?? '');
      if (receipt.duplicateOf && repeated.has(name)) continue;
      if (receipt.duplicateOf) repeated.add(name);
      yield receipt;
    }
  }
}

type Asked = ReplaySelection & Pick<ReceiptQuery, 'object'>;

async function* receiptsOf(store: Store, { prefix, object, outcome, code, since, until }: Asked, at: string): AsyncGenerator<Receipt> {
  const end = until === undefined ? undefined : readTime(until, at, '--until');
  const question = {
    ...(prefix !== undefined && { prefix }),
    ...(object && { object }),
    ...(outcome && { outcome }),
    ...(code && { code }),
    ...(since !== undefined && { since: readTime(since, at, '--since') }),
  };
  for await (const receipt of pages((page) => store.receipts(question, page), at, Number.MAX_SAFE_INTEGER)) {
    if (end === undefined || receipt.receivedAt < end) yield receipt;
  }
}
