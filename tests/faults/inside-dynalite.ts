// dynalite within this process: calls go straight to its checks and actions.
import { createRequire } from 'node:module';
import { setImmediate as turn } from 'node:timers/promises';
import { ConditionalCheckFailedException, DynamoDBServiceException } from '@aws-sdk/client-dynamodb';
import { type Fields, type Serve, TABLE } from './calls.ts';

interface Checks {
  readonly types: object;
  readonly custom?: (data: Fields, store: object) => unknown;
}
interface Checker {
  checkTypes(data: Fields, types: object): Fields;
  checkValidations(data: Fields, types: object, custom: Checks['custom'], store: object): void;
}
type Action = (store: object, data: Fields, done: (error: Failure | null, output?: Fields) => void) => void;
interface Failure {
  readonly body?: { readonly __type: string; readonly message?: string; readonly Message?: string };
}

const load = createRequire(import.meta.url);
const { create } = load('dynalite/db') as { create(options: object): object };
const checker = load('dynalite/validations') as Checker;

/** A new emulator of its own with a table, held in memory. */
export async function insideDynalite(): Promise<Serve> {
  const store = create({ createTableMs: 0 });
  const serve: Serve = async ({ action, input }) => {
    const name = action.slice(0, 1).toLowerCase() + action.slice(1);
    const { types, custom } = load(`dynalite/validations/${name}`) as Checks;
    const act = load(`dynalite/actions/${name}`) as Action;
    try {
      const data = checker.checkTypes(withBase64(input) as Fields, types);
      checker.checkValidations(data, types, custom, store);
      const output = await new Promise<Fields>((resolve, reject) => {
        act(store, data, (error, answer = {}) => (error ? reject(error) : resolve(answer)));
      });
      return withBytes(output) as Fields;
    } catch (error) {
      throw thrown(error as Failure);
    }
  };
  await serve({ action: 'CreateTable', input: TABLE_AS_IN_THE_STACK });
  while (!(await isActive(serve))) await turn();
  return serve;
}

const TABLE_AS_IN_THE_STACK = {
  TableName: TABLE,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: ['PK', 'SK'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
  KeySchema: [
    { AttributeName: 'PK', KeyType: 'HASH' },
    { AttributeName: 'SK', KeyType: 'RANGE' },
  ],
};

async function isActive(serve: Serve): Promise<boolean> {
  const { Table } = await serve({ action: 'DescribeTable', input: { TableName: TABLE } });
  return (Table as Fields).TableStatus === 'ACTIVE';
}

function thrown({ body }: Failure): Error {
  const name = body?.__type.replace(/^.*#/, '') ?? 'Error';
  const message = body?.message ?? body?.Message ?? '';
  const details = { name, message, $fault: 'client' as const, $metadata: {} };
  return name === 'ConditionalCheckFailedException' ? new ConditionalCheckFailedException(details) : new DynamoDBServiceException(details);
}

/** Bytes stand as Base64 on the wire. */
function withBase64(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(withBase64);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withBase64(each)]));
}

/** Attributes of bytes are the only fields of answers with the name B. */
function withBytes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withBytes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      name === 'B' && typeof each === 'string' ? Buffer.from(each, 'base64') : withBytes(each),
    ]),
  );
}
