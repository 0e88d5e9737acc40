// Webhooks over real HTTP: signed, in order per story, never lost, and nothing before its time.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Ajv } from 'ajv';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isSigned, sign } from '../../functions/desk/signature.ts';
import { openTail } from '../../functions/desk/tail.ts';
import { readWebhooks, type Webhook } from '../../functions/desk/webhook-file.ts';
import { isOff, placeMark, runWebhooks, switchOn } from '../../functions/desk/webhooks.ts';
import { readDesks } from '../../functions/store/desk-rules.ts';
import { openSqliteStore } from '../../functions/store/sqlite.ts';
import type { Store } from '../../functions/store/store.ts';
import { NODE } from '../cli/wiredesk.ts';
import { NOW, type Sketch, storyOf } from '../store/stories.ts';
import { type Answering, type Received, type Receiver, receiver } from './receiver.ts';

// Hundreds of requests, on a machine that may have little time for them.
vi.setConfig({ testTimeout: 240_000 });

const SECRET = `whsec_${Buffer.from('a secret that nobody guesses').toString('base64')}`;
const EMBARGO = '2026-03-02T15:00:00.000Z';
const DESKS = readDesks('{ "desks": { "ports": { "title": "Ports", "any": [{ "keyword": "ports" }] } } }', 'desks.json');
const isValid = new Ajv({ strict: true }).compile(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../functions/desk/event-schema.json'), 'utf8')),
);

let at: string;
let store: Store;
let log: string[];
let stopping: AbortController;
let running: Promise<void>[];
const receivers: Receiver[] = [];

beforeEach(() => {
  at = NOW;
  log = [];
  running = [];
  stopping = new AbortController();
  store = openSqliteStore(':memory:', { desks: () => DESKS });
});
afterEach(async () => {
  stopping.abort();
  await Promise.all(running);
  for (const each of receivers.splice(0)) await each.close();
  await store.close();
});

const put = async (...sketches: Sketch[]) => void (await store.put(sketches.map(storyOf)));
const receiving = async (answer?: Answering) => {
  const made = await receiver(answer);
  receivers.push(made);
  return made;
};
const hook = (url: string, more: Partial<Webhook> = {}): Webhook => ({ name: 'cms', url, secretFrom: 'CMS_SECRET', items: true, ...more });
/** Runs webhooks, and waits until each has its place, or all have ended: before that they would miss what is put. */
const run = async (webhooks: Webhook[], times: object = {}) => {
  const tail = openTail({ store, desks: () => DESKS, now: () => at, pollMs: 20 });
  const say = (message: string, facts = {}) => void log.push(`${message} ${JSON.stringify(facts)}`);
  const secretNamed = (variable: string) => ({ CMS_SECRET: SECRET, SHORT: 'short' })[variable];
  const ended = runWebhooks(webhooks, {
    store,
    tail,
    now: () => at,
    secretNamed,
    log: { warn: say, error: say },
    stop: stopping.signal,
    times: { first: 10, longest: 80, timeout: 30_000, ...times },
  });
  running.push(ended);
  await Promise.race([ended, Promise.all(webhooks.map(({ name }) => untilKept(placeMark(name))))]);
  return { ended };
};
const untilKept = async (mark: string, value?: string) => {
  for (let kept: string | undefined; kept === undefined || (value !== undefined && kept !== value); kept = await store.mark(mark))
    await sleep(5);
};
const told = ({ event }: Received) =>
  `${event.type.replace('Story ', '')} ${event.detail.id.split(':').at(-1)} ${'card' in event.detail ? event.detail.card.version : event.detail.reason}`;

test('events are sent as they come, signed, and of the schema', async () => {
  const to = await receiving();
  await put({ name: 'before' });
  await run([hook(to.url)]);
  await put({ name: 'one' });
  await to.untilTaken(1);
  await put({ name: 'one', version: 2 });
  await to.untilTaken(2);
  await put({ name: 'one', version: 3, status: 'canceled' });
  await to.untilTaken(3);
  expect(to.received.map(told)).toEqual(['Published one 1', 'Updated one 2', 'Withdrawn one killed']);
  for (const { event, headers, body } of to.received) {
    expect([isValid(event), isValid.errors]).toEqual([true, null]);
    expect(isSigned(SECRET, headers, body, NOW)).toBe(true);
    expect(isSigned(SECRET, headers, `${body} `, NOW)).toBe(false);
    expect(isSigned(SECRET, headers, body, '2026-03-02T12:05:01.000Z')).toBe(false);
    expect(isSigned('another secret, as long as the first', headers, body, NOW)).toBe(false);
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'user-agent': 'Wiredesk' });
  }
  expect(new Set(to.received.map(({ headers }) => headers['webhook-id'])).size).toBe(3);
  expect(log).toEqual([]);
});

test('the signature is that of the specification', () => {
  // The example of Standard Webhooks' own libraries.
  const headers = sign(
    'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    'msg_p5jXN8AQM9LWM0D4loKWxJek',
    '{"test": 2432232314}',
    '2021-02-25T15:02:10.000Z',
  );
  expect(headers).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test('embargoed copy is sent at its minute, and nothing of it before', async () => {
  const to = await receiving();
  await run([hook(to.url)]);
  await put({ name: 'held', embargo: EMBARGO }, { name: 'open' });
  await to.untilTaken(1);
  at = '2026-03-02T14:59:59.999Z';
  await put({ name: 'later' });
  await to.untilTaken(2);
  expect(to.received.map(told)).toEqual(['Published open 1', 'Published later 1']);
  at = EMBARGO;
  await to.untilTaken(3);
  expect(to.received.map(told)[2]).toBe('Published held 1');
});

test('what is not taken is sent again under the same id, and each story keeps its order', async () => {
  let seed = 7;
  const chance = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const answers = [500, 503, 429, 302, 401, 'cut', 204, 204, 204, 204] as const;
  const to = await receiving(() => answers[Math.floor(chance() * answers.length)] ?? 204);
  await run([hook(to.url)]);
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'];
  for (let version = 1; version <= 6; version += 1) {
    await put(...names.map((name) => ({ name, version })));
    await sleep(20);
  }
  await to.until(() => names.every((name) => to.taken().some((each) => told(each).endsWith(` ${name} 6`))));
  for (const name of names) {
    const versions = to
      .taken()
      .map(told)
      .filter((each) => each.includes(` ${name} `))
      .map((each) => Number(each.split(' ').at(-1)));
    expect([name, versions]).toEqual([name, [...new Set(versions)].sort((a, b) => a - b)]);
    expect([name, versions.at(-1)]).toEqual([name, 6]);
  }
  const ids = new Map<string, Set<unknown>>();
  for (const each of to.received)
    ids.set(
      told(each).slice(told(each).indexOf(' ')),
      (ids.get(told(each).slice(told(each).indexOf(' '))) ?? new Set()).add(each.headers['webhook-id']),
    );
  expect([...ids.values()].every((each) => each.size === 1)).toBe(true);
  expect(log.join()).not.toMatch(/Lisvane|Ferries|http:/);
});

test('what was killed or corrected while its receiver was away is not sent', async () => {
  let isAway = true;
  const to = await receiving(() => (isAway ? 503 : 204));
  await run([hook(to.url)]);
  const has = (...wanted: string[]) => wanted.every((each) => to.received.map(told).includes(each));
  await put({ name: 'one', headline: 'Wrong name' }, { name: 'two', headline: 'Wrong port' });
  await to.until(() => has('Published one 1', 'Published two 1'));
  await put({ name: 'one', version: 2, status: 'canceled' }, { name: 'two', version: 2, headline: 'Right port' });
  // What was on its way when it was overtaken may still come: it is back once the kill and the correction knock.
  await to.until(() => has('Withdrawn one killed', 'Updated two 2'));
  isAway = false;
  await to.untilTaken(2);
  await untilKept(placeMark('cms'), await store.latest?.());
  expect(to.taken().map(told).sort()).toEqual(['Updated two 2', 'Withdrawn one killed']);
  expect(
    to
      .taken()
      .map(({ body }) => body)
      .join(),
  ).not.toContain('Wrong');
});

test('a dead receiver and a slow one hold nobody up', async () => {
  const good = await receiving();
  const slow = await receiving(() => 'hang');
  await run([hook('http://127.0.0.1:9/', { name: 'dead' }), hook(slow.url, { name: 'slow' })], { timeout: 100 });
  await run([hook(good.url)]);
  await put(...Array.from({ length: 40 }, (_, n) => ({ name: `n${n}` })));
  await good.untilTaken(40);
  const isSaid = (...words: string[]) => log.some((line) => words.every((word) => line.includes(word)));
  await expect.poll(() => isSaid('"dead"', 'not taken') && isSaid('"slow"', 'not taken', 'Timeout'), { timeout: 60_000 }).toBe(true);
});

test('a receiver that is gone is sent nothing more, until it is switched on', async () => {
  let status = 410;
  const to = await receiving(() => status);
  const { ended } = await run([hook(to.url)]);
  await put({ name: 'one' }, { name: 'two' });
  await ended;
  expect(await isOff(store, hook(to.url))).toBe(true);
  expect(await isOff(store, hook(`${to.url}/moved`))).toBe(false);
  expect(log.join()).toContain('a webhook is switched off');
  status = 204;
  const off = await run([hook(to.url, { items: false })]);
  await off.ended;
  // Whatever may still have been on its way to it was of the first run.
  expect(to.received.every(({ event }) => 'item' in event.detail)).toBe(true);
  await switchOn(store, hook(to.url));
  await run([hook(to.url, { items: false })]);
  const second = () => to.taken().filter(({ event }) => !('item' in event.detail));
  await to.until(() => second().length >= 2);
  expect(second().map(told).sort()).toEqual(['Published one 1', 'Published two 1']);
});

test('an event that its receiver refuses is passed over after three attempts', async () => {
  const to = await receiving((event) => (event.detail.id.endsWith(':bad') ? 422 : 204));
  await run([hook(to.url)]);
  await put({ name: 'bad' }, { name: 'good' });
  await to.untilTaken(1);
  await put({ name: 'next' });
  await to.untilTaken(2);
  expect(to.received.filter(({ answered }) => answered === 422).length).toBe(3);
  expect(log.at(-1)).toContain('an event is passed over');
});

test('redirects are not followed', async () => {
  const elsewhere = await receiving();
  let there = false;
  const to = await receiving(() => (there ? 204 : { status: 307, headers: { location: elsewhere.url } }));
  await run([hook(to.url)]);
  await put({ name: 'one' });
  await to.until(() => to.received.length >= 2);
  there = true;
  await to.untilTaken(1);
  expect(elsewhere.received).toEqual([]);
});

test('a receiver that asks for time gets it', async () => {
  const to = await receiving((_, nth) => (nth === 0 ? { status: 503, headers: { 'retry-after': '1' } } : 204));
  await run([hook(to.url)], { longest: 400 });
  const began = performance.now();
  await put({ name: 'one' });
  await to.untilTaken(1);
  expect(performance.now() - began).toBeGreaterThanOrEqual(395);
});

test('feeds and cards alone, where they are asked for', async () => {
  const to = await receiving();
  await run([hook(to.url, { feeds: ['desk/ports', 'place/FR'], items: false })]);
  await put({ name: 'one', keywords: ['ports'] }, { name: 'two' }, { name: 'three', places: ['FR'] });
  await put({ name: 'four', keywords: ['ports'] });
  await to.untilTaken(3);
  expect(to.received.map(told).sort()).toEqual(['Published four 1', 'Published one 1', 'Published three 1']);
  for (const { event } of to.received) expect(event.detail).not.toHaveProperty('item');
});

test('feeds of the file are known however they are written', () => {
  const feeds = ['place/no', 'provider/Agence Lumen', 'language/EN_gb', 'subject/medtop:15000000', 'desk/ports', 'all'];
  const text = JSON.stringify({ webhooks: { cms: { url: 'https://cms.example/', secretFrom: 'CMS', feeds } } });
  expect(readWebhooks(text, 'webhooks.json')[0]?.feeds).toEqual([
    'place/NO',
    'provider/agence-lumen',
    'language/en-gb',
    'subject/15000000',
    'desk/ports',
    'all',
  ]);
});

test.each([
  ['MISSING', 'not in the environment'],
  ['SHORT', 'can be guessed'],
])('a webhook whose secret is %s is left out, with a word', async (secretFrom, says) => {
  const to = await receiving();
  const { ended } = await run([hook(to.url, { secretFrom })]);
  await ended;
  expect(to.received).toEqual([]);
  expect(log.join()).toContain(says);
});

describe('a sender that is killed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wiredesk-webhooks-'));
  let sender: ChildProcess | undefined;
  afterEach(() => {
    // It would go on for ever where the test has failed.
    sender?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  test('loses nothing and keeps the order, however often', async () => {
    const path = join(folder, 'desk.sqlite');
    const writer = openSqliteStore(path);
    const to = await receiving((_, nth) => (nth % 5 === 4 ? 500 : { status: 204, after: 3 }));
    const start = () =>
      spawn(NODE, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'sender.ts'), path, to.url], { stdio: 'ignore' });
    sender = start();
    while ((await writer.mark(placeMark('cms'))) === undefined) await sleep(20);
    const stories = 300;
    for (let n = 0; n < stories; n += 1) {
      await writer.put([storyOf({ name: `n${n}` }), storyOf({ name: `n${n % 10}`, version: n + 2 })]);
      if (n % 60 === 30) {
        const before = to.taken().length;
        await to.until(() => to.taken().length > before + 3);
        sender.kill('SIGKILL');
        await once(sender, 'exit');
        sender = start();
      }
    }
    const missing = () => {
      const ids = new Set(to.taken().map(({ event }) => event.detail.id.split(':').at(-1)));
      return Array.from({ length: stories }, (_, n) => `n${n}`).filter((name) => !ids.has(name));
    };
    const newest = (name: string) =>
      Math.max(
        ...to
          .taken()
          .map(told)
          .filter((each) => each.includes(` ${name} `))
          .map((each) => Number(each.split(' ').at(-1))),
      );
    await to.until(() => newest('n9') === 301 && missing().length === 0);
    expect(missing()).toEqual([]);
    for (let n = 0; n < 10; n += 1) {
      const versions = to
        .taken()
        .map(told)
        .filter((each) => each.includes(` n${n} `))
        .map((each) => Number(each.split(' ').at(-1)));
      expect([n, versions]).toEqual([n, [...versions].sort((a, b) => a - b)]);
      expect(versions.at(-1)).toBe(n + 292);
    }
    await writer.close();
  });
});
