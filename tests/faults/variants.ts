// The protocol, wrong in one place each: what the checks are checked with. Each makes of the calls of the real code those that
// wrong code would make, or does a step at another time.
import type { Receipt, Store } from '../../functions/store/store.ts';
import type { Story } from '../../functions/wire/story.ts';
import type { Call, Fields, Serve } from './calls.ts';

export interface Variant {
  readonly name: string;
  /** Between a worker's client and the emulator. */
  readonly worker?: (serve: Serve) => Serve;
  /** Between a reader's client and the emulator. */
  readonly reader?: (serve: Serve) => Serve;
  readonly store?: (store: Store) => Store;
  /** A seed that is known to show it, where few do. When the code or the schedules change, another one may: `npm run faults -- variants` names it. */
  readonly seed?: number;
  /** A message is taken from the queue for good before it is worked on. */
  readonly acknowledgesFirst?: boolean;
  /** A message that was begun with counts as done when it comes again. */
  readonly trustsSeenMarks?: boolean;
}

export const VARIANTS: readonly Variant[] = [
  { name: 'heads are put whatever stands there', worker: puts(isHead, unconditional) },
  { name: 'entries are put whatever stands there', worker: puts(isEntry, unconditional) },
  { name: 'tombstones are put whatever stands there', worker: puts(isTombstone, unconditional), seed: 1_718 },
  { name: 'entries are deleted, and no tombstone is left', worker: puts(isTombstone, deletion) },
  { name: 'what was left is forgotten', worker: puts(isHead, withoutLeft) },
  { name: 'what was left is cleared before it is taken away', worker: clearsFirst },
  { name: 'what was left is cleared whatever the head says', worker: updates(isClearing, unconditional), seed: 372 },
  { name: 'a retry takes it that all entries stand', worker: believes(isEntryKey) },
  { name: 'a retry takes it that the change is listed', worker: believes(isChangeKey) },
  { name: 'revisions are put whatever stands there', worker: puts(isRevision, unconditional) },
  { name: 'numbers are read, and written back', worker: numbersReadAndWritten },
  { name: 'changes are put under numbers that were given up', worker: puts(isChangeRow, unconditional), seed: 242 },
  { name: 'a reader passes over gaps', reader: passesOver, seed: 413 },
  { name: 'the receipt comes before the stories', store: receiptFirst },
  { name: 'a known receipt is taken to be listed', store: (store) => ({ ...store, settledReceipt: store.receipt }) },
  { name: 'a message is acknowledged before it is worked on', acknowledgesFirst: true },
  { name: 'a message that was begun with counts as done', trustsSeenMarks: true },
];

type Change = (call: Call) => Call;

function puts(meant: (item: Fields) => boolean, change: Change): (serve: Serve) => Serve {
  return (serve) => (call) => serve(call.action === 'PutItem' && meant(call.input.Item as Fields) ? change(call) : call);
}

function updates(meant: (call: Call) => boolean, change: Change): (serve: Serve) => Serve {
  return (serve) => (call) => serve(call.action === 'UpdateItem' && meant(call) ? change(call) : call);
}

function unconditional({ action, input }: Call): Call {
  const { ConditionExpression, ExpressionAttributeValues, ...rest } = input;
  return { action, input: rest };
}

function deletion({ input }: Call): Call {
  const { Item, ...rest } = input;
  const { PK, SK } = Item as Fields;
  return { action: 'DeleteItem', input: { ...rest, Key: { PK, SK } } };
}

function withoutLeft({ action, input }: Call): Call {
  const { l, ...Item } = input.Item as Fields;
  return { action, input: { ...input, Item } };
}

/** Clears the list when the head is put, and puts tombstones when it comes to that, if it does. */
function clearsFirst(serve: Serve): Serve {
  return async (call) => {
    const output = await serve(call);
    if (call.action === 'PutItem' && isHead(call.input.Item as Fields)) {
      const { PK, SK } = call.input.Item as Fields;
      await serve({ action: 'UpdateItem', input: { TableName: call.input.TableName, Key: { PK, SK }, UpdateExpression: 'REMOVE l' } });
    }
    return output;
  };
}

/** Answers questions for certain items as if they stood there in their latest form. */
function believes(meant: (key: Fields) => boolean): (serve: Serve) => Serve {
  const standing = (key: Fields) => ({ ...key, i: { S: 'believed' }, g: { N: '999999' } });
  return (serve) => async (call) => {
    if (call.action === 'GetItem' && meant(call.input.Key as Fields)) return { Item: standing(call.input.Key as Fields) };
    if (call.action !== 'BatchGetItem') return await serve(call);
    const [[table = '', request] = []] = Object.entries(call.input.RequestItems as Record<string, { readonly Keys: Fields[] }>);
    const keys = request?.Keys ?? [];
    if (!keys.every(meant)) return await serve(call);
    return { Responses: { [table]: keys.map(standing) }, UnprocessedKeys: {} };
  };
}

function numbersReadAndWritten(serve: Serve): Serve {
  return async (call) => {
    const { TableName, Key, ExpressionAttributeValues } = call.input;
    if (call.action !== 'UpdateItem' || !text(Key as Fields, 'PK').startsWith('C#changes#')) return await serve(call);
    const { Item } = await serve({ action: 'GetItem', input: { TableName, Key, ConsistentRead: true } });
    const count = Number(((ExpressionAttributeValues as Fields)[':count'] as Fields).N);
    const n = { N: String(Number(((Item as Fields | undefined)?.n as Fields | undefined)?.N ?? 0) + count) };
    await serve({ action: 'PutItem', input: { TableName, Item: { ...(Key as Fields), n } } });
    return { Attributes: { n } };
  };
}

/** Shows a reader a row that tells of nothing wherever one is missing. */
function passesOver(serve: Serve): Serve {
  return async (call) => {
    const output = await serve(call);
    const { ':pk': pk, ':sk': sk } = (call.input.ExpressionAttributeValues ?? {}) as Record<string, Fields | undefined>;
    if (call.action !== 'Query' || !String(pk?.S).startsWith('F#changes#')) return output;
    const rows = output.Items as Fields[];
    const from = Number(sk?.S) + 1;
    const numbers = rows.map((row) => Number(text(row, 'SK')));
    const whole = Array.from({ length: Math.max(0, (numbers.at(-1) ?? 0) - from + 1) }, (_, index) => {
      const SK = { S: String(from + index).padStart(15, '0') };
      return rows[numbers.indexOf(from + index)] ?? { PK: pk, SK, g: { N: '0' } };
    });
    return { ...output, Items: whole };
  };
}

/** Keeps receipts first and puts stories afterwards: so a worker that dies between the two has lost them. */
function receiptFirst(store: Store): Store {
  const waiting: Story[] = [];
  return {
    ...store,
    put: async (stories) => {
      waiting.push(...stories);
      return stories.map(() => 'kept' as const);
    },
    keepReceipt: async (receipt: Receipt) => {
      await store.keepReceipt(receipt);
      await store.put(waiting.splice(0));
    },
  };
}

function text(fields: Fields, name: string): string {
  return String((fields[name] as Fields | undefined)?.S ?? '');
}

function isHead(item: Fields): boolean {
  return text(item, 'SK') === 'HEAD';
}

function isRevision(item: Fields): boolean {
  return text(item, 'SK').startsWith('R#');
}

function isChangeRow(item: Fields): boolean {
  return isChangeKey(item) && item.i !== undefined;
}

function isChangeKey(key: Fields): boolean {
  return text(key, 'PK').startsWith('F#changes#');
}

function isEntryKey(key: Fields): boolean {
  return /^(?:F#(?!changes#)|K#)/.test(text(key, 'PK'));
}

function isEntry(item: Fields): boolean {
  return isEntryKey(item) && item.expires === undefined;
}

function isTombstone(item: Fields): boolean {
  return isEntryKey(item) && item.expires !== undefined;
}

function isClearing({ input }: Call): boolean {
  return input.UpdateExpression === 'REMOVE l';
}
