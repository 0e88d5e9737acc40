// The bytes that a story was read from, from where they lie.
import { createHash } from 'node:crypto';
import { ObjectChanged } from '../intake/folder.ts';
import { isKill, visibleFrom } from '../store/card.ts';
import type { Store } from '../store/store.ts';
import { WireError } from '../wire/codes.ts';
import { read } from '../wire/read.ts';
import type { Source, Story } from '../wire/story.ts';
import type { Context, Desk } from './context.ts';
import { NotFoundError } from './exit.ts';
import { complain, type Output } from './output.ts';
import { manyLines } from './printable.ts';

/**
 * Prints the object of a story, if that version of it is still there with the same hash. An object that holds a story which may not
 * be shown is not printed. Throws a NotFoundError.
 */
export async function printSource({ out, settings }: Context, { store, objects }: Desk, { source }: Story, at: string): Promise<void> {
  const name = `${source.bucket}/${source.key}`;
  const receipt = await store.receipt(source);
  if (!receipt) throw new NotFoundError(`${name} has no receipt: it was not taken in to its end`);
  try {
    if ((await hashOf(objects.open(receipt))) !== source.sha256) throw new NotFoundError(`${name} holds other bytes by now`);
    for await (const reading of read(objects.open(receipt), source, settings.limits)) {
      if (reading.kind === 'story') await refuseHidden(store, reading.story, source, at);
    }
    await printBytes(out, objects.open(receipt));
  } catch (error) {
    if (error instanceof ObjectChanged) throw new NotFoundError(`${name} was rewritten, and holds other bytes by now`);
    throw error instanceof WireError ? new NotFoundError(`${name} is no longer there: ${error.message}`) : error;
  }
}

async function hashOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of chunks) hash.update(chunk);
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
