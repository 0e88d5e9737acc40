// `wiredesk start`: the main job, for someone who has just come: samples in, stories out, then the inbox.
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { relative } from 'node:path';
import type { Followed } from '../desk/tellings.ts';
import { openFolder } from '../intake/folder.ts';
import { now } from '../settings.ts';
import type { Store } from '../store/store.ts';
import { CARD_COLUMNS } from './cards.ts';
import { type Context, withStore } from './context.ts';
import { newTally, openPath, summary } from './deliveries.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { rowOf, takeInFolder } from './ingest.ts';
import { complain } from './output.ts';
import { shownName } from './printable.ts';
import { queried } from './query.ts';
import { RECEIPT_COLUMNS, type ReceiptRow } from './receipts.ts';
import { type Serving, type ServingOptions, serveStore } from './serving.ts';
import { collect, printRows } from './table.ts';
import { keepWatching, printDelivery } from './watch.ts';

export interface StartOptions extends ServingOptions {
  readonly once?: boolean;
  readonly samples: string;
  readonly inbox: string;
}

const LATEST = 10;
/** Characters of an identifier that mostly tell it apart. */
const ID_END = 12;

/** Ends well whatever the samples hold: some of them are there to be refused. */
export async function start(context: Context, { once, samples, inbox, ...serving }: StartOptions): Promise<ExitCode> {
  return await withStore(context, async (store, desks) => {
    // What is wrong with them is told before anything is taken in.
    desks();
    if (existsSync(samples)) await takeInSamples(context, samples, store);
    else await context.out.line(`There is no ${samples}/ here.`);
    if (context.stop.aborted) return EXIT.ok;
    const latest = await showLatest(context, store);
    await sayWhatNext(context, latest);
    if (!once) await serveAndWatch(context, inbox, { store, desks }, serving);
    return EXIT.ok;
  });
}

async function takeInSamples(context: Context, samples: string, store: Store): Promise<void> {
  const { out, settings } = context;
  const rows: ReceiptRow[] = [];
  const tally = newTally();
  await out.line(`Reading ${shownName(samples)}/ into ${shownName(shortest(settings.db))}\n`);
  await takeInFolder(context, await openPath(samples, complain), store, tally, (delivery) => {
    rows.push(rowOf(delivery));
  });
  await printRows(out, RECEIPT_COLUMNS, rows, 'It holds no files.');
  await out.line(`\n${summary(tally)}`);
  if (tally.known > 0) await out.line('What is known was taken in by an earlier run, and needs no second reading.');
}

/** Answers how the latest story may be called on a command line. */
async function showLatest({ out }: Context, store: Store): Promise<string | undefined> {
  const latest = await collect(queried(store, {}, now(), LATEST));
  await out.line(`\n${out.paint('bold', 'The latest stories')}\n`);
  await printRows(out, CARD_COLUMNS, latest, 'There is none yet.');
  // Identifiers are made by others: none that a shell would obey is recommended for typing.
  return latest.map(({ id }) => id.slice(-ID_END).replace(/^\W+/, '')).find((end) => /^\w[\w:./-]*$/.test(end));
}

async function sayWhatNext({ out }: Context, id = 'ID'): Promise<void> {
  const command = (line: string, says: string) => `  ${out.paint('green', `npx wiredesk ${line.padEnd(28)}`)} ${says}`;
  await out.line(
    [
      '',
      out.paint('bold', 'What to type next'),
      command('query --text harbour', 'find stories by their words'),
      command(`show ${id} --explain`, 'where each field came from'),
      command('receipts', 'what became of each file'),
      command('parse FILE', 'look at a file of your own'),
      command('--help', 'everything else'),
      '',
    ].join('\n'),
  );
}

async function serveAndWatch(context: Context, inbox: string, followed: Followed, options: ServingOptions): Promise<void> {
  const { out, log } = context;
  const { store } = followed;
  await mkdir(inbox, { recursive: true });
  const folder = await openFolder(inbox, { unreadable: (key, error) => log.warn('cannot be read', { key, error: error.message }) });
  const serving = await serveOrSay(context, followed, options);
  if (serving) await out.line(`The desk is at ${out.paint('bold', serving.url)}`);
  await out.line(`Drop any wire copy into ${shownName(shortest(folder.path))}/ and see what becomes of it. Ctrl-C ends.`);
  await keepWatching(context, folder, store, async (receipt) => {
    serving?.wake();
    await printDelivery(out, receipt, store);
  });
  await serving?.close();
}

/** A port that is taken is no reason not to watch: another desk may run on this machine. */
async function serveOrSay(context: Context, followed: Followed, options: ServingOptions): Promise<Serving | undefined> {
  try {
    return await serveStore(context, followed, options);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    complain(`port ${options.port} is taken: the desk is not served. --port names another.`);
    return undefined;
  }
}

function shortest(path: string): string {
  const below = relative('', path);
  return below !== '' && !below.startsWith('..') ? below : path;
}
