// Prefixes and what they stand for, element by element. Spec: Namespaces in XML 1.0.

/** Namespaces by prefix, the default one by `''`. Inherits from the scope around it, and from nothing else. */
export type Scope = Readonly<Record<string, string>>;

export const OUTERMOST: Scope = Object.assign(Object.create(null), { '': '', xml: 'http://www.w3.org/XML/1998/namespace' });

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
