// Objects in S3 buckets. Where a bucket keeps no versions, an object that was overwritten is another version too, and the
// earlier one is gone. Spec: Amazon S3 API Reference.
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  type ObjectVersion,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { WireError } from '../wire/codes.ts';
import type { Objects, StoredObject } from './objects.ts';
import { type Announced, bare, decodeKey, eTagOf, versionOf } from './s3-names.ts';

export interface BucketOptions {
  readonly client: S3Client;
  readonly bucket: string;
  /** Keys of objects start so; others are never listed. */
  readonly prefix: string;
}

export interface Bucket extends Objects {
  /** All versions of all objects that are there, by key. Pages are asked for as they are needed. */
  list(): AsyncIterable<StoredObject>;
  /** A page of the same, up to 1,000; without a cursor from the start. The last page has no cursor. */
  page(cursor?: string): Promise<VersionsPage>;
  /** What was announced, with what only S3 can tell of it. Throws `WireError` SOURCE_GONE where it is no more. */
  find(announced: Announced): Promise<StoredObject>;
}

export interface VersionsPage {
  readonly objects: readonly StoredObject[];
  /** Opaque. */
  readonly cursor?: string;
}

/** The connection ended before the object did: to be tried again. */
export class BodyTooShort extends Error {
  override readonly name = 'BodyTooShort';
}

/** Opens a bucket; nothing is asked of it yet. */
export function openBucket({ client, bucket, prefix }: BucketOptions): Bucket {
  const page = (cursor?: string) => listPage(client, bucket, prefix, cursor);
  return {
    page,
    async *list() {
      for (let cursor: string | undefined, isFirst = true; isFirst || cursor; isFirst = false) {
        const found = await page(cursor);
        yield* found.objects;
        cursor = found.cursor;
      }
    },
    find: (announced) => findVersion(client, announced),
    open: (object) => readVersion(client, object),
  };
}

/** How S3 is asked for a version, and for no other that may stand in its place by now. */
function asked({ bucket, key, versionId }: Pick<StoredObject, 'bucket' | 'key' | 'versionId'>) {
  const eTag = eTagOf(versionId);
  if (eTag === undefined) return { Bucket: bucket, Key: key, VersionId: versionId };
  return { Bucket: bucket, Key: key, VersionId: 'null', ...(eTag && { IfMatch: `"${eTag}"` }) };
}

async function* readVersion(client: S3Client, object: StoredObject): AsyncGenerator<Uint8Array> {
  const { Body, ContentLength } = await client.send(new GetObjectCommand(asked(object))).catch((error) => {
    throw refusal(error, object);
  });
  let bytes = 0;
  if (Body) {
    for await (const chunk of Body as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      yield chunk;
    }
  }
  if (ContentLength !== undefined && bytes !== ContentLength)
    throw new BodyTooShort(`${object.bucket}/${object.key} came as ${bytes} bytes of ${ContentLength}`);
}

async function findVersion(client: S3Client, { bucket, key, versionId, eTag }: Announced): Promise<StoredObject> {
  const ask = {
    Bucket: bucket,
    Key: key,
    ...(versionId && { VersionId: versionId }),
    ...(!versionId && eTag && { IfMatch: `"${bare(eTag)}"` }),
  };
  const found = await client.send(new HeadObjectCommand(ask)).catch((error) => {
    throw refusal(error, { bucket, key });
  });
  return {
    bucket,
    key,
    versionId: versionOf(found.VersionId ?? versionId, found.ETag),
    size: found.ContentLength ?? 0,
    receivedAt: (found.LastModified ?? new Date(0)).toISOString(),
  };
}

/**
 * What S3's refusal means. That a version is no more is for good; so is a key or version that S3 never gave. All else is
 * thrown on: 403 among it, which S3 also answers for a missing key to those who may not list the bucket.
 */
function refusal(error: unknown, { bucket, key }: Pick<StoredObject, 'bucket' | 'key'>): unknown {
  if (!(error instanceof S3ServiceException)) return error;
  const status = error.$metadata.httpStatusCode;
  const isGone = (status === 404 && error.name !== 'NoSuchBucket') || status === 405 || status === 412;
  if (isGone) return new WireError('SOURCE_GONE', `${bucket}/${key} was deleted or overwritten before it could be read.`, { cause: error });
  if (error.name === 'InvalidArgument' || error.name === 'KeyTooLongError')
    return new WireError('EVENT_INVALID', `${bucket}/${key} is announced under a key or version that S3 cannot have given.`, {
      cause: error,
    });
  return error;
}

async function listPage(client: S3Client, bucket: string, prefix: string, cursor: string | undefined): Promise<VersionsPage> {
  const [keyMarker, versionMarker]: string[] = cursor ? JSON.parse(cursor) : [];
  const page = await client.send(
    new ListObjectVersionsCommand({
      Bucket: bucket,
      Prefix: prefix,
      // Keys may hold characters that XML cannot.
      EncodingType: 'url',
      ...(keyMarker !== undefined && { KeyMarker: keyMarker }),
      ...(versionMarker !== undefined && { VersionIdMarker: versionMarker }),
    }),
  );
  const keyOf = (key: string) => (page.EncodingType === 'url' ? decodeKey(key) : key);
  const next = page.IsTruncated && page.NextKeyMarker !== undefined ? [keyOf(page.NextKeyMarker), page.NextVersionIdMarker] : undefined;
  return {
    objects: (page.Versions ?? []).map((version) => storedObject(bucket, version, keyOf)),
    ...(next && { cursor: JSON.stringify(next.filter((part) => part !== undefined)) }),
  };
}

function storedObject(
  bucket: string,
  { Key, VersionId, ETag, Size, LastModified }: ObjectVersion,
  keyOf: (key: string) => string,
): StoredObject {
  return {
    bucket,
    key: keyOf(Key ?? ''),
    versionId: versionOf(VersionId, ETag),
    size: Size ?? 0,
    receivedAt: (LastModified ?? new Date(0)).toISOString(),
  };
}
