// `--stack`: the commands as they are typed, asked of a stack that is deployed.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { refuse, takeIn } from '../../functions/intake/intake.ts';
import { SILENT } from '../../functions/intake/log.ts';
import { openBucket } from '../../functions/intake/s3.ts';
import type { Receipt } from '../../functions/store/store.ts';
import { DEFAULT_LIMITS, type Limits } from '../../functions/wire/limits.ts';
import { newsItemDocument } from '../bench/generate.ts';
import { linesOf, type Ran, type Workplace, workplace } from '../cli/wiredesk.ts';
import { type Cloud, type StackState, startCloud } from './cloud.ts';

const ID = 'urn:newsml:northwire.example:20260105:n';

let cloud: Cloud;
let place: Workplace;
beforeEach(async () => {
  cloud = await startCloud();
  place = workplace();
});
afterEach(async () => {
  place.remove();
  await cloud[Symbol.asyncDispose]();
});

function wiredesk(...args: readonly string[]): Promise<Ran> {
  return place.runWith({ env: cloud.env }, '--stack', 'Wiredesk', ...args);
}

/** Puts an object into the bucket and takes it in, as ingest does. */
async function ingest(key: string, bytes: string, limits: Partial<Limits> = {}): Promise<Receipt> {
  return await take(key, cloud.bucket.put(key, bytes), limits);
}

async function take(key: string, versionId: string, limits: Partial<Limits> = {}): Promise<Receipt> {
  const objects = openBucket({ client: cloud.bucket.client, bucket: 'wires', prefix: '' });
  const object = await objects.find({ bucket: 'wires', key, versionId });
  return await takeIn(object, { store: cloud.store, objects, limits: { ...DEFAULT_LIMITS, ...limits }, log: SILENT });
}

test('query, show, its source and receipts answer as those of a desk on this machine', async () => {
  await ingest('incoming/a.xml', newsItemDocument(1));
  await ingest('incoming/b.xml', newsItemDocument(2));
  await ingest('incoming/cut.xml', newsItemDocument(3).slice(0, 900));
  expect(linesOf((await wiredesk('query', '--provider', 'northwire', '--jsonl')).out).map(({ id }) => id)).toEqual([`${ID}2`, `${ID}1`]);
  expect((await wiredesk('show', ':n1')).out).toContain(`${ID}1`);
  expect((await wiredesk('show', ':n1', '--source')).out).toBe(newsItemDocument(1));
  expect((await wiredesk('receipts', '--outcome', 'rejected')).out).toMatch(/\trejected\tnewsml-g2\t0\tincoming\/cut\.xml\tTRUNCATED: /);
  for (const [key, count] of Object.entries({ 'incoming/cut.xml': 1, 'incoming/cut': 0 }))
    expect(linesOf((await wiredesk('receipts', key, '--jsonl')).out).length).toBe(count);
  const totals = (await place.runWith({ env: cloud.env }, 'receipts', '--stack', 'Wiredesk', '--table')).out;
  expect(totals).toMatch(/In all: 2 stored, 0 partial, 0 duplicate, 1 rejected\.\n$/);
});

test('replay passes over messages that named no object', async () => {
  await ingest('incoming/a.xml', newsItemDocument(1));
  const message = { bucket: 'wires-queue', key: '6353ae74', versionId: 'hash', size: 8, receivedAt: '2026-01-05T10:00:00.000Z' };
  await refuse(
    message,
    { code: 'EVENT_INVALID', message: 'The message is no JSON object.' },
    { store: cloud.store, limits: DEFAULT_LIMITS, log: SILENT },
  );
  const { status, out } = await wiredesk('replay', '--all', '--jsonl');
  expect([status, linesOf(out).map(({ key }) => key)]).toEqual([0, ['incoming/a.xml']]);
  expect((await wiredesk('replay', '--outcome', 'rejected')).err).toContain('no receipt of such an object');
});

test('replay reads again from the bucket, the version that it was', async () => {
  const few = { nodes: 20 };
  await ingest('incoming/refused.xml', newsItemDocument(1), few);
  await ingest('incoming/short.xml', newsItemDocument(2), { headlineCharacters: 12 });
  await ingest('incoming/gone.xml', newsItemDocument(3), few);
  cloud.bucket.put('incoming/short.xml', newsItemDocument(99));
  const before = cloud.bucket.asked.length;

  const dry = linesOf((await wiredesk('replay', '--prefix', 'incoming/', '--dry-run', '--jsonl')).out);
  expect(dry.map(({ key, after }) => `${key} ${(after as Receipt).outcome}`).sort()).toEqual([
    'incoming/gone.xml stored',
    'incoming/refused.xml stored',
    'incoming/short.xml stored',
  ]);
  expect(cloud.bucket.asked.slice(before)).toContain('GET incoming/short.xml?versionId=v2');
  expect(await cloud.store.receiptTotals()).toMatchObject({ stored: 1, rejected: 2 });

  expect((await wiredesk('replay', '--outcome', 'rejected')).status).toBe(0);
  const short = await wiredesk('replay', 'incoming/short.xml');
  expect(short.out).toMatch(/\tchanged\theadline\t\S.*…\t\S/);
  expect(await cloud.store.receiptTotals()).toMatchObject({ stored: 3, rejected: 0 });
  const { entries } = await cloud.store.feed('all', { at: new Date().toISOString(), limit: 10 });
  expect(entries.map(({ id }) => id)).toEqual([`${ID}3`, `${ID}2`, `${ID}1`]);
  expect(entries[1]?.headline.length).toBeGreaterThan(12);
  expect((await cloud.store.receipts({ outcome: 'rejected' }, { at: new Date().toISOString(), limit: 10 })).entries).toEqual([]);
});

test('dead letters are named, and go back to the queue; what the queue does not take stays', async () => {
  const notice = (key: string) =>
    JSON.stringify({ Records: [{ eventName: 'ObjectCreated:Put', s3: { bucket: { name: 'wires' }, object: { key, versionId: 'v1' } } }] });
  const { intake, dead } = cloud.queues;
  for (let number = 0; number < 13; number += 1)
    dead.messages.push({ MessageId: `m${number}`, Body: notice(`incoming/${number}+a.xml`), hidden: false });
  dead.messages.push({ MessageId: 'odd', Body: 'no event', hidden: false });

  const dry = await wiredesk('redrive', '--dry-run');
  expect(dry.out.split('\n').slice(0, 2)).toEqual(['s3://wires/incoming/0 a.xml', 's3://wires/incoming/1 a.xml']);
  expect(dry.out).toContain('the notice odd, of no object\n');
  expect([dead.messages.length, dead.messages.every(({ hidden }) => !hidden), intake.messages.length]).toEqual([14, true, 0]);

  expect((await wiredesk('redrive', '--limit', '2')).out.match(/\n/g)?.length).toBe(2);
  expect([dead.messages.length, intake.messages.length]).toEqual([12, 2]);

  intake.full = 1;
  const full = await wiredesk('redrive', '--jsonl');
  expect(full.status).toBe(3);
  expect(full.err).toMatch(/the notice m2 stays with the dead letters: full/);
  expect(dead.messages.map(({ MessageId }) => MessageId)).toEqual(['m2', 'm12']);
  expect(intake.messages.map(({ Body }) => Body)).toContain('no event');
  expect(new Set(intake.messages.map(({ Body }) => Body)).size).toBe(intake.messages.length);
});

test('doctor: a stack that is well', async () => {
  await ingest('incoming/a.xml', newsItemDocument(1));
  await cloud.store.keepMark('reconcile/0', `${new Date().toISOString()}/0 1 %7B%7D`);
  const { out, err, status } = await wiredesk('doctor', '--jsonl');
  const findings = linesOf(out);
  expect(err).toBe('');
  expect(findings.filter(({ state }) => state !== 'ok').map(({ check }) => check)).toEqual(['last arrival']);
  expect(status).toBe(1);
  expect(findings.map(({ check }) => check)).toEqual([
    'stack',
    'notices',
    'bucket',
    'dead-letter rule',
    'time for a batch',
    'queue',
    'dead letters',
    'functions',
    'table',
    'expiry',
    'recovery',
    'alarms',
    'reconcile',
    'last arrival',
    'refused lately',
    'kills',
    'providers',
  ]);
});

test('doctor: each part that is wrong is named, with what to do', async () => {
  const found = async (wrong: Partial<StackState>) => {
    Object.assign(cloud.stack, wrong);
    const { out, status } = await wiredesk('doctor', '--jsonl');
    const findings = linesOf(out);
    return { status, of: (check: string) => findings.filter((each) => each.check === check) };
  };
  cloud.queues.dead.messages.push({ MessageId: 'm', Body: '{}', hidden: false });
  const one = await found({
    status: 'UPDATE_FAILED',
    noticesBelow: undefined,
    keepsVersions: false,
    redrive: '',
    visibility: 900,
    mapping: 'Disabled',
    streams: false,
    expiry: 'DISABLED',
    recovery: 'DISABLED',
    alarm: 'ALARM',
  });
  expect(one.status).toBe(3);
  const wrong = (check: string, state: string, says: RegExp, todo?: RegExp) =>
    expect([check, one.of(check)]).toEqual([
      check,
      [{ check, state, says: expect.stringMatching(says), ...(todo && { todo: expect.stringMatching(todo) }) }],
    ]);
  wrong('stack', 'broken', /UPDATE_FAILED/, /describe-stack-events/);
  wrong('notices', 'broken', /tells the queue of nothing/, /Deploy Wiredesk again/);
  wrong('bucket', 'warning', /keeps no versions/, /put-bucket-versioning --bucket wires/);
  wrong('dead-letter rule', 'broken', /no dead letters/, /Deploy/);
  wrong('time for a batch', 'warning', /after 900 s, and ingest may take 900 s/, /Deploy/);
  wrong('dead letters', 'broken', /1 notice could not be dealt with/, /redrive --stack Wiredesk --dry-run/);
  wrong('functions', 'broken', /IngestSource is Disabled/, /--uuid mapping --enabled/);
  wrong('table', 'broken', /streams nothing/, /Deploy/);
  wrong('expiry', 'warning', /never go/, /update-time-to-live/);
  wrong('recovery', 'warning', /cannot be brought back/, /update-continuous-backups/);
  wrong('alarms', 'warning', /Notices could not be dealt with/);
  wrong('reconcile', 'warning', /never looked/, /look at its log/);

  await cloud.store.keepMark('reconcile/0', '2026-01-01T00:00:00.000Z/0 1 %7B%7D');
  const other = await found({ status: 'UPDATE_ROLLBACK_COMPLETE', noticesBelow: 'old/', alarm: 'none there' });
  expect(other.of('stack')).toMatchObject([{ state: 'warning', todo: expect.stringContaining('what ran before it runs on') }]);
  expect(other.of('notices')).toMatchObject([
    { state: 'broken', says: expect.stringContaining('below "old/", and not of those below "incoming/"') },
  ]);
  expect(other.of('reconcile')).toMatchObject([{ state: 'broken' }]);
  expect(other.of('alarms')).toMatchObject([{ state: 'warning', todo: expect.stringContaining('-c alarms=false') }]);
});

test('what cannot be found or asked is said in words', async () => {
  const { AWS_REGION: _, AWS_ACCESS_KEY_ID: __, AWS_SECRET_ACCESS_KEY: ___, ...rest } = cloud.env;
  const keys = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };
  const nowhere = { AWS_CONFIG_FILE: '/nonexistent', AWS_SHARED_CREDENTIALS_FILE: '/nonexistent', HOME: place.path };
  const query = (env: Record<string, string>, ...args: string[]) => place.runWith({ env: { ...nowhere, ...env } }, 'query', ...args);
  expect(await query(cloud.env, '--stack', 'Other')).toMatchObject({ status: 1, err: expect.stringContaining('there is no stack Other') });
  expect(await query({ ...rest, ...keys }, '--stack', 'Wiredesk')).toMatchObject({
    status: 2,
    err: expect.stringContaining('no AWS region is set'),
  });
  expect((await query({ ...rest, ...keys }, '--stack', 'Wiredesk', '--region', 'eu-west-1')).status).toBe(0);
  expect(await query({ ...rest, AWS_REGION: 'eu-west-1' }, '--stack', 'Wiredesk')).toMatchObject({
    status: 2,
    err: expect.stringContaining('no AWS credentials were found'),
  });
  expect(await query({ ...rest, AWS_REGION: 'eu-west-1' }, '--stack', 'Wiredesk', '--profile', 'desk')).toMatchObject({
    status: 2,
    err: expect.stringContaining('with the profile desk'),
  });
  const unreachable = { ...cloud.env, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' };
  expect(await query(unreachable, '--stack', 'Wiredesk')).toMatchObject({
    status: 3,
    err: expect.stringContaining('AWS cannot be reached'),
  });
  for (const [name, words] of [
    ['ExpiredToken', 'have expired'],
    ['InvalidClientTokenId', 'does not know these credentials'],
    ['AccessDenied', 'AWS refuses it'],
  ] as const) {
    cloud.stack.refusal = { status: 403, name };
    expect((await query(cloud.env, '--stack', 'Wiredesk')).err).toContain(words);
  }
  cloud.stack.refusal = undefined;
  delete cloud.stack.outputs.TableName;
  expect(await query(cloud.env, '--stack', 'Wiredesk')).toMatchObject({ status: 1, err: expect.stringContaining('no output TableName') });
});

test('what goes with a stack and what does not', async () => {
  for (const args of [
    ['--db', 'desk.sqlite', 'query'],
    ['ingest', '.'],
    ['redrive', 'inbox'],
  ])
    expect((await wiredesk(...args)).status).toBe(2);
  expect((await place.run('query', '--region', 'eu-west-1')).status).toBe(2);
});

test('kill puts an order into the bucket, which ingest takes in', async () => {
  await ingest('incoming/a.xml', newsItemDocument(1));
  const killing = wiredesk('kill', ':n1', '--reason', 'Taken down by order of the court.');
  const order = await vi.waitUntil(() => cloud.bucket.asked.find((each) => each.startsWith('PUT incoming/kills/')), { timeout: 20_000 });
  const key = order.slice('PUT '.length);
  expect(await take(key, 'v2')).toMatchObject({ outcome: 'stored', stories: 1 });
  expect(await killing).toMatchObject({ status: 0, out: expect.stringContaining(`Killed, by s3://wires/${key}`) });
  expect((await wiredesk('show', ':n1')).err).toContain('Taken down by order of the court.');
});
