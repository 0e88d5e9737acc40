// Receipts: one for each object, the latest word on it.
import type { DatabaseSync } from 'node:sqlite';
import { checkedLimit, cursorOf, positionOf } from '../page.ts';
import type { ObjectName, Outcome, Page, PageRequest, Receipt, ReceiptQuery } from '../store.ts';
import { statement } from './database.ts';

interface ReceiptRow {
  readonly receipt: string;
}

export type ReceiptStatements = ReturnType<typeof prepareReceipts>;

export function prepareReceipts(database: DatabaseSync) {
  return {
    keep: statement(database, keepSql('REPLACE')),
    keepIfNone: statement(database, keepSql('IGNORE')),
    ofObject: statement<ReceiptRow>(database, 'SELECT receipt FROM receipts WHERE bucket = ? AND key = ? AND version_id = ?'),
    ofContent: statement<ReceiptRow>(
      database,
      `SELECT receipt FROM receipts WHERE sha256 = ? AND outcome IN ('stored', 'partial')
       ORDER BY received_at, bucket, key, version_id LIMIT 1`,
    ),
    page: statement<ReceiptRow>(database, pageSql('')),
    pageOfOutcome: statement<ReceiptRow>(database, pageSql('outcome = ?1 AND')),
    pageOfObject: statement<ReceiptRow>(database, pageSql('bucket = ?10 AND key = ?11 AND (?1 IS NULL OR outcome = ?1) AND')),
    pageOfKey: statement<ReceiptRow>(database, pageSql('key = ?10 AND (?1 IS NULL OR outcome = ?1) AND')),
    totals: statement<{ outcome: Outcome; total: number }>(database, 'SELECT outcome, count(*) AS total FROM receipts GROUP BY outcome'),
  };
}

function keepSql(ifOneIsThere: 'REPLACE' | 'IGNORE'): string {
  return `INSERT OR ${ifOneIsThere} INTO receipts (bucket, key, version_id, received_at, outcome, codes, sha256, receipt)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
}

function pageSql(which: string): string {
  return `SELECT receipt FROM receipts
    WHERE ${which} (received_at, bucket, key, version_id) < (?2, ?3, ?4, ?5) AND received_at >= ?6
      AND substr(key, 1, length(?7)) = ?7 AND (?8 = '' OR instr(codes, ?8) > 0)
    ORDER BY received_at DESC, bucket DESC, key DESC, version_id DESC LIMIT ?9`;
}

export function keepReceipt(sql: ReceiptStatements, receipt: Receipt, { ifNone = false }: { readonly ifNone?: boolean } = {}): void {
  const { bucket, key, versionId, receivedAt, outcome, sha256 = null } = receipt;
  const codes = [...new Set(receipt.refused.map(({ code }) => code))].map(listedCode).join('');
  const keep = ifNone ? sql.keepIfNone : sql.keep;
  keep.run(bucket, key, versionId, receivedAt, outcome, codes, sha256, JSON.stringify(receipt));
}

export function receiptOfObject(sql: ReceiptStatements, { bucket, key, versionId }: ObjectName): Receipt | undefined {
  return receiptOf(sql.ofObject.get(bucket, key, versionId));
}

export function receiptOfContent(sql: ReceiptStatements, sha256: string): Receipt | undefined {
  return receiptOf(sql.ofContent.get(sha256));
}

/** A page of receipts, latest first. */
export function receiptsPage(sql: ReceiptStatements, query: ReceiptQuery, page: PageRequest): Page<Receipt> {
  const limit = checkedLimit(page.limit);
  const before = page.cursor === undefined ? [AFTER_ALL, '', '', ''] : positionOf(page.cursor, 'receipts', 4);
  const { outcome, code, prefix = '', since = '' } = query;
  const asked = [outcome ?? null, ...before, since, prefix, code ? listedCode(code) : '', limit + 1];
  const rows = rowsOf(sql, query, asked);
  const entries = rows.slice(0, limit).map(({ receipt }) => JSON.parse(receipt) as Receipt);
  const last = rows.length > limit ? entries.at(-1) : undefined;
  return { entries, ...(last && { cursor: cursorOf('receipts', [last.receivedAt, last.bucket, last.key, last.versionId]) }) };
}

function rowsOf(sql: ReceiptStatements, { object, outcome }: ReceiptQuery, asked: (string | number | null)[]): ReceiptRow[] {
  if (object?.bucket !== undefined) return sql.pageOfObject.all(...asked, object.bucket, object.key);
  if (object) return sql.pageOfKey.all(...asked, object.key);
  return outcome ? sql.pageOfOutcome.all(...asked) : sql.page.all(...asked);
}

/** Number of receipts by outcome, those that there are none of with 0. */
export function receiptTotals(sql: ReceiptStatements): Record<Outcome, number> {
  const totals = { stored: 0, partial: 0, duplicate: 0, rejected: 0 };
  for (const { outcome, total } of sql.totals.all()) totals[outcome] = total;
  return totals;
}

/** Sorts after every time. */
const AFTER_ALL = '~';

/** A code as it stands in a list of codes, so that none is found within another. */
function listedCode(code: string): string {
  return `|${code}|`;
}

function receiptOf(row: ReceiptRow | undefined): Receipt | undefined {
  return row && (JSON.parse(row.receipt) as Receipt);
}
