// ninjs, IPTC's news in JSON, in all its versions and in the dialects that superdesk and AP have of it.
// Spec: IPTC ninjs 1.0 to 1.6, 2.0 to 2.2, 3.0 and 3.1.
import { WireError } from '../codes.ts';
import { type Draft, type DraftItem, issue } from '../draft.ts';
import type { Document, Format, ReadItem } from '../format.ts';
import type { Head } from '../head.ts';
import { isJsonObject, type JsonObject, readJsonItems } from '../json.ts';
import { type Fields, fieldsOf, isNothing, textFound } from '../ninjs/fields.ts';
import { findId, isAnyones, scopeOf } from '../ninjs/ids.ts';
import { findItem } from '../ninjs/item.ts';
import { isNinjs, isWrapper, itemsWithin } from '../ninjs/names.ts';
import { findRelease } from '../ninjs/status.ts';
import { findWire } from '../ninjs/wire.ts';
import type { Issue } from '../story.ts';

export const ninjs: Format = {
  name: 'ninjs',
  title: 'ninjs',
  spec: 'IPTC ninjs 1.0 to 3.1',
  family: 'json',
  recognisedBy: 'JSON with a uri and names of ninjs beside it; a list, one item a line, or a reply with items in it',
  detect,
  read,
};

const DECLARES_NINJS = /"(?:\$?standard|\$schema)"\s*:\s*(?:\{[^{}]{0,400}|"[^"]{0,200})ninjs/i;
const TELLING = /"(?:version_?created|pub_?status)"\s*:/i;

function detect({ keys, text }: Head): string | undefined {
  if (!keys || keys.length === 0) return undefined;
  if (DECLARES_NINJS.test(text)) return 'JSON that declares the ninjs standard';
  if (isNinjs(keys)) return `a JSON object with the keys ${keys.slice(0, 8).join(', ').slice(0, 120)}`;
  return isWrapper(keys) && /"(?:uri|guid)"\s*:/.test(text) && TELLING.test(text) ? 'a JSON reply with ninjs items in it' : undefined;
}

async function* read(document: Document): AsyncGenerator<ReadItem | WireError> {
  for await (const item of readJsonItems(document.pieces, document)) {
    if (item instanceof WireError) yield item;
    else for (const each of itemsWithin(item.value) ?? [item.value]) yield () => readItem(each, item.line);
  }
}

function readItem(value: unknown, line: number): Draft {
  if (!isJsonObject(value)) throw new WireError('SCHEMA_INVALID', `The item on line ${line} is no object.`);
  const issues: Issue[] = [];
  const fields = fieldsOf(value, issues);
  const id = findId(fields);
  const release = findRelease(fields);
  const scope = scopeOf(fields, id?.value);
  const item = findItem(fields, id?.value, scopeOf(fields, undefined), release);
  if (!id && isUnreadable(value))
    throw new WireError('SCHEMA_INVALID', `The item on line ${line} has no field of the type that it should have.`);
  if (!id && !hasContent(item))
    throw new WireError('NO_CONTENT', `The item on line ${line} has neither identifier, headline, text nor media.`);
  if (release.pubStatus?.value === 'canceled' && isAnyones(id?.value, scope)) {
    const words =
      'The identifier is no URI, and the item does not say whose it is: it ends the story of a provider only if that left its name out as well.';
    issues.push(issue('KILL_WITHOUT_TARGET', words, 'uri'));
  }
  return {
    format: 'ninjs',
    id,
    idScope: id && scope,
    idParts: partsOf(fields),
    item,
    wire: { guid: textFound(fields, 'uri', 'guid'), ...findWire(fields, release.embargo) },
    issues,
  };
}

function hasContent({ headlines, title, descriptions, bodies, renditions, associations }: DraftItem): boolean {
  return title !== undefined || [headlines, descriptions, bodies, renditions, associations].some((list) => list && list.length > 0);
}

/** Texts and lists of objects are what nearly all fields of all versions are: an item that has fields, but none of these, says nothing. */
function isUnreadable(item: JsonObject): boolean {
  const values = Object.values(item).filter((value) => !isNothing(value));
  return values.length > 0 && !values.some((value) => typeof value === 'string' || (Array.isArray(value) && value.some(isJsonObject)));
}

// Of what superdesk states without one, the time of creation and the slugline last through all revisions.
function partsOf(fields: Fields): (string | undefined)[] {
  const created = textFound(fields, 'firstcreated')?.value;
  const slugline = textFound(fields, 'slugline')?.value;
  return created && slugline ? [textFound(fields, 'provider', 'source')?.value, created, slugline] : [];
}
