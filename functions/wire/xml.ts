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
import { entities } from './xml-entities.ts';

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
  const around = { nodes: 0, characters: 0 };
  let ready: (XmlItem | WireError)[] = [];
  let root: XmlElement | undefined;
  let item: XmlElement | undefined;
  /** The innermost open element, and, within an item, the one around the item. */
  let inner: XmlElement | undefined;
  let outer: XmlElement | undefined;
  let size = around;
  let skipped: WireError | undefined;
  let itemDepth = 0;
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
  /** How many items were closed by tags of their own: a wrong tag closes all up to the root before it is found to be wrong. */
  let sound = 0;

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
    open(elementOf(tag));
    declares = false;
    prefixes = false;
  });
  parser.on('closetag', () => {
    afterTag = true;
    unbroken = 0;
    if (item && scopes.length === itemDepth) endItem(item);
    else if (!skipped) inner = inner?.parent;
    scopes.pop();
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  return { write, close, take };

  function write(piece: string) {
    unbroken += piece.length;
    written += piece.length;
    const legal = withoutIllegal(piece, report);
    parse(() => feed(legal), 'MALFORMED_XML');
    if (unbroken > limits.itemCharacters + piece.length || (skipped && item === root && written > limits.itemCharacters)) throw tooLarge();
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
        addText(between);
        at = next;
      } else if (next > at && STRAY.test(text.slice(at, next))) {
        // The parser would look for its end in all that follows.
        throw new WireError('MALFORMED_XML', `Line ${lineNow()}: an ampersand that begins no reference.`);
      }
      const end = text.indexOf('>', at) + 1 || text.length;
      afterTag = false;
      sound = ready.length;
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
      ready.length = sound;
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

  function take() {
    const taken = ready;
    ready = [];
    return taken;
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
    return { name, local, uri, attributes: declares ? withoutDeclarations(given) : given, children: [], parent: inner };
  }

  function open(element: XmlElement) {
    if (!item && isItem(element.local, element.uri, inner)) startItem({ ...element, parent: undefined });
    else if (!skipped) addElement(element);
  }

  function startItem(element: XmlElement) {
    item = element;
    root ??= item;
    outer = inner;
    inner = item;
    itemDepth = scopes.length;
    size = { nodes: 1, characters: 0 };
  }

  function endItem(element: XmlElement) {
    ready.push(skipped ?? { element, root: root ?? element });
    item = undefined;
    skipped = undefined;
    inner = outer;
    size = around;
  }

  function addElement(element: XmlElement) {
    size.nodes += 1;
    if (size.nodes > limits.nodes)
      return exceed(new WireError('LIMIT_NODES', `An item holds more than ${limits.nodes} elements (line ${lineNow()}).`));
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

  /**
   * An item over its limit costs that item alone, unless it is all that there is. A document of too many elements is read on, for
   * it may be too large as well, and that says more to who sent it.
   */
  function exceed(error: WireError) {
    if (!item || (item === root && error.code !== 'LIMIT_NODES')) throw error;
    skipped = error;
    inner = item;
    item.children.length = 0;
  }

  function tooLarge() {
    return new WireError('LIMIT_SIZE', `An item holds more than ${limits.itemCharacters} characters of text (line ${lineNow()}).`);
  }
}

/** Whether a stretch of a text needs no parser. Each character that would is looked for once in the whole of it. */
function plainness(text: string): (from: number, to: number) => boolean {
  const special = ['&', '\r', ']]>'].filter((each) => text.includes(each));
  if (special.length === 0) return () => true;
  return (from, to) => {
    const stretch = text.slice(from, to);
    return !special.some((each) => stretch.includes(each));
  };
}

const STRAY = /&(?!#\d+;|#x[\da-f]+;|[\p{L}_:][\p{L}\p{M}\p{N}_:.·-]*;)/iu;

function linesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
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
