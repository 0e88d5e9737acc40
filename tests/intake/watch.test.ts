// Files as they come: none is read before it is finished, and none is missed.
import {
  appendFileSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { arrivals } from '../../functions/intake/arrivals.ts';
import { type Delivery, takeInAll } from '../../functions/intake/deliveries.ts';
import { type Folder, openFolder } from '../../functions/intake/folder.ts';
import { SILENT } from '../../functions/intake/log.ts';
import { watchFolder } from '../../functions/intake/watch.ts';
import { openSqliteStore } from '../../functions/store/sqlite.ts';
import { DEFAULT_LIMITS } from '../../functions/wire/limits.ts';
import { newsItemDocument } from '../bench/generate.ts';

const SETTLE = 200;

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'wiredesk-watch-')));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Watches and takes in until it is stopped; answers what was delivered. */
async function watching(rescanMs: number, during: (told: readonly Delivery[]) => Promise<void>): Promise<Delivery[]> {
  const stopping = new AbortController();
  const patience = { settleMs: SETTLE, stop: stopping.signal };
  const folder = await openFolder(root);
  const told: Delivery[] = [];
  const objects = watchFolder(folder, { ...patience, rescanMs, log: SILENT });
  const done = takeAll(objects, folder, patience, told);
  await sleep(100);
  await during(told);
  stopping.abort();
  await done;
  return told;
}

async function takeAll(
  objects: ReturnType<typeof arrivals>,
  folder: Folder,
  patience: { settleMs: number; stop: AbortSignal },
  told: Delivery[],
) {
  const intake = { store: openSqliteStore(':memory:'), limits: DEFAULT_LIMITS, log: SILENT };
  for await (const delivery of takeInAll(objects, folder, intake, patience)) told.push(delivery);
  await intake.store.close();
}

/** What was newly taken in: key, outcome and reason. */
function news(told: readonly Delivery[]): string[] {
  return told.flatMap((delivery) => {
    if (delivery.kind === 'known') return [];
    if (delivery.kind === 'failed') return [`failed: ${delivery.error}`];
    const { key, outcome, refused } = delivery.receipt;
    return [[key, outcome, ...refused.map(({ code }) => code)].join(' ')];
  });
}

async function until(told: readonly Delivery[], count: number): Promise<void> {
  for (let waited = 0; news(told).length < count && waited < 10_000; waited += 20) await sleep(20);
}

/** Writes a file in pieces with pauses that are shorter than the settle time, though all of it takes longer. */
async function writeSlowly(key: string, text: string, pieces = 8, pause = SETTLE / 2): Promise<void> {
  const file = openSync(join(root, key), 'w');
  for (let piece = 0; piece < pieces; piece += 1) {
    writeSync(file, text.slice((text.length * piece) / pieces, (text.length * (piece + 1)) / pieces));
    await sleep(pause);
  }
  closeSync(file);
}

test('what lies there is taken in first, then what comes', async () => {
  writeFileSync(join(root, 'before.xml'), newsItemDocument(1));
  const told = await watching(60_000, async (sofar) => {
    await until(sofar, 1);
    writeFileSync(join(root, 'after.xml'), newsItemDocument(2));
    await until(sofar, 2);
    mkdirSync(join(root, 'new/deep'), { recursive: true });
    writeFileSync(join(root, 'new/deep/later.xml'), newsItemDocument(3));
    await until(sofar, 3);
  });
  expect(news(told)).toEqual(['before.xml stored', 'after.xml stored', 'new/deep/later.xml stored']);
});

test('a file that grows slowly is read once, when it is whole', async () => {
  const told = await watching(60_000, async (sofar) => {
    await writeSlowly('slow.xml', newsItemDocument(1));
    await until(sofar, 1);
    await sleep(2 * SETTLE);
  });
  expect(news(told)).toEqual(['slow.xml stored']);
});

test('a file that grows slowly does not hold up the others', async () => {
  const told = await watching(60_000, async (sofar) => {
    const slow = writeSlowly('slow.xml', newsItemDocument(1), 10);
    writeFileSync(join(root, 'quick.xml'), newsItemDocument(2));
    await slow;
    await until(sofar, 2);
  });
  expect(news(told)).toEqual(['quick.xml stored', 'slow.xml stored']);
});

test('a half that was left for long is refused, and the whole is taken in when it is finished', async () => {
  const text = newsItemDocument(1);
  const told = await watching(60_000, async (sofar) => {
    writeFileSync(join(root, 'story.xml'), text.slice(0, 1_000));
    await until(sofar, 1);
    appendFileSync(join(root, 'story.xml'), text.slice(1_000));
    await until(sofar, 2);
  });
  expect(news(told)).toEqual(['story.xml rejected TRUNCATED', 'story.xml stored']);
});

test('a file written under a temporary name is taken in under its own', async () => {
  const told = await watching(60_000, async (sofar) => {
    writeFileSync(join(root, 'story.xml.part'), newsItemDocument(1));
    await sleep(2 * SETTLE);
    renameSync(join(root, 'story.xml.part'), join(root, 'story.xml'));
    await until(sofar, 1);
  });
  expect(news(told)).toEqual(['story.xml stored']);
});

test('what no event can tell of is found by the next look at the whole folder', async () => {
  const name = Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0x61, 0xff, 0x2e, 0x78, 0x6d, 0x6c])]);
  const told = await watching(300, async (sofar) => {
    writeFileSync(name, newsItemDocument(1));
    await until(sofar, 1);
  });
  expect(news(told)).toEqual(['a%FF.xml stored']);
});

test('many files at once are all taken in, each once', async () => {
  const told = await watching(500, async (sofar) => {
    for (let number = 0; number < 100; number += 1) writeFileSync(join(root, `${number}.xml`), newsItemDocument(number));
    await until(sofar, 100);
    await sleep(700);
  });
  expect(news(told).toSorted()).toEqual(Array.from({ length: 100 }, (_, number) => `${number}.xml stored`).toSorted());
});

test('a folder that goes away and comes back is watched on', async () => {
  const told = await watching(200, async (sofar) => {
    rmSync(root, { recursive: true });
    await sleep(400);
    mkdirSync(root);
    writeFileSync(join(root, 'story.xml'), newsItemDocument(1));
    await until(sofar, 1);
  });
  expect(news(told)).toEqual(['story.xml stored']);
});

test('one run over a folder waits for fresh and growing files', async () => {
  writeFileSync(join(root, 'fresh.xml'), newsItemDocument(1));
  const slow = writeSlowly('slow.xml', newsItemDocument(2));
  const patience = { settleMs: SETTLE, stop: new AbortController().signal };
  const folder = await openFolder(root);
  const told: Delivery[] = [];
  await takeAll(arrivals(folder, patience), folder, patience, told);
  await slow;
  expect(news(told)).toEqual(['fresh.xml stored', 'slow.xml stored']);
});

test('a file that changes between its hash and its reading is tried again', async () => {
  const first = newsItemDocument(1);
  writeFileSync(join(root, 'story.xml'), first);
  const folder = await openFolder(root);
  let opened = 0;
  const meddling: Folder = {
    ...folder,
    async *open(object) {
      opened += 1;
      if (opened === 2) writeFileSync(join(root, 'story.xml'), newsItemDocument(2));
      yield* folder.open(object);
    },
  };
  const patience = { settleMs: SETTLE, stop: new AbortController().signal };
  const told: Delivery[] = [];
  const store = openSqliteStore(':memory:');
  const limits = { ...DEFAULT_LIMITS, wholeBytes: 1_000 };
  for await (const delivery of takeInAll(arrivals(meddling, patience), meddling, { store, limits, log: SILENT }, patience))
    told.push(delivery);
  expect(news(told)).toEqual(['story.xml stored']);
  expect((await store.receipts({}, { at: '2026-12-01T00:00:00.000Z', limit: 10 })).entries.length).toBe(1);
  expect(opened).toBe(4);
  expect(readFileSync(join(root, 'story.xml'), 'utf8')).not.toBe(first);
});
