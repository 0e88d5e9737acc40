// Marks: short texts under names, of those who must go on where they were.
import { checkedMark } from '../page.ts';
import { text } from './items.ts';
import { markKey } from './keys.ts';
import { get, put, type Table } from './table.ts';

export async function markNamed(table: Table, name: string): Promise<string | undefined> {
  const item = await get(table, markKey(name));
  return item && text(item, 'value');
}

export async function keepMark(table: Table, name: string, value: string): Promise<void> {
  await put(table, { ...markKey(name), value: checkedMark(value) });
}
