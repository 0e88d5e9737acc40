// Feeds: `/feeds/all.json`, `/feeds/provider/northwire.atom`, `/feeds/desk/politics?content=summary` and so on.
import type { Context } from 'hono';
import { feedNamed } from '../../store/feeds.ts';
import type { Query } from '../../store/store.ts';
import { mediaTopicName } from '../../wire/topics.ts';
import { answer } from '../answer.ts';
import type { App, Desk, DeskEnv } from '../desk.ts';
import { type FeedPage, newFeedPages } from '../feed-pages.ts';
import type { FeedFormat, PageHead } from '../feeds/format.ts';
import { FEED_FORMATS } from '../feeds/formats.ts';
import { newKept } from '../kept.ts';
import { negotiate } from '../negotiate.ts';
import { Problem } from '../problem.ts';
import { readQuery } from '../query.ts';
import { baseOf, choiceOf, limitOf, type Parameters, parametersOf, queryString } from '../request.ts';

const LIMIT = 50;
/** Characters of addresses whose meaning is remembered. */
const KNOWN = 1_000_000;
/** Entries hold whole bodies. */
const MAX_LIMIT = 200;
/** What narrows a feed further. Kills are in no feed, so there is no asking for a status. */
const NARROWING = ['provider', 'subject', 'language', 'place', 'since', 'until', 'text'] as const;
const FEED_PARAMETERS = [...NARROWING, 'content', 'limit', 'cursor'] as const;
const DESK = 'desk/';
/** A time that moves with the time it is asked at. */
const AGO = /^\d+[smhdw]$/;

export function addFeeds(app: App, desk: Desk): void {
  const pages = newFeedPages(desk.store);
  // What an address means is the same each time, but for times ago.
  const known = newKept<FeedPage>(KNOWN);
  const learned = (key: string, page: FeedPage) => {
    if (page.isFixed) known.set(key, page, key.length);
    return page;
  };
  app.get('/feeds/:name{.+}', async (c) => {
    const key = `${c.req.url} ${c.req.header('accept')}`;
    const page = known.get(key) ?? learned(key, pageOf(c, c.req.param('name'), desk));
    return await answer(c, await pages.at(page, c.get('at')));
  });
}

/** The feed's name as stores spell it, and its format: by how the address ends, else by what the asker accepts. */
function named(c: Context<DeskEnv>, text: string): { readonly name: string; readonly format: FeedFormat } {
  const ending = FEED_FORMATS.find((each) => text.endsWith(each.ending));
  const stem = ending ? text.slice(0, -ending.ending.length) : text;
  const name = feedNamed(stem);
  if (!name) throw new Problem(404, 'There is no such feed: all, provider/…, subject/…, language/…, place/…, desk/…');
  return { name, format: ending ?? negotiate(c.req.header('accept'), FEED_FORMATS) };
}

/** Of a desk it is known whether there is one: a feed that stays empty for a slip of the pen would be noticed by nobody. */
function refuseUnknown(desk: string, desks: readonly { readonly name: string }[]): void {
  if (!desks.some(({ name }) => name === desk)) throw new Problem(404, 'There is no such desk. /desks lists those that there are.');
}

function pageOf(c: Context<DeskEnv>, text: string, { baseUrl, desks }: Desk): FeedPage {
  const { name, format } = named(c, text);
  if (desks && name.startsWith(DESK)) refuseUnknown(name.slice(DESK.length), desks());
  const base = baseOf(c.req.url, baseUrl);
  const parameters = parametersOf(c.req.url, FEED_PARAMETERS);
  const { since, until, cursor } = parameters;
  const query: Query = { ...readQuery(narrowing(parameters), c.get('at')), feed: name };
  const path = `${base}/feeds/${name.split('/').map(encodeURIComponent).join('/')}${format.ending}`;
  const { cursor: _, ...first } = parameters;
  return {
    key: `${path}${queryString(parameters)}`,
    format,
    query,
    limit: limitOf(parameters, LIMIT, MAX_LIMIT),
    ...(cursor !== undefined && { cursor }),
    isFull: choiceOf(parameters, 'content', ['full', 'summary']) !== 'summary',
    tellsKills: format.tombstone !== undefined && cursor === undefined && until === undefined,
    isFixed: !AGO.test(since ?? '') && !AGO.test(until ?? ''),
    base,
    head: (next, updated): PageHead => ({
      id: `urn:wiredesk:feed:${name.split('/').map(encodeURIComponent).join(':')}${queryString(narrowing(parameters))}`,
      title: titleOf(name, query),
      home: `${base}/`,
      self: `${path}${queryString(parameters)}`,
      first: `${path}${queryString(first)}`,
      ...(next !== undefined && { next: `${path}${queryString({ ...first, cursor: next })}` }),
      updated,
    }),
  };
}

function narrowing(parameters: Parameters): Parameters {
  return Object.fromEntries(NARROWING.flatMap((word) => (parameters[word] === undefined ? [] : [[word, parameters[word]]])));
}

/** `Wiredesk: subject/20000523 (labour market), text harbour`. */
function titleOf(name: string, { feed, ...narrowed }: Query): string {
  const topic = name.startsWith('subject/') ? mediaTopicName(name.slice('subject/'.length)) : undefined;
  const words = Object.entries(narrowed).map(([word, value]) => `, ${word} ${value}`);
  return `Wiredesk: ${name}${topic ? ` (${topic})` : ''}${words.join('')}`;
}
