// Reading a NewsML-G2 item, bytes to story, beside the bare XML readers on the same documents in the same run.

import { hash } from 'node:crypto';
import { XMLParser } from 'fast-xml-parser';
import { SaxesParser } from 'saxes';
import { readAll } from '../../functions/wire/read.ts';
import { newsItemDocument } from './generate.ts';
import { cpuMicros, median, printTable } from './table.ts';

const DOCUMENTS = 400;
const ROUNDS = 9;

interface Node {
  readonly name: string;
  readonly children: (Node | string)[];
}

/** saxes alone: decoded, namespaces resolved, a tree built, nothing made of it. */
function readWithSaxes(bytes: Uint8Array): Node | undefined {
  const parser = new SaxesParser({ xmlns: true });
  const open: { name: string; uri: string; attributes: Record<string, string>; children: (Node | string)[] }[] = [];
  let root: Node | undefined;
  parser.on('opentag', (tag) => {
    const attributes: Record<string, string> = {};
    for (const name in tag.attributes) attributes[name] = tag.attributes[name]?.value ?? '';
    const element = { name: tag.local, uri: tag.uri, attributes, children: [] };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('text', (text) => {
    open.at(-1)?.children.push(text);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(new TextDecoder().decode(bytes)).close();
  return root;
}

const fast = new XMLParser({ preserveOrder: true, ignoreAttributes: false, trimValues: false, parseTagValue: false });

/** Prints CPU time per document of each reader, interleaved round by round, and the ratio to saxes. */
export async function benchReading() {
  const documents = Array.from({ length: DOCUMENTS }, (_, number) => new TextEncoder().encode(newsItemDocument(number)));
  const origin = { bucket: 'bench', key: 'item.xml', versionId: '1', receivedAt: '2026-01-15T12:00:00.000Z' };
  const readers: readonly (readonly [name: string, read: (bytes: Uint8Array) => unknown])[] = [
    ['saxes, namespaces and tree', readWithSaxes],
    ['Wiredesk, bytes to story', (bytes) => readAll(bytes, { ...origin, sha256: hash('sha256', bytes) })],
    ['fast-xml-parser, preserveOrder', (bytes) => fast.parse(new TextDecoder().decode(bytes))],
  ];
  const figures = new Map<string, number[]>(readers.map(([name]) => [name, []]));
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const [name, read] of readers) {
      const micros = await cpuMicros(async () => {
        for (const bytes of documents) await read(bytes);
      });
      if (round >= 0) figures.get(name)?.push(micros / DOCUMENTS);
    }
  }
  const size = documents.reduce((sum, bytes) => sum + bytes.length, 0) / DOCUMENTS;
  const base = median(figures.get('saxes, namespaces and tree') ?? []);
  const rows = [...figures].map(([name, times]) => {
    const micros = median(times);
    return [name, micros.toFixed(0), (size / micros).toFixed(1), (micros / base).toFixed(2)];
  });
  printTable(
    `Reading a NewsML-G2 item of ${(size / 1000).toFixed(1)} KB (median of ${ROUNDS} rounds of ${DOCUMENTS})`,
    ['reader', 'CPU µs', 'MB/s', 'times saxes'],
    rows,
  );
}
