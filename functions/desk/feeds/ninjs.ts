// Feeds as IPTC ninjs 3.1: an object whose `items` are ninjs items, as the stories hold them, but released.
// A kill is an item with `pubStatus` canceled.
import { releasedItem } from '../../store/card.ts';
import type { NinjsItem } from '../../wire/ninjs-item.ts';
import type { FeedFormat } from './format.ts';

export const NINJS_TYPE = 'application/ninjs+json';

export const NINJS: FeedFormat = {
  ending: '.ninjs',
  contentType: NINJS_TYPE,
  accepted: [NINJS_TYPE],
  entry(story, _card, _base, isFull) {
    const item = releasedItem(story.item);
    const { bodies, ...summary } = item;
    const partial: NinjsItem = bodies ? { ...summary, representationType: 'partial' } : summary;
    return JSON.stringify(isFull ? item : partial);
  },
  tombstone({ id, version, time, reason }) {
    const item: NinjsItem = {
      uri: id,
      ...(version && { version }),
      versionCreated: time,
      pubStatus: 'canceled',
      ...(reason && { edNote: reason }),
    };
    return JSON.stringify(item);
  },
  page({ title, self, first, next, updated }, entries, tombstones) {
    const head = JSON.stringify({ title, self, first, next, updated });
    return `${head.slice(0, -1)},"items":[${[...entries, ...tombstones].join(',\n')}]}`;
  },
};
