// `wiredesk doctor` and `wiredesk redrive` on one machine: real files, a real store, the real command.
import { chmodSync, closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runChecks } from '../../functions/cli/checks/check.ts';
import { FOLDER_CHECKS } from '../../functions/cli/checks/folder.ts';
import { INTAKE_CHECKS } from '../../functions/cli/checks/intake.ts';
import { MACHINE_CHECKS } from '../../functions/cli/checks/machine.ts';
import { collect } from '../../functions/cli/table.ts';
import { openSqliteStore } from '../../functions/store/sqlite.ts';
import type { Receipt } from '../../functions/store/store.ts';
import { newsItemDocument } from '../bench/generate.ts';
import { linesOf, type Workplace, workplace } from '../cli/wiredesk.ts';
import { storyOf } from '../store/stories.ts';

let place: Workplace;
beforeEach(() => {
  place = workplace();
});
afterEach(() => place.remove());

async function doctor(...args: readonly string[]) {
  const { out, status } = await place.run('doctor', '--jsonl', ...args);
  const findings = linesOf(out) as { check: string; state: string; says: string; todo?: string }[];
  return { status, findings, of: (check: string) => findings.find((each) => each.check === check) };
}

test('a desk that is well: all is ok, as lines and as a table', async () => {
  place.write('inbox/a.xml', newsItemDocument(1));
  await place.run('ingest', 'inbox');
  const { status, findings } = await doctor();
  // What arrived long ago is no fault of the desk, but somebody should know.
  expect(findings.filter(({ state }) => state !== 'ok').map(({ check }) => check)).toEqual(['last arrival']);
  expect(status).toBe(1);
  const { out } = await place.runWith({ env: { COLUMNS: '60' } }, 'doctor', '--table');
  expect(out).toMatch(/^ok {7}Node\.js {11}version 24\./);
  expect(out).toMatch(/\n {27}→ Is copy still being delivered\?/);
  expect(out).toMatch(/\n\n\d+ ok, 1 to look at, 0 broken\.\n$/);
  for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(60);
  expect((await place.run('doctor')).out).toMatch(/^STATE\tCHECK\tFOUND\tWHAT TO DO\nok\tNode\.js\t/);
});

test('no store, another program’s database, a damaged one: each is said, with what to do', async () => {
  expect((await doctor()).of('store')).toMatchObject({ state: 'broken', says: expect.stringContaining('there is no store at') });
  place.write('inbox/a.xml', newsItemDocument(1));
  const bundle = Array.from({ length: 200 }, (_, number) => newsItemDocument(number + 10));
  for (const [at, document] of bundle.entries()) place.write(`inbox/b/${at}.xml`, document);
  await place.run('ingest', 'inbox');
  const file = join(place.path, '.wiredesk/desk.sqlite');
  const open = openSync(file, 'r+');
  // Pages in the middle, as a disk at fault leaves them.
  writeSync(open, Buffer.alloc(40_000, 0x5a), 0, 40_000, 8_192 * 20);
  closeSync(open);
  const damaged = await doctor();
  expect(damaged.status).toBe(3);
  expect(damaged.of('store')).toMatchObject({ state: 'broken', says: expect.stringMatching(/is damaged|the check failed/) });
  writeFileSync(file, readFileSync(join(import.meta.dirname, 'doctor.test.ts')));
  expect((await doctor()).findings.filter(({ check, state }) => check === 'store' && state === 'broken').length).toBeGreaterThan(0);
});

test('files that nobody takes in are found, and redrive takes them in', async () => {
  place.write('inbox/a.xml', newsItemDocument(1));
  await place.run('ingest', 'inbox');
  place.write('inbox/b.xml', newsItemDocument(2));
  expect((await doctor('inbox')).of('folder')).toMatchObject({ says: 'inbox: 2 files, none of them overdue' });
  // The time of a file's last change of any kind cannot be set back: an hour passes instead.
  const store = openSqliteStore(join(place.path, '.wiredesk/desk.sqlite'));
  const later = new Date(Date.now() + 3_600_000).toISOString();
  expect(await collect(runChecks(FOLDER_CHECKS, { path: join(place.path, 'inbox'), store, at: later }))).toMatchObject([
    { state: 'broken', says: expect.stringMatching(/2 files, 1 not taken in, the oldest for 60 minutes$/) },
  ]);
  await store.close();
  expect((await doctor('nowhere')).of('folder')).toMatchObject({
    state: 'broken',
    says: expect.stringContaining('nowhere cannot be read'),
  });

  expect((await place.run('redrive', '--dry-run')).out).toBe('b.xml\n');
  expect((await place.run('receipts', '--jsonl')).out.match(/\n/g)?.length).toBe(1);
  expect((await place.run('redrive')).out).toContain('stored\tnewsml-g2\t1\tb.xml');
  expect(await place.run('redrive', '--dry-run')).toMatchObject({ out: '', status: 0 });
  expect((await place.run('redrive', 'nowhere')).status).toBe(1);
  expect((await place.run('redrive', '--limit', '3')).status).toBe(2);
});

test('a kill that names no story is told of, in the log and by the doctor, until somebody has looked', async () => {
  place.write('inbox/a.xml', newsItemDocument(1));
  place.write(
    'inbox/kill.txt',
    'BC-US--Harbor, KILL\nEds: Kill the story Harbor, slugged BC-US--Harbor, that moved at 1410 GMT. A kill is mandatory.\n\nThe AP\n',
  );
  const { err } = await place.run('ingest', 'inbox');
  expect(err).toMatch(/a kill names no story for certain.*wiredesk kill.*kill\.txt/);
  expect((await doctor()).of('kills')).toMatchObject({
    state: 'ok',
  });
  const store = openSqliteStore(join(place.path, '.wiredesk/desk.sqlite'));
  const at = '2026-01-05T12:00:00.000Z';
  const findings = await collect(runChecks(INTAKE_CHECKS, { store, at, named: '' }));
  await store.close();
  expect(findings.find(({ check }) => check === 'kills')).toMatchObject({
    state: 'warning',
    says: '1 object of a day with a kill that names no story: kill.txt',
    todo: expect.stringContaining('"wiredesk kill ID --reason …"'),
  });
});

test('desks that cannot be meant are pointed at', async () => {
  place.write('inbox/a.xml', newsItemDocument(1));
  await place.run('ingest', 'inbox');
  expect((await doctor()).of('desks')).toMatchObject({ state: 'ok' });
  place.write('desks.json', '{ "desks": 7 ');
  expect((await doctor()).of('desks')).toMatchObject({ state: 'broken', says: expect.stringContaining('desks.json:1:') });
});

test('a Node of another day and a clock that was never set are broken', async () => {
  const found = async (at: string, node: string) => {
    const findings = await collect(runChecks(MACHINE_CHECKS, { db: 'desk.sqlite', at, node }));
    return findings.map(({ state }) => state);
  };
  expect(await found('2026-03-02T12:00:00.000Z', '24.1.0')).toEqual(['ok', 'ok']);
  expect(await found('1970-01-01T00:12:00.000Z', '20.20.2')).toEqual(['broken', 'broken']);
});

test('refusals are counted by reason, and a clock ahead is noticed', async () => {
  const store = openSqliteStore(':memory:');
  const at = '2026-03-02T12:00:00.000Z';
  const receipt = (key: string, outcome: Receipt['outcome'], receivedAt = at): Receipt => ({
    bucket: 'wires',
    key,
    versionId: '1',
    outcome,
    receivedAt,
    size: 1,
    stories: 0,
    kept: [],
    faults: 1,
    refused: outcome === 'rejected' ? [{ code: 'TRUNCATED', message: 'cut' }] : [],
    issues: {},
  });
  const states = async () =>
    (await collect(runChecks(INTAKE_CHECKS, { store, at, named: '' }))).map(({ state, says }) => `${state}: ${says}`);
  expect((await states())[0]).toMatch(/^warning: nothing was ever taken in/);
  for (let number = 0; number < 3; number += 1) await store.keepReceipt(receipt(`r${number}`, 'rejected'));
  await store.keepReceipt(receipt('s', 'stored'));
  expect((await states())[1]).toBe('warning: 3 of 4 objects in a day: TRUNCATED 3');
  for (let number = 0; number < 100; number += 1) await store.keepReceipt(receipt(`s${number}`, 'stored'));
  expect((await states())[1]).toMatch(/^ok: 3 of 104 objects/);
  await store.keepReceipt(receipt('ahead', 'stored', '2026-03-02T12:30:00.000Z'));
  expect((await states())[0]).toMatch(/^warning: 2026-03-02 12:30 UTC, which is yet to come/);
});

test('a provider that is silent for much longer than ever before is named', async () => {
  const store = openSqliteStore(':memory:');
  const at = '2026-03-02T12:00:00.000Z';
  const hourly = (provider: string, until: number) =>
    Array.from({ length: 20 }, (_, hour) => {
      const time = new Date(Date.parse(at) - (until + hour) * 3_600_000).toISOString();
      return storyOf({ name: `${provider}${hour}`, provider, versionCreated: time, receivedAt: time });
    });
  await store.put([...hourly('Lumen', 0), ...hourly('Meridian', 5), storyOf({ name: 'once', provider: 'Rarely' })]);
  const findings = await collect(runChecks(INTAKE_CHECKS, { store, at, named: '' }));
  const silent = findings.filter(({ check }) => check === 'providers');
  expect(silent.map(({ says }) => says)).toEqual([
    'nothing from Meridian since 2026-03-02 07:00 UTC, for 5 hours; before, it was never silent for more than 60 minutes',
  ]);
});

test.skipIf(process.getuid?.() === 0)('a folder that may not be entered is broken', async () => {
  place.write('inbox/a.xml', newsItemDocument(1));
  await place.run('ingest', 'inbox');
  chmodSync(join(place.path, 'inbox'), 0o000);
  expect((await doctor()).of('folder')).toMatchObject({ state: 'broken' });
  chmodSync(join(place.path, 'inbox'), 0o755);
});
