// The database file: how it is opened, what tables it has, and how statements and transactions are run on it.
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

/** Marks a file as ours ("wdsk"), so that another program's database is never written to. */
const APPLICATION = 0x7764736b;
/** Milliseconds that a writer waits for another connection's transaction to end. */
const BUSY = 10_000;

/**
 * Opens a file (or `:memory:`), making its tables where it is new. Throws for a database of another program, or of a newer
 * version of this one.
 */
export function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: BUSY });
  try {
    refuseOthers(database, path);
    database.exec(SETTINGS);
    transaction(database, () => makeTables(database));
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

// What is committed to a write-ahead log outlives the end of the process, however it ends, without a sync at each commit. A loss
// of power may take the last commits, stories and receipts together: objects without a receipt are then read again.
const SETTINGS = `
  PRAGMA page_size = 8192;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA cache_size = -65536;
  PRAGMA wal_autocheckpoint = 4000;
  PRAGMA journal_size_limit = 67108864;
`;

// The head of a story is the greatest of its revisions. Rows of `entries`, `kills`, `waiting`, `changes` and `search` are of heads
// alone, and follow when a head moves; `feeds` and `change` say which they are. A revision's copy stands in a table of its own,
// so that lists read narrow rows.
const FIRST = `
  CREATE TABLE revisions (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    revision TEXT NOT NULL,
    time TEXT NOT NULL,
    status TEXT NOT NULL,
    visible_from TEXT NOT NULL,
    card TEXT NOT NULL,
    tombstone TEXT,
    conflict INTEGER NOT NULL,
    delivery TEXT NOT NULL,
    standing TEXT NOT NULL,
    feeds TEXT,
    change INTEGER,
    UNIQUE (id, revision)
  ) STRICT;
  CREATE TABLE copies (row INTEGER PRIMARY KEY, story BLOB NOT NULL) STRICT;
  CREATE TABLE entries (
    feed TEXT NOT NULL,
    time TEXT NOT NULL,
    id TEXT NOT NULL,
    row INTEGER NOT NULL,
    visible_from TEXT NOT NULL,
    PRIMARY KEY (feed, time, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE kills (time TEXT NOT NULL, id TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (time, id)) STRICT, WITHOUT ROWID;
  CREATE TABLE changes (
    change INTEGER PRIMARY KEY,
    row INTEGER NOT NULL,
    visible_from TEXT NOT NULL,
    withdrawn INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE waiting (
    visible_from TEXT NOT NULL,
    id TEXT NOT NULL,
    row INTEGER NOT NULL,
    PRIMARY KEY (visible_from, id)
  ) STRICT, WITHOUT ROWID;
  CREATE VIRTUAL TABLE search USING fts5 (
    headline, slugline, keywords, body,
    content = '', contentless_delete = 1,
    tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N* Co'"
  );
  INSERT INTO search (search, rank) VALUES ('hashsize', 8388608), ('automerge', 8);
  CREATE TABLE indexed (row INTEGER NOT NULL) STRICT;
  INSERT INTO indexed VALUES (0);
  CREATE TABLE receipts (
    bucket TEXT NOT NULL,
    key TEXT NOT NULL,
    version_id TEXT NOT NULL,
    received_at TEXT NOT NULL,
    outcome TEXT NOT NULL,
    codes TEXT NOT NULL,
    sha256 TEXT,
    receipt TEXT NOT NULL,
    PRIMARY KEY (bucket, key, version_id)
  ) STRICT;
  CREATE INDEX receipts_by_time ON receipts (received_at, bucket, key, version_id);
  CREATE INDEX receipts_by_outcome ON receipts (outcome, received_at, bucket, key, version_id);
  CREATE INDEX receipts_by_content ON receipts (sha256, received_at, bucket, key, version_id) WHERE outcome IN ('stored', 'partial');
`;

/** What each version of the schema adds to the one before it. */
const VERSIONS = [FIRST, 'CREATE TABLE marks (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;'];

function refuseOthers(database: DatabaseSync, path: string): void {
  const isEmpty = database.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;
  if (!isEmpty && pragma(database, 'application_id') !== APPLICATION) throw new Error(`${path} is a database of another program`);
  const schema = pragma(database, 'user_version');
  if (schema > VERSIONS.length)
    throw new Error(`${path} was written by a newer version (schema ${schema}; this one knows ${VERSIONS.length})`);
}

/** Makes the tables that an older file, or a new one, lacks: another process may have been quicker. */
function makeTables(database: DatabaseSync): void {
  const missing = VERSIONS.slice(pragma(database, 'user_version'));
  if (missing.length === 0) return;
  database.exec(`${missing.join('\n')} PRAGMA application_id = ${APPLICATION}; PRAGMA user_version = ${VERSIONS.length};`);
}

function pragma(database: DatabaseSync, name: string): number {
  return Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);
}

/** Runs work in one transaction that writes: all of it is kept, or, when it throws, none. */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** A prepared statement whose rows have the shape that its SQL gives them. */
export interface Statement<Row> {
  get(...parameters: SQLInputValue[]): Row | undefined;
  all(...parameters: SQLInputValue[]): Row[];
  iterate(...parameters: SQLInputValue[]): Iterable<Row>;
  run(...parameters: SQLInputValue[]): { readonly lastInsertRowid: number | bigint };
}

export function statement<Row = never>(database: DatabaseSync, sql: string): Statement<Row> {
  return database.prepare(sql) as unknown as Statement<Row>;
}
