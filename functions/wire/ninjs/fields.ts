// What an item says under its names, whatever the version: looked up regardless of spelling, and remembered, so that what
// nobody asked for is known in the end.
import { type Found, issue, stated } from '../draft.ts';
import { isMarkup, textOfHtml } from '../html.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import type { Issue } from '../story.ts';
import { spelled } from './names.ts';

/** One item, or one association of an item. */
export interface Fields {
  readonly object: JsonObject;
  /** Its keys by their spelling. */
  readonly keys: ReadonlyMap<string, string>;
  /** Keys that were asked for. */
  readonly used: Set<string>;
  /** Where it stands, `''` or ending in a full stop: `associations.logo.`. */
  readonly path: string;
  readonly issues: Issue[];
}

export function fieldsOf(object: JsonObject, issues: Issue[], path = ''): Fields {
  const keys = new Map<string, string>();
  for (const key of Object.keys(object)) if (!keys.has(spelled(key))) keys.set(spelled(key), key);
  return { object, keys, used: new Set(), path, issues };
}

/** The first of the names under which something stands, be it of any type; null, blanks and empty lists are nothing. */
export function valueFound(fields: Fields, ...names: readonly string[]): Found<unknown> | undefined {
  for (const name of names) {
    const key = fields.keys.get(name);
    if (key === undefined) continue;
    fields.used.add(key);
    const value = fields.object[key];
    if (!isNothing(value)) return { value, how: 'stated', from: `${fields.path}${key}` };
  }
  return undefined;
}

/** Counts what stands under a name among what nobody asked for after all. */
export function keepForExtra({ keys, used }: Fields, name: string) {
  used.delete(keys.get(name) ?? '');
}

/** The same as text. What is neither text, number, list of texts nor an object with a text in it is said to be invalid. */
export function textFound(fields: Fields, ...names: readonly string[]): Found<string> | undefined {
  const found = valueFound(fields, ...names);
  if (!found) return undefined;
  const text = textOf(found.value);
  if (text === undefined) complain(fields, found.from);
  return stated(text, found.from);
}

/** Says once that a field is of the wrong type. */
export function complain({ issues }: Fields, field: string) {
  if (!issues.some((each) => each.code === 'FIELD_INVALID' && each.field === field)) {
    issues.push(issue('FIELD_INVALID', `${field}: neither text nor anything with a text in it.`, field));
  }
}

/** Text for people: markup taken off, which some put into fields that should have none. */
export function plainFound(fields: Fields, ...names: readonly string[]): Found<string> | undefined {
  const found = textFound(fields, ...names);
  return found && stated(plain(found.value), found.from);
}

export function plain(text: string): string {
  return isMarkup(text) ? textOfHtml(text) : text.trim();
}

/** A text, a number, a list of texts one behind the other, or the text that an object holds under a usual name. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) {
    const texts = value.flatMap((each) => textOf(each) ?? []);
    return texts.length === value.length ? texts.join(' ') : undefined;
  }
  if (!isJsonObject(value)) return undefined;
  const name = TEXT_NAMES.find((each) => Object.hasOwn(value, each) && typeof value[each] === 'string');
  return name === undefined ? undefined : String(value[name]).trim();
}

const TEXT_NAMES = ['by', 'value', 'text', 'name', 'title', 'label', 'city'];

export interface Entry {
  readonly value: unknown;
  readonly from: string;
  /** Its name, where the list is an object of entries by name. */
  readonly name?: string;
}

/** The entries of a list, or of an object of objects by name; anything else is the one entry of its list. Null is none. */
export function entriesOf(found: Found<unknown> | undefined): Entry[] {
  if (!found) return [];
  const { value, from } = found;
  if (Array.isArray(value)) {
    return value.flatMap((each: unknown, index) => (each === null ? [] : { value: each, from: `${from}[${index}]` }));
  }
  if (!isJsonObject(value) || !Object.values(value).every((each) => each === null || isJsonObject(each))) return [{ value, from }];
  return Object.entries(value).flatMap(([name, each]) => (each === null ? [] : { name, value: each, from: `${from}.${name}` }));
}

/** Whether a value says nothing: null, blank, empty. */
export function isNothing(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  return typeof value === 'object' && Object.keys(value).length === 0;
}
