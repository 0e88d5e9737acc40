// Feeds over HTTP, read back by the readers that people use: nothing may be lost on the way.

import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import Parser from 'rss-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAddress } from '../../functions/desk/page/address.ts';
import { read } from '../../functions/wire/read.ts';
import type { Story } from '../../functions/wire/story.ts';
import { ninjsErrors } from '../schema/ninjs.ts';
import { NASTY } from './nasty.ts';
import { type Served, serveDesk, takeInSamples } from './served.ts';

describe('read back', () => {
  const AT = '2030-01-01T00:00:00.000Z';
  let desk: Served;
  let stories: Story[];

  beforeAll(async () => {
    desk = await serveDesk();
    desk.setNow(AT);
    await takeInSamples(desk.store);
    await desk.store.put([NASTY]);
    const { entries } = await desk.store.feed('all', { at: AT, limit: 1_000 });
    const answers = await Promise.all(entries.map(({ id }) => desk.store.get(id, AT)));
    stories = answers.flatMap((answer) => (answer?.state === 'usable' ? [answer.story] : []));
  });
  afterAll(() => desk.close());

  /** Entries of all pages, found by following `next`. */
  async function entriesOf<T>(path: string, parse: (text: string) => Promise<{ entries: T[]; next: string | undefined }>): Promise<T[]> {
    const all: T[] = [];
    let url: string | undefined = `${desk.url}${path}`;
    while (url) {
      const response: Response = await fetch(url);
      expect(response.status).toBe(200);
      const { entries, next } = await parse(await response.text());
      expect(entries.length).toBeLessThanOrEqual(40);
      all.push(...entries);
      url = next;
    }
    return all;
  }

  test('entries link to where the page shows their stories', async () => {
    const { items } = (await (await desk.get('/feeds/all.json?limit=200')).json()) as { items: { id: string; url: string }[] };
    expect(items.length).toBe(200);
    for (const { id, url } of items) {
      const { origin, pathname, search } = new URL(url);
      expect([`${origin}${pathname}`, readAddress(search).story]).toEqual([`${desk.url}/`, id]);
    }
    const [{ url = '' } = {}] = items;
    expect(await (await desk.get('/feeds/all.atom?limit=1')).text()).toContain(`<link rel="alternate" href="${url}"/>`);
    expect(await (await desk.get('/feeds/all.rss?limit=1')).text()).toContain(`<link>${url}</link>`);
  });

  test('there is much to read back', () => {
    expect(stories.length).toBeGreaterThan(100);
    expect(stories.filter(({ item }) => item.renditions?.some(({ href }) => href)).length).toBeGreaterThan(5);
  });

  test('JSON Feed by feedsmith', async () => {
    const entries = await entriesOf('/feeds/all.json?limit=40', async (text) => {
      const feed = parseJsonFeed(JSON.parse(text));
      return { entries: feed.items ?? [], next: feed.next_url };
    });
    const seen = entries.map((entry) => ({
      id: entry.id,
      title: entry.title,
      date: millis(entry.date_modified),
      published: millis(entry.date_published),
      content: entry.content_html ?? '',
      author: entry.authors?.[0]?.name,
      categories: entry.tags ?? [],
      enclosures: entry.attachments?.map(({ url }) => url) ?? [],
    }));
    expect(seen.map(plain)).toEqual(stories.map((story) => plain(expectedOf(story))));
  });

  test('Atom by feedsmith', async () => {
    const entries = await entriesOf('/feeds/all.atom?limit=40', async (text) => {
      const feed = parseAtomFeed(text);
      return { entries: feed.entries ?? [], next: feed.links?.find(({ rel }) => rel === 'next')?.href };
    });
    const seen = entries.map((entry) => ({
      id: entry.id,
      title: entry.title?.value,
      date: millis(entry.updated),
      published: millis(entry.published),
      content: entry.content?.value ?? '',
      author: entry.authors?.[0]?.name,
      categories: entry.categories?.map(({ label }) => label ?? '') ?? [],
      enclosures: entry.links?.filter(({ rel }) => rel === 'enclosure').map(({ href }) => href) ?? [],
    }));
    expect(seen.map(plain)).toEqual(stories.map((story) => plain(expectedOf(story))));
  });

  test('RSS by feedsmith', async () => {
    const entries = await entriesOf('/feeds/all.rss?limit=40', async (text) => {
      const feed = parseRssFeed(text);
      return { entries: feed.items ?? [], next: feed.atom?.links?.find(({ rel }) => rel === 'next')?.href };
    });
    const seen = entries.map((entry) => ({
      id: entry.guid?.value,
      title: entry.title,
      date: millis(entry.atom?.updated),
      published: millis(entry.pubDate),
      content: entry.content?.encoded ?? '',
      author: entry.dc?.creators?.[0],
      categories: entry.categories?.map(({ name }) => name ?? '') ?? [],
      enclosures: entry.media?.contents?.map(({ url }) => url) ?? [],
    }));
    const seconds = (time: number) => Math.floor(time / 1_000) * 1_000;
    const expected = stories.map(expectedOf).map((entry) => ({ ...entry, published: seconds(entry.published) }));
    expect(seen.map(plain)).toEqual(expected.map(plain));
  });

  test.each(['atom', 'rss'])('%s by rss-parser', async (ending) => {
    const parser = new Parser<{ links?: unknown }, Record<string, unknown>>({
      customFields: {
        item: [['media:content', 'media', { keepArray: true }], ['link', 'links', { keepArray: true }], 'dc:creator', 'author'],
      },
    });
    const entries = await entriesOf(`/feeds/all.${ending}?limit=40`, async (text) => {
      const feed = await parser.parseString(text);
      const next = /<(?:atom:)?link rel="next" href="([^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
      return { entries: feed.items, next };
    });
    const seen = entries.map((entry) => ({
      id: String(entry.guid ?? entry.id),
      title: entry.title ?? '',
      content: String(entry['content:encoded'] ?? entry.content ?? ''),
      author: String(entry['dc:creator'] ?? entry.author),
    }));
    const expected = stories.map(expectedOf).map(({ id, title, content, author }) => ({ id, title, content, author: String(author) }));
    // Where Atom has no content, rss-parser takes the summary for it.
    const comparable = (entries: typeof seen) =>
      entries.map(({ id, title, content, author }, index) => [
        id,
        line(title),
        expected[index]?.content ? line(content) : '',
        line(author),
      ]);
    expect(comparable(seen)).toEqual(comparable(expected));
  });

  test('ninjs: the items as they are but released, valid, and read by Wiredesk itself as the same stories', async () => {
    const entries = await entriesOf('/feeds/all.ninjs?limit=40', async (text) => {
      const { items, next } = JSON.parse(text) as { items: Story['item'][]; next?: string };
      return { entries: items.filter(({ pubStatus }) => pubStatus !== 'canceled'), next };
    });
    const released = stories.map(({ item }) => (item.pubStatus === 'withheld' ? { ...item, pubStatus: 'usable' } : item));
    expect(entries).toEqual(released);
    expect(entries.flatMap(ninjsErrors)).toEqual([]);
    const page = await (await desk.get('/feeds/all.ninjs?limit=40')).text();
    const origin = { bucket: 'desk', key: 'all.ninjs', versionId: '1', sha256: '', receivedAt: AT };
    const again: string[] = [];
    for await (const reading of read(chunks(page), origin)) if (reading.kind === 'story') again.push(reading.story.id);
    expect(again).toEqual(JSON.parse(page).items.map(({ uri }: { uri: string }) => uri));
  });
});

/** What an entry must say of a story, worked out anew from the story. */
function expectedOf({ id, item, wire, source }: Story) {
  const bodies = (item.bodies ?? []).filter(({ role }) => role === item.bodies?.[0]?.role);
  const updated = Date.parse(item.versionCreated ?? source.receivedAt);
  const concepts = [...(item.subjects ?? []), ...(item.genres ?? []), ...(item.places ?? [])];
  return {
    id,
    title: item.headlines?.[0]?.value ?? item.title ?? item.slugline ?? '',
    date: updated,
    published: item.firstCreated ? Date.parse(item.firstCreated) : updated,
    content: bodies.map(({ value }) => value).join('\n'),
    author: item.by ?? wire.provider,
    categories: [
      ...concepts.map(({ name, literal, uri }) => name ?? literal ?? uri ?? ''),
      ...(wire.keywords ?? []),
      ...(wire.signals ?? []),
    ],
    enclosures: (item.renditions ?? []).flatMap(({ href }) => (href?.startsWith('http') ? [href] : [])),
  };
}

/** Readers trim, and make of control characters what they may. */
function plain(entry: { title?: string | undefined; content: string; author?: string | undefined; categories: readonly string[] }) {
  return {
    ...entry,
    title: line(entry.title ?? ''),
    content: line(entry.content),
    author: line(entry.author ?? ''),
    categories: [...new Set(entry.categories.map(line))].filter(Boolean).sort(),
  };
}

function line(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\ufffe\uffff]/gu, '')
    .trim();
}

async function* chunks(text: string) {
  yield new TextEncoder().encode(text);
}

function millis(date: unknown): number {
  return Date.parse(String(date));
}
