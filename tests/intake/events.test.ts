// Messages of the queue: which objects they announce, and what is refused under which name.
import { expect, test } from 'vitest';
import { type Announcement, announcementsIn, eventBodyOf } from '../../functions/intake/events.ts';
import { decodeKey, encodeKey } from '../../functions/intake/s3-names.ts';

const SENT = '2026-01-06T09:00:01.000Z';

function messageOf(body: unknown) {
  return { queue: 'wires-queue', id: '4f1c', body: typeof body === 'string' ? body : JSON.stringify(body), sentAt: SENT };
}

function record(key: unknown, more: object = {}) {
  const object = { key, size: 10, eTag: 'e1', versionId: 'v1', sequencer: '0055AED6DCD90281E5' };
  return {
    eventSource: 'aws:s3',
    eventName: 'ObjectCreated:Put',
    eventTime: '2026-01-06T09:00:00.123Z',
    s3: { bucket: { name: 'wires' }, object },
    ...more,
  };
}

function announced(...records: unknown[]): Announcement[] {
  return announcementsIn(messageOf({ Records: records }));
}

function keysOf(announcements: readonly Announcement[]) {
  return announcements.map(({ kind, object }) => (kind === 'object' ? object.key : kind));
}

test('an object is announced with its version, size and time', () => {
  expect(announced(record('incoming/a.xml'))).toEqual([
    {
      kind: 'object',
      object: { bucket: 'wires', key: 'incoming/a.xml', versionId: 'v1', eTag: 'e1', size: 10, receivedAt: '2026-01-06T09:00:00.123Z' },
    },
  ]);
});

test.each([
  ['in/a+b.xml', 'in/a b.xml'],
  ['in/a%2Bb.xml', 'in/a+b.xml'],
  ['in/100%25.xml', 'in/100%.xml'],
  ['in/%E6%97%A5%E6%9C%AC+%C3%A9.xml', 'in/日本 é.xml'],
  ['in/a%0Ab.xml', 'in/a\nb.xml'],
  ['in/../a.xml', 'in/../a.xml'],
  ['__proto__', '__proto__'],
])('the key %s is %s', (written, key) => {
  expect(keysOf(announced(record(written)))).toEqual([key]);
});

test('keys are written as they are read, whatever is in them', () => {
  for (const key of ['in/a b+c%.xml', '日本/é&"<>\n\u0001.xml', "~!*'()_-.", 'in//a///b', '📰', '__proto__'])
    expect(decodeKey(encodeKey(key))).toBe(key);
});

test.each(['in/%ZZ.xml', 'in/%E6%97.xml', '%', 'in/%FF'])('the key %s cannot be decoded: refused under the message', (written) => {
  expect(announced(record(written))).toEqual([
    {
      kind: 'refused',
      object: {
        bucket: 'wires-queue',
        key: '4f1c',
        versionId: expect.stringMatching(/^[0-9a-f]{32}$/),
        size: expect.any(Number),
        receivedAt: SENT,
      },
      fault: { code: 'KEY_INVALID', message: `The key ${written} in wires cannot be decoded, or is too long.` },
    },
  ]);
});

test.each([
  ['a key of 1,024 bytes', record('é'.repeat(512)), 'object'],
  ['a longer key', record('x'.repeat(1_025)), 'KEY_INVALID'],
  ['a long key that cannot be decoded', record(`${'x'.repeat(5_000)}%`), 'KEY_INVALID'],
  [
    'a long version',
    record('a.xml', { s3: { bucket: { name: 'wires' }, object: { key: 'a.xml', versionId: 'v'.repeat(1_025) } } }),
    'EVENT_INVALID',
  ],
  ['a long bucket', record('a.xml', { s3: { bucket: { name: 'w'.repeat(3_000) }, object: { key: 'a.xml' } } }), 'EVENT_INVALID'],
])('%s: no name that a receipt has no room for', (_, named, outcome) => {
  const [only] = announced(named);
  expect(only?.kind === 'refused' ? only.fault.code : only?.kind).toBe(outcome);
  expect(JSON.stringify(only).length).toBeLessThan(2_000);
});

test('a folder is no object, and refused under its own name', () => {
  expect(announced(record('in/dir/'))).toMatchObject([
    { kind: 'refused', object: { bucket: 'wires', key: 'in/dir/', versionId: 'v1' }, fault: { code: 'NOT_AN_OBJECT' } },
  ]);
});

test.each([
  ['the test that S3 sends at first', { Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'wires' }],
  ['no records', { Records: [] }],
  ['a deletion', { Records: [record('a.xml', { eventName: 'ObjectRemoved:Delete' })] }],
  ['a change of tags', { Records: [record('a.xml', { eventName: 'ObjectTagging:Put' })] }],
  ['a deletion on EventBridge', { source: 'aws.s3', 'detail-type': 'Object Deleted', detail: {} }],
])('%s announces nothing', (_, body) => {
  expect(announcementsIn(messageOf(body))).toEqual([]);
});

test.each([
  ['not json', 'no JSON object'],
  ['[1]', 'no JSON object'],
  ['null', 'no JSON object'],
  ['"Records"', 'no JSON object'],
  ['', 'no JSON object'],
  ['['.repeat(100_000), 'no JSON object'],
  ['{"uri":"urn:x","headline":"secret words"}', 'the keys uri, headline'],
  ['{"Records":"all"}', 'the keys Records'],
])('%s is refused, and says what was seen, without copy', (body, seen) => {
  const [refused, ...others] = announcementsIn(messageOf(body));
  expect(others).toEqual([]);
  expect(refused).toMatchObject({ kind: 'refused', object: { bucket: 'wires-queue', key: '4f1c' }, fault: { code: 'EVENT_INVALID' } });
  expect(JSON.stringify(refused)).toContain(seen);
  expect(JSON.stringify(refused)).not.toContain('secret');
});

test('a message of several records announces each, and the bad ones do not hide the good', () => {
  const bad = [null, 7, {}, record(7), record(''), record('a.xml', { s3: { object: { key: 'a.xml' } } }), record('%')];
  const announcements = announced(record('a.xml'), ...bad, record('b.xml'), record('c.xml', { eventName: 'ObjectRemoved:Delete' }));
  expect(keysOf(announcements)).toEqual(['a.xml', ...Array(7).fill('refused'), 'b.xml']);
  const names = announcements.map(({ object }) => object.key);
  expect(names).toEqual(['a.xml', '4f1c#1', '4f1c#2', '4f1c#3', '4f1c#4', '4f1c#5', '4f1c#6', '4f1c#7', 'b.xml']);
});

test('what an event leaves out is left open', () => {
  const bare = {
    eventName: 's3:ObjectCreated:Put',
    eventTime: 'today',
    s3: { bucket: { name: 'wires' }, object: { key: 'a.xml', size: '10' } },
  };
  expect(announced(bare)).toEqual([{ kind: 'object', object: { bucket: 'wires', key: 'a.xml' } }]);
});

test('EventBridge names keys as they are', () => {
  const detail = { bucket: { name: 'wires' }, object: { key: 'in/a+b %41.xml', size: 10, etag: 'e1', 'version-id': 'v1' } };
  expect(announcementsIn(messageOf({ source: 'aws.s3', 'detail-type': 'Object Created', time: '2026-01-06T09:00:00Z', detail }))).toEqual([
    {
      kind: 'object',
      object: { bucket: 'wires', key: 'in/a+b %41.xml', versionId: 'v1', eTag: 'e1', size: 10, receivedAt: '2026-01-06T09:00:00.000Z' },
    },
  ]);
});

test('what is queued for an object announces it again', () => {
  const object = { bucket: 'wires', key: 'in/a b+c%é.xml', versionId: 'v1', size: 10, receivedAt: SENT };
  expect(announcementsIn(messageOf(eventBodyOf(object)))).toEqual([{ kind: 'object', object }]);
});
