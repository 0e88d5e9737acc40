// Text in stores so large that they are searched by parts: the answers are those of a plain look at all stories.
import { expect, test } from 'vitest';
import { openSqliteStore } from '../../functions/store/sqlite.ts';
import type { Store } from '../../functions/store/store.ts';
import { NOW, storyOf } from './stories.ts';

const STORIES = 6_000;
const PROVIDERS = ['Northwire', 'Midland Ledger'];

/** Story `n` is the n-th oldest. */
const providerOf = (n: number) => PROVIDERS[n % 5 === 0 ? 1 : 0] as string;
const textOf = (n: number) =>
  [
    'harbour',
    n % 3 === 0 ? 'third' : 'other',
    n % 211 === 0 ? 'seldom' : '',
    n < 3_000 ? 'bygone days' : 'days bygone',
    n === 1 ? 'unique' : '',
  ].join(' ');
const timeOf = (n: number) => new Date(Date.parse('2026-01-01T00:00:00.000Z') + Math.floor(n / 2) * 60_000).toISOString();

type Asked = readonly [text: string, holds: (text: string) => boolean];
const ASKED: readonly Asked[] = [
  ['harbour', () => true],
  ['third -seldom', (text) => text.includes('third') && !text.includes('seldom')],
  ['seldom', (text) => text.includes('seldom')],
  ['seldom third', (text) => text.includes('seldom') && text.includes('third')],
  ['"bygone days"', (text) => text.includes('bygone days')],
  ['"bygone days" unique', (text) => text.includes('unique')],
  ['-"days bygone"', (text) => !text.includes('days bygone')],
  ['-third', (text) => !text.includes('third')],
  ['-harbour', () => false],
  ['nowhere', () => false],
  ['nowhere -harbour', () => false],
  ['!', () => true],
];

async function filled(order: readonly number[]): Promise<Store> {
  const store = openSqliteStore(':memory:');
  await store.put(
    order.map((n) =>
      storyOf({ name: `n${n}`, headline: textOf(n), provider: providerOf(n), versionCreated: timeOf(n), receivedAt: timeOf(n) }),
    ),
  );
  return store;
}

async function found(store: Store, query: object): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined, pages = 0; pages < 20; pages += 1) {
    const page = await store.query(query, { at: NOW, limit: 700, ...(cursor !== undefined && { cursor }) });
    ids.push(...page.entries.map(({ id }) => id.split(':').at(-1) ?? ''));
    cursor = page.cursor;
    if (cursor === undefined) return ids;
  }
  throw new Error('there is no end to it');
}

const inOrder = Array.from({ length: STORIES }, (_, n) => n);
/** 1,009 and 6,000 have no divisor in common: each comes once. */
const scattered = inOrder.map((n) => (n * 1_009) % STORIES);

test.each([
  ['in the order of their times', inOrder],
  ['latest first', inOrder.toReversed()],
  ['in no order', scattered],
  ['in order, but for an old one now and then', inOrder.map((n) => (n % 500 === 0 ? STORIES - 500 - n : n))],
])('of stories that came %s', async (_, order) => {
  const store = await filled(order);
  const newestFirst = inOrder.toSorted((a, b) => (timeOf(b) === timeOf(a) ? (`n${b}` > `n${a}` ? 1 : -1) : b - a));
  for (const [text, holds] of ASKED) {
    const expected = newestFirst.filter((n) => holds(textOf(n)));
    expect([text, await found(store, { text })]).toEqual([text, expected.map((n) => `n${n}`)]);
    const narrow = { text, provider: 'Midland Ledger', since: timeOf(1_000), until: timeOf(5_000) };
    const within = expected.filter((n) => n % 5 === 0 && n >= 1_000 && n < 5_000);
    expect([narrow, await found(store, narrow)]).toEqual([narrow, within.map((n) => `n${n}`)]);
  }
  await store.close();
});

test('a search waits for nobody, and nobody for it: stories that are killed meanwhile are not found', async () => {
  const store = await filled(inOrder);
  const searching = store.query({ text: 'unique' }, { at: NOW, limit: 10 });
  await store.put([storyOf({ name: 'n1', version: 2, status: 'canceled' })]);
  expect((await searching).entries).toEqual([]);
  await store.close();
});
