// Fields within a value as ninjs 3.1 spells them: 1.x and 2.x write `sizeinbytes`, others `size_in_bytes`.
import type { Shape } from '../conform.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { spelled } from './names.ts';

// Other names that are seen for a field, where the field itself is absent.
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  contentType: ['mimetype'],
  sizeInBytes: ['size', 'filesize'],
  href: ['url', 'src'],
  role: ['rel'],
  rel: ['role', 'rels'],
  symbol: ['ticker'],
  expectedStartDate: ['estimatedstartdate'],
  expectedEndDate: ['estimatedenddate'],
  geoJSON: ['geometrygeojson', 'geometry'],
};

/** The value with the names that its shape has for them; what the shape has no name for is left out. */
export function respell(value: unknown, shape: Shape): unknown {
  if (typeof shape === 'string') return value;
  if ('listOf' in shape) return Array.isArray(value) ? value.map((each) => respell(each, shape.listOf())) : respell(value, shape.listOf());
  return 'fields' in shape && isJsonObject(value) ? respellFields(value, shape.fields) : value;
}

function respellFields(value: JsonObject, shapes: Readonly<Record<string, Shape>>): JsonObject {
  const keys = new Map(Object.keys(value).map((key) => [spelled(key), key]));
  const fields: Record<string, unknown> = {};
  for (const [name, shape] of Object.entries(shapes)) {
    const key = [spelled(name), ...(OTHER_NAMES[name] ?? [])].map((each) => keys.get(each)).find((each) => each !== undefined);
    if (key !== undefined) fields[name] = respell(value[key], shape);
  }
  return fields;
}
