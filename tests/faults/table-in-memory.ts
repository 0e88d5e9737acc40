// A table of DynamoDB in memory, as far as the store's calls go: many thousand calls a second. It is held against dynalite by the
// suite of the stores, and schedules run on both. What it does not know it refuses, and so it does reads that AWS might answer as of a moment
// ago: no emulator would show what comes of them.
import { type AttributeValue, ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import type { Fields, Serve } from './calls.ts';

type Item = Readonly<Record<string, AttributeValue>>;
type Values = Readonly<Record<string, AttributeValue>>;

/** Partitions by their key, items of each by theirs. */
type Table = Map<string, Map<string, Item>>;

/** A new table of its own. */
export function tableInMemory(): Serve {
  const table: Table = new Map();
  return async ({ action, input }) => {
    const act = ACTIONS[action];
    if (!act) throw new Error(`the table in memory knows no ${action}`);
    if (READS.includes(action) && !isConsistent(input as Input)) throw new Error(`${action} may be answered as of a moment ago`);
    return act(table, input as Input);
  };
}

interface Input extends Fields {
  readonly Key: Item;
  readonly Item: Item;
  readonly RequestItems?: Readonly<Record<string, { readonly Keys: readonly Item[]; readonly ConsistentRead?: boolean }>>;
  readonly ConsistentRead?: boolean;
  readonly ConditionExpression?: string;
  readonly UpdateExpression?: string;
  readonly KeyConditionExpression?: string;
  readonly FilterExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Values;
  readonly ExclusiveStartKey?: Item;
  readonly ScanIndexForward?: boolean;
  readonly Limit?: number;
}

const ACTIONS: Readonly<Record<string, (table: Table, input: Input) => Fields>> = {
  GetItem: (table, { Key }) => ({ Item: find(table, Key) }),
  BatchGetItem: (table, { RequestItems = {} }) => ({
    Responses: Object.fromEntries(
      Object.entries(RequestItems).map(([name, { Keys }]) => [
        name,
        Keys.map((key) => find(table, key)).filter((item) => item !== undefined),
      ]),
    ),
    UnprocessedKeys: {},
  }),
  PutItem: (table, input) => write(table, input.Item, input, () => input.Item),
  DeleteItem: (table, input) => write(table, input.Key, input, () => undefined),
  UpdateItem: (table, input) => write(table, input.Key, input, (item) => updated(item ?? input.Key, input)),
  Query: (table, input) => query(table, input),
  Scan: (table) => ({ Items: [...table.values()].flatMap((partition) => [...partition.values()]) }),
};

const READS: readonly string[] = ['GetItem', 'BatchGetItem', 'Query', 'Scan'];

function isConsistent({ RequestItems, ConsistentRead }: Input): boolean {
  return RequestItems ? Object.values(RequestItems).every((request) => request.ConsistentRead) : ConsistentRead === true;
}

function find(table: Table, key: Item): Item | undefined {
  return table.get(text(key.PK))?.get(text(key.SK));
}

function write(table: Table, key: Item, input: Input, change: (item: Item | undefined) => Item | undefined): Fields {
  const item = find(table, key);
  if (input.ConditionExpression && !holds(input.ConditionExpression, item ?? {}, input)) {
    throw new ConditionalCheckFailedException({ message: 'The conditional request failed', $metadata: {} });
  }
  const next = change(item);
  const partition = table.get(text(key.PK)) ?? new Map<string, Item>();
  table.set(text(key.PK), partition);
  if (next) partition.set(text(key.SK), next);
  else partition.delete(text(key.SK));
  return { Attributes: next };
}

/** `REMOVE a`, `SET a = :a`, `ADD a :a`, one after another. */
function updated(item: Item, { UpdateExpression = '', ...input }: Input): Item {
  const next: Record<string, AttributeValue> = { ...item };
  const clauses = UpdateExpression.match(/\b(?:SET|REMOVE|ADD) .+?(?=$| (?:SET|REMOVE|ADD) )/g) ?? [];
  if (clauses.join(' ') !== UpdateExpression) throw new Error(`no update that is known: ${UpdateExpression}`);
  for (const clause of clauses) {
    const [, verb, named = '', of = ''] = /^(\w+) (#?\w+)(?: = | )?(:\w+)?$/.exec(clause) ?? [];
    const name = nameOf(named, input as Input);
    const value = given(of, input as Input);
    if (verb === 'REMOVE' && !value) delete next[name];
    else if (verb === 'SET' && value) next[name] = value;
    else if (verb === 'ADD' && value?.N) next[name] = { N: String(Number(next[name]?.N ?? 0) + Number(value.N)) };
    else throw new Error(`no update that is known: ${clause}`);
  }
  return next;
}

function query(table: Table, input: Input): Fields {
  const {
    KeyConditionExpression = '',
    ScanIndexForward = true,
    ExclusiveStartKey: start,
    Limit = Number.POSITIVE_INFINITY,
    FilterExpression,
  } = input;
  const [partition = '', range] = KeyConditionExpression.split(' AND ');
  if (partition !== 'PK = :pk') throw new Error(`no key that is known: ${KeyConditionExpression}`);
  const items = [...(table.get(text(given(':pk', input)))?.values() ?? [])].filter((item) => !range || holds(range, item, input));
  items.sort((a, b) => Buffer.compare(Buffer.from(text(a.SK)), Buffer.from(text(b.SK))) * (ScanIndexForward ? 1 : -1));
  const from = start ? items.findIndex((item) => (ScanIndexForward ? text(item.SK) > text(start.SK) : text(item.SK) < text(start.SK))) : 0;
  const rest = from < 0 ? [] : items.slice(from);
  const page = rest.slice(0, Limit);
  const last = page.length === Limit ? page.at(-1) : undefined;
  const Items = page.filter((item) => !FilterExpression || holds(FilterExpression, item, input));
  return { Items, Count: Items.length, ...(last && { LastEvaluatedKey: { PK: last.PK, SK: last.SK } }) };
}

/** A condition: terms of which one must hold, with OR between them. */
function holds(condition: string, item: Item, input: Input): boolean {
  return condition.split(' OR ').some((term) => holdsTerm(term, item, input));
}

function holdsTerm(term: string, item: Item, input: Input): boolean {
  const [, test, of = ''] = /^(attribute_exists|attribute_not_exists)\((#?\w+)\)$/.exec(term) ?? [];
  if (test) return (item[nameOf(of, input)] !== undefined) === (test === 'attribute_exists');
  const [, begun = '', start = ''] = /^begins_with\((#?\w+), (:\w+)\)$/.exec(term) ?? [];
  if (begun) return text(item[nameOf(begun, input)]).startsWith(text(given(start, input)));
  const [, name = '', operator = '', value = ''] = /^(#?\w+) (=|<=|>=|<|>) (:\w+)$/.exec(term) ?? [];
  if (!name) throw new Error(`no condition that is known: ${term}`);
  const [one, other] = [item[nameOf(name, input)], given(value, input)];
  if (!one || !other) return false;
  const order = one.N !== undefined ? Number(one.N) - Number(other.N) : Buffer.compare(Buffer.from(text(one)), Buffer.from(text(other)));
  return { '=': order === 0, '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0 }[operator] ?? false;
}

function nameOf(name: string, { ExpressionAttributeNames: names }: Input): string {
  return name.startsWith('#') ? (names?.[name] ?? name) : name;
}

/** The value that an expression names. */
function given(name: string, { ExpressionAttributeValues: values }: Input): AttributeValue | undefined {
  return values?.[name];
}

function text(value: AttributeValue | undefined): string {
  return value?.S ?? '';
}
