// Takes all samples in by the ingest function with its real log and metrics, for a test to read what it says: whole, cut short, and with
// a store that fails for reasons that quote the copy.
import { ingestWith } from '../../functions/ingest.ts';
import { announcementsIn, eventBodyOf } from '../../functions/intake/events.ts';
import { openBucket } from '../../functions/intake/s3.ts';
import { jsonLog, type Lambda, meter } from '../../functions/lambda.ts';
import type { Store } from '../../functions/store/store.ts';
import { serveBucket } from '../intake/bucket-server.ts';
import { readSamples } from '../wire/samples.ts';
import { contextOf, partsOf } from './parts.ts';

await using server = await serveBucket();
const parts = (store: Partial<Store> = {}): Lambda => {
  const whole = partsOf();
  return { ...whole, store: { ...whole.store, ...store }, log: jsonLog('ingest', 'info', 'test'), metrics: meter('test') };
};
const quoting: Partial<Store> = {
  put: async (stories) => {
    throw new SyntaxError(`Unexpected token in ${stories[0]?.item.bodies?.[0]?.value.replace(/<[^>]*>/g, ' ')}`);
  },
};
const handlers = [parts(), parts(quoting)].map((lambda) =>
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
