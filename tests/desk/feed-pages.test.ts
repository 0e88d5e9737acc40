// How feeds are served: conditional requests, paging, formats asked for, kills, embargoes, and what is not asked of the store.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSqliteStore } from '../../functions/store/sqlite.ts';
import type { Store } from '../../functions/store/store.ts';
import { type Sketch, storyOf } from '../store/stories.ts';
import { type Served, serveDesk } from './served.ts';

let desk: Served;
/** Calls of the store, by name. */
let calls: string[];
beforeEach(async () => {
  calls = [];
  desk = await serveDesk({ store: counted(openSqliteStore(':memory:')) });
});
afterEach(() => desk.close());

function counted(store: Store): Store {
  return {
    ...store,
    query: (...request) => {
      calls.push('query');
      return store.query(...request);
    },
    revision: (...request) => {
      calls.push('revision');
      return store.revision(...request);
    },
  };
}

const put = async (...sketches: Sketch[]) => {
  await desk.store.put(sketches.map(storyOf));
};
const plain = { 'accept-encoding': 'identity' };
const idsOf = async (response: Response) =>
  ((await response.json()) as { items: { id: string }[] }).items.map(({ id }) => id.split(':').at(-1));
const tagOf = (response: Response) => response.headers.get('etag') ?? '';

describe('conditional requests', () => {
  test('what an asker has is answered 304 from the cards alone, even after a restart', async () => {
    await put({ name: 'one' }, { name: 'two' });
    const first = await desk.get('/feeds/all.atom');
    const again = await desk.get('/feeds/all.atom', { 'if-none-match': `W/"other", ${tagOf(first)}` });
    expect([again.status, await again.text(), tagOf(again)]).toEqual([304, '', tagOf(first)]);

    const restarted = await serveDesk({ store: desk.store, baseUrl: desk.url });
    calls = [];
    expect((await restarted.get('/feeds/all.atom', { 'if-none-match': tagOf(first) })).status).toBe(304);
    expect(calls).toEqual(['query', 'query']);
  });

  test('nothing at all is asked of the store while nothing has changed', async () => {
    await put({ name: 'one' });
    const first = await desk.get('/feeds/all.json');
    calls = [];
    expect(await (await desk.get('/feeds/all.json')).text()).toBe(await first.text());
    expect(calls).toEqual([]);
  });

  test('only what is new is read and rendered', async () => {
    await put({ name: 'one' }, { name: 'two' });
    const first = await desk.get('/feeds/all.json');
    await put({ name: 'three' });
    calls = [];
    const second = await desk.get('/feeds/all.json', { 'if-none-match': tagOf(first) });
    expect([second.status, await idsOf(second)]).toEqual([200, ['two', 'three', 'one']]);
    expect(calls.filter((call) => call === 'revision')).toEqual(['revision']);
  });

  test.each([
    ['a kill', { version: 2, status: 'canceled' }],
    ['a correction', { version: 2 }],
    ['an embargo', { version: 2, embargo: '2026-03-03T00:00:00.000Z' }],
  ] as const)('%s makes another tag and date, though nothing newer is on the page', async (_, sketch) => {
    await put({ name: 'one' }, { name: 'two' });
    const first = await desk.get('/feeds/all.rss');
    desk.setNow('2026-03-02T12:00:05.000Z');
    const settled = (await desk.get('/feeds/all.rss')).headers.get('last-modified') ?? '';
    const since = { 'if-modified-since': settled };
    expect((await desk.get('/feeds/all.rss', since)).status).toBe(304);
    await put({ name: 'one', ...sketch });
    expect((await desk.get('/feeds/all.rss', since)).status).toBe(200);
    expect((await desk.get('/feeds/all.rss', { 'if-none-match': tagOf(first), ...since })).status).toBe(200);
  });

  test('a change within the second of the last is never passed over for its date', async () => {
    await put({ name: 'one' });
    const first = await desk.get('/feeds/all.rss');
    const date = first.headers.get('last-modified') ?? '';
    desk.setNow('2026-03-02T12:00:00.500Z');
    await put({ name: 'two' });
    expect((await desk.get('/feeds/all.rss', { 'if-modified-since': date })).status).toBe(200);
    desk.setNow('2026-03-02T12:00:03.000Z');
    expect((await desk.get('/feeds/all.rss', { 'if-modified-since': date })).status).toBe(200);
  });

  test('each format, encoding and content has a tag of its own', async () => {
    await put({ name: 'one', body: `<p>${'long '.repeat(500)}</p>` });
    const paths = ['all.json', 'all.atom', 'all.rss', 'all.ninjs', 'all.json?content=summary', 'all.json?content=full&limit=1'];
    const tags = await Promise.all(
      paths.flatMap((path) =>
        [desk.get(`/feeds/${path}`, plain), desk.get(`/feeds/${path}`)].map(async (response) => tagOf(await response)),
      ),
    );
    // The last is the same as the first, at another address.
    expect(new Set(tags).size).toBeGreaterThanOrEqual(10);
    for (const tag of tags) expect(tag).toMatch(/^"[\w-]+"$/);
  });

  test('HEAD answers as GET does, without the body', async () => {
    await put({ name: 'one' });
    const got = await desk.get('/feeds/all.atom', plain);
    const head = await fetch(`${desk.url}/feeds/all.atom`, { method: 'HEAD', headers: plain });
    const told = (response: Response) => [...response.headers].filter(([name]) => !['date', 'connection', 'keep-alive'].includes(name));
    expect([head.status, await head.text(), told(head)]).toEqual([200, '', told(got)]);
  });

  test('gzip is for those who take it, and worth it', async () => {
    await put({ name: 'one', body: `<p>${'long '.repeat(2_000)}</p>` });
    const encodings = await Promise.all(
      ['gzip', 'br, gzip;q=0.5', '*', 'identity', 'gzip;q=0', 'br'].map(async (accept) => {
        const response = await desk.get('/feeds/all.json', { 'accept-encoding': accept });
        expect(await idsOf(response)).toEqual(['one']);
        return response.headers.get('content-encoding');
      }),
    );
    expect(encodings).toEqual(['gzip', 'gzip', 'gzip', null, null, null]);
  });
});

describe('formats', () => {
  test.each([
    [undefined, 'application/feed+json'],
    ['*/*', 'application/feed+json'],
    ['application/json', 'application/feed+json'],
    ['application/atom+xml', 'application/atom+xml; charset=utf-8'],
    ['application/rss+xml;q=0.9, application/atom+xml;q=0.8', 'application/rss+xml; charset=utf-8'],
    ['application/ninjs+json', 'application/ninjs+json'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'application/atom+xml; charset=utf-8'],
    ['application/*;q=0.2, application/rss+xml', 'application/rss+xml; charset=utf-8'],
  ])('%s is answered %s', async (accept, type) => {
    const response = await desk.get('/feeds/all', accept ? { accept } : {});
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
  });

  test('what nobody has is 406, and an ending outweighs what is accepted', async () => {
    expect((await desk.get('/feeds/all', { accept: 'image/png' })).status).toBe(406);
    expect((await desk.get('/feeds/all.rss', { accept: 'image/png' })).status).toBe(200);
  });
});

describe('names', () => {
  test('of any script and case, and with slashes', async () => {
    await put({ name: 'one', provider: 'Ночная лента', language: 'pt-BR', places: ['NO'], topics: ['20000593'] });
    const paths = [
      `provider/${encodeURIComponent('ночная-лента')}.json`,
      `provider/${encodeURIComponent('Ночная лента')}`,
      'language/pt-BR.json',
      'language/pt',
      'place/no.json',
      'subject/20000593',
      'subject%2F20000593',
    ];
    for (const path of paths) expect([path, await idsOf(await desk.get(`/feeds/${path}`))]).toEqual([path, ['one']]);
    expect(await idsOf(await desk.get('/feeds/desk/politics%2Feurope%20west.json'))).toEqual([]);
  });

  test.each(['nothing', 'subject/1', 'place/Norway/x', 'language/%20', 'provider/', 'provider/---.json'])('%s is none', async (name) => {
    expect((await desk.get(`/feeds/${name}`)).status).toBe(404);
  });

  test('a desk that is none has no feed; one that has caught nothing yet has', async () => {
    const served = await serveDesk({ store: desk.store, desks: () => [{ name: 'ports', title: 'Ports', rule: () => false }] });
    const [ports, prots] = await Promise.all(['ports', 'prots'].map((name) => served.get(`/feeds/desk/${name}.atom`)));
    expect([ports?.status, prots?.status]).toEqual([200, 404]);
    expect(await prots?.text()).toContain('/desks lists those that there are');
  });

  test('feeds say in full where they stand, by the address that is theirs', async () => {
    await put({ name: 'one' }, { name: 'two' });
    const served = await serveDesk({ store: desk.store, baseUrl: 'https://desk.example/' });
    const feed = (await (await served.get('/feeds/language/EN?limit=1')).json()) as Record<string, string>;
    expect(feed).toMatchObject({
      title: 'Wiredesk: language/en',
      home_page_url: 'https://desk.example/',
      feed_url: 'https://desk.example/feeds/language/en.json?limit=1',
      next_url: expect.stringMatching(/^https:\/\/desk\.example\/feeds\/language\/en\.json\?limit=1&cursor=/),
    });
  });
});

describe('pages', () => {
  test('hold each story once while others arrive', async () => {
    const at = (minute: number) => `2026-03-02T09:${String(minute).padStart(2, '0')}:00.000Z`;
    await put(...Array.from({ length: 25 }, (_, n) => ({ name: `n${n}`, versionCreated: at(n) })));
    const seen: (string | undefined)[] = [];
    let path: string | undefined = '/feeds/all.json?limit=4';
    for (let page = 0; path; page += 1) {
      const feed = (await (await desk.get(path)).json()) as { items: { id: string }[]; next_url?: string };
      seen.push(...feed.items.map(({ id }) => id.split(':').at(-1)));
      await put({ name: `late${page}`, versionCreated: at(40 + page) });
      path = feed.next_url?.slice(desk.url.length);
    }
    expect(seen).toEqual(Array.from({ length: 25 }, (_, n) => `n${24 - n}`));
  });

  test('end early where stories are very long', async () => {
    const body = `<p>${'x'.repeat(2_500_000)}</p>`;
    await put({ name: 'one', body }, { name: 'two', body }, { name: 'three', body });
    const first = await desk.get('/feeds/all.json');
    const feed = (await first.json()) as { items: unknown[]; next_url: string };
    expect(feed.items.length).toBe(1);
    const next = (await (await fetch(feed.next_url)).json()) as { items: unknown[]; next_url: string };
    expect([next.items.length, ((await (await fetch(next.next_url)).json()) as { items: unknown[] }).items.length]).toEqual([1, 1]);
  });

  test('of summaries hold no bodies', async () => {
    await put({ name: 'one', body: `<p>${'Ferries sail again. '.repeat(100)}The end.</p>` });
    for (const ending of ['json', 'atom', 'rss', 'ninjs']) {
      const text = await (await desk.get(`/feeds/all.${ending}?content=summary`)).text();
      expect(text).not.toContain('The end.');
      expect(text.includes('Ferries sail again.')).toBe(ending !== 'ninjs');
    }
  });

  test('are narrowed by the words of queries', async () => {
    await put(
      { name: 'one', body: '<p>storm</p>', places: ['FR'] },
      { name: 'two', places: ['FR'] },
      { name: 'three', body: '<p>storm</p>' },
    );
    expect(await idsOf(await desk.get('/feeds/place/FR.json?text=storm'))).toEqual(['one']);
    expect(await idsOf(await desk.get('/feeds/all.json?since=1m'))).toEqual([]);
  });
});

describe('kills and embargoes', () => {
  test('a kill is gone at once, with a tombstone where the format has one', async () => {
    await put({ name: 'one' }, { name: 'two' });
    for (const ending of ['json', 'atom', 'rss', 'ninjs']) await desk.get(`/feeds/all.${ending}`);
    await put({ name: 'one', version: 2, status: 'canceled', edNote: 'Wrong & libellous', headline: 'secret' });
    const text = async (ending: string) => await (await desk.get(`/feeds/all.${ending}`)).text();
    const id = storyOf({ name: 'one' }).id;
    const [json, atom, rss, ninjs] = [
      JSON.parse(await text('json')),
      await text('atom'),
      await text('rss'),
      JSON.parse(await text('ninjs')),
    ];
    expect(json.items.length).toBe(1);
    expect(json._wiredesk.killed).toMatchObject([{ id, reason: 'Wrong & libellous' }]);
    expect(atom).toContain(
      `<at:deleted-entry ref="${id}" when="2026-03-02T09:00:00.000Z"><at:comment>Wrong &amp; libellous</at:comment></at:deleted-entry>`,
    );
    expect(atom.match(/<entry /g)?.length).toBe(1);
    expect(rss).not.toContain(id);
    expect(ninjs.items.map(({ uri, pubStatus }: { uri: string; pubStatus: string }) => [uri, pubStatus])).toEqual([
      [storyOf({ name: 'two' }).id, 'usable'],
      [id, 'canceled'],
    ]);
    for (const each of [atom, rss, JSON.stringify(json), JSON.stringify(ninjs)]) expect(each).not.toContain('secret');
  });

  test('a correction keeps its id and says what it is', async () => {
    const correction = storyOf({ name: 'one', version: 2, versionCreated: '2026-03-02T09:30:00.000Z' });
    await put({ name: 'one' });
    await desk.store.put([{ ...correction, wire: { ...correction.wire, signals: ['CORRECTION'] } }]);
    const feed = (await (await desk.get('/feeds/all.json')).json()) as { items: object[] };
    expect(feed.items).toMatchObject([
      {
        id: correction.id,
        date_modified: '2026-03-02T09:30:00.000Z',
        tags: ['CORRECTION'],
        _wiredesk: { version: '2', signals: ['CORRECTION'] },
      },
    ]);
    const atom = await (await desk.get('/feeds/all.atom')).text();
    expect(atom).toContain('<category term="CORRECTION" scheme="urn:wiredesk:signal" label="CORRECTION"/>');
  });

  test('embargoed copy comes with its minute, also to a page that was kept', async () => {
    await put({ name: 'one', embargo: '2026-03-02T15:00:00.000Z' }, { name: 'two' });
    desk.setNow('2026-03-02T14:59:59.999Z');
    const before = await desk.get('/feeds/all.json');
    expect(await idsOf(before)).toEqual(['two']);
    desk.setNow('2026-03-02T15:00:00.000Z');
    const after = await desk.get('/feeds/all.json', { 'if-none-match': tagOf(before) });
    // On top, where those look who read the first page alone, though it was sent before the other.
    expect(await idsOf(after)).toEqual(['one', 'two']);
    expect(await idsOf(await desk.get('/feeds/all.json?since=1h'))).toEqual(['one']);
  });
});

describe('what makes no sense is refused', () => {
  test.each([
    '/feeds/all.json?limit=0',
    '/feeds/all.json?limit=201',
    '/feeds/all.json?limit=1e2',
    '/feeds/all.json?cursor=',
    '/feeds/all.json?cursor=WyJjaGFuZ2VzIiwiMSJd',
    '/feeds/all.json?content=half',
    '/feeds/all.json?langauge=fr',
    '/feeds/all.json?limit=1&limit=2',
    '/feeds/all.json?since=2026-02-30',
    '/feeds/all.json?text=%22%22',
    '/feeds/all.json?subject=weather',
    '/feeds/all.json?status=canceled',
    '/feeds/%E0%A4%A.json',
    '/feeds/all.json?text=%ff',
  ])('%s', async (path) => {
    const response = await desk.get(path);
    expect([response.status, response.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
    expect(desk.failures).toEqual([]);
  });
});
