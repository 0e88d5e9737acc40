// Stories for the store's tests, of an invented agency, and receipts to go with them.

import type { Receipt } from '../../functions/store/store.ts';
import type { PubStatus } from '../../functions/wire/ninjs-item.ts';
import type { Story } from '../../functions/wire/story.ts';

/** What a test says of a story; all else is made up from it, the same each time. */
export interface Sketch {
  readonly name?: string;
  readonly version?: number;
  /** Stands for other content of the same version and date. */
  readonly content?: string;
  readonly versionCreated?: string;
  readonly receivedAt?: string;
  readonly key?: string;
  readonly index?: number;
  readonly member?: string;
  readonly status?: PubStatus;
  readonly embargo?: string;
  readonly indefinite?: boolean;
  readonly provider?: string;
  readonly language?: string;
  readonly topics?: readonly string[];
  readonly places?: readonly string[];
  readonly headline?: string;
  readonly slugline?: string;
  readonly keywords?: readonly string[];
  readonly body?: string;
  readonly edNote?: string;
}

export const RECEIVED = '2026-03-02T10:00:00.000Z';
export const NOW = '2026-03-02T12:00:00.000Z';

/** The story of a sketch: its id is that of its name, its revision that of its version, date and content. */
export function storyOf(sketch: Sketch = {}): Story {
  const { name = 'harbour', version = 1, content = 'a0', versionCreated = '2026-03-02T09:00:00.000Z', receivedAt = RECEIVED } = sketch;
  const id = `urn:newsml:meridian.example:20260302:${name}`;
  const key = sketch.key ?? `meridian/${name}-${version}-${content}.xml`;
  return {
    id,
    revision: `${String(version).padStart(10, '0')}/${versionCreated}/${content}`,
    item: {
      uri: id,
      type: 'text',
      version: String(version),
      versionCreated,
      pubStatus: sketch.status ?? 'usable',
      language: sketch.language ?? 'en-GB',
      slugline: sketch.slugline ?? name.toUpperCase(),
      headlines: [{ value: sketch.headline ?? `Port of Lisvane reopens, take ${version}${content}` }],
      bodies: [{ contentType: 'text/html', wordCount: 4, value: sketch.body ?? `<p>Ferries sail from ${name} again.</p>` }],
      subjects: (sketch.topics ?? []).map((code) => ({ uri: `http://cv.iptc.org/newscodes/mediatopic/${code}` })),
      places: (sketch.places ?? []).map((code) => ({ uri: `http://cvx.iptc.org/iso3166-1a2/${code}` })),
      ...(sketch.embargo && { embargoedUntil: sketch.embargo }),
      ...(sketch.edNote && { edNote: sketch.edNote }),
    },
    wire: {
      format: 'newsml-g2',
      provider: sketch.provider ?? 'Meridian Newswire',
      ...(sketch.keywords && { keywords: sketch.keywords }),
      ...(sketch.indefinite && { embargo: { indefinite: true } }),
    },
    provenance: { headlines: { how: 'stated', from: 'contentMeta/headline' } },
    source: {
      bucket: 'wire',
      key,
      versionId: 'v1',
      sha256: 'ab'.repeat(32),
      encoding: 'utf-8',
      ...(sketch.member && { member: sketch.member }),
      index: sketch.index ?? 0,
      receivedAt,
    },
    issues: [],
  };
}

/** A receipt of an object that kept one story, save for what is said otherwise. */
export function receiptOf(said: Partial<Receipt> = {}): Receipt {
  return {
    bucket: 'wire',
    key: 'meridian/harbour.xml',
    versionId: 'v1',
    outcome: 'stored',
    receivedAt: RECEIVED,
    size: 4_096,
    sha256: 'ab'.repeat(32),
    stories: 1,
    kept: [{ id: storyOf().id, revision: storyOf().revision, placement: 'kept' }],
    faults: 0,
    refused: [],
    issues: {},
    ...said,
  };
}
