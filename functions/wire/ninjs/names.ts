// The names by which an object is known for ninjs: those of all versions, of superdesk's dialect and of AP's.
// Spec: IPTC ninjs 1.0 to 1.6, 2.0 to 2.2, 3.0 and 3.1.
import { isJsonObject, type JsonObject } from '../json.ts';

/** Names that little else has. They are spelled in lower case and without underscores, as `spelled` leaves them. */
const TELLING = new Set(
  `versioncreated firstcreated contentcreated pubstatus representationtype copyrightholder copyrightnotice usageterms ednote
  embargoeduntil infosource infosources altids trustindicator trustindicators headlines bodies eventdetails plannedcoverage
  rightsinfo digitalsourcetype bodyxhtml evolvedfrom firstpublished`.split(/\s+/),
);

/** Names that ninjs shares with others. */
const SHARED = new Set(
  `uri type mimetype profile version embargoed urgency language person people organisation organisations place places subject
  subjects event events object objects title byline by headline slugline located charcount wordcount renditions associations
  standard $standard $schema genre genres expires descriptions bodytext bodyhtml guid service priority source provider keywords
  keyword authors extra annotations readtime signal signals products`.split(/\s+/),
);

const FAMILIES = /^(?:body|headline|description)_/;
const OF_CONTENT = /^(?:headlines?|bodies|descriptions|renditions|associations|pubstatus|(?:body|headline|description)_.*)$/i;
const OF_JSON_LD = new Set(['@context', '@type', '@graph', '@id']);

/** A name without case, underscores and hyphens, for producers differ in them: `versionCreated`, `version_created`. */
export function spelled(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '');
}

/**
 * Whether an object with these keys is ninjs: it has a `uri`, and one telling name beside it or more known names than foreign
 * ones; or it has no `uri`, as in superdesk's dialect, and several telling names, content or the end of content among them
 * (superdesk's plans and events have neither).
 */
export function isNinjs(keys: readonly string[]): boolean {
  if (keys.some((key) => OF_JSON_LD.has(key))) return false;
  const names = new Set(keys);
  const telling = [...names].filter((name) => TELLING.has(spelled(name))).length;
  const known = telling + [...names].filter((name) => SHARED.has(spelled(name)) || FAMILIES.test(name)).length;
  if (names.has('uri')) return telling > 0 || 2 * known >= names.size;
  return telling > 1 && known > 3 && [...names].some((name) => OF_CONTENT.test(name));
}

/** Objects around items: AP's replies (`data.item`, `data.items[].item`), superdesk's (`_items`), and the like. */
const WRAPPERS = ['data', 'item', 'items', '_items'];
const MAX_WRAPPERS = 4;

export function isWrapper(keys: readonly string[]): boolean {
  return WRAPPERS.some((name) => keys.includes(name));
}

/** The items in a value: itself, or what lies in its wrappers; undefined where it is no wrapper of items. */
export function itemsWithin(value: unknown, depth = 0): JsonObject[] | undefined {
  if (depth > MAX_WRAPPERS) return undefined;
  if (Array.isArray(value)) return value.flatMap((each) => itemsWithin(each, depth + 1) ?? []);
  if (!isJsonObject(value)) return undefined;
  if (isNinjs(Object.keys(value))) return [value];
  const wrapper = WRAPPERS.find((name) => Object.hasOwn(value, name) && typeof value[name] === 'object');
  return wrapper === undefined ? undefined : itemsWithin(value[wrapper], depth + 1);
}
