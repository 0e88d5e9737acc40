// XML documents that were put one behind the other into one object, as some wires and archives do.

/** What can stand between two documents without the boundary being missed. */
const MAX_BETWEEN = 4_096;

/**
 * The documents of a text, each in pieces, in order. A new one begins where, behind the end tag of `root`, an XML or
 * document type declaration or another `root` stands. Each must be read, or left, before the next is asked for.
 */
export async function* documentsIn(pieces: AsyncIterable<string>, root: string): AsyncGenerator<AsyncIterable<string>> {
  const iterator = pieces[Symbol.asyncIterator]();
  const boundary = new RegExp(`</(?:[\\w-]{1,40}:)?${root}\\s*>\\s*(?=<\\?xml\\s|<!DOCTYPE\\s|<(?:[\\w-]{1,40}:)?${root}[\\s>])`, 'i');
  let held = '';
  let ended = false;
  try {
    while (!ended || held.trim() !== '') yield oneDocument();
  } finally {
    await iterator.return?.();
  }

  async function* oneDocument(): AsyncGenerator<string> {
    let closed = false;
    try {
      for (;;) {
        const end = boundaryIn(held);
        closed = end !== undefined || ended;
        const ready = closed ? (end ?? held.length) : undecided(held);
        const piece = held.slice(0, ready);
        held = held.slice(ready);
        if (piece !== '') yield piece;
        if (closed) return;
        await more();
      }
    } finally {
      // Whoever stopped early had enough of this document, not of those behind it.
      while (!closed) {
        const end = boundaryIn(held);
        closed = end !== undefined || ended;
        held = held.slice(closed ? (end ?? held.length) : undecided(held));
        if (!closed) await more();
      }
    }
  }

  async function more() {
    const next = await iterator.next();
    if (next.done) ended = true;
    else held += next.value;
  }

  function boundaryIn(text: string): number | undefined {
    const found = boundary.exec(text);
    return found ? found.index + found[0].length : undefined;
  }
}

/** From where on a text may hold the beginning of a boundary. */
function undecided(text: string): number {
  const starts = [text.lastIndexOf('</'), text.lastIndexOf('<')];
  return starts.find((from) => from >= 0 && text.length - from <= MAX_BETWEEN) ?? text.length;
}
