// A folder named for an agency says who sent copy that names nobody, and nothing more.
import { expect, test } from 'vitest';
import { readAll } from '../../functions/wire/read.ts';

const COPY = JSON.stringify({
  uri: 'urn:x:1',
  versioncreated: '2026-01-02T03:04:05Z',
  headline: 'Dredger leaves Skerry Sound',
  body_text: 'The dredger left.',
});
const NAMED = JSON.stringify({ ...JSON.parse(COPY), provider: 'Northwire' });

async function storyAt(key: string, copy = COPY) {
  const origin = { bucket: 'b', key, versionId: '1', sha256: 's', receivedAt: '2026-01-15T12:00:00.000Z' };
  const [story] = (await readAll(Buffer.from(copy), origin)).stories;
  return story;
}

test.each([
  ['incoming/reuters/1.json', 'Reuters'],
  ['wires/afp/2026/01/1.json', 'AFP'],
  ['reuters.json', undefined],
  ['incoming/desk-4/1.json', undefined],
])('%s: %s', async (key, provider) => {
  expect((await storyAt(key))?.wire.provider).toBe(provider);
});

test('a hint changes neither identifier nor revision, and says that it is one', async () => {
  const [hinted, plain] = [await storyAt('incoming/reuters/1.json'), await storyAt('1.json')];
  expect([hinted?.id, hinted?.revision]).toEqual([plain?.id, plain?.revision]);
  expect(hinted?.provenance['wire.provider']?.how).toBe('inferred');
});

test('what the wire states stands', async () => {
  expect((await storyAt('incoming/reuters/1.json', NAMED))?.wire.provider).toBe('Northwire');
});
