// A process that puts stories one by one into a database file, for tests: `writer.ts <file> <name> <count>`.
import { writeSync } from 'node:fs';
import { openSqliteStore } from '../../functions/store/sqlite.ts';
import { storyOf } from './stories.ts';

const [path = '', name = '', count = ''] = process.argv.slice(2);
const store = openSqliteStore(path);
for (let n = 0; n < Number(count); n += 1) {
  await store.put([storyOf({ name: `${name}-${n}` })]);
  writeSync(1, '.');
}
await store.close();
