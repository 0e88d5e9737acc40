// `wiredesk webhooks`, and webhooks that `serve` runs: as they are typed, to a real receiver.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isSigned } from '../../functions/desk/signature.ts';
import { newsItemDocument } from '../bench/generate.ts';
import { type Receiver, receiver } from '../desk/receiver.ts';
import { type Workplace, workplace } from './wiredesk.ts';

const SECRET = 'a secret that nobody guesses';
const ENV = { CMS_SECRET: SECRET };

let place: Workplace;
let to: Receiver;
let status: number;
beforeEach(async () => {
  place = workplace();
  status = 204;
  to = await receiver(() => status);
});
afterEach(async () => {
  place.remove();
  await to.close();
});

function define(webhooks: object): void {
  writeFileSync(join(place.path, 'webhooks.json'), JSON.stringify({ webhooks }, null, 2));
}

test('serve sends what comes, and goes on where it stood', { timeout: 30_000 }, async () => {
  define({ cms: { url: to.url, secretFrom: 'CMS_SECRET', items: false } });
  place.write('wires/1.xml', newsItemDocument(1));
  await place.run('ingest', 'wires');
  const serving = place.startWith({ env: ENV }, 'serve', '--port', '0');
  await serving.until('The desk is at');
  place.write('wires/2.xml', newsItemDocument(2));
  await place.run('ingest', 'wires');
  await to.untilTaken(1);
  serving.child.kill('SIGTERM');
  expect(await serving.ended).toMatchObject({ status: 0, err: '' });
  place.write('wires/3.xml', newsItemDocument(3));
  await place.run('ingest', 'wires');
  const list = await place.runWith({ env: ENV }, 'webhooks', 'list');
  expect(list.out).toBe(`NAME\tSTATE\tWAITING\tFEEDS\tURL\ncms\ton\t1\tall\t${to.url}\n`);
  const again = place.startWith({ env: ENV }, 'serve', '--port', '0');
  await to.untilTaken(2);
  again.child.kill('SIGTERM');
  await again.ended;
  expect(to.received.map(({ event }) => event.detail.id.slice(-2))).toEqual(['n2', 'n3']);
  for (const { headers, body } of to.received) expect(isSigned(SECRET, headers, body, new Date().toISOString())).toBe(true);
});

test('test sends the latest story and says what is answered', async () => {
  define({ cms: { url: to.url, secretFrom: 'CMS_SECRET' } });
  place.write('wires/1.xml', newsItemDocument(1));
  await place.run('ingest', 'wires');
  expect(await place.runWith({ env: ENV }, 'webhooks', 'test', 'cms')).toMatchObject({ status: 0, out: 'cms: taken (204)\n' });
  expect(to.received[0]?.headers['webhook-id']).toMatch(/^test-/);
  status = 503;
  expect(await place.runWith({ env: ENV }, 'webhooks', 'test', 'cms')).toMatchObject({ status: 1, out: 'cms: not taken (503)\n' });
  expect((await place.run('webhooks', 'test', 'cms')).status).toBe(2);
  expect(await place.run('webhooks', 'test', 'csm')).toMatchObject({ status: 1, err: expect.stringContaining('there are cms') });
  expect((await place.run('webhooks', 'list')).out).toContain('cms\tno secret\t0');
});

test.each([
  ['{ "webhooks": { "cms": { "url": "ftp://x.example/", "secretFrom": "CMS" } } }', '1:33: an address that begins with https://'],
  ['{ "webhooks": { "cms": { "url": "https://me:pw@x.example/", "secretFrom": "CMS" } } }', 'no password may stand'],
  ['{ "webhooks": { "cms": { "url": "https://x.example/", "secretFrom": "hunter2" } } }', 'the name of a variable'],
  ['{ "webhooks": { "cms": { "url": "https://x.example/", "secretFrom": "CMS", "feeds": ["sport"] } } }', '"sport" is no feed'],
  ['{ "webhooks": { "cms": { "url": "https://x.example/" } } }', '1:17: the webhook "cms" has no "secretFrom"'],
  [
    '{ "webhooks": { "cms": { "url": "https://x.example/", "secretFrom": "CMS", "secret": "x" } } }',
    'a webhook has url, secretFrom, feeds, items',
  ],
])('what is wrong with the file is told by its place: %s', async (text, says) => {
  writeFileSync(join(place.path, 'webhooks.json'), text);
  const { status: ended, err } = await place.run('serve', '--port', '0');
  expect([ended, err]).toEqual([2, expect.stringContaining(says)]);
  expect(err).toMatch(/webhooks\.json:1:\d+: /);
});
