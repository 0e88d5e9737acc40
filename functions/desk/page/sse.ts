// Server-sent events out of a stream of text. Spec: WHATWG HTML, 9.2 Server-sent events. Pure.

export interface ServerEvent {
  readonly id?: string;
  readonly event: string;
  readonly data: string;
}

/** Gives the events of a stream as they end. What the stream ends within is no event. */
export async function* readEvents(chunks: AsyncIterable<string>): AsyncGenerator<ServerEvent> {
  let rest = '';
  for await (const chunk of chunks) {
    const blocks = `${rest}${chunk}`.replace(/\r\n?(?!$)/g, '\n').split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = readEvent(block);
      if (event) yield event;
    }
  }
}

function readEvent(block: string): ServerEvent | undefined {
  let id: string | undefined;
  let event = 'message';
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const [, field, value = ''] = /^(\w+):? ?(.*)$/.exec(line) ?? [];
    if (field === 'id') id = value;
    else if (field === 'event') event = value;
    else if (field === 'data') data.push(value);
  }
  return data.length > 0 || id !== undefined ? { ...(id !== undefined && { id }), event, data: data.join('\n') } : undefined;
}
