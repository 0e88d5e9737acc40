// What a message of the queue says: which objects have come into a bucket.
// Spec: Amazon S3 User Guide, "Event message structure", and for EventBridge "EventBridge event message structure".
import { createHash } from 'node:crypto';
import type { Fault } from '../wire/story.ts';
import type { StoredObject } from './objects.ts';
import { type Announced, decodeKey, encodeKey, eTagOf, versionOf } from './s3-names.ts';

export interface Message {
  /** Name of the queue that it came by. */
  readonly queue: string;
  readonly id: string;
  readonly body: string;
  /** When it was sent: ISO 8601 in UTC, with milliseconds. */
  readonly sentAt: string;
}

export type Announcement =
  | { readonly kind: 'object'; readonly object: Announced }
  /** What can never be taken in, and the name that its receipt goes by. */
  | { readonly kind: 'refused'; readonly object: StoredObject; readonly fault: Fault };

/**
 * The objects that a message announces, in its order; none where it tells of something else (a test, a deletion). What cannot
 * be read is refused under the queue's name and the message's id, where a person finds it.
 */
export function announcementsIn(message: Message): Announcement[] {
  const event = parse(message.body);
  if (!event) return [unreadable(message, 'The message is no JSON object.')];
  // Sent once, when notifications are set up.
  if (event.Event === 's3:TestEvent') return [];
  if (event.source === 'aws.s3') return event['detail-type'] === 'Object Created' ? [announcement(message, bridged(event))] : [];
  const { Records: records } = event;
  if (!Array.isArray(records)) {
    const keys = Object.keys(event).slice(0, 12).join(', ').slice(0, 200);
    return [unreadable(message, `The message is no event of S3, but JSON with the keys ${keys}.`)];
  }
  return records.flatMap((record, index) => {
    const fields = asFields(record);
    const isOther = typeof fields.eventName === 'string' && !/^(?:s3:)?ObjectCreated:/.test(fields.eventName);
    return isOther ? [] : announcement(message, notified(fields), records.length > 1 ? index : undefined);
  });
}

/** A message's body as S3 sends it, of an object that was announced to nobody. */
export function eventBodyOf({ bucket, key, versionId, size, receivedAt }: Announced): string {
  const eTag = eTagOf(versionId ?? '');
  const object = { key: encodeKey(key), size, ...(eTag === undefined ? { versionId } : { eTag }) };
  const s3 = { bucket: { name: bucket }, object };
  return JSON.stringify({
    Records: [{ eventVersion: '2.1', eventSource: 'aws:s3', eventName: 'ObjectCreated:Put', eventTime: receivedAt, s3 }],
  });
}

type Fields = Readonly<Record<string, unknown>>;

/** An object as the two kinds of events name it, unchecked. */
interface Named {
  readonly bucket: unknown;
  readonly key: unknown;
  readonly isEncoded: boolean;
  readonly versionId: unknown;
  readonly eTag: unknown;
  readonly size: unknown;
  readonly time: unknown;
}

function notified({ s3, eventTime }: Fields): Named {
  const object = asFields(asFields(s3).object);
  const { name: bucket } = asFields(asFields(s3).bucket);
  return { bucket, key: object.key, isEncoded: true, versionId: object.versionId, eTag: object.eTag, size: object.size, time: eventTime };
}

function bridged({ detail, time }: Fields): Named {
  const object = asFields(asFields(detail).object);
  const { name: bucket } = asFields(asFields(detail).bucket);
  return { bucket, key: object.key, isEncoded: false, versionId: object['version-id'], eTag: object.etag, size: object.size, time };
}

function announcement(message: Message, named: Named, index?: number): Announcement {
  const { bucket, key: written } = named;
  if (!isName(bucket) || !isName(written)) return unreadable(message, 'The event names no bucket or no key.', 'EVENT_INVALID', index);
  const versionId = isName(named.versionId) ? named.versionId : undefined;
  const eTag = isName(named.eTag) ? named.eTag : undefined;
  if ([bucket, versionId, eTag].some((name = '') => Buffer.byteLength(name) > LONGEST_NAME))
    return unreadable(message, 'The event names a bucket or a version by more than S3 does.', 'EVENT_INVALID', index);
  const key = named.isEncoded ? decoded(written) : written;
  if (!key?.isWellFormed() || Buffer.byteLength(key) > LONGEST_KEY)
    return unreadable(message, `The key ${written.slice(0, 200)} in ${bucket} cannot be decoded, or is too long.`, 'KEY_INVALID', index);

  const size = Number.isSafeInteger(named.size) ? Number(named.size) : undefined;
  const receivedAt = isoTime(named.time);
  if (key.endsWith('/')) {
    const object = { bucket, key, versionId: versionOf(versionId, eTag), size: size ?? 0, receivedAt: receivedAt ?? message.sentAt };
    return { kind: 'refused', object, fault: { code: 'NOT_AN_OBJECT', message: `${bucket}/${key} is a folder.` } };
  }
  return {
    kind: 'object',
    object: {
      bucket,
      key,
      ...(versionId && { versionId }),
      ...(eTag && { eTag }),
      ...(size !== undefined && { size }),
      ...(receivedAt && { receivedAt }),
    },
  };
}

/** Bytes that S3 lets a key have, and more than it gives buckets, versions and ETags: receipts have no room for longer ones. */
const LONGEST_KEY = 1_024;
const LONGEST_NAME = 900;

function unreadable(
  { queue, id, body, sentAt }: Message,
  message: string,
  code: Fault['code'] = 'EVENT_INVALID',
  index?: number,
): Announcement {
  const key = index === undefined ? id : `${id}#${index}`;
  const versionId = createHash('sha256').update(body).digest('hex').slice(0, 32);
  const object = { bucket: queue, key, versionId, size: Buffer.byteLength(body), receivedAt: sentAt };
  return { kind: 'refused', object, fault: { code, message: message.toWellFormed() } };
}

function parse(body: string): Fields | undefined {
  try {
    const event: unknown = JSON.parse(body);
    return typeof event === 'object' && event !== null && !Array.isArray(event) ? (event as Fields) : undefined;
  } catch {
    return undefined;
  }
}

function asFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function decoded(key: string): string | undefined {
  try {
    return decodeKey(key);
  } catch {
    return undefined;
  }
}

function isoTime(time: unknown): string | undefined {
  if (typeof time !== 'string' || !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(time)) return undefined;
  const milliseconds = Date.parse(time);
  return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds).toISOString();
}
