// RSS in all its versions: 0.90 and 1.0 (RDF), 0.91 to 0.94, 2.0, with the modules that feeds add.
// Spec: RSS 2.0.11 (RSS Advisory Board); RDF Site Summary 1.0. What a feed says is read in ../feeds.

import { readEntries } from '../feeds/entries.ts';
import { feedBehindJunk } from '../feeds/junk.ts';
import { prefixOf } from '../feeds/names.ts';
import type { Grammar } from '../feeds/read-feed.ts';
import type { Document, Format } from '../format.ts';
import type { Head } from '../head.ts';
import type { XmlElement } from '../xml.ts';

export const rss: Format = {
  name: 'rss',
  title: 'RSS',
  spec: 'RSS 0.90 to 2.0, with RDF Site Summary 1.0',
  family: 'xml',
  recognisedBy: 'the root element rss, or rdf:RDF with a channel or items of RSS in it',
  detect,
  read: (document: Document) => readEntries('rss', document, GRAMMAR),
};

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const OF_RSS = /purl\.org\/rss\/|netscape\.com\/rdf\/|<(?:\w{1,20}:)?(?:channel|item)[\s>/]/;

function detect({ root, text }: Head): string | undefined {
  if (root?.local.toLowerCase() === 'rss') return 'the root element is rss';
  if (root?.local === 'RDF' && root.uri === RDF && OF_RSS.test(text)) return 'the root element is rdf:RDF, with RSS in it';
  const behind = feedBehindJunk(text)?.root;
  return behind && behind !== 'feed' ? `behind something else the root element is ${behind}` : undefined;
}

/** Items stand in the channel, or beside it. One within another is a slip of the feed and no item. */
const GRAMMAR: Grammar = {
  itemName: 'item',
  isItem: (local, uri, parent) => local.toLowerCase() === 'item' && isRss(uri, parent),
};

function isRss(uri: string, parent: XmlElement | undefined): boolean {
  return parent !== undefined && /^(?:channel|rss|rdf|items)$/i.test(parent.local) && (prefixOf(uri) === '' || uri === parent.uri);
}
