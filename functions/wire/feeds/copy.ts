// The copy of an entry: headline, body, description.
import { type Found, mapFound, present, stated } from '../draft.ts';
import type { Body, TextBlock } from '../ninjs-item.ts';
import type { XmlElement } from '../xml.ts';
import type { Entry } from './entry.ts';
import { all, placeOf } from './fields.ts';
import { baseOf } from './links.ts';
import { bodyFound, type Content, contentOf, plainText, titleText } from './text.ts';

const TITLES = ['title', 'atom:title', 'dc:title', 'dcterms:title', 'media:title', 'itunes:title'];
const CONTENTS = ['content:encoded', 'atom:content', 'content', 'xhtml:body', 'xhtml:div', 'body', 'fullitem', 'fulltext', 'content:items'];
const SUMMARIES = [
  'description',
  'summary',
  'atom:summary',
  'itunes:summary',
  'media:description',
  'googleplay:description',
  'dc:description',
  'dcterms:abstract',
  'dcterms:description',
  'itunes:subtitle',
];
/** A description longer than this is the story itself, and not said twice. */
const LONGEST_DESCRIPTION = 2_000;

export interface Copy {
  readonly headlines: readonly Found<TextBlock>[];
  readonly bodies: readonly Found<Body>[];
  readonly descriptions: readonly Found<TextBlock>[];
  /** The element that the body was taken from. */
  readonly source: XmlElement | undefined;
  /** Whether any copy is stated, be it markup without a word. */
  readonly isStated: boolean;
}

/** Content before summary. What is only described has the description as its body as well. */
export function findCopy(entry: Entry): Copy {
  const { fields, media } = entry;
  const contents = all(fields, ...CONTENTS);
  const summaries = [...all(fields, ...SUMMARIES), ...media.flatMap((each) => all(each, 'media:description'))];
  const body = firstBody(entry, [...contents, ...summaries]);
  const summary = firstDescription(entry, summaries);
  const isOnlyText = body !== undefined && !contents.includes(body.element);
  const isStory = isOnlyText && (summary?.value.value.length ?? 0) > LONGEST_DESCRIPTION;
  return {
    headlines: present([findHeadline(entry)]),
    bodies: present([body?.found]),
    descriptions: isStory ? [] : present([summary]),
    source: body?.element,
    isStated: [...all(fields, ...TITLES), ...contents, ...summaries].some((each) =>
      each.children.some((child) => typeof child !== 'string' || child.trim() !== ''),
    ),
  };
}

function findHeadline(entry: Entry): Found<TextBlock> | undefined {
  for (const each of all(entry.fields, ...TITLES)) {
    const found = stated(titleText(contentIn(entry, each)), placeOf(each));
    if (found) return mapFound(found, (value) => ({ contentType: 'text/plain', value }));
  }
  return undefined;
}

function firstBody(entry: Entry, elements: readonly XmlElement[]) {
  for (const element of elements) {
    const found = bodyFound(element, contentIn(entry, element), baseOf(element, entry.base), entry.issues);
    if (found) return { element, found };
  }
  return undefined;
}

function firstDescription(entry: Entry, elements: readonly XmlElement[]): Found<TextBlock> | undefined {
  for (const element of elements) {
    const found = stated(plainText(contentIn(entry, element)), placeOf(element));
    if (found) return mapFound(found, (value) => ({ contentType: 'text/plain', value }));
  }
  return undefined;
}

function contentIn({ isAtom, element: { uri } }: Entry, element: XmlElement): Content {
  return element.local === 'items' ? contentItems(element) : contentOf(element, isAtom && element.uri === uri);
}

/** RSS 1.0's older content module: several renderings of the content, of which the first with a value is read. */
function contentItems(element: XmlElement): Content {
  const value = valuesIn(element)[0];
  return value ? contentOf(value, false) : { kind: 'text', text: '', tree: [] };
}

function valuesIn(element: XmlElement): XmlElement[] {
  return element.children.flatMap((each) => (typeof each === 'string' ? [] : each.name === 'rdf:value' ? [each] : valuesIn(each)));
}
