// JSON Feed 1.0 and 1.1. Spec: https://www.jsonfeed.org/version/1.1/.
import { WireError } from '../codes.ts';
import { dateFound } from '../dated.ts';
import { type Draft, derived, type Found, issue, mapFound, present, stated } from '../draft.ts';
import { hostOf } from '../feeds/entry.ts';
import { shared } from '../feeds/identity.ts';
import {
  complainOfTypes,
  findAltIds,
  findAuthors,
  findBody,
  findCategories,
  findExtras,
  findMessage,
  findRenditions,
  findType,
  type JsonEntry,
  textIn,
  textOf,
} from '../feeds/json-entry.ts';
import { isWebAddress } from '../feeds/links.ts';
import { fileUnder } from '../feeds/subjects.ts';
import { titleText } from '../feeds/text.ts';
import { type Document, type Format, type ReadItem, wholeText } from '../format.ts';
import type { Head } from '../head.ts';
import { isJsonObject, type JsonObject, parseJson } from '../json.ts';
import { readLooseDate } from '../loose-dates.ts';
import { isUri } from '../uri.ts';

export const jsonFeed: Format = {
  name: 'json-feed',
  title: 'JSON Feed',
  spec: 'JSON Feed 1.0 and 1.1',
  family: 'json',
  recognisedBy: 'JSON whose version is an address at jsonfeed.org, or with items and the names of a JSON Feed beside or in them',
  detect,
  read,
};

const DECLARED = /"version"\s*:\s*"https?:(?:\\?\/){2}(?:www\.)?jsonfeed\.org\\?\/version/;
const OF_ITEMS = /"(?:content_html|content_text|date_published|external_url)"\s*:/;

function detect({ keys, text }: Head): string | undefined {
  if (!keys?.length || text.startsWith('[')) return undefined;
  if (DECLARED.test(text)) return 'JSON whose version is an address at jsonfeed.org';
  const isFeed = keys.includes('items') && (keys.includes('home_page_url') || keys.includes('feed_url') || OF_ITEMS.test(text));
  return isFeed ? 'JSON with items and the names of a JSON Feed' : undefined;
}

async function* read(document: Document): AsyncGenerator<ReadItem | WireError> {
  const feed = parseJson(await wholeText(document), document);
  if (!isJsonObject(feed) || (feed.items !== undefined && !Array.isArray(feed.items)))
    throw new WireError('SCHEMA_INVALID', 'The items of the feed are no list.');
  const items: readonly unknown[] = feed.items ?? [];
  const page = textOf(feed.home_page_url) ?? textOf(feed.feed_url);
  const base = isWebAddress(page) ? page : undefined;
  const sharedIds = shared(items.filter(isJsonObject).map((item) => [findId(item)?.value, distinctionOf(item)]));
  for (const item of items) {
    yield isJsonObject(item)
      ? () => draftOf({ item, feed, base, issues: [] }, sharedIds)
      : new WireError('SCHEMA_INVALID', 'An item of the feed is no object.');
  }
  if (items.length === 0) document.report(issue('NO_ITEMS', 'The feed holds no item.'));
}

function draftOf(entry: JsonEntry, sharedIds: ReadonlySet<string>): Draft {
  const { item, feed, issues } = entry;
  complainOfTypes(entry);
  const headline = mapFound(textIn(entry, 'title'), (title) => titleText({ kind: 'sniff', text: title, tree: [] }));
  const body = findBody(entry);
  const renditions = findRenditions(entry);
  const links = findAltIds(entry);
  if (!headline && !body && renditions.length + links.length === 0)
    throw new WireError('NO_CONTENT', 'The item has neither title, text, media nor an address.');
  if (!headline && !body) issues.push(issue('NO_HEADLINE', 'The item states neither title nor text.', 'headlines'));
  const id = findId(item);
  const isShared = id !== undefined && sharedIds.has(id.value);
  const published = dateFound(textIn(entry, 'date_published'), 'firstCreated', issues, readLooseDate);
  const updated = dateFound(textIn(entry, 'date_modified'), 'versionCreated', issues, readLooseDate);
  const authors = findAuthors(entry);
  const filing = fileUnder(findCategories(entry));
  const provider = stated(textOf(feed.title), 'feed/title');
  return {
    format: 'json-feed',
    id: isShared ? undefined : id,
    idParts: isShared ? [scopeOf(feed), id.value, distinctionOf(item)] : partsOf(item, feed),
    idScope: scopeOf(feed),
    item: {
      type: findType(renditions, body !== undefined),
      firstCreated: published,
      versionCreated: updated ?? published,
      headlines: present([asText(headline)]),
      descriptions: present([asText(textIn(entry, 'summary'))]),
      bodies: present([body]),
      by: authors[0] && { ...authors[0], value: authors.map(({ value }) => value.name ?? value.literal).join(', ') },
      people: authors,
      language: textIn(entry, 'language') ?? derived(textOf(feed.language), 'feed/language'),
      subjects: filing.subjects,
      infoSources: present([mapFound(provider, (name) => ({ name, ...pageOf(feed) }))]),
      renditions,
      altIds: [...(isShared ? present([mapFound(id, (value) => ({ role: 'guid', value }))]) : []), ...links],
    },
    wire: {
      provider,
      keywords: filing.keywords,
      guid: textIn(entry, 'id'),
      message: findMessage(entry),
      extra: findExtras(entry),
    },
    issues,
  };
}

function asText(found: Found<string> | undefined) {
  return mapFound(found, (value) => ({ contentType: 'text/plain', value }));
}

/** The identifier, which the format demands; else the page, or the page elsewhere that the item is about. */
function findId(item: JsonObject): Found<string> | undefined {
  return textIn({ item }, 'id') ?? textIn({ item }, 'url') ?? textIn({ item }, 'external_url');
}

/** What tells an item from another one with the same identifier. */
function distinctionOf(item: JsonObject): string {
  return textOf(item.url) ?? textOf(item.title) ?? '';
}

function partsOf(item: JsonObject, feed: JsonObject): (string | undefined)[] {
  const title = textOf(item.title);
  return title ? [scopeOf(feed), textOf(item.date_published), title] : [];
}

function scopeOf(feed: JsonObject): string | undefined {
  return hostOf(textOf(feed.home_page_url)) ?? hostOf(textOf(feed.feed_url)) ?? textOf(feed.title);
}

function pageOf(feed: JsonObject) {
  const page = textOf(feed.home_page_url);
  return page && isUri(page) ? { uri: page } : {};
}
