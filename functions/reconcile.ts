// Lambda: each minute, by the clock. Embargoes end, a share of the bucket is looked over, and silent providers are noticed.
import type { Context } from 'aws-lambda';
import { queueClient, wireBucket } from './aws.ts';
import type { StoredObject } from './intake/objects.ts';
import { reconcile } from './intake/reconcile.ts';
import type { Bucket } from './intake/s3.ts';
import { silentProviders } from './intake/silence.ts';
import { announce } from './intake/sqs.ts';
import { type Lambda, openedOnce } from './lambda.ts';
import { faultIn } from './store/faults.ts';

export interface Around {
  readonly objects: Pick<Bucket, 'page'>;
  readonly queue: (objects: readonly StoredObject[]) => Promise<void>;
}

export const handler = reconcileWith(openedOnce('reconcile'), ({ aws }) => ({
  objects: wireBucket(aws),
  queue: (objects) => announce(queueClient(), aws.queueUrl, objects),
}));

export function reconcileWith(open: () => Promise<Lambda>, around: (lambda: Lambda) => Around) {
  return async (_: unknown, context: Pick<Context, 'getRemainingTimeInMillis'>): Promise<void> => {
    const lambda = await open();
    const { aws, store, now, log, metrics } = lambda;
    const { measure } = metrics;
    const [at, timeLeft] = [now(), () => context.getRemainingTimeInMillis()];
    // One that fails does not keep the others from their work.
    const done = await Promise.allSettled([
      store.release(at).then((released) => measure('Released', released)),
      reconcile({ ...aws, ...around(lambda), pages: aws.reconcilePages, store, measure, at, timeLeft }).then(({ checked, queued }) => {
        if (queued > 0) log.warn('objects without a receipt were queued', { checked, queued });
      }),
      silentProviders({ store, at, silences: aws.silences, timeLeft }).then((silent) => {
        measure('Silent', 0);
        for (const { provider, minutes, lastHeard } of silent) {
          log.warn('a provider is silent', { provider, minutes, lastHeard });
          measure('Silent', 1, { provider });
        }
      }),
    ]);
    metrics.flush();
    const failed = done.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    for (const error of failed) log.error('reconciling failed, and goes on with the next run', faultIn(error));
    if (failed.length > 0) throw failed[0];
  };
}
