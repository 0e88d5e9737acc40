// Lambda: HTTP requests in, the desk's answers out.
import { handle } from 'hono/aws-lambda';
import { createApp } from './desk/app.ts';
import { type Lambda, openedOnce } from './lambda.ts';

export const handler = serveWith(openedOnce('serve'));

export function serveWith(open: () => Promise<Lambda>) {
  let app: ReturnType<typeof createApp> | undefined;
  return async (...request: Parameters<ReturnType<typeof handle>>) => {
    const { store, now, log } = await open();
    app ??= createApp({ store, now, log });
    return await handle(app)(...request);
  };
}
