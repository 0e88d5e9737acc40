// Whether the desk stands and its store answers. Open to all, and tells nothing else.
import type { App, Desk } from '../desk.ts';

export function addHealth(app: App, { store }: Desk): void {
  app.get('/health', async (c) => {
    await store.feed('all', { at: c.get('at'), limit: 1 });
    return c.json({ status: 'ok' });
  });
}
