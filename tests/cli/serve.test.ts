// `wiredesk serve`, `start` and `token` as they are typed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newsItemDocument } from '../bench/generate.ts';
import { type Running, type Workplace, workplace } from './wiredesk.ts';

/** Leads nowhere but to this machine, but is no address that the command knows for such a one. */
const OTHER = '::ffff:127.0.0.1';

let place: Workplace;
beforeEach(() => {
  place = workplace();
});
afterEach(() => place.remove());

async function urlOf(running: Running): Promise<string> {
  await running.until(/The desk is at http:\S+/);
  return /The desk is at (http:\S+)/.exec(running.out())?.[1] ?? '';
}

async function end(running: Running) {
  running.child.kill('SIGTERM');
  const { status, err } = await running.ended;
  expect([status, err]).toEqual([0, '']);
}

test('serve answers on loopback until it is told to stop, sources included', async () => {
  place.write('wires/1.xml', newsItemDocument(1));
  await place.run('ingest', 'wires');
  const serving = place.start('serve', '--port', '0');
  const url = await urlOf(serving);
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  const feed = (await (await fetch(`${url}feeds/all.json`)).json()) as { items: { id: string }[] };
  expect(feed.items.length).toBe(1);
  const source = await fetch(`${url}stories/${encodeURIComponent(feed.items[0]?.id ?? '')}/source`);
  expect(await source.text()).toBe(newsItemDocument(1));
  expect(source.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''1.xml");
  const events = await fetch(`${url}events`);
  await end(serving);
  await events.text().catch(() => '');
});

test('start serves while it watches', async () => {
  const started = place.start('start', '--port', '0');
  const url = await urlOf(started);
  await started.until('Drop any wire copy into inbox/');
  writeFileSync(join(place.path, 'inbox/story.xml'), newsItemDocument(8));
  await started.until(/stored +newsml-g2/);
  expect(((await (await fetch(`${url}stories`)).json()) as { stories: unknown[] }).stories.length).toBe(1);
  await end(started);
});

test('serve is open to others with tokens alone, or when that is said', async () => {
  const refused = await place.run('serve', '--port', '0', '--host', OTHER);
  expect(refused).toMatchObject({ status: 2, err: expect.stringContaining('--tokens') });
  expect(await place.run('serve', '--port', '0', '--tokens', 'none.json')).toMatchObject({ status: 2 });

  const made = await place.run('token', 'new', '--scope', 'read', '--name', 'Night desk');
  const [secret = '', entry = ''] = made.out.match(/wd_read_\S+|\{"name".*\}/g) ?? [];
  expect(JSON.parse(entry)).toMatchObject({ name: 'Night desk', scope: 'read' });
  place.write('tokens.json', `{"tokens": [${entry}]}`);
  const serving = place.start('serve', '--port', '0', '--tokens', 'tokens.json');
  const url = await urlOf(serving);
  const ask = async (headers: Record<string, string>) => (await fetch(`${url}stories`, { headers })).status;
  expect([await ask({}), await ask({ authorization: `Bearer ${secret}` })]).toEqual([401, 200]);
  await end(serving);

  const open = place.start('serve', '--port', '0', '--host', OTHER, '--anyone');
  expect((await fetch(`${await urlOf(open)}stories`)).status).toBe(200);
  await end(open);
});

test('a port or an address that makes no sense, or is taken, is named', async () => {
  expect((await place.run('serve', '--port', '70000')).status).toBe(2);
  expect((await place.run('serve', '--base-url', 'desk')).status).toBe(2);
  const serving = place.start('serve', '--port', '0');
  const port = new URL(await urlOf(serving)).port;
  expect(await place.run('serve', '--port', port)).toMatchObject({ status: 3, err: expect.stringContaining('EADDRINUSE') });
  await end(serving);
});
