// `wiredesk webhooks`: to whom events are sent, how far each has come, and whether it takes one.
import { randomUUID } from 'node:crypto';
import { eventOf } from '../desk/events.ts';
import { isSecret } from '../desk/signature.ts';
import { jsonOf } from '../desk/tellings.ts';
import type { Webhook } from '../desk/webhook-file.ts';
import { isOff, placeMark, post, switchOn } from '../desk/webhooks.ts';
import { now, secretNamed } from '../settings.ts';
import { feedsOf } from '../store/feeds.ts';
import type { Store } from '../store/store.ts';
import { readWebhooksFile } from '../webhooks-file.ts';
import { type Context, withStore } from './context.ts';
import { EXIT, type ExitCode, NotFoundError, UsageError } from './exit.ts';
import { type Column, printRows } from './table.ts';

/** Changes that are counted as waiting; of more it is enough to know that they are many. */
const COUNTED = 1_000;

interface Row extends Webhook {
  readonly state: 'on' | 'off' | 'new' | 'no secret';
  /** Changes that it has not come to, a thousand at most. */
  readonly waiting: number;
}

const COLUMNS: readonly Column<Row>[] = [
  { title: 'NAME', value: ({ name }) => name, style: () => 'cyan' },
  { title: 'STATE', value: ({ state }) => state, style: ({ state }) => (state === 'on' || state === 'new' ? 'green' : 'red') },
  {
    title: 'WAITING',
    value: ({ waiting }) => waiting,
    shown: ({ waiting }) => (waiting < COUNTED ? waiting : `${COUNTED}+`),
    align: 'right',
  },
  { title: 'FEEDS', value: ({ feeds }) => feeds?.join(' ') ?? 'all' },
  { title: 'URL', value: ({ url }) => url },
];

export async function listWebhooks(context: Context, { json }: { readonly json?: boolean }): Promise<ExitCode> {
  const { settings, out } = context;
  const webhooks = readWebhooksFile(settings.webhooks);
  return await withStore(context, async (store) => {
    const rows = await Promise.all(webhooks.map((webhook) => rowOf(store, webhook)));
    if (json) await out.line(JSON.stringify(rows));
    else await printRows(out, COLUMNS, rows, 'There is no webhooks.json here, or none in it.');
    return EXIT.ok;
  });
}

async function rowOf(store: Store, webhook: Webhook): Promise<Row> {
  const cursor = await store.mark(placeMark(webhook.name));
  const waiting = cursor === undefined ? 0 : (await store.changes({ at: now(), limit: COUNTED, cursor })).entries.length;
  const state = !isSecret(secretNamed(webhook.secretFrom) ?? '')
    ? 'no secret'
    : (await isOff(store, webhook))
      ? 'off'
      : cursor === undefined
        ? 'new'
        : 'on';
  return { ...webhook, state, waiting };
}

export async function testWebhook(context: Context, name: string): Promise<ExitCode> {
  const { settings, out, stop } = context;
  const webhooks = readWebhooksFile(settings.webhooks);
  const webhook = webhooks.find((each) => each.name === name);
  if (!webhook) throw new NotFoundError(`there is no webhook ${name}; there are ${webhooks.map((each) => each.name).join(', ') || 'none'}`);
  const secret = secretNamed(webhook.secretFrom) ?? '';
  if (!isSecret(secret))
    throw new UsageError(`${webhook.secretFrom} must hold the secret, 24 bytes at least, as text or as whsec_ and Base64`);
  return await withStore(context, async (store) => {
    const event = await latestEvent(store);
    const answer = await post(
      { webhook, secret, now, stop, times: { timeout: 15_000 } },
      { id: `test-${randomUUID()}`, json: jsonOf(event) },
    );
    await out.line(`${name}: ${answer.kind === 'taken' ? 'taken' : 'not taken'} (${answer.says})`);
    if (answer.kind !== 'taken') return EXIT.refused;
    if (await isOff(store, webhook)) {
      await switchOn(store, webhook);
      await out.line('It was switched off, and is on again: the next start of serve goes on where it stood.');
    }
    return EXIT.ok;
  });
}

async function latestEvent(store: Store) {
  const at = now();
  const [card] = (await store.feed('all', { at, limit: 1 })).entries;
  const answer = card && (await store.get(card.id, at));
  if (!card || answer?.state !== 'usable') throw new NotFoundError('there is no story yet to send');
  const { story } = answer;
  return eventOf({ kind: 'story', cursor: '', card }, { story, feeds: feedsOf(story), isUpdate: true });
}
