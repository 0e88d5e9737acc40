// Copy as elements: built anew from an allow-list, whatever the text holds. The pipeline cleans it too; this is the second lock.
import { ALLOWED, CELL_ATTRIBUTES, DROPPED, SCHEMES } from '../../wire/html-elements.ts';
import { h } from './dom.ts';
import type { Span } from './search-marks.ts';

export type Finder = ((text: string) => Span[]) | undefined;

/** Deeper copy is flattened: its text stays. */
const MAX_DEPTH = 100;

/** What a parser may be given. Its document is inert: nothing in it loads or runs, and nothing of it but text enters ours. */
const inert = globalThis.trustedTypes?.createPolicy('wiredesk-inert', { createHTML: (html: string) => html });

/** The elements and text of copy. Headings step down below the page's own; hits of a search are marked. */
export function copyElements(html: string, finder: Finder): DocumentFragment {
  const source = (inert?.createHTML(html) ?? html) as string;
  const body = new DOMParser().parseFromString(source, 'text/html').body;
  const fragment = document.createDocumentFragment();
  fragment.append(...[...body.childNodes].flatMap((node) => rebuilt(node, finder, 0)));
  return fragment;
}

/** Plain text as lines, so that columns of tables and poems stand as they were sent. */
export function plainElements(text: string, finder: Finder): HTMLElement {
  return h('pre', { class: 'typed', dir: 'auto' }, ...marked(text, finder));
}

/** Text with a search's hits in `mark` elements. */
export function marked(text: string, finder: Finder): (Node | string)[] {
  const spans = finder?.(text) ?? [];
  const parts: (Node | string)[] = [];
  let end = 0;
  for (const [from, to] of spans) {
    if (from < end) continue;
    parts.push(text.slice(end, from), h('mark', {}, text.slice(from, to)));
    end = to;
  }
  return [...parts, text.slice(end)].filter((part) => part !== '');
}

function rebuilt(node: Node, finder: Finder, depth: number): (Node | string)[] {
  if (node.nodeType === Node.TEXT_NODE) return marked(node.textContent ?? '', finder);
  if (!(node instanceof Element)) return [];
  const name = node.localName;
  if (DROPPED.has(name)) return [];
  const children = [...node.childNodes].flatMap((child) => rebuilt(child, finder, depth + 1));
  if (!ALLOWED.has(name) || depth > MAX_DEPTH) return children;
  const element = document.createElement(/^h[1-6]$/.test(name) ? 'h3' : name);
  keepAttributes(node, element);
  element.append(...children);
  return name === 'table' ? [h('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': 'Table' }, element)] : [element];
}

function keepAttributes(from: Element, to: HTMLElement): void {
  if (BLOCKS.has(to.localName)) to.dir = 'auto';
  if (HOLDERS.has(to.localName) && isRightToLeft(from.textContent ?? '')) to.dir = 'rtl';
  for (const name of CELL_ATTRIBUTES) {
    const value = from.getAttribute(name);
    if (/^t[dh]$/.test(to.localName) && value && /^\d{1,3}$/.test(value)) to.setAttribute(name, value);
  }
  const href = URL.parse(from.getAttribute('href') ?? '');
  if (to.localName !== 'a' || !href || !SCHEMES.includes(href.protocol.slice(0, -1))) return;
  to.setAttribute('href', href.href);
  to.setAttribute('rel', 'noopener noreferrer nofollow');
  to.setAttribute('target', '_blank');
}

/** Each of these may be in a script of its own direction. */
const BLOCKS = new Set(['p', 'li', 'td', 'th', 'blockquote', 'pre', 'h3', 'dd', 'dt', 'caption']);
/** Their marks, rules and columns stand on the side where their text begins. `auto` passes over what holds a direction of its own. */
const HOLDERS = new Set(['ul', 'ol', 'dl', 'li', 'dd', 'blockquote', 'table']);

/** By its first letter, as `auto` has it. */
function isRightToLeft(text: string): boolean {
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(/\p{L}/u.exec(text)?.[0] ?? '');
}
