// What a NewsML 1 item says it is about: subject codes, places, genres, keywords, and the topics that occur in it.
// Spec: NewsML 1.2, DescriptiveMetadata.
import { countryOf } from '../countries.ts';
import { type Found, present, stated } from '../draft.ts';
import type { Concept, EventConcept, Genre, Organisation, Place, Subject } from '../ninjs-item.ts';
import type { NitfConcepts } from '../nitf/concepts.ts';
import { placeNamed } from '../place-index.ts';
import { subjectCodeUri } from '../topics.ts';
import type { XmlElement } from '../xml.ts';
import { attribute, children, descendants, elements, pathOf, text } from '../xml-find.ts';
import { descriptiveOf } from './components.ts';
import { nameOf, resolvedName, type Topics, topicOf, typeOf } from './topics.ts';

export interface Concepts {
  readonly subjects: Found<Subject>[];
  readonly people: Found<Concept>[];
  readonly organisations: Found<Organisation>[];
  readonly places: Found<Place>[];
  readonly events: Found<EventConcept>[];
  readonly objects: Found<Concept>[];
  readonly genres: Found<Genre>[];
}

/** What the descriptive metadata of components say, inner ones first, each once. */
export function conceptsOf(line: readonly XmlElement[], topics: Topics): Concepts {
  const metadata = line.toReversed().flatMap((component) => descriptiveOf(component));
  const below = (...locals: string[]) => metadata.flatMap((each) => elements(each).filter(({ local }) => locals.includes(local)));
  const occurring = below('TopicOccurrence').flatMap((each) => occurrenceOf(each, topics));
  const ofKind = (kind: Kind) => occurring.filter((each) => each.kind === kind).map((each) => each.concept);
  const properties = below('Property');
  return {
    subjects: once([...below('SubjectCode').flatMap((each) => subjectsOf(each, topics)), ...ofKind('subjects')]),
    people: once([...ofKind('people'), ...properties.flatMap(personOf)]),
    organisations: once([...ofKind('organisations'), ...line.toReversed().flatMap(listedCompanies)]),
    places: once([...below('Location').flatMap((each) => placesOf(each, topics)), ...ofKind('places'), ...countriesIn(properties)]),
    events: once([...ofKind('events'), ...properties.flatMap(eventOf)]),
    objects: once(ofKind('objects')),
    genres: once(below('Genre').flatMap((each) => genreOf(each, topics))),
  };
}

const TIERS = new Set(['Subject', 'SubjectMatter', 'SubjectDetail', 'SubjectQualifier']);

function subjectsOf(code: XmlElement, topics: Topics): Found<Subject>[] {
  return elements(code)
    .filter(({ local }) => TIERS.has(local))
    .flatMap((each) => told(subjectOf(each, topics), each));
}

/** A value with the element that tells it, in a list of its own; an empty list where there is none. */
function told<T>(value: T | undefined, element: XmlElement): Found<T>[] {
  return present([stated(value, pathOf(element))]);
}

// Words, as against codes in capitals and digits; scripts without capitals write words.
const LEGIBLE = /\p{Ll}{3}|\p{Lo}{2}/u;

/** Eight digits are an IPTC Subject Code, unless they are of a scheme that says otherwise. */
function subjectOf(element: XmlElement, topics: Topics): Subject | undefined {
  const code = attribute(element, 'FormalName')?.replace(/^(?:IPTC|subj):/i, '');
  if (!code) return undefined;
  const scheme = attribute(element, 'Scheme');
  const isIptc = /^\d{8}$/.test(code) && (!scheme || /iptc|subject/i.test(scheme));
  const name = resolvedName(element, topics) ?? (LEGIBLE.test(code) ? code : undefined);
  return {
    ...(name && { name }),
    ...(isIptc ? { uri: subjectCodeUri(code) } : { literal: code }),
    ...(!isIptc && scheme && { creator: scheme }),
    ...weightOf('relevance', attribute(element, 'Importance')),
    ...weightOf('confidence', attribute(element, 'Confidence')),
  };
}

function weightOf(name: 'relevance' | 'confidence', text: string | undefined): Subject {
  return /^(?:100|\d{1,2})$/.test(text ?? '') ? { [name]: Number(text) } : {};
}

type Kind = Exclude<keyof Concepts, 'genres'>;

// Topic types as IPTC and the agencies name them; anything else is a subject.
const KINDS: readonly (readonly [type: RegExp, kind: Kind])[] = [
  [/^(?:person|people|individual|naturalperson|author|athlete|politician)/i, 'people'],
  [/^(?:company|organi[sz]ation|party|institution|team|club|instrument|ric$|ticker)/i, 'organisations'],
  [/^(?:location|geo|country|city|place|region|state|area)/i, 'places'],
  [/^event/i, 'events'],
  [/^(?:object|product|work|artefact)/i, 'objects'],
];

interface Occurrence {
  readonly kind: Kind;
  readonly concept: Found<Concept>;
}

function occurrenceOf(element: XmlElement, topics: Topics): Occurrence[] {
  const topic = topicOf(element, topics);
  const pointer = attribute(element, 'Topic');
  const uri = !topic && /^(?:https?|urn):./i.test(pointer ?? '') ? pointer : undefined;
  const literal = children(topic, 'FormalName').flatMap((each) => text(each) ?? [])[0] ?? (uri ? undefined : pointer);
  const name = nameOf(topic, topics);
  const role = attribute(element, 'RoleType');
  if (!name && !literal && !uri) return [];
  const kind = KINDS.find(([type]) => type.test(typeOf(topic) ?? ''))?.[1] ?? 'subjects';
  const value = { ...(name && { name }), ...(role && { rel: role }), ...(uri && { uri }), ...(literal && { literal }) };
  return told<Concept>(value, element).map((concept) => ({ kind, concept }));
}

/** Some agencies mark the keywords that are people. */
function personOf(property: XmlElement): Found<Concept>[] {
  const role = attribute(property, 'Role') ?? '';
  const isPerson = /person/i.test(role) || /^(?:person|people|personality)(?:inimage)?$/i.test(attribute(property, 'FormalName') ?? '');
  const name = attribute(property, 'Value');
  return isPerson && name ? told<Concept>({ name, ...(role && { rel: role }) }, property) : [];
}

function eventOf(property: XmlElement): Found<EventConcept>[] {
  const name = attribute(property, 'Value');
  const literal = attribute(property, 'Code');
  if (attribute(property, 'FormalName') !== 'Event' || !name) return [];
  return told<EventConcept>({ name, ...(literal && { literal }) }, property);
}

/** Companies whose papers are traded: press release services name them by exchange and ticker symbol. */
function listedCompanies(component: XmlElement): Found<Organisation>[] {
  return children(component, 'Metadata').flatMap((metadata) => {
    const value = (name: RegExp) => children(metadata, 'Property').find((each) => name.test(attribute(each, 'FormalName') ?? ''));
    const symbol = attribute(value(/^(?:ticker ?symbol|ticker|symbol)$/i), 'Value');
    const exchange = attribute(value(/^exchange$/i), 'Value');
    const literal = attribute(value(/^isin$/i), 'Value');
    const name = attribute(value(/^(?:company|company ?name|issuer)$/i), 'Value');
    if (!symbol) return [];
    const organisation = { ...(name && { name }), literal: literal ?? symbol, symbols: [{ ...(exchange && { exchange }), symbol }] };
    return told<Organisation>(organisation, metadata);
  });
}

/** The properties of an element by their formal names, in lower case. */
export function propertiesOf(element: XmlElement | undefined): Map<string, XmlElement> {
  const properties = new Map<string, XmlElement>();
  for (const each of children(element, 'Property')) {
    const name = attribute(each, 'FormalName')?.toLowerCase();
    if (name && attribute(each, 'Value') && !properties.has(name)) properties.set(name, each);
  }
  return properties;
}

// What stands within what, the narrowest first.
const LEVELS = ['sublocation', 'city', 'countryarea', 'area', 'region', 'state', 'province'];

function placesOf(location: XmlElement, topics: Topics): Found<Place>[] {
  const properties = propertiesOf(location);
  const rel = attribute(location, 'HowPresent');
  const named = LEVELS.flatMap((level) => properties.get(level) ?? []).flatMap((each, index) => {
    const name = resolvedName(each, topics) ?? attribute(each, 'Value');
    return told<Place>({ ...(name && { name }), ...(rel && { rel }), ...(index === 0 && positionOf(properties)) }, each);
  });
  const country = properties.get('country');
  const world = properties.get('worldregion');
  return [
    ...named,
    ...(country ? told(countryAt(country, rel, topics), country) : []),
    ...(world ? told<Place>({ name: attribute(world, 'Value') ?? '', ...(rel && { rel }) }, world) : []),
  ];
}

function countryAt(property: XmlElement, rel: string | undefined, topics: Topics): Place {
  const value = attribute(property, 'Value') ?? '';
  // Agencies write countries in their own language: "België", "Deutschland".
  const country = countryOf(value) ?? countryOf(placeNamed(value)?.code);
  const name = country?.name ?? resolvedName(property, topics) ?? (value.length > 3 ? value : undefined);
  return { ...(name && { name }), ...(rel && { rel }), ...(country ? { uri: country.uri } : { literal: value }) };
}

/** Countries and cities that stand among the properties, outside of any location. */
function countriesIn(properties: readonly XmlElement[]): Found<Place>[] {
  return properties.flatMap((each) => {
    const value = attribute(each, 'Value');
    const name = attribute(each, 'FormalName') ?? '';
    const country = /^country$/i.test(name) ? countryOf(value) : undefined;
    if (country) return told<Place>({ name: country.name, uri: country.uri }, each);
    return value && /^(?:country|city)$/i.test(name) ? told<Place>({ name: value }, each) : [];
  });
}

function positionOf(properties: ReadonlyMap<string, XmlElement>): Place {
  const [latitude, longitude] = ['latitude', 'longitude'].map((name) => Number.parseFloat(attribute(properties.get(name), 'Value') ?? ''));
  if (latitude === undefined || longitude === undefined || !(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return {};
  return { geoJSON: { type: 'Point', coordinates: [longitude, latitude] } };
}

function genreOf(element: XmlElement, topics: Topics): Found<Genre>[] {
  const literal = attribute(element, 'FormalName');
  const name = resolvedName(element, topics);
  return literal ? told<Genre>(name ? { name, literal } : { name: literal }, element) : [];
}

/** Where the story was written: the city of the location that says so, else of the first. */
export function originOf(line: readonly XmlElement[]): Found<string> | undefined {
  const locations = line.toReversed().flatMap((each) => descriptiveOf(each).flatMap((one) => children(one, 'Location')));
  const origin = locations.find((each) => attribute(each, 'HowPresent') === 'Origin') ?? locations[0];
  const city = propertiesOf(origin).get('city');
  return city && stated(attribute(city, 'Value'), pathOf(city));
}

/** Words under which the item is filed. */
export function keywordsOf(line: readonly XmlElement[]): Found<readonly string[]> | undefined {
  const inner = line.toReversed();
  const lines = inner.flatMap((each) => descendantsOf(each, 'NewsLines', 'KeywordLine')).map((each) => [each, text(each)] as const);
  const metadata = inner.flatMap((each) => [...descriptiveOf(each), ...children(each, 'Metadata')]);
  const properties = metadata
    .flatMap((each) => children(each, 'Property'))
    .filter((each) => /keywords?$|^(?:tag|bwtag|hashtag)$/i.test(attribute(each, 'FormalName') ?? ''))
    .map((each) => [each, attribute(each, 'Value')] as const);
  // TASS lists them in elements of its own.
  const listed = inner.flatMap((each) => descendantsOf(each, 'item_keywords', 'item_keyword')).map((each) => [each, text(each)] as const);
  const found = [...lines, ...properties, ...listed].filter(([, word]) => word);
  const words = [...new Set(found.flatMap(([, word]) => word?.split(/\s*;\s*/).filter(Boolean) ?? []))];
  return found[0] && stated(words, pathOf(found[0][0]));
}

function descendantsOf(component: XmlElement, within: string, local: string): XmlElement[] {
  return children(component, within).flatMap((each) => descendants(each, local));
}

/** What the item says it is about, and behind it what the NITF in it adds to that. */
export function together(own: Concepts, nitf: NitfConcepts | undefined): Concepts {
  if (!nitf) return own;
  return {
    subjects: once([...own.subjects, ...nitf.subjects]),
    people: once([...own.people, ...nitf.people]),
    organisations: once([...own.organisations, ...nitf.organisations]),
    places: once([...own.places, ...nitf.places]),
    events: once([...own.events, ...nitf.events]),
    objects: once([...own.objects, ...nitf.objects]),
    genres: own.genres,
  };
}

/** Each concept once, by its URI, literal or name. */
function once<T extends Concept | Genre>(concepts: readonly Found<T>[]): Found<T>[] {
  const seen = new Set<string>();
  return concepts.filter(({ value: { uri, literal, name } }) => {
    const key = uri ?? literal ?? name ?? '';
    return !seen.has(key) && seen.add(key);
  });
}
