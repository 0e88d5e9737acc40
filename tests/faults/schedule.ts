// One schedule: objects are announced, several workers take them in while calls fail and workers die, others read; then all is
// quiet, what is left is taken in, and the state is compared with that of a store that nothing had happened to.
import { eventBodyOf } from '../../functions/intake/events.ts';
import { openDynamoStore } from '../../functions/store/dynamodb.ts';
import type { HeldObject } from '../intake/held-objects.ts';
import { memoryCopies } from '../store/tables.ts';
import { type Chance, chanceOf } from '../wire/mutants/chance.ts';
import { clientOf, type Serve, TABLE } from './calls.ts';
import { objectsBy } from './copy.ts';
import { judge, type Reference, referenceOf } from './judge.ts';
import { type Queue, queueOf } from './queue.ts';
import { readerOf } from './reader.ts';
import { tableInMemory } from './table-in-memory.ts';
import { turnsOf } from './turns.ts';
import type { Variant } from './variants.ts';
import { CRASHES, FAULTS, type Fault, type Weather } from './weather.ts';
import { settle, work } from './workers.ts';

/** The time at which readers look: between the embargoes. */
const NOW = '2026-01-06T13:00:00.000Z';

export interface Plan {
  readonly objects: readonly HeldObject[];
  readonly workers: number;
  readonly readers: number;
  /** Partitions of each list. */
  readonly shards: number;
  /** What becomes of each call of a worker, as long as there is any weather. */
  readonly weather: Weather;
  /** Whether objects are announced more than once, now and then. */
  readonly repeats: boolean;
}

/** Where a schedule takes place. */
export interface World {
  readonly plan: Plan;
  readonly chance: Chance;
  readonly variant: Variant;
  readonly queue: Queue;
  /** The table, each call in its turn. */
  readonly inTurns: Serve;
  readonly open: (serve: Serve) => ReturnType<typeof openDynamoStore>;
  /** Messages that somebody has begun with: only wrong code asks. */
  readonly seen: Set<string>;
  /** No more weather. */
  isCalm: boolean;
}

/** The plan of a seed, and the chance that goes on deciding while it runs. */
export function planOf(seed: number): { readonly plan: Plan; readonly chance: Chance } {
  const chance = chanceOf(seed);
  const plan: Plan = {
    objects: objectsBy(chance),
    workers: 1 + chance.below(4),
    readers: chance.of([0, 0, 0, 1]),
    shards: chance.of([1, 1, 1, 2]),
    weather: weatherBy(chance),
    repeats: true,
  };
  return { plan, chance };
}

function weatherBy(chance: Chance): Weather {
  const often = chance.of([0, 0.02, 0.05, 0.1]);
  const deadly = chance.of([0, 0.01, 0.03, 0.1]);
  let most = chance.below(8);
  return (): Fault | undefined => {
    const drawn = chance.number();
    if (most <= 0 || drawn >= often + deadly) return undefined;
    most -= 1;
    return chance.of(drawn < often ? FAULTS : CRASHES);
  };
}

const AS_IT_IS: Variant = { name: 'as it is' };

/** Runs a plan, and answers what is wrong with it, in words; nothing where all is as it should be. */
export async function run(plan: Plan, chance: Chance, variant: Variant = AS_IT_IS, emulator: Serve = tableInMemory()): Promise<string[]> {
  const reference = await referenceOf(plan.objects);
  const world = worldOf(plan, chance, variant, emulator);
  const found = new Set<string>();

  let isOver = false;
  const reading = readAll(
    world,
    reference,
    () => isOver,
    (fault) => found.add(fault),
  );
  // Three rounds, for a worker who finds nothing goes home: what others lose afterwards comes again.
  for (let round = 0; round < 3 && !world.queue.isEmpty; round += 1) {
    await Promise.all(Array.from({ length: plan.workers }, () => work(world)));
  }
  world.isCalm = true;
  const isDone = await settle(world);
  isOver = true;
  await reading;

  const faults = isDone ? await judge(world.open(emulator), clientOf(emulator), reference) : ['messages never end'];
  return [...found, ...faults];
}

function worldOf(plan: Plan, chance: Chance, variant: Variant, emulator: Serve): World {
  const turns = turnsOf(chance);
  const copies = memoryCopies();
  const settings = { table: TABLE, copies, feedShards: plan.shards, patience: 0 };
  return {
    plan,
    chance,
    variant,
    queue: announced(plan, chance),
    inTurns: (call) => turns.take(() => emulator(call)),
    open: (serve) => openDynamoStore({ client: clientOf(serve), ...settings }),
    seen: new Set(),
    isCalm: false,
  };
}

function announced({ objects, repeats }: Plan, chance: Chance): Queue {
  const queue = queueOf(chance);
  for (const object of objects) {
    queue.send(eventBodyOf(object));
    if (repeats && chance.number() < 0.3) queue.send(eventBodyOf(object));
  }
  return queue;
}

async function readAll({ plan, variant, inTurns, open }: World, { ids }: Reference, isOver: () => boolean, wrong: (fault: string) => void) {
  const read = async () => {
    const reader = readerOf(open(variant.reader?.(inTurns) ?? inTurns), ids, NOW, wrong);
    while (!isOver()) await reader.look();
    await reader.lastLook();
  };
  await Promise.all(Array.from({ length: plan.readers }, read));
}
