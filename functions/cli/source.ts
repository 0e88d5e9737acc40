// The bytes that a story was read from, from where they lie.
import { createHash } from 'node:crypto';
import { type Folder, folderOf } from '../intake/folder.ts';
import type { StoredObject } from '../intake/objects.ts';
import { isKill, visibleFrom } from '../store/card.ts';
import type { Store } from '../store/store.ts';
import { WireError } from '../wire/codes.ts';
import { read } from '../wire/read.ts';
import type { Source, Story } from '../wire/story.ts';
import type { Context } from './context.ts';
import { NotFoundError } from './exit.ts';
import { complain, type Output } from './output.ts';
import { manyLines } from './printable.ts';

/**
 * Prints the object of a story, if it still lies where it was and has the same hash. An object that holds a story which
 * may not be shown is not printed. Throws a NotFoundError.
 */
export async function printSource({ out, settings }: Context, store: Store, { source }: Story, at: string): Promise<void> {
  const folder = await folderOf(source.bucket).catch(() => undefined);
  if (!folder) throw new NotFoundError(`${source.bucket} is no folder of this machine: ${source.key} cannot be shown`);
  const object = await folder.look(source.key);
  if (!object) throw new NotFoundError(`${source.bucket}/${source.key} is no longer there`);
  try {
    if ((await hashOf(folder, object)) !== source.sha256)
      throw new NotFoundError(`${source.bucket}/${source.key} holds other bytes by now`);
    for await (const reading of read(folder.open(object), source, settings.limits)) {
      if (reading.kind === 'story') await refuseHidden(store, reading.story, source, at);
    }
    await printBytes(out, folder.open(object));
  } catch (error) {
    throw error instanceof WireError ? new NotFoundError(error.message) : error;
  }
}

async function hashOf(folder: Folder, object: StoredObject): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of folder.open(object)) hash.update(chunk);
  return hash.digest('hex');
}

async function refuseHidden(store: Store, story: Story, { bucket, key }: Source, at: string): Promise<void> {
  if (await mayBeShown(store, story, at)) return;
  throw new NotFoundError(`${bucket}/${key} also holds a story that was killed, or may not be shown yet: it is not printed`);
}

/** The store has no word on a revision that readers before this one made of the same bytes otherwise. */
async function mayBeShown(store: Store, story: Story, at: string): Promise<boolean> {
  const answer = await store.revision(story.id, story.revision, at);
  if (answer) return answer.state === 'usable';
  const head = await store.get(story.id, at);
  return head?.state === 'usable' && !isKill(story) && visibleFrom(story) <= at;
}

/** As they are for programs; a terminal is not sent what it would obey. */
async function printBytes(out: Output, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  if (!out.isTerminal) {
    for await (const chunk of chunks) await out.write(chunk);
    return;
  }
  const decoder = new TextDecoder();
  let hidden = 0;
  const print = async (text: string) => {
    const shown = manyLines(text);
    hidden += text.length - shown.length;
    await out.write(shown);
  };
  for await (const chunk of chunks) await print(decoder.decode(chunk, { stream: true }));
  await print(`${decoder.decode()}\n`);
  if (hidden > 0) complain(`${hidden} control characters are not shown; a pipe gets them all`);
}
