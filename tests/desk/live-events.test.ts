// Server-sent events over real HTTP: nothing is missed, nothing comes before its time, what is taken back is told to all.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Ajv } from 'ajv';
import { Hono } from 'hono';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createApp } from '../../functions/desk/app.ts';
import type { DeskEnv } from '../../functions/desk/desk.ts';
import { addEvents, type EventsOptions } from '../../functions/desk/routes/events.ts';
import { openTail, type Tail } from '../../functions/desk/tail.ts';
import { readDesks } from '../../functions/store/desk-rules.ts';
import { openSqliteStore } from '../../functions/store/sqlite.ts';
import type { Store } from '../../functions/store/store.ts';
import { NOW, type Sketch, storyOf } from '../store/stories.ts';
import { listen, type Served, type SseReader, served } from './sse.ts';

const isValid = new Ajv({ strict: true }).compile(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../functions/desk/event-schema.json'), 'utf8')),
);
const EMBARGO = '2026-03-02T15:00:00.000Z';
const LOG = { info() {}, warn() {}, error() {} };
const DESKS = readDesks('{ "desks": { "ports": { "title": "Ports", "any": [{ "keyword": "ports" }] } } }', 'desks.json');

let at: string;
let store: Store;
let tail: Tail;
let server: Served;
const readers: SseReader[] = [];

beforeEach(async () => {
  at = NOW;
  store = openSqliteStore(':memory:', { desks: () => DESKS });
  tail = openTail({ store, desks: () => DESKS, now: () => at, pollMs: 20 });
  server = await served(createApp({ store, now: () => at, tail, log: LOG }));
});
afterEach(async () => {
  for (const reader of readers.splice(0)) reader.leave();
  await server.close();
  await store.close();
});

const put = async (...sketches: Sketch[]) => void (await store.put(sketches.map(storyOf)));
const reading = async (query = '', lastEventId?: string) => {
  const reader = await listen(`${server.url}/events${query}`, lastEventId);
  readers.push(reader);
  return reader;
};
const toldOf = ({ heard }: SseReader) =>
  heard.map(
    ({ event }) =>
      `${event.type}: ${event.detail.id.split(':').at(-1)} ${'card' in event.detail ? event.detail.card.version : event.detail.reason}`,
  );

test('stories are told as they come, and what is told is of the schema', async () => {
  await put({ name: 'before' });
  const reader = await reading();
  await put({ name: 'one' }, { name: 'two' });
  await reader.until(2);
  await put({ name: 'one', version: 2 });
  await reader.until(3);
  await put({ name: 'two', version: 2, status: 'canceled', headline: 'KILL' }, { name: 'one', version: 3, status: 'withheld' });
  const heard = await reader.until(5);
  expect(toldOf(reader)).toEqual([
    'Story Published: one 1',
    'Story Published: two 1',
    'Story Updated: one 2',
    'Story Withdrawn: two killed',
    'Story Withdrawn: one withheld',
  ]);
  for (const { event } of heard) expect([isValid(event), isValid.errors]).toEqual([true, null]);
  expect(heard[0]?.event.detail).toMatchObject({ item: storyOf({ name: 'one' }).item });
});

test('who connects again with the last id misses nothing and hears nothing twice', async () => {
  const first = await reading();
  await put({ name: 'one' }, { name: 'two' });
  const [{ id } = { id: '' }] = await first.until(2);
  first.leave();
  await put({ name: 'three' });
  const again = await reading('', id);
  await put({ name: 'four' });
  await again.until(3);
  expect(toldOf(again)).toEqual(['Story Published: two 1', 'Story Published: three 1', 'Story Published: four 1']);
});

test('a cursor of /changes is a place to begin at, and an empty store has one', async () => {
  const { cursor = '' } = await store.changes({ at, limit: 1 });
  await put(...Array.from({ length: 60 }, (_, n) => ({ name: `n${n}` })));
  const reader = await reading(`?cursor=${cursor}`);
  await reader.until(60);
  expect(toldOf(reader)).toEqual(Array.from({ length: 60 }, (_, n) => `Story Published: n${n} 1`));
});

test('embargoed copy is told from its time on, and nothing of it before', async () => {
  const reader = await reading();
  await put({ name: 'held', embargo: EMBARGO }, { name: 'open' });
  at = '2026-03-02T14:59:59.999Z';
  await reader.until(1);
  await sleep(100);
  expect(toldOf(reader)).toEqual(['Story Published: open 1']);
  at = EMBARGO;
  await reader.until(2);
  expect(toldOf(reader)[1]).toBe('Story Published: held 1');
});

test('an embargo that ended before somebody came is no news', async () => {
  await put({ name: 'held', embargo: '2026-03-02T11:00:00.000Z' });
  const reader = await reading();
  await put({ name: 'open' });
  await reader.until(1);
  await sleep(60);
  expect(toldOf(reader)).toEqual(['Story Published: open 1']);
});

test('a feed is followed alone, with what has left it, and with all that is taken back', async () => {
  const reader = await reading('?feed=desk/ports&items=no');
  await put({ name: 'one', keywords: ['ports'] }, { name: 'two' });
  await reader.until(1);
  await put({ name: 'one', version: 2 }, { name: 'two', version: 2 });
  await reader.until(2);
  await put({ name: 'two', version: 3, status: 'canceled' });
  await reader.until(3);
  expect(toldOf(reader)).toEqual(['Story Published: one 1', 'Story Updated: one 2', 'Story Withdrawn: two killed']);
  for (const { event } of reader.heard) {
    expect(event.detail).not.toHaveProperty('item');
    expect(isValid(event)).toBe(true);
  }
});

test('what a reader has not come to is told as it is by then', async () => {
  const cursor = (await store.latest?.()) ?? '';
  await put({ name: 'one' }, { name: 'one', version: 2 }, { name: 'two' }, { name: 'two', version: 2, status: 'canceled' });
  const reader = await reading(`?cursor=${cursor}`);
  await reader.until(2);
  expect(toldOf(reader)).toEqual(['Story Updated: one 2', 'Story Withdrawn: two killed']);
  expect(JSON.stringify(reader.heard)).not.toContain('take 1a0');
});

test('a page that readers share is made anew once something has come', async () => {
  const own = openTail({ store, now: () => at, pollMs: 60_000 });
  const start = await own.latest();
  await put({ name: 'one' });
  const before = await own.after(start);
  await put({ name: 'one', version: 2, status: 'canceled' });
  await own.wait(before.cursor, 60_000, new AbortController().signal);
  expect((await own.after(start)).tellings.map(({ event }) => event.type)).toEqual(['Story Withdrawn']);
});

test('many readers hear the same, in the same order', async () => {
  const all = await Promise.all(Array.from({ length: 40 }, () => reading()));
  for (let n = 0; n < 50; n += 1) {
    await put({ name: `n${n}` });
    if (n % 7 === 0) await sleep(5);
  }
  for (const reader of all) await reader.until(50);
  expect(new Set(all.map(({ heard }) => JSON.stringify(heard))).size).toBe(1);
  expect(toldOf(all[0] as SseReader)).toEqual(Array.from({ length: 50 }, (_, n) => `Story Published: n${n} 1`));
});

test('a feed is known however it is written', async () => {
  const reader = await reading('?feed=place/no');
  await put({ name: 'one', places: ['NO'] }, { name: 'two', places: ['FR'] }, { name: 'three', places: ['NO'] });
  await reader.until(2);
  expect(toldOf(reader)).toEqual(['Story Published: one 1', 'Story Published: three 1']);
});

test.each(['?cursor=odd', '?feed=all&feed=all', '?feed=none', '?feed=', '?items=some', '?colour=red'])('%s is refused', async (query) => {
  expect((await reading(query)).status).toBe(400);
});

async function servedWith(options: EventsOptions): Promise<Served> {
  const app = new Hono<DeskEnv>();
  addEvents(app, { store, now: () => at, tail, log: LOG }, options);
  app.onError((error) => new Response(null, { status: (error as { status?: number }).status ?? 500 }));
  return await served(app);
}

test('a silent wire is told of by its place, and a reader must connect again after a while', async () => {
  const own = await servedWith({ times: { beat: 50, life: 300 } });
  const reader = await listen(`${own.url}/events?feed=desk/none`);
  const start = (await store.latest?.()) ?? '';
  await put({ name: 'one' });
  await reader.ended;
  expect(reader.heard).toEqual([]);
  expect(reader.lastId()).toBe((await store.latest?.()) ?? '');
  expect(reader.lastId()).not.toBe(start);
  await own.close();
});

test('more readers than the desk can serve are told to come again, and a reader that left makes room', async () => {
  const own = await servedWith({ most: 2 });
  const [first, second] = [await listen(`${own.url}/events`), await listen(`${own.url}/events`)];
  expect((await listen(`${own.url}/events`)).status).toBe(503);
  first.leave();
  let third = await listen(`${own.url}/events`);
  for (let tries = 0; third.status === 503 && tries < 100; tries += 1) {
    await sleep(20);
    third = await listen(`${own.url}/events`);
  }
  expect(third.status).toBe(200);
  for (const reader of [second, third]) reader.leave();
  await own.close();
});

test('who asks for the headers alone takes nobody a place', async () => {
  const own = await servedWith({ most: 1 });
  for (let n = 0; n < 3; n += 1) {
    const response = await fetch(`${own.url}/events`, { method: 'HEAD' });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  }
  const reader = await listen(`${own.url}/events`);
  expect(reader.status).toBe(200);
  reader.leave();
  await own.close();
});

test('a reader that takes nothing is let go, and holds nobody up', async () => {
  const own = await servedWith({ most: 2, times: { patience: 300 } });
  const stuck = await fetch(`${own.url}/events`);
  const other = await listen(`${own.url}/events`);
  const body = `<p>${'Ferries sail. '.repeat(12_000)}</p>`;
  for (let n = 0; n < 120; n += 1) await put({ name: `n${n}`, body });
  await other.until(120);
  let room = 503;
  for (let tries = 0; room === 503 && tries < 200; tries += 1) {
    await sleep(20);
    const third = await listen(`${own.url}/events`);
    room = third.status;
    third.leave();
  }
  expect(room).toBe(200);
  await stuck.body?.cancel().catch(() => {});
  other.leave();
  await own.close();
});
