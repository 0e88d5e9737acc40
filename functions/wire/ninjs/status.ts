// What kind of item it is, and whether it may be used: the words of the standard and those that agencies write in their place.
// Spec: IPTC ninjs 3.1, type, representationType, pubStatus, embargoedUntil; 1.6, embargoed.
import { dateFound } from '../dated.ts';
import { utc } from '../dates.ts';
import { derived, type Found, issue, mapFound, stated } from '../draft.ts';
import { mediaType } from '../media-type.ts';
import type { PubStatus } from '../ninjs-item.ts';
import type { Embargo } from '../story.ts';
import { type Fields, keepForExtra, plainFound, textFound, textOf, valueFound } from './fields.ts';

/** The type as stated, if only by the kind of file. */
export function findType(fields: Fields): Found<string> | undefined {
  const found = textFound(fields, 'type');
  if (!found) return derived(mediaType(textFound(fields, 'mimetype')?.value), `${fields.path}mimetype`);
  return known(fields, 'type', found, oneOf(TYPES, found.value), NEWS_OBJECT_TYPES);
}

const NEWS_OBJECT_TYPES = ['text', 'audio', 'video', 'picture', 'graphic', 'composite', 'component', 'event', 'planning'];
const TYPES: Readonly<Record<string, string>> = {
  article: 'text',
  story: 'text',
  preformatted: 'text',
  photo: 'picture',
  image: 'picture',
  graphics: 'graphic',
  infographic: 'graphic',
  package: 'composite',
  sound: 'audio',
};

// 1.x says complete and incomplete.
const REPRESENTATIONS: Readonly<Record<string, string>> = { complete: 'full', incomplete: 'partial' };

export function findRepresentation(fields: Fields): Found<string> | undefined {
  return mapFound(textFound(fields, 'representationtype'), (word) => oneOf(REPRESENTATIONS, word) ?? word);
}

const STATUSES: Readonly<Record<string, PubStatus>> = {
  usable: 'usable',
  published: 'usable',
  corrected: 'usable',
  withheld: 'withheld',
  embargoed: 'withheld',
  hold: 'withheld',
  restricted: 'withheld',
  commissioned: 'withheld',
  canceled: 'canceled',
  cancelled: 'canceled',
  killed: 'canceled',
  kill: 'canceled',
  recalled: 'canceled',
  withdrawn: 'canceled',
  deleted: 'canceled',
};

export interface Release {
  /** One of the three of the standard, or a word that is none. */
  readonly pubStatus: Found<string> | undefined;
  readonly embargoedUntil: Found<string> | undefined;
  readonly embargo: Found<Embargo> | undefined;
}

/** Whether and when an item may be used. An embargo without a time that can be read withholds it. */
export function findRelease(fields: Fields): Release {
  const status = textFound(fields, 'pubstatus');
  const pubStatus = status && known(fields, 'pubstatus', status, oneOf(STATUSES, status.value), []);
  const reason = plainFound(fields, 'embargoedreason', 'embargoreason')?.value;
  const held = valueFound(fields, 'embargoeduntil', 'embargoed', 'embargo');
  if (!held || held.value === false) {
    const isEmbargoed = status !== undefined && /^embargo/i.test(status.value);
    return { pubStatus, embargoedUntil: undefined, embargo: isEmbargoed ? embargo({ indefinite: true }, reason, status.from) : undefined };
  }
  const words = textOf(held.value);
  const embargoedUntil = dateFound(stated(words, held.from), `${fields.path}embargoedUntil`, fields.issues);
  if (embargoedUntil) return { pubStatus, embargoedUntil, embargo: embargo({ until: utc(embargoedUntil.value) }, reason, held.from) };
  fields.issues.push(issue('EMBARGO_UNREADABLE', `${held.from}: no time that can be read; the item is withheld.`, 'embargoedUntil'));
  const withheld = pubStatus?.value === 'canceled' ? pubStatus : derived('withheld', held.from);
  return { pubStatus: withheld, embargoedUntil, embargo: embargo({ indefinite: true }, reason ?? words, held.from) };
}

function embargo(terms: Embargo, text: string | undefined, from: string): Found<Embargo> | undefined {
  return stated({ ...terms, ...(text && { text }) }, from);
}

/** The word of the standard for what was found; one that the standard does not have is told, and kept for `wire.extra`. */
function known(fields: Fields, name: string, found: Found<string>, word: string | undefined, words: readonly string[]): Found<string> {
  const value = word ?? found.value;
  if (word === undefined && !words.includes(found.value.toLowerCase())) keepForExtra(fields, name);
  return { ...found, value };
}

function oneOf<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  const key = word.trim().toLowerCase();
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
