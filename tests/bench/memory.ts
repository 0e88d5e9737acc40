// A newsMessage of 250 MB, read item by item: time, and the most memory that the process ever held.
import { read } from '../../functions/wire/read.ts';
import { newsMessage } from './generate.ts';
import { printTable } from './table.ts';

const BYTES = 250_000_000;

/** Reads the message in this process, which should do nothing else, and prints its peak memory. */
export async function benchMemory() {
  const before = process.resourceUsage().maxRSS / 1024;
  const started = performance.now();
  let stories = 0;
  const origin = { bucket: 'bench', key: 'message.xml', versionId: '1', sha256: '', receivedAt: '2026-01-15T12:00:00.000Z' };
  for await (const reading of read(newsMessage(BYTES), origin)) {
    if (reading.kind === 'story') stories += 1;
    if (reading.kind === 'fault') throw new Error(`The message was not read: ${reading.fault.message}`);
  }
  const seconds = (performance.now() - started) / 1000;
  const peak = process.resourceUsage().maxRSS / 1024;
  printTable(
    'A newsMessage of 250 MB',
    ['stories', 'seconds', 'MB/s', 'MB before', 'MB at most'],
    [[String(stories), seconds.toFixed(1), (BYTES / 1e6 / seconds).toFixed(1), before.toFixed(0), peak.toFixed(0)]],
  );
}
