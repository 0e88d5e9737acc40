// Scores the decoder of events against hostile ones: `node tests/intake/hostile-events.ts FOLDER`, where the folder's manifest.jsonl
// names the outcome of each file of level "handler". Fails where one is not as expected.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { announcementsIn } from '../../functions/intake/events.ts';

interface Row {
  readonly path: string;
  readonly level?: string;
  readonly expect: {
    readonly outcome: string;
    readonly code?: string;
    readonly items?: number;
    readonly fields?: { readonly key?: string };
  };
}

const [folder = ''] = process.argv.slice(2);
const rows = readFileSync(join(folder, 'manifest.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line): Row => JSON.parse(line));
const handled = rows.filter(({ level }) => level === 'handler');
const wrong = handled.flatMap((row) => {
  const fault = judge(row);
  return fault ? [`${row.path}: ${fault}`] : [];
});
for (const line of wrong) console.log(line);
console.log(`events ${handled.length - wrong.length} of ${handled.length} as expected`);
process.exitCode = wrong.length > 0 || handled.length === 0 ? 1 : 0;

function judge({ path, expect }: Row): string | undefined {
  const body = readFileSync(join(folder, path), 'utf8');
  const announcements = announcementsIn({ queue: 'queue', id: 'message', body, sentAt: '2026-01-02T03:04:05.000Z' });
  const codes = announcements.flatMap((each) => (each.kind === 'refused' ? [each.fault.code] : []));
  if (expect.outcome === 'reject') return codes.join() === expect.code ? undefined : `want ${expect.code}, got ${codes.join() || 'none'}`;
  if (codes.length > 0) return `refused: ${codes.join()}`;
  const items = expect.items ?? 1;
  if (announcements.length !== items) return `want ${items} objects, got ${announcements.length}`;
  const wanted = expect.fields?.key;
  const key = announcements[0]?.object.key;
  return wanted === undefined || wanted === key ? undefined : `want the key ${JSON.stringify(wanted)}, got ${JSON.stringify(key)}`;
}
