// The sizes that DynamoDB takes, which the table in memory knows nothing of: what is too large is refused as the service refuses it.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Fields, Serve } from './calls.ts';

const ITEM_BYTES = 400 * 1_024;
const PARTITION_KEY_BYTES = 2_048;
const SORT_KEY_BYTES = 1_024;

type Values = Readonly<Record<string, AttributeValue>>;

/** Calls that write, or ask by key, are refused where an item or a key is too large; all go on to `serve`. */
export function withinSizes(serve: Serve): Serve {
  return async (call) => {
    for (const item of itemsOf(call.input)) check(item);
    return await serve(call);
  };
}

function itemsOf({ Item, Key, ExpressionAttributeValues, RequestItems }: Fields): Values[] {
  const asked = Object.values((RequestItems ?? {}) as Record<string, { readonly Keys: Values[] }>).flatMap(({ Keys }) => Keys);
  // Of an update, what it puts into the item: our items are not made of many updates.
  const updated = Key && ExpressionAttributeValues ? { ...(Key as Values), ...(ExpressionAttributeValues as Values) } : Key;
  return [...asked, ...([Item, updated].filter(Boolean) as Values[])];
}

function check(item: Values): void {
  const bytes = Object.entries(item).reduce((sum, [name, value]) => sum + name.length + sizeOf(value), 0);
  const [partition = 0, sort = 0] = [item.PK, item.SK].map((key) => key && sizeOf(key));
  if (partition === 0 || sort === 0) throw new Error('One or more parameter values are not valid: an empty key');
  if (bytes > ITEM_BYTES) throw new Error(`Item size has exceeded the maximum allowed size: ${bytes} bytes of ${item.PK?.S?.slice(0, 60)}`);
  if (partition > PARTITION_KEY_BYTES || sort > SORT_KEY_BYTES) throw new Error(`A key has ${partition} and ${sort} bytes`);
}

/** Bytes of a value, as the service reckons them. */
function sizeOf(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return value.N.length;
  if (value.B) return value.B.length;
  if (value.L) return value.L.reduce((sum, each) => sum + 1 + sizeOf(each), 3);
  if (value.M) return Object.entries(value.M).reduce((sum, [name, each]) => sum + 1 + name.length + sizeOf(each), 3);
  return 1;
}
