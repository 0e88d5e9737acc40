// Notices that never come: objects are put while the bucket tells nobody of them, and reconcile finds them.
import { GetBucketNotificationConfigurationCommand, PutBucketNotificationConfigurationCommand } from '@aws-sdk/client-s3';
import type { Store } from '../../functions/store/store.ts';
import { type Delivered, putAll } from './delivery.ts';
import type { Clients, Outputs } from './deployment.ts';
import type { Functions } from './functions.ts';
import type { WireFile } from './generate.ts';
import { must, until } from './tally.ts';

/** Puts files that nobody is told of, and waits until reconcile has had them taken in. Answers the objects. */
export async function loseNotices(
  store: Store,
  clients: Clients,
  outputs: Outputs,
  functions: Functions,
  files: readonly WireFile[],
): Promise<{ objects: Delivered[]; said: string }> {
  const lost = await unannounced(clients, outputs, files);
  must((await withReceipt(store, lost)) === 0, 'nobody was told, and yet there is a receipt');

  // As the clock does, but for objects of any age, and without waiting for the next lap.
  await functions.setVariables('Reconcile', { WIREDESK_RECONCILE_GRACE_MINUTES: '0', WIREDESK_RECONCILE_LAP_MINUTES: '0' });
  let [runs, found] = [0, 0];
  await until(
    `${lost.length} objects found`,
    120,
    async () => {
      await functions.invoke('Reconcile', { source: 'aws.events' });
      runs += 1;
      found = await withReceipt(store, lost);
      return found === lost.length || undefined;
    },
    () => `${found} were, by ${runs} runs`,
  );
  return { objects: lost, said: `${lost.length} objects, ${runs} runs` };
}

/** Puts files while the bucket tells nobody of what is put. Answers the objects. */
export async function unannounced(clients: Clients, outputs: Outputs, files: readonly WireFile[]): Promise<Delivered[]> {
  const { s3 } = clients;
  const { BucketName: Bucket } = outputs;
  const { QueueConfigurations } = await s3.send(new GetBucketNotificationConfigurationCommand({ Bucket }));
  must(QueueConfigurations?.length === 1, 'the bucket tells one queue of its objects');
  await s3.send(new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration: {} }));
  const objects = await putAll(clients, outputs, files);
  await s3.send(new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration: { QueueConfigurations } }));
  return objects;
}

async function withReceipt(store: Store, objects: readonly Delivered[]): Promise<number> {
  const receipts = await Promise.all(objects.map((object) => store.receipt(object)));
  return receipts.filter(Boolean).length;
}
