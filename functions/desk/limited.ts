// Answers no longer than whoever hands them on takes: beyond, the asker is told so, and what to ask for instead.
import { Hono } from 'hono';
import type { App } from './desk.ts';
import { Problem, problemResponse } from './problem.ts';
import { SECURITY_HEADERS } from './security.ts';

/** An app that answers as `app` does, but with 413 where a body is longer than so many bytes. Bodies are held whole, and no more of them. */
export function limitAnswers(app: App, mostBytes: number): Hono {
  return new Hono().all('*', async (c) => {
    const answer = await app.fetch(c.req.raw, c.env);
    if (!answer.body) return answer;
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    // To stop here ends the reading of what lies behind the body as well.
    for await (const chunk of answer.body) {
      bytes += chunk.length;
      if (bytes > mostBytes) return tooLong(answer, mostBytes);
      chunks.push(chunk);
    }
    return new Response(Buffer.concat(chunks), answer);
  });
}

function tooLong({ headers }: Response, mostBytes: number): Response {
  const detail = `The answer is longer than the ${mostBytes} bytes that can be handed on here. ${INSTEAD[kindOf(headers)]}`;
  const response = problemResponse(new Problem(413, detail));
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
  return response;
}

const INSTEAD = {
  source: 'The command reads it from where it lies: wiredesk --stack NAME show ID --source.',
  plain: 'Ask for it gzipped (Accept-Encoding: gzip), for fewer entries (limit), or without bodies (content=summary).',
  gzipped: 'Ask for fewer entries (limit), or without bodies (content=summary).',
} as const;

function kindOf(headers: Headers): keyof typeof INSTEAD {
  if (headers.has('content-disposition')) return 'source';
  return headers.has('content-encoding') ? 'gzipped' : 'plain';
}
