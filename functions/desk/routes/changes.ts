// Changes by order of arrival, for those who must miss nothing: what came, what was killed, what may be shown no longer.
import type { Store } from '../../store/store.ts';
import { answerJson } from '../answer.ts';
import type { App, Desk } from '../desk.ts';
import { Problem } from '../problem.ts';
import { choiceOf, limitOf, parametersOf } from '../request.ts';

const LIMIT = 100;

export function addChanges(app: App, { store }: Desk): void {
  app.get('/changes', async (c) => {
    const parameters = parametersOf(c.req.url, ['limit', 'cursor', 'from']);
    const { cursor } = parameters;
    const limit = limitOf(parameters, LIMIT);
    if (choiceOf(parameters, 'from', ['now'])) {
      if (cursor !== undefined) throw new Problem(400, 'from, cursor: one of them says where to begin');
      return await answerJson(c, { changes: [], cursor: await endOf(store), more: false });
    }
    const page = await store.changes({ at: c.get('at'), limit, ...(cursor !== undefined && { cursor }) });
    // Where it ends, for now, the same cursor is asked again.
    return await answerJson(c, { changes: page.entries, cursor: page.cursor, more: page.entries.length === limit });
  });
}

/** Where those begin who want what comes, and nothing of the past. */
async function endOf(store: Store): Promise<string> {
  if (!store.latest) throw new Problem(501, 'from: this store knows no end of its changes. Begin without a cursor.');
  return await store.latest();
}
