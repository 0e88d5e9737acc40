// The HTTP app: the same on one machine and on AWS. Routes stand in routes/, one subject a file.
import { Hono, type HonoRequest } from 'hono';
import { RegExpRouter } from 'hono/router/reg-exp-router';
import { faultIn } from '../store/faults.ts';
import { accessTo } from './access.ts';
import type { App, Desk, DeskEnv } from './desk.ts';
import { Problem, problemOf, problemResponse } from './problem.ts';
import { checkEncoding } from './request.ts';
import { addChanges } from './routes/changes.ts';
import { addDesks } from './routes/desks.ts';
import { addEvents } from './routes/events.ts';
import { addFeeds } from './routes/feeds.ts';
import { addHealth } from './routes/health.ts';
import { addIntake } from './routes/intake.ts';
import { addOpenApi } from './routes/openapi.ts';
import { addPage } from './routes/page.ts';
import { addReceipts } from './routes/receipts.ts';
import { addReplay } from './routes/replay.ts';
import { addSource } from './routes/source.ts';
import { addStories } from './routes/stories.ts';
import { SECURITY_HEADERS } from './security.ts';

/** Puts the routes together. Every route is asked at one time, `c.get('at')`, and answers errors as problem details. */
export function createApp(desk: Desk): App {
  const app = new Hono<DeskEnv>({ router: new RegExpRouter() });
  const admit = accessTo(desk.access);
  app.use(async (c, next) => {
    c.set('at', desk.now());
    checkEncoding(c.req.url);
    const scope = admit(c);
    c.set('scope', typeof scope === 'string' ? scope : await scope);
    await next();
    if (!c.get('isSecured')) secure(c.res.headers);
  });
  for (const add of ROUTES) add(app, desk);
  app.notFound((c) => secured(noRoute(app, c.req)));
  app.onError((error) => {
    const problem = problemOf(error);
    if (problem) return secured(problem);
    desk.log.error('a request failed', faultIn(error));
    return secured(new Problem(500, 'The desk failed. It is worth trying again.'));
  });
  return app;
}

const ROUTES: readonly ((app: App, desk: Desk) => void)[] = [
  addHealth,
  addFeeds,
  addStories,
  addSource,
  addChanges,
  addReceipts,
  addOpenApi,
  addEvents,
  addDesks,
  addIntake,
  addReplay,
  addPage,
];

const METHODS = ['GET', 'POST'];

function noRoute(app: App, { method: asked, path }: Pick<HonoRequest, 'method' | 'path'>): Problem {
  // All paths meet the middleware; those of a route meet its handler as well.
  const allowed = METHODS.filter((method) => app.router.match(method, path)[0].length > 1);
  if (allowed.length === 0 || allowed.includes(asked === 'HEAD' ? 'GET' : asked))
    return new Problem(404, 'There is nothing here. /openapi.json lists what there is.');
  const allow = allowed.flatMap((method) => (method === 'GET' ? [method, 'HEAD'] : [method])).join(', ');
  return new Problem(405, `What is here answers to ${allow}.`, { headers: { allow } });
}

function secured(problem: Problem): Response {
  const response = problemResponse(problem);
  secure(response.headers);
  return response;
}

function secure(headers: Headers): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) if (!headers.has(name)) headers.set(name, value);
}
