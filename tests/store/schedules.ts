// Random schedules of deliveries, over any adapter: the same set of stories gives the same answers in whatever order they came,
// a reader of changes ends up with what may be shown, and every answer is that of the plain model.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardOf, NEVER, visibleFrom } from '../../functions/store/card.ts';
import type { Answer, Card, Change, Store, Tombstone } from '../../functions/store/store.ts';
import { contentHash } from '../../functions/wire/revision.ts';
import type { Story } from '../../functions/wire/story.ts';
import { openModel } from './model.ts';
import { follow, type Held, readAll, visible } from './readings.ts';
import { type Sketch, storyOf } from './stories.ts';

export const TIMES = ['2026-03-02T10:30:00.000Z', '2026-03-02T12:00:00.000Z', '2026-03-02T18:00:00.000Z', '2026-03-03T18:00:00.000Z'];
const EMBARGOES = ['2026-03-02T11:00:00.000Z', '2026-03-02T15:00:00.000Z', '2026-03-02T15:00:00.000Z', '2026-03-03T09:00:00+01:00'];

/** `runs` is the number of schedules for each property, `seed` repeats a run; `searchesBodies`: as conformance has it. */
export interface Runs {
  readonly runs: number;
  readonly searchesBodies?: boolean;
  /** Whether changes list the stories of one batch in their order. */
  readonly ordersBatches?: boolean;
  readonly seed?: number;
}

export function describeSchedules(
  name: string,
  open: () => Promise<Store>,
  { runs, seed, searchesBodies = true, ordersBatches = true }: Runs,
): void {
  const parameters = { numRuns: runs, ...(seed !== undefined && { seed }) };
  describe(`${name}, random schedules`, () => {
    test('any order, any batches and any repeats end in the same answers', { timeout: 120_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(deliveries, shuffling, async (stories, { order, repeats, sizes }) => {
          const inOrder = await opened(open, async (store) => {
            for (const story of stories) await store.put([story]);
            return readAll(store, stories, TIMES);
          });
          const shuffled = await opened(open, async (store) => {
            for (const batch of batches(arranged(stories, order, repeats), sizes)) await store.put(batch);
            return readAll(store, stories, TIMES);
          });
          expect(shuffled).toEqual(inOrder);
        }),
        parameters,
      );
    });

    test('a reader of changes ends up with what may be shown, and is told nothing before its time, or twice', {
      timeout: 120_000,
    }, async () => {
      await fc.assert(
        fc.asyncProperty(deliveries, shuffling, polls, async (stories, { order, repeats, sizes }, times) => {
          await opened(open, async (store) => {
            const reader = readerOf(store, stories);
            const now = [...times].sort();
            for (const [index, batch] of batches(arranged(stories, order, repeats), sizes).entries()) {
              await store.put(batch);
              if (now[index]) await reader.poll(now[index]);
            }
            for (const at of TIMES.filter((time) => time >= (now.at(-1) ?? ''))) await reader.poll(at);
          });
        }),
        parameters,
      );
    });

    test('answers as the plain model does, at every step', { timeout: 120_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(deliveries, shuffling, polls, async (stories, { order, repeats, sizes }, times) => {
          await opened(open, async (store) => {
            const model = openModel({ searchesBodies });
            const cursors: { store?: string | undefined; model?: string | undefined } = {};
            for (const [index, batch] of batches(arranged(stories, order, repeats), sizes).entries()) {
              expect(await store.put(batch)).toEqual(await model.put(batch));
              const at = times[index % times.length] ?? '';
              expect(await readAll(store, stories, [at])).toEqual(await readAll(model, stories, [at]));
              const [told, expected] = [
                await follow(store, at, new Map(), cursors.store),
                await follow(model, at, new Map(), cursors.model),
              ];
              const listed = ({ changes }: typeof told) => (ordersBatches ? changes : changes.toSorted(byId)).map(withoutCursor);
              expect(listed(told)).toEqual(listed(expected));
              Object.assign(cursors, { store: told.cursor, model: expected.cursor });
            }
            expect(await readAll(store, stories, TIMES)).toEqual(await readAll(model, stories, TIMES));
          });
        }),
        parameters,
      );
    });
  });
}

const sketches: fc.Arbitrary<Sketch> = fc.record(
  {
    name: fc.constantFrom('harbour', 'election', 'storm'),
    version: fc.integer({ min: 1, max: 3 }),
    versionCreated: fc.constantFrom('2026-03-02T08:00:00.000Z', '2026-03-02T09:00:00.000Z', '2026-03-02T11:00:00.000Z'),
    status: fc.constantFrom('usable', 'usable', 'canceled', 'withheld'),
    embargo: fc.constantFrom(...EMBARGOES),
    indefinite: fc.constant(true),
    provider: fc.constantFrom('Meridian Newswire', 'Agence Lumen'),
    language: fc.constantFrom('en-GB', 'fr'),
    topics: fc.subarray(['20000593', '11000000', '20000523']),
    places: fc.subarray(['FR', 'GB']),
    headline: fc.constantFrom('Élan strait closed', 'Ferries to sail'),
    body: fc.constantFrom('<p>Ferries, and a storm warning.</p>', '<p>Storm: no warning</p>', '<p>elan &amp; ferries</p>'),
  },
  { requiredKeys: ['name', 'version', 'versionCreated', 'body'] },
);

/** Plain corrections, without which few stories of a schedule are ever shown. */
const corrections: fc.Arbitrary<Sketch> = sketches.map(({ status, embargo, indefinite, ...sketch }) => sketch);

const arrivals = fc.uniqueArray(
  fc.record({
    receivedAt: fc.constantFrom('2026-03-02T08:30:00.000Z', '2026-03-02T10:00:00.000Z', '2026-03-02T10:20:00.000Z'),
    key: fc.constantFrom('meridian/a.zip', 'meridian/b.zip'),
  }),
  { minLength: 1, maxLength: 3, selector: ({ key, receivedAt }) => `${key} ${receivedAt}` },
);

// The same revision is the same story, but for the delivery that brought it; and no object holds two stories in one place.
export const deliveries = fc.array(fc.tuple(fc.oneof(sketches, corrections), arrivals), { minLength: 1, maxLength: 10 }).map((drawn) =>
  drawn.flatMap(([sketch, each], index) => {
    const content = contentHash(JSON.stringify(storyOf(sketch).item));
    return each.map(({ receivedAt, key }) => storyOf({ ...sketch, content, receivedAt, key: `${key}-${receivedAt}`, index }));
  }),
);

export const shuffling = fc.record({
  order: fc.array(fc.nat(), { minLength: 36, maxLength: 36 }),
  repeats: fc.array(fc.nat(), { maxLength: 6 }),
  sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
});
const polls = fc.array(fc.constantFrom(...TIMES, '2026-03-02T11:00:00.000Z', '2026-03-02T15:00:00.000Z'), { minLength: 1, maxLength: 12 });

export function arranged(stories: readonly Story[], order: readonly number[], repeats: readonly number[]): Story[] {
  const all = [...stories, ...repeats.flatMap((at) => stories[at % stories.length] ?? [])];
  const keyed = all.map((story, index) => ({ story, place: order[index % order.length] ?? 0 }));
  return keyed.sort((a, b) => a.place - b.place).map(({ story }) => story);
}

export function batches(stories: readonly Story[], sizes: readonly number[]): Story[][] {
  const all: Story[][] = [];
  for (let start = 0; start < stories.length; ) {
    const size = sizes[all.length % sizes.length] ?? 1;
    all.push(stories.slice(start, start + size));
    start += size;
  }
  return all;
}

async function opened<T>(open: () => Promise<Store>, use: (store: Store) => Promise<T>): Promise<T> {
  const store = await open();
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

/** A reader who polls for changes, and checks at each poll what was told and what it now holds. */
function readerOf(store: Store, stories: readonly Story[]): { poll(at: string): Promise<void> } {
  const held: Held = new Map();
  const last = new Map<string, string>();
  let cursor: string | undefined;
  return {
    async poll(at) {
      const told = await follow(store, at, held, cursor);
      cursor = told.cursor;
      for (const change of told.changes) {
        // A withdrawal comes again where what was shown in between went by unread.
        if (change.kind !== 'withdrawn') expect(last.get(idOf(change)), 'told twice').not.toBe(JSON.stringify(withoutCursor(change)));
        last.set(idOf(change), JSON.stringify(withoutCursor(change)));
        if (change.kind === 'story') expect(mayBeShown(stories, change.card, at), 'told too early').toBe(true);
      }
      const ids = new Set(stories.map(({ id }) => id));
      expect(held).toEqual(await visible(store, ids, at, heldOf));
    },
  };
}

function mayBeShown(stories: readonly Story[], card: Card, at: string): boolean {
  const told = stories.filter(({ id, revision }) => id === card.id && revision === card.revision);
  return told.some((story) => visibleFrom(story) <= at && visibleFrom(story) !== NEVER);
}

function heldOf(answer: Answer): Card | Tombstone {
  return answer.state === 'usable' ? cardOf(answer.story) : answer.tombstone;
}

function idOf(change: Change): string {
  if (change.kind === 'story') return change.card.id;
  return change.kind === 'killed' ? change.tombstone.id : change.id;
}

function byId(one: Change, other: Change): number {
  return idOf(one) < idOf(other) ? -1 : 1;
}

function withoutCursor({ cursor, ...change }: Change): object {
  return change;
}
