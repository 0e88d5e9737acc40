// Numbers of changes: one counter a shard. Those who ask while an answer is awaited share the next one.
import { counterKey } from './keys.ts';
import { add, type Table } from './table.ts';

/** Takes a number that nobody else has, greater than all that were taken before. */
export async function takeNumber(table: Table, shard: number): Promise<number> {
  const waiting = table.waiting.get(shard);
  if (waiting) return await new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  table.waiting.set(shard, []);
  try {
    return await add(table, counterKey(shard), 1);
  } finally {
    void takeForWaiting(table, shard);
  }
}

async function takeForWaiting(table: Table, shard: number): Promise<void> {
  for (;;) {
    const waiting = table.waiting.get(shard) ?? [];
    if (waiting.length === 0) break;
    table.waiting.set(shard, []);
    try {
      const last = await add(table, counterKey(shard), waiting.length);
      for (const [index, { resolve }] of waiting.entries()) resolve(last - waiting.length + 1 + index);
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  }
  table.waiting.delete(shard);
}
