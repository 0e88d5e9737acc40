// Copies in a bucket, under `copies/<hash>`: outside the prefix that announces new objects, so that none is taken for copy of a wire.
import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Copies } from './copies.ts';

export interface S3CopiesSettings {
  readonly client: S3Client;
  readonly bucket: string;
}

/** The same bytes under the same name: to put them again changes nothing. */
export function openS3Copies({ client, bucket }: S3CopiesSettings): Copies {
  const keyOf = (hash: string) => `copies/${hash}`;
  return {
    async put(hash, bytes) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: keyOf(hash), Body: bytes, ContentLength: bytes.length }));
    },
    async get(hash) {
      const { Body, ContentLength } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(hash) }));
      const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
      if (bytes.length !== ContentLength)
        throw new Error(`s3://${bucket}/${keyOf(hash)} ended after ${bytes.length} bytes of ${ContentLength}`);
      return bytes;
    },
  };
}
