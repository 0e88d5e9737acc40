// Names of objects as S3 writes them: keys in events and listings, and versions where a bucket keeps none.

/** An object as somebody knows of it, who may not know all. */
export interface Announced {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
  readonly eTag?: string;
  /** Bytes. */
  readonly size?: number;
  /** ISO 8601 in UTC, with milliseconds. */
  readonly receivedAt?: string;
}

/** A key from its URL encoding, in which `+` is a blank. Throws a `URIError` where it is no encoding of UTF-8. */
export function decodeKey(encoded: string): string {
  return decodeURIComponent(encoded.replaceAll('+', ' '));
}

export function encodeKey(key: string): string {
  return encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/');
}

const UNVERSIONED = 'etag-';

/** The version that an object goes by: S3's, or its ETag where the bucket kept no versions when the object came. */
export function versionOf(versionId: string | undefined, eTag: string | undefined): string {
  if (versionId && versionId !== 'null') return versionId;
  return `${UNVERSIONED}${bare(eTag ?? '')}`;
}

/** The ETag of a version that goes by it, without quotation marks; undefined for a version of S3's own. */
export function eTagOf(versionId: string): string | undefined {
  return versionId.startsWith(UNVERSIONED) ? versionId.slice(UNVERSIONED.length) : undefined;
}

/** S3 quotes ETags in some answers, and not in events. */
export function bare(eTag: string): string {
  return eTag.replaceAll('"', '');
}
