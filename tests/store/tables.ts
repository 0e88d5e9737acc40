// Tables for the tests of the store on DynamoDB: a new one for each store, and what the store keeps outside in memory.
import { CreateTableCommand, DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Copies } from '../../functions/store/copies.ts';
import { type DynamoSettings, openDynamoStore } from '../../functions/store/dynamodb.ts';
import type { Store } from '../../functions/store/store.ts';

let tables = 0;

/** Makes a table as the stack makes it, and answers its name. */
export async function newTable(client: DynamoDBClient): Promise<string> {
  tables += 1;
  const name = `wiredesk-${process.pid}-${tables}`;
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'PK', AttributeType: 'S' },
        { AttributeName: 'SK', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'PK', KeyType: 'HASH' },
        { AttributeName: 'SK', KeyType: 'RANGE' },
      ],
    }),
  );
  for (;;) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
    if (Table?.TableStatus === 'ACTIVE') return name;
    await new Promise((wake) => setTimeout(wake, 5));
  }
}

export function memoryCopies(): Copies {
  const copies = new Map<string, Uint8Array>();
  return {
    put: async (hash, bytes) => void copies.set(hash, bytes),
    get: async (hash) => {
      const bytes = copies.get(hash);
      if (!bytes) throw new Error(`no copy ${hash}`);
      return bytes;
    },
  };
}

/** Opens a store in a table of its own. */
export async function openTable(client: DynamoDBClient, settings: Partial<DynamoSettings> = {}): Promise<Store> {
  return openDynamoStore({ client, table: await newTable(client), copies: memoryCopies(), patience: 50, ...settings });
}
