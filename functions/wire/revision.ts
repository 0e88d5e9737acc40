// The revision of a story: a string that sorts. A later revision is greater, on every machine, whatever the order of arrival.
import { hash } from 'node:crypto';
import { utc } from './dates.ts';

/** Stands where the wire states no date: such a revision is older than any dated one of its version. */
const UNDATED = '0000-00-00T00:00:00.000Z';
const VERSION = /^0*([1-9]\d{0,9})$/;

/**
 * `<version, ten digits>/<versionCreated in UTC>/<content hash>`. A version that is no number counts as 0; a date that is
 * merely the time of arrival must not be handed in, or the same bytes would become another revision tomorrow.
 */
export function revisionOf(version: string | undefined, versionCreated: string | undefined, content: string): string {
  const number = VERSION.exec(version ?? '')?.[1] ?? '0';
  return `${number.padStart(10, '0')}/${versionCreated ? utc(versionCreated) : UNDATED}/${contentHash(content)}`;
}

/**
 * The revision of an item that a later reader read otherwise: `<place>~<number, four digits>.<content hash>`. It sorts directly behind the
 * place, which is the revision that the first reading gave, and so before all that sorted behind that one.
 */
export function rereadingOf(place: string, number: number, content: string): string {
  return `${place}~${String(number).padStart(4, '0')}.${content}`;
}

export interface RevisionParts {
  /** The revision of the item's first reading. */
  readonly place: string;
  /** 0 for the first reading. */
  readonly number: number;
  /** The content hash. */
  readonly content: string;
}

/** A revision taken apart. */
export function partsOf(revision: string): RevisionParts {
  const [place = '', reading] = revision.split('~');
  if (reading === undefined) return { place, number: 0, content: place.slice(place.lastIndexOf('/') + 1) };
  const [number = '', content = ''] = reading.split('.');
  return { place, number: Number(number), content };
}

/** Whether a version counts for order: a whole number from 1 up, of ten digits at most. */
export function isOrderly(version: string): boolean {
  return VERSION.test(version);
}

/** 24 hexadecimal digits of the SHA-256 of a text. */
export function contentHash(content: string): string {
  return hash('sha256', content).slice(0, 24);
}
