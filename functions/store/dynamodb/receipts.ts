// Receipts: one for each object, the latest word on it. What lists them by outcome, and by content, follows it as feeds follow heads.
import { checkedLimit, cursorOf, positionOf } from '../page.ts';
import type { ObjectName, Page, PageRequest, Receipt, ReceiptQuery } from '../store.ts';
import { type Entry, placeEntries } from './entries.ts';
import { type Item, type Key, number, text } from './items.ts';
import { contentKey, hashOf, isCut, receiptKey, shardOf } from './keys.ts';
import { ledgerOf, OUTCOMES } from './ledger.ts';
import { pack, unpack } from './packing.ts';
import { ABSENT, get, getMany, nameOf, pages, put, type Table, update } from './table.ts';
import { newestFirst, partitionOf, registryKey, walk } from './timelines.ts';
import { countAnew } from './totals.ts';

export async function keepReceipt(table: Table, receipt: Receipt, { ifNone = false }: { readonly ifNone?: boolean } = {}): Promise<void> {
  const key = receiptKey(receipt);
  const json = JSON.stringify(receipt);
  const entries = entriesOf(table, receipt);
  for (;;) {
    const old = await get(table, key);
    const known = old && (await unpack<Receipt>(table, old));
    if (ifNone && known) return await list(table, old, known, entriesOf(table, known), leftIn(old), false);
    const isKnown = JSON.stringify(known) === json;
    const g = (old ? number(old, 'g') : 0) + (isKnown ? 0 : 1);
    const left = leftOf(old, known ? entriesOf(table, known) : [], entries);
    if (!isKnown) {
      const item = { ...key, ...(await pack(table, receipt)), g, l: left.length > 0 ? JSON.stringify(left) : undefined };
      if (!(await put(table, item, old ? isStill(old) : ABSENT))) continue;
    }
    return await list(table, { ...key, g }, receipt, entries, left, !isKnown);
  }
}

/** Makes the ledger and the list of contents say what a receipt's item says. */
async function list(table: Table, item: Item, receipt: Receipt, entries: readonly Entry[], left: readonly Key[], fresh: boolean) {
  await placeEntries(table, number(item, 'g'), entries, left, fresh);
  await countAnew(table, [receipt.receivedAt, ...left.map(({ SK }) => SK.slice(0, receipt.receivedAt.length))]);
  if (left.length > 0) await update(table, item, 'REMOVE l', isStill(item));
}

function isStill(old: Item) {
  return { that: 'g = :g', values: { ':g': number(old, 'g') } };
}

/** Keys of entries that earlier receipts of the object had and that may still stand. */
function leftOf(old: Item | undefined, before: readonly Entry[], entries: readonly Entry[]): Key[] {
  const kept = new Set(entries.map(({ key }) => nameOf(key)));
  const left = [...(old ? leftIn(old) : []), ...before.map(({ key }) => key)];
  return [...new Map(left.map((key) => [nameOf(key), key])).values()].filter((key) => !kept.has(nameOf(key)));
}

function leftIn(item: Item): Key[] {
  return JSON.parse(text(item, 'l') || '[]').map(({ PK, SK }: Key) => ({ PK, SK }));
}

function entriesOf(table: Table, receipt: Receipt): Entry[] {
  const { outcome, receivedAt, refused, sha256 } = receipt;
  const ledger = ledgerOf(outcome);
  const object = objectOf(receipt);
  const position = positionOfReceipt(receipt);
  const codes = [...new Set(refused.map(({ code }) => code))].join(' ');
  const o = isCut(object) ? object : undefined;
  const listed: Entry = {
    key: { PK: partitionOf(ledger, receivedAt, shardOf(object, table.shards)), SK: position },
    registry: registryKey(ledger, receivedAt),
    attributes: { o, k: codes || undefined },
  };
  const hasKept = outcome === 'stored' || outcome === 'partial';
  return sha256 && hasKept ? [listed, { key: contentKey(sha256, position), attributes: { o } }] : [listed];
}

function objectOf({ bucket, key, versionId }: ObjectName): string {
  return JSON.stringify([bucket, key, versionId]);
}

/** A place among receipts: by time, then by object. A name too long for a key stands there as its hash. */
function positionOfReceipt(receipt: ObjectName & { readonly receivedAt: string }): string {
  const object = objectOf(receipt);
  return `${receipt.receivedAt} ${isCut(object) ? hashOf(object) : object}`;
}

function objectIn(entry: Item): ObjectName {
  const object = text(entry, 'o') || entry.SK.slice(entry.SK.indexOf(' ') + 1);
  const [bucket = '', key = '', versionId = ''] = JSON.parse(object) as string[];
  return { bucket, key, versionId };
}

/** The receipt of an object. Whoever kept it may have been cut off before it was listed: that is made up for. */
export async function settledReceipt(table: Table, object: ObjectName): Promise<Receipt | undefined> {
  const item = await get(table, receiptKey(object));
  if (!item) return undefined;
  const receipt = await unpack<Receipt>(table, item);
  await list(table, item, receipt, entriesOf(table, receipt), leftIn(item), false);
  return receipt;
}

export async function receiptOfObject(table: Table, object: ObjectName): Promise<Receipt | undefined> {
  const item = await get(table, receiptKey(object));
  return item && (await unpack<Receipt>(table, item));
}

export async function receiptOfContent(table: Table, sha256: string): Promise<Receipt | undefined> {
  for await (const page of pages(table, { PK: contentKey(sha256, '').PK, order: 'ascending', limit: 4 })) {
    for (const entry of page.filter(isStanding)) {
      const receipt = await receiptOfObject(table, objectIn(entry));
      if (receipt?.sha256 === sha256 && /^(?:stored|partial)$/.test(receipt.outcome)) return receipt;
    }
  }
  return undefined;
}

function isStanding(entry: Item): boolean {
  return entry.expires === undefined;
}

/** A page of receipts, latest first. */
export async function receiptsPage(table: Table, query: ReceiptQuery, page: PageRequest): Promise<Page<Receipt>> {
  const limit = checkedLimit(page.limit);
  const [receivedAt = '', bucket = '', key = '', versionId = ''] = page.cursor === undefined ? [] : positionOf(page.cursor, 'receipts', 4);
  const before = page.cursor === undefined ? '~' : positionOfReceipt({ receivedAt, bucket, key, versionId });
  const entries: Receipt[] = [];
  const { object } = query;
  const found =
    object?.bucket === undefined
      ? receiptsThatMeet(table, query, before, limit + 1)
      : versionsThatMeet(table, { bucket: object.bucket, key: object.key }, query, before);
  for await (const receipt of found) {
    if (entries.length === limit) return { entries, cursor: cursorAfter(entries) };
    entries.push(receipt);
  }
  return { entries };
}

function cursorAfter(entries: readonly Receipt[]): string {
  const last = entries.at(-1);
  return cursorOf('receipts', [last?.receivedAt ?? '', last?.bucket ?? '', last?.key ?? '', last?.versionId ?? '']);
}

/** Receipts of an object's versions stand together, in the order of the versions' names: there are few, and they are sorted here. */
async function* versionsThatMeet(
  table: Table,
  object: Pick<ObjectName, 'bucket' | 'key'>,
  { outcome, code, prefix = '', since = '' }: ReceiptQuery,
  before: string,
): AsyncGenerator<Receipt> {
  const receipts: Receipt[] = [];
  for await (const page of pages(table, { PK: receiptKey({ ...object, versionId: '' }).PK, order: 'ascending' }))
    receipts.push(...(await Promise.all(page.map((item) => unpack<Receipt>(table, item)))));
  const met = receipts.filter(
    (receipt) =>
      (!outcome || receipt.outcome === outcome) &&
      (!code || receipt.refused.some((fault) => fault.code === code)) &&
      receipt.key.startsWith(prefix) &&
      receipt.receivedAt >= since &&
      positionOfReceipt(receipt) < before,
  );
  yield* met.sort((one, other) => (positionOfReceipt(one) < positionOfReceipt(other) ? 1 : -1));
}

async function* receiptsThatMeet(table: Table, query: ReceiptQuery, before: string, limit: number): AsyncGenerator<Receipt> {
  const { outcome, code, prefix = '', object: named, since = '' } = query;
  const ledgers = (outcome ? [outcome] : OUTCOMES).map((each) => walk(table, ledgerOf(each), { before, since, limit }));
  let entries: Item[] = [];
  for await (const entry of newestFirst(ledgers)) {
    const codes = text(entry, 'k').split(' ');
    const { key } = objectIn(entry);
    const isNamed = key.startsWith(prefix) && (!named || key === named.key);
    if (!isStanding(entry) || !isNamed || (code && !codes.includes(code))) continue;
    entries.push(entry);
    if (entries.length < limit) continue;
    yield* await receiptsOf(table, entries);
    entries = [];
  }
  yield* await receiptsOf(table, entries);
}

/** The receipts that entries of the ledger are of, and that still say what the ledger says. */
async function receiptsOf(table: Table, entries: readonly Item[]): Promise<Receipt[]> {
  const keys = entries.map((entry) => receiptKey(objectIn(entry)));
  const items = await getMany(table, keys);
  const receipts = await Promise.all(
    keys.map(async (key) => {
      const item = items.get(nameOf(key));
      return item && (await unpack<Receipt>(table, item));
    }),
  );
  return receipts.filter((receipt, index): receipt is Receipt => {
    const entry = entries[index];
    return receipt !== undefined && entryNames(entry, receipt);
  });
}

function entryNames(entry: Item | undefined, receipt: Receipt): boolean {
  return entry?.PK.startsWith(`${ledgerOf(receipt.outcome).name}#`) === true && entry.SK === positionOfReceipt(receipt);
}
