// A folder as a bucket: which files are objects, under which keys, and what is read of them.
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isObjectName, keyOf, pathOf } from '../../functions/intake/file-names.ts';
import { type FolderObject, ObjectChanged, ObjectUnreadable, openFolder } from '../../functions/intake/folder.ts';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'wiredesk-folder-')));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(key: string, text = key): string {
  const path = join(root, key);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
}

async function collected<T>(entries: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const entry of entries) all.push(entry);
  return all;
}

async function listed(): Promise<FolderObject[]> {
  return await collected((await openFolder(root)).list());
}

async function contentOf(key: string): Promise<string> {
  const folder = await openFolder(root);
  const object = await folder.look(key);
  return object ? Buffer.concat(await collected(folder.open(object))).toString() : 'no object';
}

test('objects are listed in the order of their keys, with folder, size and time', async () => {
  for (const key of ['b.xml', 'a/z.xml', 'a b.xml', 'a.xml', 'a/b/c.xml']) write(key);
  utimesSync(join(root, 'b.xml'), 1_767_600_000, 1_767_600_000.5);
  const objects = await listed();
  expect(objects.map(({ key }) => key)).toEqual(['a b.xml', 'a.xml', 'a/b/c.xml', 'a/z.xml', 'b.xml']);
  expect(objects.map(({ key }) => key)).toEqual(objects.map(({ key }) => key).toSorted());
  expect(objects.at(-1)).toMatchObject({
    bucket: root,
    size: 5,
    receivedAt: '2026-01-05T08:00:00.500Z',
    versionId: '1767600000500000000-5',
  });
});

test('two folders of one name are two buckets', async () => {
  mkdirSync(join(root, 'north/inbox'), { recursive: true });
  mkdirSync(join(root, 'south/inbox'), { recursive: true });
  const [north, south] = await Promise.all(['north/inbox', 'south/inbox'].map((path) => openFolder(join(root, path))));
  expect(north?.bucket).not.toBe(south?.bucket);
});

test('hidden and temporary names are no objects', async () => {
  const passedOver = [
    '.hidden',
    '.git/x.xml',
    'a.tmp',
    'b.XML.part',
    'c.crdownload',
    'd.xml~',
    '~$e.docx',
    '#f.txt#',
    'g.swp',
    'Thumbs.db',
  ];
  for (const key of [...passedOver, 'kept.xml', 'party.xml', 'tmp.xml', '#hashtag.txt', 'a~b.txt']) write(key);
  expect((await listed()).map(({ key }) => key)).toEqual(['#hashtag.txt', 'a~b.txt', 'kept.xml', 'party.xml', 'tmp.xml']);
  expect(isObjectName('')).toBe(false);
});

test('links that lead out of the folder, linked folders, pipes and sockets are no objects', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'wiredesk-outside-'));
  writeFileSync(join(outside, 'secret.xml'), 'secret');
  write('in/real.xml', 'real');
  symlinkSync(join(outside, 'secret.xml'), join(root, 'out.xml'));
  symlinkSync(outside, join(root, 'outside'));
  symlinkSync('in', join(root, 'again'));
  symlinkSync('in/real.xml', join(root, 'inside.xml'));
  symlinkSync('nowhere.xml', join(root, 'dangling.xml'));
  symlinkSync('loop.xml', join(root, 'loop.xml'));
  execFileSync('mkfifo', [join(root, 'pipe.xml')]);
  const server = createServer().listen(join(root, 'socket.xml'));
  await new Promise((resolve) => server.once('listening', resolve));
  expect((await listed()).map(({ key }) => key)).toEqual(['in/real.xml', 'inside.xml']);
  expect(await contentOf('inside.xml')).toBe('real');
  expect([await contentOf('out.xml'), await contentOf('outside/secret.xml'), await contentOf('pipe.xml')]).toEqual(
    Array(3).fill('no object'),
  );
  server.close();
  rmSync(outside, { recursive: true });
});

test('keys that lead out of the folder name nothing', async () => {
  write('a.xml');
  for (const key of ['../a.xml', 'x/../../a.xml', '/etc/passwd', './a.xml', '', 'a.xml/', 'a.xml\0'])
    expect(await contentOf(key)).toBe('no object');
});

test('names of any bytes have keys of their own, and lead back to their files', async () => {
  const names = [
    'line\nbreak.xml',
    'tab\t.xml',
    'quote"\\.xml',
    'é.xml',
    'e\u0301.xml',
    '日本.xml',
    '100%.xml',
    '%41.xml',
    'A.xml',
    '%ff.xml',
    ' .xml',
    '😀.xml',
  ];
  const bytes = [
    ...names.map((name) => Buffer.from(name)),
    Buffer.from([0xff, 0x2e, 0x78]),
    Buffer.from([0x61, 0xe9, 0xc3, 0xa9]),
    Buffer.from([0xed, 0xa0, 0x80]),
  ];
  for (const name of bytes) writeFileSync(Buffer.concat([Buffer.from(`${root}/`), name]), name);
  const objects = await listed();
  expect(objects.length).toBe(bytes.length);
  expect(new Set(objects.map(({ key }) => key)).size).toBe(bytes.length);
  for (const { key } of objects) {
    expect(key.isWellFormed()).toBe(true);
    expect(readFileSync(Buffer.concat([Buffer.from(`${root}/`), pathOf(key) ?? Buffer.alloc(0)]))).toEqual(pathOf(key));
  }
  expect(keyOf(Buffer.from([0x61, 0xe9, 0x25, 0x34, 0x31, 0xc3, 0xa9]))).toBe('a%E9%2541é');
});

test('a file rewritten in place is another version', async () => {
  const path = write('story.xml', 'one');
  const [first] = await listed();
  writeFileSync(path, 'two');
  const [second] = await listed();
  expect(second?.versionId).not.toBe(first?.versionId);
});

test('a version that was rewritten is not read as the old one, before or during the reading', async () => {
  const path = write('story.xml', 'x'.repeat(3_000_000));
  const folder = await openFolder(root);
  const object = (await folder.look('story.xml')) as FolderObject;
  const reading = folder.open(object)[Symbol.asyncIterator]();
  expect((await reading.next()).value?.length).toBe(1_000_000);
  appendFileSync(path, 'more');
  await expect(collected({ [Symbol.asyncIterator]: () => reading })).rejects.toThrow(ObjectChanged);
  await expect(collected(folder.open(object))).rejects.toThrow(ObjectChanged);
});

test('a file that was removed is gone for good', async () => {
  const path = write('story.xml');
  const folder = await openFolder(root);
  const object = (await folder.look('story.xml')) as FolderObject;
  rmSync(path);
  await expect(collected(folder.open(object))).rejects.toMatchObject({ name: 'WireError', code: 'SOURCE_GONE' });
  expect(await folder.look('story.xml')).toBeUndefined();
});

test('a pipe put in the place of a file does not hang the reading', async () => {
  const path = write('story.xml');
  const folder = await openFolder(root);
  const object = (await folder.look('story.xml')) as FolderObject;
  rmSync(path);
  execFileSync('mkfifo', [path]);
  await expect(collected(folder.open(object))).rejects.toThrow(ObjectChanged);
});

test.skipIf(process.getuid?.() === 0)('what must not be read is told apart from what is gone', async () => {
  chmodSync(write('closed.xml'), 0o000);
  chmodSync(join(write('locked/x.xml'), '..'), 0o000);
  const complaints: string[] = [];
  const folder = await openFolder(root, { unreadable: (key) => complaints.push(key) });
  const [object] = await collected(folder.list());
  expect(complaints).toEqual(['locked/']);
  await expect(collected(folder.open(object as FolderObject))).rejects.toThrow(ObjectUnreadable);
  chmodSync(join(root, 'locked'), 0o700);
});

test('times that no date can hold do not stop the listing', async () => {
  execFileSync('touch', ['-d', '1901-12-14T00:00:00Z', write('old.xml')]);
  linkSync(join(root, 'old.xml'), join(root, 'hard-link.xml'));
  expect((await listed()).map(({ receivedAt }) => receivedAt)).toEqual(['1901-12-14T00:00:00.000Z', '1901-12-14T00:00:00.000Z']);
});

test('only the named files are objects, where they are named', async () => {
  for (const key of ['a.xml', 'b.xml', '.c.xml']) write(key);
  const folder = await openFolder(root, { only: ['b.xml', '.c.xml', 'd.xml'] });
  expect((await collected(folder.list())).map(({ key }) => key)).toEqual(['.c.xml', 'b.xml']);
});

test('an empty file is an object without bytes', async () => {
  write('empty.xml', '');
  expect(await contentOf('empty.xml')).toBe('');
});

test('what is no folder cannot be opened', async () => {
  await expect(openFolder(write('file.xml'))).rejects.toThrow('is no folder');
  await expect(openFolder(join(root, 'nowhere'))).rejects.toThrow('ENOENT');
});
