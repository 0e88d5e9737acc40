// `wiredesk kill`: takes a story back by hand, where a kill names no story, or a court or the provider's desk calls. It is a file of ninjs
// that is taken in as any other is: it has a receipt, lies with the copy, and counts again where all is read anew.
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { takeInAll } from '../intake/deliveries.ts';
import { openFolder } from '../intake/folder.ts';
import { now } from '../settings.ts';
import type { Answer, Store } from '../store/store.ts';
import { contentHash } from '../wire/revision.ts';
import { toUri } from '../wire/uri.ts';
import { askStore, type Context, withStore } from './context.ts';
import { count, newTally, patienceOf } from './deliveries.ts';
import { EXIT, type ExitCode, NotFoundError, UsageError } from './exit.ts';
import { findId } from './find-story.ts';
import { INBOX } from './inbox.ts';
import type { Output } from './output.ts';
import { oneLine } from './printable.ts';
import type { StackName } from './stack-name.ts';

export interface KillOptions {
  readonly reason: string;
  /** Where the order is kept on this machine. */
  readonly folder?: string;
  /** The story is in no answer yet: it is under embargo, or still to come. */
  readonly unseen?: boolean;
  readonly dryRun?: boolean;
}

interface Order {
  readonly id: string;
  readonly name: string;
  readonly document: string;
}

/** The greatest that counts for order: what the provider sends of the story later stays behind it. */
const LAST_VERSION = '9999999999';
/** How long a stack is waited for, and how often it is asked. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 1_000;

export async function kill(context: Context, text: string, options: KillOptions): Promise<ExitCode> {
  if (options.reason.trim() === '') throw new UsageError('--reason: say why; readers of the story are told');
  const { stack } = context;
  if (stack && options.folder !== undefined) throw new UsageError('--folder: a stack keeps the order in its bucket');
  const order = options.unseen
    ? unseenOrder(text, options.reason)
    : await askStore(context, (store) => orderFor(context.out, store, text, options.reason));
  if (options.dryRun) return EXIT.ok;
  await (stack ? killOnStack(context, stack, order) : killHere(context, order, options.folder ?? INBOX));
  return EXIT.ok;
}

/** Says which story is meant. Throws a NotFoundError where that is not one that can be killed. */
async function orderFor(out: Output, store: Store, text: string, reason: string): Promise<Order> {
  const at = now();
  const id = await findId(store, text, at);
  const answer = await store.get(id, at);
  if (answer?.state !== 'usable') throw new NotFoundError(`${oneLine(id)} was killed already`);
  const { item, wire } = answer.story;
  await out.line(`${oneLine(item.headlines?.[0]?.value ?? item.slugline ?? '(no headline)')}\n${oneLine(id)}`);
  return orderOf(id, at, reason, {
    type: item.type ?? 'text',
    ...(item.language && { language: item.language }),
    ...(wire.provider && { infoSources: [{ name: wire.provider }] }),
  });
}

/** Throws a UsageError for what is no whole identifier: nobody can tell what its end would mean. */
function unseenOrder(text: string, reason: string): Order {
  if (toUri(text) !== text) throw new UsageError(`--unseen goes with a whole identifier, a URI: ${oneLine(text)}`);
  return orderOf(text, now(), reason, { type: 'text' });
}

function orderOf(id: string, at: string, reason: string, others: Readonly<Record<string, unknown>>): Order {
  const order = {
    standard: { name: 'ninjs', version: '3.1' },
    uri: id,
    version: LAST_VERSION,
    versionCreated: at,
    pubStatus: 'canceled',
    edNote: reason.trim(),
    ...others,
  };
  return { id, name: `kill-${at.replace(/[:.]/g, '-')}-${contentHash(id)}.json`, document: `${JSON.stringify(order, null, 2)}\n` };
}

async function killHere(context: Context, { id, name, document }: Order, path: string): Promise<void> {
  const { settings, log, out } = context;
  await mkdir(path, { recursive: true });
  // Who watches the folder must not see half of it.
  await writeFile(join(path, `.${name}`), document);
  await rename(join(path, `.${name}`), join(path, name));
  const folder = await openFolder(path, { only: [name] });
  const tally = newTally();
  await withStore(context, async (store) => {
    const intake = { store, limits: settings.limits, log };
    for await (const delivery of takeInAll(folder.list(), folder, intake, patienceOf(context))) count(tally, delivery);
    if (!isKilled(await store.get(id, now())))
      throw new Error(`${join(path, name)} did not take the story back: "wiredesk receipts" says why`);
  });
  await out.line(`Killed, by ${join(path, name)}, which stays there.`);
}

async function killOnStack(context: Context, name: StackName, { id, name: file, document }: Order): Promise<void> {
  const { out, stop } = context;
  const [{ withStack }, { s3Client }, { PutObjectCommand }] = await Promise.all([
    import('./stack.ts'),
    import('../aws.ts'),
    import('@aws-sdk/client-s3'),
  ]);
  await withStack(name, { log: context.log }, async ({ aws, holdings: { store } }) => {
    const key = `${aws.prefix}kills/${file}`;
    await s3Client(aws).send(new PutObjectCommand({ Bucket: aws.bucket, Key: key, Body: document, ContentType: 'application/json' }));
    const until = Date.now() + PATIENCE_MS;
    while (!isKilled(await store.get(id, now()))) {
      if (stop.aborted || Date.now() > until)
        throw new Error(
          `s3://${aws.bucket}/${key} is put, and not taken in yet: "wiredesk --stack ${name.name} doctor" says what holds it up`,
        );
      await sleep(PAUSE_MS);
    }
    await out.line(`Killed, by s3://${aws.bucket}/${key}, which stays there.`);
  });
}

function isKilled(answer: Answer | undefined): boolean {
  return answer?.state === 'killed';
}
