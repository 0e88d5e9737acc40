import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../functions/wire/limits.ts';
import { nitfBody } from '../../functions/wire/nitf-body.ts';
import { readAll } from '../../functions/wire/read.ts';
import { parseXml } from '../../functions/wire/xml.ts';

const ORIGIN = { bucket: 'b', key: 'story.xml', versionId: '', sha256: '', receivedAt: '2026-01-15T12:00:00.000Z' };

function bodyOf(content: string): string {
  return nitfBody(
    parseXml(`<nitf><body><body.content>${content}</body.content></body></nitf>`, { limits: DEFAULT_LIMITS, report: () => {} }),
  );
}

async function storyOf(docdata: string, status = '') {
  const copy = '<body><body.content><p>Copy.</p></body.content></body>';
  const nitf = `<nitf><head><docdata${status && ` management-status="${status}"`}>${docdata}</docdata></head>${copy}</nitf>`;
  const { stories } = await readAll(new TextEncoder().encode(nitf), ORIGIN);
  const [story] = stories;
  if (!story) throw new Error('no story');
  return story;
}

describe('the body', () => {
  test.each([
    ['paragraphs', '<p>One.</p>\n<p> Two. </p><p/><p> \n </p>', '<p>One.</p>\n<p>Two.</p>'],
    ['blocks within blocks', '<block><block><p>One.</p></block><hl2><p>Two</p></hl2></block>', '<p>One.</p>\n<h3>Two</h3>'],
    ['text without markup', 'One\nline.\n\n  Two <em>words</em>.\n', '<p>One line.</p>\n<p>Two <em>words</em>.</p>'],
    ['breaks at the ends of a paragraph', '<p><br/>One<br/>two<br/> <br/></p>', '<p>One<br />two</p>'],
    [
      'a table in a paragraph',
      '<p>One<table><tr><td>2</td></tr></table>three</p>',
      '<p>One</p>\n<table><tr><td>2</td></tr></table>\n<p>three</p>',
    ],
    [
      'fractions',
      '<p><frac><numer>1</numer><denom>2</denom></frac> <frac><numer>3</numer><frac-sep>:</frac-sep><denom>4</denom></frac></p>',
      '<p>1/2 3:4</p>',
    ],
    ['names in parts', '<p><person><name.given>Ada</name.given><name.family>Byron</name.family></person></p>', '<p>Ada Byron</p>'],
    [
      'notes not for print',
      '<note type="npa"><body.content><p>No.</p></body.content></note><note><body.content><p>Yes.</p></body.content></note>',
      '<p>Yes.</p>',
    ],
    ['what acts', '<p onclick="x()">One<script>two</script></p><a href="javascript:x()">three</a>', '<p>One</p>\n<p><a>three</a></p>'],
    ['markup in CDATA', '<![CDATA[<p>One &amp; <b>two</b></p><p> </p><script>x</script>]]>', '<p>One &amp; <b>two</b></p>'],
    ['lines of preformatted text', '<pre>a  b\nc</pre>', '<pre>a  b\nc</pre>'],
  ])('%s', (_, content, expected) => {
    expect(bodyOf(content)).toBe(expected);
  });

  test('captions stay where they are not kept apart', () => {
    const media = '<media><media-reference source="a.jpg">x</media-reference><media-caption>A cat.</media-caption></media>';
    expect(bodyOf(`<p>One.</p>${media}`)).toBe('<p>One.</p>\n<p>A cat.</p>');
  });
});

describe('use', () => {
  test.each([
    ['a status that says so', '<date.release norm="20260110T060000Z"/>', 'embargoed', 'withheld', '2026-01-10T06:00:00.000Z'],
    [
      'a release after the issue',
      '<date.issue norm="20260109T060000Z"/><date.release norm="20260110T060000Z"/>',
      'usable',
      'usable',
      '2026-01-10T06:00:00.000Z',
    ],
    [
      'a release before the issue',
      '<date.issue norm="20260111T060000Z"/><date.release norm="20260110T060000Z"/>',
      'usable',
      'usable',
      undefined,
    ],
    [
      'a note alone',
      '<date.issue norm="20260109T060000-0500"/><ed-msg info="Photos to come. EMBARGOED UNTIL Jan. 10, 2026, 6 a.m."/>',
      'usable',
      'withheld',
      '2026-01-10T11:00:00.000Z',
    ],
    ['a kill', '<date.release norm="20260110T060000Z"/>', 'canceled', 'canceled', undefined],
    ['an embargo without an end', '', 'embargoed', 'withheld', undefined],
  ])('%s', async (_, docdata, status, pubStatus, until) => {
    const { item, wire } = await storyOf(docdata, status);
    expect(item.pubStatus).toBe(pubStatus);
    expect(wire.embargo?.until).toBe(until);
    expect(item.embargoedUntil === undefined).toBe(until === undefined);
  });

  test('an embargo whose end cannot be read holds', async () => {
    const { wire, issues } = await storyOf('<date.release norm="tomorrow"/>', 'embargoed');
    expect(wire.embargo).toEqual({ indefinite: true });
    expect(issues.map(({ code }) => code)).toContain('EMBARGO_UNREADABLE');
  });
});

describe('identity', () => {
  test('the same identifier of two registries is two stories', async () => {
    const [one, other] = await Promise.all(
      ['a.example', 'b.example'].map((source) => storyOf(`<doc-id regsrc="${source}" id-string="7"/>`)),
    );
    expect(one?.id).not.toBe(other?.id);
  });

  test('what states neither identifier, date nor key is told by its content', async () => {
    const { id, issues } = await storyOf('<doc-id regsrc="a.example"/>');
    expect(id).toMatch(/^urn:wiredesk:nitf:a\.example:[0-9a-f]{24}$/);
    expect(issues.map(({ code }) => code)).toContain('IDENTITY_DERIVED');
  });
});

test('dates without a zone are on the clocks of the agency, where one is known', async () => {
  const date = '<date.issue norm="20260720T151500"/>';
  const known = await storyOf(`<del-list><from-src src-name="AAP"/></del-list>${date}`);
  expect(known.item.versionCreated).toBe('2026-07-20T15:15:00+10:00');
  expect(known.issues.map(({ code }) => code)).toContain('DATE_NO_ZONE');
  expect((await storyOf(date)).item.versionCreated).toBe('2026-07-20T15:15:00Z');
});

describe('what stands above the text', () => {
  const headOf = async (head: string, text = 'Copy.') => {
    const nitf = `<nitf><head><title>A title</title></head><body><body.head>${head}</body.head><body.content><p>${text}</p></body.content></body></nitf>`;
    const { stories } = await readAll(new TextEncoder().encode(nitf), ORIGIN);
    return stories[0];
  };

  test('a name is a word of its own in a byline, and letters in markup are none', async () => {
    expect((await headOf('<byline>By<person>Ada Byron</person></byline>'))?.item.by).toBe('By Ada Byron');
    expect((await headOf('<byline>By J<em>ane</em> Roe</byline>'))?.item.by).toBe('By Jane Roe');
  });

  test('a date for machines is no dateline', async () => {
    const date = '<story.date norm="20260112T100000Z">20260112T100000Z</story.date>';
    const placed = await headOf(`<dateline><location>Lyon</location>${date}</dateline>`);
    expect([placed?.wire.dateline, placed?.item.contentCreated]).toEqual(['Lyon', '2026-01-12T10:00:00Z']);
    const bare = await headOf(`<dateline>${date}</dateline>`, 'Lyon, 12 jan (AFP) - Copy.');
    expect([bare?.wire.dateline, bare?.item.located]).toEqual(['Lyon, 12 jan (AFP)', 'Lyon']);
    expect((await headOf('<dateline><story.date>January 12</story.date></dateline>'))?.wire.dateline).toBe('January 12');
  });

  test('who owns the rights is no notice', async () => {
    const { item } = (await headOf('<rights><rights.owner>Meridian</rights.owner></rights>')) ?? {};
    expect([item?.copyrightHolder, item?.copyrightNotice]).toEqual(['Meridian', undefined]);
    const both = await headOf('<rights>(c) <rights.owner>Meridian</rights.owner> 2026</rights>');
    expect([both?.item.copyrightHolder, both?.item.copyrightNotice]).toEqual(['Meridian', '(c) Meridian 2026']);
  });

  test('the title stands in for a headline', async () => {
    expect((await headOf(''))?.item.headlines?.[0]?.value).toBe('A title');
  });
});

test.each([
  ['a distributor', '<distributor>Agencia EFE</distributor>', 'urn:wiredesk:nitf:EFE:7'],
  ['an owner', '<rights.owner>Meridian</rights.owner>', 'urn:wiredesk:nitf:Meridian:7'],
  ['nobody', '', 'urn:wiredesk:nitf:7'],
])('an identifier belongs to %s', async (_, head, id) => {
  const nitf = `<nitf><head><docdata><doc-id id-string="7"/></docdata></head><body><body.head>${head}</body.head><body.content><p>Copy.</p></body.content></body></nitf>`;
  expect((await readAll(new TextEncoder().encode(nitf), ORIGIN)).stories[0]?.id).toBe(id);
});
