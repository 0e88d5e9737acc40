// The elements of a feed's item by the names that we know them by: `title`, `dc:creator`, `media:group`.

import { type Found, stated } from '../draft.ts';
import type { XmlElement } from '../xml.ts';
import { attribute, elements, pathOf, rawText, text } from '../xml-find.ts';
import { prefixOf } from './names.ts';

/** Child elements by name, in lower case. Those of namespaces that we do not know are under `?` and their name as written. */
export type Fields = ReadonlyMap<string, readonly XmlElement[]>;

/** Elements of one name that are looked at: finding the place of each takes as long as there are many. */
const MOST_ALIKE = 250;

/** Indexes the children of an element. Elements of the item's own namespace, of RSS's and of none bear no prefix. */
export function fieldsOf(element: XmlElement | undefined, home = element?.uri ?? ''): Fields {
  const fields = new Map<string, XmlElement[]>();
  for (const each of elements(element)) {
    const name = nameOf(each, home);
    const known = fields.get(name);
    if (!known) fields.set(name, [each]);
    else if (known.length < MOST_ALIKE) known.push(each);
  }
  return fields;
}

/** The name that we know an element by, within an item of the namespace `home`. */
export function nameOf(element: XmlElement, home: string): string {
  const local = element.local.toLowerCase();
  if (element.uri === home) return local;
  const prefix = prefixOf(element.uri);
  if (prefix === undefined) return `?${element.name.toLowerCase()}`;
  return prefix === '' ? local : `${prefix}:${local}`;
}

/** All elements of these names, name by name in order of preference. */
export function all(fields: Fields, ...names: readonly string[]): XmlElement[] {
  const found: XmlElement[] = [];
  for (const name of names) {
    const known = fields.get(name);
    if (known) found.push(...known);
  }
  return found;
}

/** The first element that holds text, by the names in order of preference. */
export function first(fields: Fields, ...names: readonly string[]): XmlElement | undefined {
  return all(fields, ...names).find((each) => rawText(each).trim() !== '');
}

/** The first text, by the names in order of preference, with where it stands. */
export function firstText(fields: Fields, ...names: readonly string[]): Found<string> | undefined {
  const element = first(fields, ...names);
  return element && stated(text(element), placeOf(element));
}

/** An attribute by its local name, whatever its prefix: `rdf:resource`, `resource`. */
export function attributeOf(element: XmlElement | undefined, ...names: readonly string[]): string | undefined {
  if (!element) return undefined;
  for (const name of names) {
    const exact = attribute(element, name);
    if (exact) return exact;
    for (const each in element.attributes) {
      if (each.slice(each.indexOf(':') + 1).toLowerCase() === name) return attribute(element, each);
    }
  }
  return undefined;
}

/** Where an element stands: within its item, or, for what the feed says of itself, from the root. */
export function placeOf(element: XmlElement): string {
  let root = element;
  while (root.parent) root = root.parent;
  const path = pathOf(element);
  return /^(?:item|entry)$/i.test(root.local) || path === '' ? path : `${root.name}/${path}`;
}
