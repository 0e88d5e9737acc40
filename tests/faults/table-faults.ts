// The table itself, item by item, when all is quiet: each list holds what the heads say, and nothing else.
import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { entriesOf, type Head, headOf, waitEntry } from '../../functions/store/dynamodb/heads.ts';
import { type Item, itemOf, number, text } from '../../functions/store/dynamodb/items.ts';
import { nameOf } from '../../functions/store/dynamodb/table.ts';
import { TABLE } from './calls.ts';

/** What is wrong with the table, in words; nothing where all is as it should be. */
export async function tableFaults(client: DynamoDBClient): Promise<string[]> {
  const items = await allItems(client);
  const heads = items.filter(({ SK }) => SK === 'HEAD').map((item) => headOf(item, text(item, 'i')) as Head);
  return [...heads.flatMap((head) => headFaults(head, items)), ...listFaults(heads, items), ...changeFaults(heads, items)];
}

function headFaults(head: Head, items: readonly Item[]): string[] {
  const { PK } = items.find((item) => item.SK === 'HEAD' && item.i === head.id) ?? { PK: '' };
  const revisions = items.filter((item) => item.PK === PK && item.SK.startsWith('R#')).map(({ SK }) => SK.slice(2));
  const greatest = revisions.sort().at(-1);
  return [
    ...(head.revision === greatest ? [] : [`the head of ${head.id} is ${head.revision}, and the greatest revision ${greatest}`]),
    ...(head.left.length > 0 ? [`the head of ${head.id} has keys left`] : []),
  ];
}

function listFaults(heads: readonly Head[], items: readonly Item[]): string[] {
  const expected = new Map(
    heads
      .flatMap((head) => [...entriesOf(head), ...(head.waits ? [waitEntry(head)] : [])])
      .map(({ key, attributes }) => [nameOf(key), attributes]),
  );
  const lists = items.filter(({ PK }) => /^(?:F#(?!changes#)|K#|W#)/.test(PK));
  const standing = lists.filter((item) => item.expires === undefined && !(item.PK.startsWith('W#') && !expected.has(nameOf(item))));
  const stands = new Map(standing.map((item) => [nameOf(item), item]));
  return [
    ...[...expected.keys()].filter((name) => !stands.has(name)).map((name) => `an entry is missing: ${name}`),
    ...[...stands.keys()].filter((name) => !expected.has(name)).map((name) => `a stale entry stands: ${name}`),
    ...[...stands]
      .filter(([name, item]) => expected.has(name) && expected.get(name)?.c !== item.c)
      .map(([name]) => `an entry shows another revision: ${name}`),
  ];
}

function changeFaults(heads: readonly Head[], items: readonly Item[]): string[] {
  const rows = items.filter(({ PK }) => PK.startsWith('F#changes#'));
  const told = rows.filter((row) => text(row, 'i') !== '').map((row) => `${text(row, 'i')} ${Number(row.SK)}`);
  const expected = heads.flatMap(({ id, change }) => (change ? [`${id} ${change.number}`] : []));
  const counter = Math.max(0, ...items.filter(({ PK }) => PK.startsWith('C#changes#')).map((item) => number(item, 'n')));
  const numbers = new Set(rows.map(({ SK }) => Number(SK)));
  return [
    ...expected.filter((each) => !told.includes(each)).map((each) => `a change is not told: ${each}`),
    ...told.filter((each) => !expected.includes(each)).map((each) => `a change is told that is none: ${each}`),
    ...[...numbers].filter((each) => each > counter).map((each) => `a change has a number that nobody took: ${each}`),
  ];
}

async function allItems(client: DynamoDBClient): Promise<Item[]> {
  const { Items = [], LastEvaluatedKey } = await client.send(new ScanCommand({ TableName: TABLE, ConsistentRead: true }));
  if (LastEvaluatedKey) throw new Error('the table of a schedule is larger than a page');
  return Items.map(itemOf);
}
