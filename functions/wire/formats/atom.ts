// Atom 1.0 and 0.3, feeds and single entries. Spec: RFC 4287; RFC 6721 for entries taken back.
// What a feed says is read in ../feeds.
import { readEntries } from '../feeds/entries.ts';
import { feedBehindJunk } from '../feeds/junk.ts';
import { prefixOf } from '../feeds/names.ts';
import type { Grammar } from '../feeds/read-feed.ts';
import type { Document, Format } from '../format.ts';
import type { Head } from '../head.ts';

export const atom: Format = {
  name: 'atom',
  title: 'Atom',
  spec: 'Atom 1.0 (RFC 4287) and 0.3',
  family: 'xml',
  recognisedBy: "the root element feed or entry in Atom's namespace, or feed without one",
  detect,
  read: (document: Document) => readEntries('atom', document, GRAMMAR),
};

function detect({ root, text }: Head): string | undefined {
  const local = root?.local.toLowerCase();
  const isAtom = prefixOf(root?.uri ?? '') === 'atom';
  if (local === 'entry' && isAtom) return 'the root element is an entry of Atom';
  if (local !== 'feed') return feedBehindJunk(text)?.root === 'feed' ? 'behind something else the root element is feed' : undefined;
  if (isAtom) return 'the root element is a feed of Atom';
  return root?.uri === '' || /<(?:\w{1,20}:)?entry[\s>]/.test(text) ? 'the root element is feed' : undefined;
}

const TOMBSTONES = 'http://purl.org/atompub/tombstones/1.0';

/** Entries stand in the feed, or alone; so do the tombstones of those taken back. */
const GRAMMAR: Grammar = {
  itemName: 'entry',
  isItem: (local, uri, parent) => {
    if (local === 'deleted-entry' && uri === TOMBSTONES) return true;
    if (local.toLowerCase() !== 'entry') return false;
    return parent === undefined ? prefixOf(uri) === 'atom' : parent.local.toLowerCase() === 'feed';
  },
};
