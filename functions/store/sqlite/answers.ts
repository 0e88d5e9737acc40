// One story by its id: the head, a revision, the list of revisions; each only as far as it may be shown.
import type { DatabaseSync } from 'node:sqlite';
import { zstdDecompressSync } from 'node:zlib';
import type { Story } from '../../wire/story.ts';
import { bareCard } from '../card.ts';
import { checkedAt } from '../page.ts';
import type { Answer, Card, Tombstone } from '../store.ts';
import { statement } from './database.ts';

interface AnswerRow {
  readonly visible_from: string;
  readonly story: Uint8Array;
  readonly tombstone: string | null;
}

export type AnswerStatements = ReturnType<typeof prepareAnswers>;

export function prepareAnswers(database: DatabaseSync) {
  return {
    head: statement<AnswerRow>(
      database,
      'SELECT visible_from, story, tombstone FROM revisions JOIN copies USING (row) WHERE id = ? ORDER BY revision DESC LIMIT 1',
    ),
    revision: statement<AnswerRow>(
      database,
      `SELECT asked.visible_from, copies.story, ${LATEST_KILL} AS tombstone
       FROM revisions AS asked JOIN copies USING (row) WHERE asked.id = ?1 AND ${HEAD_VISIBLE_FROM} <= ?2 AND asked.revision = ?3`,
    ),
    revisions: statement<{ card: string; killed: number }>(
      database,
      `SELECT asked.card, ${LATEST_KILL} IS NOT NULL AS killed
       FROM revisions AS asked WHERE asked.id = ?1 AND ${HEAD_VISIBLE_FROM} <= ?2 AND asked.visible_from <= ?2
       ORDER BY asked.revision DESC`,
    ),
  };
}

/** The tombstone of the latest kill that is, or came after, the revision asked for. */
const LATEST_KILL = `(
  SELECT killing.tombstone FROM revisions AS killing
  WHERE killing.id = asked.id AND killing.revision >= asked.revision AND killing.tombstone IS NOT NULL
  ORDER BY killing.revision DESC LIMIT 1
)`;
const HEAD_VISIBLE_FROM = '(SELECT head.visible_from FROM revisions AS head WHERE head.id = ?1 ORDER BY head.revision DESC LIMIT 1)';

export function getHead(sql: AnswerStatements, id: string, time: string): Answer | undefined {
  const at = checkedAt(time);
  return answerOf(sql.head.get(id), at);
}

export function getRevision(sql: AnswerStatements, id: string, revision: string, time: string): Answer | undefined {
  const at = checkedAt(time);
  return answerOf(sql.revision.get(id, at, revision), at);
}

export function listRevisions(sql: AnswerStatements, id: string, at: string): Card[] {
  return sql.revisions.all(id, checkedAt(at)).map(({ card: json, killed }) => {
    const card = JSON.parse(json) as Card;
    return killed ? bareCard(card) : card;
  });
}

function answerOf(row: AnswerRow | undefined, at: string): Answer | undefined {
  if (!row) return undefined;
  if (row.tombstone !== null) return { state: 'killed', tombstone: JSON.parse(row.tombstone) as Tombstone };
  if (row.visible_from > at) return undefined;
  return { state: 'usable', story: JSON.parse(zstdDecompressSync(row.story).toString()) as Story };
}
