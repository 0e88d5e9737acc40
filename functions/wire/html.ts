// Bodies: cleaned HTML out of HTML, element trees and plain text; text out of HTML; word counts.
// Cleaned means: paragraphs, lists, tables, emphasis and links, nothing that acts or loads. Words are never lost to it,
// save those of elements whose content is no copy (scripts, styles, form controls).
import { decodeHTML, escapeAttribute, escapeText } from 'entities';
import { singleSpaced } from './blanks.ts';
import { ALLOWED, BLOCKS, CELL_ATTRIBUTES, DROPPED, SCHEMES, VOID } from './html-elements.ts';
import { writeClean } from './html-writer.ts';
import type { Body } from './ninjs-item.ts';
import type { XmlElement } from './xml.ts';

export interface CleanHtml {
  readonly html: string;
  /** Whether the markup was too much to clean, and only its text was kept. */
  readonly reduced: boolean;
}

/** Cleans HTML as it comes from a wire, well formed or not. */
export function cleanHtml(html: string): CleanHtml {
  const clean = writeClean(withoutUnclosed(html));
  return clean === undefined ? { html: htmlOfText(textOfHtml(html)), reduced: true } : { html: clean, reduced: false };
}

const SWALLOWING = new RegExp(
  `<(${[...DROPPED].filter((name) => !['script', 'style', 'option', 'embed'].includes(name)).join('|')})\\b[^<>]*>`,
  'gi',
);

/** An `object` or `iframe` that nothing closes would take all copy behind it along: its tag goes, the copy stays. */
function withoutUnclosed(html: string): string {
  if (html.search(SWALLOWING) < 0) return html;
  const lower = html.toLowerCase();
  const ends = new Map<string, number>();
  return html.replace(SWALLOWING, (tag, name: string, at: number) => {
    const end = ends.get(name) ?? lower.lastIndexOf(`</${name.toLowerCase()}`);
    ends.set(name, end);
    return end > at ? tag : '';
  });
}

/** Cleans markup that was read as XML; element names count whatever their namespace. `rename` maps names of other vocabularies. */
export function cleanTree(nodes: readonly (XmlElement | string)[], rename: Readonly<Record<string, string>> = {}): string {
  const pieces: string[] = [];
  cleanInto(pieces, nodes, rename);
  return pieces.join('');
}

function cleanInto(pieces: string[], nodes: readonly (XmlElement | string)[], rename: Readonly<Record<string, string>>) {
  for (const node of nodes) {
    if (typeof node === 'string') pieces.push(escaped(node));
    else cleanElement(pieces, node, rename);
  }
}

function cleanElement(pieces: string[], element: XmlElement, rename: Readonly<Record<string, string>>) {
  const local = element.local.toLowerCase();
  const name = Object.hasOwn(rename, local) ? (rename[local] ?? '') : local;
  if (DROPPED.has(name)) return;
  if (VOID.has(name)) {
    pieces.push(`<${name} />`);
    return;
  }
  const kept = ALLOWED.has(name);
  if (kept) pieces.push(`<${name}${attributesOf(element, name)}>`);
  cleanInto(pieces, element.children, rename);
  if (kept) pieces.push(`</${name}>`);
}

// Most text has nothing to escape, and is found to have nothing faster than it is escaped.
function escaped(text: string): string {
  return text.includes('&') || text.includes('<') || text.includes('>') || text.includes('\u00a0') ? escapeText(text) : text;
}

function attributesOf(element: XmlElement, name: string): string {
  const { href } = element.attributes;
  if (name === 'a') return href && isSafeLink(href) ? ` href="${escapeAttribute(href.trim())}"` : '';
  if (name !== 'td' && name !== 'th') return '';
  return CELL_ATTRIBUTES.filter((each) => /^\d{1,3}$/.test(element.attributes[each] ?? ''))
    .map((each) => ` ${each}="${element.attributes[each]}"`)
    .join('');
}

function isSafeLink(href: string): boolean {
  try {
    return SCHEMES.includes(new URL(href).protocol.slice(0, -1));
  } catch {
    return false;
  }
}

/** Paragraphs of plain text as HTML: blank lines part them, white space within is folded. */
export function htmlOfText(text: string): string {
  return htmlOfParagraphs(text.split(/\r?\n[ \t]*\r?\n\s*|\r[ \t]*\r\s*/));
}

/** Paragraphs as HTML, one `p` each, empty ones left out. */
export function htmlOfParagraphs(paragraphs: readonly string[]): string {
  return paragraphs
    .map((paragraph) => singleSpaced(paragraph).trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${escapeText(paragraph)}</p>`)
    .join('\n');
}

/** The text of HTML on one line: tags gone, references decoded, white space folded. For headlines, bylines and counts. */
export function textOfHtml(html: string): string {
  if (!/[<&]/.test(html)) return singleSpaced(html).trim();
  const spaced = html.replace(ACTIVE_CONTENT, ' ').replace(BLOCK_TAGS, ' ');
  return singleSpaced(decodeHTML(spaced.replace(/<(?:\/\s*)?[a-z][^<>]*>|<!--[^<>]*-->/gi, ''))).trim();
}

const LINE_BLOCKS = new Set(BLOCKS);
const BLOCK_TAGS = new RegExp(`<(?:/\\s*)?(?:${BLOCKS.join('|')}|br)(?=[\\s/>])[^<>]*>`, 'gi');
const ACTIVE_CONTENT = /<(script|style)\b[^<>]*>[^<]*<\/\1>/gi;

/**
 * The text of an element tree in lines: white space folded, a line for each block, after each `br` and at blank lines.
 * Markup within the text (CDATA, escaped twice) is taken off. For notes, captions and descriptions.
 */
export function linesOf(nodes: readonly (XmlElement | string)[]): string {
  const raw = rawLines(nodes);
  const lines = raw.includes('\n') ? withoutEmptyLines(raw) : raw;
  return (holdsHtml(lines) ? textOfHtml(lines) : lines).trim();
}

function withoutEmptyLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
}

// Tickers and addresses stand in angle brackets too: only what HTML knows by name is markup.
const HTML_TAG = new RegExp(`</?(?:${[...ALLOWED, ...BLOCKS, 'font', 'img', 'span'].join('|')})(?:\\s[^<>]*)?/?>`, 'i');

function holdsHtml(text: string): boolean {
  return text.includes('<') ? HTML_TAG.test(text) : text.includes('&') && isMarkup(text);
}

function rawLines(nodes: readonly (XmlElement | string)[]): string {
  let text = '';
  for (const node of nodes) {
    if (typeof node === 'string') text += foldedLines(node);
    else if (node.local === 'br') text += '\n';
    else text += LINE_BLOCKS.has(node.local) ? `\n${rawLines(node.children)}\n` : rawLines(node.children);
  }
  return text;
}

// A single line end is how the XML was laid out, a blank line is how the text was.
function foldedLines(text: string): string {
  return text.includes('\n')
    ? text
        .split(/\n[^\S\n]*\n/)
        .map(singleSpaced)
        .join('\n')
    : singleSpaced(text);
}

/** A body of cleaned HTML with its word count; undefined where no word is in it. */
export function bodyOf(html: string, role?: string): Body | undefined {
  const wordCount = countWordsOfHtml(html);
  if (wordCount === 0) return undefined;
  return { ...(role && { role }), contentType: 'text/html', wordCount, value: html };
}

/** Words as editors count them: runs of characters between blanks. */
export function countWords(text: string): number {
  let words = 0;
  let inWord = false;
  for (let at = 0; at < text.length; at += 1) {
    const blank = isBlank(text.charCodeAt(at));
    if (!blank && !inWord) words += 1;
    inWord = !blank;
  }
  return words;
}

const INLINE = new Set([...ALLOWED].filter((name) => !BLOCKS.includes(name) && !VOID.has(name)));
const [LESS_THAN, AMPERSAND] = [0x3c, 0x26];

/** Words of cleaned HTML, in one walk: every body is counted. Blocks part words, inline elements do not. */
function countWordsOfHtml(html: string): number {
  let words = 0;
  let inWord = false;
  for (let at = 0; at < html.length; at += 1) {
    const code = html.charCodeAt(at);
    if (code === LESS_THAN) {
      const end = html.indexOf('>', at);
      if (end < 0) return words;
      inWord = inWord && INLINE.has(/^\/?([a-z0-9]*)/.exec(html.slice(at + 1, at + 13))?.[1] ?? '');
      at = end;
    } else if (isBlank(code) || (code === AMPERSAND && html.startsWith('&nbsp;', at))) {
      inWord = false;
      if (code === AMPERSAND) at += 5;
    } else if (!inWord) {
      words += 1;
      inWord = true;
    }
  }
  return words;
}

function isBlank(code: number): boolean {
  if (code < 0xa0) return code <= 0x20;
  // Between the blanks of typesetting and U+FEFF stand the letters of half the world.
  return (
    code === 0xa0 || ((code === 0x1680 || (code >= 0x2000 && code <= 0x3000) || code === 0xfeff) && /\s/.test(String.fromCharCode(code)))
  );
}

/** Whether a string holds tags or references at all. */
export function isMarkup(text: string): boolean {
  return /<\/?[a-z][^<>]*>|&(?:#\d+|#x[0-9a-f]+|[a-z]\w*);/i.test(text);
}
