// The embedded store: one SQLite file with a write-ahead log, one transaction a batch, full text by FTS5.
// Several processes may have the file open. Calls answer when the work is done; nothing is held back in memory.
import { type Desks, NO_DESKS } from './desks.ts';
import { getHead, getRevision, listRevisions, prepareAnswers } from './sqlite/answers.ts';
import { changesPage, latestCursor, prepareChanges, releaseDue } from './sqlite/changes.ts';
import { openDatabase } from './sqlite/database.ts';
import { filePage, prepareFiling } from './sqlite/filing.ts';
import { prepareLists, queryPage } from './sqlite/lists.ts';
import { keepMark, markNamed, prepareMarks } from './sqlite/marks.ts';
import { preparePut, putStories } from './sqlite/put.ts';
import { keepReceipt, prepareReceipts, receiptOfContent, receiptOfObject, receiptsPage, receiptTotals } from './sqlite/receipts.ts';
import { prepareIndexing } from './sqlite/search.ts';
import { openStamps } from './sqlite/stamp.ts';
import type { Store } from './store.ts';

/**
 * Opens the store in a file, or `:memory:`, and makes it where there is none. Throws where the file is another program's
 * database, or a newer version's. `desks` decides which stories are in the feeds of desks when they are put.
 */
export function openSqliteStore(path: string, { desks = NO_DESKS }: { readonly desks?: Desks } = {}): Store {
  const database = openDatabase(path);
  const indexing = prepareIndexing(database);
  const puts = preparePut(database, indexing, desks);
  const answers = prepareAnswers(database);
  const changes = prepareChanges(database);
  const lists = prepareLists(database, indexing);
  const filing = prepareFiling(database, desks);
  const receipts = prepareReceipts(database);
  const stamps = openStamps(database);
  const marks = prepareMarks(database);
  const writing = <T>(work: () => T): T => {
    stamps.forget();
    return work();
  };
  return {
    put: async (stories) => writing(() => putStories(database, puts, stories)),
    get: async (id, at) => getHead(answers, id, at),
    revision: async (id, revision, at) => getRevision(answers, id, revision, at),
    revisions: async (id, at) => listRevisions(answers, id, at),
    feed: async (name, page) => queryPage(lists, { feed: name }, page),
    query: async (query, page) => queryPage(lists, query, page),
    changes: async (page) => writing(() => changesPage(database, changes, page)),
    latest: async () => latestCursor(changes),
    release: async (at) => writing(() => releaseDue(database, changes, at)),
    file: async (request) => writing(() => filePage(database, filing, request)),
    keepReceipt: async (receipt, options) => keepReceipt(receipts, receipt, options),
    receipt: async (object) => receiptOfObject(receipts, object),
    // Whatever is put is put whole.
    settle: async () => {},
    settledReceipt: async (object) => receiptOfObject(receipts, object),
    receiptOf: async (sha256) => receiptOfContent(receipts, sha256),
    receipts: async (query, page) => receiptsPage(receipts, query, page),
    receiptTotals: async () => receiptTotals(receipts),
    mark: async (name) => markNamed(marks, name),
    keepMark: async (name, value) => keepMark(marks, name, value),
    stamp: async (at) => stamps.of(at),
    close: async () => database.close(),
  };
}
