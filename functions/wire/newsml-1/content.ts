// The data of NewsML 1 content items as cleaned HTML: NITF, XHTML and bare paragraphs as elements, as text, or encoded.
// Spec: NewsML 1.2, DataContent, Encoding.
import { WireError } from '../codes.ts';
import { chooseEncoding } from '../decode.ts';
import { issue } from '../draft.ts';
import { cleanHtml, htmlOfParagraphs, isMarkup, textOfHtml } from '../html.ts';
import type { Limits } from '../limits.ts';
import { nitfBody } from '../nitf-body.ts';
import type { Issue } from '../story.ts';
import { parseXml, type XmlElement } from '../xml.ts';
import { attribute, descendants, elements, rawText } from '../xml-find.ts';
import { dataOf } from './components.ts';

/** What reading content needs to know, and where it says what is odd. */
export interface Reading {
  readonly limits: Limits;
  readonly issues: Issue[];
}

/** The content of an item as cleaned HTML; empty where it holds no text. */
export function htmlOf(item: XmlElement, reading: Reading): string {
  const root = rootOf(item, reading);
  return typeof root === 'string' ? htmlOfString(root, reading) : htmlOfXml(root);
}

/** The content of an item as text on one line. */
export function lineOf(item: XmlElement, reading: Reading): string {
  return textOfHtml(htmlOf(item, reading));
}

/** What an update brings: the content items in it, else the text that it puts in. */
export function htmlOfUpdate(update: XmlElement, reading: Reading): string {
  const items = descendants(update, 'ContentItem');
  return items.length > 0
    ? items.map((item) => htmlOf(item, reading)).join('\n')
    : elements(update).map(htmlOfXml).filter(Boolean).join('\n');
}

/** The NITF document in an item: what stands above its text may say what the item leaves out. */
export function nitfIn(item: XmlElement, reading: Reading): XmlElement | undefined {
  const root = rootOf(item, reading);
  if (typeof root === 'string') return undefined;
  return root.local === 'nitf' ? root : (descendants(root, 'nitf')[0] ?? (descendants(root, 'body.head').length > 0 ? root : undefined));
}

/** The element that holds the content, be it parsed out of text; else the text. */
function rootOf(item: XmlElement, reading: Reading): XmlElement | string {
  const data = dataOf(item);
  if (!data) return '';
  if (elements(data).length > 0) return data;
  const text = decoded(rawText(data), data);
  return parsed(text, reading) ?? text;
}

const BASE64 = /^base-?64$/i;

/** Data out of its encodings, the innermost first. What is not text behind them is a medium, and no copy. */
function decoded(data: string, element: XmlElement): string {
  let text = data;
  for (let at = element.parent; at?.local === 'Encoding'; at = at.parent) {
    const notation = attribute(at, 'Notation') ?? attribute(at, 'FormalName') ?? '';
    if (!BASE64.test(notation.replace(/^.*[/:#]/, ''))) continue;
    const bytes = Buffer.from(text, 'base64');
    if (bytes.includes(0)) return '';
    text = new TextDecoder(chooseEncoding(bytes, true).encoding).decode(bytes);
  }
  return text;
}

/** A whole document in CDATA, or escaped. What is not well formed stays text. */
function parsed(text: string, { limits }: Reading): XmlElement | undefined {
  const trimmed = text.trim();
  if (!trimmed.startsWith('<') || !trimmed.endsWith('>')) return undefined;
  try {
    return parseXml(trimmed, { limits, report: () => {} });
  } catch (error) {
    if (error instanceof WireError) return undefined;
    throw error;
  }
}

function htmlOfXml(root: XmlElement): string {
  const known = hasParagraphs(root) || speaksItself(root);
  return nitfBody(known ? (descendants(root, 'nitf')[0] ?? root) : inParagraphs(root), { captions: false });
}

const PARAGRAPHS = new Set(['p', 'body.content', 'div', 'table', 'ul', 'ol', 'pre', 'br', 'block', 'h1', 'h2', 'h3']);

function hasParagraphs(element: XmlElement): boolean {
  return PARAGRAPHS.has(element.local.toLowerCase()) || elements(element).some(hasParagraphs);
}

/** Of XML that nobody here knows, each element with text of its own makes a paragraph. */
function inParagraphs(root: XmlElement): XmlElement {
  return { ...root, local: 'body', children: spokenIn(root).map((each) => ({ ...each, local: 'p' })) };
}

function spokenIn(element: XmlElement): XmlElement[] {
  return speaksItself(element) ? [element] : elements(element).flatMap(spokenIn);
}

function speaksItself(element: XmlElement): boolean {
  return element.children.some((each) => typeof each === 'string' && each.trim() !== '');
}

const BLOCK_TAG = /<(?:p|div|br|table|ul|ol|pre|h[1-6]|blockquote)[\s/>]/i;

function htmlOfString(text: string, { issues }: Reading): string {
  if (!isMarkup(text)) return htmlOfParagraphs(paragraphsOf(text));
  const { html, reduced } = cleanHtml(BLOCK_TAG.test(text) ? text : markedParagraphs(text));
  if (reduced)
    issues.push(issue('BODY_TRUNCATED_MARKUP', 'The markup of a body is nested too deep and was reduced to its text.', 'bodies'));
  return html.replace(/<p>\s*<\/p>\s*/g, '').trim();
}

function markedParagraphs(text: string): string {
  return paragraphsOf(text)
    .map((paragraph) => `<p>${paragraph.trim()}</p>`)
    .join('\n');
}

const BLANK_LINE = /\n[ \t\r]*\n/;

/** Paragraphs of text without markup: parted by blank lines, else by indents where lines are set to a measure, else by lines. */
function paragraphsOf(text: string): string[] {
  if (BLANK_LINE.test(text))
    return text
      .split(BLANK_LINE)
      .filter((each) => each.trim() !== '')
      .flatMap(partedWithin);
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  if (!isSet(lines)) return lines;
  const indents = lines.map((line) => line.length - line.trimStart().length);
  const margin = indents.slice(1).reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY);
  const paragraphs: string[] = [];
  lines.forEach((line, index) => {
    if (index === 0 || (indents[index] ?? 0) > margin) paragraphs.push(line);
    else paragraphs.push(`${paragraphs.pop()}\n${line}`);
  });
  return paragraphs;
}

/** Between blank lines, an indent behind a finished sentence begins a paragraph, and so does the mark of a sign-off (`==Kyodo`). */
function partedWithin(text: string): string[] {
  const paragraphs: string[] = [];
  let before: string | undefined;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const indented = before !== undefined && indentOf(line) >= indentOf(before) + 2 && /[.!?:…]["'”’»)]*\s*$/.test(before);
    const begins = before === undefined || indented || /^\s*==\s?\p{L}/u.test(line);
    if (begins) paragraphs.push(line);
    else paragraphs.push(`${paragraphs.pop()}\n${line}`);
    before = line;
  }
  return paragraphs;
}

function indentOf(line: string): number {
  return line.startsWith('\t') ? 8 : line.length - line.trimStart().length;
}

/** Whether lines are broken at a measure: all but those that end paragraphs are about as long as the longest. */
function isSet(lines: readonly string[]): boolean {
  const lengths = lines.map((line) => line.trim().length);
  const longest = lengths.reduce((most, each) => Math.max(most, each), 0);
  const full = lengths.filter((each) => each > longest - 20).length;
  return lines.length >= 4 && longest >= 40 && longest <= 100 && full >= 0.6 * lines.length;
}
