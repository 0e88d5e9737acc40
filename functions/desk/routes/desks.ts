// The desks by name, for those who pick one: each has a feed, `desk/<name>`.
import { NO_DESKS } from '../../store/desks.ts';
import { answerJson } from '../answer.ts';
import type { App, Desk } from '../desk.ts';
import { parametersOf } from '../request.ts';

export function addDesks(app: App, { desks = NO_DESKS }: Desk): void {
  app.get('/desks', async (c) => {
    parametersOf(c.req.url, []);
    const named = desks().map(({ name, title, description }) => ({ feed: `desk/${name}`, title, ...(description && { description }) }));
    return await answerJson(c, { desks: named });
  });
}
