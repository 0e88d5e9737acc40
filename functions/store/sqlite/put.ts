// Stories into the tables: revisions are kept, and what is of heads alone follows when a head moves.
import type { DatabaseSync } from 'node:sqlite';
import { zstdCompressSync } from 'node:zlib';
import type { Story } from '../../wire/story.ts';
import { bareCard, cardOf, feedTime, isKill, NEVER, tombstoneOf, visibleFrom } from '../card.ts';
import { feedsOf } from '../feeds.ts';
import { deliveryOf, isLater, standingOf, statedPart } from '../revisions.ts';
import { searchedText } from '../search-text.ts';
import type { Placement } from '../store.ts';
import { listChange, prepareListing } from './changes.ts';
import { statement, transaction } from './database.ts';

/** What lists need to know of a revision, as its row holds it. */
export interface Facts {
  readonly time: string;
  readonly status: string;
  readonly visible_from: string;
  readonly card: string;
  /** Of a kill alone. */
  readonly tombstone: string | null;
}

export interface Head extends Facts {
  readonly row: number;
  readonly revision: string;
  readonly feeds: string;
  readonly change: number | null;
}

interface KnownRevision {
  readonly row: number;
  readonly conflict: number;
  readonly delivery: string;
  readonly standing: string;
}

export type PutStatements = ReturnType<typeof preparePut>;

export function preparePut(database: DatabaseSync) {
  return {
    ...prepareListing(database),
    known: statement<KnownRevision>(database, 'SELECT row, conflict, delivery, standing FROM revisions WHERE id = ? AND revision = ?'),
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
    head: statement<Head>(
      database,
      `SELECT revisions.row, revision, feeds, change, time, status, visible_from, card, tombstone
       FROM heads JOIN revisions ON revisions.row = heads.row WHERE heads.id = ?`,
    ),
    setHead: statement(database, 'INSERT OR REPLACE INTO heads (id, row, feeds, change) VALUES (?, ?, ?, ?)'),
    enter: statement(database, 'INSERT INTO entries (feed, time, id, row, visible_from) VALUES (?, ?, ?, ?, ?)'),
    leave: statement(database, 'DELETE FROM entries WHERE feed = ? AND time = ? AND id = ?'),
    index: statement(database, 'INSERT INTO search (rowid, headline, slugline, keywords, body) VALUES (?, ?, ?, ?, ?)'),
    unindex: statement(database, 'DELETE FROM search WHERE rowid = ?'),
    kill: statement(database, 'INSERT INTO kills (time, id, row) VALUES (?, ?, ?)'),
    unkill: statement(database, 'DELETE FROM kills WHERE time = ? AND id = ?'),
  };
}

/** Puts a batch in one transaction. */
export function putStories(database: DatabaseSync, sql: PutStatements, stories: readonly Story[]): Placement[] {
  return transaction(database, () => stories.map((story) => putStory(sql, story)));
}

function putStory(sql: PutStatements, story: Story): Placement {
  const known = sql.known.get(story.id, story.revision);
  if (known && known.standing <= standingOf(story.source)) return placementOf(known, story);

  const head = sql.head.get(story.id);
  const facts = factsOf(story);
  const conflict = known?.conflict ?? Number(contradicts(sql, story, head));
  const row = known ? replaceRevision(sql, known.row, story, facts) : keepRevision(sql, story, facts, conflict);
  if (!head || !isLater(head.revision, story.revision)) moveHead(sql, story, facts, row, head);
  return placementOf({ conflict, delivery: known?.delivery ?? deliveryOf(story.source) }, story);
}

function placementOf(known: Pick<KnownRevision, 'conflict' | 'delivery'>, story: Story): Placement {
  if (known.delivery !== deliveryOf(story.source)) return 'known';
  return known.conflict ? 'conflict' : 'kept';
}

function contradicts(sql: PutStatements, story: Story, head: Head | undefined): boolean {
  return head !== undefined && sql.contradicted.get(story.id, statedPart(story.revision)) !== undefined;
}

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

function keepRevision(sql: PutStatements, story: Story, facts: Facts, conflict: number): number {
  const { id, revision, source } = story;
  const delivered = [deliveryOf(source), conflict, standingOf(source)];
  const kept = sql.keep.run(id, revision, ...delivered, facts.time, facts.status, facts.visible_from, facts.card, facts.tombstone);
  const row = Number(kept.lastInsertRowid);
  sql.copy.run(row, compressed(story));
  return row;
}

/** Lets an earlier delivery of the same revision stand for it. */
function replaceRevision(sql: PutStatements, row: number, story: Story, facts: Facts): number {
  sql.replace.run(standingOf(story.source), facts.time, facts.status, facts.visible_from, facts.card, facts.tombstone, row);
  sql.copy.run(row, compressed(story));
  return row;
}

/** Makes a revision the head of its story, with all that stands in lists for it in place of what stood there for `old`. */
function moveHead(sql: PutStatements, story: Story, facts: Facts, row: number, old: Head | undefined): void {
  if (old) clearHead(sql, story.id, old);
  const { time, visible_from, tombstone } = facts;
  const feeds = visible_from === NEVER ? [] : feedsOf(story);
  for (const feed of feeds) sql.enter.run(feed, time, story.id, row, visible_from);
  if (tombstone !== null) sql.kill.run(time, story.id, row);
  else if (visible_from !== NEVER) indexText(sql, story, row);
  sql.setHead.run(story.id, row, JSON.stringify(feeds), listChange(sql, story.id, facts, old));
}

function clearHead(sql: PutStatements, id: string, old: Head): void {
  const feeds: string[] = JSON.parse(old.feeds);
  for (const feed of feeds) sql.leave.run(feed, old.time, id);
  if (old.tombstone !== null) sql.unkill.run(old.time, id);
  else if (old.visible_from !== NEVER) sql.unindex.run(old.row);
}

function indexText(sql: PutStatements, story: Story, row: number): void {
  const { headline, slugline, keywords, body } = searchedText(story);
  sql.index.run(row, headline, slugline, keywords, body);
}

// On stories of 3 to 5 KB zstd takes half of deflate's time, at the same size.
function compressed(story: Story): Uint8Array {
  return zstdCompressSync(JSON.stringify(story));
}
