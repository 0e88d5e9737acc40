// One item, or one association of an item, in the fields that ninjs 3.1 has for it.
// Spec: IPTC ninjs 3.1, ninjsType; 1.0 to 2.2 for the older names.
import { dateFound } from '../dated.ts';
import { type DraftItem, derived, type Found, issue } from '../draft.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { contentHash } from '../revision.ts';
import { wiredeskUrn } from '../uri.ts';
import { findConcepts } from './concepts.ts';
import { type Entry, entriesOf, type Fields, fieldsOf, plainFound, textFound, textOf, valueFound } from './fields.ts';
import { findAltIds, findId, scopeOf, uriOfItem } from './ids.ts';
import { findPlans, findRenditions, findRightsInfo, findSourceType, findTrustIndicators } from './parts.ts';
import { findRelease, findRepresentation, findType, type Release } from './status.ts';
import { findBodies, findDescriptions, findHeadlines } from './text.ts';

/**
 * All that an item says and ninjs has a field for. Values may be rough: what does not conform is left out later, with an issue.
 * `id` is the item's own; those of associations that have none are made of it. `scope` is whose identifiers it speaks of.
 */
export function findItem(
  fields: Fields,
  id: string | undefined,
  scope: string | undefined,
  { pubStatus, embargoedUntil }: Release,
): DraftItem {
  const date = (field: string, ...names: readonly string[]) =>
    dateFound(textFound(fields, ...names), `${fields.path}${field}`, fields.issues);
  const bodies = findBodies(fields);
  const plans = findPlans(fields, scope);
  return {
    type: findType(fields) ?? typeOf(plans, bodies),
    representationType: findRepresentation(fields),
    profile: textFound(fields, 'profile'),
    version: textFound(fields, 'version'),
    firstCreated: date('firstCreated', 'firstcreated'),
    versionCreated: date('versionCreated', 'versioncreated'),
    contentCreated: date('contentCreated', 'contentcreated'),
    embargoedUntil,
    expires: date('expires', 'expires', 'expiry'),
    pubStatus,
    urgency: valueFound(fields, 'urgency'),
    copyrightHolder: plainFound(fields, 'copyrightholder'),
    copyrightNotice: plainFound(fields, 'copyrightnotice'),
    usageTerms: plainFound(fields, 'usageterms'),
    rightsInfo: findRightsInfo(fields),
    edNote: plainFound(fields, 'ednote'),
    language: textFound(fields, 'language'),
    title: plainFound(fields, 'title'),
    by: findBy(fields),
    slugline: plainFound(fields, 'slugline'),
    located: plainFound(fields, 'located', 'datelinelocation'),
    headlines: findHeadlines(fields),
    descriptions: findDescriptions(fields),
    bodies,
    people: [...findConcepts(fields, 'people', 'people', 'person'), ...findAuthors(fields)],
    organisations: findConcepts(fields, 'organisations', 'organisations', 'organisation'),
    places: findConcepts(fields, 'places', 'places', 'place'),
    subjects: findConcepts(fields, 'subjects', 'subjects', 'subject'),
    events: findConcepts(fields, 'events', 'events', 'event'),
    objects: findConcepts(fields, 'objects', 'objects', 'object'),
    infoSources: findInfoSources(fields),
    genres: findConcepts(fields, 'genres', 'genres', 'genre'),
    ...plans,
    renditions: findRenditions(fields),
    associations: findAssociations(fields, id, scope),
    altIds: findAltIds(fields),
    trustIndicators: findTrustIndicators(fields),
    digitalSourceType: findSourceType(fields),
  } as DraftItem;
}

/** What an item must be that does not say so. */
function typeOf({ eventDetails, plannedCoverage }: ReturnType<typeof findPlans>, bodies: readonly unknown[]): Found<string> | undefined {
  if (plannedCoverage.length > 0) return derived('planning', 'plannedCoverage');
  if (eventDetails) return derived('event', 'eventDetails');
  return bodies.length > 0 ? derived('text', 'bodies') : undefined;
}

/** The byline as stated, else the authors that superdesk lists. */
function findBy(fields: Fields): Found<string> | undefined {
  const byline = plainFound(fields, 'by', 'byline', 'bylines');
  if (byline) return byline;
  const authors = entriesOf(valueFound(fields, 'authors')).filter(
    ({ value }) => !isJsonObject(value) || !/edit/i.test(textOf(value.role) ?? ''),
  );
  return derived(authors.flatMap(({ value }) => textOf(value) ?? []).join(', '), `${fields.path}authors`);
}

function findAuthors(fields: Fields): Found<unknown>[] {
  return findConcepts(fields, 'people', 'authors', 'author', 'photographer').map(({ value, ...found }) => ({
    ...found,
    value: isJsonObject(value) ? { ...value, rel: value.rel ?? (found.from.includes('photographer') ? 'photographer' : 'author') } : value,
  }));
}

/** Who sent it, then who else it is from. */
function findInfoSources(fields: Fields): Found<unknown>[] {
  const senders = ['provider', 'source'].flatMap((name) => {
    const sender = textFound(fields, name);
    return sender ? [{ ...sender, value: { name: sender.value } }] : [];
  });
  const known = new Set<unknown>();
  return [...senders, ...findConcepts(fields, 'infoSources', 'infosources', 'infosource')].filter(({ value }) => {
    const name = isJsonObject(value) ? value.name : undefined;
    return name === undefined || (!known.has(name) && known.add(name));
  });
}

/** Other items, each read as an item is. */
function findAssociations(fields: Fields, id: string | undefined, scope: string | undefined): Found<unknown>[] {
  return entriesOf(valueFound(fields, 'associations')).map((entry, index) => {
    const { value, from, name = `association ${index + 1}` } = entry;
    return { value: isJsonObject(value) ? readAssociation(entry, value, name, id, fields, scope) : value, how: 'stated', from };
  });
}

function readAssociation(
  entry: Entry,
  object: JsonObject,
  name: string,
  parent: string | undefined,
  { issues }: Fields,
  around: string | undefined,
): JsonObject {
  const fields = fieldsOf(object, issues, `${entry.from}.`);
  const id = findId(fields)?.value;
  const scope = scopeOf(fields, id, around);
  if (id === undefined) {
    const message = `${entry.from}: no identifier is stated; it was made of the item's.`;
    issues.push(issue('IDENTITY_DERIVED', message, `${entry.from}.uri`));
  }
  const item = Object.entries(findItem(fields, id ?? parent, scopeOf(fields, undefined, around), findRelease(fields))).flatMap(
    ([field, found]) => {
      if (!found) return [];
      return [[field, Array.isArray(found) ? found.map(({ value }) => value) : (found as Found<unknown>).value] as const];
    },
  );
  return {
    ...Object.fromEntries(item),
    name: entry.name ?? textFound(fields, 'name', 'title', 'headline')?.value ?? name,
    rel: textFound(fields, 'rel')?.value,
    uri: id === undefined ? wiredeskUrn('ninjs', parent ?? contentHash(JSON.stringify(object)), name) : uriOfItem(id, scope),
  };
}
