// Deliveries made by rule: several formats, corrections, kills, conflicts, duplicates, bundles, and what must be refused.
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { clippingDocument, newsItem, newsItemDocument, ninjsDocument } from '../bench/generate.ts';

export interface MadeFile {
  readonly key: string;
  readonly bytes: Uint8Array;
}

/** So many files; the order of their keys has nothing to do with the order in which the stories came about. */
export function makeDeliveries(count: number): MadeFile[] {
  return Array.from({ length: count }, (_, number) => {
    const { ending, text } = contentOf(number);
    const key = `${(number * 7_919) % 97}/${(number * 104_729) % 9_973}-${number}${ending}`;
    return { key, bytes: ending.endsWith('.gz') ? gzipSync(text) : Buffer.from(text, 'latin1') };
  });
}

function contentOf(number: number): { ending: string; text: string } {
  const first = number - (number % 12);
  const kinds: readonly (() => { ending: string; text: string })[] = [
    () => ({ ending: '.xml', text: newsItemDocument(number) }),
    () => ({ ending: '.xml', text: newsItemDocument(number) }),
    () => ({ ending: '.xml', text: newsItemDocument(number) }),
    () => ({ ending: '.xml.gz', text: newsItemDocument(number) }),
    () => ({ ending: '.json', text: ninjsDocument(number) }),
    () => ({ ending: '.txt', text: clippingDocument(number) }),
    () => ({ ending: '-correction.xml', text: newsItemDocument(first, 2) }),
    () => ({ ending: '-again.xml', text: newsItemDocument(first + 1) }),
    () => ({ ending: '-conflict.xml', text: newsItemDocument(first + 2).replace('Updates with detail.', 'Otherwise.') }),
    () => ({ ending: '-cut.xml', text: newsItemDocument(number).slice(0, 2_000) }),
    () => ({ ending: '-kill.xml', text: newsItemDocument(first + 1, 3, 'canceled') }),
    () => (number % 300 < 12 ? { ending: '-bundle.xml', text: bundle(number) } : { ending: '.jpg', text: `\xff\xd8\xff\xe0${number}` }),
  ];
  return kinds[number % 12]?.() ?? { ending: '', text: '' };
}

/** Elements of an item that is refused where limits are lower than usual. */
export const MANY_NODES = 1_000;

/** More items than are put at once; one of them has very many elements. */
function bundle(number: number): string {
  const large = newsItem(number * 1_000 + 999).replace('Updates with detail.', '<a/>'.repeat(MANY_NODES));
  const items = Array.from({ length: 130 }, (_, index) => (index === 70 ? large : newsItem(number * 1_000 + index)));
  return `<?xml version="1.0"?>\n<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>${items.join('\n')}</itemSet></newsMessage>`;
}

/** Writes files, all of them long settled. */
export function writeDeliveries(folder: string, files: readonly MadeFile[]): void {
  files.forEach(({ key, bytes }, number) => {
    const path = join(folder, key);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    utimesSync(path, 1_767_600_000, 1_767_600_000 + number);
  });
}
