// Wire copy made by rule: stories in three formats with their versions, corrected and killed, twice, and out of order.
import { newsItemDocument, seeded } from '../bench/generate.ts';

export interface WireFile {
  /** Below the prefix. */
  readonly key: string;
  readonly bytes: Buffer;
}

/** What a story must be in the end, whatever the order. */
export interface Expected {
  readonly id: string;
  readonly version: number;
  readonly isKilled: boolean;
}

export interface Made {
  readonly files: readonly WireFile[];
  readonly expected: readonly Expected[];
}

interface Maker {
  readonly folder: string;
  readonly ending: string;
  id(number: number): string;
  write(number: number, version: number, status: 'usable' | 'canceled'): string;
}

const MAKERS: readonly Maker[] = [
  { folder: 'northwire', ending: 'xml', id: (number) => `urn:newsml:northwire.example:20260105:n${number}`, write: newsItemDocument },
  { folder: 'fjordnett', ending: 'xml', id: (number) => `urn:wiredesk:nitf:fjordnett.example:FN-20260105-${number}`, write: nitf },
  { folder: 'copy-house', ending: 'json', id: (number) => `urn:newsml:copy.example:20260105:c${number}`, write: ninjs },
];

/**
 * So many files. A story has one to four versions; of each ten stories one is killed by its last; each twentieth file comes once
 * more under another name. All of it shuffled: the same seed gives the same files in the same order.
 */
export function wireFiles(count: number, seed: number): Made {
  const files: WireFile[] = [];
  const expected: Expected[] = [];
  for (let number = 0; files.length < count; number += 1) {
    const maker = MAKERS[number % MAKERS.length] as Maker;
    const versions = 1 + (number % 4);
    const isKilled = number % 10 === 9;
    expected.push({ id: maker.id(number), version: versions, isKilled });
    for (let version = 1; version <= versions; version += 1) {
      const status = isKilled && version === versions ? 'canceled' : 'usable';
      const name = `${maker.folder}/${number}-v${version}`;
      const bytes = Buffer.from(maker.write(number, version, status));
      files.push({ key: `${name}.${maker.ending}`, bytes });
      if (files.length % 20 === 0) files.push({ key: `${name} again & again.${maker.ending}`, bytes });
    }
  }
  return { files: shuffled(files, seeded(seed)), expected };
}

/** Stories whose identifiers addresses cannot hold as they are. */
export function oddFiles(): WireFile[] {
  const ids = [
    'http://copy.example/2026/01/05/a%20b/c?take=1&of=2#top',
    'urn:newsml:copy.example:20260105:50%25+1/2',
    'tag:copy.example,2026:blåbær/日本',
  ];
  return ids.map((uri, index) => ({
    key: `copy-house/odd ${index} & 50% ü.json`,
    bytes: Buffer.from(ninjs(9_000 + index, 1, 'usable').replace(/"uri":"[^"]*"/, () => `"uri":${JSON.stringify(uri)}`)),
  }));
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

function nitf(number: number, version: number, status: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<nitf xml:lang="nb"><head><title>Ferge ${number}</title><docdata management-status="${status}"><doc-id regsrc="fjordnett.example" id-string="FN-20260105-${number}"/><urgency ed-urg="4"/><date.issue norm="20260105T1000${String(version).padStart(2, '0')}Z"/><du-key key="FERGE-${number}" generation="${version}"/></docdata></head>
<body><body.head><hedline><hl1>Ferge nummer ${number} er i rute, melding ${version}</hl1></hedline><distributor>Fjordnett</distributor></body.head>
<body.content><p>Ferge nummer ${number} gikk fra kai klokken ti, opplyser rederiet i melding ${version}.</p></body.content></body></nitf>`;
}

function ninjs(number: number, version: number, status: string): string {
  return JSON.stringify({
    uri: `urn:newsml:copy.example:20260105:c${number}`,
    type: 'text',
    standard: { name: 'ninjs', version: '3.1' },
    representationType: 'complete',
    version: String(version),
    versionCreated: `2026-01-05T10:00:0${version}Z`,
    pubStatus: status,
    language: 'en',
    infoSources: [{ name: 'Copy House', role: 'originator' }],
    headlines: [{ value: `Bridge ${number} opens to traffic, take ${version}` }],
    bodies: [{ contentType: 'text/html', value: `<p>Bridge ${number} opened on Monday, take ${version}.</p>` }],
  });
}
