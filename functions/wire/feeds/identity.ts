// What a feed calls an entry, which page it is, and what to call it where the feed says nothing, or the same of several.

import { WireError } from '../codes.ts';
import { derived, type Found, present, stated } from '../draft.ts';
import type { AltId, Association } from '../ninjs-item.ts';
import type { XmlElement, XmlItem } from '../xml.ts';
import { attribute, folded, rawText } from '../xml-find.ts';
import type { Entry } from './entry.ts';
import { all, attributeOf, firstText, placeOf } from './fields.ts';
import { isWebAddress, resolve } from './links.ts';

const MAX_RELATED = 50;

export interface Identity {
  readonly id: Found<string> | undefined;
  readonly idParts: readonly (string | undefined)[];
  readonly altIds: readonly Found<AltId>[];
  readonly guid: Found<string> | undefined;
}

/**
 * An entry's identifier, else its page. One that several entries of a feed share says no more which is which: then it is
 * put together with the page or the title of each.
 */
export function findIdentity(entry: Entry, sharedOnes: ReadonlySet<string>): Identity {
  const guid = findGuid(entry);
  const links = findLinks(entry);
  const id = guid ?? links.page;
  const isShared = id !== undefined && sharedOnes.has(id.value);
  const title = firstText(entry.fields, 'title', 'dc:title')?.value;
  const date = firstText(entry.fields, 'pubdate', 'published', 'issued', 'dc:date')?.value;
  return {
    id: isShared ? undefined : id,
    idParts: isShared ? [entry.channel.scope, id.value, distinction(entry)] : title ? [entry.channel.scope, date, title] : [],
    altIds: present([isShared ? altId('guid', guid) : undefined, altId('link', links.page), altId('feed-link', links.stated)]),
    guid,
  };
}

function altId(role: string, found: Found<string> | undefined): Found<AltId> | undefined {
  return found && { ...found, value: { role, value: found.value } };
}

/** Identifiers that different entries of a feed bear: the same page or title makes an entry the same. */
export function sharedIds(items: readonly (XmlItem | WireError)[], open: (item: XmlItem) => Entry): ReadonlySet<string> {
  return shared(
    items.flatMap((item) => {
      if (item instanceof WireError) return [];
      const entry = open(item);
      return [[(findGuid(entry) ?? findLinks(entry).page)?.value, distinction(entry)] as const];
    }),
  );
}

/** Identifiers that stand beside more than one distinction. */
export function shared(pairs: readonly (readonly [id: string | undefined, distinction: string])[]): ReadonlySet<string> {
  const bearers = new Map<string, string>();
  const found = new Set<string>();
  for (const [id, bearer] of pairs) {
    if (id === undefined) continue;
    if ((bearers.get(id) ?? bearer) !== bearer) found.add(id);
    bearers.set(id, bearer);
  }
  return found;
}

/** What tells an entry from another one with the same identifier. */
function distinction(entry: Entry): string {
  const page = findGuid(entry) && findLinks(entry).page?.value;
  return page ?? firstText(entry.fields, 'title', 'dc:title')?.value ?? '';
}

/** RSS's `guid`, Atom's `id`, RSS 1.0's `rdf:about`, exactly as stated. */
function findGuid({ element, fields }: Entry): Found<string> | undefined {
  const named = all(fields, 'guid', 'id', 'atom:id').find((each) => rawText(each).trim() !== '');
  if (named) return stated(rawText(named).trim(), placeOf(named));
  return stated(attributeOf(element, 'about'), '@rdf:about') ?? firstText(fields, 'dc:identifier', 'dcterms:identifier');
}

/** The story's own page, and the address by which the feed leads there where that is another. */
function findLinks(entry: Entry): { readonly page: Found<string> | undefined; readonly stated: Found<string> | undefined } {
  const { fields, base } = entry;
  const own = firstText(fields, 'feedburner:origlink', 'pheedo:origlink');
  const linked = findAlternate(entry) ?? findPermalink(entry);
  const page = own ? { ...own, value: resolve(own.value, base) } : linked;
  return { page, stated: own && linked?.value !== page?.value ? linked : undefined };
}

/** Pages that an entry says it is related to (RFC 4287, section 4.2.7.2). */
export function findRelated({ fields, base }: Entry): Found<Association>[] {
  const links = all(fields, 'link', 'atom:link').filter(
    (each) => attribute(each, 'rel') === 'related' && isWebAddress(resolve(attribute(each, 'href') ?? '', base)),
  );
  return present(
    links.slice(0, MAX_RELATED).map((each, index) => {
      const title = attribute(each, 'title');
      const uri = resolve(attribute(each, 'href') ?? '', base);
      return stated({ name: `related-${index + 1}`, rel: 'related', uri, ...(title && { title }) }, placeOf(each));
    }),
  );
}

/** The best of the links to the entry as a page: `alternate` or without `rel`, HTML before other types; else the entry by itself. */
function findAlternate({ fields, base }: Entry): Found<string> | undefined {
  const links = all(fields, 'link', 'atom:link');
  const pages = links.filter((each) => /^(?:alternate|)$/i.test(attribute(each, 'rel') ?? ''));
  const candidates = pages.length > 0 ? pages : links.filter((each) => /^self$/i.test(attribute(each, 'rel') ?? ''));
  const found = candidates.flatMap((each) => {
    const address = attribute(each, 'href') ?? attributeOf(each, 'resource') ?? folded(rawText(each));
    return address ? [{ each, address }] : [];
  });
  const best = found.find(({ each }) => /^(?:text\/html|application\/xhtml\+xml|)(?:;|$)/i.test(attribute(each, 'type') ?? '')) ?? found[0];
  return best && stated(resolve(best.address, base), placeOf(best.each));
}

/** A guid is a page unless it says that it is none (RSS 2.0); the content's own address will do as well (Atom, `src`). */
function findPermalink({ fields, base }: Entry): Found<string> | undefined {
  const guid = all(fields, 'guid').find(
    (each) => attributeOf(each, 'ispermalink')?.toLowerCase() !== 'false' && isWebAddress(rawText(each)),
  );
  if (guid) return derived(rawText(guid).trim(), placeOf(guid));
  const content = all(fields, 'content').find((each) => attribute(each, 'src'));
  return content && derived(sourceOf(content, base), `${placeOf(content)}@src`);
}

function sourceOf(content: XmlElement, base: string | undefined): string | undefined {
  const source = attribute(content, 'src');
  return source && resolve(source, base);
}
