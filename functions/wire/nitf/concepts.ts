// What a NITF document says it is about: subjects by code, identified content, the place of the event, and what the text marks up.
// Spec: NITF 3.6, tobject, identified-content, evloc.
import { countryOf } from '../countries.ts';
import { derived, type Found, stated } from '../draft.ts';
import type { Concept, EventConcept, Organisation, Place, Subject } from '../ninjs-item.ts';
import { subjectCodeUri } from '../topics.ts';
import type { XmlElement } from '../xml.ts';
import { attribute, descendants, elements, pathOf } from '../xml-find.ts';
import { lineOf, personName } from './head.ts';

export interface NitfConcepts {
  readonly subjects: readonly Found<Subject>[];
  readonly people: readonly Found<Concept>[];
  readonly organisations: readonly Found<Organisation>[];
  readonly places: readonly Found<Place>[];
  readonly events: readonly Found<EventConcept>[];
  readonly objects: readonly Found<Concept>[];
}

/** Marked-up names beyond these stay in the text alone. */
const MAX_MARKED = 200;

/** What a document states of its content, and behind it what its running text marks up; each once. */
export function conceptsOf(nitf: XmlElement): NitfConcepts {
  const identified = descendants(nitf, 'identified-content').flatMap(elements);
  const marked = descendants(nitf, 'body.content').flatMap((content) => markedIn(content).slice(0, MAX_MARKED));
  const named = (local: string, read: (element: XmlElement) => readonly Concept[]) =>
    once([
      ...identified.filter((each) => each.local === local).flatMap((each) => read(each).flatMap((one) => stated(one, pathOf(each)) ?? [])),
      ...marked.filter((each) => each.local === local).flatMap((each) => read(each).flatMap((one) => derived(one, pathOf(each)) ?? [])),
    ]);
  return {
    subjects: once([
      ...descendants(nitf, 'tobject.subject').flatMap((each) => stated(subjectOf(each), pathOf(each)) ?? []),
      ...identified.filter((each) => each.local === 'classifier').flatMap((each) => stated(classifierOf(each), pathOf(each)) ?? []),
    ]),
    people: named('person', (each) => conceptOf(each, personName(each))),
    organisations: named('org', (each) => conceptOf(each, lineOf(each))),
    places: once([
      ...descendants(nitf, 'evloc').flatMap((each) => eventPlaces(each).flatMap((one) => stated(one, pathOf(each)) ?? [])),
      ...named('location', placesOf),
    ]),
    events: named('event', (each) => conceptOf(each, lineOf(each))),
    objects: named('object.title', (each) => conceptOf(each, lineOf(each))),
  };
}

const MARKED = new Set(['person', 'org', 'location', 'event', 'object.title']);

function markedIn(element: XmlElement): XmlElement[] {
  return elements(element).flatMap((each) => {
    if (each.local === 'media') return [];
    return MARKED.has(each.local) ? [each] : markedIn(each);
  });
}

// The most specific of the three tiers that is named is the name of the code.
const TIERS = ['detail', 'matter', 'type'];

function subjectOf(element: XmlElement): Subject | undefined {
  const name = TIERS.map((tier) => attribute(element, `tobject.subject.${tier}`)).find((each) => each !== undefined);
  const number = attribute(element, 'tobject.subject.refnum');
  const owner = attribute(element, 'tobject.subject.ipr');
  const isIptc = owner === undefined || /^iptc/i.test(owner);
  const code = /^(?:IPTC|subj)?:?(\d{7,8})$/i.exec(number ?? '')?.[1]?.padStart(8, '0');
  const literal = number ?? attribute(element, 'tobject.subject.code');
  if (!name && !literal) return undefined;
  return {
    ...(name && { name }),
    ...(code && isIptc ? { uri: subjectCodeUri(code) } : literal && { literal }),
    ...(!isIptc && { creator: owner }),
  };
}

function classifierOf(element: XmlElement): Subject | undefined {
  const name = lineOf(element);
  const literal = codeOf(element, 'value', 'idsrc');
  const rel = attribute(element, 'type');
  if (!name && !literal) return undefined;
  return { ...(name && { name }), ...(rel && { rel }), ...(literal && { literal }) };
}

function conceptOf(element: XmlElement, name: string | undefined): Concept[] {
  const alternative = elements(element).find((each) => each.local === 'alt-code');
  const literal = codeOf(element, 'value', 'idsrc') ?? (alternative && codeOf(alternative, 'value', 'idsrc'));
  return name || literal ? [{ ...(name && { name }), ...(literal && { literal }) }] : [];
}

/** A code with whose it is in front of it, for codes alone mean little. */
function codeOf(element: XmlElement, code: string, source: string): string | undefined {
  return attribute(element, code) && [attribute(element, source), attribute(element, code)].filter(Boolean).join(':');
}

function placesOf(location: XmlElement): Place[] {
  const name = lineOf(location);
  const literal = codeOf(location, 'location-code', 'code-source');
  const [country] = descendants(location, 'country').flatMap((each) => countryOf(attribute(each, 'iso-cc')) ?? []);
  const isCountry = country && elements(location).length === 1;
  return [
    ...((name || literal) && !isCountry ? [{ ...(name && { name }), ...(literal && { literal }) }] : []),
    ...(country ? [{ name: country.name, uri: country.uri }] : []),
  ];
}

function eventPlaces(evloc: XmlElement): Place[] {
  const [city, district, state] = ['city', 'county-dist', 'state-prov'].map((name) => attribute(evloc, name));
  const name = [city, district, state].filter((each) => each !== undefined).join(', ');
  const stated = attribute(evloc, 'iso-cc');
  const country = countryOf(stated);
  return [
    ...(name ? [{ name, rel: 'event' }] : []),
    ...(country ? [{ name: country.name, rel: 'event', uri: country.uri }] : stated ? [{ rel: 'event', literal: stated }] : []),
  ];
}

function once<T extends Concept>(concepts: readonly Found<T>[]): Found<T>[] {
  const seen = new Set<string>();
  return concepts.filter(({ value: { uri, literal, name } }) => {
    const key = uri ?? name ?? literal ?? '';
    return !seen.has(key) && seen.add(key);
  });
}
