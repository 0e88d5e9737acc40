// Item classes and publishing statuses of NewsML-G2, as ninjs spells them.
// Spec: http://cv.iptc.org/newscodes/ninature/, http://cv.iptc.org/newscodes/pubstatusg2/
import type { NewsObjectType, PubStatus } from '../ninjs-item.ts';

const TYPES: Readonly<Record<string, NewsObjectType>> = {
  text: 'text',
  audio: 'audio',
  video: 'video',
  picture: 'picture',
  photo: 'picture',
  image: 'picture',
  graphic: 'graphic',
  animated: 'graphic',
  composite: 'composite',
  package: 'composite',
  component: 'component',
  event: 'event',
  planning: 'planning',
  newscoverage: 'planning',
};

// Beside the three statuses of the standard, the words that agencies write in their place.
const STATUSES: Readonly<Record<string, PubStatus>> = {
  usable: 'usable',
  withheld: 'withheld',
  embargoed: 'withheld',
  restricted: 'withheld',
  canceled: 'canceled',
  cancelled: 'canceled',
  killed: 'canceled',
  withdrawn: 'canceled',
  deleted: 'canceled',
};

/** The type that an item class stands for, by its code without the alias; undefined for classes that ninjs has no type for. */
export function newsTypeOf(code: string | undefined): NewsObjectType | undefined {
  const key = code?.toLowerCase();
  return key !== undefined && Object.hasOwn(TYPES, key) ? TYPES[key] : undefined;
}

/** The publishing status by its code without the alias; undefined for one that nobody knows. */
export function pubStatusOf(code: string | undefined): PubStatus | undefined {
  const key = code?.toLowerCase();
  return key !== undefined && Object.hasOwn(STATUSES, key) ? STATUSES[key] : undefined;
}
