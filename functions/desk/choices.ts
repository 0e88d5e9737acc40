// Closed choices that answers and questions have in common.
import type { Outcome } from '../store/store.ts';
import type { PubStatus } from '../wire/ninjs-item.ts';
import type { FormatName } from '../wire/story.ts';

export const STATUSES: readonly PubStatus[] = ['usable', 'withheld', 'canceled'];
export const OUTCOMES: readonly Outcome[] = ['stored', 'partial', 'duplicate', 'rejected'];

const FORMATS: Readonly<Record<FormatName, true>> = {
  'newsml-g2': true,
  'newsml-1': true,
  nitf: true,
  ninjs: true,
  'iptc-7901': true,
  'anpa-1312': true,
  rss: true,
  atom: true,
  'json-feed': true,
  email: true,
  'schema-org': true,
  zczc: true,
  'plain-text': true,
};
export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];
