// On every route: embargoed copy is not there until its time and there from then on; withheld and killed copy never is.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OPENAPI } from '../../functions/desk/openapi/document.ts';
import { openTail } from '../../functions/desk/tail.ts';
import { readDesks } from '../../functions/store/desk-rules.ts';
import { openSqliteStore } from '../../functions/store/sqlite.ts';
import type { Story } from '../../functions/wire/story.ts';
import { storyOf } from '../store/stories.ts';
import { type Served, serveDesk } from './served.ts';

const BEFORE = '2026-03-02T14:59:59.999Z';
const EMBARGO = '2026-03-02T15:00:00.000Z';
/** Words, names and places that stand in the hidden stories alone. */
const SECRET = 'xylophone';
const HIDDEN = {
  headline: `${SECRET} headline`,
  body: `<p>${SECRET} body, zither</p>`,
  slugline: SECRET,
  keywords: [SECRET],
  places: ['AQ'],
  topics: ['15000000'],
  edNote: SECRET,
};

const DESKS = readDesks(`{ "desks": { "music": { "title": "Music", "any": [{ "keyword": "${SECRET}" }] } } }`, 'desks.json');

let desk: Served;
beforeEach(async () => {
  const store = openSqliteStore(':memory:', { desks: () => DESKS });
  desk = await serveDesk({
    store,
    tail: openTail({ store, now: () => BEFORE }),
    openSource: async () =>
      (async function* () {
        yield Buffer.from(SECRET);
      })(),
  });
  desk.setNow(BEFORE);
});
afterEach(() => desk.close());

/** Answers of all routes that could tell of a story, by address. */
async function answersAbout({ id, revision }: Story): Promise<Map<string, string>> {
  const known: Readonly<Record<string, string>> = { id, revision, bucket: 'wire', key: 'k', versionId: 'v' };
  const feeds = ['all', 'place/AQ', 'provider/meridian-newswire', 'language/en', 'subject/15000000', 'desk/music'].flatMap((name) =>
    ['json', 'atom', 'rss', 'ninjs', 'json?content=summary'].map((ending) => `/feeds/${name}.${ending}`),
  );
  const paths = Object.keys(OPENAPI.paths)
    .filter((path) => !['/events', '/', '/page/{name}', '/openapi.json', '/feeds/{name}'].includes(path) && !path.endsWith('/replay'))
    .map((path) => path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(known[name] ?? '')));
  const queries = [
    '/stories?text=zither',
    '/stories?place=AQ',
    '/stories?status=withheld',
    '/stories?status=canceled',
    '/stories?subject=15000000',
    '/stories?feed=desk/music',
    '/feeds/all.json?text=zither',
  ];
  const texts = await Promise.all(
    [...paths, ...feeds, ...queries].map(async (path) => [path, await (await desk.get(path)).text()] as const),
  );
  return new Map(texts);
}

const telling = (answers: Map<string, string>) => [...answers].filter(([, text]) => text.includes(SECRET)).map(([path]) => path);

test('embargoed copy: a millisecond before, and at its time', async () => {
  const story = storyOf({ name: 'one', embargo: EMBARGO, ...HIDDEN });
  await desk.store.put([story]);
  const before = await answersAbout(story);
  expect(telling(before)).toEqual([]);
  // Nor does anything tell that there is such a story.
  expect([...before].filter(([, text]) => text.includes(story.id)).map(([path]) => path)).toEqual([]);
  const nothing = await desk.get(`/stories/${encodeURIComponent('urn:none')}`);
  const hidden = await desk.get(`/stories/${encodeURIComponent(story.id)}`);
  expect([hidden.status, await hidden.text()]).toEqual([nothing.status, await nothing.text()]);

  desk.setNow(EMBARGO);
  const after = await answersAbout(story);
  const silent = [...after.keys()].filter((path) => !telling(after).includes(path));
  const mayBeSilent = /^\/(health|intake|desks|receipts|stories\?status)|\/(diff|provenance)$/;
  expect(silent.filter((path) => !mayBeSilent.test(path))).toEqual([]);
});

test('a revision under embargo hides the one before it, on every route', async () => {
  const first = storyOf({ name: 'one', ...HIDDEN });
  await desk.store.put([first]);
  expect(telling(await answersAbout(first)).length).toBeGreaterThan(20);
  await desk.store.put([storyOf({ name: 'one', version: 2, embargo: EMBARGO })]);
  expect(telling(await answersAbout(first))).toEqual([]);
  desk.setNow(EMBARGO);
  expect(telling(await answersAbout(first)).filter((path) => !/\/(revisions|diff|source)/.test(path))).toEqual([]);
});

test.each([
  ['withheld', { status: 'withheld' }],
  ['held until further notice', { indefinite: true }],
  ['killed', { version: 2, status: 'canceled', headline: SECRET, slugline: SECRET }],
] as const)('%s copy is in no answer, now or later', async (_, sketch) => {
  const first = storyOf({ name: 'one', ...HIDDEN });
  const { edNote, ...withoutNote } = HIDDEN;
  const { edNote: __, ...item } = storyOf({ name: 'one', ...withoutNote }).item;
  await desk.store.put([{ ...first, item }]);
  await answersAbout(first);
  await desk.store.put([storyOf({ name: 'one', version: 2, ...withoutNote, ...sketch })]);
  for (const time of [BEFORE, EMBARGO, '2099-01-01T00:00:00.000Z']) {
    desk.setNow(time);
    expect(telling(await answersAbout(first)).filter((path) => !path.startsWith('/intake'))).toEqual([]);
  }
});
