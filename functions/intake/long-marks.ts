// Texts longer than one mark may be, kept over several of them. For one writer at a time.
import type { Store } from '../store/store.ts';

type Marks = Pick<Store, 'mark' | 'keepMark'>;

/** Characters of a piece: marks hold 1,000, and each begins with a stamp. */
const PIECE = 900;

/** Keeps a text of any length. `stamp` is another each time, so that pieces of two writings are told apart. */
export async function keepText(store: Marks, name: string, text: string, stamp: string): Promise<void> {
  // In ASCII no piece ends within a character.
  const ascii = encodeURIComponent(text.toWellFormed());
  const count = Math.max(1, Math.ceil(ascii.length / PIECE));
  const pieces = Array.from({ length: count }, (_, index) => ascii.slice(index * PIECE, (index + 1) * PIECE));
  await Promise.all(pieces.map((piece, index) => store.keepMark(`${name}/${index}`, `${stamp} ${count} ${piece}`)));
}

/** The text that was kept; undefined where none was, or its writing was broken off. */
export async function keptText(store: Marks, name: string): Promise<string | undefined> {
  const first = pieceOf(await store.mark(`${name}/0`));
  if (!first) return undefined;
  const others = Array.from({ length: first.count - 1 }, (_, index) => store.mark(`${name}/${index + 1}`));
  const pieces = [first, ...(await Promise.all(others)).map(pieceOf)];
  const isWhole = pieces.every((piece) => piece?.stamp === first.stamp);
  return isWhole ? decodeURIComponent(pieces.map((piece) => piece?.text).join('')) : undefined;
}

function pieceOf(mark: string | undefined) {
  const [, stamp, count, text] = /^(\S+) (\d+) (.*)$/.exec(mark ?? '') ?? [];
  return text === undefined ? undefined : { stamp, count: Number(count), text };
}
