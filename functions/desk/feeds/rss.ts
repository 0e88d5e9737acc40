// Feeds as RSS. Spec: RSS 2.0.11; bodies, authors and media by the modules content, dc and media; paging: RFC 5005 by Atom's links.
import { escapeText } from 'entities';
import { type Category, type Enclosure, entryOf } from './entry.ts';
import type { FeedFormat } from './format.ts';
import { type XmlNode, xmlOf } from './xml.ts';

export const RSS: FeedFormat = {
  ending: '.rss',
  contentType: 'application/rss+xml; charset=utf-8',
  accepted: ['application/rss+xml'],
  entry(story, card, base, isFull) {
    const entry = entryOf(story, card, base, isFull);
    const [first] = entry.enclosures;
    return xmlOf({
      item: {
        title: entry.title,
        link: entry.url,
        guid: { '@isPermaLink': 'false', '#text': entry.id },
        pubDate: rfc822(entry.published),
        'atom:updated': entry.updated,
        'dc:creator': entry.author,
        'dc:language': entry.language,
        'dc:rights': entry.rights,
        category: entry.categories.map(category),
        // Readers take it for HTML.
        description: entry.summary && escapeText(entry.summary),
        'content:encoded': entry.content,
        // One enclosure is all that many readers expect; the media module holds every one.
        enclosure: first && { '@url': first.href, '@length': String(first.sizeInBytes ?? 0), '@type': first.contentType ?? OCTETS },
        'media:content': entry.enclosures.map(media),
      },
    });
  },
  page({ title, home, self, first, next, updated }, entries) {
    const rss = xmlOf({
      rss: {
        '@version': '2.0',
        '@xmlns:atom': 'http://www.w3.org/2005/Atom',
        '@xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
        '@xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        '@xmlns:media': 'http://search.yahoo.com/mrss/',
        channel: {
          title,
          link: home,
          description: title,
          lastBuildDate: rfc822(updated),
          generator: 'Wiredesk',
          'atom:link': [
            { '@rel': 'self', '@href': self, '@type': 'application/rss+xml' },
            { '@rel': 'first', '@href': first },
            ...(next ? [{ '@rel': 'next', '@href': next }] : []),
          ],
        },
      },
    });
    const end = '</channel></rss>';
    return `<?xml version="1.0" encoding="utf-8"?>\n${rss.slice(0, -end.length)}\n${entries.join('\n')}\n${end}`;
  },
};

const OCTETS = 'application/octet-stream';

function rfc822(time: string): string {
  return new Date(time).toUTCString();
}

function media({ href, contentType, sizeInBytes, width, height, duration, title }: Enclosure): XmlNode {
  const number = (value: number | undefined) => (value === undefined ? undefined : String(value));
  return {
    '@url': href,
    '@type': contentType,
    '@fileSize': number(sizeInBytes),
    '@width': number(width),
    '@height': number(height),
    '@duration': number(duration),
    'media:title': title,
  };
}

function category({ label, term, scheme }: Category): XmlNode {
  return { '@domain': scheme ?? term, '#text': label };
}
