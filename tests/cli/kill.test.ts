// `wiredesk kill` as it is typed: a story taken back by hand.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newsItemDocument } from '../bench/generate.ts';
import { linesOf, type Workplace, workplace } from './wiredesk.ts';

const ID = 'urn:newsml:northwire.example:20260105:n';
const REASON = 'Mandatory kill by telephone: the quote is invented.';

let place: Workplace;
beforeEach(() => {
  place = workplace();
});
afterEach(() => place.remove());

async function ids(...words: readonly string[]): Promise<unknown[]> {
  return linesOf((await place.run('query', '--jsonl', ...words)).out).map(({ id }) => id);
}

test('the story is gone with its reason told, others stay, and the order lies in the inbox with a receipt', async () => {
  place.write('wires/a.xml', newsItemDocument(1));
  place.write('wires/b.xml', newsItemDocument(2));
  await place.run('ingest', 'wires');
  const { status, out } = await place.run('kill', ':n1', '--reason', REASON);
  const [, name = ''] = /^Killed, by inbox\/(kill-\S+\.json), which stays there\.$/m.exec(out) ?? [];
  expect([status, readdirSync(join(place.path, 'inbox'))]).toEqual([0, [name]]);
  expect(out).toContain(`${ID}1\n`);
  expect([await ids(), await ids('--status', 'canceled')]).toEqual([[`${ID}2`], [`${ID}1`]]);
  expect((await place.run('show', ':n1')).err).toContain(REASON);
  expect(linesOf((await place.run('receipts', '--jsonl')).out)).toContainEqual(
    expect.objectContaining({ key: name, outcome: 'stored', format: 'ninjs' }),
  );
});

test('what the provider sends of it later, whatever its version, does not bring it back', async () => {
  place.write('wires/a.xml', newsItemDocument(1));
  await place.run('ingest', 'wires');
  await place.run('kill', ':n1', '--reason', REASON);
  place.write('wires/later.xml', newsItemDocument(1).replace('version="1"', 'version="900"'));
  expect((await place.run('ingest', 'wires')).out).toContain('stored');
  expect(await ids()).toEqual([]);
  expect((await place.run('kill', ':n1', '--reason', REASON)).err).toContain('killed already');
});

test('a story that is in no answer yet is killed by its whole identifier, and then never comes out', async () => {
  expect((await place.run('kill', ':n3', '--unseen', '--reason', REASON)).status).toBe(2);
  expect((await place.run('kill', `${ID}3`, '--unseen', '--reason', REASON)).status).toBe(0);
  place.write('wires/c.xml', newsItemDocument(3));
  expect((await place.run('ingest', 'wires')).out).toContain('stored');
  expect([await ids(), await ids('--status', 'canceled')]).toEqual([[], [`${ID}3`]]);
});

test('a dry run names the story and leaves it; without a reason, or of no story, nothing is done', async () => {
  place.write('wires/a.xml', newsItemDocument(1));
  await place.run('ingest', 'wires');
  expect(await place.run('kill', ':n1', '--reason', REASON, '--dry-run')).toMatchObject({
    status: 0,
    out: expect.stringContaining(`${ID}1`),
  });
  expect((await place.run('kill', ':n1')).status).toBe(2);
  expect((await place.run('kill', ':n1', '--reason', ' ')).status).toBe(2);
  expect((await place.run('kill', ':n7', '--reason', REASON)).status).toBe(1);
  expect([await ids(), readdirSync(place.path)]).toEqual([[`${ID}1`], expect.not.arrayContaining(['inbox'])]);
});
