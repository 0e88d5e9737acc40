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
      `SELECT visible_from, story, tombstone
       FROM heads JOIN revisions ON revisions.row = heads.row JOIN copies ON copies.row = heads.row
       WHERE heads.id = ?1 AND visible_from <= ?2`,
    ),
    revision: statement<AnswerRow>(
      database,
      `SELECT asked.visible_from, copies.story, ${LATEST_KILL} AS tombstone
       FROM revisions AS asked JOIN copies ON copies.row = asked.row ${WHERE_HEAD_IS_SHOWN} AND asked.revision = ?3`,
    ),
    revisions: statement<{ card: string; killed: number }>(
      database,
      `SELECT asked.card, ${LATEST_KILL} IS NOT NULL AS killed
       FROM revisions AS asked ${WHERE_HEAD_IS_SHOWN} AND asked.visible_from <= ?2 ORDER BY asked.revision DESC`,
    ),
  };
}

/** The tombstone of the latest kill that is, or came after, the revision asked for. */
const LATEST_KILL = `(
  SELECT killing.tombstone FROM revisions AS killing
  WHERE killing.id = asked.id AND killing.revision >= asked.revision AND killing.tombstone IS NOT NULL
  ORDER BY killing.revision DESC LIMIT 1
)`;
const WHERE_HEAD_IS_SHOWN = `
  JOIN heads ON heads.id = asked.id
  JOIN revisions AS head ON head.row = heads.row
  WHERE asked.id = ?1 AND head.visible_from <= ?2`;

export function getHead(sql: AnswerStatements, id: string, time: string): Answer | undefined {
  const at = checkedAt(time);
  return answerOf(sql.head.get(id, at), at);
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
