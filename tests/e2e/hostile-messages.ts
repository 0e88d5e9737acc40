// Messages that nobody should send, straight to the intake queue: each is dealt with at its first attempt, none is a dead letter.
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { Store } from '../../functions/store/store.ts';
import { type Delivered, putAll } from './delivery.ts';
import type { Clients, Outputs } from './deployment.ts';
import { must, until } from './tally.ts';

/** Sends them, and waits for the receipts that they must get. Answers the one object that there was. */
export async function sendHostileMessages(store: Store, clients: Clients, outputs: Outputs): Promise<{ object: Delivered; said: string }> {
  const { BucketName: bucket, Prefix, QueueUrl } = outputs;
  const known = await putQuietly(clients, outputs);
  const missing = { bucket, key: `${Prefix}never/there ü+.xml`, versionId: 'a-version-that-never-was' };
  const folder = { bucket, key: `${Prefix}a folder/`, versionId: 'of-a-folder' };
  const messages = [
    JSON.stringify({ Service: 'Amazon S3', Event: 's3:TestEvent', Time: '2026-01-05T10:00:00.000Z', Bucket: bucket }),
    eventOf(known),
    eventOf(known),
    eventOf(missing),
    eventOf(folder),
    eventOf(missing, 'ObjectRemoved:Delete'),
    eventOf({ ...missing, key: '%E0%A4%A' }, 'ObjectCreated:Put', (key) => key),
    JSON.stringify({ Records: [{ s3: {} }, null, 7] }),
    JSON.stringify({ Records: 'none' }),
    JSON.stringify({ __proto__: null, constructor: { prototype: 1 } }),
    'no JSON at all <xml/>',
    '[]',
    '{"Records":[',
    '\u0001'.replace('\u0001', ' '),
  ];
  for (const body of messages) await clients.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: body }));
  for (const object of [known, missing, folder]) await until(`a receipt for ${object.key}`, 60, () => store.receipt(object));
  const [gone, refused] = [await store.receipt(missing), await store.receipt(folder)];
  must(gone?.refused[0]?.code === 'SOURCE_GONE', `what is gone has the receipt ${gone?.refused[0]?.code}`);
  must(refused?.refused[0]?.code === 'NOT_AN_OBJECT', `a folder has the receipt ${refused?.refused[0]?.code}`);
  const invalid = async () => {
    const { entries } = await store.receipts({ code: 'EVENT_INVALID' }, { at: new Date().toISOString(), limit: 100 });
    return entries.length >= 8 ? entries : undefined;
  };
  const unreadable = await until('receipts of unreadable messages', 60, invalid);
  return { object: known, said: `${messages.length} messages, ${unreadable.length} of them no event` };
}

/** An object with a name that events encode. Its own notice may come as well, with another time: so the story states its own. */
async function putQuietly(clients: Clients, outputs: Outputs): Promise<Delivered> {
  const bytes = Buffer.from(
    '{"uri":"urn:newsml:copy.example:20260105:encoded","type":"text","versionCreated":"2026-01-05T09:00:00Z","headlines":[{"value":"A name with signs"}],"language":"en"}',
  );
  const [object] = await putAll(clients, outputs, [{ key: 'copy-house/naïve + name (1).json', bytes }]);
  must(object, 'the object was not put');
  return object;
}

function eventOf({ bucket, key, versionId }: Omit<Delivered, 'bytes'>, eventName = 'ObjectCreated:Put', encode = encoded): string {
  const s3 = {
    s3SchemaVersion: '1.0',
    bucket: { name: bucket },
    object: { key: encode(key), size: 12, versionId, sequencer: '0055AED6DCD90281E5' },
  };
  return JSON.stringify({
    Records: [{ eventVersion: '2.1', eventSource: 'aws:s3', eventName, eventTime: '2026-01-05T10:00:00.000Z', s3 }],
  });
}

/** As S3 encodes keys in its events: like a form, with slashes as they are. */
function encoded(key: string): string {
  return encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/');
}
