// Changes by order of arrival, for those who must miss nothing: what came, what was killed, what may be shown no longer.
import { answerJson } from '../answer.ts';
import type { App, Desk } from '../desk.ts';
import { limitOf, parametersOf } from '../request.ts';

const LIMIT = 100;

export function addChanges(app: App, { store }: Desk): void {
  app.get('/changes', async (c) => {
    const parameters = parametersOf(c.req.url, ['limit', 'cursor']);
    const { cursor } = parameters;
    const limit = limitOf(parameters, LIMIT);
    const page = await store.changes({ at: c.get('at'), limit, ...(cursor !== undefined && { cursor }) });
    // Where it ends, for now, the same cursor is asked again.
    return await answerJson(c, { changes: page.entries, cursor: page.cursor, more: page.entries.length === limit });
  });
}
