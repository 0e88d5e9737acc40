// A page of fifty stories, in full, out of a large store under sixteen clients; beside a bare Hono route that returns the same bytes.
// WIREDESK_BENCH_STORIES says how large (100,000); the store is kept in the temporary folder for the next run.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import autocannon, { type Result } from 'autocannon';
import { openSqliteStore } from '../../functions/store/sqlite.ts';
import { read } from '../../functions/wire/read.ts';
import type { Story } from '../../functions/wire/story.ts';
import { newsItemDocument } from './generate.ts';
import type { Asked, BareAnswer, BareAnswers, Told } from './serving-server.ts';
import { median, printTable } from './table.ts';

const STORIES = Number(process.env.WIREDESK_BENCH_STORIES || 100_000);
const CLIENTS = 16;
const SECONDS = Number(process.env.WIREDESK_BENCH_SECONDS || 4);
const ROUNDS = 3;
const REQUESTS = 100_000;
const PAGE = '/feeds/all.json?limit=50';
const BATCH = 5_000;

type Headers = Readonly<Record<string, string>>;

/** What a client asks with: for the page, for it zipped, and whether it is what the client has. */
interface Cases {
  readonly plain: Headers;
  readonly gzipped: Headers;
  readonly held: Headers;
}

export async function benchServing() {
  const path = await filledStore();
  const desk = await server({ kind: 'desk', path });
  try {
    const cases = await casesFor(desk.url);
    const answers = await answersOf(desk.url, cases);
    const bare = await server({ kind: 'bare', answers });
    const rows = [
      await compared('page, plain', cases.plain, desk, bare),
      await compared('page, gzip', cases.gzipped, desk, bare),
      await compared('not modified', cases.held, desk, bare),
      await compared('page, plain, a story put every 100 ms', cases.plain, desk, bare, { putEvery: 100 }),
    ];
    bare.end();
    printTable(
      `A page of 50 stories in full (${kilobytes(answers.plain)} KB, gzip ${kilobytes(answers.gzipped)} KB) of ${STORIES.toLocaleString('en')}, ${CLIENTS} clients`,
      ['', 'desk, req/s', 'bare', 'ratio', 'p99 ms', 'bare', 'CPU µs', 'bare'],
      rows,
    );
    await printMemory(desk, cases);
  } finally {
    desk.end();
  }
}

interface Running {
  readonly url: string;
  ask(asked: Asked): Promise<Told>;
  end(): void;
}

async function compared(name: string, headers: Headers, desk: Running, bare: Running, { putEvery = 0 } = {}): Promise<string[]> {
  const results: { desk: Loaded[]; bare: Loaded[] } = { desk: [], bare: [] };
  await desk.ask({ kind: 'put', every: putEvery });
  for (let round = 0; round < ROUNDS; round += 1) {
    results.desk.push(await load(desk, headers));
    results.bare.push(await load(bare, headers));
  }
  await desk.ask({ kind: 'put', every: 0 });
  const rate = (of: Loaded[]) => median(of.map(({ requests }) => requests.average));
  const slowest = (of: Loaded[]) => median(of.map(({ latency }) => latency.p99)).toFixed(1);
  const cpu = (of: Loaded[]) => median(of.map(({ micros }) => micros)).toFixed(0);
  const { desk: own, bare: other } = results;
  const ratio = (rate(own) / rate(other)).toFixed(2);
  return [name, rate(own).toFixed(0), rate(other).toFixed(0), ratio, slowest(own), slowest(other), cpu(own), cpu(other)];
}

/** `micros`: CPU time of the server per request, which a busy machine disturbs least. */
type Loaded = Result & { readonly micros: number };

async function load({ url, ask }: Running, headers: Headers, amount?: number): Promise<Loaded> {
  const before = await ask({ kind: 'spent' });
  const result = await autocannon({
    url: `${url}${PAGE}`,
    connections: CLIENTS,
    headers,
    ...(amount ? { amount } : { duration: SECONDS }),
  });
  if (result.errors > 0 || result.non2xx > result['3xx']) throw new Error(`${result.errors} errors, ${result.non2xx} answers not 2xx`);
  return { ...result, micros: ((await ask({ kind: 'spent' })).cpu - before.cpu) / result.requests.total };
}

/** The most that the server's process held after each tenth of so many requests. */
async function printMemory(desk: Running, { gzipped, held }: Cases) {
  const megabytes: string[] = [];
  for (let tenth = 0; tenth < 10; tenth += 1) {
    await load(desk, tenth % 2 ? held : gzipped, REQUESTS / 10);
    const { rss } = await desk.ask({ kind: 'spent' });
    megabytes.push((rss / 1e6).toFixed(0));
  }
  printTable(
    `Memory of the desk over ${REQUESTS.toLocaleString('en')} requests, MB`,
    megabytes.map((_, tenth) => `${10 * (tenth + 1)}%`),
    [megabytes],
  );
}

async function casesFor(url: string): Promise<Cases> {
  const { headers } = await answerTo(url, {});
  return { plain: {}, gzipped: { 'accept-encoding': 'gzip' }, held: { 'if-none-match': headers.etag ?? '' } };
}

/** What the desk answers to each of the cases: what the bare route is to return. */
async function answersOf(url: string, cases: Cases): Promise<BareAnswers> {
  const [plain, gzipped, held] = await Promise.all([answerTo(url, cases.plain), answerTo(url, cases.gzipped), answerTo(url, cases.held)]);
  if (!plain.body || !gzipped.body || held.body) throw new Error('the desk answers otherwise than this benchmark takes it to');
  return { plain, gzipped, held };
}

/** Asked for without `fetch`, which would unzip it. The server of whoever answers it sets the date and what keeps the connection. */
async function answerTo(url: string, headers: Headers): Promise<BareAnswer> {
  const [message] = (await once(get(`${url}${PAGE}`, { headers }), 'response')) as [IncomingMessage];
  const body = await buffer(message);
  const { date, connection, 'keep-alive': _, ...own } = message.headers as Record<string, string>;
  return { headers: own, body: body.length > 0 ? body : undefined };
}

const kilobytes = ({ body }: BareAnswer) => ((body?.length ?? 0) / 1_000).toFixed(0);

/** A server in a process of its own, as the command would run it. */
async function server(told: { kind: 'desk'; path: string } | { kind: 'bare'; answers: BareAnswers }): Promise<Running> {
  const child: ChildProcess = fork(new URL('./serving-server.ts', import.meta.url), {
    serialization: 'advanced',
    execArgv: process.execArgv,
  });
  const next = () => new Promise<Told>((resolve) => child.once('message', (message) => resolve(message as Told)));
  child.send(told);
  const { url = '' } = await next();
  return {
    url,
    ask(asked) {
      child.send(asked);
      return next();
    },
    end: () => child.kill(),
  };
}

async function filledStore(): Promise<string> {
  const folder = join(tmpdir(), 'wiredesk-bench');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${STORIES}.sqlite`);
  const store = openSqliteStore(path);
  if ((await store.mark('bench')) !== 'filled') {
    const started = performance.now();
    const patterns = await patternStories(500);
    for (let from = 0; from < STORIES; from += BATCH) {
      await store.put(Array.from({ length: Math.min(BATCH, STORIES - from) }, (_, index) => variant(patterns, from + index)));
    }
    await store.keepMark('bench', 'filled');
    console.log(`${STORIES.toLocaleString('en')} stories put in ${((performance.now() - started) / 1_000).toFixed(0)} s`);
  }
  await store.close();
  return path;
}

async function patternStories(count: number): Promise<Story[]> {
  const stories: Story[] = [];
  const origin = { bucket: 'bench', key: 'story.xml', versionId: '1', sha256: 'ab'.repeat(32), receivedAt: '2026-01-15T12:00:00.000Z' };
  for (let number = 0; number < count; number += 1) {
    const chunks = (async function* () {
      yield Buffer.from(newsItemDocument(number));
    })();
    for await (const reading of read(chunks, origin)) if (reading.kind === 'story') stories.push(reading.story);
  }
  return stories;
}

/** A story with the copy of one of the patterns, and a name and time of its own. */
export function variant(patterns: readonly Story[], number: number): Story {
  const pattern = patterns[number % patterns.length] as Story;
  const id = `urn:newsml:northwire.example:20260105:m${number}`;
  const time = new Date(Date.parse('2020-01-01T00:00:00Z') + number * 120_000).toISOString();
  return {
    ...pattern,
    id,
    revision: `0000000001/${time}/${String(number).padStart(8, '0')}`,
    item: { ...pattern.item, uri: id, versionCreated: time },
    source: { ...pattern.source, key: `${number}.xml`, receivedAt: time },
  };
}
