// A feed's entries as the items of a format.
import { WireError } from '../codes.ts';
import { type Draft, issue } from '../draft.ts';
import type { Document, ReadItem } from '../format.ts';
import type { Issue } from '../story.ts';
import type { XmlElement, XmlItem } from '../xml.ts';
import { descendants, elements } from '../xml-find.ts';
import { type Channel, type Entry, entryOf, readChannel } from './entry.ts';
import { draftOf, tombstoneOf } from './feed-draft.ts';
import { sharedIds } from './identity.ts';
import { withoutJunk } from './junk.ts';
import { type Grammar, readFeed } from './read-feed.ts';

/** The entries of a feed, in its order. A feed without any is no fault: NO_ITEMS is reported. */
export async function* readEntries(format: 'rss' | 'atom', document: Document, grammar: Grammar): AsyncGenerator<ReadItem | WireError> {
  const open = opener(format);
  let isEmpty = true;
  for await (const batch of readFeed(withoutJunk(document), grammar)) {
    const items = batch.items.flatMap((item): readonly (XmlItem | WireError)[] =>
      item instanceof WireError ? [item] : withNested(item, grammar.itemName),
    );
    const shared = sharedIds(items, open);
    for (const item of items) {
      isEmpty = false;
      yield item instanceof WireError ? item : () => withIssue(readEntry(format, open(item), shared), batch.issue);
    }
  }
  if (isEmpty) document.report(issue('NO_ITEMS', 'The feed holds no item.'));
}

/** Opens items as entries of their feed, which is read once. */
function opener(format: 'rss' | 'atom'): (item: XmlItem) => Entry {
  const channels = new WeakMap<XmlElement, Channel>();
  return ({ element, root }) => {
    const channel = channels.get(root) ?? readChannel(root, root !== element, format === 'atom');
    channels.set(root, channel);
    return entryOf(element, channel, format === 'atom');
  };
}

/**
 * Entries within an entry, which no standard knows: slips, and versions that two editors disagree about (SSE's `sx:conflicts`).
 * Where they hold copy, it is copy; where they are empty they are nothing.
 */
function withNested(item: XmlItem, itemName: string): XmlItem[] {
  const nested = elements(item.element)
    .filter(({ local }) => local === itemName || local === 'sync')
    .flatMap((each) => (each.local === itemName ? [each] : descendants(each, itemName)));
  return [item, ...nested.filter((each) => each.children.length > 0).map((element) => ({ element, root: item.root }))];
}

function readEntry(format: 'rss' | 'atom', entry: Entry, shared: ReadonlySet<string>): Draft {
  return entry.element.local === 'deleted-entry' ? tombstoneOf(entry) : draftOf(format, entry, shared);
}

function withIssue(draft: Draft, found: Issue | undefined): Draft {
  return found ? { ...draft, issues: [found, ...draft.issues] } : draft;
}
