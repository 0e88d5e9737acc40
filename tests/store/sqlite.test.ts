// The embedded store: that it does what every store must, and what is its own affair: files, processes, versions.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { openSqliteStore } from '../../functions/store/sqlite.ts';
import type { Store } from '../../functions/store/store.ts';
import { describeStore } from './conformance.ts';
import { describeDesks } from './desk-conformance.ts';
import { readAll } from './readings.ts';
import { describeSchedules } from './schedules.ts';
import { NOW, receiptOf, type Sketch, storyOf } from './stories.ts';

const folder = mkdtempSync(join(tmpdir(), 'wiredesk-store-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function newFile(): string {
  files += 1;
  return join(folder, `${files}.db`);
}

describeStore('sqlite in a file', async () => openSqliteStore(newFile()));
describeStore('sqlite in memory', async () => openSqliteStore(':memory:'));
describeDesks('sqlite', async (desks) => openSqliteStore(':memory:', { desks }));
describeSchedules('sqlite', async () => openSqliteStore(':memory:'), { runs: 100 });

describe('a database file', () => {
  const sketches: Sketch[] = [
    { name: 'one', version: 1, places: ['FR'] },
    { name: 'one', version: 2, body: '<p>Storm warning</p>' },
    { name: 'two', status: 'canceled' },
    { name: 'three', embargo: '2026-03-02T15:00:00.000Z' },
    { name: 'four', status: 'withheld' },
  ];

  test('answers the same when it is opened again', async () => {
    const path = newFile();
    const stories = sketches.map(storyOf);
    const times = [NOW, '2026-03-02T18:00:00.000Z'];
    const store = openSqliteStore(path);
    await store.put(stories);
    await store.keepReceipt(receiptOf());
    const { cursor = '' } = await store.changes({ at: NOW, limit: 2 });
    const before = [await readAll(store, stories, times), await store.changes({ at: NOW, limit: 9, cursor })];
    await store.close();

    const again = openSqliteStore(path);
    expect([await readAll(again, stories, times), await again.changes({ at: NOW, limit: 9, cursor })]).toEqual(before);
    expect(await again.receipt(receiptOf())).toEqual(receiptOf());
    expect(await again.put(stories)).toEqual(['kept', 'kept', 'kept', 'kept', 'kept']);
    await again.close();
  });

  test('stamps tell what another connection wrote', async () => {
    const path = newFile();
    const [writer, reader] = [openSqliteStore(path), openSqliteStore(path)];
    const before = await reader.stamp?.(NOW);
    expect(await reader.stamp?.(NOW)).toBe(before);
    await writer.put([storyOf()]);
    await setImmediate();
    expect(await reader.stamp?.(NOW)).not.toBe(before);
    await writer.close();
    await reader.close();
  });

  test('searches find what another connection put, and what was put before an earlier process ended', async () => {
    const path = newFile();
    const writer = openSqliteStore(path);
    const reader = openSqliteStore(path);
    await writer.put([storyOf({ name: 'one', body: '<p>calm</p>' })]);
    await writer.close();
    const find = async (text: string) => (await reader.query({ text }, { at: NOW, limit: 9 })).entries.length;
    expect([await find('calm'), await find('storm')]).toEqual([1, 0]);
    const other = openSqliteStore(path);
    await other.put([storyOf({ name: 'one', version: 2, body: '<p>storm</p>' })]);
    expect([await find('calm'), await find('storm')]).toEqual([0, 1]);
    await Promise.all([reader.close(), other.close()]);
  });

  test('is found again by text once many stories were put', async () => {
    const store = openSqliteStore(newFile());
    const stories = Array.from({ length: 600 }, (_, n) => storyOf({ name: `n${n}`, body: `<p>word${n} of ${n % 2 ? 'odd' : 'even'}</p>` }));
    for (const story of stories) await store.put([story]);
    await store.put(stories.slice(0, 300).map((_, n) => storyOf({ name: `n${n}`, version: 2, body: `<p>changed${n}</p>` })));
    const count = async (text: string) => (await store.query({ text }, { at: NOW, limit: 1_000 })).entries.length;
    expect([await count('odd'), await count('word7'), await count('word599'), await count('changed7')]).toEqual([150, 0, 1, 1]);
    await store.close();
  });

  test('a batch that fails leaves nothing of itself', async () => {
    const path = newFile();
    const [store, other] = [openSqliteStore(path), openSqliteStore(path)];
    const broken = { ...storyOf({ name: 'two' }), item: undefined };
    // @ts-expect-error no item, as only a fault elsewhere could give
    await expect(store.put([storyOf({ name: 'one', body: '<p>calm</p>' }), broken])).rejects.toThrow(TypeError);
    expect((await store.query({}, { at: NOW, limit: 9 })).entries).toEqual([]);
    await other.put([storyOf({ name: 'three', body: '<p>storm</p>' })]);
    expect((await store.query({ text: 'storm' }, { at: NOW, limit: 9 })).entries.length).toBe(1);
    expect((await store.query({ text: 'calm' }, { at: NOW, limit: 9 })).entries).toEqual([]);
    await Promise.all([store.close(), other.close()]);
  });

  test('holds entries and indexed text of winning revisions alone', async () => {
    const path = newFile();
    const store = openSqliteStore(path);
    const index = () => store.query({ text: 'any' }, { at: NOW, limit: 1 });
    await store.put([
      storyOf({ name: 'one' }),
      storyOf({ name: 'two' }),
      storyOf({ name: 'three' }),
      storyOf({ name: 'four', status: 'withheld' }),
    ]);
    await index();
    await store.put([storyOf({ name: 'one', version: 2 }), storyOf({ name: 'two', version: 2, status: 'canceled' })]);
    await store.put([
      storyOf({ name: 'three', version: 2, status: 'withheld' }),
      storyOf({ name: 'five' }),
      storyOf({ name: 'five', version: 2 }),
    ]);
    await index();
    await store.close();
    const database = new DatabaseSync(path);
    const count = (sql: string) => database.prepare(`SELECT count(*) AS n FROM ${sql}`).get()?.n;
    expect(count('search_docsize')).toBe(2);
    expect(count("entries WHERE feed = 'all'")).toBe(2);
    expect(count('kills')).toBe(1);
    database.close();
  });

  test('of an older version is brought up to date, and keeps what it has', async () => {
    const path = newFile();
    const [store, story] = [openSqliteStore(path), storyOf()];
    await store.put([story]);
    await store.close();
    change(path, 'DROP TABLE marks; PRAGMA user_version = 1');
    const again = openSqliteStore(path);
    await again.keepMark('reconcile', 'a');
    expect([await again.mark('reconcile'), await again.get(story.id, NOW)]).toEqual(['a', { state: 'usable', story }]);
    await again.close();
  });

  test('of a newer version, or of another program, is refused and left as it is', async () => {
    const newer = newFile();
    await openSqliteStore(newer).close();
    change(newer, 'PRAGMA user_version = 99');
    expect(() => openSqliteStore(newer)).toThrow(/newer version \(schema 99/);

    const foreign = newFile();
    change(foreign, 'CREATE TABLE recipes (name TEXT)');
    expect(() => openSqliteStore(foreign)).toThrow(/another program/);
    const text = newFile();
    writeFileSync(text, 'notes '.repeat(1_000));
    expect(() => openSqliteStore(text)).toThrow(/not a database/);
  });

  function change(path: string, sql: string): void {
    const database = new DatabaseSync(path);
    database.exec(sql);
    database.close();
  }
});

describe('several at once', () => {
  const COUNT = 150;

  test('two connections of one process lose nothing', async () => {
    const path = newFile();
    const stores = [openSqliteStore(path), openSqliteStore(path)];
    const stories = Array.from({ length: 60 }, (_, n) => storyOf({ name: `n${n % 20}`, version: 1 + (n % 7) }));
    await Promise.all(stories.map((story, n) => stores[n % 2]?.put([story])));
    await expectSameAs(stores, stories);
  });

  test('processes that write at once lose nothing, and readers of changes miss nothing', { timeout: 60_000 }, async () => {
    const path = newFile();
    const writers = ['left', 'right'].map((name) => startWriter(path, name, COUNT));
    const store = openSqliteStore(path);
    const told = new Set<string>();
    let cursor: string | undefined;
    let running = writers.length;
    for (const { ended } of writers) ended.then(() => (running -= 1));
    for (let last = false; !last; ) {
      last = running === 0;
      await store.put([storyOf({ name: `mine-${told.size}` })]);
      const page = await store.changes({ at: NOW, limit: 1_000, ...(cursor && { cursor }) });
      for (const each of page.entries) if (each.kind === 'story') told.add(each.card.id);
      cursor = page.cursor;
      await new Promise((wake) => setTimeout(wake, 5));
    }
    expect(await Promise.all(writers.map(({ ended }) => ended))).toEqual([0, 0]);
    for (const name of ['left', 'right']) {
      for (let n = 0; n < COUNT; n += 1) expect(told.has(storyOf({ name: `${name}-${n}` }).id), `${name}-${n}`).toBe(true);
    }
    await store.close();
  });

  test('what a process was told is kept outlives its being killed', { timeout: 60_000 }, async () => {
    const path = newFile();
    const writer = startWriter(path, 'doomed', 100_000);
    await writer.wrote(40);
    writer.child.kill('SIGKILL');
    await writer.ended;
    const store = openSqliteStore(path);
    for (let n = 0; n < writer.count(); n += 1) {
      expect(await store.get(storyOf({ name: `doomed-${n}` }).id, NOW), `doomed-${n}`).toBeDefined();
    }
    expect((await store.query({ text: 'doomed' }, { at: NOW, limit: 1_000 })).entries.length).toBeGreaterThanOrEqual(writer.count());
    await store.close();
  });

  async function expectSameAs(stores: readonly Store[], stories: readonly ReturnType<typeof storyOf>[]): Promise<void> {
    const alone = openSqliteStore(':memory:');
    await alone.put(stories);
    const expected = await readAll(alone, stories, [NOW]);
    for (const store of stores) expect(await readAll(store, stories, [NOW])).toEqual(expected);
    await Promise.all([alone, ...stores].map((store) => store.close()));
  }
});

interface Writer {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  /** Number of stories that it was told are kept. */
  count(): number;
  wrote(count: number): Promise<void>;
}

/** Starts a process that puts stories one by one, and prints a dot for each that is kept. */
function startWriter(path: string, name: string, count: number): Writer {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'writer.ts'), path, name, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let written = 0;
  child.stdout.on('data', (dots: Buffer) => {
    written += dots.length;
  });
  return {
    child,
    ended: new Promise((resolve) => child.on('close', resolve)),
    count: () => written,
    async wrote(enough) {
      while (written < enough && child.exitCode === null) await new Promise((wake) => setTimeout(wake, 5));
    },
  };
}
