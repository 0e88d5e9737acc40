// Somebody who reads while stories come in, and finds fault where what he is shown goes back.
import type { Store } from '../../functions/store/store.ts';
import { follow, type Held, visible } from '../store/readings.ts';

export interface Reader {
  /** Looks at everything once. */
  look(): Promise<void>;
  /** Looks once more, when all is quiet, and compares what he holds with what may be shown. */
  lastLook(): Promise<void>;
}

export function readerOf(store: Store, ids: readonly string[], at: string, wrong: (what: string) => void): Reader {
  const seen = new Map<string, string>();
  const held: Held = new Map();
  let cursor: string | undefined;

  const forward = (where: string, id: string, revision: string) => {
    const name = `${where} ${id}`;
    if (revision < (seen.get(name) ?? '')) wrong(`${where} went back from ${seen.get(name)} to ${revision}`);
    seen.set(name, revision);
  };
  const followChanges = async () => {
    const told = await follow(store, at, held, cursor);
    cursor = told.cursor;
    const last = new Map<string, string>();
    for (const change of told.changes) {
      if (change.kind === 'withdrawn') continue;
      const { id, revision } = change.kind === 'story' ? change.card : change.tombstone;
      forward('changes', id, revision);
      if (last.get(id) === revision) wrong(`changes told of ${id} ${revision} twice`);
      last.set(id, revision);
    }
  };
  const readFeed = async (feed: string) => {
    const page = await store.feed(feed, { at, limit: 100 });
    const latest = new Map<string, string>();
    for (const { id, revision } of page.entries) if (revision > (latest.get(id) ?? '')) latest.set(id, revision);
    for (const [id, revision] of latest) forward(feed, id, revision);
  };
  return {
    async look() {
      for (const id of ids) {
        const answer = await store.get(id, at);
        if (answer) forward('story', id, answer.state === 'usable' ? answer.story.revision : answer.tombstone.revision);
      }
      await followChanges();
      await readFeed('all');
    },
    async lastLook() {
      await followChanges();
      const shown = await visible(store, ids, at, (answer) =>
        answer.state === 'usable' ? revisionOf(answer.story) : revisionOf(answer.tombstone),
      );
      const told = new Map([...held].map(([id, each]) => [id, revisionOf(each)]));
      if (show(told) !== show(shown)) wrong(`a reader of changes holds ${show(told)}, and may be shown ${show(shown)}`);
    },
  };
}

function revisionOf({ revision }: { readonly revision: string }) {
  return { revision } as never;
}

function show(held: ReadonlyMap<string, unknown>): string {
  return JSON.stringify([...held].sort(([a], [b]) => (a < b ? -1 : 1)));
}
