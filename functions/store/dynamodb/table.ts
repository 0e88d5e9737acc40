// Calls to the table. A condition that does not hold is an answer; whatever else goes wrong is thrown on.
import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { Copies } from '../copies.ts';
import type { Desks } from '../desks.ts';
import { attributesOf, type Item, itemOf, type Key, type Value } from './items.ts';

export interface Table {
  readonly client: DynamoDBClient;
  readonly name: string;
  readonly copies: Copies;
  /** Partitions that each list is spread over. */
  readonly shards: number;
  readonly desks: Desks;
  /** Now, in milliseconds. It orders nothing: it says when tombstones expire, and which days' totals are remembered. */
  readonly clock: () => number;
  /** Milliseconds for which a reader of changes waits for a writer that has taken a number, but not used it. */
  readonly patience: number;
  /** Whether whoever asks may not write: gaps are then left to others, and embargoes too. */
  readonly isReadOnly: boolean;
  /** Entries of a list that are looked at for one page. */
  readonly looks: number;
  /** Lists and their months that this process knows to be registered. */
  readonly registered: Set<string>;
  /** Of each counter: those who wait for a number. */
  readonly waiting: Map<number, Waiting[]>;
}

export interface Waiting {
  readonly resolve: (number: number) => void;
  readonly reject: (error: unknown) => void;
}

/** A condition, with the values that it names: `g = :g`. */
export interface Condition {
  readonly that: string;
  readonly values?: Readonly<Record<string, Value>>;
  /** Of names that are words of expressions. */
  readonly names?: Readonly<Record<string, string>>;
}

export const ABSENT: Condition = { that: 'attribute_not_exists(PK)' };

/** Reads one item as it is now. */
export async function get(table: Table, { PK, SK }: Key): Promise<Item | undefined> {
  const { Item } = await table.client.send(
    new GetItemCommand({ TableName: table.name, Key: attributesOf({ PK, SK }), ConsistentRead: true }),
  );
  return Item && itemOf(Item);
}

const BATCH = 100;
const ATTEMPTS = 10;

/** Reads items as they are now; those that are missing are not among them. Keys may repeat. */
export async function getMany(table: Table, keys: readonly Key[]): Promise<Map<string, Item>> {
  const distinct = [...new Map(keys.map(({ PK, SK }) => [nameOf({ PK, SK }), { PK, SK }])).values()];
  const batches = Array.from({ length: Math.ceil(distinct.length / BATCH) }, (_, at) => distinct.slice(at * BATCH, (at + 1) * BATCH));
  const found = await Promise.all(batches.map((batch) => getBatch(table, batch)));
  return new Map(found.flat().map((item) => [nameOf(item), item]));
}

/** A key as a string. */
export function nameOf({ PK, SK }: Key): string {
  return `${PK}\n${SK}`;
}

async function getBatch(table: Table, keys: readonly Key[]): Promise<Item[]> {
  const items: Item[] = [];
  let asked = keys.map(({ PK, SK }) => attributesOf({ PK, SK }));
  for (let attempt = 0; asked.length > 0; attempt += 1) {
    if (attempt === ATTEMPTS) throw new Error(`table ${table.name}: ${asked.length} items stayed unread after ${ATTEMPTS} attempts`);
    if (attempt > 0) await pause(Math.random() * 20 * 2 ** attempt);
    const { Responses, UnprocessedKeys } = await table.client.send(
      new BatchGetItemCommand({ RequestItems: { [table.name]: { Keys: asked, ConsistentRead: true } } }),
    );
    items.push(...(Responses?.[table.name] ?? []).map(itemOf));
    asked = UnprocessedKeys?.[table.name]?.Keys ?? [];
  }
  return items;
}

export function pause(millis: number): Promise<void> {
  return new Promise((wake) => setTimeout(wake, millis));
}

/** Puts an item; false where the condition does not hold. */
export async function put(table: Table, item: Item, condition?: Condition): Promise<boolean> {
  return await held(table.client.send(new PutItemCommand({ TableName: table.name, Item: attributesOf(item), ...conditionOf(condition) })));
}

/** Takes an item away; false where the condition does not hold. */
export async function remove(table: Table, { PK, SK }: Key, condition?: Condition): Promise<boolean> {
  return await held(
    table.client.send(new DeleteItemCommand({ TableName: table.name, Key: attributesOf({ PK, SK }), ...conditionOf(condition) })),
  );
}

/** Changes an item by an update expression; false where the condition does not hold. */
export async function update(table: Table, { PK, SK }: Key, change: string, condition: Condition): Promise<boolean> {
  const command = { TableName: table.name, Key: attributesOf({ PK, SK }), UpdateExpression: change, ...conditionOf(condition) };
  return await held(table.client.send(new UpdateItemCommand(command)));
}

/** Adds to a counter and answers what it then is. */
export async function add(table: Table, { PK, SK }: Key, count: number): Promise<number> {
  const { Attributes } = await table.client.send(
    new UpdateItemCommand({
      TableName: table.name,
      Key: attributesOf({ PK, SK }),
      UpdateExpression: 'ADD n :count',
      ExpressionAttributeValues: attributesOf({ ':count': count }),
      ReturnValues: 'UPDATED_NEW',
    }),
  );
  return Number(Attributes?.n?.N);
}

async function held(call: Promise<unknown>): Promise<boolean> {
  try {
    await call;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

function conditionOf(condition: Condition | undefined) {
  if (!condition) return {};
  const { that, values, names } = condition;
  return {
    ConditionExpression: that,
    ...(values && { ExpressionAttributeValues: attributesOf(values) }),
    ...(names && { ExpressionAttributeNames: names }),
  };
}

export interface Range {
  readonly PK: string;
  /** A condition on SK and its one value, such as `SK > :sk`; all of the partition where it is absent. */
  readonly where?: readonly [that: string, sk: string];
  readonly order: 'ascending' | 'descending';
  /** Items to read at a time. */
  readonly limit?: number;
}

/** Reads a range of a partition as it is now, a page at a time. */
export async function* pages(table: Table, { PK, where, order, limit }: Range): AsyncGenerator<Item[]> {
  let start: Item | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: where ? `PK = :pk AND ${where[0]}` : 'PK = :pk',
        ExpressionAttributeValues: attributesOf({ ':pk': PK, ':sk': where?.[1] }),
        ConsistentRead: true,
        ScanIndexForward: order === 'ascending',
        ...(limit && { Limit: limit }),
        ...(start && { ExclusiveStartKey: attributesOf(start) }),
      }),
    );
    yield Items.map(itemOf);
    start = LastEvaluatedKey && itemOf(LastEvaluatedKey);
  } while (start);
}

/** The first page of a range. */
export async function firstPage(table: Table, range: Range): Promise<Item[]> {
  for await (const page of pages(table, range)) return page;
  return [];
}

/** Counts the items of a partition that are no tombstones. */
export async function count(table: Table, PK: string): Promise<number> {
  let total = 0;
  let start: Item | undefined;
  do {
    const { Count = 0, LastEvaluatedKey } = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'PK = :pk',
        FilterExpression: 'attribute_not_exists(expires)',
        ExpressionAttributeValues: attributesOf({ ':pk': PK }),
        Select: 'COUNT',
        ConsistentRead: true,
        ...(start && { ExclusiveStartKey: attributesOf(start) }),
      }),
    );
    total += Count;
    start = LastEvaluatedKey && itemOf(LastEvaluatedKey);
  } while (start);
  return total;
}
