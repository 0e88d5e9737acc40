// An object read again by the readers of today, for admins; where the desk can reach objects at all.
import { needAdmin } from '../access.ts';
import type { App, Desk } from '../desk.ts';
import { Problem } from '../problem.ts';
import { parametersOf } from '../request.ts';

export function addReplay(app: App, { store, replay }: Desk): void {
  app.post('/receipts/:bucket/:key/:versionId/replay', async (c) => {
    needAdmin(c);
    parametersOf(c.req.url, []);
    const { bucket, key, versionId } = c.req.param();
    const receipt = await store.receipt({ bucket, key, versionId });
    if (!receipt) throw new Problem(404, 'There is no receipt of that object.');
    if (!replay) throw new Problem(501, 'This desk reads nothing again. "wiredesk replay" does.');
    const { after, untouched } = await replay(receipt, c.get('at'));
    return c.json({ receipt: after, ...(untouched && { untouched }) });
  });
}
