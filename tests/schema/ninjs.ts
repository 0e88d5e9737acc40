// Checks items against IPTC's own ninjs 3.1 schema.
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const schema = JSON.parse(readFileSync(new URL('./ninjs-schema_3.1.json', import.meta.url), 'utf8'));
const ajv = new Ajv2020.default({ strict: false, logger: false });
addFormats.default(ajv);
ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json', type: 'object' });
const validate = ajv.compile(schema);

/** What the schema holds against an item, in words; empty where it is valid. */
export function ninjsErrors(item: unknown): string[] {
  return validate(item) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}
