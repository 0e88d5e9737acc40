// Feeds as JSON Feed. Spec: https://www.jsonfeed.org/version/1.1/
import { entryOf } from './entry.ts';
import type { FeedFormat } from './format.ts';

export const JSON_FEED: FeedFormat = {
  ending: '.json',
  contentType: 'application/feed+json',
  accepted: ['application/feed+json', 'application/json'],
  entry(story, card, base, isFull) {
    const entry = entryOf(story, card, base, isFull);
    const { id, revision, time, headline, ...told } = card;
    return JSON.stringify({
      id,
      url: entry.url,
      external_url: entry.link,
      title: entry.title,
      content_html: entry.content,
      // An item must have content of one kind or the other.
      content_text: entry.content === undefined ? (entry.summary ?? '') : undefined,
      summary: entry.summary,
      date_published: entry.published,
      date_modified: entry.updated,
      authors: entry.author && [{ name: entry.author }],
      tags: entry.categories.length > 0 ? [...new Set(entry.categories.map(({ label }) => label))] : undefined,
      language: entry.language,
      attachments: entry.enclosures.length > 0 ? entry.enclosures.map(attachment) : undefined,
      _wiredesk: { revision, ...told, note: story.item.edNote, rights: entry.rights },
    });
  },
  tombstone: ({ id, revision, time, reason }) => JSON.stringify({ id, revision, time, reason }),
  page({ title, home, self, first, next, updated }, entries, tombstones) {
    const head = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title,
      home_page_url: home,
      feed_url: self,
      next_url: next,
    });
    const more = JSON.stringify({ first, updated }).slice(0, -1);
    return `${head.slice(0, -1)},"_wiredesk":${more},"killed":[${tombstones.join(',')}]},"items":[${entries.join(',\n')}]}`;
  },
};

function attachment({ href, contentType, title, name, sizeInBytes, duration }: ReturnType<typeof entryOf>['enclosures'][number]) {
  return {
    url: href,
    mime_type: contentType ?? 'application/octet-stream',
    title: title ?? name,
    size_in_bytes: sizeInBytes,
    duration_in_seconds: duration,
  };
}
