// What an item of a JSON Feed says, field by field. Spec: https://www.jsonfeed.org/version/1.1/, "Items".
import { derived, type Found, inferred, issue, present, stated } from '../draft.ts';
import { bodyOf } from '../html.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { mediaType } from '../media-type.ts';
import type { AltId, Body, Concept, NewsObjectType, Rendition } from '../ninjs-item.ts';
import type { Issue } from '../story.ts';
import { folded } from '../xml-find.ts';
import { isWebAddress, resolve } from './links.ts';
import { conceptOf } from './people.ts';
import type { Category } from './subjects.ts';
import { contentHtml } from './text.ts';

/** An item with the feed around it. */
export interface JsonEntry {
  readonly item: JsonObject;
  readonly feed: JsonObject;
  /** What relative addresses are relative to. */
  readonly base: string | undefined;
  readonly issues: Issue[];
}

/** A field as text: numbers count as text, for identifiers are often numbers. Blank is nothing. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

export function textIn({ item }: Pick<JsonEntry, 'item'>, name: string): Found<string> | undefined {
  return stated(textOf(item[name]), name);
}

/** Says which of the fields that should be text are not. */
export function complainOfTypes({ item, issues }: JsonEntry) {
  for (const name of ['id', 'url', 'title', 'content_html', 'content_text', 'summary', 'date_published', 'date_modified']) {
    const value = item[name];
    if (value !== undefined && value !== null && typeof value === 'object')
      issues.push(issue('FIELD_INVALID', `${name}: no text; it was left out.`, name));
  }
}

/** HTML before plain text; the two are meant to say the same. */
export function findBody({ item, base, issues }: JsonEntry): Found<Body> | undefined {
  const html = textOf(item.content_html);
  const cleaned = html ? contentHtml({ kind: 'html', text: html, tree: [] }, base) : undefined;
  if (cleaned?.reduced)
    issues.push(issue('BODY_TRUNCATED_MARKUP', 'Markup nested too deep to be cleaned was reduced to its text.', 'bodies'));
  const body = cleaned && stated(bodyOf(cleaned.html), 'content_html');
  if (body) return body;
  for (const name of ['content_text', 'summary']) {
    const text = textOf(item[name]);
    const plain = text && stated(bodyOf(contentHtml({ kind: 'text', text, tree: [] }, base).html), name);
    if (plain) return plain;
  }
  return undefined;
}

/** Version 1.1's `authors`, 1.0's `author`; the feed's where the item has none. */
export function findAuthors({ item, feed }: JsonEntry): Found<Concept>[] {
  const own = authorsOf(item);
  if (own.length > 0) return present(own.map((each) => stated(each, item.authors ? 'authors' : 'author')));
  return present(authorsOf(feed).map((each) => derived(each, 'the feed')));
}

function authorsOf({ authors, author }: JsonObject): Concept[] {
  return [...listOf(authors), ...(listOf(authors).length > 0 ? [] : listOf(author))].slice(0, 50).flatMap((each) => {
    const person = isJsonObject(each) ? { name: folded(textOf(each.name) ?? ''), uri: textOf(each.url) } : { name: textOf(each) };
    const { name, uri } = { uri: undefined, ...person };
    return name || uri ? [conceptOf({ ...(name && { name }), ...(uri && { uri }) }, 'author')] : [];
  });
}

export function findCategories({ item }: JsonEntry): Found<Category>[] {
  const tags = typeof item.tags === 'string' ? item.tags.split(',') : listOf(item.tags);
  return present(tags.map((tag) => stated(textOf(tag), 'tags'))).map((tag) => ({ ...tag, value: { term: tag.value } }));
}

/** The images that stand for an item, and its attachments. */
export function findRenditions({ item, base }: JsonEntry): Found<Rendition>[] {
  const images = [
    { name: 'image', url: item.image },
    { name: 'banner', url: item.banner_image },
  ].map(({ name, url }) => stated(renditionOf({ url }, name, base), name === 'banner' ? 'banner_image' : name));
  const attachments = listOf(item.attachments).slice(0, 100);
  const media = attachments.map((each, index) =>
    stated(isJsonObject(each) ? renditionOf(each, `attachment-${index + 1}`, base) : undefined, `attachments[${index}]`),
  );
  return present([...images, ...media]);
}

function renditionOf(medium: JsonObject, name: string, base: string | undefined): Rendition | undefined {
  const address = textOf(medium.url);
  const href = address && resolve(address, base);
  if (!isWebAddress(href)) return undefined;
  const [type, title] = [textOf(medium.mime_type), textOf(medium.title)];
  const [size, seconds] = [Number(medium.size_in_bytes), Number(medium.duration_in_seconds)];
  return {
    name,
    href,
    ...(type && { contentType: type }),
    ...(title && { title }),
    ...(Number.isSafeInteger(size) && size > 0 && { sizeInBytes: size }),
    ...(seconds > 0 && seconds < 1e7 && { duration: seconds }),
  };
}

/** Sound or film where an attachment has a length, or where there is nothing else. */
export function findType(renditions: readonly Found<Rendition>[], hasText: boolean): Found<NewsObjectType> | undefined {
  for (const { value, from } of renditions) {
    const type = mediaType(value.contentType ?? value.href?.replace(/[?#].*$/, ''));
    if ((type === 'audio' || type === 'video') && (value.duration !== undefined || !hasText)) return derived(type, from);
    if (type === 'picture' && !hasText) return derived(type, from);
  }
  return inferred('text', 'an item of a feed');
}

/** Its own page, and the page that it is about. */
export function findAltIds({ item, base }: JsonEntry): Found<AltId>[] {
  const [page, external] = [textOf(item.url), textOf(item.external_url)];
  return present([
    stated(page && { role: 'link', value: resolve(page, base) }, 'url'),
    stated(external && { role: 'external-link', value: resolve(external, base) }, 'external_url'),
  ]);
}

const KNOWN = new Set(
  `id url external_url title content_html content_text summary image banner_image date_published date_modified author authors
  tags language attachments`.split(/\s+/),
);
const MAX_EXTRAS = 40;
const LONGEST = 1_000;

/** Names that the format does not know, extensions among them (`_podcast`), where they are small. */
export function findExtras({ item }: JsonEntry): Found<Readonly<Record<string, unknown>>> | undefined {
  const kept = Object.entries(item)
    .filter(([name, value]) => !KNOWN.has(name) && value !== null && (JSON.stringify(value) ?? '').length <= LONGEST)
    .slice(0, MAX_EXTRAS);
  return stated(kept.length > 0 ? Object.fromEntries(kept) : undefined, 'names that the format does not know');
}

const OF_FEED = ['title', 'home_page_url', 'feed_url', 'description', 'user_comment', 'icon', 'favicon'];

/** What the feed says of itself: it carried the item, and is no part of it. */
export function findMessage({ feed }: JsonEntry): Found<Readonly<Record<string, unknown>>> | undefined {
  const said = OF_FEED.map((name) => [name, textOf(feed[name])?.slice(0, LONGEST).toWellFormed()] as const).filter(
    ([, value]) => value !== undefined,
  );
  return stated(said.length > 0 ? Object.fromEntries(said) : undefined, 'the feed');
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}
