// Files in, stories out: `ingest`, `query`, `show`, `receipts`, `formats` and `vocabulary` as they are typed.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newsItem, newsItemDocument } from '../bench/generate.ts';
import { linesOf, type Workplace, workplace } from './wiredesk.ts';

const ID = 'urn:newsml:northwire.example:20260105:n';

let place: Workplace;
beforeEach(() => {
  place = workplace();
});
afterEach(() => place.remove());

/** An item that must not be shown before a time. */
function embargoed(number: number, until: string): string {
  return newsItemDocument(number).replace('<pubStatus', `<embargoed>${until}</embargoed><pubStatus`);
}

async function deskOf(...numbers: readonly number[]): Promise<void> {
  for (const number of numbers) place.write(`wires/${number}.xml`, newsItemDocument(number));
  await place.run('ingest', 'wires');
}

test('ingest says what became of each file, and by its status whether all was well', async () => {
  place.write('wires/good.xml', newsItemDocument(1));
  place.write('wires/deep/again.xml', newsItemDocument(1));
  const good = await place.run('ingest', 'wires');
  expect(good).toEqual({
    status: 0,
    out: 'OUTCOME\tFORMAT\tSTORIES\tFILE\tREASON\nstored\tnewsml-g2\t1\tdeep/again.xml\t\nduplicate\tnewsml-g2\t0\tgood.xml\tsame bytes as deep/again.xml\n',
    err: '',
  });
  place.write('wires/bad\nname.xml', newsItemDocument(2).slice(0, 900));
  const bad = await place.run('ingest', 'wires');
  expect(bad.status).toBe(1);
  expect(bad.out).toContain('rejected\tnewsml-g2\t0\tbad\\nname.xml\tTRUNCATED: ');
  const again = await place.run('ingest', 'wires');
  expect(again).toMatchObject({ status: 0, err: '' });
  expect(again.out.match(/^known\t/gm)?.length).toBe(3);
});

test('ingest takes single files, hidden ones too where they are named', async () => {
  place.write('a/.copy.xml', newsItemDocument(1));
  place.write('a/other.xml', newsItemDocument(2));
  const { out, status } = await place.run('ingest', '--jsonl', 'a/.copy.xml');
  expect(linesOf(out)).toMatchObject([{ outcome: 'stored', bucket: join(place.path, 'a'), key: '.copy.xml' }]);
  expect(status).toBe(0);
});

test('ingest says what is not there, and goes on with the rest', async () => {
  place.write('good.xml', newsItemDocument(1));
  const { out, err, status } = await place.run('ingest', 'nowhere', 'good.xml');
  expect(err).toMatch(/^wiredesk: nowhere cannot be taken in: ENOENT/);
  expect(out).toContain('stored\t');
  expect(status).toBe(1);
});

test('ingest waits for a file that was written this moment', async () => {
  mkdirSync(join(place.path, 'wires'));
  writeFileSync(join(place.path, 'wires/fresh.xml'), newsItemDocument(1));
  expect((await place.run('ingest', 'wires')).out).toContain('stored\tnewsml-g2\t1\tfresh.xml');
});

test('a person gets a table and a summary', async () => {
  place.write('wires/good.xml', newsItemDocument(1));
  place.write('wires/bad.xml', '<newsItem');
  const { out } = await place.runWith({ env: { COLUMNS: '60' } }, 'ingest', '--table', 'wires');
  expect(out).toMatch(/^OUTCOME +(FORMAT +)?(STORIES +)?FILE +REASON\n/);
  expect(out).toMatch(/\n2 files: 1 stored, 1 rejected; 1 new story\.\n$/);
  for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(60);
});

test.each(['a folder', 'no database'])('a store that cannot be opened is said to be so: %s', async (what) => {
  place.write('copy.xml', newsItemDocument(1));
  if (what === 'a folder') mkdirSync(join(place.path, 'desk'));
  else
    place.write('desk', 'no database, but a text that is longer than a hundred bytes, so that it can be told from an empty one at once.');
  const { status, err } = await place.run('--db', 'desk', 'ingest', 'copy.xml');
  expect(status).toBe(3);
  expect(err).toMatch(/^wiredesk: .*desk/);
});

test('a question makes no store', async () => {
  const { status, err } = await place.run('query');
  expect(status).toBe(1);
  expect(err).toMatch(/there is no store at .*desk\.sqlite\nFill one with "wiredesk ingest PATH"/);
});

test('query lists stories newest first, as lines, as JSON, or as a table', async () => {
  await deskOf(1, 2, 3);
  const { out } = await place.run('query');
  const [titles, ...rows] = out.trimEnd().split('\n');
  expect(titles).toBe('TIME\tPROVIDER\tLANG\tWORDS\tSTATUS\tID\tHEADLINE');
  expect(rows.map((row) => row.split('\t').slice(0, 6).join(' '))).toEqual([
    `2026-01-05T00:03:00.000Z Northwire en 540 usable ${ID}3`,
    `2026-01-05T00:02:00.000Z Northwire en 540 usable ${ID}2`,
    `2026-01-05T00:01:00.000Z Northwire en 540 usable ${ID}1`,
  ]);
  expect(linesOf((await place.run('query', '--jsonl', '--limit', '2')).out).map(({ id }) => id)).toEqual([`${ID}3`, `${ID}2`]);
  expect(JSON.parse((await place.run('query', '--json')).out).length).toBe(3);
  const table = await place.runWith({ env: { COLUMNS: '70' } }, 'query', '--table');
  expect(table.out).toMatch(/^TIME +PROVIDER +/);
  for (const line of table.out.split('\n')) expect(line.length).toBeLessThanOrEqual(70);
});

test('query asks by all its conditions', async () => {
  await deskOf(1, 2, 3);
  const ids = async (...args: string[]) =>
    linesOf((await place.run('query', '--jsonl', ...args)).out).map(({ id }) => String(id).slice(ID.length));
  expect(await ids('--since', '2026-01-05T00:02')).toEqual(['3', '2']);
  expect(await ids('--until', '2026-01-05T00:02Z')).toEqual(['1']);
  expect(await ids('--since', '1h')).toEqual([]);
  expect(await ids('--provider', 'northwire', '--language', 'en', '--subject', '20000565')).toEqual(['3', '2', '1']);
  expect(await ids('--provider', 'southwire')).toEqual([]);
  expect(await ids('--feed', 'subject/20000565', '--text', '-harbourless')).toEqual(['3', '2', '1']);
  expect(await ids('--status', 'canceled')).toEqual([]);
});

test.each([
  ['query', '--since', 'yesterday'],
  ['query', '--limit', '0'],
  ['query', '--status', 'odd'],
  ['query', '--colour'],
  ['receipts', '--code', 'ODD'],
  ['show'],
  ['frobnicate'],
  [],
])('a command line that makes no sense ends with status 2: %s %s %s', async (...args) => {
  await deskOf();
  expect((await place.run(...args.filter(Boolean))).status).toBe(2);
});

test('a setting that makes no sense ends with status 2', async () => {
  const { status, err } = await place.runWith({ env: { WIREDESK_SETTLE_MS: 'soon' } }, 'query');
  expect([status, err]).toEqual([2, expect.stringContaining('WIREDESK_SETTLE_MS')]);
});

test('killed and embargoed stories are in no answer', async () => {
  place.write('wires/1.xml', newsItemDocument(1));
  place.write('wires/2-kill.xml', newsItemDocument(1, 2, 'canceled'));
  place.write('wires/3-embargoed.xml', embargoed(3, '2099-01-01T00:00:00Z'));
  place.write('wires/4-over.xml', embargoed(4, '2026-01-05T00:00:00Z'));
  await place.run('ingest', 'wires');
  expect(linesOf((await place.run('query', '--jsonl')).out).map(({ id }) => id)).toEqual([`${ID}4`]);
  const [kill] = linesOf((await place.run('query', '--jsonl', '--status', 'canceled')).out);
  expect(kill).toMatchObject({ id: `${ID}1`, headline: '' });
  expect(await place.run('show', `${ID}3`)).toMatchObject({ status: 1, out: '', err: expect.stringContaining('may not be shown yet') });
  expect(await place.run('show', `${ID}3`, '--source')).toMatchObject({ status: 1, out: '' });
  const killed = await place.run('show', `${ID}1`);
  expect(killed).toMatchObject({
    status: 1,
    out: '',
    err: expect.stringMatching(/was killed, 2026-01-05 00:01 UTC: Updates with detail\.\n/),
  });
  expect(await place.run('show', `${ID}1`, '--source')).toMatchObject({ status: 1, out: '' });
  expect(await place.run('show', `${ID}1`, '--revision', '1')).toMatchObject({ status: 1, out: '' });
  expect(JSON.parse((await place.run('show', `${ID}1`, '--json')).out)).toMatchObject({ killed: { id: `${ID}1` } });
});

test('show finds a story by the end of its identifier, unless several end alike', async () => {
  await deskOf(1, 11, 2);
  expect((await place.run('show', ':n2')).out).toContain(`${ID}2`);
  expect((await place.run('show', '…05:n2')).status).toBe(0);
  const several = await place.run('show', '1');
  expect(several).toMatchObject({ status: 1, out: '', err: expect.stringContaining('2 stories end in 1') });
  expect((await place.run('show', 'n9')).status).toBe(1);
});

test('show prints copy to be read, and nothing that a terminal obeys', async () => {
  place.write(
    'wires/1.xml',
    newsItemDocument(1).replace(/<headline>.*<\/headline>/, '<headline>Harbour \u009b2J\u202e shut &amp; open</headline>'),
  );
  await place.run('ingest', 'wires');
  const { out } = await place.run('show', 'n1');
  expect(out).toMatch(/^Harbour .*shut & open\nBy Mara Holt · Oslo\n\n/);
  expect(out).toMatch(/^subjects +.*labour/m);
  expect(out).toMatch(/^source +.*\/wires\/1\.xml$/m);
  expect(out).not.toMatch(/[\u007f-\u009f\u202e]/);
  for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
});

test('show lists revisions, and shows one of them', async () => {
  place.write('wires/1.xml', newsItemDocument(1));
  place.write('wires/2.xml', newsItemDocument(1, 2));
  await place.run('ingest', 'wires');
  const rows = (await place.run('show', 'n1', '--revisions')).out.trimEnd().split('\n').slice(1);
  expect(rows.map((row) => row.split('\t')[1])).toEqual(['2', '1']);
  const revision = rows[1]?.split('\t')[3] ?? '';
  for (const name of ['1', revision, revision.slice(-8)]) {
    expect(JSON.parse((await place.run('show', 'n1', '--json', '--revision', name)).out).item.version).toBe('1');
  }
  expect((await place.run('show', 'n1', '--revision', '7')).status).toBe(1);
});

test('show --explain tells of each field its value, how it was found, and where', async () => {
  await deskOf(1);
  const { out } = await place.run('show', 'n1', '--explain');
  expect(out).toMatch(/^FIELD\tHOW\tFROM\tVALUE\n/);
  expect(out).toMatch(/^by\tstated\tcontentMeta\/by\tBy Mara Holt$/m);
  expect(out).toMatch(/^language\tstated\t\S.*\ten$/m);
});

test('show --source gives the very bytes, as long as they lie there unchanged', async () => {
  await deskOf(1);
  const path = join(place.path, 'wires/1.xml');
  expect((await place.run('show', 'n1', '--source')).out).toBe(readFileSync(path, 'utf8'));
  writeFileSync(path, newsItemDocument(2));
  expect(await place.run('show', 'n1', '--source')).toMatchObject({ status: 1, out: '', err: expect.stringContaining('other bytes') });
  rmSync(path);
  expect(await place.run('show', 'n1', '--source')).toMatchObject({ status: 1, out: '', err: expect.stringContaining('no longer there') });
});

test('show --source keeps back an object that also holds a story under embargo', async () => {
  const hidden = newsItem(3).replace('<pubStatus', '<embargoed>2099-01-01T00:00:00Z</embargoed><pubStatus');
  place.write(
    'wires/both.xml',
    `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>${newsItem(1)}${hidden}</itemSet></newsMessage>`,
  );
  await place.run('ingest', 'wires');
  expect((await place.run('show', 'n1')).status).toBe(0);
  expect(await place.run('show', 'n1', '--source')).toMatchObject({ status: 1, out: '' });
});

test('receipts can be asked for by outcome and reason', async () => {
  place.write('wires/good.xml', newsItemDocument(1));
  place.write('wires/cut.xml', newsItemDocument(2).slice(0, 900));
  place.write('wires/photo.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]));
  await place.run('ingest', 'wires');
  const keys = async (...args: string[]) => linesOf((await place.run('receipts', '--jsonl', ...args)).out).map(({ key }) => key);
  expect((await keys()).length).toBe(3);
  expect(await keys('--outcome', 'stored')).toEqual(['good.xml']);
  expect(await keys('--code', 'TRUNCATED')).toEqual(['cut.xml']);
  expect(await keys('--since', '2026-02-01')).toEqual([]);
  expect(await keys('good.xml')).toEqual(['good.xml']);
  expect(await keys('good.xm')).toEqual([]);
  expect(await place.run('receipts', 'good.xml', '--prefix', 'g')).toMatchObject({
    status: 2,
    err: expect.stringContaining('give one of them'),
  });
  expect((await place.run('receipts', '--table')).out).toMatch(/In all: 1 stored, 0 partial, 0 duplicate, 2 rejected\.\n$/);
});

test('two desks are two files', async () => {
  place.write('copy.xml', newsItemDocument(1));
  await place.run('--db', 'one.sqlite', 'ingest', 'copy.xml');
  expect((await place.run('query', '--db', 'one.sqlite')).out.split('\n').length).toBe(3);
  expect((await place.runWith({ env: { WIREDESK_DB: 'two.sqlite' } }, 'query')).status).toBe(1);
});

test('formats are listed in the order in which they are tried', async () => {
  const { out, status } = await place.run('formats');
  expect(out).toMatch(/^FORMAT\tSTANDARD\tRECOGNISED BY\nnewsml-g2\t/);
  expect(out).toMatch(/\nplain-text\t.*\n$/);
  expect(status).toBe(0);
});

test('the table of Media Topics is written out of an export', async () => {
  const concept = {
    qcode: 'medtop:20000565',
    prefLabel: { 'en-US': 'labor' },
    broader: ['http://cv.iptc.org/newscodes/mediatopic/09000000'],
  };
  place.write('export.json', JSON.stringify({ dateReleased: '2023-03-31T12:00:00+00:00', conceptSet: [concept] }));
  const { out, status } = await place.run('vocabulary', 'export.json', '--out', 'topics.ts');
  expect([out, status]).toEqual(['topics.ts: 1 topics\n', 0]);
  expect(readFileSync(join(place.path, 'topics.ts'), 'utf8')).toMatch(/release 2023-03-31[\s\S]*\n20000565\|09000000\|\|\|labor\n/);
  place.write('other.json', '{}');
  expect((await place.run('vocabulary', 'other.json', '--out', 'topics.ts')).status).toBe(2);
  expect((await place.run('vocabulary', 'nowhere.json')).status).toBe(1);
});

test('help is on standard output, with examples and the meaning of the status', async () => {
  const { out, status } = await place.run('--help');
  expect(status).toBe(0);
  for (const words of ['Examples:', 'Exit status:', 'WIREDESK_DB', 'ingest', 'vocabulary']) expect(out).toContain(words);
  expect((await place.run('show', '--help')).out).toContain('--explain');
});
