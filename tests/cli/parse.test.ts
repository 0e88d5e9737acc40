// `wiredesk parse`: a line a file, in order, whatever the files hold.
import { spawn } from 'node:child_process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newsItemDocument, newsMessage } from '../bench/generate.ts';
import { COMMAND, linesOf, NODE, type Workplace, workplace } from './wiredesk.ts';

let place: Workplace;
beforeEach(() => {
  place = workplace();
});
afterEach(() => place.remove());

async function messageOf(bytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of newsMessage(bytes)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test('with --jsonl, a line a file: stories, or why there are none', async () => {
  place.write('story.xml', newsItemDocument(7));
  place.write('photo.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]));
  place.write('empty.txt', '');
  place.write('folder/x.txt', '');
  const { status, out, err } = await place.run(
    'parse',
    '--jsonl',
    'photo.jpg',
    'story.xml',
    'nowhere.xml',
    'folder',
    'empty.txt',
    'story.xml',
  );
  const lines = linesOf(out);
  expect(lines.map(({ file, format, rejected }) => [file, format ?? (rejected as { code: string }).code])).toEqual([
    ['photo.jpg', 'UNKNOWN_FORMAT'],
    ['story.xml', 'newsml-g2'],
    ['nowhere.xml', 'SOURCE_GONE'],
    ['folder', 'NOT_AN_OBJECT'],
    ['empty.txt', 'EMPTY_INPUT'],
    ['story.xml', 'newsml-g2'],
  ]);
  expect(lines[1]).toEqual(lines[5]);
  expect(lines[1]).toEqual({ file: 'story.xml', format: 'newsml-g2', encoding: 'utf-8', stories: [expect.any(Object)], issues: [] });
  expect(Object.keys(lines[0] ?? {})).toEqual(['file', 'rejected']);
  expect([status, err]).toEqual([1, '']);
});

test('refused items stand among the issues, and their siblings among the stories', async () => {
  const message = (await messageOf(2_000)).toString().replace('Updates with detail.', '<a/>'.repeat(500));
  place.write('message.xml', message);
  const { out } = await place.runWith({ env: { WIREDESK_LIMIT_NODES: '400' } }, 'parse', '--jsonl', 'message.xml');
  const [line] = linesOf(out);
  expect(line).toMatchObject({ stories: Array(11).fill({}), issues: [{ code: 'LIMIT_NODES', message: expect.any(String), index: 0 }] });
});

test('the list of files is read as it comes', async () => {
  place.write('one.xml', newsItemDocument(1));
  place.write('two.xml', newsItemDocument(2));
  const running = place.start('parse', '--jsonl', '--files-from', '-');
  running.child.stdin.write('one.xml\n');
  await running.until('"file":"one.xml"');
  running.child.stdin.write('two.');
  running.child.stdin.end('xml');
  const { status, out } = await running.ended;
  expect(linesOf(out).map(({ file }) => file)).toEqual(['one.xml', 'two.xml']);
  expect(status).toBe(0);
});

test('names of any bytes are found, with line ends too', async () => {
  const names = ['line\nend.xml', ' blank .xml', '日本.xml', '-dash.xml'];
  for (const name of names) place.write(name, newsItemDocument(1));
  place.write('list', `${names.join('\0')}\0`);
  const { out } = await place.run('parse', '--jsonl', '--null', '--files-from', 'list');
  expect(linesOf(out).map(({ file, format }) => [file, format])).toEqual(names.map((name) => [name, 'newsml-g2']));
});

test('a name in the list that holds a NUL, and a list that is not there, do no harm', async () => {
  const { out } = await place.runWith({ input: 'a\0b.xml\n' }, 'parse', '--jsonl', '--files-from', '-');
  expect(linesOf(out)).toMatchObject([{ rejected: { code: 'SOURCE_GONE' } }]);
  expect((await place.run('parse', '--files-from', 'nowhere')).status).toBe(3);
});

test('standard input is a file too', async () => {
  const { out, status } = await place.runWith({ input: newsItemDocument(7) }, 'parse', '--jsonl', '-');
  expect(linesOf(out)).toMatchObject([{ file: '-', format: 'newsml-g2' }]);
  expect(status).toBe(0);
});

test('a reader that leaves ends the command without a complaint', async () => {
  place.write('story.xml', newsItemDocument(7));
  const list = 'story.xml\n'.repeat(5_000);
  const child = spawn(NODE, [COMMAND, 'parse', '--jsonl', '--files-from', '-'], { cwd: place.path });
  let err = '';
  child.stderr.on('data', (text) => {
    err += text;
  });
  child.stdin.on('error', () => {});
  child.stdin.write(list);
  await new Promise((resolve) => child.stdout.once('data', resolve));
  child.stdout.destroy();
  // The list is still open: it must not be waited for.
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
  expect(err).toBe('');
});

test('a large object is written in pieces, as it is read', { timeout: 120_000 }, async () => {
  const bytes = await messageOf(40_000_000);
  place.write('large.xml', bytes);
  const child = spawn(NODE, ['--max-old-space-size=48', COMMAND, 'parse', '--jsonl', 'large.xml'], { cwd: place.path });
  let length = 0;
  let ends = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    length += text.length;
    ends = (ends + text).slice(-200);
  });
  expect(await new Promise((resolve) => child.on('close', (code, signal) => resolve(code ?? signal)))).toBe(0);
  expect(length).toBeGreaterThan(bytes.length / 2);
  expect(ends).toMatch(/\],"issues":\[\]\}\n$/);
});

test('for a person it says what a file is, why, and what is in it', async () => {
  place.write(
    'a\x1b[31m.xml',
    newsItemDocument(7)
      .replace('Updates with detail.', 'x')
      .replace(/<headline>.*<\/headline>/, '<headline>Harbour &#x9b;2J shut</headline>'),
  );
  place.write('bad.xml', newsItemDocument(7).slice(0, 500));
  const { status, out } = await place.run('parse', 'a\x1b[31m.xml', 'bad.xml', 'nowhere.xml');
  expect(out).toContain('a\\u{1b}[31m.xml\n  newsml-g2, utf-8, 1 story\n    recognised by: ');
  expect(out).toContain('Harbour');
  expect(out).toMatch(/2026-01-05 00:07 UTC · Northwire · en · 540 words\n/);
  expect(out).toContain('id        urn:newsml:northwire.example:20260105:n7');
  expect(out).toContain('refused: TRUNCATED');
  expect(out).toContain('refused: SOURCE_GONE');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(out).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
  expect(status).toBe(1);
});
