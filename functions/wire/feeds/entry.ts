// One entry of a feed with the feed around it: what all finders of feeds are handed.
import { type Found, stated } from '../draft.ts';
import type { Issue } from '../story.ts';
import type { XmlElement } from '../xml.ts';
import { attribute, elements, languageOf } from '../xml-find.ts';
import { all, attributeOf, type Fields, fieldsOf, first, firstText, placeOf } from './fields.ts';
import { baseOf, isWebAddress, resolve } from './links.ts';
import { contentOf, titleText } from './text.ts';

export interface Entry {
  readonly element: XmlElement;
  readonly fields: Fields;
  /** Where Media RSS may stand: the entry itself, its groups of media, and each medium. */
  readonly media: readonly Fields[];
  readonly channel: Channel;
  /** What relative addresses of the entry are relative to. */
  readonly base: string | undefined;
  /** Whether the feed is Atom, whose elements say what kind of text they hold. */
  readonly isAtom: boolean;
  readonly issues: Issue[];
}

/** What a feed says of itself. */
export interface Channel {
  readonly fields: Fields;
  readonly title: Found<string> | undefined;
  /** The page that the feed is of. */
  readonly link: Found<string> | undefined;
  readonly language: Found<string> | undefined;
  readonly base: string | undefined;
  /** Whose identifiers the feed's are: the host of its page, or its title. */
  readonly scope: string | undefined;
  /** What the feed says of itself that is no part of its entries. */
  readonly message: Found<Readonly<Record<string, unknown>>> | undefined;
}

/** Reads what stands around the entries. `isFeed`: whether there is a feed around them at all; `isAtom`: whether it is one of Atom. */
export function readChannel(root: XmlElement, isFeed: boolean, isAtom: boolean): Channel {
  const element = elements(root).find(({ local }) => local.toLowerCase() === 'channel') ?? root;
  const fields = isFeed ? fieldsOf(element) : new Map();
  const links = all(fields, 'link', 'atom:link');
  const self = links.find((each) => attribute(each, 'rel') === 'self');
  const page = pageOf(links, undefined);
  const base = baseOf(isFeed ? element : undefined, page ?? attribute(self, 'href'));
  const named = first(fields, 'title', 'atom:title', 'dc:title', 'itunes:title');
  const title = named && stated(titleText(contentOf(named, isAtom && named.uri === root.uri)), placeOf(named));
  const address = first(fields, 'link') ?? links[0];
  const link = address && stated(pageOf(links, base) ?? attribute(self, 'href'), placeOf(address));
  return {
    fields,
    title,
    link,
    language: firstText(fields, 'language', 'dc:language', 'dcterms:language') ?? languageFound(isFeed ? element : undefined),
    base: isWebAddress(base) ? base : undefined,
    scope: hostOf(page) ?? hostOf(firstText(fields, 'id')?.value) ?? hostOf(attribute(self, 'href')) ?? title?.value,
    message: findMessage(fields, title?.value, link?.value),
  };
}

const LONGEST = 1_000;

function findMessage(fields: Fields, title: string | undefined, link: string | undefined): Channel['message'] {
  const said = {
    title,
    link,
    id: firstText(fields, 'id', 'dc:identifier')?.value,
    description: firstText(fields, 'description', 'subtitle', 'tagline')?.value.slice(0, LONGEST).toWellFormed(),
    generator: firstText(fields, 'generator')?.value,
    updated: firstText(fields, 'lastbuilddate', 'updated', 'modified', 'pubdate', 'dc:date')?.value,
    ttl: firstText(fields, 'ttl')?.value,
    image: firstText(fields, 'logo', 'icon')?.value ?? imageOf(fields),
  };
  const known = Object.entries(said).filter(([, value]) => value !== undefined);
  return stated(known.length > 0 ? Object.fromEntries(known) : undefined, 'the feed');
}

/** RSS's image has its address within, podcasts' as an attribute. */
function imageOf(fields: Fields): string | undefined {
  const [image] = all(fields, 'image', 'itunes:image');
  return image && (firstText(fieldsOf(image), 'url')?.value ?? attributeOf(image, 'href', 'resource'));
}

/** The address among a feed's links that is its page: the text of `link`, or the `href` of the one that is `alternate`. */
function pageOf(links: readonly XmlElement[], base: string | undefined): string | undefined {
  for (const each of links) {
    const rel = attribute(each, 'rel') ?? 'alternate';
    const address =
      rel === 'alternate'
        ? (attribute(each, 'href') ?? each.children.find((text) => typeof text === 'string' && text.trim() !== ''))
        : undefined;
    if (typeof address === 'string') return resolve(address, base);
  }
  return undefined;
}

/** The host of an address of the web, without `www.`. */
export function hostOf(address: string | undefined): string | undefined {
  // Not `canParse`: of hosts of some thousand characters it says yes where the constructor throws.
  return isWebAddress(address) ? URL.parse(address)?.hostname.replace(/^www\./, '') : undefined;
}

/** The language that `xml:lang` gives an element, as a tag: `en_US` is `en-US`. */
export function languageFound(element: XmlElement | undefined): Found<string> | undefined {
  return element && stated(languageOf(element)?.trim() || undefined, `${placeOf(element)}@xml:lang`);
}

/** Puts an entry together with its feed. */
export function entryOf(element: XmlElement, channel: Channel, isAtom: boolean): Entry {
  const fields = fieldsOf(element);
  return { element, fields, media: mediaIn(fields), channel, base: baseOf(element, channel.base), isAtom, issues: [] };
}

function mediaIn(fields: Fields): Fields[] {
  if (!fields.has('media:group') && !fields.has('media:content')) return [fields];
  const within = (element: XmlElement) => fieldsOf(element, '');
  const groups = all(fields, 'media:group').map(within);
  const contents = [fields, ...groups].flatMap((each) => all(each, 'media:content')).map(within);
  return [fields, ...groups, ...contents];
}

/** An entry's language, else its feed's. */
export function findLanguage({ element, fields, channel }: Entry, content: XmlElement | undefined): Found<string> | undefined {
  const found = firstText(fields, 'language', 'dc:language', 'dcterms:language') ?? languageFound(content ?? element) ?? channel.language;
  const tag = found?.value.replaceAll('_', '-').toLowerCase();
  return found && tag && /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/.test(tag) ? { ...found, value: found.value.replaceAll('_', '-') } : undefined;
}

/** The resource that an RDF or link element points to. */
export function resourceOf(element: XmlElement | undefined): string | undefined {
  return attributeOf(element, 'resource', 'href', 'url');
}
