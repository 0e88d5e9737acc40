// All samples through the functions with their real logs and metrics, for a test to read what they say. They are taken in whole, cut short, and
// by a store that fails for reasons that quote the copy; and served, told of and reconciled, with the same failures.
import { ingestWith } from '../../functions/ingest.ts';
import { announcementsIn, eventBodyOf } from '../../functions/intake/events.ts';
import { openBucket } from '../../functions/intake/s3.ts';
import { jsonLog, type Lambda, meter } from '../../functions/lambda.ts';
import { publishWith } from '../../functions/publish.ts';
import { reconcileWith } from '../../functions/reconcile.ts';
import { serveWith } from '../../functions/serve.ts';
import { cardOf } from '../../functions/store/card.ts';
import type { News } from '../../functions/store/dynamodb.ts';
import type { Store } from '../../functions/store/store.ts';
import type { Story } from '../../functions/wire/story.ts';
import { serveBucket } from '../intake/bucket-server.ts';
import { readSamples } from '../wire/samples.ts';
import { contextOf, partsOf } from './parts.ts';

const LATER = '2030-01-01T00:00:00.000Z';

await using server = await serveBucket();
const parts = (service: string, store: Partial<Store> = {}): Lambda => {
  const whole = partsOf({ now: () => LATER });
  return { ...whole, store: { ...whole.store, ...store }, log: jsonLog(service, 'info', 'test'), metrics: meter('test') };
};
/** As parsers fail: with words of what they read. */
const quote = (story: Story | undefined): never => {
  throw new SyntaxError(`Unexpected token in ${story?.item.bodies?.[0]?.value.replace(/<[^>]*>/g, ' ')}`);
};
const taking = parts('ingest');
const handlers = [taking, parts('ingest', { put: async (stories) => quote(stories[0]) })].map((lambda) =>
  ingestWith(
    async () => lambda,
    () => ({ objects: openBucket({ client: server.client, bucket: 'wires', prefix: '' }), backOff: async () => {} }),
  ),
);
for (const { name, bytes } of readSamples()) {
  for (const [suffix, content] of [
    ['', bytes],
    ['.cut', bytes.subarray(0, bytes.length / 2)],
  ] as const) {
    const key = `incoming/${name}${suffix}`;
    const body = eventBodyOf({
      bucket: 'wires',
      key,
      versionId: server.put(key, content),
      size: content.length,
      receivedAt: '2026-01-06T09:00:00.000Z',
    });
    if (announcementsIn({ queue: '', id: '', body, sentAt: '' }).length !== 1) throw new Error(`${key} is not announced`);
    const text = Buffer.from(content).toString('latin1').slice(0, 60_000);
    const Records = [body, text].map((each, index) => ({
      messageId: `${index}`,
      body: each,
      eventSourceARN: 'arn:q',
      attributes: { SentTimestamp: '0' },
    }));
    for (const handler of handlers) await handler({ Records } as never, contextOf());
  }
}

const context = contextOf();
for (const story of await shownIn(taking.store)) {
  const failing: Partial<Store> = {
    get: async () => quote(story),
    query: async () => quote(story),
    release: async () => quote(story),
  };
  for (const store of [taking.store, { ...taking.store, ...failing }]) {
    const serve = serveWith(
      async () => parts('serve', store),
      ({ now, log }) => ({ store, now, log, access: 'anyone' }),
    );
    for (const path of [`/stories/${encodeURIComponent(story.id)}`, '/feeds/all.json?limit=1'])
      await serve(requestOf(path) as never, context as never);
    const none = { page: async () => ({ objects: [] }) };
    await reconcileWith(
      async () => parts('reconcile', store),
      () => ({ objects: none, queue: async () => {} }),
    )({}, context).catch(() => {});
  }
  const row = { eventName: 'INSERT', dynamodb: { NewImage: {}, SequenceNumber: '1' } };
  const told: News = { kind: 'published', card: cardOf(story), story, feeds: ['all'] };
  const lambda = parts('publish');
  for (const [news, taken] of [
    [async () => told, 1],
    [async () => told, 0],
    [async () => quote(story), 1],
  ] as const) {
    await publishWith(
      async () => lambda,
      () => ({ bus: { put: async () => taken }, news }),
    )({ Records: [row] } as never);
  }
}

async function shownIn(store: Store): Promise<Story[]> {
  const { entries } = await store.feed('all', { at: LATER, limit: 1_000 });
  const answers = await Promise.all(entries.map(({ id }) => store.get(id, LATER)));
  return answers.flatMap((answer) => (answer?.state === 'usable' ? [answer.story] : []));
}

/** As a function URL hands it over. */
function requestOf(path: string) {
  const [rawPath = '', rawQueryString = ''] = path.split('?');
  const requestContext = { http: { method: 'GET', path: rawPath, sourceIp: '192.0.2.1' } };
  return { version: '2.0', routeKey: '$default', rawPath, rawQueryString, headers: { host: 'desk.example' }, requestContext };
}
