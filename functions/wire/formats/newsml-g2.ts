// NewsML-G2, all its kinds of items, alone or in a message. Spec: IPTC NewsML-G2 2.35, power conformance.
import type { Agency } from '../agency.ts';
import { WireError } from '../codes.ts';
import { dateFound } from '../dated.ts';
import { readIsoDate, utc } from '../dates.ts';
import { type Draft, derived, type Found, issue, mapFound, stated } from '../draft.ts';
import type { Document, Format, ReadItem } from '../format.ts';
import { assertsOf, codeOf, conceptOf, type G2Context, identifierOf, inLanguage, nameOf, schemesOf } from '../g2/concepts.ts';
import { bodiesOf, nitfIn, renditionsOf, wordCountOf } from '../g2/content.ts';
import { altIdsOf, extraOf } from '../g2/extra.ts';
import { bylineOf, datelineOf, descriptionsOf, headlinesOf, locatedOf, noteOf } from '../g2/lines.ts';
import { associationsOf } from '../g2/links.ts';
import { messageOf, signalOf } from '../g2/message.ts';
import { infoSourcesOf, providerOf } from '../g2/parties.ts';
import { eventDetailsOf, plannedCoverageOf } from '../g2/planning.ts';
import { rightsOf } from '../g2/rights.ts';
import { newsTypeOf, pubStatusOf } from '../g2/status.ts';
import { type Topics, topicsOf } from '../g2/subjects.ts';
import { houseOf, readerFor } from '../house-dates.ts';
import type { Genre, NewsObjectType, PubStatus } from '../ninjs-item.ts';
import type { Embargo, Issue } from '../story.ts';
import { type Usability, usabilityOf } from '../usability.ts';
import { readXmlItems, type XmlElement } from '../xml.ts';
import {
  attribute,
  attributeFound,
  child,
  children,
  descendants,
  find,
  languageOf,
  pathOf,
  text,
  textFound,
  XML_LANG,
} from '../xml-find.ts';

const NAMESPACE = 'http://iptc.org/std/nar/2006-10-01/';
const ITEMS = new Set(['newsItem', 'packageItem', 'conceptItem', 'knowledgeItem', 'planningItem', 'catalogItem']);

export const newsmlG2: Format = {
  name: 'newsml-g2',
  title: 'NewsML-G2',
  spec: 'IPTC NewsML-G2 2.35',
  family: 'xml',
  recognisedBy: `a root element newsMessage, newsItem, packageItem, conceptItem, knowledgeItem, planningItem or catalogItem in the namespace ${NAMESPACE}`,
  detect: ({ root }) =>
    root && isOurs(root.uri) && (root.local === 'newsMessage' || ITEMS.has(root.local)) ? `a ${root.local} of NewsML-G2` : undefined,
  read,
};

// Some systems leave the namespace out altogether, or put the version into it; the names are enough to know the standard by.
// Another owner's namespace is another standard.
const OF_A_VERSION = /^https?:\/\/(?:www\.)?iptc\.org\/std\/(?:nar|NewsML-G2)\//i;

function isOurs(uri: string): boolean {
  return uri === NAMESPACE || uri === '' || OF_A_VERSION.test(uri);
}

async function* read({ pieces, limits, report }: Document): AsyncGenerator<ReadItem | WireError> {
  const isItem = (local: string, uri: string) => isOurs(uri) && ITEMS.has(local);
  let items = 0;
  for await (const item of readXmlItems(pieces, { limits, isItem, report })) {
    items += 1;
    yield item instanceof WireError ? item : () => readItem(item.element, item.root);
  }
  if (items === 0) report(issue('NO_ITEMS', 'The message holds no item.'));
}

function readItem(item: XmlElement, root: XmlElement): Draft {
  const issues: Issue[] = [];
  const language = languageIn(item, root);
  const g2 = contextOf(item, root, language?.value, issues);
  const itemMeta = child(item, 'itemMeta');
  const contentMeta = child(item, 'contentMeta');
  const concept = child(item, 'concept');
  const nitf = nitfIn(item);
  const rights = rightsOf(item, g2);
  const topics = topicsIn(item, g2);
  const provider = providerOf(item, g2) ?? derived(text(find(root, 'header', 'sender')), 'header/sender');
  const house = houseOf(provider?.value);
  const readDate = readerFor(house);
  const date = (holder: XmlElement | undefined, field: string) => dateFound(textFound(child(holder, field)), field, issues, readDate);
  const versionCreated = date(itemMeta, 'versionCreated');
  const edNote = noteOf(children(itemMeta, 'edNote'));
  const { pubStatus, embargoedUntil, embargo } = usabilityIn(itemMeta, edNote, { house, sent: versionCreated?.value }, issues);
  return {
    format: 'newsml-g2',
    id: attributeFound(item, 'guid'),
    idScope: g2.scope,
    item: {
      type: typeOf(item, itemMeta),
      version: attributeFound(item, 'version') ?? derived('1', 'the default of the standard'),
      profile: textFound(child(itemMeta, 'profile')),
      language,
      versionCreated,
      firstCreated: date(itemMeta, 'firstCreated'),
      contentCreated: date(contentMeta, 'contentCreated'),
      embargoedUntil,
      expires: date(itemMeta, 'expires'),
      pubStatus,
      urgency: mapFound(textFound(child(contentMeta, 'urgency')), Number),
      copyrightHolder: rights.copyrightHolder,
      copyrightNotice: rights.copyrightNotice,
      usageTerms: rights.usageTerms,
      rightsInfo: rights.rightsInfo,
      title: textFound(inLanguage(children(itemMeta, 'title'), g2)),
      slugline: textFound(inLanguage(children(contentMeta, 'slugline'), g2)),
      headlines: headlinesOf(item, nitf, g2),
      by: bylineOf(contentMeta, nitf, g2),
      located: locatedOf(contentMeta, nitf, g2),
      descriptions: descriptionsOf(contentMeta, concept),
      bodies: bodiesOf(item, g2),
      edNote,
      subjects: topics.subjects,
      people: topics.people,
      organisations: topics.organisations,
      places: topics.places,
      events: topics.events,
      objects: topics.objects,
      genres: genresOf(contentMeta, g2),
      infoSources: infoSourcesOf(item, g2),
      digitalSourceType: conceptFound(child(contentMeta, 'digitalSourceType'), g2),
      eventDetails: eventDetailsOf(concept, g2),
      plannedCoverage: plannedCoverageOf(item, g2),
      renditions: renditionsOf(item),
      associations: associationsOf(item, g2),
      altIds: altIdsOf(item, g2),
    },
    wire: {
      provider: house && provider && house.name !== provider.value ? derived(house.name, provider.from) : provider,
      service: serviceOf(itemMeta, root, g2),
      priority: textFound(find(root, 'header', 'priority')),
      keywords: listFound(children(contentMeta, 'keyword'), (each) => text(each) ?? []),
      signals: listFound(children(itemMeta, 'signal'), signalOf),
      dateline: datelineOf(contentMeta, nitf, g2),
      wordCount: wordCountOf(item),
      embargo,
      message: messageOf(root),
      extra: extraOf(item, g2),
    },
    issues,
  };
}

function contextOf(item: XmlElement, root: XmlElement, language: string | undefined, issues: Issue[]): G2Context {
  return {
    schemes: schemesOf(item, child(root, 'header'), root),
    languages: [language, item.attributes[XML_LANG]].flatMap((each) => each?.toLowerCase() ?? []),
    asserts: assertsOf(item),
    scope: scopeOf(item),
    issues,
  };
}

/** The language of the content; else that of the metadata, the item's or the message's. */
function languageIn(item: XmlElement, root: XmlElement): Found<string> | undefined {
  return (
    attributeFound(find(item, 'contentMeta', 'language'), 'tag') ??
    attributeFound(item, XML_LANG) ??
    attributeFound(find(item, 'contentSet', 'inlineXML'), XML_LANG) ??
    derived(languageOf(root), `${root.local}@${XML_LANG}`)
  );
}

/** Whose guids these are: they need be unique for their provider only. */
function scopeOf(item: XmlElement): string | undefined {
  const provider = find(item, 'itemMeta', 'provider');
  return attribute(provider, 'uri') ?? attribute(provider, 'qcode') ?? attribute(provider, 'literal') ?? text(child(provider, 'name'));
}

function typeOf(item: XmlElement, itemMeta: XmlElement | undefined): Found<NewsObjectType> | undefined {
  const itemClass = child(itemMeta, 'itemClass');
  const type = newsTypeOf(codeOf(itemClass));
  if (itemClass && type) return stated(type, pathOf(itemClass));
  if (item.local === 'packageItem') return derived('composite', item.local);
  if (item.local === 'planningItem') return derived('planning', item.local);
  return find(item, 'concept', 'eventDetails') || codeOf(find(item, 'concept', 'type')) === 'event'
    ? derived('event', 'concept')
    : undefined;
}

/**
 * Status and embargo. An empty `embargoed` holds until further notice, and so must one whose time nobody can read;
 * where there is none, the note to editors may state one.
 */
function usabilityIn(
  itemMeta: XmlElement | undefined,
  note: Found<string> | undefined,
  context: { readonly house: Agency | undefined; readonly sent: string | undefined },
  issues: Issue[],
): Usability {
  const pubStatus = statusOf(child(itemMeta, 'pubStatus'), issues);
  const embargoed = child(itemMeta, 'embargoed');
  if (!embargoed) return usabilityOf({ status: pubStatus, until: undefined, unreadable: false, note }, context, issues);
  const said = text(embargoed);
  if (said && readIsoDate(said)) {
    const embargoedUntil = dateFound(textFound(embargoed), 'embargoedUntil', issues, readerFor(context.house));
    return { pubStatus, embargoedUntil, embargo: mapFound(embargoedUntil, (iso) => ({ until: utc(iso) })) };
  }
  if (said) issues.push(issue('EMBARGO_UNREADABLE', 'The time of an embargo cannot be read: the story is withheld.', 'embargoedUntil'));
  const embargo = stated<Embargo>({ indefinite: true, ...(said && { text: said }) }, pathOf(embargoed));
  return { pubStatus, embargoedUntil: undefined, embargo };
}

function statusOf(element: XmlElement | undefined, issues: Issue[]): Found<PubStatus> | undefined {
  const code = codeOf(element);
  if (!element || !code) return derived('usable', 'the default of the standard');
  const status = pubStatusOf(code);
  if (!status) issues.push(issue('FIELD_INVALID', `The publishing status ${code.slice(0, 40)} is unknown.`, 'pubStatus'));
  return stated(status, pathOf(element));
}

function genresOf(contentMeta: XmlElement | undefined, g2: G2Context): Found<Genre>[] {
  return children(contentMeta, 'genre').flatMap((each) => conceptFound(each, g2) ?? []);
}

function conceptFound(element: XmlElement | undefined, g2: G2Context): Found<Genre> | undefined {
  const concept = element && conceptOf(element, g2);
  return element && concept && Object.keys(concept).length > 0 ? stated<Genre>(concept, pathOf(element)) : undefined;
}

function listFound(
  elements: readonly XmlElement[],
  values: (element: XmlElement) => string | readonly string[],
): Found<string[]> | undefined {
  const list = [...new Set(elements.flatMap(values))];
  return list.length > 0 && elements[0] ? stated(list, pathOf(elements[0])) : undefined;
}

function serviceOf(itemMeta: XmlElement | undefined, root: XmlElement, g2: G2Context): Found<string> | undefined {
  const service = child(itemMeta, 'service');
  const code = codeOf(service);
  return (service && stated(nameOf(service, g2) ?? code, pathOf(service))) ?? textFound(find(root, 'header', 'channel'));
}

/** What the item is about, and who made it. A concept item is about its concept; an event brings its own subjects, place and people. */
function topicsIn(item: XmlElement, g2: G2Context): Topics {
  const contentMeta = child(item, 'contentMeta');
  const concept = child(item, 'concept');
  const event = child(concept, 'eventDetails');
  const concepts =
    concept && !event ? [concept] : descendants(child(item, 'conceptSet'), 'concept').filter((each) => child(each, 'eventDetails'));
  const isHouse = providerIn(item, g2);
  const creators = children(contentMeta, 'creator');
  const contributors = children(contentMeta, 'contributor');
  return topicsOf(
    [
      { elements: [...children(contentMeta, 'subject'), ...children(item, 'inlineRef'), ...children(event, 'subject'), ...concepts] },
      { elements: children(event, 'location'), kind: () => 'places' },
      { elements: children(event, 'participant'), kind: () => 'people', rel: 'participant' },
      { elements: creators, kind: (each) => (isHouse(each) ? 'organisations' : 'people'), rel: 'author' },
      { elements: contributors, kind: (each) => (isHouse(each) ? 'organisations' : 'people'), rel: 'contributor' },
    ],
    g2,
  );
}

/** Tells whether an element names the provider itself: an agency that is its own creator is no person. */
function providerIn(item: XmlElement, g2: G2Context): (element: XmlElement) => boolean {
  const provider = find(item, 'itemMeta', 'provider');
  let names: ReadonlySet<string> | undefined;
  return (element) => {
    names ??= new Set(provider ? namesOf(provider, g2).flatMap(withHouse) : []);
    return namesOf(element, g2)
      .flatMap(withHouse)
      .some((name) => names?.has(name));
  };
}

/** `reuters.com` and Reuters are one house. */
function withHouse(name: string): string[] {
  const house = houseOf(name)?.name.toLowerCase();
  return house ? [name, house] : [name];
}

function namesOf(element: XmlElement, g2: G2Context): string[] {
  const { uri, literal } = identifierOf(element, g2);
  return [nameOf(element, g2), uri, literal, codeOf(element)].flatMap((each) => each?.toLowerCase() ?? []);
}
