// Whose it is and from whom it comes: rights, licences, publishers and the sources that aggregated entries name.
import { derived, type Found, mapFound, present, stated } from '../draft.ts';
import type { InfoSource, RightsInfo } from '../ninjs-item.ts';
import { isUri } from '../uri.ts';
import type { XmlElement } from '../xml.ts';
import { attribute, text } from '../xml-find.ts';
import { type Entry, resourceOf } from './entry.ts';
import { all, type Fields, fieldsOf, first, firstText, placeOf } from './fields.ts';
import { readPerson } from './people.ts';
import { contentOf, titleText } from './text.ts';

const RIGHTS = [
  'rights',
  'copyright',
  'atom:rights',
  'atom:copyright',
  'dc:rights',
  'dcterms:rights',
  'prism:copyright',
  'media:copyright',
];

/** An entry's own notice, else its source's, else its feed's. */
export function findCopyright({ fields, media, channel }: Entry): Found<string> | undefined {
  const own = media.map((each) => first(each, ...RIGHTS)).find(Boolean);
  if (own) return stated(titleText(contentOf(own, false)), placeOf(own));
  const around = [...all(fields, 'source').map((source) => fieldsOf(source)), channel.fields]
    .map((each) => first(each, ...RIGHTS))
    .find(Boolean);
  return around && derived(titleText(contentOf(around, false)), placeOf(around));
}

/** Licences in words. */
export function findUsageTerms({ fields }: Entry): Found<string> | undefined {
  const terms = firstText(fields, 'dcterms:license', 'cc:license', 'media:license', 'podcast:license', 'dcterms:accessrights');
  return terms && !isUri(terms.value) ? terms : undefined;
}

/** A licence that has an address: Creative Commons, `rel="license"`, Media RSS, podcasts; the feed's where the entry has none. */
export function findLicence({ fields, channel }: Entry): Found<RightsInfo> | undefined {
  const linkedRights = (finding: Found<string> | undefined) => mapFound(finding, (value) => ({ linkedRights: value }));
  const inherited = licenceIn(channel.fields);
  return linkedRights(licenceIn(fields) ?? (inherited && derived(inherited.value, inherited.from)));
}

function licenceIn(fields: Fields): Found<string> | undefined {
  const links = all(fields, 'link', 'atom:link').filter((each) => attribute(each, 'rel') === 'license');
  for (const each of [...all(fields, 'cc:license', 'media:license', 'podcast:license', 'dcterms:license'), ...links]) {
    const address = resourceOf(each) ?? text(each);
    if (address && isUri(address)) return stated(address, placeOf(each));
  }
  return undefined;
}

export interface Sources {
  readonly provider: Found<string> | undefined;
  readonly infoSources: readonly Found<InfoSource>[];
}

/** The feed first, for it sent the entry; then the sources that the entry names, links `via` them among these (RFC 4287, section 4.2.7.2). */
export function findSources(entry: Entry): Sources {
  const { fields, channel } = entry;
  const publisher = publisherIn(fields) ?? publisherIn(channel.fields);
  const provider = publisher ?? channel.title;
  const page = channel.link?.value;
  const sender = mapFound(provider, (name) => ({ name, ...(page && isUri(page) && { uri: page }) }));
  const named = all(fields, 'source', 'atom:source', 'dc:source', 'dcterms:source').map(sourceOf);
  const via = all(fields, 'link', 'atom:link').filter((each) => attribute(each, 'rel') === 'via');
  const others = present([...named, ...via.map(sourceOf)]).filter(
    ({ value }) => value.name === undefined || value.name !== provider?.value,
  );
  const once = new Map(others.map((each) => [each.value.uri ?? each.value.name, each]));
  return { provider, infoSources: [...present([sender]), ...once.values()].slice(0, 10) };
}

/** A publisher who is named by more than an address of e-mail. */
function publisherIn(fields: Fields): Found<string> | undefined {
  return mapFound(firstText(fields, 'dc:publisher', 'dcterms:publisher'), (value) => (isUri(value) ? undefined : readPerson(value).name));
}

/** RSS's `source`, a name with the address of its feed; Atom's, a feed's head; Dublin Core's, either a name or an address. */
function sourceOf(element: XmlElement): Found<InfoSource> | undefined {
  const inner = fieldsOf(element);
  const link = all(inner, 'link', 'atom:link').find((each) => (attribute(each, 'rel') ?? 'alternate') === 'alternate');
  const own = inner.size > 0 ? firstText(inner, 'title', 'atom:title')?.value : (text(element) ?? attribute(element, 'title'));
  const address = resourceOf(element) ?? resourceOf(link) ?? firstText(inner, 'id', 'atom:id')?.value ?? own;
  const uri = address && isUri(address) ? address : undefined;
  const name = own && own !== uri ? own : undefined;
  return stated(name || uri ? { ...(name && { name }), role: 'source', ...(uri && { uri }) } : undefined, placeOf(element));
}
