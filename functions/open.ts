// Opens the store that settings name.
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Settings } from './settings.ts';
import type { Desks } from './store/desks.ts';
import type { Store } from './store/store.ts';

/** Opens the table on AWS, where one is set; else the embedded store, of which it makes file and folder where there are none. */
export async function openStore({ aws, db }: Settings, desks: Desks): Promise<Store> {
  if (aws) return (await import('./aws.ts')).openTable(aws, desks);
  const { openSqliteStore } = await import('./store/sqlite.ts');
  await mkdir(dirname(db), { recursive: true });
  return openSqliteStore(db, { desks });
}
