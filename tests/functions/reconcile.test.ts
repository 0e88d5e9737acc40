// The reconcile function: what it finds in a bucket behind real HTTP, what it puts in the queue, who is silent.
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { ingestWith } from '../../functions/ingest.ts';
import { keepText, keptText } from '../../functions/intake/long-marks.ts';
import { openBucket } from '../../functions/intake/s3.ts';
import { announce } from '../../functions/intake/sqs.ts';
import { type Around, reconcileWith } from '../../functions/reconcile.ts';
import { openSqliteStore } from '../../functions/store/sqlite.ts';
import { newsItemDocument } from '../bench/generate.ts';
import { type BucketServer, serveBucket } from '../intake/bucket-server.ts';
import { storyOf } from '../store/stories.ts';
import { contextOf, type Parts, partsOf } from './parts.ts';

const sqs = mockClient(SQSClient);
beforeEach(() => void sqs.reset());

const HOURS = 3_600_000;

function later(hours: number): () => string {
  return () => new Date(Date.parse('2026-01-06T09:00:00.000Z') + hours * HOURS).toISOString();
}

function run(server: BucketServer, parts: Parts, { left = 60_000, ...changed }: { left?: number } & Partial<Around> = {}) {
  const objects = openBucket({ client: server.client, bucket: 'wires', prefix: 'incoming/' });
  const queue: Around['queue'] = (found) => announce(new SQSClient({}), parts.aws.queueUrl, found);
  return reconcileWith(
    async () => parts,
    () => ({ objects, queue, ...changed }),
  )({}, contextOf(left));
}

function at(parts: Parts, hours: number): Parts {
  return { ...parts, now: later(hours) };
}

/** Bodies of all messages that were sent. */
function sent(): string[] {
  return sqs
    .commandCalls(SendMessageBatchCommand)
    .flatMap(({ args }) => (args[0].input.Entries ?? []).map(({ MessageBody }) => MessageBody ?? ''));
}

function keysSent(): string[] {
  return sent().map((body) => decodeURIComponent(JSON.parse(body).Records[0].s3.object.key.replaceAll('+', ' ')));
}

async function ingest(server: BucketServer, parts: Parts) {
  const records = sent().map((body, index) => ({
    messageId: `${index}`,
    body,
    eventSourceARN: 'arn:q',
    attributes: { SentTimestamp: '0' },
  }));
  const objects = openBucket({ client: server.client, bucket: 'wires', prefix: 'incoming/' });
  return await ingestWith(
    async () => parts,
    () => ({ objects, backOff: async () => {} }),
  )({ Records: records } as never, contextOf());
}

test('objects that no event announced are queued, taken in, and then found no more', async () => {
  await using server = await serveBucket();
  sqs.on(SendMessageBatchCommand).resolves({});
  const parts = partsOf({ now: later(1) });
  for (let n = 0; n < 23; n += 1) server.put(`incoming/a b+${n}.xml`, newsItemDocument(n));
  server.put('copies/abc', 'no wire file');
  await run(server, parts);
  expect(keysSent().length).toBe(23);
  expect(keysSent()).toContain('incoming/a b+7.xml');
  expect(sqs.commandCalls(SendMessageBatchCommand).map(({ args }) => args[0].input.Entries?.length)).toEqual([10, 10, 3]);
  expect(parts.measured).toContain('Reconciled 23');
  expect((await ingest(server, parts)).batchItemFailures).toEqual([]);
  expect(await parts.store.receiptTotals()).toMatchObject({ stored: 23 });
  sqs.resetHistory();
  await run(server, at(parts, 3));
  expect(sent()).toEqual([]);
  expect(parts.measured).toContain('Reconciled 0');
});

test('each version is looked for, and young ones are left to their events', async () => {
  await using server = await serveBucket();
  sqs.on(SendMessageBatchCommand).resolves({});
  const parts = partsOf({ now: later(1) });
  server.put('incoming/a.xml', newsItemDocument(1));
  server.put('incoming/a.xml', newsItemDocument(2), later(0.9)());
  server.put('incoming/b.xml', newsItemDocument(3), later(0.7)());
  server.remove('incoming/b.xml');
  await run(server, parts);
  expect(sent().map((body) => JSON.parse(body).Records[0].s3.object.versionId)).toEqual(['v1', 'v3']);
});

test('a run looks at a few pages, the next one goes on there, and a lap is not begun again too soon', async () => {
  await using server = await serveBucket({ pageSize: 3 });
  sqs.on(SendMessageBatchCommand).resolves({});
  const parts = partsOf({ now: later(1) });
  for (let n = 10; n < 40; n += 1) server.put(`incoming/${n}.xml`, `${n}`);
  const lists = () => server.asked.filter((each) => each === 'LIST').length;
  await run(server, parts);
  expect([lists(), keysSent().length]).toEqual([5, 15]);
  await run(server, at(parts, 1.02));
  expect([lists(), new Set(keysSent()).size]).toEqual([10, 30]);
  await run(server, at(parts, 1.5));
  expect(lists()).toBe(10);
  await run(server, at(parts, 2.01));
  expect([lists(), keysSent().length]).toEqual([15, 45]);
});

test('old objects are looked at once a day, young ones in each lap', async () => {
  await using server = await serveBucket();
  sqs.on(SendMessageBatchCommand).resolves({});
  const parts = partsOf();
  const looksAt = async (hours: number) => {
    sqs.resetHistory();
    await run(server, at(parts, hours));
    return keysSent().toSorted();
  };
  server.put('incoming/old.xml', 'old', later(-100)());
  server.put('incoming/young.xml', 'young', later(-1)());
  expect(await looksAt(0)).toEqual(['incoming/old.xml', 'incoming/young.xml']);
  expect(await looksAt(2)).toEqual(['incoming/young.xml']);
  expect(await looksAt(23.9)).toEqual(['incoming/young.xml']);
  expect(await looksAt(25)).toEqual(['incoming/old.xml', 'incoming/young.xml']);
  expect(await looksAt(48)).toEqual([]);
  // Nobody had looked for days: all are due.
  expect(await looksAt(400)).toEqual(['incoming/old.xml', 'incoming/young.xml']);
});

test('with little time left no page is begun', async () => {
  await using server = await serveBucket();
  server.put('incoming/a.xml', 'x');
  await run(server, partsOf({ now: later(1) }), { left: 5_000 });
  expect(server.asked).toEqual([]);
});

test('what the queue takes only in part is sent again, and what it does not take is found by the next run', async () => {
  await using server = await serveBucket();
  const parts = partsOf({ now: later(1) });
  for (const n of [1, 2, 3]) server.put(`incoming/${n}.xml`, `${n}`);
  const failed = { Id: '1', SenderFault: false, Code: 'InternalError' };
  sqs
    .on(SendMessageBatchCommand)
    .resolvesOnce({ Successful: [], Failed: [failed] })
    .resolves({ Successful: [], Failed: [] });
  await run(server, parts);
  expect(keysSent()).toEqual(['incoming/1.xml', 'incoming/2.xml', 'incoming/3.xml', 'incoming/2.xml']);

  sqs.reset();
  sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [failed] });
  await expect(run(server, at(parts, 3))).rejects.toThrow('the queue refused 1 messages: InternalError');
  expect(parts.lines.at(-1)).toMatchObject({ level: 'error', message: expect.stringContaining('next run') });
  sqs.reset();
  sqs.on(SendMessageBatchCommand).resolves({});
  await run(server, at(parts, 3.01));
  expect(keysSent().length).toBe(3);
});

test('keys of any length and script are come back to', async () => {
  await using server = await serveBucket({ pageSize: 1 });
  sqs.on(SendMessageBatchCommand).resolves({});
  const parts = partsOf({ now: later(1) });
  const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((letter) => `incoming/${letter}${'\u0001日📰%'.repeat(80)}.xml`);
  for (const key of keys) server.put(key, key);
  await run(server, parts);
  await run(server, at(parts, 1.02));
  expect(keysSent().toSorted()).toEqual(keys);
});

test('in a bucket that keeps no versions, objects go by their ETag', async () => {
  await using server = await serveBucket({ keepsVersions: false });
  sqs.on(SendMessageBatchCommand).resolves({});
  const parts = partsOf({ now: later(1) });
  server.put('incoming/a.xml', newsItemDocument(1));
  await run(server, parts);
  expect((await ingest(server, parts)).batchItemFailures).toEqual([]);
  await run(server, at(parts, 3));
  expect(keysSent()).toEqual(['incoming/a.xml']);
  server.put('incoming/a.xml', newsItemDocument(2));
  await run(server, at(parts, 5));
  expect(keysSent()).toEqual(['incoming/a.xml', 'incoming/a.xml']);
});

test('embargoes end, also when the bucket cannot be read', async () => {
  await using server = await serveBucket();
  const parts = partsOf({ now: later(1) });
  await parts.store.put([storyOf({ receivedAt: later(0)(), embargo: later(0.5)(), versionCreated: later(0)() })]);
  const page = async () => {
    throw new Error('AccessDenied');
  };
  await expect(run(server, parts, { objects: { page } })).rejects.toThrow('AccessDenied');
  expect(parts.measured).toContain('Released 1');
});

test('a provider is silent after the time that is set for it, and heard again when it comes', async () => {
  await using server = await serveBucket();
  const base = partsOf();
  const parts = { ...base, aws: { ...base.aws, silences: { 'Meridian Newswire': 30 } } };
  await parts.store.put([storyOf({ name: 'a' })]);
  const silentAt = async (hours: number) => {
    parts.measured.length = 0;
    await run(server, at(parts, hours));
    return parts.measured.filter((each) => each.startsWith('Silent provider'));
  };
  expect(await silentAt(0)).toEqual([]);
  expect(await silentAt(0.4)).toEqual([]);
  expect(await silentAt(0.5)).toEqual(['Silent provider=Meridian Newswire 1']);
  expect(parts.lines.at(-1)).toMatchObject({ level: 'warn', facts: { provider: 'Meridian Newswire', minutes: 30, lastHeard: later(0)() } });
  expect(await silentAt(5)).toEqual(['Silent provider=Meridian Newswire 1']);
  await parts.store.put([storyOf({ name: 'b' })]);
  expect(await silentAt(5.1)).toEqual([]);
});

test('how long a provider may be silent is learned from its days, nights among them; outages are not', async () => {
  await using server = await serveBucket();
  const parts = partsOf();
  let stories = 0;
  const tick = async (hours: number, hasCopy: boolean) => {
    if (hasCopy) await parts.store.put([storyOf({ name: `n${stories++}` })]);
    parts.measured.length = 0;
    await run(server, at(parts, hours));
    return parts.measured.some((each) => each.startsWith('Silent provider'));
  };
  // Copy each hour from 9 in the morning to 1 at night: silent for eight hours a day.
  const silent: number[] = [];
  for (let hour = 0; hour < 4 * 24; hour += 1) if (await tick(hour, hour % 24 <= 16)) silent.push(hour);
  expect(silent).toEqual([]);
  expect(await tick(96 + 7, false)).toBe(false);
  expect(await tick(96 + 8, false)).toBe(true);
  // It comes back after two days, and is as soon missed again.
  expect(await tick(144, true)).toBe(false);
  expect(await tick(144 + 15, false)).toBe(false);
  expect(await tick(144 + 16, false)).toBe(true);
  // Nobody expects it for ever.
  expect(await tick(144 + 24 * 15, false)).toBe(false);
}, 60_000);

test('texts of any length are kept over several marks, and half written ones are none', async () => {
  const store = openSqliteStore(':memory:');
  expect(await keptText(store, 'long')).toBeUndefined();
  for (const text of ['', 'short', '📰é%\n'.repeat(2_000), 'short again']) {
    await keepText(store, 'long', text, `${text.length}`);
    expect(await keptText(store, 'long')).toBe(text);
  }
  await keepText(store, 'long', 'x'.repeat(2_000), 'one');
  await keepText(
    { ...store, keepMark: async (name, value) => void (name.endsWith('/1') || (await store.keepMark(name, value))) },
    'long',
    'y'.repeat(2_000),
    'two',
  );
  expect(await keptText(store, 'long')).toBeUndefined();
});
