// `wiredesk watch` and `start`, and what signals do to them and to `ingest`.
import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newsItemDocument } from '../bench/generate.ts';
import { makeDeliveries, writeDeliveries } from '../intake/deliveries.ts';
import { linesOf, type Workplace, workplace } from './wiredesk.ts';

let place: Workplace;
beforeEach(() => {
  place = workplace();
});
afterEach(() => place.remove());

test('watch takes in what lies there and what comes, a half-written file only when it is whole', async () => {
  place.write('wires/before.xml', newsItemDocument(1));
  const watching = place.start('watch', 'wires');
  await watching.until('before.xml');
  const text = newsItemDocument(2);
  const file = join(place.path, 'wires/slow.xml');
  for (let at = 0; at < text.length; at += 1_000) {
    appendFileSync(file, text.slice(at, at + 1_000));
    await sleep(60);
  }
  await watching.until('slow.xml');
  mkdirSync(join(place.path, 'wires/new'));
  writeFileSync(join(place.path, 'wires/new/bad\nname.xml'), '<newsItem');
  await watching.until('bad\\nname.xml');
  watching.child.kill('SIGINT');
  const { status, out, err } = await watching.ended;
  expect(
    out.split('\n').map((line) =>
      line
        .split('\t')
        .filter((_, index) => index !== 2 && index !== 4)
        .join(' '),
    ),
  ).toEqual([
    'OUTCOME FORMAT FILE',
    'stored newsml-g2 before.xml',
    'stored newsml-g2 slow.xml',
    expect.stringMatching(/^rejected .* new\/bad\\nname\.xml$/),
    '',
  ]);
  expect([status, err]).toEqual([0, '']);
});

test('watch tells a person the headline', async () => {
  mkdirSync(join(place.path, 'wires'));
  const watching = place.start('watch', '--table', 'wires');
  await watching.until('Ctrl-C ends.');
  writeFileSync(
    join(place.path, 'story.part'),
    newsItemDocument(7).replace(/<headline>.*<\/headline>/, '<headline>Harbour shut</headline>'),
  );
  renameSync(join(place.path, 'story.part'), join(place.path, 'wires/story.xml'));
  await watching.until(/stored +newsml-g2 +1 {2}story\.xml {2}Harbour shut\n/);
  watching.child.kill('SIGTERM');
  expect((await watching.ended).status).toBe(0);
});

test('watch cannot watch what is not there', async () => {
  expect(await place.run('watch', 'nowhere')).toMatchObject({
    status: 1,
    err: expect.stringMatching(/^wiredesk: nowhere cannot be watched/),
  });
});

test('start shows what became of the samples, the latest stories and what to type next, and knows them the second time', async () => {
  place.write('samples/newsml-g2/story.xml', newsItemDocument(7));
  place.write('samples/newsml-g2/bad.xml', newsItemDocument(8).slice(0, 900));
  const first = await place.run('start', '--once');
  expect(first).toMatchObject({ status: 0, err: '' });
  expect(first.out).toMatch(/^Reading samples\/ into \.wiredesk\/desk\.sqlite\n/);
  expect(first.out).toContain('rejected\tnewsml-g2\t0\tnewsml-g2/bad.xml\tTRUNCATED');
  expect(first.out).toContain('2 files: 1 stored, 1 rejected; 1 new story.');
  expect(first.out).toMatch(/The latest stories\n\nTIME.*\n2026-01-05T00:07/);
  expect(first.out).toContain('npx wiredesk show 20260105:n7 --explain');
  const second = await place.run('start', '--once');
  expect(second).toMatchObject({ status: 0, err: '' });
  expect(second.out).toContain('2 files: 2 known before; 0 new stories.');
});

test('start then watches the inbox, which is a bucket of its own', async () => {
  place.write('samples/story.xml', newsItemDocument(7));
  const started = place.start('start', '--port', '0');
  await started.until('Drop any wire copy into inbox/');
  writeFileSync(join(place.path, 'inbox/story.xml'), newsItemDocument(8));
  await started.until(/stored +newsml-g2 +1 {2}story\.xml/);
  started.child.kill('SIGINT');
  expect(await started.ended).toMatchObject({ status: 0, err: '' });
  const buckets = linesOf((await place.run('receipts', '--jsonl')).out).map(({ bucket }) => bucket);
  expect(buckets).toEqual([join(place.path, 'inbox'), join(place.path, 'samples')]);
});

test('start without samples says so', async () => {
  const { status, out } = await place.run('start', '--once');
  expect(status).toBe(0);
  expect(out).toMatch(/^There is no samples\/ here\.\n/);
});

test('a signal lets ingest finish the object in hand, and the next run goes on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wiredesk-many-'));
  writeDeliveries(folder, makeDeliveries(600));
  await sleep(200);
  const ingesting = place.start('ingest', folder);
  await ingesting.until('stored');
  ingesting.child.kill('SIGTERM');
  const { status, out, err } = await ingesting.ended;
  expect([status, err]).toEqual([143, '']);
  expect(out.endsWith('\n')).toBe(true);
  const done = out.trimEnd().split('\n').length - 1;
  expect(done).toBeLessThan(600);
  const rest = (await place.run('ingest', folder)).out.match(/^\w+\t/gm) ?? [];
  expect(rest.filter((line) => line === 'known\t').length).toBe(done);
  expect(rest.length).toBe(601);
  rmSync(folder, { recursive: true });
});
