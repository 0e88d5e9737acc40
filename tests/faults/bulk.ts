// Samples of which one part has grown beyond all measure, and what must come of them: a receipt that is listed, whatever it says.

import { takeIn } from '../../functions/intake/intake.ts';
import { SILENT } from '../../functions/intake/log.ts';
import { openDynamoStore } from '../../functions/store/dynamodb.ts';
import { DEFAULT_LIMITS } from '../../functions/wire/limits.ts';
import { held, objectsOf } from '../intake/held-objects.ts';
import { memoryCopies } from '../store/tables.ts';
import { type Chance, chanceOf } from '../wire/mutants/chance.ts';
import type { Stock } from '../wire/mutants.ts';
import { clientOf, TABLE } from './calls.ts';
import { withinSizes } from './size-limits.ts';
import { tableInMemory } from './table-in-memory.ts';

const AT = '2026-02-01T00:00:00.000Z';
/** More than an item of the table holds, however well it is packed; and few enough characters to fit where they should not. */
const LENGTHS = [5_000, 500_000];
const TIMES = [200, 3_000, 20_000];

export interface Bulk {
  /** The sample's. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What was made large, as it stood. */
  readonly grown: string;
}

/** The sample of a seed with a value, a text or a number of elements that has grown. Pure. */
export function bulkOf(seed: number, stock: Stock): Bulk {
  const chance = chanceOf(seed);
  const { name, bytes } = chance.of(chance.of(stock));
  const text = Buffer.from(bytes).toString('latin1');
  const kind = chance.below(10);
  const part = chance.of(partsOf(text, kind < 4 ? QUOTED : kind < 8 ? TEXT : ELEMENT));
  if (!part) return { name, bytes, grown: '' };
  const large = kind < 8 ? fill(chance) : repeated(part.value, chance.of(TIMES));
  const kept = chance.below(2) === 0 ? part.value : '';
  const grown = text.slice(0, part.at) + kept + large + text.slice(part.at + part.value.length);
  return { name, bytes: Buffer.from(grown, 'latin1'), grown: part.value.slice(0, 80) };
}

interface Part {
  readonly at: number;
  readonly value: string;
}

const QUOTED = [/"([^"<>\n]{1,200})"/g];
/** Between tags; where there are none, a line or what stands behind its label. */
const TEXT = [/>([^<>]{1,300})</g, /(?:^|: ?)([^\n:]{2,80})$/gm];
const ELEMENT = [/(<([\w:-]+)\b[^<>]*(?:\/>|>[^<>]*<\/\2>))/g, /([^\n]*\n)/g];

function partsOf(text: string, patterns: readonly RegExp[]): Part[] {
  for (const pattern of patterns) {
    const found = [...text.matchAll(pattern)].map(({ index, 0: whole, 1: value = '' }) => ({ at: index + whole.indexOf(value), value }));
    if (found.length > 0) return found;
  }
  return [];
}

/** Text that does not pack well, in words, as a path or a list; or one character over and over. */
function fill(chance: Chance): string {
  const length = chance.of(LENGTHS);
  const glue = chance.of([' ', '/', ',', '']);
  const words = Array.from({ length: length / 7 }, () => chance.below(2 ** 31).toString(36));
  return chance.of([
    words.join(glue),
    `http://a.example/${words.join(glue)}`,
    'x'.repeat(length),
    Buffer.from('é'.repeat(length)).toString('latin1'),
  ]);
}

/** Each of them another, where it holds anything. */
function repeated(value: string, times: number): string {
  const copies = Array.from({ length: times }, (_, index) =>
    value.replace(/(["'>])([^"'<>=]{2,60})(["'<])/, (_whole, open, inner, close) => `${open}${inner}${index.toString(36)}${close}`),
  );
  return copies.join('');
}

/** Takes it in, on a table that refuses what DynamoDB refuses; what was wrong, if anything. */
export async function takeInBulk({ name, bytes }: Bulk): Promise<string[]> {
  const object = held(name, bytes);
  const serve = withinSizes(tableInMemory());
  const store = openDynamoStore({ client: clientOf(serve), table: TABLE, copies: memoryCopies(), patience: 50 });
  try {
    const { kept } = await takeIn(object, { store, limits: DEFAULT_LIMITS, log: SILENT, objects: objectsOf([object]) });
    for (const { id } of kept) await store.get(id, AT);
    await store.feed('all', { at: AT, limit: 50 });
    const { entries } = await store.receipts({}, { at: AT, limit: 10 });
    return entries.length === 1 ? [] : [`${entries.length} receipts are listed`];
  } catch (error) {
    return [`threw ${(error as Error).stack}`];
  } finally {
    await store.close();
  }
}
