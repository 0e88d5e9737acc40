// `npm run e2e`: the stack deployed for real, to an emulator of AWS on this machine, and wire copy sent through all of it.
// Takes a folder of its own below the system's temporary one, and leaves it there where something failed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { openDynamoStore } from '../../functions/store/dynamodb.ts';
import { openS3Copies } from '../../functions/store/s3-copies.ts';
import type { Store } from '../../functions/store/store.ts';
import { askByOddNames, askForStories, enterDesk } from './asking.ts';
import { type Delivered, putAll, receiptsOf, sampleFiles, timedDeliveries } from './delivery.ts';
import { addWhatIsLeftOut, type Clients, clientsOf, deploy, type Outputs } from './deployment.ts';
import { functionsAt } from './functions.ts';
import { oddFiles, wireFiles } from './generate.ts';
import { sendHostileMessages } from './hostile-messages.ts';
import { checkEvents, listen } from './listener.ts';
import { loseNotices } from './lost-notices.ts';
import { type Emulator, installMinistack, NoPython, startMinistack } from './ministack.ts';
import { operate, redriveOne } from './operating.ts';
import { askOracle } from './oracle.ts';
import { checkChanges, checkFeeds, checkHeads, checkMade, checkReceipts, counted } from './same-stories.ts';
import { must, newTally, type Tally, until } from './tally.ts';

const MADE = 1_000;
const SEED = 2_026;
/** Files whose way from put to receipt is timed, and files that nobody is told of. */
const TIMED = 15;
const LOST = 25;

/** Of all kinds but desks. */
const FEEDS = ['all', 'provider/northwire', 'provider/copy-house', 'language/nb', 'subject/20000565', 'place/NO'];
/** Seconds for all objects to get their receipts: half a minute on an idle machine, and several on one that is shared. */
const PATIENCE = 420;

const tally = newTally((line) => console.log(line));
const folder = mkdtempSync(join(tmpdir(), 'wiredesk-e2e-'));
const started = performance.now();
try {
  const python = await installMinistack();
  const emulator = await startMinistack(python, folder);
  const stopAndLeave = (signal: NodeJS.Signals) => void emulator.stop().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  process.once('SIGINT', stopAndLeave).once('SIGTERM', stopAndLeave);
  try {
    await runAll(emulator, tally);
  } finally {
    await emulator.stop();
  }
} catch (error) {
  console.error(error instanceof NoPython ? error.message : error);
  await tally.check('the end-to-end test runs', async () => must(false, 'it ended early, see above') as undefined);
}
if (tally.failed === 0) rmSync(folder, { recursive: true, force: true });
else console.log(`What is left of it, the emulator's log among it, is in ${folder}`);
console.log(`${tally.passed} passed, ${tally.failed} failed (${((performance.now() - started) / 1_000).toFixed(0)} s)`);
process.exitCode = tally.failed === 0 ? 0 : 1;

async function runAll(emulator: Emulator, tally: Tally): Promise<void> {
  let outputs: Outputs | undefined;
  await tally.check('cdk bootstrap and cdk deploy, as they are', async () => {
    outputs = await deploy(emulator, folder);
    return `outputs ${Object.keys(outputs).sort().join(' ')}`;
  });
  if (!outputs) throw new Error('without a stack there is nothing to look at');
  const clients = clientsOf(emulator);
  await addWhatIsLeftOut(clients, outputs);
  tally.note(
    'time to live and recovery of the table were set by API: the emulator’s CloudFormation leaves them out (tests/infra/constructs.test.ts)',
  );
  tally.note('rights, concurrency, alarms and retries of the stream are taken and not enforced by the emulator (tests/infra)');

  const { dynamo, s3 } = clients;
  const copies = openS3Copies({ client: s3, bucket: outputs.BucketName });
  const store = openDynamoStore({ client: dynamo, table: outputs.TableName, copies });
  await sendThrough(store, clients, outputs, emulator, tally);
}

async function sendThrough(store: Store, clients: Clients, outputs: Outputs, emulator: Emulator, tally: Tally): Promise<void> {
  const { check } = tally;
  const { endpoint } = emulator;
  const operated = { store, clients, outputs, emulator };
  const functions = await functionsAt(endpoint);
  const listener = await listen(clients, outputs);
  const { files, expected } = wireFiles(MADE + TIMED + LOST + 1, SEED);
  const [dead, ...others] = files;
  const [timed, lost, made] = [others.slice(0, TIMED), others.slice(TIMED, TIMED + LOST), others.slice(TIMED + LOST)];
  const delivered: Delivered[] = [];

  await check('a file that is put is taken in', async () => {
    const { objects, millis } = await timedDeliveries(store, clients, outputs, timed);
    delivered.push(...objects);
    return `put to receipt: median ${millis[millis.length >> 1]} ms, slowest ${millis.at(-1)} ms, of ${millis.length}`;
  });
  await check('all samples and a thousand files, out of order and some twice: each has its receipt', async () => {
    delivered.push(...(await putAll(clients, outputs, [...sampleFiles(), ...oddFiles(), ...made])));
    return counted(await receiptsOf(store, delivered.length, PATIENCE));
  });
  await check('messages that nobody should send', async () => {
    const { object, said } = await sendHostileMessages(store, clients, outputs);
    delivered.push(object);
    return said;
  });
  await check('wiredesk redrive: a notice among the dead letters is taken in after all', async () => {
    must(dead, 'there is no file left');
    const { object, said } = await redriveOne(operated, dead);
    delivered.push(object);
    return said;
  });
  await check('notices that are lost: reconcile finds the objects', async () => {
    const { objects, said } = await loseNotices(store, clients, outputs, functions, lost);
    delivered.push(...objects);
    return said;
  });
  await check('the queue is empty, and so are the dead letters', async () => {
    await until('the queue is empty', 60, async () => ((await waitingIn(clients, outputs.QueueUrl)) === 0 ? true : undefined));
    must((await waitingIn(clients, outputs.DeadLetterQueueUrl)) === 0, 'there are dead letters');
    return undefined;
  });

  const at = new Date().toISOString();
  const oracle = await askOracle(delivered, at);
  await check('receipts: each object’s is what the embedded store gives it', () => checkReceipts(store, oracle));
  await check('stories: each head is what the embedded store has', () => checkHeads(store, oracle, at));
  await check('stories that were made: each is at its last version, or killed', () => checkMade(store, expected, at));
  await check('feeds', () => checkFeeds(store, oracle, FEEDS, at));
  await check('changes, from the start', () => checkChanges(store, oracle, at));
  await check('events on the bus', () => checkEvents(listener, store, oracle, at));
  const ask = await enterDesk(outputs, endpoint);
  await check('HTTP: feeds and stories for those who have a token', () => askForStories(ask, store, expected));
  await check('HTTP: stories and receipts by names of any kind', () => askByOddNames(ask, store, oracle.ids, delivered));
  await operate(tally, operated, delivered);
}

async function waitingIn({ sqs }: Clients, QueueUrl: string): Promise<number> {
  const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
  return Number(Attributes.ApproximateNumberOfMessages) + Number(Attributes.ApproximateNumberOfMessagesNotVisible);
}
