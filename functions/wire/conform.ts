// Makes any value conform to ninjs 3.1: what fits stays, what can be mended is mended, what cannot is left out and named.
// Every story passes here, so that whatever a format finds, what leaves is valid.
import { balanced } from './bidi.ts';
import { readIsoDate } from './dates.ts';
import { toUri } from './uri.ts';

export type Shape =
  | 'string'
  | 'text'
  | 'uri'
  | 'date'
  | 'partial-date'
  | 'language'
  | 'integer'
  | 'number'
  | 'geojson'
  | { readonly oneOf: readonly string[] }
  | { readonly from: number; readonly to: number }
  | { readonly listOf: () => Shape }
  | {
      readonly fields: Readonly<Record<string, Shape>>;
      readonly required?: readonly string[];
      readonly holds?: (value: Record<string, unknown>) => boolean;
    };

/** Why a value was left out, or what had to be assumed to keep it. */
export type Fault = 'no URI' | 'no date' | 'no zone' | 'no time' | 'invalid';

/** Told of each of them: where the value stood, and in words what is wrong with it. */
export type Complain = (path: string, fault: Fault, words: string) => void;

/** The value in that shape; undefined where it cannot be had. Unknown fields are left out without a word: callers know of them. */
export function conform(value: unknown, shape: Shape, path: string, complain: Complain): unknown {
  if (value === undefined || value === null) return undefined;
  if (shape === 'geojson') return isGeoJson(value) ? value : refuse(path, 'no GeoJSON', complain);
  if (typeof shape === 'string') return conformScalar(value, shape, path, complain);
  if ('oneOf' in shape) return conformChoice(value, shape.oneOf, path, complain);
  if ('from' in shape) return conformRange(value, shape.from, shape.to, path, complain);
  if ('listOf' in shape) return conformList(value, shape.listOf(), path, complain);
  return conformFields(value, shape, path, complain);
}

function conformScalar(
  value: unknown,
  shape: 'string' | 'text' | 'uri' | 'date' | 'partial-date' | 'language' | 'integer' | 'number',
  path: string,
  complain: Complain,
) {
  if (shape === 'integer' || shape === 'number') return conformNumber(value, shape, path, complain);
  const text = asText(value);
  if (text === undefined) return refuse(path, `${Array.isArray(value) ? 'a list' : 'an object'} where text belongs`, complain);
  if (shape === 'text') return visible(text);
  const trimmed = visible(text).trim();
  if (trimmed === '') return undefined;
  if (shape === 'string') return balanced(trimmed);
  if (shape === 'language') return languageTag(trimmed);
  if (shape === 'uri') return toUri(trimmed) ?? refuse(path, 'no URI', complain, 'no URI');
  if (shape === 'partial-date') return PARTIAL_DATE.test(trimmed) ? trimmed : refuse(path, 'no date', complain, 'no date');
  return conformDate(trimmed, path, complain);
}

// Tags as RFC 5646 (section 2.1.1) writes them, so that `en_gb` and `EN-GB` are one language. What is no tag stays as it stands.
function languageTag(text: string): string {
  if (!/^[a-z]{2,3}(?:[-_][a-z0-9]{1,8}){0,6}$/i.test(text)) return text;
  const [primary = '', ...rest] = text.toLowerCase().split(/[-_]/);
  const cased = rest.map((part) =>
    part.length === 2 ? part.toUpperCase() : part.length === 4 ? part.replace(/^[a-z]/, (first) => first.toUpperCase()) : part,
  );
  return [primary, ...cased].join('-');
}

function conformDate(text: string, path: string, complain: Complain) {
  const date = readIsoDate(text);
  if (!date) return refuse(path, 'no date', complain, 'no date');
  if (date.noTime) complain(path, 'no time', 'states no time of day; midnight is assumed');
  if (date.noZone) complain(path, 'no zone', 'states no zone; UTC is assumed');
  return date.iso;
}

const PARTIAL_DATE =
  /^-?(?:[1-9]\d*)?\d{4}(?:-(?:1[0-2]|0[1-9])(?:-(?:3[01]|0[1-9]|[12]\d)(?:T(?:2[0-3]|[01]\d):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:2[0-3]|[01]\d):[0-5]\d)?)?)?)?$/;

function conformNumber(value: unknown, shape: 'integer' | 'number', path: string, complain: Complain) {
  const number = typeof value === 'string' && /^[+-]?\d{1,15}(?:\.\d{1,15})?$/.test(value.trim()) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return refuse(path, 'no number', complain);
  if (shape === 'integer' && !Number.isSafeInteger(number)) return refuse(path, 'no whole number', complain);
  return number;
}

function conformChoice(value: unknown, choices: readonly string[], path: string, complain: Complain) {
  const text = asText(value)?.trim().toLowerCase();
  return choices.find((choice) => choice === text) ?? refuse(path, `none of ${choices.join(', ')}`, complain);
}

function conformRange(value: unknown, from: number, to: number, path: string, complain: Complain) {
  const number = conformNumber(value, 'integer', path, complain);
  if (number === undefined) return undefined;
  return number >= from && number <= to ? number : refuse(path, `not between ${from} and ${to}`, complain);
}

function conformList(value: unknown, shape: Shape, path: string, complain: Complain) {
  const list = Array.isArray(value) ? value : [value];
  const conformed = list.map((each, index) => conform(each, shape, `${path}[${index}]`, complain)).filter((each) => each !== undefined);
  return conformed.length > 0 ? conformed : undefined;
}

function conformFields(value: unknown, shape: Extract<Shape, { fields: unknown }>, path: string, complain: Complain) {
  if (typeof value !== 'object' || Array.isArray(value) || value === null) return refuse(path, 'no object', complain);
  const given = value as Readonly<Record<string, unknown>>;
  const conformed: Record<string, unknown> = {};
  for (const name in shape.fields) {
    const fieldShape = shape.fields[name];
    if (!fieldShape || !Object.hasOwn(given, name)) continue;
    const field = conform(given[name], fieldShape, path ? `${path}.${name}` : name, complain);
    if (field !== undefined) conformed[name] = field;
  }
  if (Object.keys(conformed).length === 0) return undefined;
  const missing = shape.required?.find((name) => conformed[name] === undefined);
  if (missing) return refuse(path, `no ${missing}`, complain);
  if (shape.holds && !shape.holds(conformed)) return refuse(path, 'fields that exclude each other, or one too few', complain);
  return conformed;
}

const GEOJSON_TYPES = 'Point MultiPoint LineString MultiLineString Polygon MultiPolygon GeometryCollection Feature FeatureCollection'.split(
  ' ',
);

/** Whether a value is a GeoJSON object by its type and the member that goes with it (RFC 7946, section 1.4). */
function isGeoJson(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { type, coordinates, geometries, geometry, features } = value as Readonly<Record<string, unknown>>;
  if (typeof type !== 'string' || !GEOJSON_TYPES.includes(type)) return false;
  return type === 'Feature' ? typeof geometry === 'object' : Array.isArray(coordinates ?? geometries ?? features);
}

function refuse(path: string, words: string, complain: Complain, fault: Fault = 'invalid'): undefined {
  complain(path, fault, words);
  return undefined;
}

function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  return undefined;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken off
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const DOUBTFUL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff]/;

/** Text without control characters and broken surrogates. */
export function visible(text: string): string {
  return DOUBTFUL.test(text) ? text.toWellFormed().replace(CONTROLS, '') : text;
}
