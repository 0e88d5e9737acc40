// A feed's entries as the items of a format.
import { WireError } from '../codes.ts';
import { type Draft, issue } from '../draft.ts';
import type { Document, ReadItem } from '../format.ts';
import type { Issue } from '../story.ts';
import type { XmlElement } from '../xml.ts';
import { descendants, elements } from '../xml-find.ts';
import { type Channel, type Entry, entryOf, readChannel } from './entry.ts';
import { draftOf, tombstoneOf } from './feed-draft.ts';
import { sharedIds } from './identity.ts';
import { type Grammar, readFeed } from './read-feed.ts';

/** The entries of a feed, in its order. A feed without any is no fault: NO_ITEMS is reported. */
export async function* readEntries(format: 'rss' | 'atom', document: Document, grammar: Grammar): AsyncGenerator<ReadItem | WireError> {
  let channel: Channel | undefined;
  let isEmpty = true;
  for await (const batch of readFeed(document, grammar)) {
    const entries = batch.items.flatMap((item): readonly (Entry | WireError)[] => {
      if (item instanceof WireError) return [item];
      const around = channel ?? readChannel(item.root, item.root !== item.element);
      channel = around;
      return [item.element, ...nestedIn(item.element, grammar.itemName)].map((element) => entryOf(element, around, format === 'atom'));
    });
    const shared = sharedIds(entries.filter((entry): entry is Entry => !(entry instanceof WireError)));
    for (const entry of entries) {
      isEmpty = false;
      yield entry instanceof WireError ? entry : () => withIssue(readEntry(format, entry, shared), batch.issue);
    }
  }
  if (isEmpty) document.report(issue('NO_ITEMS', 'The feed holds no item.'));
}

/**
 * Entries within an entry, which no standard knows: slips, and versions that two editors disagree about (SSE's `sx:conflicts`).
 * Where they hold copy, it is copy; where they are empty they are nothing.
 */
function nestedIn(element: XmlElement, itemName: string): XmlElement[] {
  const holders = elements(element).filter(({ local }) => local === itemName || local === 'sync');
  return holders
    .flatMap((each) => (each.local === itemName ? [each] : descendants(each, itemName)))
    .filter((each) => each.children.length > 0);
}

function readEntry(format: 'rss' | 'atom', entry: Entry, shared: ReadonlySet<string>): Draft {
  return entry.element.local === 'deleted-entry' ? tombstoneOf(entry) : draftOf(format, entry, shared);
}

function withIssue(draft: Draft, found: Issue | undefined): Draft {
  return found ? { ...draft, issues: [found, ...draft.issues] } : draft;
}
