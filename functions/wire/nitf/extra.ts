// What NITF says beyond the fields of a story: the agencies' `meta` elements by what they mean, and facts worth keeping as they are.
// Spec: NITF 3.6, meta, series, fixture, doc-scope, pubdata, revision-history, doc.rights, iim.
import { type Found, stated } from '../draft.ts';
import type { XmlElement } from '../xml.ts';
import { attribute, descendants, find, pathOf } from '../xml-find.ts';
import { bylineNotesOf, lineOf } from './head.ts';

/** The contents of `meta` elements by name in lower case, in order of the document. */
export type Meta = ReadonlyMap<string, readonly Found<string>[]>;

export function metaOf(nitf: XmlElement): Meta {
  const meta = new Map<string, Found<string>[]>();
  for (const element of descendants(find(nitf, 'head') ?? nitf, 'meta')) {
    const name = attribute(element, 'name')?.toLowerCase();
    const content = stated(attribute(element, 'content') ?? lineOf(element), pathOf(element));
    if (name && content) meta.set(name, [...(meta.get(name) ?? []), content]);
  }
  return meta;
}

// By what agencies call them: ANPA's names, those of AP, AAP, PA and NTB, and what others make of them.
const NAMES = {
  id: ['guid', 'ap-itemid', 'ntbid', 'item-id', 'docid', 'doc-id', 'uno'],
  slugline: ['slugline', 'slug', 'anpa-keyword', 'ap-slugline', 'ap-keyword', 'ntbstikkord'],
  service: ['service', 'anpa-service', 'ap-service', 'aap-service', 'ntbtjeneste'],
  sequence: ['sequence', 'anpa-sequence', 'ap-sequence', 'ap-number', 'story-number', 'transmission-id', 'ap-transref'],
  priority: ['priority', 'anpa-priority', 'ap-priority', 'aap-priority', 'ntbprioritet'],
  takeKey: ['takekey', 'take-key', 'anpa-takekey', 'ap-takekey'],
  wordCount: ['wordcount', 'word-count', 'anpa-wordcount', 'ap-wordcount', 'words'],
  signal: ['anpa-version', 'ap-version', 'signal'],
  source: ['source', 'aap-source', 'ap-source', 'ntbkilde'],
  language: ['language', 'lang', 'dc.language', 'article-language'],
  keywords: ['keywords', 'keyword', 'dc.subject', 'article-keywords'],
} satisfies Readonly<Record<string, readonly string[]>>;

/** The first `meta` that any agency uses for a field. */
export function metaFound(meta: Meta, field: keyof typeof NAMES): Found<string> | undefined {
  for (const name of NAMES[field]) {
    const [found] = meta.get(name) ?? [];
    if (found) return found;
  }
  return undefined;
}

type Values = Readonly<Record<string, unknown>>;

/** Facts that no field of a story holds, under the names that NITF has for them. */
export function extraOf(nitf: XmlElement, meta: Meta): Found<Values> | undefined {
  const head = find(nitf, 'head') ?? nitf;
  const extra = withoutEmpty({
    series: attributesOf(descendants(head, 'series')[0]),
    fixture: attribute(descendants(head, 'fixture')[0], 'fix-id'),
    scopes: descendants(head, 'doc-scope').flatMap((each) => attribute(each, 'scope') ?? []),
    bylineNotes: bylineNotesOf(nitf),
    messageTypes: descendants(head, 'ed-msg').flatMap((each) => attribute(each, 'msg-type') ?? []),
    duKey: attributesOf(descendants(head, 'du-key')[0]),
    correction: attributesOf(descendants(head, 'correction')[0]),
    copyrightYear: attribute(descendants(head, 'doc.copyright')[0], 'year'),
    rights: attributesOf(descendants(head, 'doc.rights')[0]),
    publications: descendants(head, 'pubdata').flatMap((each) => attributesOf(each) ?? []),
    revisionHistory: descendants(head, 'revision-history').flatMap((each) => attributesOf(each) ?? []),
    iim: descendants(head, 'ds').flatMap((each) => attributesOf(each) ?? []),
    mediaMetadata: descendants(nitf, 'media-metadata').flatMap((each) => attributesOf(each) ?? []),
    meta: withoutEmpty(Object.fromEntries([...meta].map(([name, found]) => [name, oneOrAll(found.map(({ value }) => value))]))),
  });
  return Object.keys(extra).length > 0 ? stated(extra, 'head') : undefined;
}

function attributesOf(element: XmlElement | undefined): Values | undefined {
  if (!element) return undefined;
  const values = Object.keys(element.attributes).flatMap((name) => {
    const value = name === 'id' ? undefined : attribute(element, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return values.length > 0 ? Object.fromEntries(values) : undefined;
}

function oneOrAll<T>(values: readonly T[]): T | readonly T[] | undefined {
  return values.length > 1 ? values : values[0];
}

function withoutEmpty(values: Values): Values {
  const filled = Object.entries(values).filter(
    ([, value]) => value !== undefined && !(typeof value === 'object' && value !== null && Object.keys(value).length === 0),
  );
  return Object.fromEntries(filled);
}
