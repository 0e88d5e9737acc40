// Copies in a bucket. The calls to S3 are mocked: no emulator of it runs in `npm test`.
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, test } from 'vitest';
import { openS3Copies } from '../../functions/store/s3-copies.ts';

const hash = 'ab'.repeat(32);
const bytes = new TextEncoder().encode('Ferries sail again.');

function bodyOf(content: Uint8Array): never {
  return { transformToByteArray: async () => content } as never;
}

test('a copy stands under its hash, outside the prefix of incoming objects', async () => {
  const mock = mockClient(S3Client);
  mock.on(PutObjectCommand).resolves({});
  await openS3Copies({ client: new S3Client({}), bucket: 'wire' }).put(hash, bytes);
  expect(mock.commandCalls(PutObjectCommand)[0]?.args[0].input).toMatchObject({ Bucket: 'wire', Key: `copies/${hash}`, Body: bytes });
});

test('is read back whole, or not at all', async () => {
  const mock = mockClient(S3Client);
  const copies = openS3Copies({ client: new S3Client({}), bucket: 'wire' });
  mock.on(GetObjectCommand).resolves({ Body: bodyOf(bytes), ContentLength: bytes.length });
  expect(await copies.get(hash)).toEqual(bytes);
  mock.on(GetObjectCommand).resolves({ Body: bodyOf(bytes.slice(3)), ContentLength: bytes.length });
  await expect(copies.get(hash)).rejects.toThrow(`ended after ${bytes.length - 3} bytes of ${bytes.length}`);
});
