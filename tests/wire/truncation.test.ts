// Copy that was cut short never passes for whole: at whatever byte a sample ends, each story that comes out is the story of
// the whole sample, or says that its end is missing. TRUNCATION=all tries every byte of every sample.
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { ETX } from '../../functions/wire/controls.ts';
import { readAll } from '../../functions/wire/read.ts';
import type { Story } from '../../functions/wire/story.ts';
import { zipOf } from './mutants/zip.ts';
import { originOf, readSample, readSamples, type Sample } from './samples.ts';

/** Every byte of samples of up to so many; as many cuts of a longer one, and its last bytes one by one. */
const MOST_CUTS = process.env.TRUNCATION === 'all' ? Number.POSITIVE_INFINITY : 2_000;
const LAST_BYTES = 50;
/** Longer samples are there for their size, and of a kind with shorter ones. */
const LONGEST = 100_000;

/** What has no end that could be missing. */
const ENDLESS: readonly { readonly what: string; readonly is: (name: string, text: string) => boolean }[] = [
  { what: 'prose, which ends where it ends', is: (name) => name.startsWith('plain-text/') },
  {
    what: 'wire copy that lost its control characters in an archive',
    is: (name, text) => /^(?:iptc-7901|anpa-1312)\//.test(name) && !text.includes(ETX),
  },
  { what: 'mail of one part', is: (name, text) => name.startsWith('email/') && !/^content-type:\s*multipart/im.test(text) },
];

/** Cuts that leave too little to tell copy from prose. */
const UNTOLD: readonly { readonly what: string; readonly samples: RegExp; readonly is: RegExp }[] = [
  { what: 'the first letters of ZCZC', samples: /^zczc\//, is: /^\s*ZC?Z?$/i },
  { what: 'the first letters of a zip file', samples: /\.zip$/, is: /^PK?$/ },
  { what: 'From and To, which stand above memos as well', samples: /^email\//, is: /^F[^\n]*(?:\nT[^\n]*)?(?:\n[\w-]{0,10})?$/ },
];

/** The identifier of an entry that shares its own with others depends on the others: cut off, the feed has not shown them. */
const SHARED_IDENTIFIERS = ['rss/same-guid-for-all.xml'];

function isEndless({ name, bytes }: Sample): boolean {
  const text = Buffer.from(bytes).toString('latin1');
  return ENDLESS.some(({ is }) => is(name, text));
}

function isUntold({ name }: Sample, cut: Uint8Array): boolean {
  const text = Buffer.from(cut).toString('latin1');
  return UNTOLD.some(({ samples, is }) => samples.test(name) && is.test(text));
}

function cutsOf(length: number): number[] {
  const stride = Math.max(1, Math.ceil(length / MOST_CUTS));
  return Array.from({ length }, (_, at) => at).filter((at) => at % stride === 0 || at >= length - LAST_BYTES);
}

/** What of a story must be as it was. */
function copyOf({ id, item }: Story, sample: Sample): string {
  return JSON.stringify(SHARED_IDENTIFIERS.includes(sample.name) ? { ...item, uri: '', altIds: [] } : { id, item });
}

async function cutStories(sample: Sample): Promise<string[]> {
  const { stories } = await readSample(sample);
  const whole = new Map(stories.map((story) => [story.source.index, copyOf(story, sample)]));
  const wrong: string[] = [];
  for (const at of cutsOf(sample.bytes.length)) {
    const bytes = sample.bytes.subarray(0, at);
    if (isUntold(sample, bytes)) continue;
    const cut = await readAll(bytes, originOf(sample));
    for (const story of cut.stories) {
      const saysSo = story.issues.some(({ code }) => code === 'MISSING_END');
      if (!saysSo && whole.get(story.source.index) !== copyOf(story, sample))
        wrong.push(`cut at ${at} of ${sample.bytes.length}: ${story.wire.format}, story ${story.source.index} is not the whole one`);
    }
  }
  return wrong;
}

const plain = readSamples().filter(({ bytes }) => bytes.length <= LONGEST);
const [one, two] = [plain.find(({ name }) => name.startsWith('newsml-g2/')), plain.find(({ name }) => name.startsWith('ninjs/'))];
if (!one || !two) throw new Error('There are no samples to wrap.');
const wrapped: readonly Sample[] = [
  { name: 'wrapped/one.xml.gz', bytes: gzipSync(one.bytes) },
  { name: 'wrapped/two.gz', bytes: Buffer.concat([gzipSync(one.bytes.subarray(0, 900)), gzipSync(one.bytes.subarray(900))]) },
  { name: 'wrapped/deflated.zip', bytes: zipOf([one, two], true) },
  { name: 'wrapped/stored.zip', bytes: zipOf([one, two], false) },
];
const samples = [...plain, ...wrapped];

describe.each(samples.filter((sample) => !isEndless(sample)))('$name', (sample) => {
  test('gives whole stories or none, wherever it is cut', async () => {
    expect(await cutStories(sample)).toEqual([]);
  });
});

test('formats that have an end are not exempt', () => {
  const tried = new Set(samples.filter((sample) => !isEndless(sample)).map(({ name }) => name.split('/')[0]));
  for (const format of [
    'newsml-g2',
    'newsml-1',
    'nitf',
    'ninjs',
    'rss',
    'atom',
    'json-feed',
    'schema-org',
    'email',
    'iptc-7901',
    'anpa-1312',
    'zczc',
  ])
    expect(tried).toContain(format);
});
