// `wiredesk desks`: as it is typed, on real files and a real store.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newsItemDocument } from '../bench/generate.ts';
import { linesOf, type Workplace, workplace } from './wiredesk.ts';

const ID = 'urn:newsml:northwire.example:20260105:n';

let place: Workplace;
beforeEach(() => {
  place = workplace();
});
afterEach(() => place.remove());

function define(desks: object, file = 'desks.json'): void {
  writeFileSync(join(place.path, file), JSON.stringify({ desks }, null, 2));
}

const LABOUR = { title: 'Labour', any: [{ subject: '20000565' }] };
const NONE = { title: 'Nothing', any: [{ provider: 'nobody' }] };

async function idsIn(feed: string): Promise<string[]> {
  return linesOf((await place.run('query', '--jsonl', '--feed', feed)).out).map(({ id }) => String(id).slice(ID.length));
}

test('a story is in the feed of its desk when it is taken in', async () => {
  define({ labour: LABOUR, nothing: NONE });
  for (const number of [1, 2]) place.write(`wires/${number}.xml`, newsItemDocument(number));
  await place.run('ingest', 'wires');
  expect(await idsIn('desk/labour')).toEqual(['2', '1']);
  expect(await idsIn('desk/nothing')).toEqual([]);
});

test('without a file of its own a newsroom has the desks that come with us', async () => {
  const { out, status } = await place.run('desks', 'list');
  expect(status).toBe(0);
  expect(out.split('\n').length).toBeGreaterThan(12);
  expect(out).toMatch(/^sport\tSport\t/m);
  define({ labour: { ...LABOUR, description: 'Work and pay' } });
  expect((await place.run('desks', 'list')).out).toBe('NAME\tTITLE\tDESCRIPTION\nlabour\tLabour\tWork and pay\n');
  define({ other: NONE }, 'others.json');
  for (const args of [['--desks', 'others.json', 'desks', 'list', '--json']])
    expect(JSON.parse((await place.run(...args)).out)).toEqual([{ name: 'other', title: 'Nothing' }]);
  expect((await place.runWith({ env: { WIREDESK_DESKS: 'others.json' } }, 'desks', 'list')).out).toContain('other\tNothing');
});

test('check says what is wrong, where, and what would be right; nothing is taken in under such a file', async () => {
  define({ labour: LABOUR });
  expect(await place.run('desks', 'check')).toMatchObject({
    status: 0,
    out: expect.stringMatching(/desks\.json: 1 desk, nothing wrong\.\n$/),
  });
  writeFileSync(
    join(place.path, 'wrong.json'),
    '{\n  "desks": {\n    "labour": { "title": "Labour", "any": [{ "place": "Norway" }] }\n  }\n}\n',
  );
  const wrong = await place.run('desks', 'check', 'wrong.json');
  expect(wrong).toMatchObject({ status: 2, out: '' });
  expect(wrong.err).toMatch(/wrong\.json:3:55: "Norway" is no country of ISO 3166: Norway is "NO"\n$/);
  place.write('wires/1.xml', newsItemDocument(1));
  expect((await place.run('--desks', 'wrong.json', 'ingest', 'wires')).status).toBe(2);
  expect((await place.run('desks', 'check', 'nowhere.json')).status).toBe(1);
});

test('test shows what a change to the file adds and removes, and apply does it', async () => {
  define({ labour: LABOUR });
  for (const number of [1, 2, 3]) place.write(`wires/${number}.xml`, newsItemDocument(number));
  await place.run('ingest', 'wires');
  const signs = async (...args: string[]) =>
    linesOf((await place.run('desks', 'test', 'labour', '--jsonl', '--since', '2026-01-01', ...args)).out).map(
      ({ sign, id }) => `${sign}${String(id).slice(ID.length)}`,
    );
  expect(await signs()).toEqual(['=3', '=2', '=1']);
  define({ labour: { title: 'Labour', any: [{ text: '"harbour 2"' }, NONE.any[0]] } });
  const narrower = await signs('--changes');
  expect(narrower.every((sign) => sign.startsWith('-'))).toBe(true);
  expect(narrower.length).toBeGreaterThan(0);
  define({ labour: NONE, all: { title: 'All', any: [{ type: 'text' }] } });
  expect(await signs()).toEqual(['-3', '-2', '-1']);
  const shown = await place.runWith({ env: { COLUMNS: '120' } }, '--table', 'desks', 'test', 'all', '--since', '2026-01-01');
  expect(shown.out).toContain('desk/all catches 3 of 3 stories since 2026-01-01T00:00. "wiredesk desks apply" adds 3 and removes 0.');
  expect(await idsIn('desk/labour')).toEqual(['3', '2', '1']);
  expect((await place.run('desks', 'apply')).out).toBe('3 stories looked at, 3 of them are now in other feeds.\n');
  expect((await place.run('desks', 'apply')).out).toBe('3 stories looked at, 0 of them are now in other feeds.\n');
  expect([await idsIn('desk/labour'), await idsIn('desk/all')]).toEqual([[], ['3', '2', '1']]);
});

test('a desk that neither the file nor the store knows is not found, and a store that is not there neither', async () => {
  define({ labour: LABOUR });
  expect(await place.run('desks', 'test', 'labour')).toMatchObject({ status: 1, err: expect.stringContaining('there is no store') });
  expect(await place.run('desks', 'apply')).toMatchObject({ status: 1, err: expect.stringContaining('there is no store') });
  place.write('wires/1.xml', newsItemDocument(1));
  await place.run('ingest', 'wires');
  expect(await place.run('desks', 'test', 'sprot')).toMatchObject({
    status: 1,
    err: expect.stringContaining('there is no desk sprot; there are labour'),
  });
  expect((await place.run('desks', 'test', 'labour', '--since', 'yesterday')).status).toBe(2);
});

test('a process that watches follows the file, and keeps its desks where that becomes wrong', async () => {
  define({ labour: NONE });
  place.write('inbox/1.xml', newsItemDocument(1));
  const watching = place.start('watch', 'inbox', '--jsonl');
  await watching.until('"key":"1.xml"');
  define({ labour: LABOUR });
  await new Promise((resolve) => setTimeout(resolve, 2_200));
  place.write('inbox/2.xml', newsItemDocument(2));
  await watching.until('"key":"2.xml"');
  writeFileSync(join(place.path, 'desks.json'), '{ "desks": ');
  await new Promise((resolve) => setTimeout(resolve, 2_200));
  place.write('inbox/3.xml', newsItemDocument(3));
  await watching.until('"key":"3.xml"');
  watching.child.kill('SIGTERM');
  expect((await watching.ended).err).toMatch(/warn: the desks are those of the changed file[\s\S]*error: the desks stay as they were/);
  expect(await idsIn('desk/labour')).toEqual(['3', '2']);
});
