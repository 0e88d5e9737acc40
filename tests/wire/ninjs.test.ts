import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ninjs } from '../../functions/wire/formats/ninjs.ts';
import { lookAt } from '../../functions/wire/head.ts';
import { readAll } from '../../functions/wire/read.ts';
import { ninjsErrors } from '../schema/ninjs.ts';

function read(value: unknown) {
  const bytes = Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
  const origin = { bucket: 'b', key: 'k.json', versionId: '1', sha256: hash('sha256', bytes), receivedAt: '2026-01-15T12:00:00.000Z' };
  return readAll(bytes, origin);
}

/** The one story of an item with these fields beside a uri. */
async function storyOf(fields: object) {
  const { stories } = await read({ uri: 'urn:x:1', versioncreated: '2026-01-02T03:04:05Z', ...fields });
  expect(stories).toHaveLength(1);
  return stories[0] as NonNullable<(typeof stories)[0]>;
}

describe('what is taken for ninjs', () => {
  test.each([
    ['the least that the standard asks for', '{"uri":"x"}', true],
    ['a uri with one foreign name', '{"uri":"urn:x:1","bad":"property"}', true],
    ['a uri with a telling name among foreign ones', '{"uri":"x","a":1,"b":2,"c":3,"pubstatus":"usable"}', true],
    ["superdesk's dialect", '{"guid":"1","type":"text","versioncreated":"x","pubstatus":"usable","headline":"H"}', true],
    ['a list', '[{"uri":"x","type":"text"}]', true],
    ['a declaration', '{"$schema":"http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json","a":1,"b":2,"c":3}', true],
    ['a reply with items', '{"id":1,"data":{"items":[{"item":{"uri":"x","versioncreated":"y"}}]}}', true],
    ['somebody else who has a uri', '{"uri":"/v2/x","id":7,"results":[]}', false],
    ['a record of a request', '{"uri":"/a","method":"GET","status":200}', false],
    ['JSON-LD', '{"@context":"https://schema.org","@type":"NewsArticle","uri":"x","headline":"y"}', false],
    ['JSON Feed', '{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[{"id":"1"}]}', false],
    [
      'a plan of superdesk',
      '{"guid":"1","name":"x","state":"draft","firstcreated":"y","versioncreated":"z","place":[],"subject":[]}',
      false,
    ],
    ['no object', '[1,2]', false],
    ['no JSON', 'Headline\n\nText', false],
  ])('%s', (_, text, expected) => {
    expect(ninjs.detect(lookAt(text)) !== undefined).toBe(expected);
  });
});

describe('what becomes of fields', () => {
  test.each<[string, object, object]>([
    [
      'names in other spellings',
      { version_created: '2026-01-03T00:00:00Z', pubStatus: 'usable', 'copyright-holder': 'A' },
      { copyrightHolder: 'A' },
    ],
    [
      'a code with its scheme',
      { object: [{ scheme: 'http://example.com/cv', code: 'a b' }] },
      { objects: [{ uri: 'http://example.com/cv/a%20b' }] },
    ],
    ['a code of a URN', { event: [{ scheme: 'urn:x:cv', code: '7' }] }, { events: [{ uri: 'urn:x:cv:7' }] }],
    ['a code that is a URI', { organisation: [{ code: 'urn:x:7' }] }, { organisations: [{ uri: 'urn:x:7' }] }],
    ['a code of nothing', { person: [{ name: 'A', code: '7' }] }, { people: [{ name: 'A', literal: '7' }] }],
    ['a QCode', { subjects: [{ uri: 'medtop:20000343' }] }, { subjects: [{ uri: 'http://cv.iptc.org/newscodes/mediatopic/20000343' }] }],
    [
      'a country by its name',
      { place: [{ name: 'France' }, { name: 'CA' }] },
      { places: [{ name: 'France', uri: 'http://cvx.iptc.org/iso3166-1a2/FR' }, { name: 'CA' }] },
    ],
    ['names instead of objects', { keywords: 'a, b; a', genre: ['Current'] }, { genres: [{ name: 'Current' }] }],
    ['a headline in markup', { headline: '<b>A</b> &amp; B' }, { headlines: [{ contentType: 'text/plain', value: 'A & B' }] }],
    [
      'a body of lines',
      { body_text: `${'x '.repeat(50)}\nTwo` },
      { bodies: [{ contentType: 'text/html', wordCount: 51, value: `<p>${'x '.repeat(50).trim()}</p>\n<p>Two</p>` }] },
    ],
    [
      'a body that was wrapped',
      { body_text: 'One\ntwo\nthree\nfour' },
      { bodies: [{ contentType: 'text/html', wordCount: 4, value: '<p>One two three four</p>' }] },
    ],
    [
      'text that is about markup',
      { body_text: 'Use <b> sparingly' },
      { bodies: [{ contentType: 'text/html', wordCount: 3, value: '<p>Use &lt;b&gt; sparingly</p>' }] },
    ],
    [
      'a rendition without a name',
      { renditions: [{ href: 'http://a/', rel: 'main' }] },
      { renditions: [{ name: 'main', href: 'http://a/' }] },
    ],
    ['rights both ways', { rightsinfo: { linkedrights: 'http://a/', encodedrights: 'x' } }, { rightsInfo: { linkedRights: 'http://a/' } }],
    ['a type by its file', { mimetype: 'video/mp4' }, { type: 'video' }],
  ])('%s', async (_, fields, expected) => {
    expect((await storyOf(fields)).item).toMatchObject(expected);
  });

  test('an identifier of AP is its own without what each request adds to it', async () => {
    const id = `https://api.example.com/media/v/content/${'0123456789abcdef'.repeat(2)}`;
    const { item, wire } = await storyOf({ uri: `${id}?qt=a&et=b` });
    expect([item.uri, wire.guid]).toEqual([id, `${id}?qt=a&et=b`]);
  });

  test('an identifier of any length makes a short one of ours', async () => {
    const { item } = await storyOf({ uri: 'é'.repeat(5_000) });
    expect(item.uri).toMatch(/^urn:wiredesk:ninjs:[0-9a-f]{24}$/);
    expect(item.altIds).toEqual([{ role: 'guid', value: 'é'.repeat(5_000) }]);
  });

  test('the rest is kept, as far as it is short, and without names that every object has', async () => {
    const { wire } = await storyOf({ mood: { a: [1] }, novel: 'x'.repeat(30_000), constructor: { a: 1 }, toString: 'x' });
    expect(wire.extra).toEqual({ mood: { a: [1] } });
  });

  test('an embargo that cannot be read withholds, and one that is none does not', async () => {
    expect((await storyOf({ pubstatus: 'usable', embargoed: 'soon' })).item.pubStatus).toBe('withheld');
    expect((await storyOf({ pubstatus: 'canceled', embargoed: true })).item.pubStatus).toBe('canceled');
    expect((await storyOf({ embargoed: '' })).wire.embargo).toBeUndefined();
  });
});

test.each([
  ['no field of the right type', '{"uri":{"a":1},"headline":["x"],"version":{"$gt":""},"versioncreated":12345}', 'SCHEMA_INVALID'],
  ['no object', '[{"uri":"urn:x:1"},7]', 'SCHEMA_INVALID'],
  ['nothing in it', '[{"uri":"urn:x:1"},{"version":"1"}]', 'NO_CONTENT'],
])('%s: refused', async (_, text, code) => {
  expect((await read(text)).faults.map((fault) => fault.code)).toEqual([code]);
});

test('the same item gives the same story, alone, in a list and in a line', async () => {
  const item = { uri: 'urn:x:1', versioncreated: '2026-01-02T03:04:05Z', headline: 'H', body_text: 'B' };
  const line = JSON.stringify(item);
  const bare = async (text: string) => (await read(text)).stories.map(({ item, revision, wire }) => ({ item, revision, wire }))[0];
  const expected = await bare(line);
  for (const text of [`[${line}]`, `${line}\n${line}`, JSON.stringify(item, null, 2), `{"data":{"item":${line}}}`])
    expect(await bare(text)).toEqual(expected);
});

test('whatever stands in its fields, an item is read or refused, and what is read is valid ninjs 3.1', async () => {
  await fc.assert(
    fc.asyncProperty(anItem(), async (item) => {
      const { stories, report } = await read(`{"versioncreated":"2026-01-02",${JSON.stringify(item).slice(1)}`.replace(',}', '}'));
      expect(report.format).toBe('ninjs');
      for (const story of stories) expect(ninjsErrors(story.item)).toEqual([]);
    }),
    { numRuns: 3_000 },
  );
});

/** Items with names of all versions, and anything under them. */
function anItem() {
  const names =
    `type mimetype representationtype profile version firstcreated embargoed pubstatus urgency usageterms ednote language person place
     subject infosource headline headline_x description_text body_text body_html bodies headlines renditions associations altids
     trustindicator genre expires rightsinfo digitalsourcetype eventDetails plannedCoverage keywords priority service signal source
     authors provider guid located byline extra constructor __proto__ toString`.split(/\s+/);
  const inner = 'name code scheme uri rel value role href mimetype title width dates address literal toString valueOf __proto__'.split(' ');
  const scalar = fc.constantFrom<unknown>(null, '', 'text', 'urn:x:1', 'http://a/é', '<p>x</p>', '2026-01-02', 7, 0.5, -1, true, [], {});
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      { weight: 3, arbitrary: scalar },
      { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
      { weight: 2, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
      { weight: 3, arbitrary: fc.dictionary(fc.constantFrom(...inner, ...names), tie('value'), { maxKeys: 4 }) },
    ),
  }));
  return fc.dictionary(fc.constantFrom(...names), value, { minKeys: 1, maxKeys: 8 }).map((fields) => ({ uri: 'urn:x:1', ...fields }));
}

describe('whose identifiers they are', () => {
  const idOf = async (fields: Record<string, unknown>) => (await storyOf(fields)).id;

  test('the same number of two providers is two stories, by whatever name a house goes', async () => {
    expect(await idOf({ uri: '12345', provider: 'Meridian' })).toBe('urn:wiredesk:ninjs:Meridian:12345');
    expect(await idOf({ uri: '12345', source: 'Agencia EFE' })).toBe(await idOf({ uri: '12345', provider: 'EFE' }));
    expect(await idOf({ uri: '12345', provider: 'Meridian' })).not.toBe(await idOf({ uri: '12345', provider: 'EFE' }));
  });

  test.each(['urn:x:1', 'https://x.example/1', 'tag:x.example,2026:1'])('%s stands alone', async (uri) => {
    expect(await idOf({ uri, provider: 'Meridian' })).toBe(uri);
  });

  test('a UUID needs nobody, so that a kill that names nobody finds its story', async () => {
    const uri = 'fd8e441b-a698-4411-9246-7d5de21cced9';
    expect(await idOf({ uri, provider: 'Meridian' })).toBe(await idOf({ uri, pubstatus: 'canceled' }));
  });

  test('a kill of a number that names nobody says that it may find nothing', async () => {
    const { issues } = await storyOf({ uri: '12345', pubstatus: 'canceled' });
    expect(issues.map(({ code }) => code)).toContain('KILL_WITHOUT_TARGET');
  });

  test('what an item speaks of has the name that it has as a story', async () => {
    const { item } = await storyOf({ uri: '1', provider: 'Meridian', associations: { a: { uri: '2' }, b: { uri: '3', source: 'EFE' } } });
    expect(item.associations?.map(({ uri }) => uri)).toEqual([
      await idOf({ uri: '2', provider: 'Meridian' }),
      await idOf({ uri: '3', provider: 'EFE' }),
    ]);
  });
});
