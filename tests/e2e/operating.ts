// The commands that look after a stack, as they are typed, against the deployed one.
import { join } from 'node:path';
import { GetQueueAttributesCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { eventBodyOf } from '../../functions/intake/events.ts';
import type { Store } from '../../functions/store/store.ts';
import { type Ended, ended } from './command.ts';
import type { Delivered } from './delivery.ts';
import type { Clients, Outputs } from './deployment.ts';
import { unannounced } from './lost-notices.ts';
import type { Emulator } from './ministack.ts';
import { allChanges } from './same-stories.ts';
import { must, type Tally, until } from './tally.ts';

const ROOT = join(import.meta.dirname, '..', '..');

export interface Operated {
  readonly store: Store;
  readonly clients: Clients;
  readonly outputs: Outputs;
  readonly emulator: Emulator;
}

/** Checks the commands; `delivered`: all that was put, with receipts. */
export async function operate({ check }: Tally, operated: Operated, delivered: readonly Delivered[]): Promise<void> {
  const wiredesk = commandAt(operated.emulator);
  await check('wiredesk query: the same cards as the store', () => checkQuery(operated, wiredesk));
  await check('wiredesk show --source: the bytes that were put', () => checkSources(operated, wiredesk, delivered));
  await check('wiredesk replay: nothing changes that was read by the same readers', () => checkReplay(operated, wiredesk));
  await check('wiredesk doctor: finds nothing but kills that name no story', () => checkDoctor(wiredesk));
  await check('wiredesk kill: a story is taken back by hand', () => checkKill(operated, wiredesk));
}

type Wiredesk = (...words: readonly string[]) => Promise<Ended>;

function commandAt({ env }: Emulator): Wiredesk {
  const node = join(ROOT, 'node_modules', '.bin', 'node');
  return (...words) => ended(node, [join(ROOT, 'functions', 'cli.ts'), '--stack', 'Wiredesk', ...words], { env, cwd: ROOT, seconds: 120 });
}

/** What a command prints as JSON lines; `statuses`: how it may end. */
async function linesOf(command: Promise<Ended>, statuses: readonly number[] = [0]): Promise<Record<string, unknown>[]> {
  const { status, out, err } = await command;
  must(statuses.includes(status), `it ends with ${status}: ${err.slice(0, 500)}`);
  return out
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

async function checkQuery({ store }: Operated, wiredesk: Wiredesk): Promise<string> {
  const cards = await linesOf(wiredesk('query', '--jsonl', '--limit', '5'));
  const { entries } = await store.query({}, { at: new Date().toISOString(), limit: 5 });
  must(JSON.stringify(cards) === JSON.stringify(entries), `it prints ${JSON.stringify(cards).slice(0, 300)}`);
  return `${cards.length} cards`;
}

/** A story of each kind of name: one that was made, and one whose identifier and key hold what commands and addresses stumble over. */
async function checkSources({ store }: Operated, wiredesk: Wiredesk, delivered: readonly Delivered[]): Promise<string> {
  const at = new Date().toISOString();
  const stems = ['samples/plain-text/', 'copy-house/'];
  let bytes = 0;
  for (const stem of stems) {
    const found = await firstOf(store, at, delivered, stem);
    const { status, out, err } = await wiredesk('show', found.id, '--source');
    must(status === 0 && out.equals(found.object.bytes), `${found.id}: status ${status}, ${out.length} bytes. ${err.slice(0, 300)}`);
    bytes += out.length;
  }
  return `${stems.length} stories, ${bytes} bytes`;
}

/** The latest story below a key that was read from an object as it was delivered. */
async function firstOf(store: Store, at: string, delivered: readonly Delivered[], stem: string) {
  for (const object of delivered.filter(({ key }) => key.includes(stem))) {
    const [kept] = (await store.receipt(object))?.kept ?? [];
    const answer = kept && (await store.get(kept.id, at));
    if (answer?.state !== 'usable' || answer.story.revision !== kept?.revision) continue;
    const { source } = answer.story;
    if (source.key === object.key && source.versionId === object.versionId) return { id: kept.id, object };
  }
  throw new Error(`no story below ${stem}`);
}

/** Some objects are refused, as they were, or are gone. */
const SOME_REFUSED = [1];

async function checkReplay({ store }: Operated, wiredesk: Wiredesk): Promise<string> {
  const before = await stateOf(store);
  const dry = await linesOf(wiredesk('replay', '--all', '--dry-run', '--jsonl'), SOME_REFUSED);
  const changed = dry.filter(
    ({ stories, before, after }) => (stories as unknown[]).length > 0 || JSON.stringify(before) !== JSON.stringify(after),
  );
  must(changed.length === 0, `${changed.length} would change: ${JSON.stringify(changed[0])}`);
  const { stored, partial } = await store.receiptTotals();
  must(dry.length >= stored + partial, `${dry.length} objects of ${stored + partial}`);
  const rejected = await linesOf(wiredesk('replay', '--outcome', 'rejected', '--jsonl'), SOME_REFUSED);
  const outcomes = new Set(rejected.map(({ after }) => (after as { outcome: string }).outcome));
  must(rejected.length > 0 && [...outcomes].join() === 'rejected', `rejected objects become ${[...outcomes].join()}`);
  const after = await stateOf(store);
  must(after === before, `receipts and changes were ${before}, and are ${after}`);
  return `${dry.length} objects looked at, ${rejected.length} read again`;
}

async function stateOf(store: Store): Promise<string> {
  return JSON.stringify([await store.receiptTotals(), (await allChanges(store, new Date().toISOString())).length]);
}

/** An object whose notice ended with the dead letters: named, moved, and then taken in. Answers the object. */
export async function redriveOne(operated: Operated, file: { key: string; bytes: Buffer }): Promise<{ object: Delivered; said: string }> {
  const { store, clients, outputs, emulator } = operated;
  const wiredesk = commandAt(emulator);
  const [object] = await unannounced(clients, outputs, [file]);
  must(object, 'the object was not put');
  const MessageBody = eventBodyOf({ ...object, size: object.bytes.length, receivedAt: new Date().toISOString() });
  await clients.sqs.send(new SendMessageCommand({ QueueUrl: outputs.DeadLetterQueueUrl, MessageBody }));
  const named = await linesOf(wiredesk('redrive', '--dry-run', '--jsonl'));
  must(JSON.stringify(named).includes(JSON.stringify(object.key)), `it names ${JSON.stringify(named)}`);
  must((await deadLettersOf(operated)) === 1 && !(await store.receipt(object)), 'a dry run moves it');
  const moved = await linesOf(wiredesk('redrive', '--jsonl'));
  must(moved.length === 1, `it moves ${JSON.stringify(moved)}`);
  const receipt = await until(`a receipt for ${object.key}`, 60, () => store.receipt(object));
  must((await deadLettersOf(operated)) === 0, 'it is with the dead letters still');
  return { object, said: `named, moved and ${receipt.outcome}` };
}

async function deadLettersOf({ clients, outputs }: Operated): Promise<number> {
  const { Attributes = {} } = await clients.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: outputs.DeadLetterQueueUrl, AttributeNames: ['All'] }),
  );
  return Number(Attributes.ApproximateNumberOfMessages) + Number(Attributes.ApproximateNumberOfMessagesNotVisible);
}

async function checkKill({ store }: Operated, wiredesk: Wiredesk): Promise<string | undefined> {
  const [card] = (await store.query({}, { at: new Date().toISOString(), limit: 1 })).entries;
  must(card, 'there is no story');
  const { status, out, err } = await wiredesk('kill', card.id, '--reason', 'Taken down by order of the court.');
  must(status === 0, `it ends with ${status}: ${err.slice(0, 500)}`);
  const at = new Date().toISOString();
  const answer = await store.get(card.id, at);
  must(answer?.state === 'killed' && answer.tombstone.reason === 'Taken down by order of the court.', `the story is ${answer?.state}`);
  const [latest] = (await store.query({}, { at, limit: 1 })).entries;
  must(latest?.id !== card.id, 'its feed has it still');
  return /s3:\S+(?=,)/.exec(out.toString())?.[0];
}

async function checkDoctor(wiredesk: Wiredesk): Promise<string> {
  const findings = await linesOf(wiredesk('doctor', '--jsonl'), [0, 1, 3]);
  // Among the samples are kills that name no story: of those somebody has to be told.
  must(
    findings.some(({ check, state }) => check === 'kills' && state === 'warning'),
    'kills that name no story are not told of',
  );
  const unwell = findings.filter(({ check, state }) => state !== 'ok' && check !== 'kills');
  must(unwell.length === 0, unwell.map(({ check, state, says }) => `${check} is ${state}: ${says}`).join('; '));
  return `${findings.length} checks`;
}
