// What a worker left half done, of whom nobody will do the same again: its object turned out to be a duplicate meanwhile.
import { expect, test } from 'vitest';
import { openDynamoStore } from '../../functions/store/dynamodb.ts';
import { NOW, storyOf } from '../store/stories.ts';
import { memoryCopies } from '../store/tables.ts';
import { clientOf, type Serve, TABLE } from './calls.ts';
import { tableFaults } from './table-faults.ts';
import { tableInMemory } from './table-in-memory.ts';

test('a delivery that took a revision over and died is made up for by settling', async () => {
  const table = tableInMemory();
  const open = (serve: Serve) => openDynamoStore({ client: clientOf(serve), table: TABLE, copies: memoryCopies(), patience: 0 });
  const store = open(table);
  const sketch = { versionCreated: '2026-03-02T11:00:00.000Z' };
  const late = storyOf({ ...sketch, key: 'b.xml', receivedAt: '2026-03-02T10:20:00.000Z' });
  const early = storyOf({ ...sketch, key: 'a.xml', receivedAt: '2026-03-02T10:10:00.000Z' });
  await store.put([late]);
  const dying: Serve = async (call) => {
    if (call.action === 'UpdateItem') throw new Error('dies before it has a number for its head');
    return table(call);
  };
  await expect(open(dying).put([early])).rejects.toThrow('dies');

  await store.settle([early]);
  expect(await store.get(early.id, NOW)).toEqual({ state: 'usable', story: early });
  expect((await store.feed('all', { at: NOW, limit: 9 })).entries.map(({ time }) => time)).toEqual([early.source.receivedAt]);
  expect(await tableFaults(clientOf(table))).toEqual([]);
});
