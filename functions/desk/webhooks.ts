// Webhooks: events sent to whoever wants them, signed, again and again until they are taken. docs/events.md is the receivers' side.
// Each webhook goes on alone from its own place in the list of changes, which is kept in the store once a page was taken: events of a
// story come in order, and after a crash those of the last page may come twice.
import { setTimeout as sleep } from 'node:timers/promises';
import { faultIn } from '../store/faults.ts';
import type { Store } from '../store/store.ts';
import type { Log } from './desk.ts';
import { isSecret, sign } from './signature.ts';
import type { Tail } from './tail.ts';
import type { Telling } from './tellings.ts';
import type { Webhook } from './webhook-file.ts';

export interface Sending {
  readonly store: Store;
  readonly tail: Tail;
  readonly now: () => string;
  /** The value of a variable of the environment. */
  readonly secretNamed: (variable: string) => string | undefined;
  readonly log: Log;
  /** What is under way is broken off, and sent again by the next run. */
  readonly stop: AbortSignal;
  readonly times?: Partial<typeof TIMES>;
}

/** Milliseconds. */
const TIMES = {
  /** For an answer. */
  timeout: 15_000,
  /** Before the second attempt; doubled for each further one. */
  first: 1_000,
  /** Between attempts, at most. */
  longest: 300_000,
};
/** Events on their way at once, each of another story. */
const AT_ONCE = 8;
/** Attempts at an event that its receiver has understood and does not want. */
const TRIES_OF_REFUSED = 3;

/** Sends until it is told to stop. A webhook whose secret is missing is left out, with a word to the log. */
export async function runWebhooks(webhooks: readonly Webhook[], sending: Sending): Promise<void> {
  await Promise.all(webhooks.map((webhook) => runWebhook(webhook, sending)));
}

async function runWebhook(webhook: Webhook, sending: Sending): Promise<void> {
  const { store, tail, log, stop } = sending;
  const secret = sending.secretNamed(webhook.secretFrom) ?? '';
  const leftOut = (why: string) => log.error(`a webhook is left out: ${why}`, { webhook: webhook.name, variable: webhook.secretFrom });
  if (secret === '') return leftOut('its secret is not in the environment');
  if (!isSecret(secret)) return leftOut('its secret can be guessed; 24 bytes are the least, as text, or as whsec_ and Base64');
  const sender = { webhook, secret, ...sending, times: { ...TIMES, ...sending.times } };
  for (let failures = 0; !stop.aborted; ) {
    try {
      if (await isOff(store, webhook)) return log.warn('a webhook is off: its receiver was gone', { webhook: webhook.name });
      let cursor = await placeOf(store, tail, webhook);
      while (!stop.aborted) {
        cursor = await sendPage(sender, cursor);
        failures = 0;
      }
    } catch (error) {
      if (error instanceof Gone) {
        await switchOff(sender);
        return;
      }
      log.error('a webhook stands still: the store fails; it will be tried again', { webhook: webhook.name, ...faultIn(error) });
      await pause(sender, failures++);
    }
  }
}

/** Where a webhook goes on; a new one begins with what comes. */
export async function placeOf(store: Store, tail: Tail, { name }: Webhook): Promise<string> {
  const kept = await store.mark(placeMark(name));
  if (kept !== undefined) return kept;
  const latest = await tail.latest();
  await store.keepMark(placeMark(name), latest);
  return latest;
}

export function placeMark(name: string): string {
  return `webhook/${name}`;
}

/** Whether its receiver has said that it is gone for good, at this address. */
export async function isOff(store: Store, { name, url }: Webhook): Promise<boolean> {
  return (await store.mark(`webhook-off/${name}`)) === url;
}

/** Lets a webhook that is off begin again, where it stood. */
export async function switchOn(store: Store, { name }: Webhook): Promise<void> {
  await store.keepMark(`webhook-off/${name}`, '');
}

async function switchOff({ webhook: { name, url }, store, log }: Sender): Promise<void> {
  await store.keepMark(`webhook-off/${name}`, url);
  log.error('a webhook is switched off: its receiver says that it is gone (410); "wiredesk webhooks test" switches it on', {
    webhook: name,
  });
}

interface Sender extends Sending {
  readonly webhook: Webhook;
  readonly secret: string;
  readonly times: typeof TIMES;
}

/** The receiver wants nothing more. */
class Gone extends Error {}

/** Sends what stands behind a place, or waits for something to come. Answers the place to go on from. */
async function sendPage(sender: Sender, cursor: string): Promise<string> {
  const { tail, store, webhook, stop } = sender;
  const page = await tail.after(cursor);
  if (page.cursor === cursor) {
    await tail.wait(cursor, 60_000, stop);
    return cursor;
  }
  // No story stands twice in a page.
  const left = [...page.tellings];
  const halt = new AbortController();
  const own = { ...sender, stop: AbortSignal.any([stop, halt.signal]) };
  const sendOneByOne = async () => {
    try {
      for (let next = left.shift(); next && !own.stop.aborted; next = left.shift()) await sendUntilTaken(own, next);
    } catch (error) {
      halt.abort();
      throw error;
    }
  };
  const done = await Promise.allSettled(Array.from({ length: AT_ONCE }, sendOneByOne));
  for (const each of done) if (each.status === 'rejected') throw each.reason;
  if (stop.aborted) return cursor;
  await store.keepMark(placeMark(webhook.name), page.cursor);
  return page.cursor;
}

async function sendUntilTaken(sender: Sender, first: Telling): Promise<void> {
  const { webhook, log, now, stop } = sender;
  for (let attempt = 1; !stop.aborted; attempt += 1) {
    // What was killed or corrected meanwhile is not sent: that is told further down the list.
    const telling = await first.again(now());
    if (!telling || !(await isWanted(webhook, telling))) return;
    const answer = await post(sender, telling);
    if (answer.kind === 'taken') return;
    if (answer.kind === 'gone') throw new Gone();
    const facts = { webhook: webhook.name, event: telling.id, attempt, answer: answer.says };
    if (answer.kind === 'refused' && attempt >= TRIES_OF_REFUSED)
      return log.error('an event is passed over: its receiver refuses it', facts);
    // Once, twice, four times …: no log is filled by a receiver that is away for a day.
    if (!stop.aborted && Number.isInteger(Math.log2(attempt))) log.warn('an event was not taken; it will be sent again', facts);
    await pause(sender, attempt - 1, answer.after);
  }
}

async function isWanted({ feeds }: Webhook, telling: Telling): Promise<boolean> {
  if (!feeds) return true;
  for (const feed of feeds) if (await telling.concerns(feed)) return true;
  return false;
}

export interface Posted {
  /** refused: the receiver has understood it and does not want it; failed: it may be taken another time. */
  readonly kind: 'taken' | 'refused' | 'failed' | 'gone';
  /** For people: a status, or what went wrong on the way. */
  readonly says: string;
  /** Milliseconds after which the receiver wants to be asked again. */
  readonly after?: number;
}

/** Statuses by which a receiver says that the event itself is what it does not want. */
const REFUSALS = [400, 405, 406, 411, 413, 414, 415, 422];

/** Sends an event once. Never throws. */
export async function post(
  sender: Pick<Sender, 'webhook' | 'secret' | 'now' | 'stop'> & { readonly times: Pick<typeof TIMES, 'timeout'> },
  { id, json }: Pick<Telling, 'id' | 'json'>,
): Promise<Posted> {
  const { webhook, secret, now, stop, times } = sender;
  const body = json(webhook.items);
  try {
    const headers = { 'content-type': 'application/json', 'user-agent': 'Wiredesk', ...sign(secret, id, body, now()) };
    // Redirects are not followed: signed copy goes where the file says, and nowhere else.
    const response = await fetch(webhook.url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.any([stop, AbortSignal.timeout(times.timeout)]),
    });
    await response.body?.cancel();
    return answerOf(response, now());
  } catch (error) {
    return { kind: 'failed', says: saysOf(error) };
  }
}

function answerOf({ status, headers }: Response, at: string): Posted {
  const says = String(status);
  if (status >= 200 && status < 300) return { kind: 'taken', says };
  if (status === 410) return { kind: 'gone', says };
  if (REFUSALS.includes(status)) return { kind: 'refused', says };
  const wait = headers.get('retry-after') ?? '';
  const after = /^\d{1,6}$/.test(wait) ? Number(wait) * 1_000 : Date.parse(wait) - Date.parse(at);
  return { kind: 'failed', says, ...(after > 0 && { after }) };
}

function saysOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : `${error.name}: ${error.message}`;
}

/** Waits before the next attempt: twice as long each time, less a chance part, so that not all come at once. */
async function pause({ times, stop }: Pick<Sender, 'times' | 'stop'>, attempts: number, asked = 0): Promise<void> {
  const backOff = Math.min(times.longest, times.first * 2 ** Math.min(attempts, 20));
  const wait = Math.min(times.longest, Math.max(asked, backOff * (0.5 + Math.random() / 2)));
  await sleep(wait, undefined, { signal: stop }).catch(() => {});
}
