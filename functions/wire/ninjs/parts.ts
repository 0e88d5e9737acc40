// Parts of an item that have a structure of their own: renditions, rights, trust indicators, events and plans.
// Spec: IPTC ninjs 3.1, renditionType, rightsInfo, trustIndicators, eventDetails, plannedCoverage; 1.6 for the older names.
import { type Found, issue } from '../draft.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { NINJS_FIELDS } from '../ninjs-shape.ts';
import { isUri } from '../uri.ts';
import { uriOf } from './concepts.ts';
import { entriesOf, type Fields, fieldsOf, keepForExtra, textFound, textOf, valueFound } from './fields.ts';
import { uriOfItem } from './ids.ts';
import { respell } from './respell.ts';

/** Media of the item. 1.x states them as an object by name; a list may leave names out. */
export function findRenditions(fields: Fields): Found<unknown>[] {
  return entriesOf(valueFound(fields, 'renditions')).map(({ value, from, name }, index) => {
    const rendition = typeof value === 'string' ? { href: value } : respelled('renditions', [value])[0];
    if (!isJsonObject(rendition)) return { value, how: 'stated', from };
    const relation = isJsonObject(value) ? textOf(value.rel ?? value.type) : undefined;
    const called = name ?? (textOf(rendition.name) || relation || `rendition ${index + 1}`);
    return { value: { ...rendition, name: called }, how: 'stated', from };
  });
}

/** Rights as a link or written out. ninjs takes one of them: of both the link stays, and all of it goes to `wire.extra`. */
export function findRightsInfo(fields: Fields): Found<unknown> | undefined {
  const found = valueFound(fields, 'rightsinfo');
  if (!isJsonObject(found?.value)) return found;
  const { linkedRights, encodedRights, ...rights } = respelled('rightsInfo', found.value) as JsonObject;
  const link = textOf(linkedRights);
  const written = isJsonObject(encodedRights) ? JSON.stringify(encodedRights) : textOf(encodedRights);
  if (!link || !written) return { ...found, value: { ...rights, linkedRights: link || undefined, encodedRights: written || undefined } };
  fields.issues.push(issue('FIELD_INVALID', `${found.from}: rights as a link and written out; the link stays.`, 'rightsInfo'));
  keepForExtra(fields, 'rightsinfo');
  return { ...found, value: { ...rights, linkedRights: link } };
}

/** Trust indicators; 1.x names them by the code of a scheme. */
export function findTrustIndicators(fields: Fields): Found<unknown>[] {
  const found = valueFound(fields, 'trustindicators', 'trustindicator');
  return entriesOf(found).map(({ value, from }) => {
    if (!isJsonObject(value)) return { value, how: 'stated', from };
    const entry = fieldsOf(value, fields.issues, `${from}.`);
    const text = (name: string) => textFound(entry, name)?.value;
    const role = text('role') ?? uriOf(text('code'), text('scheme'));
    return { value: { role, title: text('title'), href: text('href') }, how: 'stated', from };
  });
}

/** How the content was made; some state its URI or its name alone. */
export function findSourceType(fields: Fields): Found<unknown> | undefined {
  const found = valueFound(fields, 'digitalsourcetype');
  if (typeof found?.value !== 'string') return found;
  return { ...found, value: isUri(found.value.trim()) ? { uri: found.value } : { literal: found.value } };
}

/** Events and what is planned for them; `scope` is whose identifiers plans have. What ninjs 3.1 has no name for in them goes to `wire.extra`, with all that is around it. */
export function findPlans(
  fields: Fields,
  scope: string | undefined,
): {
  readonly eventDetails: Found<unknown> | undefined;
  readonly plannedCoverage: Found<unknown>[];
} {
  const details = valueFound(fields, 'eventdetails');
  const coverage = valueFound(fields, 'plannedcoverage');
  const eventDetails = details && { ...details, value: respelled('eventDetails', details.value) };
  const plannedCoverage = entriesOf(coverage).map(({ value, from }) => {
    const plan = respelled('plannedCoverage', [value])[0];
    return { value: isJsonObject(plan) ? { ...plan, uri: uriOfItem(plan.uri, scope) } : plan, how: 'stated' as const, from };
  });
  if (keysIn(eventDetails?.value) < keysIn(details?.value)) keepForExtra(fields, 'eventdetails');
  if (keysIn(plannedCoverage.map(({ value }) => value)) < keysIn(coverage?.value)) keepForExtra(fields, 'plannedcoverage');
  return { eventDetails, plannedCoverage };
}

function respelled(field: string, value: readonly unknown[]): readonly unknown[];
function respelled(field: string, value: unknown): unknown;
function respelled(field: string, value: unknown): unknown {
  return respell(value, NINJS_FIELDS[field] ?? 'string');
}

function keysIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, each) => sum + 1 + keysIn(each), 0);
}
