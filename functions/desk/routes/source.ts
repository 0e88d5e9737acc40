// The bytes that a story was read from, to be kept as a file: never shown by a browser, for they are somebody else's.
import type { App, Desk } from '../desk.ts';
import { Problem } from '../problem.ts';
import { parametersOf } from '../request.ts';
import { usable } from './stories.ts';

export function addSource(app: App, { store, openSource }: Desk): void {
  app.get('/stories/:id/source', async (c) => {
    parametersOf(c.req.url, []);
    const story = usable(await store.get(c.req.param('id'), c.get('at')));
    const chunks = await openSource?.(story, c.get('at'));
    if (!chunks) throw new Problem(404, 'The object that the story was read from is no longer there, or holds copy that may not be shown.');
    c.header('content-type', 'application/octet-stream');
    c.header('content-disposition', `attachment; filename*=UTF-8''${fileNameOf(story.source.key)}`);
    return c.body(ReadableStream.from(chunks) as ReadableStream<Uint8Array<ArrayBuffer>>);
  });
}

/** The last part of a key, with nothing in it that a header could take for its own. Spec: RFC 8187. */
function fileNameOf(key: string): string {
  const name = key.slice(key.lastIndexOf('/') + 1).toWellFormed() || 'copy';
  return encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
