// Stories into the tables: revisions are kept, and what is of heads alone follows when a head moves.
import type { DatabaseSync } from 'node:sqlite';
import { constants, zstdCompressSync } from 'node:zlib';
import type { Story } from '../../wire/story.ts';
import { bareCard, cardOf, feedTime, isKill, NEVER, tombstoneOf, visibleFrom } from '../card.ts';
import type { Desks } from '../desks.ts';
import { feedsOf } from '../feeds.ts';
import { deliveryOf, isLater, standingOf, statedPart } from '../revisions.ts';
import type { Placement } from '../store.ts';
import { listChange, prepareListing } from './changes.ts';
import { statement, transaction } from './database.ts';
import type { Facts, Revision } from './rows.ts';
import { forget, type Indexing, indexWhenMany, leaveIndex, remember } from './search.ts';

export type PutStatements = ReturnType<typeof preparePut>;

export function preparePut(database: DatabaseSync, indexing: Indexing, desks: Desks) {
  return {
    ...prepareListing(database),
    desks,
    indexing,
    head: statement<Revision>(database, 'SELECT * FROM revisions WHERE id = ? ORDER BY revision DESC LIMIT 1'),
    known: statement<Revision>(database, 'SELECT * FROM revisions WHERE id = ? AND revision = ?'),
    // '0' is the character after '/': the bounds enclose the revisions that begin with the stated part.
    contradicted: statement<object>(
      database,
      `SELECT 1 FROM revisions WHERE id = ?1 AND revision > ?2 AND revision < rtrim(?2, '/') || '0'`,
    ),
    keep: statement(
      database,
      `INSERT INTO revisions (id, revision, delivery, conflict, standing, time, status, visible_from, card, tombstone)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    replace: statement(
      database,
      'UPDATE revisions SET standing = ?, time = ?, status = ?, visible_from = ?, card = ?, tombstone = ? WHERE row = ?',
    ),
    copy: statement(database, 'INSERT OR REPLACE INTO copies (row, story) VALUES (?, ?)'),
    setHead: statement(database, 'UPDATE revisions SET feeds = ?, change = ? WHERE row = ?'),
    enter: statement(database, 'INSERT INTO entries (feed, time, id, row, visible_from) VALUES (?, ?, ?, ?, ?)'),
    leave: statement(database, 'DELETE FROM entries WHERE feed = ? AND time = ? AND id = ?'),
    kill: statement(database, 'INSERT INTO kills (time, id, row) VALUES (?, ?, ?)'),
    unkill: statement(database, 'DELETE FROM kills WHERE time = ? AND id = ?'),
  };
}

/** Puts a batch in one transaction. */
export function putStories(database: DatabaseSync, sql: PutStatements, stories: readonly Story[]): Placement[] {
  try {
    return transaction(database, () => {
      const placements = stories.map((story) => putStory(sql, story));
      indexWhenMany(sql.indexing);
      return placements;
    });
  } catch (error) {
    forget(sql.indexing);
    throw error;
  }
}

function putStory(sql: PutStatements, story: Story): Placement {
  const head = sql.head.get(story.id);
  const known = head?.revision === story.revision ? head : head && sql.known.get(story.id, story.revision);
  if (known && known.standing <= standingOf(story.source)) return placementOf(known, story);

  const facts = factsOf(story);
  const kept = known ? replaceRevision(sql, known, story, facts) : keepRevision(sql, story, facts, head);
  if (!isLater(head?.revision ?? '', story.revision)) moveHead(sql, story, facts, kept.row, head);
  return placementOf(kept, story);
}

function placementOf({ conflict, delivery }: Kept, story: Story): Placement {
  if (delivery !== deliveryOf(story.source)) return 'known';
  return conflict ? 'conflict' : 'kept';
}

type Kept = Pick<Revision, 'row' | 'conflict' | 'delivery'>;

function factsOf(story: Story): Facts {
  const killed = isKill(story);
  const card = cardOf(story);
  return {
    time: feedTime(story),
    status: card.status,
    visible_from: visibleFrom(story),
    card: JSON.stringify(killed ? bareCard(card) : card),
    tombstone: killed ? JSON.stringify(tombstoneOf(story)) : null,
  };
}

function keepRevision(sql: PutStatements, story: Story, facts: Facts, head: Revision | undefined): Kept {
  const { id, revision, source } = story;
  const delivery = deliveryOf(source);
  const conflict = head && sql.contradicted.get(id, statedPart(revision)) ? 1 : 0;
  const { time, status, visible_from, card, tombstone } = facts;
  const kept = sql.keep.run(id, revision, delivery, conflict, standingOf(source), time, status, visible_from, card, tombstone);
  const row = Number(kept.lastInsertRowid);
  const size = keepCopy(sql, row, story);
  remember(sql.indexing, row, story, size);
  return { row, conflict, delivery };
}

/** Lets an earlier delivery of the same revision stand for it. */
function replaceRevision(sql: PutStatements, known: Revision, story: Story, facts: Facts): Kept {
  const { time, status, visible_from, card, tombstone } = facts;
  sql.replace.run(standingOf(story.source), time, status, visible_from, card, tombstone, known.row);
  keepCopy(sql, known.row, story);
  return known;
}

/** Makes a revision the head of its story, with all that stands in lists for it in place of what stood there for `old`. */
function moveHead(sql: PutStatements, story: Story, facts: Facts, row: number, old: Revision | undefined): void {
  if (old) leaveLists(sql, story.id, old);
  const { time, visible_from, tombstone } = facts;
  const feeds = visible_from === NEVER ? [] : feedsOf(story, sql.desks);
  for (const feed of feeds) sql.enter.run(feed, time, story.id, row, visible_from);
  if (tombstone !== null) sql.kill.run(time, story.id, row);
  if (old && old.row !== row) leaveIndex(sql.indexing, old.row);
  const isNews = !old || toldOf(facts) !== toldOf(old);
  sql.setHead.run(JSON.stringify(feeds), isNews ? listChange(sql, story.id, row, facts, old) : old.change, row);
}

/** What changes tell of a head. */
function toldOf({ tombstone, card }: Facts): string {
  return tombstone ?? card;
}

function leaveLists(sql: PutStatements, id: string, old: Revision): void {
  const feeds: string[] = JSON.parse(old.feeds ?? '[]');
  for (const feed of feeds) sql.leave.run(feed, old.time, id);
  if (old.tombstone !== null) sql.unkill.run(old.time, id);
}

/** Answers the size of the copy. On stories of 3 to 5 KB zstd's fastest level takes two thirds of deflate's time, at the same size. */
function keepCopy(sql: PutStatements, row: number, story: Story): number {
  const copy = zstdCompressSync(JSON.stringify(story), { params: { [constants.ZSTD_c_compressionLevel]: 1 } });
  sql.copy.run(row, copy);
  return copy.length;
}
