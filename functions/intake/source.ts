// The bytes that a story was read from, for those who may have them. An object that holds a story which may not be shown is not handed out.
import { createHash } from 'node:crypto';
import { isKill, visibleFrom } from '../store/card.ts';
import type { Store } from '../store/store.ts';
import { WireError } from '../wire/codes.ts';
import type { Limits } from '../wire/limits.ts';
import { read } from '../wire/read.ts';
import type { Source, Story } from '../wire/story.ts';
import { ObjectChanged } from './folder.ts';
import type { Objects } from './objects.ts';

export interface Sources {
  readonly store: Store;
  /** Opens objects of any bucket that receipts name. */
  readonly objects: Pick<Objects, 'open'>;
  readonly limits: Limits;
}

/**
 * The bytes, or why there are none. unknown: the object has no receipt; gone: that version of it is no longer there; rewritten: other bytes
 * lie in its place; hidden: it holds a story that was killed, or may not be shown at that time.
 */
export type FoundSource = AsyncIterable<Uint8Array> | 'unknown' | 'gone' | 'rewritten' | 'hidden';

/** Opens the object of a story. Reads it once for its hash and once for the stories in it, before anything of it is handed out. */
export async function openSource(sources: Sources, source: Source, at: string): Promise<FoundSource> {
  const { store, objects, limits } = sources;
  const receipt = await store.receipt(source);
  if (!receipt) return 'unknown';
  try {
    if ((await hashOf(objects.open(receipt))) !== source.sha256) return 'rewritten';
    for await (const reading of read(objects.open(receipt), source, limits)) {
      if (reading.kind === 'story' && !(await mayBeShown(store, reading.story, at))) return 'hidden';
    }
    return objects.open(receipt);
  } catch (error) {
    if (error instanceof ObjectChanged) return 'rewritten';
    if (error instanceof WireError) return 'gone';
    throw error;
  }
}

async function hashOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

/** The store has no word on a revision that readers before this one made of the same bytes otherwise. */
async function mayBeShown(store: Store, story: Story, at: string): Promise<boolean> {
  const answer = await store.revision(story.id, story.revision, at);
  if (answer) return answer.state === 'usable';
  const head = await store.get(story.id, at);
  return head?.state === 'usable' && !isKill(story) && visibleFrom(story) <= at;
}
