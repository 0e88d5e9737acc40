// What a worker left half done, of whom nobody will do the same again: its object turned out to be a duplicate meanwhile.
import { expect, test } from 'vitest';
import { takeIn } from '../../functions/intake/intake.ts';
import { SILENT } from '../../functions/intake/log.ts';
import { openDynamoStore } from '../../functions/store/dynamodb.ts';
import { DEFAULT_LIMITS } from '../../functions/wire/limits.ts';
import { held, objectsOf } from '../intake/held-objects.ts';
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

test('and settling is what taking in a duplicate begins with', async () => {
  const table = tableInMemory();
  const open = (serve: Serve) => openDynamoStore({ client: clientOf(serve), table: TABLE, copies: memoryCopies(), patience: 0 });
  const uri = 'urn:newsml:northwire.example:20260302:n1';
  const bytes = JSON.stringify({
    uri,
    type: 'text',
    version: '1',
    versionCreated: '2026-03-02T11:00:00Z',
    headlines: [{ value: 'Ferries' }],
  });
  const early = held('incoming/early.json', bytes, '2026-03-02T10:10:00.000Z');
  const late = held('incoming/late.json', bytes, '2026-03-02T10:20:00.000Z');
  const taken = (object: typeof early, serve: Serve) =>
    takeIn(object, { objects: objectsOf([early, late]), store: open(serve), limits: DEFAULT_LIMITS, log: SILENT });
  const [arrived, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const waiting: Serve = async (call) => {
    if (JSON.stringify(call.input).includes('"Item":{"PK":{"S":"O#')) {
      arrived.resolve();
      await gate.promise;
    }
    return await table(call);
  };
  const dying: Serve = async (call) => {
    if (call.action === 'UpdateItem') throw new Error('dies before it has a number for its head');
    return await table(call);
  };

  // The later one has put its story, and not kept its receipt yet, when the earlier one takes the story over and dies.
  const taking = taken(late, waiting);
  await arrived.promise;
  await expect(taken(early, dying)).rejects.toThrow('dies');
  gate.resolve();
  expect(await taking).toMatchObject({ outcome: 'stored' });
  expect(await taken(early, table)).toMatchObject({ outcome: 'duplicate' });
  const { entries } = await open(table).feed('all', { at: NOW, limit: 9 });
  expect(entries.map(({ time }) => time)).toEqual([early.receivedAt]);
  expect(await tableFaults(clientOf(table))).toEqual([]);
});
