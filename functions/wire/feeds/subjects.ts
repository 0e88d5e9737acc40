// What an entry is filed under: categories of RSS, Atom, Dublin Core, media and podcasts, as keywords and as subjects.
import { derived, type Found, present, stated } from '../draft.ts';
import type { Subject } from '../ninjs-item.ts';
import { mediaTopicCode, mediaTopicName, mediaTopicUri, subjectCodeUri } from '../topics.ts';
import { isUri } from '../uri.ts';
import type { XmlElement } from '../xml.ts';
import { attribute, descendants, text } from '../xml-find.ts';
import type { Entry } from './entry.ts';
import { all, attributeOf, type Fields, placeOf } from './fields.ts';

export interface Category {
  readonly term: string;
  readonly label?: string | undefined;
  readonly scheme?: string | undefined;
}

const MAX_CATEGORIES = 200;

export interface Filing {
  readonly keywords: Found<readonly string[]> | undefined;
  readonly subjects: readonly Found<Subject>[];
}

/** Categories and keywords of an entry, in its order, each once. */
export function findFiling({ media }: Entry): Filing {
  return fileUnder(media.flatMap(inFields));
}

/** The keywords and subjects that a list of categories comes to. */
export function fileUnder(found: readonly Found<Category>[]): Filing {
  const unique = [...new Map(found.map((each) => [`${each.value.term}\n${each.value.scheme ?? ''}`, each])).values()].slice(
    0,
    MAX_CATEGORIES,
  );
  const keywords = [...new Set(unique.map(({ value }) => value.label ?? value.term))].filter((word) => !isUri(word));
  return {
    keywords: keywords.length > 0 ? derived(keywords, unique[0]?.from ?? '') : undefined,
    subjects: unique.map((each) => ({ ...each, value: subjectOf(each.value) })),
  };
}

function inFields(fields: Fields): Found<Category>[] {
  return [
    ...all(fields, 'category', 'atom:category', 'media:category', 'dc:subject', 'dcterms:subject').flatMap(categoryOf),
    ...all(fields, 'itunes:category', 'googleplay:category').flatMap((each) =>
      [each, ...descendants(each, 'category')].flatMap(categoryOf),
    ),
    ...all(fields, 'media:keywords', 'itunes:keywords', 'prism:keyword').flatMap(keywordsOf),
    ...all(fields, 'taxo:topics').flatMap(topicsOf),
  ];
}

/** The term is an attribute in Atom and with podcasts, else the text; the scheme is called `domain` in RSS. */
function categoryOf(element: XmlElement): Found<Category>[] {
  const term = attribute(element, 'term') ?? attribute(element, 'text') ?? text(element) ?? attribute(element, 'label');
  const scheme = attribute(element, 'scheme') ?? attribute(element, 'domain');
  return present([stated(term && { term, label: attribute(element, 'label'), scheme }, placeOf(element))]);
}

function keywordsOf(element: XmlElement): Found<Category>[] {
  const terms = (text(element) ?? '').split(/[,;]/, MAX_CATEGORIES).map((term) => term.trim());
  const place = placeOf(element);
  return present(terms.filter(Boolean).map((term) => stated({ term }, place)));
}

/** RSS 1.0's taxonomy module: topics are resources. */
function topicsOf(element: XmlElement): Found<Category>[] {
  const resources = descendants(element, 'li').slice(0, MAX_CATEGORIES);
  const place = placeOf(element);
  return present(resources.map((each) => attributeOf(each, 'resource')).map((term) => stated(term && { term }, place)));
}

/** IPTC's codes become their URIs; what has no URI stays a name. */
function subjectOf({ term, label, scheme = '' }: Category): Subject {
  const topic = /mediatopic|medtop/i.test(`${scheme} ${term}`) ? mediaTopicCode(term.replace(/^medtop:/, '')) : undefined;
  if (topic) return { name: label ?? mediaTopicName(topic) ?? term, uri: mediaTopicUri(topic) };
  if (/subjectcode|\bsubj\b/i.test(scheme) && /^\d{8}$/.test(term)) return { name: label ?? term, uri: subjectCodeUri(term) };
  if (isUri(term)) return { name: label ?? term, uri: term };
  return label && label !== term ? { name: label, literal: term } : { name: term };
}
