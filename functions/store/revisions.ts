// Which revision of a story wins, which contradict one another, and which delivery stands for a revision. Pure.
// A revision is `<version>/<versionCreated>/<content hash>`, padded so that revisions of a story compare as strings.
import type { Source } from '../wire/story.ts';

/** Whether a revision wins over another; any wins over none. */
export function isLater(revision: string, other: string | undefined): boolean {
  return other === undefined || revision > other;
}

/** Version and date of a revision, with the slash that ends them: what revisions that contradict one another begin with alike. */
export function statedPart(revision: string): string {
  return revision.slice(0, revision.lastIndexOf('/') + 1);
}

/** Whether two revisions state the same version and date, but hold other content. */
export function isConflict(revision: string, other: string): boolean {
  return revision !== other && statedPart(revision) === statedPart(other);
}

/** The delivery that brought a story: the item's place in its object. The same again when the object is read again. */
export function deliveryOf({ bucket, key, versionId, member, index }: Source): string {
  return JSON.stringify([bucket, key, versionId, member ?? '', index]);
}

/**
 * Sorts the deliveries of one revision, which are the same but for their source. The least stands for it, whichever was put
 * first: what is kept of a delivery (its time of arrival above all) then does not hang on the order of puts.
 */
export function standingOf(source: Source): string {
  return `${source.receivedAt} ${deliveryOf(source)}`;
}
