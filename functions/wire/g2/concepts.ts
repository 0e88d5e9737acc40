// Concepts as NewsML-G2 refers to them: by QCode, URI or literal, with names in several languages, told of in `assert`s.
// Spec: NewsML-G2 2.35, Flex types; QCodes, section "Identifying concepts".
import type { Concept } from '../ninjs-item.ts';
import type { Issue } from '../story.ts';
import { resolveQcode } from '../topics.ts';
import { toUri } from '../uri.ts';
import type { XmlElement } from '../xml.ts';
import { attribute, child, children, elements, find, languageOf, text } from '../xml-find.ts';

/** What the finders need to know of the item around an element. */
export interface G2Context {
  /** Schemes that the item and its message declare, by alias; they go before IPTC's. */
  readonly schemes: ReadonlyMap<string, string>;
  /** Languages of the item's content and of its metadata, in lower case: names in them are preferred, in this order. */
  readonly languages: readonly string[];
  /** What the item says about concepts apart from where it refers to them, by QCode, URI and literal. */
  readonly asserts: ReadonlyMap<string, XmlElement>;
  /** Whose identifiers those of the item are. */
  readonly scope: string | undefined;
  readonly issues: Issue[];
}

/** The schemes of `catalog` elements under any of the elements. */
export function schemesOf(...holders: readonly (XmlElement | undefined)[]): Map<string, string> {
  const schemes = new Map<string, string>();
  for (const holder of holders) {
    for (const scheme of children(holder, 'catalog').flatMap((catalog) => children(catalog, 'scheme'))) {
      const { alias, uri } = scheme.attributes;
      if (alias && uri && !schemes.has(alias)) schemes.set(alias, uri);
    }
  }
  return schemes;
}

/** The `assert`s of an item, under every identifier that they bear. */
export function assertsOf(item: XmlElement): Map<string, XmlElement> {
  const asserts = new Map<string, XmlElement>();
  for (const assert of children(item, 'assert')) {
    for (const id of identifiers(assert)) if (!asserts.has(id)) asserts.set(id, assert);
  }
  return asserts;
}

/** The `assert` on what an element refers to. */
export function assertOn(element: XmlElement, { asserts }: G2Context): XmlElement | undefined {
  if (asserts.size === 0) return undefined;
  const id = identifiers(element).find((each) => asserts.has(each));
  return id === undefined ? undefined : asserts.get(id);
}

function identifiers({ attributes: { qcode, uri, literal } }: XmlElement): string[] {
  return [qcode, uri, literal].filter((each) => each !== undefined && each !== '') as string[];
}

/** Name and identifier of what an element refers to: the URI where it has one or its QCode resolves, else what it states. */
export function conceptOf(element: XmlElement, g2: G2Context): Concept {
  const name = nameOf(element, g2);
  const { uri, literal } = identifierOf(element, g2);
  return { ...(name && { name }), ...(uri ? { uri } : literal && { literal }) };
}

/** The identifier of what an element refers to; `literal` is its QCode or literal as stated, whether it resolves or not. */
export function identifierOf(element: XmlElement, g2: G2Context): { readonly uri?: string; readonly literal?: string } {
  const holder = element.local === 'concept' ? (child(element, 'conceptId') ?? element) : element;
  const { uri: stated } = holder.attributes;
  const code = attribute(holder, 'qcode');
  const uri = (stated && toUri(stated)) || (code && uriOfQcode(code, g2));
  const literal = code ?? attribute(holder, 'literal') ?? attribute(holder, 'uri');
  return { ...(uri && { uri }), ...(literal && { literal }) };
}

// Some providers put a whole URI where a QCode belongs.
const WHOLE_URI = /^(?:urn|tag|https?):./i;

export function uriOfQcode(qcode: string, { schemes }: G2Context): string | undefined {
  return resolveQcode(qcode, schemes) ?? (WHOLE_URI.test(qcode) ? toUri(qcode) : undefined);
}

/** What stands behind the alias of a QCode, or at the end of a URI: `usable` of `stat:usable`, whatever the alias. */
export function codeIn(id: string | undefined): string | undefined {
  if (id === undefined) return undefined;
  const start = 1 + Math.max(id.lastIndexOf(':'), id.lastIndexOf('/'), id.lastIndexOf('#'));
  return id.slice(start).trim() || undefined;
}

/** The code that an element refers to by QCode or URI, without its scheme. */
export function codeOf(element: XmlElement | undefined): string | undefined {
  return codeIn(attribute(element, 'qcode') ?? attribute(element, 'uri') ?? attribute(element, 'literal'));
}

/** The code of an attribute that holds a QCode, or of its sibling that holds a URI: `role` and `roleuri`. */
export function codeAt(element: XmlElement, name: string): string | undefined {
  return codeIn(attribute(element, name) ?? attribute(element, `${name}uri`));
}

/** The name of what an element refers to, in the item's language where there is one; else the name that an `assert` gives it. */
export function nameOf(element: XmlElement, g2: G2Context): string | undefined {
  const names = children(element, 'name');
  const name = names.length > 1 ? text(inLanguage(names, g2)) : text(names[0]);
  return name ?? (element.local === 'assert' ? undefined : assertedName(element, g2));
}

function assertedName(element: XmlElement, g2: G2Context): string | undefined {
  const assert = assertOn(element, g2);
  return assert && (nameOf(assert, g2) ?? text(find(assert, 'POIDetails', 'address', 'locality', 'name')));
}

/** Of elements that say the same in several languages, the one that a reader of the item wants; empty ones never. */
export function inLanguage(candidates: readonly XmlElement[], g2: G2Context): XmlElement | undefined {
  let best: XmlElement | undefined;
  let bestRank = -1;
  for (const each of candidates) {
    const rank = candidates.length === 1 ? 0 : rankOf(each, g2.languages);
    if (rank > bestRank && text(each)) {
      best = each;
      bestRank = rank;
    }
  }
  return best;
}

// Short forms and sort keys are names for machines.
const FOR_MACHINES = /^(?:mnemonic|short|sort|abbrev|acronym|code)/i;

/** Greater for the languages that come first, then for names that people read, then for the very region. */
function rankOf(element: XmlElement, languages: readonly string[]): number {
  const legible = FOR_MACHINES.test(codeAt(element, 'role') ?? '') ? 0 : 2;
  const language = languageOf(element)?.toLowerCase();
  if (!language || languages.length === 0) return 1 + legible;
  const alike = languages.findIndex((each) => primaryTag(each) === primaryTag(language));
  if (alike < 0) return legible;
  return 8 - 4 * alike + legible + (languages.includes(language) ? 1 : 0);
}

function primaryTag(language: string): string {
  return language.split(/[-_]/, 1)[0] ?? language;
}

/** All elements of that name in the item's language, in order; those of the language of the first where there is none in it. */
export function allInLanguage(candidates: readonly XmlElement[], g2: G2Context): XmlElement[] {
  const filled = candidates.filter((each) => text(each));
  const best = inLanguage(filled, g2);
  const language = best && languageOf(best);
  return filled.filter((each) => languageOf(each) === language);
}

/** Elements below one that relate what it refers to to others: `sameAs`, `broader` and so on, its `assert`'s too. */
export function relatedTo(element: XmlElement, relations: readonly string[], g2: G2Context): XmlElement[] {
  const own = elements(element).filter((each) => relations.includes(each.local));
  const assert = element.local === 'assert' ? undefined : assertOn(element, g2);
  return assert ? [...own, ...elements(assert).filter((each) => relations.includes(each.local))] : own;
}

/** The details that an element or its `assert` gives of what it refers to: `personDetails`, `POIDetails` … */
export function detailsOf(element: XmlElement, local: string, g2: G2Context): XmlElement | undefined {
  return child(element, local) ?? child(assertOn(element, g2), local);
}
