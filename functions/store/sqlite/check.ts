// Whether the database file is whole.
import { DatabaseSync } from 'node:sqlite';

/**
 * What SQLite finds wrong with a file; nothing where it is whole. Reads all of it: some seconds for each gigabyte. `thorough` compares
 * indexes with their tables as well. Throws where the file cannot be opened.
 */
export function faultsOf(path: string, thorough: boolean): string[] {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const rows = database.prepare(`PRAGMA ${thorough ? 'integrity_check' : 'quick_check'}(5)`).all();
    return rows.flatMap((row) => Object.values(row).map(String)).filter((line) => line !== 'ok');
  } finally {
    database.close();
  }
}
