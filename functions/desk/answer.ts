// Answers with a body: conditional requests, and gzip. Spec: RFC 9110, sections 8.8, 12.5.3 and 13.
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'hono';
import type { DeskEnv } from './desk.ts';
import { SECURITY_HEADERS } from './security.ts';

export interface Representation {
  readonly contentType: string;
  /** Of what is answered, whatever its encoding; no quotes. */
  readonly tag: string;
  readonly modified?: Modified;
  /** Asked for only where a body is answered. */
  body(): Promise<Body>;
}

/** Since when something has been what it is. */
export interface Modified {
  /** Milliseconds since 1970. */
  readonly since: number;
  /** The same as `Last-Modified` has it. */
  readonly date: string;
  /** Whether `If-Modified-Since` may be answered by it: see feed-pages.ts. */
  readonly isSettled: boolean;
}

export interface Body {
  readonly plain: Uint8Array<ArrayBuffer>;
  /** Made when first asked for. */
  readonly gzipped: () => Promise<Uint8Array<ArrayBuffer>>;
}

/** For the asker alone, who may keep it but must ask again each time: an embargo may have come, or a kill. */
const PRIVATE = 'private, no-cache';
const VARY = 'Accept, Accept-Encoding, Authorization';
/** Shorter bodies are no shorter zipped. */
const WORTH_ZIPPING = 1_000;
/** Each encoding of an answer needs a strong tag of its own. */
const ZIPPED = '-gz';

const zip = promisify(gzip);

/**
 * Answers a representation, or that the asker has it. All headers are handed over at once, as a plain object: to set them one by one takes as
 * long as all else that is done for an answer that is kept.
 */
export async function answer(c: Context<DeskEnv>, representation: Representation): Promise<Response> {
  const { contentType, tag, modified } = representation;
  const isZippable = takesGzip(c.req.header('accept-encoding'));
  const dated: Record<string, string> = modified ? { 'last-modified': modified.date } : {};
  c.set('isSecured', true);
  if (isHeld(c, representation)) {
    // The rest is as the asker has it.
    const etag = `"${tag}${isZippable ? ZIPPED : ''}"`;
    return new Response(null, { status: 304, headers: { 'cache-control': PRIVATE, vary: VARY, etag, ...dated } });
  }
  const headers: Record<string, string> = { ...SECURITY_HEADERS, 'cache-control': PRIVATE, vary: VARY, ...dated };
  const body = await representation.body();
  const isZipped = isZippable && body.plain.length >= WORTH_ZIPPING;
  const bytes = isZipped ? await body.gzipped() : body.plain;
  headers.etag = `"${tag}${isZipped ? ZIPPED : ''}"`;
  headers['content-type'] = contentType;
  if (isZipped) headers['content-encoding'] = 'gzip';
  // Told here, for answers to HEAD go without the body that it could be counted from.
  headers['content-length'] = String(bytes.length);
  return new Response(bytes, { headers });
}

/** Answers a value as JSON. */
export async function answerJson(c: Context<DeskEnv>, value: unknown, contentType = 'application/json'): Promise<Response> {
  const text = JSON.stringify(value);
  return await answer(c, { contentType, tag: tagOf(text), body: async () => bodyOf(text) });
}

export function bodyOf(text: string): Body {
  const plain = new TextEncoder().encode(text);
  let zipping: Promise<Uint8Array<ArrayBuffer>> | undefined;
  return {
    plain,
    gzipped: () => {
      zipping ??= zip(plain).then((bytes) => new Uint8Array(bytes));
      return zipping;
    },
  };
}

export function tagOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 27);
}

/** Whether the asker has what would be answered: the tag decides, and the date only where no tag is given. */
function isHeld(c: Context<DeskEnv>, { tag, modified }: Representation): boolean {
  const tags = c.req.header('if-none-match');
  if (tags !== undefined) {
    const held = tags.split(',').map((each) => each.trim().replace(/^W\//, ''));
    return held.some((each) => each === '*' || each === `"${tag}"` || each === `"${tag}${ZIPPED}"`);
  }
  const date = c.req.header('if-modified-since');
  return date !== undefined && modified?.isSettled === true && Date.parse(date) >= modified.since;
}

function takesGzip(accepted: string | undefined): boolean {
  if (!accepted) return false;
  for (const part of accepted.toLowerCase().split(',')) {
    const [coding = '', ...parameters] = part.split(';').map((each) => each.trim());
    if (coding === 'gzip' || coding === '*') return !parameters.some((each) => /^q=0(?:\.0*)?$/.test(each));
  }
  return false;
}
