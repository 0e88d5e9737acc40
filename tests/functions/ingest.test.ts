// The ingest function over real HTTP to a bucket, with the embedded store: what is acknowledged, what is sent again, what is said.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ChangeMessageVisibilityBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { ingestWith } from '../../functions/ingest.ts';
import { backOff } from '../../functions/intake/back-off.ts';
import { openBucket } from '../../functions/intake/s3.ts';
import { openSqliteStore } from '../../functions/store/sqlite.ts';
import { newsItemDocument } from '../bench/generate.ts';
import { all } from '../intake/answers.ts';
import { type BucketServer, serveBucket } from '../intake/bucket-server.ts';
import { readSample, readSamples } from '../wire/samples.ts';
import { contextOf, NOW, type Parts, partsOf } from './parts.ts';

const sqs = mockClient(SQSClient);
beforeEach(() => {
  sqs.reset();
  sqs.on(ChangeMessageVisibilityBatchCommand).resolves({});
});

function handlerOf(server: BucketServer, parts: Parts) {
  return ingestWith(
    async () => parts,
    ({ aws }) => ({
      objects: openBucket({ client: server.client, bucket: 'wires', prefix: 'incoming/' }),
      backOff: (failed) => backOff(new SQSClient({}), aws.queueUrl, failed),
    }),
  );
}

/** What was asked of the queue: each message and the seconds that it waits. */
function waits() {
  return sqs.commandCalls(ChangeMessageVisibilityBatchCommand).map(({ args: [{ input }] }) => {
    expect(input.QueueUrl).toBe('http://127.0.0.1:1/wires-queue');
    return Object.fromEntries((input.Entries ?? []).map(({ ReceiptHandle = '', VisibilityTimeout }) => [ReceiptHandle, VisibilityTimeout]));
  });
}

function recordOf(messageId: string, body: unknown, receives = 1): SQSEvent['Records'][number] {
  return {
    messageId,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    receiptHandle: `handle of ${messageId}`,
    attributes: {
      ApproximateReceiveCount: String(receives),
      SentTimestamp: '1767690001000',
      SenderId: 's',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:wires-queue',
    awsRegion: 'us-east-1',
  };
}

function put(key: string, versionId?: string, size?: number) {
  const object = { key: encodeURIComponent(key), ...(versionId && { versionId }), ...(size !== undefined && { size }) };
  return {
    Records: [
      {
        eventSource: 'aws:s3',
        eventName: 'ObjectCreated:Put',
        eventTime: '2026-01-06T09:00:00.500Z',
        s3: { bucket: { name: 'wires' }, object },
      },
    ],
  };
}

function eventOf(...bodies: unknown[]): SQSEvent {
  return { Records: bodies.map((body, index) => recordOf(`m${index}`, body)) };
}

async function receiptsOf({ store }: Parts) {
  const receipts = await all((page) => store.receipts({}, page), NOW);
  return receipts
    .map(({ bucket, key, outcome, refused }) => [bucket, key, outcome, ...refused.map(({ code }) => code)].join(' '))
    .toSorted();
}

test('an object becomes a story, its message is acknowledged, and what happened is measured', async () => {
  await using server = await serveBucket();
  const parts = partsOf();
  const version = server.put('incoming/a b.xml', newsItemDocument(7));
  expect(await handlerOf(server, parts)(eventOf(put('incoming/a b.xml', version, 5_000)), contextOf())).toEqual({ batchItemFailures: [] });
  expect(await parts.store.get('urn:newsml:northwire.example:20260105:n7', NOW)).toMatchObject({
    state: 'usable',
    story: { source: { bucket: 'wires', key: 'incoming/a b.xml', versionId: 'v1', receivedAt: '2026-01-06T09:00:00.500Z' } },
  });
  expect(parts.measured.toSorted()).toEqual(['Latency 2500', 'Objects outcome=stored 1', 'Stories provider=Northwire 1']);
  expect(server.asked).toEqual(['GET incoming/a b.xml?versionId=v1']);
});

test('a message that comes again is acknowledged unread, and measured once', async () => {
  await using server = await serveBucket();
  const parts = partsOf();
  const event = eventOf(put('incoming/a.xml', server.put('incoming/a.xml', newsItemDocument(7)), 5_000));
  const handler = handlerOf(server, parts);
  for (let times = 0; times < 3; times += 1) expect((await handler(event, contextOf())).batchItemFailures).toEqual([]);
  expect(server.asked.length).toBe(1);
  expect(parts.measured.length).toBe(3);
});

test('what is wrong for good is acknowledged at the first attempt, each with a receipt', async () => {
  await using server = await serveBucket();
  const parts = partsOf();
  server.put('incoming/cut.xml', newsItemDocument(7).slice(0, 2_000));
  const bodies = [
    'not json',
    put('incoming/dir/', 'v1', 0),
    { Records: [{ eventName: 'ObjectCreated:Put' }] },
    put('incoming/cut.xml', 'v1', 2_000),
    put('incoming/gone.xml', 'v8', 3),
    put('incoming/never.xml'),
  ];
  const badKey = JSON.stringify(put('incoming/x', 'v1', 3)).replace('incoming%2Fx', 'incoming/%ZZ');
  expect(await handlerOf(server, parts)(eventOf(...bodies, badKey, { Event: 's3:TestEvent' }), contextOf())).toEqual({
    batchItemFailures: [],
  });
  expect(await receiptsOf(parts)).toEqual([
    'wires incoming/cut.xml rejected TRUNCATED',
    'wires incoming/dir/ rejected NOT_AN_OBJECT',
    'wires incoming/gone.xml rejected SOURCE_GONE',
    'wires incoming/never.xml rejected SOURCE_GONE',
    'wires-queue m0 rejected EVENT_INVALID',
    'wires-queue m2 rejected EVENT_INVALID',
    'wires-queue m6 rejected KEY_INVALID',
  ]);
  // An empty folder is nothing to look at.
  expect(parts.measured.filter((each) => each === 'Rejections 1').length).toBe(6);
});

test('a kill that names no story is measured, for an alarm: nothing was taken back', async () => {
  await using server = await serveBucket();
  const parts = partsOf();
  server.put(
    'incoming/kill.txt',
    'BC-US--Harbor, KILL\nEds: Kill the story Harbor, that moved at 1410 GMT. A kill is mandatory.\n\nThe AP\n',
  );
  await handlerOf(server, parts)(eventOf(put('incoming/kill.txt', 'v1', 100)), contextOf());
  expect(parts.measured).toContain('UnaimedKills 1');
  expect(parts.lines.filter(({ level }) => level === 'warn')).toMatchObject([{ facts: { bucket: 'wires', key: 'incoming/kill.txt' } }]);
});

test('what the machine fails is sent again alone, and then succeeds', async () => {
  await using server = await serveBucket();
  const parts = partsOf();
  const handler = handlerOf(server, parts);
  const versions = [1, 2, 3].map((number) => server.put(`incoming/${number}.xml`, newsItemDocument(number)));
  const failing = openSqliteStore(':memory:');
  const store = {
    ...failing,
    put: async (stories: Parameters<typeof failing.put>[0]) => {
      if (stories.some(({ id }) => id.endsWith(':n2'))) throw new Error('throttled');
      return await failing.put(stories);
    },
  };
  const event = eventOf(...versions.map((version, index) => put(`incoming/${index + 1}.xml`, version, 5_000)));
  const answer = await handlerOf(server, partsOf({ ...parts, store }))(event, contextOf());
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] });
  server.fault = { cutAfter: 100 };
  expect((await handler(event, contextOf())).batchItemFailures.length).toBe(3);
  server.fault = { status: 403, code: 'AccessDenied' };
  expect((await handler(event, contextOf())).batchItemFailures.length).toBe(3);
  expect(await receiptsOf(parts)).toEqual([]);
  expect(parts.lines.at(-1)).toMatchObject({ level: 'error', facts: { bucket: 'wires', error: 'AccessDenied' } });
  server.fault = undefined;
  expect((await handler(event, contextOf())).batchItemFailures).toEqual([]);
  expect(await receiptsOf(parts)).toEqual([1, 2, 3].map((number) => `wires incoming/${number}.xml stored`));
});

test('what the machine failed comes again soon at first, then later, and at last when the queue says', async () => {
  await using server = await serveBucket();
  server.fault = { status: 503, code: 'SlowDown' };
  const parts = partsOf();
  const Records = [1, 2, 3, 4, 5, 6].map((receives) =>
    recordOf(
      `m${receives}`,
      put(`incoming/${receives}.xml`, server.put(`incoming/${receives}.xml`, newsItemDocument(receives)), 5),
      receives,
    ),
  );
  const { batchItemFailures } = await handlerOf(server, parts)({ Records }, contextOf());
  expect(batchItemFailures.length).toBe(6);
  expect(waits()).toEqual([{ 'handle of m1': 5, 'handle of m2': 30, 'handle of m3': 120, 'handle of m4': 600 }]);
  // That it cannot be asked changes nothing in what is answered.
  sqs.on(ChangeMessageVisibilityBatchCommand).rejects(new Error('throttled'));
  expect((await handlerOf(server, parts)({ Records }, contextOf())).batchItemFailures).toEqual(batchItemFailures);
  expect(parts.lines.at(-1)).toMatchObject({ level: 'warn', message: 'failed messages wait for long' });
});

test('the queue is asked nothing where nothing failed', async () => {
  await using server = await serveBucket();
  await handlerOf(server, partsOf())(eventOf(put('incoming/a.xml', server.put('incoming/a.xml', newsItemDocument(7)), 5)), contextOf());
  expect(waits()).toEqual([]);
});

test('an object that takes longer than there is time is gone on with at the next attempt', async () => {
  await using server = await serveBucket();
  const parts = partsOf();
  const items = Array.from({ length: 250 }, (_, number) => newsItemDocument(number).replace(/<\?xml.*?\?>/, '')).join('');
  const message = `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>${items}</itemSet></newsMessage>`;
  const event = eventOf(put('incoming/many.xml', server.put('incoming/many.xml', message), message.length));
  const puts: number[] = [];
  let left = 12_000;
  const store: typeof parts.store = {
    ...parts.store,
    put: async (stories) => {
      puts.push(stories.length);
      left -= 1_500;
      return await parts.store.put(stories);
    },
  };
  const slow = { ...parts, store };
  const context = { getRemainingTimeInMillis: () => left };
  expect((await handlerOf(server, slow)(event, context)).batchItemFailures.length).toBe(1);
  expect(puts).toEqual([100, 100]);
  expect(parts.lines.at(-1)).toMatchObject({ level: 'error', facts: { error: 'OutOfTime', key: 'incoming/many.xml' } });
  expect(waits()).toEqual([{ 'handle of m0': 5 }]);
  left = 60_000;
  expect((await handlerOf(server, slow)(event, context)).batchItemFailures).toEqual([]);
  // As it would have been undisturbed.
  const receipt = await parts.store.receipt({ bucket: 'wires', key: 'incoming/many.xml', versionId: 'v1' });
  expect(receipt).toMatchObject({ outcome: 'stored', stories: 250 });
  expect(receipt?.kept.every(({ placement }) => placement === 'kept')).toBe(true);
});

test('one message of several objects is done when all of them are', async () => {
  await using server = await serveBucket();
  const parts = partsOf();
  server.put('incoming/1.xml', newsItemDocument(1));
  const version = server.put('incoming/2.xml', newsItemDocument(2));
  const several = { Records: [...put('incoming/1.xml', 'v1', 5).Records, ...put('incoming/2.xml', version, 5).Records] };
  expect((await handlerOf(server, parts)(eventOf(several), contextOf())).batchItemFailures).toEqual([]);
  expect((await receiptsOf(parts)).length).toBe(2);
});

test('what there is no time for is not begun, and sent again', async () => {
  await using server = await serveBucket();
  const parts = partsOf();
  let left = 12_000;
  const context = { getRemainingTimeInMillis: () => left };
  const event = eventOf(...[0, 1, 2].map((number) => put('incoming/a.xml', server.put('incoming/a.xml', newsItemDocument(number)), 5_000)));
  const slow = openSqliteStore(':memory:');
  const keepReceipt: typeof slow.keepReceipt = async (receipt) => {
    await slow.keepReceipt(receipt);
    left -= 1_500;
  };
  const slowParts = partsOf({ store: { ...slow, keepReceipt } });
  expect((await handlerOf(server, slowParts)(event, context)).batchItemFailures).toEqual([{ itemIdentifier: 'm2' }]);
  expect((await handlerOf(server, parts)(event, contextOf(100))).batchItemFailures.length).toBe(3);
  expect(parts.measured).toEqual(['Retries 3']);
  expect(server.asked.length).toBe(2);
});

test('objects of one key are taken in one after another, in the order of their messages', async () => {
  await using server = await serveBucket();
  const parts = partsOf();
  const bodies = [1, 2, 3, 4, 5, 6].map((number) =>
    put(`incoming/${number % 2}.xml`, server.put(`incoming/${number % 2}.xml`, newsItemDocument(number)), 5_000),
  );
  await handlerOf(server, parts)(eventOf(...bodies), contextOf());
  const ofOne = (digit: string) => server.asked.filter((each) => each.startsWith(`GET incoming/${digit}`)).map((each) => each.at(-1));
  expect([ofOne('0'), ofOne('1')]).toEqual([
    ['2', '4', '6'],
    ['1', '3', '5'],
  ]);
});

test('what the event leaves out is asked of the bucket', async () => {
  await using server = await serveBucket();
  const parts = partsOf();
  server.put('incoming/a.xml', newsItemDocument(7), '2026-01-06T08:59:58.000Z');
  await handlerOf(server, parts)(eventOf(put('incoming/a.xml')), contextOf());
  expect(server.asked).toEqual(['HEAD incoming/a.xml', 'GET incoming/a.xml?versionId=v1']);
  expect(await parts.store.receipt({ bucket: 'wires', key: 'incoming/a.xml', versionId: 'v1' })).toMatchObject({
    outcome: 'stored',
    receivedAt: '2026-01-06T08:59:58.000Z',
  });
});

test('no log and no metric of any function holds copy, over all samples, whole and cut, with failures that quote it', async () => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'samples-through.ts')], {
    maxBuffer: 100_000_000,
    env: { PATH: process.env.PATH },
  });
  const said = `${stdout}\n${stderr}`;
  const samples = readSamples();
  // Each sample is heard of: whole, cut, and with a store that fails.
  for (const { name } of samples) expect(said).toContain(JSON.stringify(`incoming/${name}`));
  expect(said).toContain('"CloudWatchMetrics"');
  for (const words of ['taking in failed', 'a request failed', 'a change cannot be told yet', 'the bus did not take', 'reconciling failed'])
    expect(said).toContain(words);
  for (const service of ['ingest', 'serve', 'publish', 'reconcile']) expect(said).toContain(`"service":"${service}"`);
  const copy = new Set<string>();
  for (const sample of samples) {
    for (const { item } of (await readSample(sample)).stories) for (const canary of canariesOf(item)) copy.add(canary);
  }
  expect(copy.size).toBeGreaterThan(5_000);
  expect([...copy].filter((canary) => said.includes(canary))).toEqual([]);
}, 120_000);

/** Pieces of copy long enough to stand nowhere by chance: headlines, bylines, and each four words of the body. */
function canariesOf(item: {
  headlines?: readonly { value: string }[];
  bylines?: readonly { byline?: string }[];
  bodies?: readonly { value: string }[];
}): string[] {
  const short = [...(item.headlines ?? []).map(({ value }) => value), ...(item.bylines ?? []).map(({ byline }) => byline ?? '')];
  const words = (item.bodies ?? []).flatMap(({ value }) =>
    value
      .replace(/<[^>]*>/g, ' ')
      .split(/\s+/)
      .filter(Boolean),
  );
  const runs = words.slice(3).map((_, index) => words.slice(index, index + 4).join(' '));
  return [...short, ...runs].filter((text) => text.length >= 12);
}
