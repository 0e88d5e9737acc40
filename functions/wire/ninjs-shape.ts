// The shape of a ninjs 3.1 item, for `conform.ts`. Spec: IPTC ninjs 3.1, ninjs-schema_3.1.json.
import type { Shape } from './conform.ts';

const DATES_HOLD = (dates: Record<string, unknown>) => {
  const starts = Number('startDate' in dates) + Number('expectedStartDate' in dates);
  const ends = Number('endDate' in dates) + Number('expectedEndDate' in dates);
  return starts === 1 || ends === 1;
};

const TYPE: Shape = { oneOf: ['text', 'audio', 'video', 'picture', 'graphic', 'composite', 'component', 'event', 'planning'] };
const PUB_STATUS: Shape = { oneOf: ['usable', 'withheld', 'canceled'] };
const URGENCY: Shape = { from: 1, to: 9 };
const PERCENT: Shape = { from: 0, to: 100 };

const CONTACT: Shape = {
  fields: {
    type: 'string',
    role: 'string',
    lang: 'string',
    name: 'string',
    value: 'string',
    address: {
      fields: { lines: { listOf: () => 'string' }, locality: 'string', area: 'string', postalCode: 'string', country: 'string' },
    },
  },
  holds: (contact) => 'value' in contact !== 'address' in contact,
};
const CONCEPT = { name: 'string', rel: 'string', uri: 'uri', literal: 'string' } as const;
const CONTACTS = { contactInfo: { listOf: () => CONTACT } } as const;

const ORGANISATION: Shape = {
  fields: {
    ...CONCEPT,
    symbols: { listOf: () => ({ fields: { exchange: 'string', symbolType: 'uri', symbol: 'string' } }) },
    ...CONTACTS,
  },
};

const TEXT_BLOCK = { role: 'string', contentType: 'string', value: 'text' } as const;

const RENDITION: Shape = {
  fields: {
    name: 'string',
    href: 'uri',
    contentType: 'string',
    title: 'string',
    width: 'integer',
    height: 'integer',
    sizeInBytes: 'integer',
    duration: 'number',
    format: 'string',
    aspectRatio: 'string',
    videoCodec: 'string',
    frameRate: 'number',
    poi: { fields: { x: 'integer', y: 'integer' } },
    transportProtocol: 'string',
    scanType: { oneOf: ['progressive', 'interlaced'] },
    bitrate: 'string',
  },
  required: ['name'],
};

const DATES: Shape = {
  fields: {
    startDate: 'date',
    endDate: 'date',
    expectedStartDate: 'partial-date',
    expectedEndDate: 'partial-date',
    expectedDuration: 'string',
    // The schema's own definition of `recurrenceDates` (a list and a text at once) can be met by nothing, so it is left out.
    recurrence: {
      fields: {
        recurrenceRules: {
          listOf: () => ({
            fields: {
              frequency: { oneOf: ['secondly', 'minutely', 'hourly', 'daily', 'weekly', 'monthly', 'yearly'] },
              interval: 'integer',
              until: 'date',
              count: 'integer',
            },
          }),
        },
      },
    },
  },
  holds: DATES_HOLD,
};

const PLANNED_COVERAGE: Shape = {
  fields: {
    uri: 'uri',
    title: 'string',
    pubStatus: PUB_STATUS,
    type: TYPE,
    commissioned: {
      fields: { by: 'string', on: 'date', references: { listOf: () => ({ fields: { name: 'string', value: 'string' } }) } },
    },
    dates: DATES,
    audiences: { listOf: () => ({ fields: { audience: 'string', significance: 'integer' } }) },
    exclAudience: { listOf: () => 'string' },
    edNote: 'string',
    urgency: URGENCY,
    language: 'language',
    itemCount: { fields: { rangeFrom: 'integer', rangeTo: 'integer' } },
    wordCount: 'integer',
    renditions: { listOf: () => RENDITION },
  },
};

const FIELDS = {
  uri: 'uri',
  type: TYPE,
  representationType: { oneOf: ['full', 'partial'] },
  profile: 'string',
  version: 'string',
  firstCreated: 'date',
  versionCreated: 'date',
  contentCreated: 'date',
  embargoedUntil: 'date',
  expires: 'date',
  pubStatus: PUB_STATUS,
  urgency: URGENCY,
  copyrightHolder: 'string',
  copyrightNotice: 'string',
  usageTerms: 'string',
  rightsInfo: {
    fields: { langId: 'uri', linkedRights: 'uri', encodedRights: 'string' },
    holds: (rights: Record<string, unknown>) => 'linkedRights' in rights !== 'encodedRights' in rights,
  },
  edNote: 'string',
  language: 'language',
  title: 'string',
  by: 'string',
  slugline: 'string',
  located: 'string',
  headlines: { listOf: () => ({ fields: TEXT_BLOCK, required: ['value'] }) },
  descriptions: { listOf: () => ({ fields: TEXT_BLOCK, required: ['value'] }) },
  bodies: { listOf: () => ({ fields: { ...TEXT_BLOCK, charCount: 'integer', wordCount: 'integer' }, required: ['value'] }) },
  people: { listOf: () => ({ fields: { ...CONCEPT, ...CONTACTS } }) },
  organisations: { listOf: () => ORGANISATION },
  places: { listOf: () => ({ fields: { ...CONCEPT, ...CONTACTS, geoJSON: 'geojson' } }) },
  subjects: { listOf: () => ({ fields: { ...CONCEPT, creator: 'string', relevance: PERCENT, confidence: PERCENT } }) },
  events: { listOf: () => ({ fields: { id: 'string', ...CONCEPT } }) },
  objects: { listOf: () => ({ fields: CONCEPT }) },
  infoSources: { listOf: () => ({ fields: { name: 'string', role: 'string', uri: 'uri', literal: 'string', ...CONTACTS } }) },
  genres: { listOf: () => ({ fields: { name: 'string', uri: 'string', literal: 'string' } }) },
  eventDetails: {
    fields: { eventStatus: 'uri', plannedCoverageStatus: 'uri', dates: DATES, organiser: ORGANISATION },
  },
  plannedCoverage: { listOf: () => PLANNED_COVERAGE },
  renditions: { listOf: () => RENDITION },
  associations: { listOf: () => ASSOCIATION },
  altIds: { listOf: () => ({ fields: { role: 'string', value: 'string' } }) },
  trustIndicators: { listOf: () => ({ fields: { role: 'uri', title: 'string', href: 'uri' } }) },
  standard: { fields: { name: 'string', version: 'string', schema: 'uri' } },
  digitalSourceType: { fields: { name: 'string', uri: 'uri', literal: 'string' } },
} as const satisfies Record<string, Shape>;

const ASSOCIATION: Shape = { fields: { name: 'string', rel: 'string', ...FIELDS }, required: ['name', 'uri'] };

/** Field by field, the uri left out: what a draft holds and what an item may. */
export const NINJS_FIELDS: Readonly<Record<string, Shape>> = FIELDS;
