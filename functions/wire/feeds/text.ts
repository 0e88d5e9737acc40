// Text in feeds: what is plain, what is markup, and what is markup that was escaped once too often.
// Spec: RFC 4287, sections 3.1 and 4.1.3; Atom 0.3, sections 3.1 and 4.13.12; RSS says nothing, so the text itself decides.
import { decodeHTML, decodeHTMLStrict } from 'entities';
import { type Found, issue, stated } from '../draft.ts';
import { bodyOf, cleanHtml, cleanTree, htmlOfText, isMarkup, textOfHtml } from '../html.ts';
import type { Body } from '../ninjs-item.ts';
import type { Issue } from '../story.ts';
import type { XmlElement } from '../xml.ts';
import { attribute, folded, rawText } from '../xml-find.ts';
import { placeOf } from './fields.ts';
import { withAbsoluteLinks, withAbsoluteTree } from './links.ts';
import { prefixOf } from './names.ts';

/** `sniff`: text or HTML, as it looks. */
export type Kind = 'text' | 'html' | 'tree' | 'sniff';

/** What an element holds, by its type: the text as it stands, or its tree. */
export interface Content {
  readonly kind: Kind;
  readonly text: string;
  readonly tree: readonly (XmlElement | string)[];
}

/** What an element holds: Atom says what its text is, elsewhere it is as it looks. `isAtom`: whether it is one of Atom's own. */
export function contentOf(element: XmlElement, isAtom: boolean): Content {
  return isAtom || prefixOf(element.uri) === 'atom' ? atomContent(element) : rssContent(element);
}

/** RSS: a tree where the markup was not escaped, else text that may be HTML. */
function rssContent(element: XmlElement): Content {
  const isTree = element.children.some((each) => typeof each !== 'string');
  return { kind: isTree ? 'tree' : 'sniff', text: isTree ? '' : rawText(element), tree: element.children };
}

/** Atom: by `type`, and in Atom 0.3 by `mode` as well. */
function atomContent(element: XmlElement): Content {
  const type = attribute(element, 'type')?.toLowerCase().split(';')[0]?.trim() ?? '';
  const content = rssContent(element);
  if (content.kind === 'tree') return { ...content, tree: withoutDiv(content.tree) };
  if (attribute(element, 'mode')?.toLowerCase() === 'base64' || isBinary(type)) return { ...content, ...decoded(content.text, type) };
  if (/^(?:html|xhtml)$|[/+](?:html|xhtml|xml)\b/.test(type)) return { ...content, kind: 'html' };
  return content;
}

// RFC 4287, section 3.1.1.3: the div around XHTML is no part of the content.
function withoutDiv(tree: Content['tree']): Content['tree'] {
  const [only, ...more] = tree.filter((each) => typeof each !== 'string' || each.trim() !== '');
  return more.length === 0 && only !== undefined && typeof only !== 'string' && only.local === 'div' ? only.children : tree;
}

function isBinary(type: string): boolean {
  return type.includes('/') && !/^text\/|[/+](?:xml|html|xhtml|json)\b/.test(type);
}

/** Base64 that holds text; media in base64 are no text. */
function decoded(text: string, type: string): Pick<Content, 'kind' | 'text'> {
  const bytes = /^(?:image|audio|video)\//.test(type) ? Buffer.alloc(0) : Buffer.from(text, 'base64');
  const plain = bytes.toString('utf8');
  return { kind: 'sniff', text: /[\0\ufffd]/.test(plain) ? '' : plain };
}

// Elements that titles and descriptions are known to hold; other words in angle brackets are words.
const TAG_NAMES =
  'a|abbr|acronym|article|b|bdi|bdo|big|blockquote|br|center|cite|code|dd|del|dfn|div|dl|dt|em|embed|figure|font|form|frameset|h[1-6]|hr|i|iframe|img|input|ins|kbd|label|li|link|mark|meta|nobr|object|ol|p|pre|q|s|samp|script|section|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|th|tr|tt|u|ul|var|video|wbr';
const TAGS = new RegExp(`</?(?:${TAG_NAMES})(?:\\s[^<>]*)?/?>`, 'i');
const ESCAPED_TAGS = new RegExp(`&lt;/(?:${TAG_NAMES})&gt;`, 'i');

/** A title as text on one line; undefined where there is none. Markup goes, be it escaped once or twice. */
export function titleText({ kind, text, tree }: Content): string | undefined {
  if (kind === 'tree') return folded(textOfHtml(cleanTree(tree)));
  const once = withoutMarkup(text);
  return folded(once === text ? once : withoutMarkup(once));
}

function withoutMarkup(text: string): string {
  return TAGS.test(text) ? textOfHtml(text) : text.includes('&') ? decodeHTMLStrict(text) : text;
}

/** Content as cleaned HTML: paragraphs where there was no markup. `reduced` as in `cleanHtml`. */
export function contentHtml(content: Content, base: string | undefined): { readonly html: string; readonly reduced: boolean } {
  if (content.kind === 'tree') return { html: asBlocks(cleanTree(withAbsoluteTree(content.tree, base)).trim()), reduced: false };
  const text = ESCAPED_TAGS.test(content.text) && !TAGS.test(content.text) ? decodeHTML(content.text) : content.text;
  if (content.kind === 'text' || !(content.kind === 'html' || isMarkup(text))) return { html: htmlOfText(text), reduced: false };
  const { html, reduced } = cleanHtml(text);
  return { html: asBlocks(withAbsoluteLinks(html, base)), reduced };
}

/** Text with nothing but words and inline markup in it is a paragraph. */
function asBlocks(html: string): string {
  if (html === '' || /<(?:p|div|ul|ol|dl|table|h[1-6]|blockquote|pre|hr)\b/.test(html)) return html;
  return `<p>${html}</p>`;
}

/** A body out of an element's content; undefined where no word is in it. */
export function bodyFound(element: XmlElement, content: Content, base: string | undefined, issues: Issue[]): Found<Body> | undefined {
  const { html, reduced } = contentHtml(content, base);
  if (reduced) issues.push(issue('BODY_TRUNCATED_MARKUP', 'Markup nested too deep to be cleaned was reduced to its text.', 'bodies'));
  return stated(bodyOf(html), placeOf(element));
}

/** Content as text on one line, for descriptions. */
export function plainText(content: Content): string | undefined {
  if (content.kind === 'tree') return folded(textOfHtml(cleanTree(content.tree)));
  const { text } = content;
  return folded(isMarkup(text) ? withoutMarkup(textOfHtml(text)) : text);
}
