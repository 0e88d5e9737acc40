// A look at the start of a stream that leaves it whole.

/** The first chunk that holds anything (`empty` where none does), and all of them again. */
export async function peek<T extends { readonly length: number }>(
  chunks: AsyncIterable<T>,
  empty: T,
): Promise<{ first: T; all: AsyncIterable<T> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  let next = await iterator.next();
  while (!next.done && next.value.length === 0) next = await iterator.next();
  const first = next.done ? empty : next.value;
  return { first, all: resume(first, iterator) };
}

/** A chunk that was taken already, and what follows it. Closes the rest when its reader stops early. */
export async function* resume<T extends { readonly length: number }>(first: T, rest: AsyncIterator<T>) {
  try {
    if (first.length > 0) yield first;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
