// The functions as they are deployed: bundled as the stack does it, each in a process of its own, with settings and clients from the
// environment, against a bucket behind HTTP and a table in dynalite.
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDynamoStore } from '../../functions/store/dynamodb.ts';
import { BUNDLING } from '../../infra/bundling.ts';
import { newsItemDocument } from '../bench/generate.ts';
import { type BucketServer, serveBucket } from '../intake/bucket-server.ts';
import { clientFor, startDynalite } from '../store/dynalite.ts';
import { memoryCopies, newTable } from '../store/tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'wiredesk-functions-'));
const dynalite = await startDynalite();
const client = clientFor(dynalite.endpoint);
let bucket: BucketServer;
/** Stands for SQS, Secrets Manager and EventBridge: notes what it is asked, and takes it. */
let others: Server;
const asked: string[] = [];

beforeAll(async () => {
  bucket = await serveBucket();
  others = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    asked.push(`${request.headers['x-amz-target']} ${body}`);
    response
      .setHeader('content-type', 'application/x-amz-json-1.1')
      .end('{"SecretString":"{\\"tokens\\":[]}","Entries":[{"EventId":"e"}],"Successful":[],"Failed":[]}');
  });
  await new Promise<void>((resolve) => others.listen(0, '127.0.0.1', resolve));
  const { external, mainFields, ...options } = BUNDLING;
  await build({
    ...options,
    external: [...external],
    mainFields: [...mainFields],
    entryPoints: ['ingest', 'publish', 'reconcile', 'serve'].map((name) => join(import.meta.dirname, `../../functions/${name}.ts`)),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    outdir: folder,
  });
  writeFileSync(
    join(folder, 'invoke.mjs'),
    `const [name, event] = process.argv.slice(2);
    const { handler } = await import('./' + name + '.mjs');
    const answer = await handler(JSON.parse(event), { getRemainingTimeInMillis: () => 60_000 });
    process.stderr.write('\\n' + JSON.stringify(answer ?? null));`,
  );
}, 120_000);

afterAll(async () => {
  rmSync(folder, { recursive: true });
  others.close();
  await bucket[Symbol.asyncDispose]();
  client.destroy();
  await dynalite.close();
});

/** What a function answers in a process of its own, and what it says. */
async function invoke(table: string, name: string, event: unknown): Promise<{ answer: unknown; said: string }> {
  const elsewhere = `http://127.0.0.1:${(others.address() as AddressInfo).port}`;
  const env = {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL: elsewhere,
    AWS_ENDPOINT_URL_S3: bucket.url,
    AWS_ENDPOINT_URL_DYNAMODB: dynalite.endpoint,
    WIREDESK_TABLE: table,
    WIREDESK_BUCKET: 'wires',
    WIREDESK_BUS: 'wires-bus',
    WIREDESK_QUEUE_URL: `${elsewhere}/000000000000/wires-queue`,
    WIREDESK_TOKENS_SECRET: 'tokens',
    WIREDESK_STAGE: 'test',
    WIREDESK_LOG: 'info',
  };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [join(folder, 'invoke.mjs'), name, JSON.stringify(event)], {
    env,
  });
  return { answer: JSON.parse(stderr.slice(stderr.lastIndexOf('\n'))), said: stdout };
}

test('an object becomes a story in the table, and an event on the bus; what nobody announced is queued', async () => {
  const table = await newTable(client);
  const versionId = bucket.put('incoming/a.xml', newsItemDocument(7));
  const s3 = { bucket: { name: 'wires' }, object: { key: 'incoming/a.xml', versionId, size: 5_000 } };
  const body = JSON.stringify({ Records: [{ eventName: 'ObjectCreated:Put', eventTime: '2026-01-06T09:00:00.000Z', s3 }] });
  const attributes = { SentTimestamp: '1767690001000' };
  const ingested = await invoke(table, 'ingest', { Records: [{ messageId: 'm', body, eventSourceARN: 'arn:aws:sqs:x:y:q', attributes }] });
  expect(ingested.answer).toEqual({ batchItemFailures: [] });
  const lines = ingested.said
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines[0]).toMatchObject({
    level: 'INFO',
    message: 'taken in',
    service: 'ingest',
    stage: 'test',
    key: 'incoming/a.xml',
    outcome: 'stored',
  });
  expect(
    lines.slice(1).map(({ _aws, timestamp: _, ...values }) => ({ dimensions: _aws.CloudWatchMetrics[0].Dimensions, ...values })),
  ).toEqual([
    { dimensions: [['stage']], stage: 'test', Stories: 1, Objects: 1, Latency: expect.any(Number) },
    { dimensions: [['stage', 'provider']], stage: 'test', provider: 'northwire', Stories: 1 },
    { dimensions: [['stage', 'outcome']], stage: 'test', outcome: 'stored', Objects: 1 },
  ]);

  const store = openDynamoStore({ client, table, copies: memoryCopies() });
  const story = await store.get('urn:newsml:northwire.example:20260105:n7', new Date().toISOString());
  expect(story).toMatchObject({ state: 'usable' });
  // The row of its change is the first of the only shard.
  const row = { PK: { S: 'F#changes#0' }, SK: { S: '000000000000001' }, i: { S: 'urn:newsml:northwire.example:20260105:n7' } };
  const record = { eventName: 'INSERT', dynamodb: { SequenceNumber: '1', NewImage: row } };
  expect((await invoke(table, 'publish', { Records: [record] })).answer).toEqual({ batchItemFailures: [] });
  expect(asked.at(-1)).toMatch(/^AWSEvents\.PutEvents .*Story Published/);

  bucket.put('incoming/unheard.xml', newsItemDocument(8));
  expect((await invoke(table, 'reconcile', {})).answer).toBeNull();
  expect(asked.at(-1)).toMatch(/^AmazonSQS\.SendMessageBatch .*incoming\/unheard\.xml/);

  const request = {
    version: '2.0',
    rawPath: '/stories/x',
    rawQueryString: '',
    headers: { host: 'x', authorization: 'Bearer wd_read_none' },
    requestContext: { http: { method: 'GET' }, domainName: 'x' },
  };
  expect((await invoke(table, 'serve', request)).answer).toMatchObject({ statusCode: 401 });
  expect((await invoke(table, 'serve', { ...request, rawPath: '/health' })).answer).toMatchObject({ statusCode: 200 });
}, 120_000);

test('without its settings a function says which one is missing', () => {
  const { stderr, status } = spawnSync(process.execPath, [join(folder, 'invoke.mjs'), 'ingest', '{"Records":[]}'], {
    env: {},
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toContain('WIREDESK_TABLE must be set');
});
