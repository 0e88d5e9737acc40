// The running text of NITF as cleaned HTML: of NITF documents, and of the NITF that NewsML-G2 and NewsML 1 carry.
// Spec: NITF 3.6, body. Names count whatever their namespace: 3.1 has none, 3.3 and later has one, and much copy has the wrong one.
import { singleSpaced } from './blanks.ts';
import { cleanHtml, cleanTree, textOfHtml } from './html.ts';
import type { XmlElement } from './xml.ts';
import { attribute, descendants, elements, rawText } from './xml-find.ts';

type Nodes = readonly (XmlElement | string)[];

// Elements that are not named here keep their name where HTML has it, else they leave their content.
// What becomes `object` goes with its content: it describes media and tables, and is no copy.
const AS_HTML: Readonly<Record<string, string>> = {
  hl1: 'h2',
  hl2: 'h3',
  bq: 'blockquote',
  credit: 'p',
  datasource: 'p',
  fn: 'p',
  lede: 'p',
  tagline: 'p',
  bibliography: 'p',
  'media-caption': 'p',
  'media-reference': 'object',
  'media-metadata': 'object',
  'media-object': 'object',
  'nitf-col': 'object',
  'nitf-colgroup': 'object',
};

// What holds paragraphs, and adds nothing to them.
const HOLDERS = new Set(
  'body body.content body.end block note div section article center nitf-table nitf-table-metadata nitf-table-summary custom-table'.split(
    ' ',
  ),
);
const MEDIA = new Set(['media', 'media-caption', 'media-producer']);
const HEADINGS = new Set(['hl1', 'hl2', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const BLOCKS = new Set([
  ...HEADINGS,
  ...'p lede ul ol dl table pre hr bq blockquote fn credit datasource tagline bibliography address'.split(' '),
]);

export interface NitfBodyOptions {
  /** Captions of media stay in the text: for callers that do not keep media apart. */
  readonly captions?: boolean;
}

/** What stands in `body.content`, and the taglines and sources behind it; the whole where an excerpt has no `body.content`. */
export function nitfBody(root: XmlElement, { captions = true }: NitfBodyOptions = {}): string {
  const contents = contentsOf(root);
  const ends = contents.length > 0 ? within(root, 'body.end').flatMap(elements) : [];
  const whole = contents.length > 0 ? contents : [within(root, 'body')[0] ?? root];
  const running = withoutLeadTwice(
    whole.flatMap((each) => each.children).filter((each) => typeof each === 'string' || each.local !== 'body.head'),
  );
  const escaped = escapedHtml(running);
  return [...(escaped === undefined ? flow(running, captions) : [escaped]), ...flow(ends, captions)].join('\n');
}

const MAX_BLOCKS = 50;

/** Newspaper archives put the first paragraphs into a block of their own, and again into the block with all of the text. */
function withoutLeadTwice(nodes: Nodes): Nodes {
  const blocks = nodes.filter((node) => typeof node !== 'string' && node.local === 'block');
  if (blocks.length < 2 || blocks.length > MAX_BLOCKS) return nodes;
  const texts = new Map(blocks.map((block) => [block, nitfText([block]).replace(/^lead:\s*/i, '')]));
  const twice = (node: XmlElement | string) => {
    const text = texts.get(node);
    return Boolean(text) && blocks.some((other) => other !== node && isLonger(texts.get(other) ?? '', text ?? ''));
  };
  return nodes.filter((node) => !twice(node));
}

function isLonger(text: string, start: string): boolean {
  return text.length > start.length && text.startsWith(start);
}

const BLOCK = /<(?:p|div|table|ul|ol|dl|pre|blockquote|h[1-6])[\s>]/;
const PARAGRAPH_TAG = /<(?:p|br|div|table|ul|ol)[\s/>]/i;

/** Some systems put the markup of the text into CDATA, or escape it: its HTML, cleaned; undefined where it is marked up as XML. */
function escapedHtml(nodes: Nodes): string | undefined {
  if (nodes.some((each) => typeof each !== 'string')) return undefined;
  const text = nodes.join('');
  if (!PARAGRAPH_TAG.test(text)) return undefined;
  const html = cleanHtml(text)
    .html.replace(/<p>\s*<\/p>\s*/g, '')
    .trim();
  return html.startsWith('<') || BLOCK.test(html) ? html : `<p>${html}</p>`;
}

/** NITF markup as cleaned HTML where no paragraphs are looked for. */
export function nitfHtml(nodes: Nodes): string {
  return cleanTree(nodes, AS_HTML);
}

/** The text of NITF markup on one line, what was set below each other set apart. */
export function nitfText(nodes: Nodes): string {
  return textOfHtml(nitfHtml(nodes));
}

/** The text of an element on one line, parts that the markup alone parts set apart. */
export function nitfLine(element: XmlElement): string {
  if (element.children.every((each) => typeof each === 'string')) return nitfText(element.children);
  const { children } = plain(element) as XmlElement;
  return nitfText(children);
}

/** Whether an element is NITF or a part of it that stands on its own. */
export function isNitf(element: XmlElement): boolean {
  return element.local === 'nitf' || element.uri.includes('/NITF/') || elements(element).some((each) => each.local === 'body.content');
}

/** Notes hold a `body.content` of their own, which is not the story's. */
function contentsOf(root: XmlElement): XmlElement[] {
  return within(root, 'body.content').filter((each) => each.parent?.local !== 'note');
}

function within(root: XmlElement, local: string): XmlElement[] {
  return root.local === local ? [root] : descendants(root, local);
}

/** Blocks of running text. What stands between them bare is a paragraph, or several that blank lines part. */
function flow(nodes: Nodes, captions: boolean): string[] {
  const blocks: string[] = [];
  let loose: (XmlElement | string)[] = [];
  const closeLoose = () => {
    blocks.push(...paragraphs(loose));
    loose = [];
  };
  for (const node of nodes) {
    if (typeof node === 'string') loose = partedByBlankLines(node, loose, blocks);
    else if (isLoose(node.local)) loose.push(node);
    else {
      closeLoose();
      blocks.push(...blocksOf(node, captions));
    }
  }
  closeLoose();
  return blocks;
}

function isLoose(local: string): boolean {
  const name = local.toLowerCase();
  return !BLOCKS.has(name) && !HOLDERS.has(name) && !MEDIA.has(name);
}

const BLANK_LINE = /\n[ \t\r]*\n/;

function partedByBlankLines(text: string, before: readonly (XmlElement | string)[], blocks: string[]): (XmlElement | string)[] {
  if (!text.includes('\n')) return [...before, text];
  const [first = '', ...more] = text.split(BLANK_LINE);
  let last: (XmlElement | string)[] = [...before, first];
  for (const next of more) {
    blocks.push(...paragraphs(last));
    last = [next];
  }
  return last;
}

function paragraphs(nodes: Nodes): string[] {
  return wrapped('p', inline(nodes));
}

function blocksOf(element: XmlElement, captions: boolean): string[] {
  const name = element.local.toLowerCase();
  if (MEDIA.has(name)) return captions ? captionsOf(element) : [];
  if (name === 'note' && attribute(element, 'type') === 'npa') return [];
  if (HOLDERS.has(name)) return flow(element.children, captions);
  const html = AS_HTML[name] ?? name;
  if (name === 'hr') return ['<hr />'];
  if (name === 'bq' || name === 'blockquote') return wrapped(html, flow(element.children, captions).join('\n'));
  if (html === 'p') return isLeaf(element) ? wrapped('p', inline(element.children)) : flow(element.children, captions);
  if (HEADINGS.has(name)) return wrapped(html, inline(element.children));
  const block = cleanTree([plain(element)], AS_HTML);
  return [block.includes('<pre') ? block : singleSpaced(block).replace(AROUND_CELLS, '$1')];
}

const AROUND_CELLS = / ?(<\/?(?:table|caption|thead|tbody|tfoot|tr|td|th|ul|ol|li|dl|dt|dd)(?: [^<>]*)?>) ?/g;

/** Some systems put tables and lists, or paragraphs even, inside of paragraphs. */
function isLeaf(element: XmlElement): boolean {
  return elements(element).every((each) => isLoose(each.local));
}

function captionsOf(media: XmlElement): string[] {
  const captions = media.local === 'media' ? descendants(media, 'media-caption') : [media];
  return captions
    .filter((each) => each.local === 'media-caption')
    .flatMap((each) => wrapped('p', nitfText(each.children) && inline(each.children)));
}

/** Paragraphs of breaks and links around nothing are none: press releases end with them, for their pictures stood there. */
function wrapped(name: string, html: string): string[] {
  return html === '' || (name === 'p' && html.startsWith('<') && textOfHtml(html) === '') ? [] : [`<${name}>${html}</${name}>`];
}

const INNER_BLOCK = /<\/?(?:p|h[1-6]|div)>/g;

/** Nodes as HTML without blocks: those that stand in headings and captions are set apart by a blank. */
function inline(nodes: Nodes): string {
  return singleSpaced(cleanTree(withoutOuterBreaks(nodes).map(plain), AS_HTML).replace(INNER_BLOCK, ' ')).trim();
}

function withoutOuterBreaks(nodes: Nodes): Nodes {
  const says = (node: XmlElement | string) => (typeof node === 'string' ? node.trim() !== '' : node.local !== 'br');
  const first = nodes.findIndex(says);
  return first < 0 ? [] : nodes.slice(first, nodes.findLastIndex(says) + 1);
}

/** What parts are set apart by where the markup alone parts them, by the element that holds them, and the part where only one is. */
const PARTED: Readonly<Record<string, { readonly by: string; readonly local?: string }>> = {
  frac: { by: '/', local: 'denom' },
  num: { by: ' ', local: 'frac' },
  person: { by: ' ', local: 'name.family' },
  location: { by: ', ' },
  dateline: { by: ', ' },
};

/** What stands in parts without a blank between them: a fraction reads `1/2` and not `12`, a name `Ada Byron`, a place `Lyon, France`. */
function plain(node: XmlElement | string): XmlElement | string {
  if (typeof node === 'string' || node.children.every((each) => typeof each === 'string')) return node;
  const children = node.children.map(plain);
  const rule = Object.hasOwn(PARTED, node.local) ? PARTED[node.local] : undefined;
  return { ...node, children: rule ? parted(children, rule) : children };
}

function parted(children: Nodes, { by, local }: { readonly by: string; readonly local?: string }): (XmlElement | string)[] {
  return children.flatMap((each, index) => {
    const before = children[index - 1];
    const isPart = typeof each === 'object' && (local === undefined || each.local === local);
    return isPart && before !== undefined && isBare(before, local) ? [endsOpen(before) ? ' ' : by, each] : [each];
  });
}

/** Whether text ends with a mark that parts it already: `<city>PARIS,</city><country>France</country>`. */
function endsOpen(node: XmlElement | string): boolean {
  return typeof node !== 'string' && /[\s,;:–—-]$/.test(rawText(node));
}

/** Whether nothing parts what is here from what follows. A fraction follows a whole number that is text. */
function isBare(before: XmlElement | string, local: string | undefined): boolean {
  return typeof before === 'string' ? local === 'frac' && /\d$/.test(before) : before.local !== 'frac-sep' && before.local !== 'br';
}
