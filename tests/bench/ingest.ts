// 10,000 files into SQLite: stories a second, and the share of each stage.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder } from '../../functions/intake/folder.ts';
import { takeIn } from '../../functions/intake/intake.ts';
import type { Objects } from '../../functions/intake/objects.ts';
import { openSqliteStore } from '../../functions/store/sqlite.ts';
import type { Store } from '../../functions/store/store.ts';
import { DEFAULT_LIMITS } from '../../functions/wire/limits.ts';
import { clippingDocument, newsItemDocument, ninjsDocument } from './generate.ts';
import { printTable } from './table.ts';

const FILES = 10_000;

/** Writes the files, takes them in one after another, and prints where the time went. */
export async function benchIngest() {
  const folder = mkdtempSync(join(tmpdir(), 'wiredesk-bench-'));
  try {
    writeFiles(folder);
    const spent = { open: 0, store: 0, receipts: 0 };
    const objects = timedObjects(await openFolder(folder), spent);
    const store = openSqliteStore(`${folder}.sqlite`);
    const timed = timedStore(store, spent);
    const silent = { info() {}, warn() {}, error() {} };
    const started = performance.now();
    let stories = 0;
    for await (const object of objects.list()) {
      stories += (await takeIn(object, { objects, store: timed, limits: DEFAULT_LIMITS, log: silent })).stories;
    }
    const total = performance.now() - started;
    await store.close();
    const reading = total - spent.open - spent.store - spent.receipts;
    const share = (millis: number) => `${((100 * millis) / total).toFixed(0)}%`;
    printTable(
      `Ingest of ${FILES} files into SQLite`,
      ['stories', 'seconds', 'stories/s', 'open and hash', 'read', 'store', 'receipts'],
      [
        [
          String(stories),
          (total / 1000).toFixed(1),
          (stories / (total / 1000)).toFixed(0),
          share(spent.open),
          share(reading),
          share(spent.store),
          share(spent.receipts),
        ],
      ],
    );
  } finally {
    for (const path of [folder, `${folder}.sqlite`, `${folder}.sqlite-wal`, `${folder}.sqlite-shm`])
      rmSync(path, { recursive: true, force: true });
  }
}

/** Half of the files NewsML-G2, a third ninjs, the rest clippings. */
function writeFiles(folder: string) {
  for (let number = 0; number < FILES; number += 1) {
    const [ending, text] =
      number % 6 < 3
        ? ['xml', newsItemDocument(number)]
        : number % 6 < 5
          ? ['json', ninjsDocument(number)]
          : ['txt', clippingDocument(number)];
    writeFileSync(join(folder, `${String(number).padStart(5, '0')}.${ending}`), text);
  }
}

type Spent = Record<'open' | 'store' | 'receipts', number>;

function timedObjects(objects: Objects, spent: Spent): Objects {
  return {
    list: () => objects.list(),
    async *open(object) {
      let since = performance.now();
      for await (const chunk of objects.open(object)) {
        spent.open += performance.now() - since;
        yield chunk;
        since = performance.now();
      }
      spent.open += performance.now() - since;
    },
  };
}

function timedStore(store: Store, spent: Spent): Store {
  const timed = async <T>(stage: keyof Spent, work: () => Promise<T>) => {
    const since = performance.now();
    const answer = await work();
    spent[stage] += performance.now() - since;
    return answer;
  };
  return {
    ...store,
    put: (stories) => timed('store', () => store.put(stories)),
    receipt: (object) => timed('receipts', () => store.receipt(object)),
    receiptOf: (sha256) => timed('receipts', () => store.receiptOf(sha256)),
    keepReceipt: (receipt) => timed('receipts', () => store.keepReceipt(receipt)),
  };
}
