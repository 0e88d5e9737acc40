// `wiredesk replay` as it is typed. Readers of another day are those of today under lower limits.
import { readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newsItemDocument } from '../bench/generate.ts';
import { linesOf, type Workplace, workplace } from './wiredesk.ts';

const SAMPLES = join(import.meta.dirname, '../../samples');
const ID = 'urn:newsml:northwire.example:20260105:n';
/** Readers that cut headlines short. */
const SHORT = { WIREDESK_LIMIT_HEADLINE_CHARACTERS: '12' };
/** Readers that refuse all but the smallest items. */
const FEW = { WIREDESK_LIMIT_NODES: '20' };

let place: Workplace;
beforeEach(() => {
  place = workplace();
});
afterEach(() => place.remove());

async function ingestAs(env: Record<string, string>, ...paths: readonly string[]) {
  return await place.runWith({ env }, 'ingest', ...paths);
}

async function headlines(): Promise<unknown[]> {
  return linesOf((await place.run('query', '--jsonl')).out).map(({ headline }) => headline);
}

test('a dry run says what would change and writes nothing; the replay then does it', async () => {
  place.write('wires/a.xml', newsItemDocument(1));
  place.write('wires/b.xml', newsItemDocument(2));
  await ingestAs(SHORT, 'wires/a.xml');
  await place.run('ingest', 'wires');
  const before = await headlines();
  const dry = await place.run('replay', '--all', '--dry-run');
  expect(dry.status).toBe(0);
  const [titles, ...lines] = dry.out.trimEnd().split('\n');
  expect(titles).toBe('FILE\tBEFORE\tNOW\tSTORY\tCHANGE\tFIELD\tOLD\tNEW');
  expect(lines.map((line) => line.split('\t').slice(0, 6))).toEqual([
    ['b.xml', 'stored', 'stored', '', 'same', ''],
    ['a.xml', 'stored', 'stored', `${ID}1`, 'changed', 'headline'],
  ]);
  const [, old = '', now = ''] = /headline\t(.*)\t(.*)$/m.exec(dry.out) ?? [];
  expect([old.length, now.startsWith(old.slice(0, -1)), now.length > old.length]).toEqual([12, true, true]);
  expect(await headlines()).toEqual(before);

  const done = await place.run('replay', '--all');
  expect([done.status, done.out]).toEqual([0, dry.out]);
  expect(await headlines()).toContain(now);
  expect((await place.run('replay', '--all')).out).not.toContain('changed');
  const [receipt] = linesOf((await place.run('receipts', '--jsonl')).out).filter(({ key }) => key === 'a.xml');
  expect(receipt).toMatchObject({ outcome: 'stored', earlier: { outcome: 'stored', stories: 1 } });
  // Two readings of version 1: the later is meant.
  expect(JSON.parse((await place.run('show', ':n1', '--revision', '1', '--json')).out).item.headlines[0].value).toBe(now);
});

test('a person reads it as copy: file, outcomes, story, fields', async () => {
  const long = newsItemDocument(1).replace('Updates with detail.', `<p>${'harbour quay '.repeat(40)}</p>`);
  place.write('wires/a.xml', long);
  await ingestAs(SHORT, 'wires');
  const { out } = await place.runWith({ env: { COLUMNS: '70' } }, 'replay', 'a.xml', '--dry-run', '--table');
  expect(out).toMatch(/^a\.xml {2}stored\n {4}changed: \S.*\n {4}urn:newsml:\S+n1\n {8}headline +\S.* → /);
  expect(out).toMatch(/\n1 object: 1 read otherwise; stories: 1 changed\.\nThis is what a replay would do\. Nothing was written\.\n$/);
  for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(70);
});

test('what was refused is found by its reason and taken in', async () => {
  place.write('wires/a.xml', newsItemDocument(1));
  place.write('wires/photo.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]));
  await ingestAs(FEW, 'wires');
  const { out, status } = await place.run('replay', '--code', 'LIMIT_NODES', '--jsonl');
  expect(linesOf(out)).toMatchObject([
    {
      key: 'a.xml',
      before: { outcome: 'rejected', code: 'LIMIT_NODES' },
      after: { outcome: 'stored', stories: 1 },
      stories: [{ kind: 'new', id: `${ID}1` }],
    },
  ]);
  expect(status).toBe(0);
  const left = await place.run('replay', '--outcome', 'rejected');
  expect(left.out).toBe('FILE\tBEFORE\tNOW\tSTORY\tCHANGE\tFIELD\tOLD\tNEW\nphoto.jpg\trejected\trejected\t\tsame\t\t\t\n');
  expect(left.status).toBe(1);
});

test('objects that have gone or were rewritten are named, and left as they are', async () => {
  for (const name of ['a', 'b', 'c']) place.write(`wires/${name}.xml`, newsItemDocument(name.charCodeAt(0)));
  await ingestAs(SHORT, 'wires');
  rmSync(join(place.path, 'wires/a.xml'));
  writeFileSync(join(place.path, 'wires/b.xml'), newsItemDocument(200));
  // Other bytes, at the same time and of the same size.
  const c = join(place.path, 'wires/c.xml');
  writeFileSync(c, readFileSync(c, 'utf8').replace('Oslo', 'Bern'));
  utimesSync(c, 1_767_600_000, 1_767_600_000);
  const { out, status } = await place.run('replay', '--all');
  expect(out.match(/\t(gone|rewritten)\t/g)).toEqual(['\trewritten\t', '\trewritten\t', '\tgone\t']);
  expect(status).toBe(1);
  expect((await headlines()).length).toBe(3);
});

test('objects are chosen by key, prefix and time', async () => {
  for (const [at, name] of ['one/a', 'one/ab', 'two/a'].entries()) place.write(`${name}.xml`, newsItemDocument(at));
  await place.run('ingest', '.');
  const keys = async (...args: string[]) => {
    const { out } = await place.run('replay', '--dry-run', '--jsonl', ...args);
    return linesOf(out).map(({ key }) => key);
  };
  expect(await keys('one/a.xml')).toEqual(['one/a.xml']);
  expect(await keys('--prefix', 'one/')).toEqual(['one/ab.xml', 'one/a.xml']);
  expect(await keys('--prefix', 'one/', '--until', '2026-01-05')).toEqual([]);
  expect(await keys('--prefix', 'two/', '--since', '2026-01-05', '--until', '2026-01-06')).toEqual(['two/a.xml']);
  expect((await place.run('replay', 'one/zz.xml')).err).toContain('no receipt of such an object');
  expect((await place.run('replay')).status).toBe(2);
});

test('of stories under embargo only the names of fields are told', async () => {
  place.write('wires/a.xml', newsItemDocument(1).replace('<pubStatus', '<embargoed>2099-01-01T00:00:00Z</embargoed><pubStatus'));
  await ingestAs(SHORT, 'wires');
  const headline = /<headline>(.*?)<\/headline>/.exec(newsItemDocument(1))?.[1] ?? 'none';
  for (const options of [[], ['--jsonl'], ['--table']]) {
    const { out } = await place.run('replay', '--all', '--dry-run', ...options);
    expect(out).toContain('headline');
    expect(out).not.toContain(headline.slice(0, 8));
  }
});

test('keys that have no receipt are named, and the others read again', async () => {
  place.write('wires/a.xml', newsItemDocument(1));
  await place.run('ingest', 'wires');
  const { status, out, err } = await place.run('replay', 'a.xml', 'b.xml', '--jsonl');
  expect([status, linesOf(out).map(({ key }) => key)]).toEqual([1, ['a.xml']]);
  expect(err).toMatch(/^wiredesk: b\.xml was not read again: there is no such receipt of it\n$/);
});

test('all samples, read by poorer readers and then again, are the stories of a desk that never had those', {
  timeout: 60_000,
}, async () => {
  const samples = ['rss', 'nitf', 'newsml-g2', 'ninjs', 'iptc-7901', 'plain-text'].map((format) => join(SAMPLES, format));
  await place.run('--db', 'today', 'ingest', ...samples);
  await place.runWith({ env: { ...SHORT, WIREDESK_LIMIT_NODES: '50' } }, '--db', 'then', 'ingest', ...samples);
  await place.run('--db', 'then', 'replay', '--all');
  const stories = async (db: string) =>
    linesOf((await place.run('--db', db, 'query', '--jsonl', '--limit', '1000')).out)
      .map(({ revision, ...card }) => JSON.stringify(card))
      .sort();
  const today = await stories('today');
  expect(today.length).toBeGreaterThan(50);
  expect(await stories('then')).toEqual(today);
  expect((await place.run('--db', 'then', 'replay', '--all')).out).not.toContain('changed');
});
