// Feeds behind something that is no part of them: the warning of a program, the header of the answer that brought them.
import { issue } from '../draft.ts';
import type { Document } from '../format.ts';

const LENGTH = 16_384;
const JUNK = /^(?:HTTP\/\d|<(?!\?xml|!--|!doctype|rss|rdf|feed))/i;
const FEED =
  /<\?xml\s[^<>]{0,200}\?>\s{0,100}(?:<!--(?:[^-]|-(?!->)){0,2000}-->\s{0,100}|<\?[^<>]{0,500}\?>\s{0,100}){0,5}<(rss|rdf:RDF|feed)[\s>]/;

/** The name of the root of a feed that stands behind junk, and where its declaration begins; undefined where there is no junk, or no feed. */
export function feedBehindJunk(text: string): { readonly root: string; readonly at: number } | undefined {
  const found = JUNK.test(text) ? FEED.exec(text.slice(0, LENGTH)) : undefined;
  return found && found.index > 0 ? { root: found[1] ?? '', at: found.index } : undefined;
}

/** The document from where its feed begins. */
export function withoutJunk(document: Document): Document {
  const junk = feedBehindJunk(document.head.text);
  if (!junk) return document;
  document.report(issue('LEADING_JUNK', 'Something that is no part of the feed stands before it.'));
  return { ...document, pieces: from(document.pieces, junk.at) };
}

async function* from(pieces: AsyncIterable<string>, start: number) {
  let left = start;
  let isBegun = false;
  for await (const piece of pieces) {
    const text: string = isBegun ? piece : piece.replace(/^[\s\ufeff\0]+/, '');
    isBegun ||= text !== '';
    yield text.slice(left);
    left = Math.max(0, left - text.length);
  }
}
