// The bytes that a story was read from, from where they lie.
import { openSource } from '../intake/source.ts';
import type { Story } from '../wire/story.ts';
import type { Context } from './context.ts';
import { NotFoundError } from './exit.ts';
import type { Holdings } from './holdings.ts';
import { complain, type Output } from './output.ts';
import { manyLines } from './printable.ts';

const WHY = {
  unknown: 'has no receipt: it was not taken in to its end',
  gone: 'is no longer there',
  rewritten: 'was rewritten, and holds other bytes by now',
  hidden: 'also holds a story that was killed, or may not be shown yet: it is not printed',
} as const;

/**
 * Prints the object of a story, if that version of it is still there with the same hash. An object that holds a story which may not
 * be shown is not printed. Throws a NotFoundError.
 */
export async function printSource({ out, settings }: Context, { store, objects }: Holdings, { source }: Story, at: string): Promise<void> {
  const found = await openSource({ store, objects, limits: settings.limits }, source, at);
  if (typeof found === 'string') throw new NotFoundError(`${source.bucket}/${source.key} ${WHY[found]}`);
  await printBytes(out, found);
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
