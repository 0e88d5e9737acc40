// One story by its id: the head, a revision, the list of revisions; each only as far as it may be shown.
import type { Story } from '../../wire/story.ts';
import { bareCard, cardOf, visibleFrom } from '../card.ts';
import { checkedAt } from '../page.ts';
import type { Answer, Card } from '../store.ts';
import { type Head, headOf } from './heads.ts';
import type { Item } from './items.ts';
import { headKey, isCut, revisionKey } from './keys.ts';
import { unpack } from './packing.ts';
import { get, getMany, nameOf, pages, type Table } from './table.ts';

export async function getHead(table: Table, id: string, time: string): Promise<Answer | undefined> {
  const at = checkedAt(time);
  const head = headOf(await get(table, headKey(id)), id);
  if (!head || head.visibleFrom > at) return undefined;
  if (head.kill?.revision === head.revision) return { state: 'killed', tombstone: head.kill };
  return await answerOf(table, await get(table, revisionKey(id, head.revision)));
}

export async function getRevision(table: Table, id: string, revision: string, time: string): Promise<Answer | undefined> {
  const at = checkedAt(time);
  if (isCut(revision)) return undefined;
  const [headName, name] = [nameOf(headKey(id)), nameOf(revisionKey(id, revision))];
  const items = await getMany(table, [headKey(id), revisionKey(id, revision)]);
  const head = headOf(items.get(headName), id);
  const item = items.get(name);
  if (!item || !head || head.visibleFrom > at) return undefined;
  if (isKilled(head, revision)) return { state: 'killed', tombstone: head.kill };
  const answer = await answerOf(table, item);
  return answer?.state === 'usable' && visibleFrom(answer.story) <= at ? answer : undefined;
}

/** The head's item sorts before the revisions', which stand in one partition with it. */
export async function listRevisions(table: Table, id: string, time: string): Promise<Card[]> {
  const at = checkedAt(time);
  const items: Item[] = [];
  for await (const page of pages(table, { PK: headKey(id).PK, order: 'ascending' })) items.push(...page);
  const head = headOf(items[0]?.SK === 'HEAD' ? items.shift() : undefined, id);
  if (!head || head.visibleFrom > at) return [];
  const stories = await Promise.all(items.reverse().map((item) => unpack<Story>(table, item)));
  const shown = stories.filter((story) => visibleFrom(story) <= at);
  return shown.map((story) => (isKilled(head, story.revision) ? bareCard(cardOf(story)) : cardOf(story)));
}

/** Whether a revision is a kill, or came before one. */
function isKilled(head: Head, revision: string): head is Head & Required<Pick<Head, 'kill'>> {
  return head.kill !== undefined && head.kill.revision >= revision;
}

async function answerOf(table: Table, item: Item | undefined): Promise<Answer | undefined> {
  return item && { state: 'usable', story: await unpack<Story>(table, item) };
}
