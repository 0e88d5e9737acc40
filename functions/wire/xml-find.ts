// Small finders over the element tree: what formats ask of an XML item.
import { type Found, stated } from './draft.ts';
import type { XmlElement } from './xml.ts';

export const XML_LANG = 'xml:lang';

/** The first child of that local name, in the namespace of its parent unless another is given. */
export function child(element: XmlElement | undefined, local: string, uri = element?.uri): XmlElement | undefined {
  if (!element) return undefined;
  for (const each of element.children) {
    if (typeof each !== 'string' && each.local === local && each.uri === uri) return each;
  }
  return undefined;
}

/** All children of that local name, in the namespace of their parent unless another is given. */
export function children(element: XmlElement | undefined, local: string, uri = element?.uri): XmlElement[] {
  const found: XmlElement[] = [];
  if (!element) return found;
  for (const each of element.children) {
    if (typeof each !== 'string' && each.local === local && each.uri === uri) found.push(each);
  }
  return found;
}

/** All child elements. */
export function elements(element: XmlElement | undefined): XmlElement[] {
  const found: XmlElement[] = [];
  if (!element) return found;
  for (const each of element.children) if (typeof each !== 'string') found.push(each);
  return found;
}

/** The element at a path of local names, first children all the way: `find(item, 'head', 'docdata')`. */
export function find(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((at, local) => child(at, local), element);
}

/** All elements of that local name below an element, in document order, in any namespace. */
export function descendants(element: XmlElement | undefined, local: string): XmlElement[] {
  const found: XmlElement[] = [];
  if (element) collect(element, local, found);
  return found;
}

function collect(element: XmlElement, local: string, found: XmlElement[]) {
  for (const each of element.children) {
    if (typeof each === 'string') continue;
    if (each.local === local) found.push(each);
    collect(each, local, found);
  }
}

/** All text below an element as it stands. */
export function rawText(element: XmlElement | undefined): string {
  if (!element) return '';
  let text = '';
  for (const each of element.children) text += typeof each === 'string' ? each : rawText(each);
  return text;
}

/** All text below an element, its white space folded; undefined where there is none. */
export function text(element: XmlElement | undefined): string | undefined {
  return folded(rawText(element));
}

/** An attribute, trimmed; undefined where it is absent or blank. */
export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  return element?.attributes[name]?.trim() || undefined;
}

/** The nearest `xml:lang`, on the element or around it. */
export function languageOf(element: XmlElement | undefined): string | undefined {
  for (let at = element; at; at = at.parent) if (at.attributes[XML_LANG]) return at.attributes[XML_LANG];
  return undefined;
}

/** The text of an element with the path that it stands at; undefined where it is absent or blank. */
export function textFound(element: XmlElement | undefined): Found<string> | undefined {
  return element && stated(text(element), pathOf(element));
}

/** An attribute with the path that it stands at; undefined where it is absent or blank. */
export function attributeFound(element: XmlElement | undefined, name: string): Found<string> | undefined {
  return element && stated(attribute(element, name), `${pathOf(element)}@${name}`);
}

/** Where an element stands within its item: `contentMeta/headline[2]`; `''` for the item itself. */
export function pathOf(element: XmlElement): string {
  const { parent } = element;
  if (!parent) return '';
  const step = parent.children.length > MANY ? stepsIn(parent).get(element) : stepTo(element, parent);
  return parent.parent ? `${pathOf(parent)}/${step}` : (step ?? '');
}

function stepTo(element: XmlElement, parent: XmlElement): string {
  let alike = 0;
  let place = 0;
  for (const each of parent.children) {
    if (typeof each === 'string' || each.name !== element.name) continue;
    alike += 1;
    if (each === element) place = alike;
  }
  return alike > 1 ? `${element.name}[${place}]` : element.name;
}

/** Counting anew for each of 100,000 children would take minutes: with so many, the steps to all of them are kept. */
const MANY = 100;
const steps = new WeakMap<XmlElement, ReadonlyMap<XmlElement, string>>();

function stepsIn(parent: XmlElement): ReadonlyMap<XmlElement, string> {
  const known = steps.get(parent);
  if (known) return known;
  const found = new Map<XmlElement, string>();
  for (const [name, alike] of Map.groupBy(elements(parent), (each) => each.name))
    for (const [index, each] of alike.entries()) found.set(each, alike.length > 1 ? `${name}[${index + 1}]` : name);
  steps.set(parent, found);
  return found;
}

/** Text with its white space folded to single blanks; undefined where nothing is left. */
export function folded(value: string): string | undefined {
  return singleSpaced(value).trim() || undefined;
}

/** Text with every run of white space as one blank. */
export function singleSpaced(text: string): string {
  return UNEVEN.test(text) ? text.replace(/\s+/g, ' ') : text;
}

const UNEVEN = /[^\S ]| {2}/;
