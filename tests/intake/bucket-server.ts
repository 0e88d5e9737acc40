// A bucket behind real HTTP, for tests: answers the AWS client as S3 does for what the intake asks of it. Versions are v1, v2 …
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { S3Client } from '@aws-sdk/client-s3';

export interface BucketServer extends AsyncDisposable {
  readonly client: S3Client;
  readonly url: string;
  /** Puts an object and answers its version. */
  put(key: string, bytes: Uint8Array | string, receivedAt?: string): string;
  /** Removes it: leaves a delete marker where versions are kept. */
  remove(key: string): void;
  /** What goes wrong from now on. */
  fault: Fault | undefined;
  /** `GET key?versionId=v1`, in order. */
  readonly asked: string[];
}

/** An error of S3's, or a body that ends after so many bytes. */
export type Fault = { readonly status: number; readonly code: string } | { readonly cutAfter: number };

interface Version {
  readonly key: string;
  readonly versionId: string;
  readonly bytes: Buffer;
  readonly eTag: string;
  readonly receivedAt: string;
  readonly isMarker: boolean;
}

export async function serveBucket({ keepsVersions = true, pageSize = 1_000 } = {}): Promise<BucketServer> {
  const versions: Version[] = [];
  const add = (key: string, bytes: Buffer, isMarker: boolean, receivedAt: string) => {
    const versionId = keepsVersions ? `v${versions.length + 1}` : 'null';
    if (!keepsVersions) versions.splice(0, versions.length, ...versions.filter((each) => each.key !== key));
    const eTag = createHash('md5').update(bytes).digest('hex');
    if (keepsVersions || !isMarker) versions.unshift({ key, versionId, bytes, eTag, receivedAt, isMarker });
    return versionId;
  };
  const state = { fault: undefined as Fault | undefined, asked: [] as string[] };
  const server = createServer((request, response) => {
    if (request.method === 'PUT')
      void keep(request, response, state.asked, (key, bytes) => add(key, bytes, false, new Date().toISOString()));
    else answer(request, response, versions, state, pageSize);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new S3Client({ endpoint: url, region: 'us-east-1', credentials, forcePathStyle: true, maxAttempts: 1 });
  return Object.assign(state, {
    client,
    url,
    put: (key: string, bytes: Uint8Array | string, receivedAt = '2026-01-06T09:00:00.000Z') =>
      add(key, Buffer.from(bytes), false, receivedAt),
    remove: (key: string) => void add(key, Buffer.alloc(0), true, '2026-01-06T10:00:00.000Z'),
    async [Symbol.asyncDispose]() {
      client.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

interface State {
  readonly fault: Fault | undefined;
  readonly asked: string[];
}

async function keep(request: IncomingMessage, response: ServerResponse, asked: string[], add: (key: string, bytes: Buffer) => string) {
  const { pathname } = new URL(request.url ?? '', 'http://bucket');
  const key = decodeURIComponent(pathname.split('/').slice(2).join('/'));
  const versionId = add(key, await buffer(request));
  asked.push(`PUT ${key}`);
  response.writeHead(200, { 'x-amz-version-id': versionId }).end();
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  versions: readonly Version[],
  { fault, asked }: State,
  pageSize: number,
) {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://bucket');
  if (searchParams.has('versions')) {
    asked.push('LIST');
    return void response.setHeader('content-type', 'application/xml').end(listing(versions, searchParams, pageSize));
  }
  const key = decodeURIComponent(pathname.split('/').slice(2).join('/'));
  const versionId = searchParams.get('versionId') ?? undefined;
  asked.push(`${request.method} ${key}${versionId ? `?versionId=${versionId}` : ''}`);
  const refuse = (status: number, code: string) => {
    response.writeHead(status, { 'content-type': 'application/xml' });
    response.end(
      request.method === 'HEAD' ? undefined : `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
    );
  };
  if (fault && 'status' in fault) return refuse(fault.status, fault.code);
  const found = versions.find((each) => each.key === key && (versionId === undefined || each.versionId === versionId));
  if (!found) return refuse(404, versionId && versionId !== 'null' ? 'NoSuchVersion' : 'NoSuchKey');
  if (found.isMarker) return versionId ? refuse(405, 'MethodNotAllowed') : refuse(404, 'NoSuchKey');
  const wanted = request.headers['if-match'];
  if (wanted && wanted !== `"${found.eTag}"`) return refuse(412, 'PreconditionFailed');
  response.writeHead(200, {
    'content-length': found.bytes.length,
    etag: `"${found.eTag}"`,
    'last-modified': new Date(found.receivedAt).toUTCString(),
    ...(found.versionId !== 'null' && { 'x-amz-version-id': found.versionId }),
  });
  if (request.method === 'HEAD') return void response.end();
  if (!fault) return void response.end(found.bytes);
  response.write(found.bytes.subarray(0, fault.cutAfter), () => response.destroy());
}

/** By key, then the latest version first, as S3 lists them; keys are URL-encoded where that is asked for. */
function listing(versions: readonly Version[], asked: URLSearchParams, pageSize: number): string {
  const marker = [asked.get('key-marker') ?? '', asked.get('version-id-marker')] as const;
  const encode = (key: string) => (asked.get('encoding-type') === 'url' ? encodeURIComponent(key).replaceAll('%20', '+') : key);
  const sorted = versions
    .filter(({ key }) => key.startsWith(asked.get('prefix') ?? ''))
    .toSorted((one, other) => compare(one.key, other.key));
  const start = sorted.findIndex(({ key }) => key >= marker[0]);
  const at = sorted.findIndex(({ key, versionId }) => key === marker[0] && versionId === marker[1]);
  const page = sorted.slice(at >= 0 ? at + 1 : start < 0 ? sorted.length : start).slice(0, pageSize + 1);
  const isTruncated = page.length > pageSize;
  const shown = page.slice(0, pageSize);
  const last = shown.at(-1);
  const entries = shown.map(({ key, versionId, eTag, bytes, receivedAt, isMarker }) =>
    isMarker
      ? `<DeleteMarker><Key>${encode(key)}</Key><VersionId>${versionId}</VersionId><LastModified>${receivedAt}</LastModified></DeleteMarker>`
      : `<Version><Key>${encode(key)}</Key><VersionId>${versionId}</VersionId><ETag>&quot;${eTag}&quot;</ETag><Size>${bytes.length}</Size><LastModified>${receivedAt}</LastModified></Version>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?><ListVersionsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">',
    `<IsTruncated>${isTruncated}</IsTruncated>`,
    asked.get('encoding-type') === 'url' ? '<EncodingType>url</EncodingType>' : '',
    isTruncated && last
      ? `<NextKeyMarker>${encode(last.key)}</NextKeyMarker><NextVersionIdMarker>${last.versionId}</NextVersionIdMarker>`
      : '',
    ...entries,
    '</ListVersionsResult>',
  ].join('');
}

function compare(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
