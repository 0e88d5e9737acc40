// `wiredesk redrive`: what was left over is taken in after all.
import { arrivals } from '../intake/arrivals.ts';
import { takeInAll } from '../intake/deliveries.ts';
import type { Folder, FolderObject } from '../intake/folder.ts';
import type { Store } from '../store/store.ts';
import { askStore, type Context } from './context.ts';
import { count, newTally, openPath, patienceOf, summary, type Tally } from './deliveries.ts';
import { EXIT, type ExitCode, UsageError } from './exit.ts';
import { INBOX } from './inbox.ts';
import { rowOf } from './ingest.ts';
import { complain, type Output } from './output.ts';
import { shownName } from './printable.ts';
import { RECEIPT_COLUMNS, type ReceiptRow } from './receipts.ts';
import type { StackName } from './stack-name.ts';
import { printRows } from './table.ts';

export interface RedriveOptions {
  readonly dryRun?: boolean;
  readonly jsonl?: boolean;
  readonly limit?: number;
}

export async function redrive(context: Context, folders: readonly string[], options: RedriveOptions): Promise<ExitCode> {
  if (context.stack) return await redriveStack(context, context.stack, folders, options);
  if (options.limit !== undefined) throw new UsageError('--limit goes with --stack');
  const tally = newTally();
  return await askStore(context, async (store) => {
    for (const path of folders.length > 0 ? folders : [INBOX]) {
      const folder = await openPath(path, complain);
      if (options.dryRun) await nameLeftOver(context, folder, store, options);
      else await takeInLeftOver(context, folder, store, tally, options);
    }
    if (context.out.isTerminal && !options.jsonl && !options.dryRun) await context.out.line(`\n${summary(tally)}`);
    return tally.status;
  });
}

/** The objects of a folder that have no receipt. */
async function* leftOver(objects: AsyncIterable<FolderObject>, store: Store): AsyncGenerator<FolderObject> {
  for await (const object of objects) if (!(await store.receipt(object))) yield object;
}

async function takeInLeftOver(context: Context, folder: Folder, store: Store, tally: Tally, { jsonl }: RedriveOptions): Promise<void> {
  const { settings, log, out } = context;
  const patience = patienceOf(context);
  const rows: ReceiptRow[] = [];
  for await (const delivery of takeInAll(
    leftOver(arrivals(folder, patience), store),
    folder,
    { store, limits: settings.limits, log },
    patience,
  )) {
    count(tally, delivery);
    if (delivery.kind === 'failed') continue;
    if (jsonl) await out.line(JSON.stringify(delivery.receipt));
    else rows.push(rowOf(delivery));
  }
  if (!jsonl) await printRows(out, RECEIPT_COLUMNS, rows, `Nothing is left over in ${shownName(folder.path)}.`);
}

async function nameLeftOver({ out, stop }: Context, folder: Folder, store: Store, { jsonl }: RedriveOptions): Promise<void> {
  let found = 0;
  for await (const { bucket, key, versionId, size, receivedAt } of leftOver(folder.list(), store)) {
    if (stop.aborted) return;
    found += 1;
    await out.line(jsonl ? JSON.stringify({ bucket, key, versionId, size, receivedAt }) : shownName(key));
  }
  await sayHowMany(out, found, `in ${shownName(folder.path)}`, jsonl);
}

async function sayHowMany(out: Output, found: number, where: string, jsonl = false): Promise<void> {
  if (out.isTerminal && !jsonl)
    await out.line(`${found === 0 ? 'Nothing is' : `${found} ${found === 1 ? 'is' : 'are'}`} left over ${where}.`);
}

async function redriveStack(
  { out, stop }: Context,
  name: StackName,
  folders: readonly string[],
  { dryRun, jsonl, limit = Number.MAX_SAFE_INTEGER }: RedriveOptions,
): Promise<ExitCode> {
  if (folders.length > 0) throw new UsageError('a stack has no folders: its dead letters are meant');
  const [{ onStack }, { deadLetters }] = await Promise.all([import('./stack.ts'), import('./dead-letters.ts')]);
  return await onStack(name, async ({ outputs }) => {
    let [found, failed] = [0, 0];
    for await (const { objects, id, problem } of deadLetters(outputs, { limit, stop, move: dryRun !== true })) {
      found += 1;
      if (problem) failed += 1;
      if (problem) complain(`the notice ${id} stays with the dead letters: ${problem}`);
      else if (jsonl) await out.line(JSON.stringify({ id, objects }));
      else
        await out.line(
          objects.length > 0
            ? objects.map(({ bucket, key }) => shownName(`s3://${bucket}/${key}`)).join('\n')
            : `the notice ${id}, of no object`,
        );
    }
    if (out.isTerminal && !jsonl) {
      if (dryRun || found === 0) await sayHowMany(out, found, 'with the dead letters');
      else await out.line(`${found - failed} of ${found} went back to the queue and are tried again.`);
    }
    return failed > 0 ? EXIT.failed : EXIT.ok;
  });
}
