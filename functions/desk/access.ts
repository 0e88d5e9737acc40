// Who may ask what. On one machine, without tokens: whoever reaches the loopback interface. Elsewhere: bearers of tokens.
// Spec: RFC 6750 (Bearer), RFC 7617 (Basic: the password is the token, the user name may be any, for feed readers know nothing else).
import type { Context } from 'hono';
import { askerOf } from './asker.ts';
import type { DeskEnv } from './desk.ts';
import { Problem } from './problem.ts';
import { newThrottle, type Throttle } from './throttle.ts';
import { type Access, findToken, type Scope } from './tokens.ts';

/** Open to all: monitors ask whether the desk stands, and the page holds no copy, but asks for a token itself. */
const OPEN = /^\/(?:health|page\/[\w.-]+)?$/;
const REALM = { 'www-authenticate': 'Basic realm="Wiredesk", charset="UTF-8", Bearer realm="Wiredesk"' };

/** Finds out what an asker may do. Throws a Problem for who may not even ask. */
export function accessTo(access: Access | 'anyone' | undefined): (c: Context<DeskEnv>) => Scope | Promise<Scope> {
  const throttle = newThrottle();
  return (c) => {
    refuseForeignWrites(c);
    if (!access) return loopbackScope(c);
    return access === 'anyone' || OPEN.test(c.req.path) ? 'read' : scopeOf(c, access, throttle);
  };
}

/** For routes that are not for every reader. Throws a Problem. */
export function needAdmin(c: Context<DeskEnv>): void {
  if (c.get('scope') !== 'admin') throw new Problem(403, 'This needs a token of the scope admin.');
}

/** A page of another site, whose name was made to lead here, must not be answered (DNS rebinding): it would be its own origin. */
function loopbackScope(c: Context<DeskEnv>): Scope {
  if (!isLoopback(hostIn(c.req.url))) throw new Problem(421, 'This desk answers to localhost alone.');
  return 'admin';
}

/** The host's name of a URL, without its port; '' for a URL that is written otherwise than servers write it. */
function hostIn(url: string): string {
  return /^https?:\/\/(\[[^\]]*\]|[^:/?#@\\]*)(?::\d*)?[/?#]/i.exec(url)?.[1]?.toLowerCase() ?? '';
}

/** Whether a host, as a URL or a bind address spells it, is this machine's loopback interface. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

async function scopeOf(c: Context<DeskEnv>, access: Access, throttle: Throttle): Promise<Scope> {
  const time = Date.parse(c.get('at'));
  const asker = askerOf(c.env);
  const wait = throttle.wait(asker, time);
  if (wait > 0)
    throw new Problem(429, 'Too many wrong tokens came from there.', { headers: { 'retry-after': String(Math.ceil(wait / 1_000)) } });
  const given = tokenIn(c.req.header('authorization') ?? '');
  if (given === undefined) throw new Problem(401, 'This needs a token, as Bearer or as the password of Basic.', { headers: REALM });
  const found = findToken(await access.tokens(), given);
  if (found) return found.scope;
  throttle.failed(asker, given, time);
  throw new Problem(401, 'The token is none of this desk.', { headers: REALM });
}

function tokenIn(authorization: string): string | undefined {
  const [, scheme = '', value = ''] = /^(bearer|basic) +([\w.~+/=-]+) *$/i.exec(authorization) ?? [];
  if (scheme.toLowerCase() !== 'basic') return value || undefined;
  const credentials = Buffer.from(value, 'base64').toString();
  const colon = credentials.indexOf(':');
  return colon < 0 ? undefined : credentials.slice(colon + 1) || undefined;
}

/** Browsers say from where a request comes: none that changes something may come from another site. */
function refuseForeignWrites(c: Context<DeskEnv>): void {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return;
  const site = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin');
  const isOwn =
    (site === undefined || site === 'same-origin' || site === 'none') && (origin === undefined || hostOf(origin) === hostOf(c.req.url));
  if (!isOwn) throw new Problem(403, 'Requests that change something must come from the desk itself.');
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? '';
}
