// Prefixes and what they stand for, element by element. Spec: Namespaces in XML 1.0.

/** Namespaces by prefix, the default one by `''`. Inherits from the scope around it, and from nothing else. */
export type Scope = Readonly<Record<string, string>>;

const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

export const OUTERMOST: Scope = Object.assign(Object.create(null), { '': '', xml: XML });

export function isDeclaration(attribute: string): boolean {
  return attribute.startsWith('xmlns') && (attribute.length === 5 || attribute[5] === ':');
}

/** The scope inside an element: the one around it with what the element declares. */
export function scopeWithin(around: Scope, attributes: Readonly<Record<string, string>>): Scope {
  const scope: Record<string, string> = Object.create(around);
  for (const name in attributes) if (isDeclaration(name)) scope[name.slice(6)] = (attributes[name] ?? '').trim();
  return scope;
}

/** The attributes that declare nothing. */
export function withoutDeclarations(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const kept: Record<string, string> = Object.create(null);
  for (const name in attributes) if (!isDeclaration(name)) kept[name] = attributes[name] ?? '';
  return kept;
}

/** The namespace of an element's name; undefined where its prefix is bound to none, or the name has more than one. */
export function namespaceOf(name: string, colon: number, scope: Scope): string | undefined {
  if (colon < 0) return scope[''];
  if (colon === 0 || colon === name.length - 1 || name.includes(':', colon + 1)) return undefined;
  return scope[name.slice(0, colon)] || undefined;
}

/**
 * What is wrong with the names of an element's attributes, in words; `isTwice` where two of them are the same by namespace
 * and local name. Undefined where nothing is wrong.
 */
export function faultOfNames(attributes: Readonly<Record<string, string>>, scope: Scope): { words: string; isTwice: boolean } | undefined {
  const seen = new Set<string>();
  let words: string | undefined;
  for (const name in attributes) {
    const colon = name.indexOf(':');
    if (isDeclaration(name)) {
      if (name === 'xmlns:' || !isLawful(name.slice(6), (attributes[name] ?? '').trim()))
        words ??= 'a namespace is declared that may not be';
    } else if (colon >= 0) {
      const uri = namespaceOf(name, colon, scope);
      const expanded = `${uri} ${name.slice(colon + 1)}`;
      if (uri === undefined) words ??= "an attribute's prefix is bound to no namespace";
      else if (seen.has(expanded)) return { words: 'an attribute stands twice in an element', isTwice: true };
      else seen.add(expanded);
    }
  }
  return words ? { words, isTwice: false } : undefined;
}

/** Prefixes cannot be taken back, and those of XML's own are fixed. */
function isLawful(prefix: string, uri: string): boolean {
  if (prefix.includes(':') || prefix === 'xmlns' || uri === XMLNS) return false;
  return prefix === '' || (uri !== '' && (prefix === 'xml') === (uri === XML));
}
