// Feeds as Atom. Spec: RFC 4287; paging: RFC 5005, section 3; kills: RFC 6721.
import { type Category, type Enclosure, entryOf } from './entry.ts';
import type { FeedFormat } from './format.ts';
import { type XmlNode, xmlOf } from './xml.ts';

export const ATOM: FeedFormat = {
  ending: '.atom',
  contentType: 'application/atom+xml; charset=utf-8',
  accepted: ['application/atom+xml', 'application/xml', 'text/xml'],
  entry(story, card, base, isFull) {
    const entry = entryOf(story, card, base, isFull);
    return xmlOf({
      entry: {
        ...(entry.language && { '@xml:lang': entry.language }),
        id: entry.id,
        title: entry.title,
        updated: entry.updated,
        published: entry.published,
        author: entry.author ? { name: entry.author } : undefined,
        link: [link('alternate', entry.url), ...(entry.link ? [link('related', entry.link)] : []), ...entry.enclosures.map(enclosure)],
        category: entry.categories.map(category),
        rights: entry.rights,
        summary: entry.summary,
        content: entry.content === undefined ? undefined : { '@type': 'html', '#text': entry.content },
      },
    });
  },
  tombstone: ({ id, time, reason }) => xmlOf({ 'at:deleted-entry': { '@ref': id, '@when': time, 'at:comment': reason } }),
  page({ id, title, home, self, first, next, updated }, entries, tombstones) {
    const feed = xmlOf({
      feed: {
        '@xmlns': 'http://www.w3.org/2005/Atom',
        '@xmlns:at': 'http://purl.org/atompub/tombstones/1.0',
        id,
        title,
        updated,
        author: { name: 'Wiredesk' },
        generator: 'Wiredesk',
        link: [link('self', self), link('alternate', home), link('first', first), ...(next ? [link('next', next)] : [])],
      },
    });
    const end = '</feed>';
    return `<?xml version="1.0" encoding="utf-8"?>\n${feed.slice(0, -end.length)}\n${[...entries, ...tombstones].join('\n')}\n${end}`;
  },
};

function link(rel: string, href: string): XmlNode {
  return { '@rel': rel, '@href': href };
}

function enclosure({ href, contentType, title, sizeInBytes }: Enclosure): XmlNode {
  return {
    ...link('enclosure', href),
    '@type': contentType,
    '@title': title,
    '@length': sizeInBytes === undefined ? undefined : String(sizeInBytes),
  };
}

function category({ label, term, scheme }: Category): XmlNode {
  return { '@term': term ?? label, '@scheme': scheme, '@label': label };
}
