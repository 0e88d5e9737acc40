// One object: what becomes of it, and what its receipt says.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { takeIn } from '../../functions/intake/intake.ts';
import { SILENT } from '../../functions/intake/log.ts';
import type { Objects } from '../../functions/intake/objects.ts';
import { openSqliteStore } from '../../functions/store/sqlite.ts';
import type { Store } from '../../functions/store/store.ts';
import { DEFAULT_LIMITS } from '../../functions/wire/limits.ts';
import { newsItem, newsItemDocument } from '../bench/generate.ts';
import { type HeldObject, held, objectsOf } from './held-objects.ts';

const NOW = '2026-02-01T00:00:00.000Z';

function intakeOf(objects: Objects, store: Store = openSqliteStore(':memory:'), limits = DEFAULT_LIMITS) {
  return { objects, store, limits, log: SILENT };
}

function message(...items: readonly string[]): string {
  return `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>${items.join('\n')}</itemSet></newsMessage>`;
}

/** An item of more elements than the limits of these tests allow. */
const OVERSIZED = newsItem(999).replace('Updates with detail.', '<a/>'.repeat(600));
const LIMITS = { ...DEFAULT_LIMITS, nodes: 500 };

test('a story is stored, and the receipt names it', async () => {
  const object = held('a/story.xml', newsItemDocument(7));
  const intake = intakeOf(objectsOf([object]));
  const receipt = await takeIn(object, intake);
  const { bytes, ...name } = object;
  expect(receipt).toEqual({
    ...name,
    outcome: 'stored',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    format: 'newsml-g2',
    encoding: 'utf-8',
    stories: 1,
    kept: [{ id: 'urn:newsml:northwire.example:20260105:n7', revision: expect.stringMatching(/^0000000001\//), placement: 'kept' }],
    faults: 0,
    refused: [],
    issues: {},
  });
  expect(await intake.store.receipt(object)).toEqual(receipt);
  expect(await intake.store.get('urn:newsml:northwire.example:20260105:n7', NOW)).toMatchObject({
    state: 'usable',
    story: { source: { bucket: 'wires', key: 'a/story.xml', versionId: '1', sha256: receipt.sha256, receivedAt: object.receivedAt } },
  });
});

test('an object that has a receipt is not opened again', async () => {
  const object = held('story.xml', newsItemDocument(7));
  const objects = objectsOf([object]);
  const intake = intakeOf(objects);
  const first = await takeIn(object, intake);
  expect(await takeIn(object, intake)).toEqual(first);
  expect(objects.opened).toEqual(['story.xml']);
});

test('the same bytes under another name are a duplicate, and put no story', async () => {
  const first = held('first.xml', newsItemDocument(7));
  const second = held('second.xml', newsItemDocument(7));
  const intake = intakeOf(objectsOf([first, second]));
  await takeIn(first, intake);
  expect(await takeIn(second, intake)).toMatchObject({
    outcome: 'duplicate',
    format: 'newsml-g2',
    stories: 0,
    kept: [],
    duplicateOf: { bucket: 'wires', key: 'first.xml', versionId: '1' },
  });
});

test('bytes that were refused before are refused again, not called duplicates', async () => {
  const objects = [held('one.xml', '<newsItem'), held('two.xml', '<newsItem')];
  const intake = intakeOf(objectsOf(objects));
  for (const object of objects) expect((await takeIn(object, intake)).outcome).toBe('rejected');
});

test('an object of which nothing can be kept is rejected with the reason, and its receipt counts', async () => {
  const object = held('photo.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]));
  const intake = intakeOf(objectsOf([object]));
  expect(await takeIn(object, intake)).toMatchObject({ outcome: 'rejected', stories: 0, faults: 1, refused: [{ code: 'UNKNOWN_FORMAT' }] });
  expect(await intake.store.receiptTotals()).toEqual({ stored: 0, partial: 0, duplicate: 0, rejected: 1 });
});

test('an item that is refused leaves its siblings be: partial', async () => {
  const object = held('message.xml', message(newsItem(1), OVERSIZED, newsItem(2)));
  const receipt = await takeIn(object, intakeOf(objectsOf([object]), undefined, LIMITS));
  expect(receipt).toMatchObject({ outcome: 'partial', stories: 2, faults: 1, refused: [{ code: 'LIMIT_NODES', index: 1 }] });
});

test('a receipt lists a hundred stories and faults, and counts all', async () => {
  const items = Array.from({ length: 130 }, (_, number) => [newsItem(number), OVERSIZED]).flat();
  const object = held('bundle.xml', message(...items));
  const receipt = await takeIn(object, intakeOf(objectsOf([object]), undefined, LIMITS));
  expect(receipt).toMatchObject({ stories: 130, faults: 130 });
  expect([receipt.kept.length, receipt.refused.length]).toEqual([100, 100]);
});

test('the same version and date with other content is a conflict, and counted as an issue', async () => {
  const objects = [
    held('one.xml', newsItemDocument(7)),
    held('two.xml', newsItemDocument(7).replace('Updates with detail.', 'Otherwise.')),
  ];
  const intake = intakeOf(objectsOf(objects));
  await takeIn(objects[0] as HeldObject, intake);
  const receipt = await takeIn(objects[1] as HeldObject, intake);
  expect(receipt).toMatchObject({ outcome: 'stored', kept: [{ placement: 'conflict' }], issues: { VERSION_CONFLICT: 1 } });
});

test('issues are counted once each, those of the object too', async () => {
  const object = held('latin.xml', Buffer.from(newsItemDocument(7).replace('encoding="UTF-8"', '').replace('Oslo', 'Tromsø'), 'latin1'));
  expect((await takeIn(object, intakeOf(objectsOf([object])))).issues).toMatchObject({ ENCODING_GUESSED: 1 });
});

test('an object that is gone is rejected', async () => {
  const object = held('gone.xml', newsItemDocument(7));
  expect(await takeIn(object, intakeOf(objectsOf([])))).toMatchObject({ outcome: 'rejected', refused: [{ code: 'SOURCE_GONE' }] });
});

test('a failure of the machine is thrown, leaves no receipt, and the next try succeeds', async () => {
  const object = held('story.xml', newsItemDocument(7));
  const objects = objectsOf([object]);
  const store = openSqliteStore(':memory:');
  const failing: Objects = {
    ...objects,
    async *open() {
      yield object.bytes.subarray(0, 100);
      throw new Error('connection reset');
    },
  };
  await expect(takeIn(object, intakeOf(failing, store))).rejects.toThrow('connection reset');
  expect(await store.receipt(object)).toBeUndefined();
  expect((await takeIn(object, intakeOf(objects, store))).outcome).toBe('stored');
});

test('an object larger than is held at once is hashed first and read in a second pass', async () => {
  const object = held('large.xml', message(...Array.from({ length: 20 }, (_, number) => newsItem(number))));
  const objects = objectsOf([object]);
  const receipt = await takeIn(object, intakeOf(objects, undefined, { ...DEFAULT_LIMITS, wholeBytes: 10_000 }));
  expect(receipt).toMatchObject({ outcome: 'stored', stories: 20, sha256: createHash('sha256').update(object.bytes).digest('hex') });
  expect(objects.opened).toEqual(['large.xml', 'large.xml']);
});

test('the size that was announced is not believed', async () => {
  const object = held('large.xml', message(...Array.from({ length: 20 }, (_, number) => newsItem(number))));
  for (const size of [0, 5, 10_000_000]) {
    const objects = objectsOf([object]);
    const receipt = await takeIn({ ...object, size }, intakeOf(objects, undefined, { ...DEFAULT_LIMITS, wholeBytes: 10_000 }));
    expect([receipt.outcome, receipt.stories, objects.opened.length]).toEqual(['stored', 20, 2]);
  }
});

test('wherever the store fails, the retry ends with the receipt of an undisturbed run', async () => {
  const conflict = newsItem(1).replace('Updates with detail.', 'Otherwise.');
  const object = held('bundle.xml', message(...Array.from({ length: 230 }, (_, number) => newsItem(number)), newsItem(1), conflict));
  const undisturbed = await takeIn(object, intakeOf(objectsOf([object])));
  expect(undisturbed.stories).toBe(232);
  for (let call = 1; call <= 4; call += 1) {
    const store = openSqliteStore(':memory:');
    await expect(takeIn(object, intakeOf(objectsOf([object]), failingAt(store, call)))).rejects.toThrow('disk full');
    expect(await takeIn(object, intakeOf(objectsOf([object]), store))).toEqual(undisturbed);
  }
});

/** The store, but the n-th writing fails after it was done: the answer is lost. */
function failingAt(store: Store, call: number): Store {
  let calls = 0;
  const failing =
    <Args extends unknown[], T>(write: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      const answer = await write(...args);
      calls += 1;
      if (calls === call) throw new Error('disk full');
      return answer;
    };
  // Of the receipt itself the writing fails before it is done: a receipt that was kept needs no retry.
  const keepReceipt: Store['keepReceipt'] = async (receipt) => {
    calls += 1;
    if (calls === call) throw new Error('disk full');
    await store.keepReceipt(receipt);
  };
  return { ...store, put: failing(store.put), keepReceipt };
}
