// Lambda: rows of the list of changes in, as the table's stream hands them over; events on the bus out.
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { busClient, tableSettings } from './aws.ts';
import { type Bus, openBus } from './desk/bus.ts';
import { eventOf, type StoryEvent } from './desk/events.ts';
import { type Lambda, openedOnce } from './lambda.ts';
import { visibleFrom } from './store/card.ts';
import { type News, openDynamoNews, type RowImage } from './store/dynamodb.ts';
import { faultIn } from './store/faults.ts';

export interface Around {
  readonly bus: Bus;
  /** What a row tells now; nothing where its story has gone on. */
  readonly news: (row: RowImage) => Promise<News | undefined>;
}

export const handler = publishWith(openedOnce('publish'), ({ aws, desks }) => ({
  bus: openBus(busClient(), aws.bus),
  news: openDynamoNews(tableSettings(aws, desks)),
}));

/** Answers the first row that could not be told: it and all behind it are handed over again, so that what is told keeps its order. */
export function publishWith(open: () => Promise<Lambda>, around: (lambda: Lambda) => Around) {
  return async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const lambda = await open();
    const { bus, news } = around(lambda);
    const { rows, failed } = await eventsIn(Records, news, lambda);
    const taken = await bus.put(rows.map(({ event }) => event));
    if (taken > 0) lambda.metrics.measure('Published', taken);
    lambda.metrics.flush();
    if (taken < rows.length) lambda.log.error('the bus did not take an event', { id: rows[taken]?.event.detail.id ?? '' });
    const first = rows[taken]?.record ?? failed;
    return { batchItemFailures: first ? [{ itemIdentifier: first.dynamodb?.SequenceNumber ?? '' }] : [] };
  };
}

interface Row {
  readonly record: DynamoDBRecord;
  readonly event: StoryEvent;
}

/** Rows that are looked up at the same time. */
const AT_ONCE = 10;

/** The events of records in their order, up to the first that cannot be told yet. */
async function eventsIn(records: readonly DynamoDBRecord[], news: Around['news'], { now, log }: Lambda) {
  const rows: Row[] = [];
  for (let at = 0; at < records.length; at += AT_ONCE) {
    const window = records.slice(at, at + AT_ONCE);
    const told = await Promise.allSettled(window.map((record) => eventIn(record, news, now())));
    for (const [index, record] of window.entries()) {
      const each = told[index];
      if (each?.status !== 'fulfilled') {
        log.error('a change cannot be told yet', { number: record.dynamodb?.Keys?.SK?.S ?? '', ...faultIn(each?.reason) });
        return { rows, failed: record };
      }
      if (each.value) rows.push({ record, event: each.value });
    }
  }
  return { rows };
}

/** A story whose embargo ends in a moment, by this machine's clock. */
class Early extends Error {
  override readonly name = 'Early';
}

async function eventIn({ eventName, dynamodb }: DynamoDBRecord, news: Around['news'], at: string): Promise<StoryEvent | undefined> {
  const told = eventName === 'INSERT' && dynamodb?.NewImage ? await news(dynamodb.NewImage) : undefined;
  if (!told) return undefined;
  const nothing = { feeds: [], isUpdate: true };
  if (told.kind === 'withdrawn') return eventOf({ kind: 'withdrawn', cursor: '', id: told.id }, nothing);
  if (told.kind === 'killed') return eventOf({ kind: 'killed', cursor: '', tombstone: told.tombstone }, nothing);
  const { card, story, feeds, kind } = told;
  // Listed by a machine whose clock is ahead of ours.
  if (visibleFrom(story) > at) throw new Early(`the story may not be shown before ${visibleFrom(story)}`);
  return eventOf({ kind: 'story', cursor: '', card }, { story, feeds, isUpdate: kind === 'updated' });
}
