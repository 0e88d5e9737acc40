// Reading a NewsML-G2 item, bytes to story, beside the bare XML readers on the same documents in the same run.
import { XMLParser } from 'fast-xml-parser';
import { newsItemDocument } from './generate.ts';
import { METHOD, type Turn, timeInTurn } from './rounds.ts';
import { readWithEightHandlers, readWithSaxes } from './saxes-alone.ts';
import { printTable } from './table.ts';
import { readWithWiredesk } from './wiredesk.ts';

const DOCUMENTS = 400;
const BASE = 'saxes, namespaces and tree';
const EIGHT = 'saxes, the same with eight handlers';

const fast = new XMLParser({ preserveOrder: true, ignoreAttributes: false, trimValues: false, parseTagValue: false });

/** The turns: 400 documents for each reader. */
export function readingTurns(): readonly Turn[] {
  const documents = documentsRead();
  const turn = (name: string, read: (bytes: Uint8Array) => unknown): Turn => ({
    name,
    reader: name,
    work: async () => {
      for (const bytes of documents) await read(bytes);
    },
  });
  return [
    turn(BASE, readWithSaxes),
    turn(EIGHT, readWithEightHandlers),
    turn('Wiredesk, bytes to story', readWithWiredesk),
    turn('fast-xml-parser, preserveOrder', (bytes) => fast.parse(new TextDecoder().decode(bytes))),
  ];
}

function documentsRead(): readonly Uint8Array[] {
  return Array.from({ length: DOCUMENTS }, (_, number) => new TextEncoder().encode(newsItemDocument(number)));
}

/** Prints CPU time per document of each reader, and the ratio to saxes with few handlers and with as many as a gate needs. */
export async function benchReading() {
  const times = await timeInTurn('reading', readingTurns());
  const size = documentsRead().reduce((sum, bytes) => sum + bytes.length, 0) / DOCUMENTS;
  const rows = [...times].map(([name, time]) => {
    const micros = time / DOCUMENTS;
    const ratios = [BASE, EIGHT].map((base) => (time / (times.get(base) ?? 0)).toFixed(2));
    return [name, micros.toFixed(0), (size / micros).toFixed(1), ...ratios];
  });
  printTable(
    `Reading a NewsML-G2 item of ${(size / 1000).toFixed(1)} KB (${METHOD})`,
    ['reader', 'CPU µs', 'MB/s', 'times saxes', 'times saxes with eight'],
    rows,
  );
}
