// Small finders over the element tree: what formats ask of an XML item.
import { singleSpaced } from './blanks.ts';
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

/** Among more siblings than this an element is not counted out: it would be counted for each of them. */
const COUNTED_SIBLINGS = 500;

/** Where an element stands within its item: `contentMeta/headline[2]`; `''` for the item itself. */
export function pathOf(element: XmlElement): string {
  const { parent } = element;
  if (!parent) return '';
  const above = parent.parent ? `${pathOf(parent)}/` : '';
  if (parent.children.length > COUNTED_SIBLINGS) return above + element.name;
  let alike = 0;
  let place = 0;
  for (const each of parent.children) {
    if (typeof each === 'string' || each.name !== element.name) continue;
    alike += 1;
    if (each === element) place = alike;
  }
  return alike > 1 ? `${above}${element.name}[${place}]` : above + element.name;
}

/** Text with its white space folded to single blanks; undefined where nothing is left. */
export function folded(value: string): string | undefined {
  return singleSpaced(value).trim() || undefined;
}
