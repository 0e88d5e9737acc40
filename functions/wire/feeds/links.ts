// Addresses in feeds: relative ones resolved against xml:base and the feed's own, and which of them is the story's.
import { escapeAttribute } from 'entities';
import type { XmlElement } from '../xml.ts';

/** An address as an absolute one; the address itself where it is one or where there is nothing to resolve it against. */
export function resolve(address: string, base: string | undefined): string {
  const trimmed = address.trim();
  if (!base || /^[a-z][a-z0-9+.-]*:/i.test(trimmed)) return trimmed;
  return join(trimmed, base) ?? trimmed;
}

function join(address: string, base: string): string | undefined {
  return URL.parse(address, base)?.href;
}

/** The base that holds for an element: the `xml:base` on it and around it, each relative to the next one out. */
export function baseOf(element: XmlElement | undefined, feedBase: string | undefined): string | undefined {
  if (!element) return feedBase;
  const outer = baseOf(element.parent, feedBase);
  const own = element.attributes['xml:base']?.trim();
  if (!own) return outer;
  const absolute = resolve(own, outer);
  return URL.canParse(absolute) ? absolute : outer;
}

/** Whether an address is one of the web, so that it can be followed. */
export function isWebAddress(address: string | undefined): address is string {
  return address !== undefined && /^https?:\/\/[^/\s]/i.test(address.trim());
}

/** Cleaned HTML with its links made absolute. Of attributes with quotes in them cleaning leaves none. */
export function withAbsoluteLinks(html: string, base: string | undefined): string {
  if (!base || !html.includes('<a ')) return html;
  return html.replace(/<a href="([^"]*)"/g, (link, href: string) => {
    const plain = href.replaceAll('&amp;', '&').trim();
    if (/^[a-z][a-z0-9+.-]*:/i.test(plain)) return link;
    const absolute = join(plain, base);
    return absolute && /^https?:/.test(absolute) ? `<a href="${escapeAttribute(absolute)}"` : link;
  });
}

/** Markup that was read as XML, its links made absolute before it is cleaned. */
export function withAbsoluteTree(nodes: readonly (XmlElement | string)[], base: string | undefined): (XmlElement | string)[] {
  return nodes.map((node) => {
    if (typeof node === 'string') return node;
    const own = node.attributes['xml:base'] ? resolve(node.attributes['xml:base'], base) : base;
    const { href } = node.attributes;
    const attributes = href ? { ...node.attributes, href: resolve(href, own) } : node.attributes;
    return { ...node, attributes, children: withAbsoluteTree(node.children, own) };
  });
}
