// The content of a NewsML-G2 item: running text in whatever it is wrapped in, and renditions that lie elsewhere.
// Spec: NewsML-G2 2.35, contentSet (inlineXML, inlineData, remoteContent).
import { chooseEncoding } from '../decode.ts';
import { type Found, issue, stated } from '../draft.ts';
import { bodyOf, cleanHtml, cleanTree, htmlOfText, isMarkup } from '../html.ts';
import type { Body, Rendition } from '../ninjs-item.ts';
import { isNitf, nitfBody } from '../nitf-body.ts';
import { toUri } from '../uri.ts';
import type { XmlElement } from '../xml.ts';
import { attribute, child, children, descendants, elements, pathOf, rawText } from '../xml-find.ts';
import { codeAt, type G2Context } from './concepts.ts';

/** The text renditions of an item as cleaned HTML, each once: `contentSet` holds the same content in several forms. */
export function bodiesOf(item: XmlElement, g2: G2Context): Found<Body>[] {
  const bodies = new Map<string, Found<Body>>();
  for (const content of children(item, 'contentSet').flatMap(elements)) {
    if (content.local !== 'inlineXML' && content.local !== 'inlineData') continue;
    const html = content.local === 'inlineXML' ? htmlOfXml(content, g2) : htmlOfData(content, g2);
    const found = html && !bodies.has(html) && stated(bodyOf(html, codeAt(content, 'rendition')), pathOf(content));
    if (found) bodies.set(html, found);
  }
  return [...bodies.values()];
}

/** The number of words that the wire states. */
export function wordCountOf(item: XmlElement): Found<number> | undefined {
  for (const content of children(item, 'contentSet').flatMap(elements)) {
    const count = Number(attribute(content, 'wordcount'));
    if (Number.isSafeInteger(count) && count > 0) return stated(count, `${pathOf(content)}@wordcount`);
  }
  return undefined;
}

function htmlOfXml(content: XmlElement, g2: G2Context): string {
  const [root] = elements(content);
  if (!root) return htmlOfString(rawText(content), attribute(content, 'contenttype'), g2);
  if (isNitf(root)) return nitfBody(root);
  const html = root.local === 'html' ? root : descendants(root, 'html')[0];
  if (html) return htmlOfPage(child(html, 'body') ?? html);
  const nitf = descendants(root, 'nitf')[0];
  if (nitf) return nitfBody(nitf);
  return hasParagraphs(root) ? cleanTree(content.children).trim() : htmlOfUnknown(content);
}

/** The text of a page; what stands there bare is a paragraph. */
function htmlOfPage(page: XmlElement): string {
  const html = cleanTree(page.children)
    .replace(/<p>\s*<\/p>\s*/g, '')
    .trim();
  return html === '' || BLOCK.test(html) ? html : `<p>${html}</p>`;
}

const BLOCK = /<(?:p|div|table|ul|ol|dl|pre|blockquote|section|h[1-6])[\s>]/;

function hasParagraphs(element: XmlElement): boolean {
  return elements(element).some((each) => each.local === 'p' || hasParagraphs(each)) || element.local === 'p';
}

/** Of XML that nobody here knows, each element with text of its own makes a paragraph. */
function htmlOfUnknown(element: XmlElement): string {
  const speaks = element.children.some((each) => typeof each === 'string' && each.trim() !== '');
  if (speaks) return `<p>${cleanTree(element.children).trim()}</p>\n`;
  return elements(element).map(htmlOfUnknown).join('');
}

const ENCODED = /^(?:base-?64|b64)$/i;
const TEXT_TYPE = /^(?:text\/|xhtml|application\/(?:xhtml|nitf|xml)|[^/]*$)/i;

function htmlOfData(content: XmlElement, g2: G2Context): string {
  const type = attribute(content, 'contenttype');
  if (type && !TEXT_TYPE.test(type)) {
    g2.issues.push(issue('FIELD_INVALID', `Inline data of the type ${type.slice(0, 60)} is no text and was left out.`, 'bodies'));
    return '';
  }
  const data = rawText(content);
  if (!ENCODED.test(codeAt(content, 'encoding') ?? '')) return htmlOfString(data, type, g2);
  const bytes = Buffer.from(data, 'base64');
  return htmlOfString(new TextDecoder(chooseEncoding(bytes, true).encoding).decode(bytes), type, g2);
}

function htmlOfString(content: string, type: string | undefined, g2: G2Context): string {
  const inside = /^text\/plain/i.test(type ?? '') ? insideParagraph(content) : undefined;
  if (inside !== undefined) return htmlOfText(inside.replace(/\n(?=[ \t]{2,}\S)/g, '\n\n'));
  const plain = type ? /^text\/plain/i.test(type) && !isMarkedUp(content) : !isMarkup(content);
  if (plain || !content.includes('<')) return htmlOfText(content);
  const { html, reduced } = cleanHtml(content);
  if (reduced)
    g2.issues.push(issue('BODY_TRUNCATED_MARKUP', 'The markup of a body is nested too deep and was reduced to its text.', 'bodies'));
  return html;
}

/** Plain text that some systems put between the tags of one paragraph, its own paragraphs told by their indents. */
function insideParagraph(content: string): string | undefined {
  const inside = /^\s*<p>([^<]*)<\/p>\s*$/i.exec(content)?.[1];
  return inside === undefined || /&(?:\w{2,8}|#\w{2,7});/.test(inside) ? undefined : inside;
}

/** Whether what calls itself plain text begins and ends with the tags of a block. */
function isMarkedUp(content: string): boolean {
  return /^\s*<(p|div|h[1-6]|table|ul|ol|html|body)[\s>]/i.test(content) && /<\/(?:p|div|h[1-6]|table|ul|ol|html|body)>\s*$/i.test(content);
}

/** The renditions that lie elsewhere, and the item's icon. */
export function renditionsOf(item: XmlElement): Found<Rendition>[] {
  const sets = children(item, 'contentSet');
  const icons = children(child(item, 'contentMeta'), 'icon').filter((icon) => icon.attributes.href || icon.attributes.residref);
  return [
    ...sets.flatMap((set) => children(set, 'remoteContent').flatMap((content) => renditionOf(content, nameIn(set, content)) ?? [])),
    ...icons.flatMap((icon) => renditionOf(icon, codeAt(icon, 'rendition') ?? 'icon') ?? []),
  ];
}

function nameIn(set: XmlElement, content: XmlElement): string {
  const { original } = set.attributes;
  return codeAt(content, 'rendition') ?? (original && original === content.attributes.id ? 'original' : 'content');
}

function renditionOf(content: XmlElement, name: string): Found<Rendition> | undefined {
  const { residref } = content.attributes;
  const href = attribute(content, 'href');
  if (!href && !residref) return undefined;
  const uri = (href && toUri(href)) || (residref && toUri(residref));
  // Of an item's identifier and a file name beside the item both say which file is meant.
  const title = href && uri && !toUri(href) ? href : undefined;
  return stated<Rendition>(
    { name, href: uri || href || residref, ...(title && { title }), ...characteristicsOf(content) } as Rendition,
    pathOf(content),
  );
}

function characteristicsOf(content: XmlElement): Omit<Rendition, 'name'> {
  const number = (name: string) => numberIn(attribute(content, name));
  const frameRate = number('videoframerate');
  const bitrate = number('videoavgbitrate') ?? number('audiobitrate');
  return defined({
    contentType: attribute(content, 'contenttype'),
    format: codeAt(content, 'format'),
    sizeInBytes: number('size'),
    width: inPixels(content, 'width'),
    height: inPixels(content, 'height'),
    duration: secondsOf(attribute(content, 'duration'), codeAt(content, 'durationunit'), frameRate),
    aspectRatio: attribute(content, 'videoaspectratio'),
    videoCodec: codeAt(content, 'videocodec'),
    frameRate,
    bitrate: bitrate === undefined ? undefined : `${bitrate} kbps`,
  });
}

function inPixels(content: XmlElement, name: 'width' | 'height'): number | undefined {
  const unit = codeAt(content, `${name}unit`);
  return unit === undefined || /^pixels?$/i.test(unit) ? numberIn(attribute(content, name)) : undefined;
}

/** A duration in seconds; the unit is seconds unless another is stated. Spec: http://cv.iptc.org/newscodes/timeunit/ */
function secondsOf(duration: string | undefined, unit = 'seconds', frameRate?: number): number | undefined {
  if (!duration) return undefined;
  const [, hours, minutes, seconds] = /^(\d{1,4}):(\d\d):(\d\d(?:\.\d{1,6})?)$/.exec(duration) ?? [];
  if (seconds) return Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
  const number = numberIn(duration);
  if (number === undefined) return undefined;
  if (/^milliseconds?$/i.test(unit)) return number / 1_000;
  if (!/^edit|frame/i.test(unit)) return number;
  return frameRate ? number / frameRate : undefined;
}

function numberIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}(?:\.\d{1,9})?$/.test(text) ? Number(text) : undefined;
}

function defined(fields: Readonly<Record<string, unknown>>): Omit<Rendition, 'name'> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The item's NITF, where that is what its text is in: it names what the metadata leave out. */
export function nitfIn(item: XmlElement): XmlElement | undefined {
  for (const content of children(item, 'contentSet').flatMap((set) => children(set, 'inlineXML'))) {
    const root = elements(content).find(isNitf);
    if (root) return root;
  }
  return undefined;
}
