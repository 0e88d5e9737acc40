// A story as an entry of a feed: what JSON Feed, Atom and RSS have in common.
import type { Card } from '../../store/store.ts';
import { htmlOfText, textOfHtml } from '../../wire/html.ts';
import type { Body, NinjsItem, Rendition } from '../../wire/ninjs-item.ts';
import type { Story } from '../../wire/story.ts';

export interface Entry {
  readonly id: string;
  /** Where people read the story: on the page. */
  readonly url: string;
  readonly title: string;
  /** ISO 8601 in UTC, with milliseconds. */
  readonly published: string;
  readonly updated: string;
  readonly author?: string;
  readonly categories: readonly Category[];
  readonly language?: string;
  readonly summary?: string;
  /** HTML; absent where summaries were asked for. */
  readonly content?: string;
  readonly enclosures: readonly Enclosure[];
  readonly rights?: string;
  /** The publisher's own page of the story. */
  readonly link?: string;
  readonly card: Card;
}

export interface Category {
  readonly label: string;
  /** The URI of a concept. */
  readonly term?: string;
  /** What kind of word it is. */
  readonly scheme?: string;
}

export type Enclosure = Rendition & { readonly href: string };

/** Words of the wire as categories: what it asks to be done with a story (CORRECTION), and its keywords. */
const SIGNALS = 'urn:wiredesk:signal';
const KEYWORDS = 'urn:wiredesk:keyword';
/** Characters of a body that stand in for a summary, where the wire gives none. */
const SUMMARY = 300;

/** The entry of a story; `base` is what addresses begin with. */
export function entryOf({ item, wire }: Story, card: Card, base: string, isFull: boolean): Entry {
  const updated = timeOf(item.versionCreated) ?? card.time;
  const author = item.by ?? wire.provider;
  const summary = summaryOf(item);
  const content = isFull ? contentOf(item) : undefined;
  const rights = item.copyrightNotice ?? item.copyrightHolder;
  const link = item.altIds?.find(({ role, value }) => role === 'link' && /^https?:/i.test(value ?? ''))?.value;
  return {
    id: card.id,
    url: pageUrl(base, card.id),
    title: item.headlines?.[0]?.value ?? item.title ?? item.slugline ?? '',
    published: timeOf(item.firstCreated) ?? updated,
    updated,
    ...(author && { author }),
    categories: categoriesOf(item, wire),
    ...(item.language && { language: item.language }),
    ...(summary && { summary }),
    ...(content && { content }),
    enclosures: (item.renditions ?? []).filter((rendition): rendition is Enclosure => /^https?:/i.test(rendition.href ?? '')),
    ...(rights && { rights }),
    ...(link && { link }),
    card,
  };
}

/** Readers of feeds open it in a browser, where the API's answer is bare JSON. */
function pageUrl(base: string, id: string): string {
  return `${base}/?story=${encodeURIComponent(id)}`;
}

/** Bodies that say the same otherwise (`alternative`, `web`) are left out: those that have the first one's role are the copy. */
function contentOf({ bodies = [] }: NinjsItem): string {
  return bodies
    .filter(({ role }) => role === bodies[0]?.role)
    .map(htmlOf)
    .join('\n');
}

function htmlOf({ contentType, value }: Body): string {
  return contentType === 'text/html' ? value : htmlOfText(value);
}

function summaryOf({ descriptions, bodies }: NinjsItem): string {
  const description = descriptions?.[0];
  if (description) return description.contentType === 'text/html' ? textOfHtml(description.value) : description.value;
  const [body] = bodies ?? [];
  const text = body
    ? textOfHtml(htmlOf(body).slice(0, 10 * SUMMARY))
        .replace(/\s+/g, ' ')
        .trim()
    : '';
  const characters = [...text.slice(0, 2 * SUMMARY + 2)];
  return characters.length > SUMMARY ? `${characters.slice(0, SUMMARY - 1).join('')}…` : text;
}

function categoriesOf(item: NinjsItem, { keywords = [], signals = [] }: Story['wire']): Category[] {
  const concepts = [...(item.subjects ?? []), ...(item.genres ?? []), ...(item.places ?? [])];
  const categories = [
    ...concepts.map(({ name, literal, uri }) => ({ label: name ?? literal ?? uri ?? '', ...(uri && { term: uri }) })),
    ...keywords.map((label) => ({ label, scheme: KEYWORDS })),
    ...signals.map((label) => ({ label, scheme: SIGNALS })),
  ];
  const distinct = new Map(categories.map((category) => [JSON.stringify(category), category]));
  return [...distinct.values()].filter(({ label }) => label !== '');
}

function timeOf(date: string | undefined): string | undefined {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
