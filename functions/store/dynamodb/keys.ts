// The keys of the table. Everything of a story stands under the hash of its id; what lists show stands under their names.
import { createHash } from 'node:crypto';
import type { ObjectName } from '../store.ts';
import type { Key } from './items.ts';

/** 132 bits of the SHA-256 of a text: 22 characters. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

export function headKey(id: string): Key {
  return { PK: `S#${hashOf(id)}`, SK: 'HEAD' };
}

export function revisionKey(id: string, revision: string): Key {
  return { PK: `S#${hashOf(id)}`, SK: `R#${revision}` };
}

export function changeKey(shard: number, number: number): Key {
  return { PK: changesOf(shard), SK: paddedNumber(number) };
}

/** The partition of a shard's numbered changes. */
export function changesOf(shard: number): string {
  return `F#changes#${shard}`;
}

export function paddedNumber(number: number): string {
  return String(number).padStart(15, '0');
}

export function counterKey(shard: number): Key {
  return { PK: `C#changes#${shard}`, SK: 'COUNT' };
}

export function markKey(name: string): Key {
  return { PK: 'C#mark', SK: isCut(name) ? hashOf(name) : name };
}

/** An embargoed story that waits for its time. */
export function waitKey(shard: number, visibleFrom: string, id: string): Key {
  return { PK: waitingOf(shard), SK: positionIn(visibleFrom, id) };
}

export function waitingOf(shard: number): string {
  return `W#${shard}`;
}

export function receiptKey({ bucket, key, versionId }: ObjectName): Key {
  return { PK: `O#${bucket}/${key}`, SK: `V#${versionId}` };
}

/** A receipt among those of the same content. */
export function contentKey(sha256: string, position: string): Key {
  return { PK: `H#${sha256}`, SK: position };
}

/** A place in a list that is sorted by time, then by id. An id too long for a key stands there cut, with its hash. */
export function positionIn(time: string, id: string): string {
  return isCut(id) ? `${time}#${[...id].slice(0, LONG / 4).join('')}#${hashOf(id)}` : `${time}#${id}`;
}

/** The time and the id of a place in a list. Of an id that was too long, what is left of it. */
export function placeOf(position: string): { time: string; id: string } {
  const end = position.indexOf('#');
  return { time: position.slice(0, end), id: position.slice(end + 1) };
}

/** Whether an id does not stand in its place as it is. */
export function isCut(id: string): boolean {
  return Buffer.byteLength(id) > LONG;
}

/** Bytes of a name, above which it does not go into a key as it is. Sort keys may have 1,024. */
const LONG = 800;

/** The shard of what has this id. */
export function shardOf(id: string, shards: number): number {
  return createHash('sha256').update(id).digest().readUInt32BE(0) % shards;
}
