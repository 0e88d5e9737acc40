// XML as the formats see it: a small tree of namespaced elements, and a stream of items out of a message of any size.
// Reads strictly (XML 1.0 by saxes, namespaces by `namespaces.ts`): what is not well formed is refused, and so is an internal DTD
// subset that declares anything of its own (`doctype.ts`). Prefixes of attributes that nothing declares are let pass, with an issue: they cost nothing, and copy and paste makes many.
// So are colons in the names of processing instructions, which namespaces forbid.
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { WireError } from './codes.ts';
import { declaresOfItsOwn } from './doctype.ts';
import type { Limits } from './limits.ts';
import { faultOfNames, isDeclaration, namespaceOf, OUTERMOST, type Scope, scopeWithin, withoutDeclarations } from './namespaces.ts';
import type { Issue } from './story.ts';
import { linesIn, plainness, STRAY, withoutIllegal } from './xml-characters.ts';
import { entities } from './xml-entities.ts';
import { type IsItem, newTree, type XmlElement, type XmlItem } from './xml-tree.ts';

export type { XmlElement, XmlItem } from './xml-tree.ts';

export interface XmlOptions {
  readonly limits: Limits;
  readonly isItem: IsItem;
  readonly report: (issue: Issue) => void;
  /** Feeds: items that were whole are given although a short document was cut off behind them. */
  readonly keepsItemsOfCut?: boolean;
}

/** Items of a document shorter than this wait for its end: one that was cut off is refused whole, for the whole one will come. */
const HELD_CHARACTERS = 1_000_000;

/**
 * Reads XML text, in pieces of any size, and yields its items as each one closes, or at the end of a short document. An item
 * over a limit of its own (size, nodes) is yielded as an error, and reading goes on behind it.
 *
 * Throws `WireError`: MALFORMED_XML, TRUNCATED (well formed as far as it goes), DTD_INTERNAL_SUBSET, LIMIT_DEPTH,
 * LIMIT_ATTRS, and LIMIT_SIZE or LIMIT_NODES where the message around the items is what is too large.
 */
export async function* readXmlItems(
  pieces: Iterable<string> | AsyncIterable<string>,
  options: XmlOptions,
): AsyncGenerator<XmlItem | WireError> {
  const reader = itemReader(options);
  let characters = 0;
  let fault: { readonly error: unknown } | undefined;
  try {
    for await (const piece of pieces) {
      reader.write(piece);
      characters += piece.length;
      if (characters > HELD_CHARACTERS) yield* reader.take();
    }
  } catch (error) {
    fault = { error };
  }
  if (!fault && !options.keepsItemsOfCut) reader.close();
  yield* reader.take();
  if (fault) throw fault.error;
  if (options.keepsItemsOfCut) reader.close();
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
  const parser = new SaxesParser();
  parser.ENTITIES = entities(() =>
    report({ code: 'UNDEFINED_ENTITY', message: `An entity that nothing declares was kept as text (line ${lineNow()}).` }),
  );
  const tree = newTree({ limits, isItem, lineNow });
  /** A scope for each open element: as many as elements are open. */
  const scopes: Scope[] = [];
  let attributes = 0;
  let declares = false;
  let prefixes = false;
  let saidOfNames = false;
  let unbroken = 0;
  let written = 0;
  /** Whether a tag has just ended, and lines of text that the parser was not shown. */
  let afterTag = false;
  let unseenLines = 0;

  // No more than six handlers: with a seventh, V8 keeps the parser as a dictionary and reads at a quarter of the speed.
  parser.on('doctype', (text) => {
    if (declaresOfItsOwn(text))
      throw new WireError('DTD_INTERNAL_SUBSET', 'The document type declaration has an internal subset with declarations of its own.');
  });
  parser.on('attribute', ({ name }) => {
    attributes += 1;
    if (attributes > limits.attributes)
      throw new WireError('LIMIT_ATTRS', `An element on line ${lineNow()} has more than ${limits.attributes} attributes.`);
    declares ||= isDeclaration(name);
    prefixes ||= name.includes(':');
  });
  parser.on('opentag', (tag) => {
    afterTag = true;
    unbroken = 0;
    attributes = 0;
    const scope = scopes.at(-1) ?? OUTERMOST;
    scopes.push(declares ? scopeWithin(scope, tag.attributes) : scope);
    if (scopes.length > limits.depth)
      throw new WireError('LIMIT_DEPTH', `Elements are nested more than ${limits.depth} deep on line ${lineNow()}.`);
    if (declares || prefixes) checkNames(tag);
    tree.open(elementOf(tag));
    declares = false;
    prefixes = false;
  });
  parser.on('closetag', () => {
    afterTag = true;
    unbroken = 0;
    tree.close();
    scopes.pop();
  });
  parser.on('text', tree.text);
  parser.on('cdata', tree.text);
  return { write, close, take: tree.take };

  function write(piece: string) {
    unbroken += piece.length;
    written += piece.length;
    const legal = withoutIllegal(piece, report);
    parse(() => feed(legal), 'MALFORMED_XML');
    if (unbroken > limits.itemCharacters + piece.length || (tree.isSkipped() && written > limits.itemCharacters)) throw tree.tooLarge();
  }

  /**
   * Shows the parser all but the text between tags, at which it would look character by character: half of a story's time.
   * Text that holds references, line ends to be normalised or a stray `]]>` is left to it, and so is all of XML 1.1, which forbids
   * more characters.
   */
  function feed(text: string) {
    const isPlain = plainness(text);
    for (let at = 0; at < text.length; ) {
      const next = afterTag && scopes.length > 0 && parser.xmlDecl.version !== '1.1' ? text.indexOf('<', at) : -1;
      if (next > at && isPlain(at, next)) {
        const between = text.slice(at, next);
        unseenLines += linesIn(between);
        tree.text(between);
        at = next;
      } else if (next > at && STRAY.test(text.slice(at, next))) {
        // The parser would look for its end in all that follows.
        throw new WireError('MALFORMED_XML', `Line ${lineNow()}: an ampersand that begins no reference.`);
      }
      const end = text.indexOf('>', at) + 1 || text.length;
      afterTag = false;
      tree.keep();
      parser.write(text.slice(at, end));
      at = end;
    }
  }

  /** Ends the document: what is still open then was cut off. */
  function close() {
    parse(() => parser.close(), 'TRUNCATED');
  }

  function parse(step: () => void, code: 'MALFORMED_XML' | 'TRUNCATED') {
    try {
      step();
    } catch (error) {
      tree.dropUnkept();
      if (error instanceof WireError || !(error instanceof Error)) throw error;
      // saxes prefixes its messages with line and column; its own words name elements and characters, never copy.
      const words = /^\d+:\d+: (.*)$/s.exec(error.message)?.[1];
      if (!words) throw error;
      const where = code === 'TRUNCATED' ? `The document ends too early, on line ${lineNow()}` : `Line ${lineNow()}`;
      throw new WireError(code, `${where}: ${words.slice(0, 200)}`, { cause: error });
    }
  }

  function lineNow() {
    return parser.line + unseenLines;
  }

  function checkNames({ attributes: given }: SaxesTagPlain) {
    const fault = faultOfNames(given, scopes.at(-1) ?? OUTERMOST);
    if (!fault) return;
    if (fault.isTwice) throw new WireError('MALFORMED_XML', `Line ${lineNow()}: ${fault.words}.`);
    if (!saidOfNames) report({ code: 'NOT_WELL_FORMED', message: `Line ${lineNow()}: ${fault.words}.` });
    saidOfNames = true;
  }

  function elementOf({ name, attributes: given }: SaxesTagPlain): XmlElement {
    const colon = name.indexOf(':');
    const uri = namespaceOf(name, colon, scopes.at(-1) ?? OUTERMOST);
    if (uri === undefined) throw new WireError('MALFORMED_XML', `Line ${lineNow()}: an element's prefix is bound to no namespace.`);
    const local = colon < 0 ? name : name.slice(colon + 1);
    return { name, local, uri, attributes: declares ? withoutDeclarations(given) : given, children: [], parent: tree.inner() };
  }
}
