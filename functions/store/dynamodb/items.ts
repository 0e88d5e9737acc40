// Items as plain objects: strings, numbers and bytes under short names, since DynamoDB charges for names as well.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';

export type Value = string | number | Uint8Array;

export interface Key {
  readonly PK: string;
  readonly SK: string;
}

export interface Item extends Key {
  readonly [name: string]: Value | undefined;
}

/** As the client wants it; what is undefined is left out. */
export function attributesOf(item: Readonly<Record<string, Value | undefined>>): Record<string, AttributeValue> {
  const stated = Object.entries(item).filter((entry): entry is [string, Value] => entry[1] !== undefined);
  return Object.fromEntries(stated.map(([name, value]) => [name, attributeOf(value)]));
}

/** An item of ours, as the client gives it. */
export function itemOf(attributes: Readonly<Record<string, AttributeValue>>): Item {
  const values = Object.entries(attributes).map(([name, value]) => [name, plainOf(value)]);
  return Object.fromEntries(values) as Item;
}

export function text(item: Item, name: string): string {
  const value = item[name];
  return typeof value === 'string' ? value : '';
}

export function number(item: Item, name: string): number {
  const value = item[name];
  return typeof value === 'number' ? value : 0;
}

function attributeOf(value: Value): AttributeValue {
  if (typeof value === 'string') return { S: value };
  return typeof value === 'number' ? { N: String(value) } : { B: value };
}

function plainOf({ S, N, B }: AttributeValue): Value | undefined {
  return S ?? (N === undefined ? B : Number(N));
}
