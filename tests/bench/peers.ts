// What npm has for each format. `+ sanitize-html` is the same reader with each body cleaned, as ours are, so that the work compares.
import { parseFeed } from '@rowanmanning/feed-parser';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import PostalMime from 'postal-mime';
import RssParser from 'rss-parser';
import sanitizeHtml from 'sanitize-html';
import { readWithEightHandlers, readWithSaxes } from './saxes-alone.ts';

export interface Peer {
  readonly name: string;
  /** The library: its readers share a process. */
  readonly reader: string;
  readonly read: (bytes: Uint8Array) => unknown;
  /** What it does not do that is done for a story. */
  readonly without: string;
}

const ALL_BUT_CLEAN = 'identity, hash, valid ninjs, provenance';

/** A reader, then the same with its bodies cleaned. */
function withAndWithoutCleaning(name: string, bodies: (text: string) => Promise<Bodies> | Bodies): readonly Peer[] {
  const decoder = new TextDecoder();
  return [
    { name, reader: name, read: (bytes) => bodies(decoder.decode(bytes)), without: `cleaning, ${ALL_BUT_CLEAN}` },
    {
      name: `${name} + sanitize-html`,
      reader: name,
      read: async (bytes) => {
        for (const body of await bodies(decoder.decode(bytes))) sanitizeHtml(body ?? '', CLEANING);
      },
      without: ALL_BUT_CLEAN,
    },
  ];
}

type Bodies = readonly (string | undefined)[];

const CLEANING: sanitizeHtml.IOptions = {
  allowedTags: 'p div h1 h2 h3 ul ol li table tr td th blockquote a b strong i em br'.split(' '),
  allowedAttributes: { a: ['href'] },
};

const rssParser = new RssParser();

export const RSS_PEERS: readonly Peer[] = [
  ...withAndWithoutCleaning('feedsmith', (text) => parseRssFeed(text).items?.map((item) => item.content?.encoded) ?? []),
  ...withAndWithoutCleaning('rss-parser', async (text) => (await rssParser.parseString(text)).items.map((item) => item['content:encoded'])),
  ...withAndWithoutCleaning('@rowanmanning/feed-parser', (text) => parseFeed(text).items.map((item) => item.content ?? undefined)),
];

export const ATOM_PEERS: readonly Peer[] = [
  ...withAndWithoutCleaning('feedsmith', (text) => parseAtomFeed(text).entries?.map((entry) => entry.content?.value) ?? []),
  ...withAndWithoutCleaning('rss-parser', async (text) => (await rssParser.parseString(text)).items.map((item) => item.content)),
  ...withAndWithoutCleaning('@rowanmanning/feed-parser', (text) => parseFeed(text).items.map((item) => item.content ?? undefined)),
];

export const JSON_FEED_PEERS: readonly Peer[] = [
  ...withAndWithoutCleaning('JSON.parse', (text) => JSON.parse(text).items.map((item: { content_html: string }) => item.content_html)),
  ...withAndWithoutCleaning('feedsmith', (text) => parseJsonFeed(JSON.parse(text)).items?.map((item) => item.content_html) ?? []),
];

export const NINJS_PEERS: readonly Peer[] = withAndWithoutCleaning('JSON.parse', (text) => [JSON.parse(text).body_xhtml]);

export const EMAIL_PEERS: readonly Peer[] = withAndWithoutCleaning('postal-mime', async (text) => [(await PostalMime.parse(text)).html]);

const ONLY_A_TREE = `any meaning, ${ALL_BUT_CLEAN}`;

export const XML_PEERS: readonly Peer[] = [
  { name: 'saxes', reader: 'saxes', read: readWithSaxes, without: ONLY_A_TREE },
  { name: 'saxes, eight handlers', reader: 'saxes, eight handlers', read: readWithEightHandlers, without: ONLY_A_TREE },
];
