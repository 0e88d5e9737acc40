// The shapes of answers, as JSON Schema 2020-12: what OpenAPI 3.1 describes bodies with.
import { ISSUES, REJECTIONS } from '../../wire/codes.ts';
import { FORMAT_NAMES, OUTCOMES, STATUSES } from '../choices.ts';

export type Schema = Readonly<Record<string, unknown>>;

const string: Schema = { type: 'string' };
const strings: Schema = { type: 'array', items: string };
const count: Schema = { type: 'integer', minimum: 0 };
const time: Schema = {
  type: 'string',
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$',
  description: 'UTC, with milliseconds',
};
const url: Schema = { type: 'string', format: 'uri' };

export function ref(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

/** An object of these members and no others; a name that ends with `?` may be absent. */
function object(members: Readonly<Record<string, Schema>>, description?: string): Schema {
  const entries = Object.entries(members).map(([name, schema]) => [name.replace(/\?$/, ''), schema] as const);
  return {
    type: 'object',
    ...(description && { description }),
    properties: Object.fromEntries(entries),
    required: Object.keys(members).filter((name) => !name.endsWith('?')),
    additionalProperties: false,
  };
}

function list(items: Schema): Schema {
  return { type: 'array', items };
}

function choice(choices: readonly string[]): Schema {
  return { type: 'string', enum: choices };
}

const told = {
  'type?': string,
  status: choice(STATUSES),
  'version?': string,
  'slugline?': string,
  'provider?': string,
  'language?': string,
  'urgency?': { type: 'integer' },
  'wordCount?': count,
  'signals?': strings,
  'places?': { ...strings, description: 'ISO 3166-1 alpha-2' },
};
const next = { 'cursor?': { ...string, description: 'Of the next page; absent on the last.' }, 'next?': url };
const objectName = { bucket: string, key: string, versionId: string };
const fault = object({ code: choice(Object.keys(REJECTIONS)), message: string, 'member?': string, 'index?': count });

export const SCHEMAS: Readonly<Record<string, Schema>> = {
  Card: object({ id: string, revision: string, time, headline: string, ...told }, 'A story as lists show it. Of a kill, without copy.'),
  Tombstone: object({ id: string, revision: string, time, 'reason?': string }, 'All that is told of a killed story.'),
  // Not a reference to that schema: whoever reads this description would have to fetch it, and cannot where a newsroom is shut in.
  Item: {
    type: 'object',
    required: ['uri'],
    properties: { uri: { type: 'string' } },
    description: 'A story as IPTC ninjs 3.1.',
    externalDocs: { url: 'https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json' },
  },
  Provenance: object(
    { how: choice(['stated', 'derived', 'inferred', 'received']), from: string },
    'Where a field came from: the wire says so, it was worked out, it was guessed, or it came with the delivery.',
  ),
  Source: object({
    ...objectName,
    sha256: string,
    encoding: string,
    'member?': string,
    index: count,
    receivedAt: time,
  }),
  Issue: object({ code: choice(Object.keys(ISSUES)), message: string, 'field?': string }),
  Wire: {
    type: 'object',
    description: 'What the wire says and ninjs has no place for.',
    properties: { format: choice(FORMAT_NAMES), provider: string, keywords: strings, signals: strings },
    required: ['format'],
  },
  Story: object({
    id: { ...string, description: 'The story, whatever its revision: a URI.' },
    revision: { ...string, description: 'Sorts as a string: a later revision is greater.' },
    item: ref('Item'),
    wire: ref('Wire'),
    provenance: { type: 'object', additionalProperties: ref('Provenance') },
    source: ref('Source'),
    issues: list(ref('Issue')),
  }),
  Stories: object({ stories: list(ref('Card')), ...next }),
  Revisions: object({ revisions: list(ref('Card')) }, 'Latest first; those up to a kill without copy.'),
  StoryProvenance: object({
    id: string,
    revision: string,
    provenance: { type: 'object', additionalProperties: ref('Provenance') },
    source: ref('Source'),
    issues: list(ref('Issue')),
  }),
  Piece: object({ kind: choice(['same', 'added', 'removed']), value: string }),
  Differences: object({
    id: string,
    from: string,
    to: string,
    headline: list(ref('Piece')),
    text: list(ref('Piece')),
    fields: list(object({ field: string, 'from?': {}, 'to?': {} })),
  }),
  Change: {
    oneOf: [
      object({ kind: { const: 'story' }, cursor: string, card: ref('Card') }),
      object({ kind: { const: 'killed' }, cursor: string, tombstone: ref('Tombstone') }),
      object({ kind: { const: 'withdrawn' }, cursor: string, id: string }, 'It may be shown no longer; it may come again.'),
    ],
  },
  Changes: object({
    changes: list(ref('Change')),
    cursor: { ...string, description: 'To go on from, now or later.' },
    more: { type: 'boolean', description: 'Whether more may be there already.' },
  }),
  Receipt: object({
    ...objectName,
    outcome: choice(OUTCOMES),
    receivedAt: time,
    size: count,
    'sha256?': string,
    'format?': choice(FORMAT_NAMES),
    'encoding?': string,
    stories: count,
    kept: list(object({ id: string, revision: string, placement: choice(['kept', 'known', 'conflict']) })),
    faults: count,
    refused: list(fault),
    issues: { type: 'object', propertyNames: choice(Object.keys(ISSUES)), additionalProperties: count },
    'duplicateOf?': object(objectName),
    'earlier?': object({
      outcome: choice(OUTCOMES),
      stories: count,
      faults: count,
      'code?': choice(Object.keys(REJECTIONS)),
      until: time,
    }),
  }),
  Receipts: object({ receipts: list(ref('Receipt')), ...next }),
  Totals: object(Object.fromEntries(OUTCOMES.map((outcome) => [outcome, count])), 'Number of objects by outcome.'),
  Replayed: object({ receipt: ref('Receipt'), 'untouched?': choice(['gone', 'rewritten', 'less']) }),
  Desks: object({ desks: list(object({ feed: string, title: string, 'description?': string })) }),
  Intake: object({
    at: time,
    hours: count,
    providers: list(object({ name: string, lastHeard: time, counts: list(count) })),
    languages: list(object({ name: string, stories: count })),
    places: list(object({ name: string, stories: count })),
    isCut: { type: 'boolean' },
    'outcomes?': ref('Totals'),
  }),
  Health: object({ status: { const: 'ok' } }),
  NinjsFeed: object(
    { title: string, self: url, first: url, 'next?': url, updated: time, items: list(ref('Item')) },
    'A kill is an item with pubStatus canceled.',
  ),
  JsonFeed: object({
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: string,
    home_page_url: url,
    feed_url: url,
    'next_url?': url,
    _wiredesk: object({ first: url, updated: time, killed: list(ref('Tombstone')) }),
    items: list(
      object({
        id: string,
        url,
        'external_url?': string,
        title: string,
        'content_html?': string,
        'content_text?': string,
        'summary?': string,
        date_published: time,
        date_modified: time,
        'authors?': list(object({ name: string })),
        'tags?': strings,
        'language?': string,
        'attachments?': list(
          object({ url: string, mime_type: string, 'title?': string, 'size_in_bytes?': count, 'duration_in_seconds?': { type: 'number' } }),
        ),
        _wiredesk: object({ revision: string, ...told, 'note?': string, 'rights?': string }),
      }),
    ),
  }),
  Problem: {
    type: 'object',
    description: 'RFC 9457',
    properties: {
      type: { const: 'about:blank' },
      title: string,
      status: { type: 'integer' },
      detail: string,
      killed: ref('Tombstone'),
    },
    required: ['type', 'title', 'status', 'detail'],
    additionalProperties: false,
  },
};
