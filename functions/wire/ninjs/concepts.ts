// People, places, subjects and the like. 1.x names them by the code of a scheme, 2.x and later by a URI or a literal.
// Spec: IPTC ninjs 1.6, person to genre; ninjs 3.1, people to genres.
import type { Shape } from '../conform.ts';
import { countryOf } from '../countries.ts';
import type { Found } from '../draft.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { NINJS_FIELDS } from '../ninjs-shape.ts';
import { mediaTopicCode, mediaTopicOfSubjectCode, mediaTopicUri, resolveQcode, subjectCodeUri } from '../topics.ts';
import { isUri, toUri } from '../uri.ts';
import { type Entry, entriesOf, type Fields, fieldsOf, textFound, valueFound } from './fields.ts';
import { respell } from './respell.ts';

type Kind = 'people' | 'organisations' | 'places' | 'subjects' | 'events' | 'objects' | 'infoSources' | 'genres';

/** Shorter names of countries are codes of something else: `CA` is a state as often as a country. */
const SHORTEST_COUNTRY = 4;
/** Schemes of subjects that are IPTC's by their names, or have none. */
const TOPICS = /^$|subject_?code|media_?topic/i;

/** The concepts that stand under any of these names. Values of the wrong type are handed on as they are. */
export function findConcepts(fields: Fields, kind: Kind, ...names: readonly string[]): Found<unknown>[] {
  return names.flatMap((name) => entriesOf(valueFound(fields, name)).map((entry) => conceptOf(entry, kind, fields)));
}

function conceptOf({ value, from }: Entry, kind: Kind, { issues }: Fields): Found<unknown> {
  if (typeof value === 'string') return { value: { name: value }, how: 'stated', from };
  if (!isJsonObject(value)) return { value, how: 'stated', from };
  const concept = fieldsOf(value, issues, `${from}.`);
  const code = textFound(concept, 'code', 'qcode')?.value;
  const scheme = textFound(concept, 'scheme')?.value;
  const given = textFound(concept, 'uri', 'url')?.value;
  const uri = given && (resolveQcode(given) ?? toUri(given));
  const coded =
    (kind === 'places' && /iso-?3166/i.test(scheme ?? '') && countryOf(code)?.uri) ||
    uriOf(code, scheme) ||
    (kind === 'subjects' && TOPICS.test(scheme ?? '') ? uriOfTopic(code) : undefined);
  const name = textFound(concept, 'name', 'label', 'byline')?.value;
  const said = {
    name,
    uri: uri ?? coded ?? (kind === 'places' ? uriOfCountry(concept, name) : undefined),
    literal: textFound(concept, 'literal')?.value ?? (coded ? undefined : (code ?? (uri ? undefined : given))),
    rel: textFound(concept, 'rel', 'rels', 'role')?.value,
    role: textFound(concept, 'role', 'rel')?.value,
  };
  return { value: { ...(respell(value, shapeOf(kind)) as JsonObject), ...said }, how: 'stated', from };
}

function shapeOf(kind: Kind): Shape {
  const shape = NINJS_FIELDS[kind];
  return typeof shape === 'object' && 'listOf' in shape ? shape.listOf() : 'string';
}

/** The URI that a code makes with its scheme, be that a URI or an alias of IPTC's catalogue; undefined where it makes none. */
export function uriOf(code: string | undefined, scheme: string | undefined): string | undefined {
  if (!code) return undefined;
  if (/^(?:https?:\/\/|urn:)/i.test(code) && isUri(code)) return code;
  if (!scheme) return resolveQcode(code);
  if (!isUri(scheme)) return resolveQcode(`${scheme}:${code}`);
  const separator = /[/#=:?]$/.test(scheme) ? '' : /^urn:/i.test(scheme) ? ':' : '/';
  return `${scheme}${separator}${encodeURIComponent(code.toWellFormed())}`;
}

/** Superdesk states the eight digits of a Media Topic or a Subject Code without a scheme, or with a name of its own for it. */
function uriOfTopic(code: string | undefined): string | undefined {
  if (code === undefined) return undefined;
  if (mediaTopicOfSubjectCode(code)) return subjectCodeUri(code);
  return mediaTopicCode(code) && mediaTopicUri(code);
}

function uriOfCountry(concept: Fields, name: string | undefined): string | undefined {
  const stated = textFound(concept, 'countrycode', 'country', 'countryname')?.value;
  return (countryOf(stated) ?? (name && name.length >= SHORTEST_COUNTRY ? countryOf(name) : undefined))?.uri;
}
