// The page: open to all, for it holds no copy; what it asks for afterwards is not.
import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import type { BuiltPage } from '../built-page.ts';
import type { App, Desk, DeskEnv } from '../desk.ts';

interface File {
  readonly type: string;
  readonly etag: string;
  readonly bytes: Readonly<Record<Coding, Uint8Array<ArrayBuffer>>>;
}

type Coding = 'br' | 'gzip' | 'identity';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  json: 'application/json',
};

/** Nothing inline, nothing from elsewhere, no markup made from strings but by the one parser of copy. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types wiredesk-inert',
].join('; ');

const A_YEAR = 'public, max-age=31536000, immutable';

export function addPage(app: App, { page }: Desk): void {
  if (!page) return;
  let files: Promise<ReadonlyMap<string, File>> | undefined;
  const file = async (name: string) => {
    files ??= page().then(packed);
    // What could not be read may be there the next time.
    files.catch(() => {
      files = undefined;
    });
    return (await files).get(name);
  };
  app.get('/', async (c) => {
    const html = await file('index.html');
    return html ? answer(c, html, 'no-cache') : c.notFound();
  });
  app.get('/page/:name', async (c) => {
    const found = await file(c.req.param('name'));
    return found && found.type !== TYPES.html ? answer(c, found, A_YEAR) : c.notFound();
  });
}

function packed(page: BuiltPage = {}): ReadonlyMap<string, File> {
  return new Map(
    Object.entries(page).map(([name, text]) => {
      const identity = Uint8Array.from(Buffer.from(text));
      const etag = createHash('sha256').update(identity).digest('base64url').slice(0, 22);
      const bytes = {
        identity,
        gzip: Uint8Array.from(gzipSync(identity, { level: 9 })),
        br: Uint8Array.from(brotliCompressSync(identity)),
      };
      return [name, { type: TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream', etag, bytes }];
    }),
  );
}

function answer(c: Context<DeskEnv>, { type, etag, bytes }: File, cache: string): Response {
  const coding = codingFor(c);
  // Each coding is a representation of its own, and a strong validator names one. Spec: RFC 9110, 8.8.3.3.
  const tag = `"${etag}${coding === 'identity' ? '' : `-${coding}`}"`;
  c.header('etag', tag);
  c.header('cache-control', cache);
  c.header('vary', 'accept-encoding');
  c.header('content-security-policy', POLICY);
  if (matches(c.req.header('if-none-match'), tag)) return c.body(null, 304);
  c.header('content-type', type);
  if (coding !== 'identity') c.header('content-encoding', coding);
  return c.body(bytes[coding]);
}

/** The smallest that is taken, whatever else is as welcome. */
function codingFor(c: Context<DeskEnv>): Coding {
  const found = accepts(c, {
    header: 'Accept-Encoding',
    supports: ['br', 'gzip'],
    default: 'identity',
    match: (accepted, { supports, default: none }) =>
      supports.find((coding) => accepted.some(({ type, q }) => type === coding && q > 0)) ?? none,
  });
  return found === 'br' || found === 'gzip' ? found : 'identity';
}

function matches(header: string | undefined, tag: string): boolean {
  return (header ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === tag || each.trim() === '*');
}
