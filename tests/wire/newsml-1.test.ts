import { describe, expect, test } from 'vitest';
import { readAll } from '../../functions/wire/read.ts';

const ORIGIN = { bucket: 'b', key: 'story.xml', versionId: '', sha256: '', receivedAt: '2026-01-15T12:00:00.000Z' };
const IDENTIFIER = '<ProviderId>p.example</ProviderId><DateId>20260101</DateId><NewsItemId>I1</NewsItemId>';

async function storyOf(content: string, identifier = IDENTIFIER, management = '') {
  const identification = `<Identification><NewsIdentifier>${identifier}</NewsIdentifier></Identification>`;
  const item = `<NewsItem>${identification}<NewsManagement>${management}</NewsManagement>${content}</NewsItem>`;
  const { stories } = await readAll(new TextEncoder().encode(`<NewsML>${item}</NewsML>`), ORIGIN);
  const [story] = stories;
  if (!story) throw new Error('no story');
  return story;
}

const text = (words: string) => `<ContentItem><MediaType FormalName="Text"/><DataContent>${words}</DataContent></ContentItem>`;
const photo = (href: string) => `<ContentItem Href="${href}"><MediaType FormalName="Photo"/></ContentItem>`;
const component = (role: string, content: string, lines = '') =>
  `<NewsComponent>${role && `<Role FormalName="${role}"/>`}${lines && `<NewsLines>${lines}</NewsLines>`}${content}</NewsComponent>`;
const headline = (words: string) => `<HeadLine>${words}</HeadLine>`;

describe('identity', () => {
  const revision = '<RevisionId PreviousRevision="0" Update="N">2</RevisionId>';
  test.each([
    [
      'without its revision',
      `${IDENTIFIER}${revision}<PublicIdentifier>urn:newsml:p.example:20260101:I1:2</PublicIdentifier>`,
      'urn:newsml:p.example:20260101:I1',
    ],
    [
      'with the update behind it',
      `${IDENTIFIER}${revision}<PublicIdentifier>urn:newsml:p.example:20260101:I1:2N</PublicIdentifier>`,
      'urn:newsml:p.example:20260101:I1',
    ],
    [
      'one that all items share',
      `${IDENTIFIER}${revision}<PublicIdentifier>urn:newsml:www.p.example</PublicIdentifier>`,
      'urn:newsml:p.example:20260101:I1',
    ],
    ['none', `${IDENTIFIER}${revision}`, 'urn:newsml:p.example:20260101:I1'],
    ['alone', '<PublicIdentifier>urn:newsml:p.example:20260101:I1:2</PublicIdentifier>', 'urn:newsml:p.example:20260101:I1'],
    ['a year is no revision', '<PublicIdentifier>urn:uuid:0:2026</PublicIdentifier>', 'urn:uuid:0:2026'],
  ])('a public identifier %s', async (_, identifier, id) => {
    expect((await storyOf(component('', text('Copy.')), identifier)).id).toBe(id);
  });
});

describe('components', () => {
  const bodies = ({ item }: Awaited<ReturnType<typeof storyOf>>) => item.bodies?.map(({ role, value }) => `${role ?? ''}|${value}`);

  test('the main component goes before others, wherever it stands', async () => {
    const sidebar = component('Sidebar', text('Aside.'), headline('Box'));
    const story = await storyOf(component('', `${sidebar}${component('Main', text('Copy.'), headline('Story'))}`));
    expect(bodies(story)).toEqual(['|<p>Copy.</p>']);
    expect(story.item.headlines?.[0]?.value).toBe('Story');
    expect(story.item.associations?.map(({ rel, type }) => [rel, type])).toEqual([['Sidebar', 'text']]);
  });

  test('a lead stands before the body, once', async () => {
    const parts = (body: string) =>
      component('', component('Title', text('T')) + component('Lead', text('First.')) + component('Body', text(body)));
    expect(bodies(await storyOf(parts('Second.')))).toEqual(['|<p>First.</p>\n<p>Second.</p>']);
    expect(bodies(await storyOf(parts('First.\n\nSecond.')))).toEqual(['|<p>First.</p>\n<p>Second.</p>']);
    expect(bodies(await storyOf(component('', component('Lead', text('First.')))))).toEqual(['|<p>First.</p>']);
  });

  test('of equivalent texts the first is the story', async () => {
    const story = await storyOf(
      `<NewsComponent EquivalentsList="yes">${text('As text.')}${text('&lt;p&gt;As HTML.&lt;/p&gt;')}</NewsComponent>`,
    );
    expect(bodies(story)).toEqual(['|<p>As text.</p>']);
  });

  test('a text that has no known role is the story where there is no other', async () => {
    expect(bodies(await storyOf(component('', component('Cuerpo', text('Uno.')))))).toEqual(['|<p>Uno.</p>']);
  });

  test('pictures beside a text are associations, forms of one together', async () => {
    const pictures = component('Photo', photo('a.jpg')) + component('Thumbnail', photo('a_t.jpg')) + component('Photo', photo('b.jpg'));
    const { item, wire } = await storyOf(component('', component('', text('Copy.')) + pictures));
    expect(item.type).toBe('text');
    expect(item.associations?.map(({ renditions }) => renditions?.length)).toEqual([2, 1]);
    expect(Object.values(wire.extra?.hrefs ?? {})).toEqual(['a.jpg', 'a_t.jpg', 'b.jpg']);
  });

  test('without text the picture is the item', async () => {
    const { item } = await storyOf(
      component('', component('Caption', text('A cat.')) + component('Main', photo('https://p.example/a.jpg'))),
    );
    expect([item.type, item.renditions?.[0]?.href, item.descriptions?.[0]?.value]).toEqual([
      'picture',
      'https://p.example/a.jpg',
      'A cat.',
    ]);
  });

  test('components of one Duid are told apart', async () => {
    const group = (role: string) =>
      component(role, component('Caption', text('A cat.')) + component('Image', photo('a.jpg'))).replace(
        '<NewsComponent>',
        '<NewsComponent Duid="0">',
      );
    const { item } = await storyOf(component('', component('', text('Copy.')) + group('Picture') + group('Picture')));
    expect(new Set(item.associations?.map(({ uri }) => uri)).size).toBe(2);
  });
});

describe('content', () => {
  const bodyOf = async (data: string) => (await storyOf(component('', `<ContentItem>${data}</ContentItem>`))).item.bodies?.[0]?.value;
  const base64 = (words: string) => Buffer.from(words).toString('base64');

  test.each([
    ['NITF', '<DataContent><nitf><body><body.content><p>One.</p></body.content></body></nitf></DataContent>', '<p>One.</p>'],
    [
      'XHTML',
      '<DataContent><html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head><body><p>One.</p></body></html></DataContent>',
      '<p>One.</p>',
    ],
    ['bare paragraphs', '<DataContent><p>One.</p><p>Two.</p></DataContent>', '<p>One.</p>\n<p>Two.</p>'],
    ['text with marked words', '<DataContent>One <b>two</b>.</DataContent>', '<p>One <b>two</b>.</p>'],
    [
      'NITF in CDATA',
      '<DataContent><![CDATA[<?xml version="1.0"?><nitf><head><title>T</title></head><body><body.content><p>One.</p></body.content></body></nitf>]]></DataContent>',
      '<p>One.</p>',
    ],
    ['HTML in CDATA', '<DataContent><![CDATA[<P>One.<P>Two.<script>x</script>]]></DataContent>', '<p>One.</p><p>Two.</p>'],
    ['lines', '<DataContent>- one\n- two</DataContent>', '<p>- one</p>\n<p>- two</p>'],
    ['Base64', `<Encoding Notation="Base64"><DataContent>${base64('Grüße.')}</DataContent></Encoding>`, '<p>Grüße.</p>'],
    [
      'Base64 twice',
      `<Encoding Notation="base64"><Encoding Notation="Base64"><DataContent>${base64(base64('One.'))}</DataContent></Encoding></Encoding>`,
      '<p>One.</p>',
    ],
    ['bytes that are no text', `<Encoding Notation="Base64"><DataContent>${base64('\0\u0001\0')}</DataContent></Encoding>`, undefined],
    [
      'elements that nobody knows',
      '<DataContent><result><home>Naxos</home><score>2</score></result></DataContent>',
      '<p>Naxos</p>\n<p>2</p>',
    ],
  ])('%s', async (_, data, expected) => {
    expect(await bodyOf(data)).toBe(expected);
  });
});

describe('revisions without content', () => {
  const update = '<RevisionId PreviousRevision="1" Update="U">2</RevisionId>';

  test('an update does not stand in the place of what it changes', async () => {
    const { id, item } = await storyOf('<Update><Replace DuidRef="p1"><p>New.</p></Replace></Update>', IDENTIFIER + update);
    expect(id).not.toBe('urn:newsml:p.example:20260101:I1');
    expect(item.representationType).toBe('partial');
    expect(item.associations).toEqual([{ name: 'updated item', rel: 'updates', uri: 'urn:newsml:p.example:20260101:I1' }]);
  });

  test('a kill does', async () => {
    const { id, item } = await storyOf('', IDENTIFIER + update, '<Status FormalName="Canceled"/>');
    expect([id, item.pubStatus]).toEqual(['urn:newsml:p.example:20260101:I1', 'canceled']);
  });
});

describe('what some systems leave out or put elsewhere', () => {
  test('paragraphs without DataContent around them are the text', async () => {
    const { item } = await storyOf(component('', '<ContentItem><p>One.</p><p>Two.</p></ContentItem>'));
    expect(item.bodies?.[0]?.value).toBe('<p>One.</p>\n<p>Two.</p>');
  });

  test.each([
    ['EX-041-v2', '2', 'urn:newsml:p.example:20260101:EX-041'],
    ['EX-041-v2', '3', 'urn:newsml:p.example:20260101:EX-041-v2'],
    ['v2', '2', 'urn:newsml:p.example:20260101:v2'],
  ])('the revision is no part of the identifier %s in revision %s', async (own, revision, id) => {
    const parts = `<ProviderId>p.example</ProviderId><DateId>20260101</DateId><NewsItemId>${own}</NewsItemId>`;
    expect((await storyOf(component('', text('Copy.')), `${parts}<RevisionId>${revision}</RevisionId>`)).id).toBe(id);
  });

  test('the date of the identifier is the least that is known of the time', async () => {
    const { item, provenance } = await storyOf(component('', text('Copy.')));
    expect([item.versionCreated, provenance.versionCreated?.how]).toEqual(['2026-01-01T00:00:00Z', 'derived']);
  });
});
