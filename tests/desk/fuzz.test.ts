// Whatever is asked, in whatever bytes: an answer that the description knows, never a failure of ours.
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OPENAPI } from '../../functions/desk/openapi/document.ts';
import { QUERY_WORDS } from '../../functions/desk/query.ts';
import { openTail } from '../../functions/desk/tail.ts';
import { openSqliteStore } from '../../functions/store/sqlite.ts';
import { NOW, receiptOf, storyOf } from '../store/stories.ts';
import { type Served, serveDesk } from './served.ts';

const RUNS = Number(process.env.FUZZ_RUNS || 1_500);
let desk: Served;
let cursors: string[];

beforeAll(async () => {
  const store = openSqliteStore(':memory:');
  desk = await serveDesk({ store, tail: openTail({ store, now: () => NOW }) });
  await desk.store.put(Array.from({ length: 5 }, (_, n) => storyOf({ name: `n${n}` })));
  await desk.store.put([storyOf({ name: 'n0', version: 2, status: 'canceled' })]);
  await desk.store.keepReceipt(receiptOf());
  await desk.store.keepReceipt(receiptOf({ key: 'b' }));
  const paths = ['/stories?limit=1', '/changes?limit=1', '/receipts?limit=1'];
  cursors = await Promise.all(paths.map(async (path) => ((await (await desk.get(path)).json()) as { cursor: string }).cursor));
});
afterAll(() => desk.close());

const NASTY = [
  '',
  '.',
  '..',
  '%00',
  '%',
  '%zz',
  '%ff',
  '%C3%A9',
  '%E0%A4%A',
  '%F0%9F%9A%A2',
  '%2F',
  '%252F',
  '\\',
  '//',
  ';',
  '|',
  "'",
  '"',
  '`',
  '{}',
  '[]',
  '%ED%A0%80',
  '__proto__',
  'constructor',
  'toString',
  '\u00e9',
  '*',
  '-1',
  '1e9',
  'NaN',
  '0x10',
  '99999999999999999999',
];
const piece = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.constantFrom(
    encodeURIComponent(storyOf({ name: 'n1' }).id),
    encodeURIComponent(storyOf({ name: 'n0' }).id),
    encodeURIComponent(storyOf({ name: 'n1' }).revision),
  ),
  fc.constantFrom('all', 'all.json', 'provider', 'subject', 'place', 'desk', 'FR', '20000593', 'wire', 'v1', 'totals', 'revisions', 'diff'),
  fc.string({ maxLength: 12 }).map(encodeURIComponent),
  fc
    .string({ unit: 'binary', maxLength: 6 })
    .map((text) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')),
);
const templates = Object.keys(OPENAPI.paths);
const path = fc.oneof(
  fc.tuple(fc.constantFrom(...templates), fc.array(piece, { minLength: 4, maxLength: 4 })).map(([template, values]) => {
    let index = 0;
    return template.replace(/\{\w+\}/g, () => values[index++] ?? '');
  }),
  fc.array(piece, { maxLength: 5 }).map((pieces) => `/${pieces.join('/')}`),
);
const names = [
  ...Object.keys(QUERY_WORDS),
  'limit',
  'cursor',
  'items',
  'content',
  'format',
  'from',
  'to',
  'outcome',
  'code',
  'prefix',
  'unheard',
];
const value = fc.oneof(
  piece,
  fc.integer().map(String),
  fc.nat(3).map((index) => cursors[index] ?? ''),
  fc.constantFrom('7d', '2026-02-30', '-storm', '%22a', 'a%22', '-%22%22', '+++', 'canceled', 'en', 'NO', 'full', 'ninjs'),
  fc
    .tuple(fc.constantFrom('stories', 'changes', 'receipts'), fc.array(fc.string(), { maxLength: 5 }))
    .map((list) => Buffer.from(JSON.stringify(list.flat())).toString('base64url')),
);
const query = fc
  .array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 4 })
  .map((pairs) => pairs.map(([name, text]) => `${name}=${text}`).join('&'));
const header = fc.oneof(
  fc.tuple(
    fc.constantFrom(
      'accept',
      'accept-encoding',
      'if-none-match',
      'if-modified-since',
      'authorization',
      'range',
      'last-event-id',
      'origin',
      'x-forwarded-host',
    ),
    fc.oneof(
      fc.constantFrom(
        '*',
        '*/*',
        'gzip',
        '"',
        'W/"x',
        'a/b;q=2',
        ';;;',
        ',,,',
        'application/atom+xml;q=0.5, */*;q=0',
        'Basic ====',
        'Thu, 32 Foo',
        'bytes=0-1',
      ),
      fc.string({ unit: 'grapheme-ascii', maxLength: 20 }),
    ),
  ),
);
const method = fc.constantFrom('GET', 'GET', 'GET', 'GET', 'HEAD', 'POST', 'OPTIONS', 'DELETE', 'PROPFIND');

/** Sends bytes as they are, and answers all that comes back. */
function exchange(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(desk.url).port), '127.0.0.1', () => socket.write(Buffer.from(bytes, 'latin1')));
    let answer = '';
    socket.setTimeout(10_000, () => reject(new Error(`no answer to ${JSON.stringify(bytes)}`)));
    socket.on('data', (data) => {
      answer += data.toString('latin1');
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}

test('no request makes the desk fail', async () => {
  const seen = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(method, path, query, fc.array(header, { maxLength: 3 }), async (drawn, where, asked, headers) => {
      // An answer to GET would not end.
      const verb = where === '/events' && drawn === 'GET' ? 'HEAD' : drawn;
      const lines = headers.map(([name, text]) => `${name}: ${text.replace(/[^\x20-\x7e]/g, '')}\r\n`).join('');
      const target = `${where.replace(/[^\x21-\x7e]/g, '')}${asked && `?${asked.replace(/[^\x21-\x7e]/g, '')}`}`;
      const answer = await exchange(`${verb} ${target} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n${lines}\r\n`);
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
      seen.set(status, (seen.get(status) ?? 0) + 1);
      if (![200, 304, 400, 403, 404, 405, 406, 410, 501].includes(status)) throw new Error(`${verb} ${target}: ${answer.slice(0, 200)}`);
      if (desk.failures.length > 0) throw new Error(desk.failures.join('\n'));
    }),
    { numRuns: RUNS },
  );
  // The generators reach what they should.
  for (const status of [200, 400, 404]) expect(seen.get(status)).toBeGreaterThan(RUNS / 50);
}, 600_000);

test('bytes that are no request are refused by the server itself', async () => {
  for (const bytes of [
    'GET\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    'GET http://evil.example/stories HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n',
    'GET /stories HTTP/1.1\r\nconnection: close\r\n\r\n',
    `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nhost: localhost\r\n\r\n`,
    'GET /\xff\xfe HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n',
  ]) {
    const answer = await exchange(`${bytes}`);
    expect([bytes.slice(0, 40), answer.slice(0, 12)]).toEqual([bytes.slice(0, 40), expect.stringMatching(/^HTTP\/1\.1 4\d\d/)]);
  }
  expect(desk.failures).toEqual([]);
});
