// One story over HTTP: as it is, as ninjs, its revisions and what differs between them, its source; kills; and the list of changes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqliteStore } from '../../functions/store/sqlite.ts';
import type { Change } from '../../functions/store/store.ts';
import { NODE } from '../cli/wiredesk.ts';
import { type Sketch, storyOf } from '../store/stories.ts';
import { type Served, serveDesk } from './served.ts';

let desk: Served;
beforeEach(async () => {
  desk = await serveDesk();
});
afterEach(() => desk.close());

const put = async (...sketches: Sketch[]) => {
  const stories = sketches.map(storyOf);
  await desk.store.put(stories);
  return stories;
};
const at = (id: string, rest = '') => `/stories/${encodeURIComponent(id)}${rest}`;
const json = async (path: string, headers = {}) => (await desk.get(path, headers)).json() as Promise<never>;

test('a story as it is, or its ninjs item', async () => {
  const [story] = await put({});
  const id = story?.id ?? '';
  expect(await json(at(id))).toEqual(story);
  expect(await json(at(id), { accept: 'application/ninjs+json' })).toEqual(story?.item);
  expect(await json(at(id, '?format=ninjs'))).toEqual(story?.item);
  const first = await desk.get(at(id));
  const again = await desk.get(at(id), { 'if-none-match': first.headers.get('etag') ?? '' });
  expect([again.status, first.headers.get('cache-control')]).toEqual([304, 'private, no-cache']);
});

test.each(['https://wire.example/a/b?c=d&e=f#g', 'tag:a%2Fb', 'urn:x:ночь/京', 'a+b c', "it's%41;,", '..', 'x/source'])(
  'an identifier such as %s',
  async (id) => {
    const story = storyOf({});
    await desk.store.put([{ ...story, id, item: { ...story.item, uri: id } }]);
    const response = await fetch(`${desk.url}/stories/${encodeURIComponent(id).replaceAll('.', '%2E')}`);
    // Dots that lead out of a path are taken away by whoever asks, before they get here.
    if (id !== '..') expect(await response.json()).toMatchObject({ id });
  },
);

test('revisions, latest first, and each by itself', async () => {
  const [first, second] = await put({ version: 1 }, { version: 2 });
  const id = first?.id ?? '';
  expect(await json(at(id, '/revisions'))).toMatchObject({ revisions: [{ version: '2' }, { version: '1' }] });
  for (const revision of [first, second]) {
    expect(await json(at(id, `/revisions/${encodeURIComponent(revision?.revision ?? '')}`))).toEqual(revision);
    expect(await json(at(id, `/revisions/${revision?.revision}`))).toEqual(revision);
  }
  expect((await desk.get(at(id, '/revisions/none'))).status).toBe(404);
});

test('what differs between revisions, as text and as fields', async () => {
  const [first, , third] = await put(
    { version: 1, headline: 'Port shut', body: '<p>Ferries stay in.</p><p>Storm & rain.</p>', places: ['FR'] },
    { version: 2, headline: 'Port shut', body: '<p>Ferries stay in.</p>' },
    { version: 3, headline: 'Port open again', body: '<p>Ferries sail again.</p>', places: ['BE'] },
  );
  const id = first?.id ?? '';
  const latest = (await json(at(id, '/diff'))) as Record<string, unknown>;
  expect(latest).toMatchObject({
    from: expect.stringContaining('0000000002/'),
    to: third?.revision,
    headline: [
      { kind: 'same', value: 'Port ' },
      { kind: 'removed', value: 'shut' },
      { kind: 'added', value: 'open again' },
    ],
  });
  const whole = (await json(at(id, `/diff?from=${encodeURIComponent(first?.revision ?? '')}`))) as {
    text: { kind: string; value: string }[];
    fields: { field: string; from: unknown; to: unknown }[];
  };
  const texts = (kind: string) => whole.text.filter((piece) => piece.kind !== kind).map(({ value }) => value);
  expect(texts('added').join('')).toBe('Ferries stay in.\nStorm & rain.');
  expect(texts('removed').join('')).toBe('Ferries sail again.');
  expect(whole.fields.map(({ field }) => field)).toEqual(['version', 'headlines', 'places']);
  expect(whole.fields[2]).toMatchObject({ from: [{ uri: expect.stringContaining('FR') }], to: [{ uri: expect.stringContaining('BE') }] });
});

test('differences of texts that have nothing in common are told as a whole, and soon', async () => {
  const long = (seed: number) => `<p>${Array.from({ length: 120_000 }, (_, n) => `w${(n * seed) % 99_991}`).join(' ')}</p>`;
  const [first] = await put({ version: 1, body: long(7) }, { version: 2, body: long(13) });
  const { text } = (await json(at(first?.id ?? '', '/diff'))) as { text: { kind: string }[] };
  expect(text.map(({ kind }) => kind)).toEqual(['removed', 'added']);
});

test('a first revision differs from nothing', async () => {
  const [story] = await put({});
  expect((await desk.get(at(story?.id ?? '', '/diff'))).status).toBe(404);
});

test('a kill is 410 with its reason, whatever is asked of the story', async () => {
  const [first] = await put(
    { version: 1, headline: 'secret' },
    { version: 2, status: 'canceled', edNote: 'Wrong name', headline: 'secret' },
  );
  const id = first?.id ?? '';
  for (const rest of ['', '/provenance', '/diff', '/source', `/revisions/${encodeURIComponent(first?.revision ?? '')}`]) {
    const response = await desk.get(at(id, rest));
    const text = await response.text();
    expect([rest, response.status]).toEqual([rest, 410]);
    expect(JSON.parse(text)).toMatchObject({ detail: 'The story was killed: Wrong name', killed: { id, reason: 'Wrong name' } });
    expect(text).not.toContain('secret');
  }
  expect(await (await desk.get(at(id, '/revisions'))).text()).not.toContain('secret');
});

test('where fields came from', async () => {
  const [story] = await put({});
  expect(await json(at(story?.id ?? '', '/provenance'))).toMatchObject({ provenance: story?.provenance, source: story?.source });
});

test('the source is a file to be kept, whatever its name', async () => {
  const served = await serveDesk({
    openSource: async () =>
      (async function* () {
        yield Buffer.from('<script>');
        yield Buffer.from('alert(1)</script>');
      })(),
  });
  const story = storyOf({ key: 'a/b/ночь "x"\r\nset-cookie: a=b.html' });
  await served.store.put([story]);
  const response = await served.get(at(story.id, '/source'));
  expect(await response.text()).toBe('<script>alert(1)</script>');
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('ночь "x"\r\nset-cookie: a=b.html')}`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  await served.close();
  await put({ name: 'other' });
  expect((await desk.get(at(storyOf({ name: 'other' }).id, '/source'))).status).toBe(404);
});

test('queries take the words of the command, and page', async () => {
  await put({ name: 'one', body: '<p>Storm in the harbour</p>' }, { name: 'two', places: ['NO'], body: '<p>Calm</p>' }, { name: 'three' });
  await put({ name: 'four', status: 'canceled' });
  const found = async (query: string) =>
    ((await json(`/stories?${query}`)) as { stories: { id: string }[] }).stories.map(({ id }) => id.split(':').at(-1));
  expect(await found('text=stôrm%20harbour')).toEqual(['one']);
  expect(await found('text=-storm&place=no')).toEqual(['two']);
  expect(await found('feed=place/NO')).toEqual(['two']);
  expect(await found('status=canceled')).toEqual(['four']);
  expect(await found('until=2026-03-02T09:00Z')).toEqual([]);
  expect((await found('provider=Meridian%20Newswire&language=en')).length).toBe(3);
  const first = (await json('/stories?limit=2')) as { stories: unknown[]; next: string };
  const second = (await (await fetch(first.next)).json()) as { stories: unknown[]; next?: string };
  expect([first.stories.length, second.stories.length, second.next]).toEqual([2, 1, undefined]);
});

test.each(['place=NO', 'provider=Northwire', 'text=storm', 'feed=desk/sport'])(
  'kills are not said to be none because of %s',
  async (word) => {
    const response = await desk.get(`/stories?status=canceled&since=7d&${word}`);
    expect([response.status, ((await response.json()) as { detail: string }).detail]).toEqual([
      400,
      `status: canceled goes with times alone, and not with ${word.slice(0, word.indexOf('='))}`,
    ]);
  },
);

test('copy whose embargo is over goes out as usable, though its sender wrote withheld and the story keeps that', async () => {
  await put({ name: 'one', status: 'withheld', embargo: '2026-03-02T10:00:00.000Z' });
  const address = at(storyOf({ name: 'one' }).id, '');
  const feed = (await json('/feeds/all.ninjs')) as { items: { pubStatus: string }[] };
  expect(feed.items.map(({ pubStatus }) => pubStatus)).toEqual(['usable']);
  expect(await json(`${address}?format=ninjs`)).toMatchObject({ pubStatus: 'usable', embargoedUntil: '2026-03-02T10:00:00.000Z' });
  expect(await json(address)).toMatchObject({ item: { pubStatus: 'withheld' } });
});

test('changes tell of stories, kills and withdrawals, each once', async () => {
  await put({ name: 'one' }, { name: 'two' }, { name: 'three' });
  const first = (await json('/changes?limit=2')) as { changes: Change[]; cursor: string; more: boolean };
  expect([first.changes.map(({ kind }) => kind), first.more]).toEqual([['story', 'story'], true]);
  await put(
    { name: 'one', version: 2, status: 'canceled', edNote: 'Wrong' },
    { name: 'two', version: 2, embargo: '2026-03-03T00:00:00.000Z' },
  );
  const second = (await json(`/changes?cursor=${first.cursor}`)) as { changes: Change[]; cursor: string; more: boolean };
  expect(second).toMatchObject({
    changes: [
      { kind: 'story' },
      { kind: 'killed', tombstone: { reason: 'Wrong' } },
      { kind: 'withdrawn', id: storyOf({ name: 'two' }).id },
    ],
    more: false,
  });
  expect(await json(`/changes?cursor=${second.cursor}`)).toMatchObject({ changes: [], cursor: second.cursor });
});

test('who follows changes misses nothing while two processes write', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wiredesk-changes-'));
  const path = join(folder, 'desk.sqlite');
  const served = await serveDesk({ store: openSqliteStore(path) });
  const writer = new URL('../store/writer.ts', import.meta.url).pathname;
  const writers = ['one', 'two'].map((name) =>
    spawn(NODE, ['--disable-warning=ExperimentalWarning', writer, path, name, '150'], { stdio: ['ignore', 'ignore', 'inherit'] }),
  );
  const ended = Promise.all(writers.map((each) => once(each, 'exit')));
  let isOver = false;
  const over = ended.then(() => {
    isOver = true;
  });
  const seen: string[] = [];
  for (let cursor = '', last = false; !last; ) {
    last = isOver;
    const page = (await (await served.get(`/changes?limit=7${cursor && `&cursor=${cursor}`}`)).json()) as {
      changes: Change[];
      cursor: string;
    };
    for (const change of page.changes) seen.push(change.kind === 'story' ? change.card.id : change.kind);
    cursor = page.cursor;
    if (page.changes.length > 0) last = false;
  }
  await over;
  expect(seen.length).toBe(300);
  expect(new Set(seen).size).toBe(300);
  await served.close();
  rmSync(folder, { recursive: true });
});
