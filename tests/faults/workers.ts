// Workers as Lambda runs them: each takes batches from the queue and works on them with the code of the ingest function, until
// nothing is left, or it dies.
import type { Message } from '../../functions/intake/events.ts';
import { SILENT } from '../../functions/intake/log.ts';
import { type QueueIntake, takeInMessages } from '../../functions/intake/queue.ts';
import type { Store } from '../../functions/store/store.ts';
import { DEFAULT_LIMITS } from '../../functions/wire/limits.ts';
import { objectsOf } from '../intake/held-objects.ts';
import type { Serve } from './calls.ts';
import type { World } from './schedule.ts';
import { inWeather } from './weather.ts';

/** By the clock of the workers. */
const NOW = '2026-01-06T09:00:20.000Z';

/** Takes batches in until the queue is empty. Who dies is followed by another. */
export async function work(world: World): Promise<void> {
  const { queue, chance, plan, variant, inTurns } = world;
  while (!world.isCalm) {
    const death = Promise.withResolvers<'dead'>();
    const weather = (call: Parameters<typeof plan.weather>[0]) => (world.isCalm ? undefined : plan.weather(call));
    const intake = intakeOf(
      world,
      inWeather(inTurns, weather, () => death.resolve('dead')),
    );
    for (let isAlive = true; isAlive; ) {
      const batch = queue.receive();
      if (!batch) return;
      if (variant.acknowledgesFirst) batch.done([]);
      const failed = await Promise.race([takeInMessages(unseen(world, batch.messages), intake), death.promise]);
      isAlive = failed !== 'dead';
      if (variant.acknowledgesFirst) continue;
      // What is done with may come again, where the word of it is lost.
      if (failed === 'dead' || chance.number() < 0.05) batch.lost();
      else batch.done(failed);
    }
  }
}

/** Takes in what is left, the dead letters too, while nothing happens any more; false where it does not end. */
export async function settle(world: World): Promise<boolean> {
  const { queue, inTurns } = world;
  for (let rounds = 0; rounds < 100; rounds += 1) {
    if (queue.isEmpty && queue.redrive() === 0) return true;
    const batch = queue.receive();
    batch?.done(await takeInMessages(unseen(world, batch.messages), intakeOf(world, inTurns)));
  }
  return false;
}

/** All messages; where marks are trusted, those that nobody has begun with. */
function unseen({ variant, seen }: World, messages: readonly Message[]): readonly Message[] {
  if (!variant.trustsSeenMarks) return messages;
  const fresh = messages.filter(({ body }) => !seen.has(body));
  for (const { body } of messages) seen.add(body);
  return fresh;
}

function intakeOf({ open, plan, variant }: World, serve: Serve): QueueIntake {
  const store: Store = open(variant.worker?.(serve) ?? serve);
  return {
    objects: { ...objectsOf(plan.objects), page: unasked, find: unasked },
    store: variant.store?.(store) ?? store,
    limits: DEFAULT_LIMITS,
    log: SILENT,
    measure: () => {},
    now: () => NOW,
    timeLeft: () => 60_000,
  };
}

async function unasked(): Promise<never> {
  throw new Error('every event says all that there is to know');
}
