// What a client's calls cost: the capacity units that the table says they consumed, summed.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

export interface Spent {
  /** Write units, 1 KB each. */
  written: number;
  /** Read units of strongly consistent reads, 4 KB each. */
  read: number;
  calls: number;
}

interface Answer {
  readonly ConsumedCapacity?: Units | readonly Units[];
}

interface Units {
  readonly CapacityUnits?: number;
}

const WRITES = ['PutItemCommand', 'UpdateItemCommand', 'DeleteItemCommand'];

/** Counts from now on what the client's calls consume. */
export function meterOf(client: DynamoDBClient): { spentBy<T>(work: () => Promise<T>): Promise<Spent> } {
  const spent: Spent = { written: 0, read: 0, calls: 0 };
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const result = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } });
        const { ConsumedCapacity = [] } = result.output as Answer;
        const units = [ConsumedCapacity].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
        spent[WRITES.includes(commandName) ? 'written' : 'read'] += units;
        spent.calls += 1;
        return result;
      },
    { step: 'initialize', name: 'meter' },
  );
  return {
    async spentBy(work) {
      const before = { ...spent };
      await work();
      return { written: spent.written - before.written, read: spent.read - before.read, calls: spent.calls - before.calls };
    },
  };
}
