// What must hold when all is quiet: the answers of a store that nothing happened to, a receipt for each object, and a table in which
// nothing stands that should not.
import { isDeepStrictEqual } from 'node:util';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { takeIn } from '../../functions/intake/intake.ts';
import { SILENT } from '../../functions/intake/log.ts';
import { standingOf } from '../../functions/store/revisions.ts';
import { openSqliteStore } from '../../functions/store/sqlite.ts';
import type { Store } from '../../functions/store/store.ts';
import { DEFAULT_LIMITS } from '../../functions/wire/limits.ts';
import { allAnswers } from '../intake/answers.ts';
import { type HeldObject, objectsOf } from '../intake/held-objects.ts';
import { readerOf } from './reader.ts';
import { tableFaults } from './table-faults.ts';

/** Between the embargoes, and after both. */
const EARLY = '2026-01-06T13:00:00.000Z';
const LATE = '2026-01-08T00:00:00.000Z';

/** What a store answers to which the objects came one after another, undisturbed. */
export interface Reference {
  readonly objects: readonly HeldObject[];
  readonly ids: readonly string[];
  readonly early: unknown;
  readonly late: Answers;
}

type Answers = Awaited<ReturnType<typeof allAnswers>>;

export async function referenceOf(objects: readonly HeldObject[]): Promise<Reference> {
  const store = openSqliteStore(':memory:');
  const intake = { objects: objectsOf(objects), store, limits: DEFAULT_LIMITS, log: SILENT };
  for (const object of objects) await takeIn(object, intake);
  const late = await allAnswers(store, LATE);
  const early = await feedAt(store, EARLY);
  await store.close();
  const ids = [...new Set(late.receipts.flatMap(({ kept }) => kept.map(({ id }) => id)))].sort();
  return { objects, ids, early, late };
}

/** What is wrong with a store, in words. */
export async function judge(store: Store, client: DynamoDBClient, reference: Reference): Promise<string[]> {
  const found: string[] = [];
  await readerOf(store, reference.ids, LATE, (fault) => found.push(fault)).lastLook();
  const late = await allAnswers(store, LATE);
  return [
    ...found,
    ...answerFaults(late, await feedAt(store, EARLY), reference),
    ...receiptFaults(late, reference.objects),
    ...standingFaults(late),
    ...(await tableFaults(client)),
  ];
}

const LISTS = ['stories', 'kills', 'details', 'topic', 'provider'] as const;

function answerFaults(late: Answers, early: unknown, reference: Reference): string[] {
  const lists: (readonly [string, unknown, unknown])[] = LISTS.map((list) => [list, late[list], reference.late[list]]);
  return [...lists, ['the feed before an embargo', early, reference.early] as const]
    .map(([list, answer, expected]) => [list, plain(answer), plain(expected)] as const)
    .filter(([, answer, expected]) => !isDeepStrictEqual(answer, expected))
    .map(([list, answer, expected]) => `${list}: ${JSON.stringify(answer)} instead of ${JSON.stringify(expected)}`);
}

async function feedAt(store: Store, at: string) {
  return (await store.feed('all', { at, limit: 100 })).entries;
}

/** Which of two deliveries with the same bytes was taken in first, chance decides: all but the deliveries themselves. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (name, each) => (name === 'source' ? undefined : each)));
}

/** Each object has one receipt, and all are counted. */
function receiptFaults({ receipts, totals }: Answers, objects: readonly HeldObject[]): string[] {
  const found = receipts.filter(({ outcome }) => outcome === 'stored' || outcome === 'duplicate').map(({ key }) => key);
  const isRight = isDeepStrictEqual(found.sort(), objects.map(({ key }) => key).sort());
  return [
    ...(isRight ? [] : [`receipts are listed of ${found.join(', ')}`]),
    ...(totals.stored + totals.duplicate === objects.length ? [] : [`receipts are counted as ${JSON.stringify(totals)}`]),
  ];
}

/** Of the deliveries of a revision the first stands for it; or an earlier one of the same bytes, whose receipt calls it a duplicate. */
function standingFaults({ details, receipts }: Answers): string[] {
  const brought = new Map<string, string>();
  for (const { bucket, key, versionId, receivedAt, kept } of receipts) {
    for (const { id, revision } of kept) {
      const standing = standingOf({ bucket, key, versionId, receivedAt, sha256: '', encoding: '', index: 0 });
      const known = brought.get(`${id} ${revision}`);
      if (!known || standing < known) brought.set(`${id} ${revision}`, standing);
    }
  }
  const stories = details.flatMap(({ answers }) => answers.flatMap((answer) => (answer?.state === 'usable' ? answer.story : [])));
  return stories
    .filter(({ id, revision, source }) => standingOf({ ...source, index: 0 }) > (brought.get(`${id} ${revision}`) ?? ''))
    .map(({ id, revision, source }) => `${id} ${revision} is said to come from ${source.key}`);
}
