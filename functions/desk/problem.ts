// Refusals as problem details. Spec: RFC 9457.
import { CursorError } from '../store/store.ts';
import { QueryError } from './query.ts';

/** An answer that refuses; `detail` tells the asker what is wrong and what would be right. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Members of the problem beyond those of the RFC. */
  readonly more: Readonly<Record<string, unknown>>;

  constructor(status: number, detail: string, options: { headers?: Record<string, string>; more?: Record<string, unknown> } = {}) {
    super(detail);
    this.status = status;
    this.headers = options.headers ?? {};
    this.more = options.more ?? {};
  }
}

/** The problem that an error is; undefined for a failure of ours. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (error instanceof CursorError) return new Problem(400, 'cursor: not one that this list handed out');
  if (error instanceof QueryError) return new Problem(400, `${error.word}: ${error.message}`);
  return undefined;
}

export function problemResponse({ status, message, headers, more }: Problem): Response {
  const body = { type: 'about:blank', title: TITLES[status] ?? 'Problem', status, detail: message, ...more };
  return Response.json(body, { status, headers: { ...headers, 'content-type': 'application/problem+json' } });
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  410: 'Gone',
  413: 'Content Too Large',
  421: 'Misdirected Request',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
};
