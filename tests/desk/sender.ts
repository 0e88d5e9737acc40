// A process that sends the events of a store to a receiver until it is killed: `sender.ts STORE URL`.
import { openTail } from '../../functions/desk/tail.ts';
import { runWebhooks } from '../../functions/desk/webhooks.ts';
import { openSqliteStore } from '../../functions/store/sqlite.ts';

const [path = '', url = ''] = process.argv.slice(2);
const store = openSqliteStore(path);
const now = () => new Date().toISOString();
const quiet = () => {};
await runWebhooks([{ name: 'cms', url, secretFrom: 'SECRET', items: false }], {
  store,
  tail: openTail({ store, now, pollMs: 20 }),
  now,
  secretNamed: () => 'a secret that nobody guesses',
  log: { warn: quiet, error: quiet },
  stop: new AbortController().signal,
  times: { first: 20, longest: 200 },
});
