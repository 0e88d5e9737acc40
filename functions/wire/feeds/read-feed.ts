// A feed's entries out of its text: strictly and as a stream; where the strict reading refuses it, once more leniently.
import { WireError } from '../codes.ts';
import { issue } from '../draft.ts';
import type { Document } from '../format.ts';
import { type LenientReading, readLeniently } from '../lenient-xml.ts';
import type { Issue } from '../story.ts';
import { readXmlItems, type XmlElement, type XmlItem } from '../xml.ts';
import { namespaceOf } from './names.ts';

export interface Grammar {
  /** Local name of an entry, in lower case. */
  readonly itemName: 'item' | 'entry';
  readonly isItem: (local: string, uri: string, parent: XmlElement | undefined) => boolean;
}

/** Entries that were read together; `issue` is what is odd about all of them. */
export interface Batch {
  readonly items: readonly (XmlItem | WireError)[];
  readonly issue?: Issue;
}

/**
 * The entries of a feed. One of up to `limits.wholeBytes` characters is held and comes as one batch, so that all of the
 * feed is known to each entry and it can be read a second time; a longer one comes entry by entry, strictly.
 *
 * Throws `WireError` behind the last batch: what `readXmlItems` throws, and TRUNCATED where the lenient reading finds the end missing.
 */
export async function* readFeed({ pieces, limits, report }: Document, grammar: Grammar): AsyncGenerator<Batch> {
  const { held, rest } = await hold(pieces, limits.wholeBytes);
  const options = { limits, report, isItem: grammar.isItem, keepsItemsOfCut: true };
  if (rest) {
    for await (const item of readXmlItems(chain(held, rest), options)) yield { items: [item] };
    return;
  }
  const items: (XmlItem | WireError)[] = [];
  try {
    for await (const item of readXmlItems(held, options)) items.push(item);
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    const second = isWorthASecondReading(error) ? secondReading(held.join(''), grammar, limits) : undefined;
    yield* afterFault(error, items, second);
    return;
  }
  yield { items };
}

/** Pieces up to a number of characters; `rest` where there are more. */
async function hold(pieces: AsyncIterable<string>, most: number): Promise<{ held: string[]; rest?: AsyncIterator<string> }> {
  const held: string[] = [];
  const rest = pieces[Symbol.asyncIterator]();
  let size = 0;
  for (let next = await rest.next(); !next.done; next = await rest.next()) {
    held.push(next.value);
    size += next.value.length;
    if (size > most) return { held, rest };
  }
  return { held };
}

async function* chain(held: readonly string[], rest: AsyncIterator<string>) {
  try {
    yield* held;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

// A limit or a DTD's internal subset stands for the lenient reading, too.
function isWorthASecondReading({ code }: WireError): boolean {
  return code === 'MALFORMED_XML' || code === 'TRUNCATED';
}

// Tags that hold text in feeds, whatever markup stands in it unescaped.
const TEXT_ELEMENT =
  /^(?:[\w.-]+:)?(?:title|description|summary|subtitle|encoded|content|tagline|info|rights|copyright|creator|managingeditor|webmaster|name|credit|fulltext)$/;

function secondReading(text: string, { itemName }: Grammar, limits: Document['limits']): LenientReading | undefined {
  const isText = (name: string) => TEXT_ELEMENT.test(name) && name !== 'media:content';
  return readLeniently(text, { limits, itemName, isText, namespaceOf });
}

/**
 * What a fault leaves. A feed that is only cut short gives the entries that were whole; one that is ill-formed gives what
 * the second reading finds. An entry is given once: of the two readings only one is used.
 */
function* afterFault(fault: WireError, items: readonly (XmlItem | WireError)[], second: LenientReading | undefined): Generator<Batch> {
  const isMerelyCut = fault.code === 'TRUNCATED' && second?.isCut && second.items.length <= items.length;
  if (!second || second.items.length === 0 || isMerelyCut) {
    if (items.length > 0) yield { items };
    throw fault;
  }
  yield {
    items: second.items.map((element) => (element instanceof WireError ? element : { element, root: second.root })),
    issue: issue('NOT_WELL_FORMED', `The feed is not well formed and was read leniently. ${fault.message}`),
  };
  if (second.isCut) throw new WireError('TRUNCATED', 'The feed ends before its own end.');
}
