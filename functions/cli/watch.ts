// `wiredesk watch`: takes in what lies in a folder, and whatever comes.
import { takeInAll } from '../intake/deliveries.ts';
import { type Folder, openFolder } from '../intake/folder.ts';
import { watchFolder } from '../intake/watch.ts';
import { now } from '../settings.ts';
import type { Receipt, Store } from '../store/store.ts';
import { type Context, withStore } from './context.ts';
import { patienceOf } from './deliveries.ts';
import { EXIT, type ExitCode, NotFoundError } from './exit.ts';
import type { IngestOptions } from './ingest.ts';
import type { Output } from './output.ts';
import { oneLine, shownName } from './printable.ts';
import { outcomeOf, RECEIPT_COLUMNS, reasonOf, STYLES } from './receipts.ts';
import { tabLine, titlesLine } from './table.ts';
import { clipEnd, clipStart, pad } from './width.ts';

export async function watch(context: Context, path: string, { jsonl }: IngestOptions): Promise<ExitCode> {
  const { out, log } = context;
  const folder = await openFolder(path, { unreadable: (key, error) => log.warn('cannot be read', { key, error: error.message }) }).catch(
    (error: Error) => {
      throw new NotFoundError(`${path} cannot be watched: ${error.message}`);
    },
  );
  if (out.isTerminal && !jsonl) await out.line(`Watching ${shownName(folder.path)}. Ctrl-C ends.`);
  if (!out.isTerminal && !jsonl) await out.line(titlesLine(RECEIPT_COLUMNS));
  const print = jsonl
    ? (receipt: Receipt) => out.line(JSON.stringify(receipt))
    : (receipt: Receipt) => out.line(tabLine(RECEIPT_COLUMNS, { receipt }));
  return await withStore(context, async (store, desks) => {
    // What is wrong with them is told before anything is taken in.
    desks();
    await keepWatching(context, folder, store, out.isTerminal && !jsonl ? (receipt) => printDelivery(out, receipt, store) : print);
    return EXIT.ok;
  });
}

/** Takes in what comes until it is told to stop. What fails is logged, and tried again at the next look at the folder. */
export async function keepWatching(
  context: Context,
  folder: Folder,
  store: Store,
  print: (receipt: Receipt) => Promise<void>,
): Promise<void> {
  const { settings, log } = context;
  const patience = patienceOf(context);
  const objects = watchFolder(folder, { ...patience, rescanMs: settings.rescanMs, log });
  for await (const delivery of takeInAll(objects, folder, { store, limits: settings.limits, log }, patience)) {
    if (delivery.kind === 'taken in') await print(delivery.receipt);
    else if (delivery.kind === 'failed') {
      const error = delivery.error instanceof Error ? delivery.error.message : String(delivery.error);
      log.error('not taken in; it will be tried again', { key: delivery.object.key, error });
    }
  }
}

/** One line for a person: when, what became of the file, and the headline that came of it. */
export async function printDelivery(out: Output, receipt: Receipt, store: Store): Promise<void> {
  const { key, format = '', stories } = receipt;
  const outcome = out.paint(STYLES[receipt.outcome], pad(outcomeOf({ receipt }), 9));
  const start = `${now().slice(11, 19)}  ${outcome}  ${pad(format, 10)}  ${pad(`${stories}`, 4, 'right')}  `;
  const room = Math.max(20, out.columns - 8 - 9 - 10 - 4 - 8);
  const file = clipStart(shownName(key), Math.ceil(room / 2));
  const told = oneLine(reasonOf(receipt) || (await headlineOf(receipt, store)));
  await out.line(`${start}${clipEnd(`${file}  ${told}`, room)}`);
}

async function headlineOf({ kept: [first] }: Receipt, store: Store): Promise<string> {
  const answer = first && (await store.get(first.id, now()));
  if (answer?.state === 'killed') return `a kill of ${answer.tombstone.id}`;
  if (!answer) return '';
  return answer.story.item.headlines?.[0]?.value ?? answer.story.item.slugline ?? '';
}
