// What an item is about: the subjects of NewsML-G2 put into the lists that ninjs has for them, by what kind of concept they are.
// Spec: NewsML-G2 2.35, subject; concept natures: http://cv.iptc.org/newscodes/cpnature/
import { countryOf } from '../countries.ts';
import { derived, type Found, inferred, stated } from '../draft.ts';
import type { Concept, EventConcept, Organisation, Place, Subject } from '../ninjs-item.ts';
import type { XmlElement } from '../xml.ts';
import { attribute, child, elements, pathOf } from '../xml-find.ts';
import { codeAt, codeOf, conceptOf, detailsOf, type G2Context, identifierOf, nameOf, relatedTo } from './concepts.ts';
import { contactsOf, positionOf, symbolsOf } from './details.ts';

export interface Topics {
  readonly subjects: Found<Subject>[];
  readonly people: Found<Concept>[];
  readonly organisations: Found<Organisation>[];
  readonly places: Found<Place>[];
  readonly events: Found<EventConcept>[];
  readonly objects: Found<Concept>[];
}

export type Kind = keyof Topics;

const KINDS: Readonly<Record<string, Kind>> = {
  abstract: 'subjects',
  person: 'people',
  organisation: 'organisations',
  organization: 'organisations',
  geoarea: 'places',
  poi: 'places',
  event: 'events',
  object: 'objects',
};

const DETAILS: readonly (readonly [local: string, kind: Kind])[] = [
  ['personDetails', 'people'],
  ['organisationDetails', 'organisations'],
  ['geoAreaDetails', 'places'],
  ['POIDetails', 'places'],
  ['eventDetails', 'events'],
  ['objectDetails', 'objects'],
];

// Where no type is stated the alias of the scheme mostly says it, in IPTC's catalogue as in those of agencies.
const HINTS: readonly (readonly [alias: RegExp, kind: Kind])[] = [
  [/^(?:iso3166|geonames|wldreg)|country|countries|geograph|location|cities|city$/i, 'places'],
  [/^(?:isin|cusip|figi|sedol|tidm|ticker)$|compan|organi[sz]ation/i, 'organisations'],
  [/person|people/i, 'people'],
];

const IPTC_TOPIC = /\/newscodes\/(?:mediatopic|subjectcode)\//;
const ISO_COUNTRY = /\/iso3166-1a[23]\/([A-Z]{2,3})$/;

/** Elements that refer to concepts, and what they are where nothing says so. */
export interface Referring {
  readonly elements: readonly XmlElement[];
  readonly kind?: (element: XmlElement) => Kind;
  /** How the item is related to the concepts, where their elements state no role. */
  readonly rel?: string;
}

/** Sorts what the elements refer to into lists, each entry once. */
export function topicsOf(groups: readonly Referring[], g2: G2Context): Topics {
  const topics: Topics = { subjects: [], people: [], organisations: [], places: [], events: [], objects: [] };
  const seen = new Set<string>();
  const add = (kind: Kind, entry: Found<Concept> | undefined) => {
    const key = entry && `${kind} ${entry.value.rel ?? ''} ${entry.value.uri ?? entry.value.literal ?? entry.value.name}`;
    if (!entry || !key || seen.has(key)) return;
    seen.add(key);
    topics[kind].push(entry);
  };
  for (const { elements: referring, kind: fallback = asSubject, rel } of groups) {
    for (const part of referring.flatMap(partsOf)) {
      const { kind, how } = kindOf(part, g2, fallback(part));
      const value = entryOf(part, kind, g2);
      if (!value) continue;
      const entry = rel ? { ...value, rel: codeAt(part, 'role') ?? rel } : value;
      add(kind, how === 'stated' ? stated(entry, pathOf(part)) : inferred(entry, `${pathOf(part)}, its scheme`));
      for (const related of rel ? [] : knownFrom(part, value.name, kind, g2)) add(kind, related);
    }
  }
  return topics;
}

const asSubject = (): Kind => 'subjects';

/** A subject that combines concepts has no identifier of its own: its parts are what it refers to. */
function partsOf(element: XmlElement): XmlElement[] {
  const { qcode, uri, literal } = element.attributes;
  const below = elements(element);
  const facets = below.filter((each) => each.local === 'mainConcept' || each.local === 'facetConcept');
  const isOne = qcode || uri || literal || below.some((each) => each.local === 'name');
  if (isOne) return facets.length > 0 ? [element, ...facets] : [element];
  return facets.length > 0 ? facets : below.filter((each) => each.local === 'bag').flatMap(elements);
}

/** The list that a concept belongs in; inferred where it neither states its type nor is described as anything. */
function kindOf(element: XmlElement, g2: G2Context, fallback: Kind): { readonly kind: Kind; readonly how: 'stated' | 'inferred' } {
  const type = (codeAt(element, 'type') ?? codeOf(child(element, 'type')))?.toLowerCase();
  if (type !== undefined && Object.hasOwn(KINDS, type)) return { kind: KINDS[type] ?? 'subjects', how: 'stated' };
  if (isGeographic(element)) return { kind: 'places', how: 'stated' };
  const described = DETAILS.find(([local]) => detailsOf(element, local, g2));
  if (described) return { kind: described[1], how: 'stated' };
  const alias = attribute(element, 'qcode')?.split(':', 1)[0] ?? '';
  const hint = alias && !attribute(element, 'type') ? HINTS.find(([pattern]) => pattern.test(alias)) : undefined;
  return hint ? { kind: hint[1], how: 'inferred' } : { kind: fallback, how: 'stated' };
}

/** Reuters types its concepts by numbers, and tells countries and regions by a facet (`geoProp:5`). */
function isGeographic(element: XmlElement): boolean {
  return elements(element).some((each) => each.local === 'facet' && /^geoProp:/i.test(attribute(each, 'qcode') ?? ''));
}

function entryOf(element: XmlElement, kind: Kind, g2: G2Context): Concept | undefined {
  const concept = conceptOf(element, g2);
  if (!concept.name && !concept.uri && !concept.literal) return undefined;
  if (kind === 'subjects') return { ...concept, ...weights(element) };
  if (kind === 'people') return withDefined(concept, { contactInfo: contactsOf(detailsOf(element, 'personDetails', g2), g2) });
  if (kind === 'organisations') {
    const details = detailsOf(element, 'organisationDetails', g2);
    return withDefined(concept, { symbols: symbolsOf(details, g2), contactInfo: contactsOf(details, g2) });
  }
  if (kind !== 'places') return concept;
  const poi = detailsOf(element, 'POIDetails', g2);
  const geoJSON = positionOf(poi) ?? positionOf(detailsOf(element, 'geoAreaDetails', g2));
  return withDefined(concept, { contactInfo: contactsOf(poi, g2), geoJSON });
}

function weights(element: XmlElement): Subject {
  const relevance = attribute(element, 'relevance');
  const confidence = attribute(element, 'confidence');
  const creator = attribute(element, 'creatoruri') ?? attribute(element, 'creator');
  return {
    ...(creator && { creator }),
    ...(relevance && { relevance: Number(relevance) }),
    ...(confidence && { confidence: Number(confidence) }),
  };
}

function withDefined(concept: Concept, more: Readonly<Record<string, unknown>>): Concept {
  const defined = Object.entries(more).filter(([, value]) => value !== undefined);
  return defined.length > 0 ? { ...concept, ...Object.fromEntries(defined) } : concept;
}

/**
 * IPTC's topics and ISO's countries that an entry is said to be, or to lie in: without them a code of the provider's own
 * would open no feed. Countries are given by the code of two letters.
 */
function knownFrom(element: XmlElement, name: string | undefined, kind: Kind, g2: G2Context): Found<Concept>[] {
  if (kind === 'places')
    return [element, ...relatedTo(element, ['sameAs', 'broader'], g2)].flatMap((each) => countryFrom(each, name, g2) ?? []);
  if (kind !== 'subjects') return [];
  return relatedTo(element, ['sameAs'], g2).flatMap((related) => {
    const { uri } = identifierOf(related, g2);
    return uri && IPTC_TOPIC.test(uri) ? (derived<Concept>({ ...(name && { name }), uri }, pathOf(related)) ?? []) : [];
  });
}

function countryFrom(element: XmlElement, placeName: string | undefined, g2: G2Context): Found<Concept> | undefined {
  // Georgia is a state as often.
  const called =
    element.local !== 'broader' && placeName && placeName.length > 3 && placeName !== 'Georgia' ? countryOf(placeName) : undefined;
  const country = countryOf(ISO_COUNTRY.exec(identifierOf(element, g2).uri ?? '')?.[1]) ?? called;
  const name = country && ((element.local === 'broader' ? nameOf(element, g2) : placeName) ?? country.name);
  return country && derived<Concept>({ ...(name && { name }), uri: country.uri }, pathOf(element));
}
