// XML as the formats see it: a small tree of namespaced elements, and a stream of items out of a message of any size.
// Reads strictly (XML 1.0 with namespaces, by saxes): what is not well formed is refused, and so is an internal DTD subset.
import { decodeHTML } from 'entities';
import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes';
import { WireError } from './codes.ts';
import type { Limits } from './limits.ts';
import type { Issue } from './story.ts';

export interface XmlElement {
  /** As written, with its prefix. */
  readonly name: string;
  readonly local: string;
  /** The namespace, `''` for none. */
  readonly uri: string;
  /** By name as written (`xml:lang`), without namespace declarations. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
  /** Undefined for an item and for the root of a message. */
  readonly parent: XmlElement | undefined;
}

/** One item of a message; `root` is the message around it as far as it had been read, without its items. */
export interface XmlItem {
  readonly element: XmlElement;
  readonly root: XmlElement;
}

export interface XmlOptions {
  readonly limits: Limits;
  /** Whether an element that opens is an item. Asked for the root too; items within items are not looked for. */
  readonly isItem: (local: string, uri: string, parent: XmlElement | undefined) => boolean;
  readonly report: (issue: Issue) => void;
}

/**
 * Reads XML text, in pieces of any size, and yields its items as each one closes. An item over a limit of its own
 * (size, nodes) is yielded as an error, and reading goes on behind it.
 *
 * Throws `WireError`: MALFORMED_XML, TRUNCATED (well formed as far as it goes), DTD_INTERNAL_SUBSET, LIMIT_DEPTH,
 * LIMIT_ATTRS, and LIMIT_SIZE or LIMIT_NODES where the message around the items is what is too large.
 */
export async function* readXmlItems(
  pieces: Iterable<string> | AsyncIterable<string>,
  options: XmlOptions,
): AsyncGenerator<XmlItem | WireError> {
  const reader = itemReader(options);
  for await (const piece of pieces) {
    reader.write(piece);
    yield* reader.take();
  }
  reader.close();
  yield* reader.take();
}

/** Reads a whole document into its root element. Throws as `readXmlItems` does. */
export function parseXml(text: string, options: Omit<XmlOptions, 'isItem'>): XmlElement {
  const reader = itemReader({ ...options, isItem: (_local, _uri, parent) => parent === undefined });
  reader.write(text);
  reader.close();
  const [item] = reader.take();
  if (item instanceof WireError) throw item;
  if (!item) throw new WireError('TRUNCATED', 'The document has no root element.');
  return item.element;
}

/** A push reader: pieces of text in, closed items out. */
function itemReader({ limits, isItem, report }: XmlOptions) {
  const parser = new SaxesParser({ xmlns: true });
  parser.ENTITIES = entities(() =>
    report({ code: 'UNDEFINED_ENTITY', message: `An entity that nothing declares was kept as text (line ${parser.line}).` }),
  );
  const around = { nodes: 0, characters: 0 };
  let ready: (XmlItem | WireError)[] = [];
  let root: XmlElement | undefined;
  let item: XmlElement | undefined;
  /** The innermost open element, and, within an item, the one around the item. */
  let inner: XmlElement | undefined;
  let outer: XmlElement | undefined;
  let size = around;
  let skipped: WireError | undefined;
  let depth = 0;
  let itemDepth = 0;
  let attributes = 0;
  let unbroken = 0;

  // No more than six handlers: with a seventh, V8 keeps the parser as a dictionary and reads at a quarter of the speed.
  parser.on('doctype', (text) => {
    if (text.replace(/"[^"]*"|'[^']*'/g, '').includes('['))
      throw new WireError('DTD_INTERNAL_SUBSET', 'The document type declaration has an internal subset.');
  });
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > limits.attributes)
      throw new WireError('LIMIT_ATTRS', `An element on line ${parser.line} has more than ${limits.attributes} attributes.`);
  });
  parser.on('opentag', (tag) => {
    unbroken = 0;
    attributes = 0;
    depth += 1;
    if (depth > limits.depth)
      throw new WireError('LIMIT_DEPTH', `Elements are nested more than ${limits.depth} deep on line ${parser.line}.`);
    if (!item && isItem(tag.local, tag.uri, inner)) startItem(tag);
    else if (!skipped) addElement(tag);
  });
  parser.on('closetag', () => {
    unbroken = 0;
    if (item && depth === itemDepth) endItem(item);
    else if (!skipped) inner = inner?.parent;
    depth -= 1;
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  return { write, close, take };

  function write(piece: string) {
    unbroken += piece.length;
    const legal = withoutIllegal(piece, report);
    parse(() => parser.write(legal), 'MALFORMED_XML');
    if (unbroken > limits.itemCharacters + piece.length) throw tooLarge();
  }

  /** Ends the document: what is still open then was cut off. */
  function close() {
    parse(() => parser.close(), 'TRUNCATED');
  }

  function take() {
    const taken = ready;
    ready = [];
    return taken;
  }

  function startItem(tag: SaxesTagNS) {
    item = elementOf(tag, undefined);
    root ??= item;
    outer = inner;
    inner = item;
    itemDepth = depth;
    size = { nodes: 1, characters: 0 };
  }

  function endItem(element: XmlElement) {
    ready.push(skipped ?? { element, root: root ?? element });
    item = undefined;
    skipped = undefined;
    inner = outer;
    size = around;
  }

  function addElement(tag: SaxesTagNS) {
    size.nodes += 1;
    if (size.nodes > limits.nodes)
      return exceed(new WireError('LIMIT_NODES', `An item holds more than ${limits.nodes} elements (line ${parser.line}).`));
    const element = elementOf(tag, inner);
    inner?.children.push(element);
    root ??= element;
    inner = element;
  }

  function addText(text: string) {
    if (skipped || !inner || (!item && text.trim() === '')) return;
    size.characters += text.length;
    if (size.characters > limits.itemCharacters) return exceed(tooLarge());
    inner.children.push(text);
  }

  /** An item over its limit costs that item alone, unless it is all that there is. */
  function exceed(error: WireError) {
    if (!item || item === root) throw error;
    skipped = error;
    item.children.length = 0;
  }

  function tooLarge() {
    return new WireError('LIMIT_SIZE', `An item holds more than ${limits.itemCharacters} characters of text (line ${parser.line}).`);
  }
}

function elementOf(tag: SaxesTagNS, parent: XmlElement | undefined): XmlElement {
  const attributes: Record<string, string> = Object.create(null);
  for (const name in tag.attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) attributes[name] = (tag.attributes[name] as SaxesAttributeNS).value;
  }
  return { name: tag.name, local: tag.local, uri: tag.uri, attributes, children: [], parent };
}

// saxes prefixes its messages with line and column; its own words name elements and characters, never copy.
function parse(step: () => void, code: 'MALFORMED_XML' | 'TRUNCATED') {
  try {
    step();
  } catch (error) {
    if (error instanceof WireError || !(error instanceof Error)) throw error;
    const [, line, column, words] = /^(\d+):(\d+): (.*)$/s.exec(error.message) ?? [];
    if (!words) throw error;
    const where = code === 'TRUNCATED' ? `The document ends too early, on line ${line}` : `Line ${line}, column ${column}`;
    throw new WireError(code, `${where}: ${words.slice(0, 200)}`, { cause: error });
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 forbids (section 2.2)
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const ILLEGAL_REFERENCE = /&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01])|x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef]));/gi;

/** Characters that XML forbids, bare or as references, are common in the wild and cost a reader the whole document. */
function withoutIllegal(text: string, report: (issue: Issue) => void): string {
  const legal = text.replace(ILLEGAL, '');
  const clean = legal.includes('&#') ? legal.replace(ILLEGAL_REFERENCE, '') : legal;
  if (clean.length < text.length)
    report({ code: 'ILLEGAL_CHAR', message: `${text.length - clean.length} characters that XML forbids were removed.` });
  return clean;
}

const PREDEFINED: Readonly<Record<string, string>> = {
  __proto__: null as unknown as string,
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};
const NAME = /^[\p{L}_:][\p{L}\p{N}._:-]*$/u;

/** XML's entities, and HTML's names, which much copy uses without declaring them; any other name stands for itself. */
function entities(onUndefined: () => void): Record<string, string> {
  return new Proxy<Record<string, string>>(PREDEFINED as Record<string, string>, {
    get(known, name) {
      const reference = `&${String(name)};`;
      const decoded = known[String(name)] ?? decodeHTML(reference);
      if (decoded !== reference) return decoded;
      if (!NAME.test(String(name))) return undefined;
      onUndefined();
      return reference;
    },
  });
}
