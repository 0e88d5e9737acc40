// What an item is called: `uri` in ninjs, `guid` in superdesk's dialect, and other identifiers that go with it.
// Spec: IPTC ninjs 3.1, uri, altIds; 1.6, altids.
import { derived, type Found, stated } from '../draft.ts';
import { houseOf } from '../house-dates.ts';
import { uriOfStory } from '../identity.ts';
import { isJsonObject } from '../json.ts';
import { isGlobal } from '../uri.ts';
import { complain, type Fields, fieldsOf, textFound, textOf, valueFound } from './fields.ts';

// AP puts the token of the request and the version behind the question mark.
const VOLATILE = /^(https?:\/\/[^?#]{1,200}\/media\/v\/content\/[0-9a-f]{32})\?/;

/** The item's own identifier without its version, as stated; undefined where there is none, or none that can be read. */
export function findId(fields: Fields): Found<string> | undefined {
  const found = valueFound(fields, 'uri', 'guid');
  if (!found) return undefined;
  if (typeof found.value !== 'string' && typeof found.value !== 'number') {
    complain(fields, found.from);
    return undefined;
  }
  const text = String(found.value);
  const lasting = VOLATILE.exec(text)?.[1];
  return lasting ? derived(lasting, `${found.from} without what changes with each request`) : stated(text, found.from);
}

/** Other identifiers; 1.x states them as an object of values by role. */
export function findAltIds(fields: Fields): Found<unknown>[] {
  const id = findId(fields);
  const others = ['uri', 'guid'].flatMap((name) => {
    const other = textFound(fields, name);
    return other && other.value !== id?.value.trim() ? [{ ...other, value: { role: name, value: other.value } }] : [];
  });
  return [...others, ...statedAltIds(fields)];
}

function statedAltIds(fields: Fields): Found<unknown>[] {
  const found = valueFound(fields, 'altids');
  if (!found) return [];
  const { value, from } = found;
  if (isJsonObject(value)) return Object.entries(value).flatMap(([role, each]) => altIds(role, each, `${from}.${role}`));
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((each, index) => {
    if (!isJsonObject(each)) return altIds(undefined, each, `${from}[${index}]`);
    const entry = fieldsOf(each, fields.issues, `${from}[${index}].`);
    return altIds(textFound(entry, 'role', 'type', 'name')?.value, valueFound(entry, 'value', 'id')?.value, `${from}[${index}]`);
  });
}

function altIds(role: string | undefined, value: unknown, from: string): Found<unknown>[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values
    .filter((each) => each !== undefined && each !== null && each !== '')
    .map((each) => ({ value: { ...(role && { role }), value: textOf(each) ?? each }, how: 'stated', from }));
}

// No two providers make the same of these.
const UNIQUE = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^[0-9a-f]{32,}$/i;

/** Whether an identifier means the same whoever says it. */
function standsAlone(id: string): boolean {
  return isGlobal(id.trim()) || UNIQUE.test(id.trim());
}

/**
 * Whose an identifier is that needs it said: the provider whom the item names, under the name of its house; else `around`, that of the
 * item which speaks of it. Undefined for identifiers that stand alone. See docs/decisions/0041.
 */
export function scopeOf(fields: Fields, id: string | undefined, around?: string): string | undefined {
  if (id !== undefined && standsAlone(id)) return undefined;
  const provider = textFound(fields, 'provider', 'source')?.value;
  return (provider && (houseOf(provider)?.name ?? provider)) || around;
}

/** Whether an identifier needs it said whose it is, and nobody says it. */
export function isAnyones(id: string | undefined, scope: string | undefined): boolean {
  return id !== undefined && scope === undefined && !standsAlone(id);
}

/** What an item that is spoken of would be called as a story: its identifier as a URI; undefined for what is no identifier. */
export function uriOfItem(id: unknown, scope: string | undefined): string | undefined {
  const text = typeof id === 'string' || typeof id === 'number' ? String(id).trim() : '';
  return text === '' ? undefined : uriOfStory('ninjs', standsAlone(text) ? undefined : scope, text);
}
