// What rows of the list of changes tell those whom the table's stream hands them.
import { type AttributeValue, QueryCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, expect, test } from 'vitest';
import { openDynamoNews, openDynamoStore } from '../../functions/store/dynamodb.ts';
import { clientFor, startDynalite } from './dynalite.ts';
import { NOW, type Sketch, storyOf } from './stories.ts';
import { memoryCopies, newTable } from './tables.ts';

const EMBARGO = '2026-03-02T15:00:00.000Z';
const dynalite = await startDynalite();
const client = clientFor(dynalite.endpoint);
afterAll(async () => {
  client.destroy();
  await dynalite.close();
});

test('each row tells what its story now says, once, and says whether the story was told of before', async () => {
  const settings = { client, table: await newTable(client), copies: memoryCopies() };
  const [store, news] = [openDynamoStore(settings), openDynamoNews(settings)];
  const seen = new Set<string>();
  const images: Record<string, AttributeValue>[] = [];
  /** Rows that came since it was last asked, as the stream would hand them over. */
  const inserted = async () => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: settings.table,
        KeyConditionExpression: 'PK = :pk',
        ExpressionAttributeValues: { ':pk': { S: 'F#changes#0' } },
      }),
    );
    const fresh = Items.filter(({ SK }) => !seen.has(SK?.S ?? ''));
    for (const { SK } of fresh) seen.add(SK?.S ?? '');
    images.push(...fresh);
    return await Promise.all(fresh.map(news));
  };
  const put = (...sketches: Sketch[]) => store.put(sketches.map(storyOf));

  await put({ version: 1, places: ['FR'] });
  expect(await inserted()).toMatchObject([{ kind: 'published', card: { version: '1' }, story: storyOf({ places: ['FR'] }) }]);
  await put({ version: 2 });
  expect(await inserted()).toMatchObject([
    { kind: 'updated', card: { version: '2' }, feeds: ['all', 'provider/meridian-newswire', 'language/en-gb', 'language/en'] },
  ]);
  await put({ version: 3, embargo: EMBARGO });
  expect(await inserted()).toEqual([{ kind: 'withdrawn', id: storyOf().id }]);
  await store.release(NOW);
  expect(await inserted()).toEqual([]);
  await store.release(EMBARGO);
  expect(await inserted()).toMatchObject([{ kind: 'updated', card: { version: '3' } }]);
  await put({ version: 4, status: 'canceled' });
  expect(await inserted()).toMatchObject([{ kind: 'killed', tombstone: { revision: storyOf({ version: 4 }).revision } }]);
  const told = await Promise.all(images.map(news));
  expect(told.map((each) => each?.kind)).toEqual([undefined, undefined, undefined, undefined, 'killed']);
  expect(await news({ PK: { S: 'F#all#2026-03' }, SK: { S: 'x' }, i: { S: storyOf().id } })).toBeUndefined();
});
