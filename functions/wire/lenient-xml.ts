// The second reading, for feeds that are not well formed: items are cut out of the text one by one and each is taken apart
// by fast-xml-parser, level by level, so that no fault reaches beyond the element that it stands in.
import { decodeHTMLStrict } from 'entities';
import { XMLParser } from 'fast-xml-parser';
import { WireError } from './codes.ts';
import type { Limits } from './limits.ts';
import type { XmlElement } from './xml.ts';

export interface LenientOptions {
  readonly limits: Limits;
  /** Local name of an item: `item`, `entry`. */
  readonly itemName: string;
  /** Elements that hold text and are not taken apart: their markup stays in their text. By qualified name, lower case. */
  readonly isText: (name: string) => boolean;
  /** The namespace of a prefix that the feed forgot to declare. */
  readonly namespaceOf: (prefix: string) => string | undefined;
}

export interface LenientReading {
  /** The feed around the items, as far as it stands before the first of them. */
  readonly root: XmlElement;
  readonly items: readonly (XmlElement | WireError)[];
  /** The text ends before the root does; an item that was open there is not among the items. */
  readonly isCut: boolean;
}

/** Takes a feed apart that XML's rules refuse. Undefined where no root is found, or where there is a DTD's internal subset. */
export function readLeniently(text: string, options: LenientOptions): LenientReading | undefined {
  const start = rootStart(text);
  if (start === undefined) return undefined;
  const { head, items, isCut } = cutItems(text.slice(start), options.itemName);
  const root = readHead(head, options);
  return root && { root: root.element, isCut, items: items.map((item) => readItem(item, root.scope, options)) };
}

/** Where the root element begins: behind the declaration, comments and a DOCTYPE, which alone may stand before it. */
function rootStart(text: string): number | undefined {
  const prolog = /\s+|<\?[^>]*>|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE[^>[]*>/iy;
  let at = 0;
  while (prolog.test(text)) at = prolog.lastIndex;
  return /^<[\p{L}_]/u.test(text.slice(at, at + 2)) ? at : undefined;
}

const CONTAINERS = 'channel|rss|feed|rdf';
const ENDS: Readonly<Record<string, string>> = { '<!--': '-->', '<![CDATA[': ']]>', '<?': '?>' };

/** Cuts a feed into what stands before its items, closed, and its items, each closed; one that is cut off is left out. */
function cutItems(text: string, itemName: string): { head: string; items: string[]; isCut: boolean } {
  const items: string[] = [];
  const open: string[] = [];
  const hopeless = new Set<string>();
  const mark = new RegExp(
    `<!--|<!\\[CDATA\\[|<\\?|<(/?)((?:[\\p{L}_][\\w.-]{0,40}:)?(?:${itemName}|${CONTAINERS}))(?=[\\s/>])([^<>]{0,4000})>`,
    'giu',
  );
  let headEnd: number | undefined;
  let name: string | undefined;
  let begun = -1;
  let isClosed = false;
  const close = (end: number, closing: string) => {
    if (begun >= 0) items.push(text.slice(begun, end) + closing);
    begun = -1;
  };
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    const [whole, slash, qualified = '', attributes = ''] = found;
    const end = ENDS[whole.toUpperCase()];
    if (end) {
      mark.lastIndex = behind(text, end, found.index + whole.length, hopeless);
      continue;
    }
    const local = qualified.slice(qualified.indexOf(':') + 1).toLowerCase();
    const isSelfClosing = attributes.endsWith('/');
    if (local !== itemName) {
      if (slash) close(found.index, `</${name}>`);
      if (headEnd === undefined && !isSelfClosing) slash ? open.pop() : open.push(qualified);
      if (slash && local !== 'channel') isClosed = true;
    } else if (!name || qualified === name) {
      name = qualified;
      headEnd ??= found.index;
      if (slash) close(mark.lastIndex, '');
      else if (!isSelfClosing) {
        close(found.index, `</${name}>`);
        begun = found.index;
      } else if (begun < 0) items.push(whole);
    }
  }
  const closers = open.reverse().map((each) => `</${each}>`);
  return { head: text.slice(0, headEnd) + closers.join(''), items, isCut: begun >= 0 || !isClosed };
}

/** The place behind the next end mark; where there is none, what began is taken for text. */
function behind(text: string, end: string, from: number, hopeless: Set<string>): number {
  const at = hopeless.has(end) ? -1 : text.indexOf(end, from);
  if (at < 0) hopeless.add(end);
  return at < 0 ? from : at + end.length;
}

/** The root with what stands before the items, or bare where that cannot be taken apart. */
function readHead(head: string, options: LenientOptions): Opened | undefined {
  const bare = /^<([^\s/>]{1,100})[^<>]{0,65000}>/.exec(head);
  for (const text of [head, ...(bare ? [`${bare[0]}</${bare[1]}>`] : [])]) {
    const root = attempt(() => readElements(text, undefined, new Map(), options, 0)[0]);
    if (root && !(root instanceof WireError)) return root;
  }
  return undefined;
}

function readItem(text: string, scope: Scope, options: LenientOptions): XmlElement | WireError {
  if (text.length > options.limits.itemCharacters)
    return new WireError('LIMIT_SIZE', `An item holds more than ${options.limits.itemCharacters} characters.`);
  const item = attempt(() => readElements(text, undefined, scope, options, 0)[0]);
  if (item instanceof WireError) return item;
  return item?.element ?? new WireError('MALFORMED_XML', 'An item could not be taken apart.');
}

function attempt<T>(work: () => T): T | WireError {
  try {
    return work();
  } catch (error) {
    if (error instanceof WireError) return error;
    throw error;
  }
}

/** Prefixes and the namespaces that they are bound to. */
type Scope = ReadonlyMap<string, string>;

/** Deeper than this no feed goes; what lies below stays text. */
const MAX_LEVELS = 12;
const TAG_TOO_LONG = /<[^!<>][^<>]{65535}/;
const TAG = /<[\p{L}_][^<>]*>/u;

interface Opened {
  readonly element: XmlElement;
  readonly scope: Scope;
}

/** The elements of a text, taken apart as far as they hold elements themselves. Throws `WireError` MALFORMED_XML, LIMIT_NODES. */
function readElements(text: string, parent: XmlElement | undefined, scope: Scope, options: LenientOptions, level: number): Opened[] {
  return parts(text, options.limits).map((part) => {
    const opened = openElement(part, parent, scope, options);
    opened.element.children.push(...childrenOf(part, opened, options, level));
    return opened;
  });
}

/** What cannot be taken apart below the item stays text: `Jane Doe <jane@example.com>`. */
function childrenOf({ name, inner }: Part, { element, scope }: Opened, options: LenientOptions, level: number): (XmlElement | string)[] {
  if (level < MAX_LEVELS && !options.isText(name.toLowerCase()) && TAG.test(overCdata(inner, undefined, () => ''))) {
    const read = () => readElements(inner, element, scope, options, level + 1).map((each) => each.element);
    const below = level === 0 ? read() : attempt(read);
    if (!(below instanceof WireError)) return below;
  }
  return inner === '' ? [] : [textOf(inner)];
}

interface Part {
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly inner: string;
}

let parser: XMLParser | undefined;

/** One level of elements, with what they hold as raw text. What fast-xml-parser takes long over is not handed to it. */
function parts(text: string, limits: Limits): Part[] {
  if (TAG_TOO_LONG.test(text)) throw new WireError('MALFORMED_XML', 'A tag is not closed, or is far too long.');
  const repaired = overCdata(text, (plain) => plain.replace(/<(?![\p{L}_/!?])/gu, '&lt;'));
  parser ??= new XMLParser({
    preserveOrder: true,
    trimValues: false,
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    allowBooleanAttributes: true,
    processEntities: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    stopNodes: ['level.*'],
  });
  try {
    const [level, ...behind] = parser.parse(`<level>${repaired}</level>`) as readonly OrderedNode[];
    // A closing tag that nothing opened ends the level for the parser: what follows stands behind it.
    const found = [...((level?.level ?? []) as readonly OrderedNode[]), ...behind].flatMap(partOf);
    if (found.length > limits.nodes) throw new WireError('LIMIT_NODES', `An element holds more than ${limits.nodes} elements.`);
    return found;
  } catch (error) {
    if (error instanceof WireError) throw error;
    throw new WireError('MALFORMED_XML', 'Tags are open that nothing closes.', { cause: error });
  }
}

/** A node as fast-xml-parser gives it in order: its name with its children, and its attributes under `:@`. */
type OrderedNode = Readonly<Record<string, unknown>>;

function partOf(node: OrderedNode): Part[] {
  const name = Object.keys(node).find((key) => key !== ':@');
  if (!name || name === '#text') return [];
  const [child] = node[name] as readonly OrderedNode[];
  return [{ name, attributes: (node[':@'] ?? {}) as Part['attributes'], inner: String(child?.['#text'] ?? '') }];
}

function openElement(part: Part, parent: XmlElement | undefined, scope: Scope, options: LenientOptions): Opened {
  const attributes: Record<string, string> = Object.create(null);
  const own = new Map(scope);
  for (const [name, value] of Object.entries(part.attributes)) {
    const text = typeof value === 'string' ? decodeHTMLStrict(value) : '';
    if (name === 'xmlns') own.set('', text);
    else if (name.startsWith('xmlns:')) own.set(name.slice(6), text);
    else attributes[name] = text;
  }
  const [first = '', second] = part.name.split(':', 2);
  const prefix = second === undefined ? '' : first;
  const uri = own.get(prefix) ?? options.namespaceOf(prefix) ?? '';
  const element: XmlElement = { name: part.name, local: second ?? first, uri, attributes, children: [], parent };
  return { element, scope: own };
}

/** Text as it was meant: CDATA as it stands, references decoded, unless markup stands among them, which they then belong to. */
function textOf(raw: string): string {
  const hasTags = /<\/?[\p{L}_]/u.test(overCdata(raw, undefined, () => ''));
  return overCdata(raw, hasTags ? undefined : decodeHTMLStrict, (section) => section.slice(9, -3));
}

/** The text with its CDATA sections, and what stands between them, worked on. */
function overCdata(text: string, between = asItStands, section = asItStands): string {
  let done = '';
  let from = 0;
  for (let start = text.indexOf('<![CDATA['); start >= 0; start = text.indexOf('<![CDATA[', from)) {
    const end = text.indexOf(']]>', start);
    if (end < 0) break;
    done += between(text.slice(from, start)) + section(text.slice(start, end + 3));
    from = end + 3;
  }
  return done + between(text.slice(from));
}

function asItStands(text: string): string {
  return text;
}
