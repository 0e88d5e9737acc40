// The full-text index. It follows a little behind: one commit of many stories costs it far less than many commits of one, so
// heads are indexed when enough of them wait, or when somebody searches. What waits is what has a greater row than `indexed`.
import type { DatabaseSync } from 'node:sqlite';
import { zstdDecompressSync } from 'node:zlib';
import type { Story } from '../../wire/story.ts';
import { NEVER } from '../card.ts';
import { searchedText } from '../search-text.ts';
import { statement, transaction } from './database.ts';

const MANY = 256;
/** Bytes of a compressed copy, above which a story is not held in memory until it is indexed. */
const SMALL = 16_384;

export type Indexing = ReturnType<typeof prepareIndexing>;

export function prepareIndexing(database: DatabaseSync) {
  return {
    /** Stories that wait, by their rows: no more than a saving, for their copies can be read again. */
    fresh: new Map<number, Story>(),
    bounds: statement<{ indexed: number; last: number }>(
      database,
      'SELECT indexed.row AS indexed, (SELECT coalesce(max(revisions.row), 0) FROM revisions) AS last FROM indexed',
    ),
    setIndexed: statement(database, 'UPDATE indexed SET row = ?'),
    // Killed and withheld stories are never found, and an older revision neither: they are not indexed at all.
    unindexed: statement<{ row: number }>(
      database,
      `SELECT row FROM revisions WHERE row > ? AND tombstone IS NULL AND visible_from < '${NEVER}'
       AND revision = (SELECT max(head.revision) FROM revisions AS head WHERE head.id = revisions.id)`,
    ),
    copyOf: statement<{ story: Uint8Array }>(database, 'SELECT story FROM copies WHERE row = ?'),
    index: statement(database, 'INSERT INTO search (rowid, headline, slugline, keywords, body) VALUES (?, ?, ?, ?, ?)'),
    unindex: statement(database, 'DELETE FROM search WHERE rowid = ?'),
  };
}

/** Indexes what waits, if it is much, within the caller's transaction. */
export function indexWhenMany(indexing: Indexing): void {
  const { indexed, last } = boundsOf(indexing);
  if (last - indexed >= MANY) indexFrom(indexing, indexed, last);
}

/** Indexes all that waits, so that a search finds it. */
export function indexAll(database: DatabaseSync, indexing: Indexing): void {
  const { indexed, last } = boundsOf(indexing);
  if (last === indexed) return;
  transaction(database, () => {
    const bounds = boundsOf(indexing);
    indexFrom(indexing, bounds.indexed, bounds.last);
  });
}

/** Holds a story until it is indexed; `size` is that of its copy. */
export function remember({ fresh }: Indexing, row: number, story: Story, size: number): void {
  if (fresh.size < MANY && size <= SMALL) fresh.set(row, story);
}

/** Lets go of what is held, when a transaction has failed: its rows will be those of other stories. */
export function forget({ fresh }: Indexing): void {
  fresh.clear();
}

/** Takes out a row that is no head any longer. */
export function leaveIndex(indexing: Indexing, row: number): void {
  indexing.unindex.run(row);
}

/** The latest row that there is. */
export function lastRow(indexing: Indexing): number {
  return boundsOf(indexing).last;
}

function boundsOf(indexing: Indexing): { indexed: number; last: number } {
  return indexing.bounds.get() ?? { indexed: 0, last: 0 };
}

function indexFrom(indexing: Indexing, indexed: number, last: number): void {
  for (const { row } of indexing.unindexed.iterate(indexed)) {
    const story = indexing.fresh.get(row) ?? copyOf(indexing, row);
    if (story) indexStory(indexing, story, row);
  }
  indexing.setIndexed.run(last);
  indexing.fresh.clear();
}

function copyOf(indexing: Indexing, row: number): Story | undefined {
  const copy = indexing.copyOf.get(row);
  return copy && (JSON.parse(zstdDecompressSync(copy.story).toString()) as Story);
}

function indexStory(indexing: Indexing, story: Story, row: number): void {
  const { headline, slugline, keywords, body } = searchedText(story);
  indexing.index.run(row, headline, slugline, keywords, body);
}
