// Stories and receipts as items hold them: compressed JSON, or, where that is too much for an item, a copy kept outside.
import { createHash } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { type Item, text } from './items.ts';
import { lengthen, shorten } from './phrases.ts';
import type { Table } from './table.ts';

/** DynamoDB refuses items of more than 400 KB. */
const MAX_BYTES = 350_000;
/** Characters of JSON up to which compressing at leisure (some 5 ms) saves a write unit, which costs more than the time. */
const SHORT = 24_000;
/** The highest, 11, takes twice the time and saves one unit of twenty-five stories. */
const LEISURELY = 10;
const QUICK = 5;

export interface Packed {
  /** JSON by Brotli. */
  readonly z?: Uint8Array;
  /** The hash of a copy that is kept outside. */
  readonly h?: string;
}

/** Packs a value for an item; a large one is kept outside before it is answered. */
export async function pack(table: Table, value: unknown): Promise<Packed> {
  const json = JSON.stringify(value);
  const quality = json.length <= SHORT ? LEISURELY : QUICK;
  // At once and not by the pool of threads: a function has one processor, so that nothing else would get on meanwhile.
  const z = brotliCompressSync(shorten(json), { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
  if (z.length <= MAX_BYTES) return { z };
  const h = createHash('sha256').update(z).digest('hex');
  await table.copies.put(h, z);
  return { h };
}

/** The value that was packed into an item. */
export async function unpack<T>(table: Table, item: Item): Promise<T> {
  const bytes = item.z instanceof Uint8Array ? item.z : await table.copies.get(text(item, 'h'));
  return JSON.parse(lengthen(brotliDecompressSync(bytes).toString())) as T;
}
