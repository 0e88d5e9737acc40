// Messages in, receipts out: what a batch of the queue's messages announces is taken in, each object on its own.
import { faultIn } from '../store/faults.ts';
import { WireError } from '../wire/codes.ts';
import { type Announcement, announcementsIn, type Message } from './events.ts';
import { type Intake, refuse, takeIn } from './intake.ts';
import type { Measure } from './metrics.ts';
import type { StoredObject } from './objects.ts';
import type { Bucket } from './s3.ts';
import { type Announced, versionOf } from './s3-names.ts';

export interface QueueIntake extends Omit<Intake, 'objects'> {
  readonly objects: Bucket;
  readonly measure: Measure;
  /** ISO 8601 in UTC, with milliseconds. */
  readonly now: () => string;
  /** Milliseconds until the process is stopped. */
  readonly timeLeft: () => number;
}

/** Objects taken in at the same time: one waits for the network while another is read. */
const AT_ONCE = 4;
/** Less time than this is not begun with: a slow object takes two seconds, and the store may need its retries. */
const MARGIN_MS = 10_000;

/** An object takes longer than there is time. What was put of it is passed over quickly at the next attempt, which gets further. */
class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
}

/**
 * Takes in what messages announce, those of one object in their order. Answers the ids of messages to be sent again: the
 * machine failed them, or there was no time left. All others are done with for good, and each object has its receipt.
 */
export async function takeInMessages(messages: readonly Message[], intake: QueueIntake): Promise<string[]> {
  const failed: string[] = [];
  const lanes = lanesOf(messages).values();
  const told = measured(inTime(intake));
  const work = async () => {
    for (const lane of lanes) for (const { id, announcements } of lane) if (!(await isDone(id, announcements, told))) failed.push(id);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (failed.length > 0) intake.measure('Retries', failed.length);
  return failed;
}

interface Announcing {
  readonly id: string;
  readonly announcements: readonly Announcement[];
}

/** Messages that begin with the same object follow one another. */
function lanesOf(messages: readonly Message[]): Announcing[][] {
  const lanes = new Map<string, Announcing[]>();
  for (const message of messages) {
    const announcements = announcementsIn(message);
    const first = announcements[0]?.object;
    const name = first ? JSON.stringify([first.bucket, first.key]) : message.id;
    const lane = lanes.get(name);
    if (lane) lane.push({ id: message.id, announcements });
    else lanes.set(name, [{ id: message.id, announcements }]);
  }
  return [...lanes.values()];
}

/** Whether all that a message announces has its receipt now. One object's failure does not keep the others waiting. */
async function isDone(message: string, announcements: readonly Announcement[], intake: QueueIntake): Promise<boolean> {
  let isDone = true;
  for (const announcement of announcements) {
    if (intake.timeLeft() < MARGIN_MS) return false;
    try {
      await takeInAnnounced(announcement, intake);
    } catch (error) {
      const { bucket, key } = announcement.object;
      intake.log.error('taking in failed and is tried again', { message, bucket, key, ...faultIn(error) });
      isDone = false;
    }
  }
  return isDone;
}

async function takeInAnnounced(announcement: Announcement, intake: QueueIntake): Promise<void> {
  const found = announcement.kind === 'object' ? await whole(announcement.object, intake) : announcement;
  if (found.kind === 'refused') await refuse(found.object, found.fault, intake);
  else await takeIn(found.object, intake);
}

type Found = Extract<Announcement, { kind: 'refused' }> | { readonly kind: 'whole'; readonly object: StoredObject };

/** An announced object with all that is to be known of it, which S3 is asked for where the event does not say. */
async function whole(announced: Announced, { objects, now }: QueueIntake): Promise<Found> {
  const { bucket, key, versionId, eTag, size, receivedAt } = announced;
  if (versionId && versionId !== 'null' && size !== undefined && receivedAt) {
    return { kind: 'whole', object: { bucket, key, versionId, size, receivedAt } };
  }
  try {
    return { kind: 'whole', object: await objects.find(announced) };
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    const object = { bucket, key, versionId: versionOf(versionId, eTag), size: size ?? 0, receivedAt: receivedAt ?? now() };
    return { kind: 'refused', object, fault: { code: error.code, message: error.message } };
  }
}

/** Stops between two puts where time is short: a process that is ended within one holds all its messages back for long. */
function inTime(intake: QueueIntake): QueueIntake {
  const { store, timeLeft } = intake;
  return {
    ...intake,
    store: {
      ...store,
      put: async (stories) => {
        if (timeLeft() < MARGIN_MS) throw new OutOfTime('the object takes longer than there is time: it is gone on with');
        return await store.put(stories);
      },
    },
  };
}

function measured(intake: QueueIntake): QueueIntake {
  const { measure, now } = intake;
  return {
    ...intake,
    onStories(stories) {
      for (const [provider, { length }] of Map.groupBy(stories, ({ wire }) => wire.provider ?? ''))
        measure('Stories', length, { provider });
    },
    onReceipt({ outcome, receivedAt, refused, size, issues }) {
      measure('Objects', 1, { outcome });
      // Consoles make folders as empty objects: no copy is missed, and nobody need look.
      const isFolder = refused[0]?.code === 'NOT_AN_OBJECT' && size === 0;
      if (!isFolder && (outcome === 'rejected' || outcome === 'partial')) measure('Rejections', 1);
      if (issues.KILL_WITHOUT_TARGET) measure('UnaimedKills', issues.KILL_WITHOUT_TARGET);
      measure('Latency', Math.max(0, Date.parse(now()) - Date.parse(receivedAt)));
    },
  };
}
