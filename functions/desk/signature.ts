// Signatures of webhooks, so that a receiver knows who sent an event, and when. Spec: Standard Webhooks 1.0.0 (symmetric, v1).
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds by which a receiver's clock may differ from ours: an older event was taken from elsewhere and sent again. */
const TOLERANCE = 300;
/** Bytes of a secret: fewer can be guessed. */
const LEAST = 24;

export type SignedHeaders = Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>>;

/** The headers of an event: HMAC-SHA256 over `id.timestamp.body`. `at` is the time of sending. */
export function sign(secret: string, id: string, body: string, at: string): SignedHeaders {
  const timestamp = String(Math.floor(Date.parse(at) / 1_000));
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${hmac(secret, `${id}.${timestamp}.${body}`)}` };
}

/** Whether a secret sent these headers with this body, not long before or after `at`. What receivers do; ours is in the tests. */
export function isSigned(secret: string, headers: Partial<SignedHeaders>, body: string, at: string): boolean {
  const { 'webhook-id': id = '', 'webhook-timestamp': timestamp = '', 'webhook-signature': signatures = '' } = headers;
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(Date.parse(at) / 1_000 - Number(timestamp)) > TOLERANCE) return false;
  const expected = Buffer.from(`v1,${hmac(secret, `${id}.${timestamp}.${body}`)}`);
  // Several stand there while a secret is changed.
  return signatures.split(' ').some((each) => each.length === expected.length && timingSafeEqual(Buffer.from(each), expected));
}

/** Whether a secret is long enough. It is any text, or, as receivers' libraries make them, `whsec_` and Base64. */
export function isSecret(secret: string): boolean {
  return keyOf(secret).length >= LEAST;
}

function keyOf(secret: string): Buffer {
  return secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret);
}

function hmac(secret: string, content: string): string {
  return createHmac('sha256', keyOf(secret)).update(content).digest('base64');
}
