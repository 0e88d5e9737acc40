// Objects of S3: which versions there are, what is read of them, and which faults are for good.
import { expect, test } from 'vitest';
import type { StoredObject } from '../../functions/intake/objects.ts';
import { BodyTooShort, openBucket } from '../../functions/intake/s3.ts';
import { type BucketServer, serveBucket } from './bucket-server.ts';

const RECEIVED = '2026-01-06T09:00:00.000Z';

function bucketOf({ client }: BucketServer) {
  return openBucket({ client, bucket: 'wires', prefix: 'incoming/' });
}

function object(key: string, versionId: string, size = 5): StoredObject {
  return { bucket: 'wires', key, versionId, size, receivedAt: RECEIVED };
}

async function collected<T>(entries: AsyncIterable<T>): Promise<T[]> {
  return await Array.fromAsync(entries);
}

async function textOf(server: BucketServer, version: StoredObject): Promise<string> {
  return Buffer.concat(await collected(bucketOf(server).open(version))).toString();
}

test('a version is read by its id, whatever came after it', async () => {
  await using server = await serveBucket();
  const first = server.put('incoming/a b+c%.xml', 'first');
  server.put('incoming/a b+c%.xml', 'second');
  server.remove('incoming/a b+c%.xml');
  expect(await textOf(server, object('incoming/a b+c%.xml', first))).toBe('first');
  expect(server.asked).toEqual(['GET incoming/a b+c%.xml?versionId=v1']);
});

test('a large body comes in pieces, and an empty one is empty', async () => {
  await using server = await serveBucket();
  const large = 'copy '.repeat(400_000);
  const version = server.put('incoming/large.xml', large);
  expect(await textOf(server, object('incoming/large.xml', version))).toBe(large);
  expect((await collected(bucketOf(server).open(object('incoming/large.xml', version)))).length).toBeGreaterThan(1);
  expect(await textOf(server, object('incoming/empty.xml', server.put('incoming/empty.xml', '')))).toBe('');
});

test.each([
  [
    'a version that was deleted',
    (server: BucketServer) => object('incoming/a.xml', server.put('incoming/a.xml', 'copy').replace('1', '9')),
  ],
  ['a key that never was', () => object('incoming/none.xml', 'v1')],
  [
    'a delete marker',
    (server: BucketServer) => {
      server.remove('incoming/a.xml');
      return object('incoming/a.xml', 'v1');
    },
  ],
])('%s is gone for good', async (_, prepared) => {
  await using server = await serveBucket();
  await expect(textOf(server, prepared(server))).rejects.toMatchObject({ name: 'WireError', code: 'SOURCE_GONE' });
});

test.each([
  [403, 'AccessDenied'],
  [403, 'InvalidObjectState'],
  [404, 'NoSuchBucket'],
  [500, 'InternalError'],
  [503, 'SlowDown'],
  [304, 'NotModified'],
])('%s %s is not "gone": it is thrown on, to be tried again', async (status, code) => {
  await using server = await serveBucket();
  const version = server.put('incoming/a.xml', 'copy');
  server.fault = { status, code };
  await expect(textOf(server, object('incoming/a.xml', version))).rejects.not.toHaveProperty('code', 'SOURCE_GONE');
  await expect(textOf(server, object('incoming/a.xml', version))).rejects.not.toHaveProperty('name', 'WireError');
});

test('versions and keys that S3 cannot have given are for good too', async () => {
  await using server = await serveBucket();
  server.fault = { status: 400, code: 'InvalidArgument' };
  await expect(textOf(server, object('incoming/a.xml', '\n'))).rejects.toMatchObject({ name: 'WireError', code: 'EVENT_INVALID' });
});

test.each([0, 1, 4_000, 99_999])('a body that breaks off after %i bytes is thrown, and never passes for a whole one', async (cutAfter) => {
  await using server = await serveBucket();
  const version = server.put('incoming/a.xml', 'x'.repeat(100_000));
  server.fault = { cutAfter };
  await expect(textOf(server, object('incoming/a.xml', version))).rejects.not.toHaveProperty('name', 'WireError');
  server.fault = undefined;
  expect((await textOf(server, object('incoming/a.xml', version))).length).toBe(100_000);
});

test('a body shorter than was said, on a connection that ends in good order, is thrown', async () => {
  // No server can send it over HTTP/1.1, but a proxy's mistake or a client's can make one.
  const client = { send: async () => ({ ContentLength: 10, Body: [Buffer.from('short')] }) };
  const bucket = openBucket({ client: client as never, bucket: 'wires', prefix: '' });
  await expect(collected(bucket.open(object('incoming/a.xml', 'v1')))).rejects.toBeInstanceOf(BodyTooShort);
});

test('all versions are listed by key, page by page, as far as they are wanted', async () => {
  await using server = await serveBucket({ pageSize: 2 });
  for (const key of ['incoming/b.xml', 'incoming/a b.xml', 'incoming/b.xml', 'copies/c', 'incoming/\u0001+%é.xml'])
    server.put(key, key, RECEIVED);
  server.remove('incoming/a b.xml');
  const bucket = bucketOf(server);
  const listed = await collected(bucket.list());
  expect(listed.map(({ key, versionId }) => `${key} ${versionId}`)).toEqual([
    'incoming/\u0001+%é.xml v5',
    'incoming/a b.xml v2',
    'incoming/b.xml v3',
    'incoming/b.xml v1',
  ]);
  expect(listed[0]).toEqual(object('incoming/\u0001+%é.xml', 'v5', 18));
  const before = server.asked.length;
  for await (const _ of bucket.list()) break;
  expect(server.asked.length - before).toBe(1);
});

test('a page goes on where the last one ended, also among the versions of one key', async () => {
  await using server = await serveBucket({ pageSize: 2 });
  for (let n = 0; n < 5; n += 1) server.put('incoming/a+b.xml', `${n}`);
  const bucket = bucketOf(server);
  const seen: string[] = [];
  for (let cursor: string | undefined, pages = 0; pages === 0 || cursor; pages += 1) {
    const page = await bucket.page(cursor);
    seen.push(...page.objects.map(({ versionId }) => versionId));
    cursor = page.cursor;
  }
  expect(seen).toEqual(['v5', 'v4', 'v3', 'v2', 'v1']);
});

test('what an event leaves out is found out', async () => {
  await using server = await serveBucket();
  server.put('incoming/a.xml', 'old');
  const version = server.put('incoming/a.xml', 'story');
  expect(await bucketOf(server).find({ bucket: 'wires', key: 'incoming/a.xml' })).toEqual(object('incoming/a.xml', version));
  expect((await bucketOf(server).find({ bucket: 'wires', key: 'incoming/a.xml', versionId: 'v1' })).size).toBe(3);
  await expect(bucketOf(server).find({ bucket: 'wires', key: 'incoming/b.xml' })).rejects.toMatchObject({ code: 'SOURCE_GONE' });
  server.fault = { status: 403, code: 'AccessDenied' };
  await expect(bucketOf(server).find({ bucket: 'wires', key: 'incoming/b.xml' })).rejects.not.toHaveProperty('code');
});

test('where a bucket keeps no versions, an overwritten object is another version, and the earlier one is gone', async () => {
  await using server = await serveBucket({ keepsVersions: false });
  const bucket = bucketOf(server);
  server.put('incoming/a.xml', 'first');
  const first = await bucket.find({ bucket: 'wires', key: 'incoming/a.xml' });
  expect(await textOf(server, first)).toBe('first');
  expect(await collected(bucket.list())).toEqual([first]);
  server.put('incoming/a.xml', 'later');
  const later = await bucket.find({ bucket: 'wires', key: 'incoming/a.xml' });
  expect(later.versionId).not.toBe(first.versionId);
  expect(await textOf(server, later)).toBe('later');
  await expect(textOf(server, first)).rejects.toMatchObject({ code: 'SOURCE_GONE' });
  await expect(bucket.find({ bucket: 'wires', key: 'incoming/a.xml', eTag: first.versionId.slice(5) })).rejects.toMatchObject({
    code: 'SOURCE_GONE',
  });
});
