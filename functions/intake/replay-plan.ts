// Which earlier story of an object each story of its new reading stands for. Pure.
import type { Receipt } from '../store/store.ts';
import { partsOf } from '../wire/revision.ts';
import type { Story } from '../wire/story.ts';

export type Name = Pick<Story, 'id' | 'revision'>;
export type Kept = Receipt['kept'][number];

/**
 * The revision that a story was kept under; undefined for a story that is new. `isOlder`: that revision states an earlier version or date
 * than the story does now, so that the story sorts behind it by itself.
 */
export type Assignment = { readonly revision: string; readonly isOlder: boolean } | undefined;

export interface Plan {
  /** One for each name, in their order. */
  readonly assignments: readonly Assignment[];
  /** What no story of the new reading stands for. */
  readonly rest: readonly Kept[];
}

/** First those that state the same version and date, then those of the same story, each in their order. */
export function assign(kept: readonly Kept[], names: readonly Name[]): Plan {
  const assignments: Assignment[] = names.map(() => undefined);
  const exact = taker(kept, statedName);
  for (const [at, name] of names.entries()) {
    const taken = exact.take(statedName(name));
    if (taken) assignments[at] = { revision: taken.revision, isOlder: false };
  }
  const loose = taker(exact.rest(), ({ id }) => id);
  for (const [at, name] of names.entries()) {
    const taken = assignments[at] ? undefined : loose.take(name.id);
    if (taken) assignments[at] = { revision: taken.revision, isOlder: statedName(taken) < statedName(name) };
  }
  return { assignments, rest: loose.rest() };
}

/** The story, with the version and date that its revision states. */
function statedName({ id, revision }: Name): string {
  const { place } = partsOf(revision);
  return `${id}\n${place.slice(0, place.lastIndexOf('/'))}`;
}

function taker(kept: readonly Kept[], keyOf: (kept: Kept) => string) {
  const left = new Set(kept);
  const byKey = Map.groupBy(kept, keyOf);
  return {
    take(key: string): Kept | undefined {
      const taken = byKey.get(key)?.shift();
      if (taken) left.delete(taken);
      return taken;
    },
    rest: () => [...left],
  };
}
