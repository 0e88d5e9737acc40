// What the desk answers over HTTP, for programs that read descriptions. Spec: OpenAPI 3.1.
import { REJECTIONS } from '../../wire/codes.ts';
import { OUTCOMES, STATUSES } from '../choices.ts';
import { FEED_FORMATS } from '../feeds/formats.ts';
import { NINJS_TYPE } from '../feeds/ninjs.ts';
import { QUERY_WORDS, type QueryWord } from '../query.ts';
import { TIME_FORMS } from '../times.ts';
import { ref, SCHEMAS, type Schema } from './schemas.ts';

const string: Schema = { type: 'string' };

function query(name: string, description: string, schema: Schema = string): Schema {
  return { name, in: 'query', description, schema };
}

function inPath(name: string, description: string): Schema {
  return { name, in: 'path', required: true, description: `${description}, percent-encoded`, schema: string };
}

function word(name: QueryWord): Schema {
  return query(name, QUERY_WORDS[name], name === 'status' ? { type: 'string', enum: STATUSES } : string);
}

const words = (names: readonly QueryWord[]) => names.map(word);
const limit = (usual: number, most: number) =>
  query('limit', 'entries at most', { type: 'integer', minimum: 1, maximum: most, default: usual });
const cursor = query('cursor', 'where the page before ended, as it says');
const choice = (name: string, description: string, choices: readonly string[]) =>
  query(name, description, { type: 'string', enum: choices });
const id = inPath('id', 'the identifier of the story');
const revision = inPath('revision', 'the revision');
const object = [inPath('bucket', 'the bucket or folder of the object'), inPath('key', 'its key'), inPath('versionId', 'its version')];
const format = choice('format', 'which of the two, whatever is accepted', ['story', 'ninjs']);

type Content = Readonly<Record<string, Schema>>;
const json = (name: string): Content => ({ 'application/json': ref(name) });
const bytes = (type: string): Content => ({ [type]: {} });
const STORY: Content = { 'application/json': ref('Story'), [NINJS_TYPE]: ref('Item') };
const FEEDS: Content = Object.fromEntries(
  FEED_FORMATS.map(({ ending, contentType }) => [
    contentType.split(';')[0] ?? '',
    ending === '.json' ? ref('JsonFeed') : ending === '.ninjs' ? ref('NinjsFeed') : string,
  ]),
);

interface Operation {
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly Schema[];
  readonly content: Content;
  /** Refusals, beside 400 and those of access. */
  readonly refusals?: readonly (404 | 406 | 410 | 501 | 503)[];
  /** Whether it needs no token (`open`), or one of the scope admin. */
  readonly access?: 'open' | 'admin';
}

const REFUSALS: Readonly<Record<number, string>> = {
  400: 'Something in the request makes no sense; the detail says what.',
  401: 'A token is needed, or the one given is none.',
  403: 'The token is not of the scope admin.',
  404: 'It is not there, or may not be shown yet.',
  406: 'It is not to be had as any media type that is accepted.',
  410: 'The story was killed; the detail says why.',
  429: 'Too many wrong tokens came from there.',
  501: 'This desk does not do it.',
  503: 'As many readers as can be served are there.',
};

/** Answers without a tag: the others are 304 for whoever has them. */
const UNTAGGED = ['/health', '/events', '/stories/{id}/source'];

const GET: Readonly<Record<string, Operation>> = {
  '/': { summary: 'The page', content: bytes('text/html'), access: 'open', refusals: [404] },
  '/page/{name}': {
    summary: 'A file of the page',
    parameters: [inPath('name', 'its name')],
    content: bytes('*/*'),
    access: 'open',
    refusals: [404],
  },
  '/health': { summary: 'Whether the desk stands', content: json('Health'), access: 'open' },
  '/openapi.json': { summary: 'This description', content: { 'application/json': { type: 'object' } } },
  '/feeds/{name}': {
    summary: 'A feed, newest first',
    description:
      'all, provider/…, subject/… (a Media Topic with its narrower ones), language/…, place/…, desk/…; then .json, .atom, .rss or .ninjs, or none and what is accepted. Slashes stand as they are. Pages are linked as RFC 5005 has it; answers have strong tags; kills leave tombstones in Atom (RFC 6721), ninjs and JSON Feed.',
    parameters: [
      inPath('name', 'the name of the feed, with its ending'),
      ...words(['provider', 'subject', 'language', 'place', 'since', 'until', 'text']),
      choice('content', 'whole bodies, or summaries alone', ['full', 'summary']),
      limit(50, 200),
      cursor,
    ],
    content: FEEDS,
    refusals: [404, 406],
  },
  '/stories': {
    summary: 'Stories that meet all of the conditions, newest first',
    parameters: [...words(Object.keys(QUERY_WORDS) as QueryWord[]), limit(50, 1_000), cursor],
    content: json('Stories'),
  },
  '/stories/{id}': { summary: 'A story', parameters: [id, format], content: STORY, refusals: [404, 406, 410] },
  '/stories/{id}/revisions': { summary: 'Its revisions', parameters: [id], content: json('Revisions'), refusals: [404] },
  '/stories/{id}/revisions/{revision}': {
    summary: 'One of them',
    parameters: [id, revision, format],
    content: STORY,
    refusals: [404, 406, 410],
  },
  '/stories/{id}/diff': {
    summary: 'What differs between two revisions',
    parameters: [id, query('from', 'a revision; without it the one before'), query('to', 'a revision; without it the latest')],
    content: json('Differences'),
    refusals: [404, 410],
  },
  '/stories/{id}/provenance': {
    summary: 'Where its fields came from',
    parameters: [id],
    content: json('StoryProvenance'),
    refusals: [404, 410],
  },
  '/stories/{id}/source': {
    summary: 'The bytes that it was read from',
    parameters: [id],
    content: bytes('application/octet-stream'),
    refusals: [404, 410],
  },
  '/changes': {
    summary: 'What has changed, by order of arrival',
    description:
      'Who starts without a cursor and goes on with the last one holds what may be shown, misses nothing and is told nothing twice.',
    parameters: [limit(100, 1_000), cursor, choice('from', 'begin with what comes, and nothing of the past', ['now'])],
    content: json('Changes'),
    refusals: [501],
  },
  '/events': {
    summary: 'The same as server-sent events, while it happens',
    parameters: [
      query('feed', 'of this feed alone'),
      query('cursor', 'where to go on from; the header Last-Event-ID comes first'),
      choice('items', 'whether whole stories are sent', ['yes', 'no']),
    ],
    content: bytes('text/event-stream'),
    refusals: [503],
  },
  '/desks': { summary: 'The desks, each of which has a feed', content: json('Desks') },
  '/intake': { summary: 'What came in during the last day, by provider and hour', content: json('Intake') },
  '/receipts': {
    summary: 'What became of objects, latest first',
    parameters: [
      choice('outcome', 'those that ended so', OUTCOMES),
      choice('code', 'those refused for this reason', Object.keys(REJECTIONS)),
      query('prefix', 'those whose key starts so'),
      query('since', `from this time on: ${TIME_FORMS}`),
      limit(50, 1_000),
      cursor,
    ],
    content: json('Receipts'),
    access: 'admin',
  },
  '/receipts/{bucket}/{key}/{versionId}': {
    summary: 'What became of one version of an object',
    parameters: object,
    content: json('Receipt'),
    access: 'admin',
    refusals: [404],
  },
};

const POST: Readonly<Record<string, Operation>> = {
  '/receipts/{bucket}/{key}/{versionId}/replay': {
    summary: 'Reads the object again',
    parameters: object,
    content: json('Replayed'),
    access: 'admin',
    refusals: [404, 501],
  },
};

export const OPENAPI = {
  openapi: '3.1.0',
  info: {
    title: 'Wiredesk',
    version: '1',
    description:
      'Wire copy of every format as stories, feeds and changes. Killed, withheld and embargoed copy is in no answer before its time.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  security: [{ bearer: [] }, { basic: [] }],
  paths: paths(),
  components: {
    schemas: SCHEMAS,
    securitySchemes: {
      bearer: { type: 'http', scheme: 'bearer', description: 'A token of the desk.' },
      basic: { type: 'http', scheme: 'basic', description: 'The token as the password; the user name may be any.' },
    },
  },
} as const;

function paths(): Readonly<Record<string, Schema>> {
  const all = Object.entries(GET).map(([path, operation]): [string, Schema] => [
    path,
    { get: described(operation, !UNTAGGED.includes(path)) },
  ]);
  const changing = Object.entries(POST).map(([path, operation]): [string, Schema] => [path, { post: described(operation, false) }]);
  return Object.fromEntries([...all, ...changing]);
}

function described({ summary, description, parameters = [], content, refusals = [], access }: Operation, isTagged: boolean): Schema {
  const refused = [400, ...(access === 'open' ? [] : [401, 429]), ...(access === 'admin' ? [403] : []), ...refusals].sort();
  const problem = { 'application/problem+json': { schema: ref('Problem') } };
  return {
    summary,
    ...(description && { description }),
    ...(access === 'open' && { security: [] }),
    parameters,
    responses: {
      200: { description: summary, content: Object.fromEntries(Object.entries(content).map(([type, schema]) => [type, { schema }])) },
      ...(isTagged && { 304: { description: 'The asker has it, as If-None-Match says.' } }),
      ...Object.fromEntries(refused.map((status) => [status, { description: REFUSALS[status], content: problem }])),
      default: { description: 'Another name of the desk than its own, an answer too long to be handed on, a failure.', content: problem },
    },
  };
}
