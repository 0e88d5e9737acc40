// Wire copy made by rule, for benchmarks and load: the same seed gives the same bytes.

const WORDS =
  'the minister said on the council report harbour water price rail strike vote court budget school storm river market talks border energy ship union pay deal new plan after week two years million people city region government opposition court ruling company shares bank'.split(
    ' ',
  );

/** A small generator of numbers from 0 up to, but not including, 1. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), state | 1) + 0x6d2b79f5) >>> 0;
    return ((state ^ (state >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function words(count: number, random: () => number): string {
  return Array.from({ length: count }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ');
}

/** A NewsML-G2 newsItem of about 5 KB without its XML declaration. */
export function newsItem(number: number, version = 1, status = 'usable'): string {
  const random = seeded(number * 31 + version);
  const minute = String(number % 60).padStart(2, '0');
  const hour = String(Math.floor(number / 60) % 24).padStart(2, '0');
  const paragraphs = Array.from({ length: 9 }, () => `<p>${words(60, random)}.</p>`).join('\n');
  return `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:northwire.example:20260105:n${number}" version="${version}" standard="NewsML-G2" standardversion="2.35" conformance="power" xml:lang="en">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
<rightsInfo><copyrightHolder literal="Northwire"><name>Northwire</name></copyrightHolder><copyrightNotice>Copyright 2026 Northwire</copyrightNotice></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><provider literal="Northwire"><name>Northwire</name></provider><versionCreated>2026-01-05T${hour}:${minute}:00Z</versionCreated><firstCreated>2026-01-05T${hour}:${minute}:00Z</firstCreated><pubStatus qcode="stat:${status}"/><edNote>Updates with detail.</edNote></itemMeta>
<contentMeta><urgency>${1 + (number % 8)}</urgency><contentCreated>2026-01-05T${hour}:${minute}:00Z</contentCreated><located type="loctype:City"><name>Oslo</name></located><creator literal="mh"><name>Mara Holt</name></creator><language tag="en"/><subject type="cpnat:abstract" qcode="subj:11000000"><name>politics</name></subject><subject type="cpnat:abstract" qcode="medtop:20000565"><name>labour</name></subject><slugline>NORWAY-HARBOUR/${number}</slugline><headline>${words(9, random)}</headline><by>By Mara Holt</by><dateline>OSLO, Jan 5</dateline><keyword>harbour</keyword></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>${paragraphs}</body></html></inlineXML></contentSet>
</newsItem>`;
}

/** A whole document around one item. */
export function newsItemDocument(number: number, version = 1, status = 'usable'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${newsItem(number, version, status)}`;
}

/** A newsMessage of at least so many bytes, in chunks of about 64 KB. */
export async function* newsMessage(bytes: number): AsyncGenerator<Uint8Array> {
  const head =
    '<?xml version="1.0" encoding="UTF-8"?>\n<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2026-01-05T10:00:00Z</sent><sender>northwire.example</sender></header><itemSet>\n';
  let written = head.length;
  yield Buffer.from(head);
  for (let number = 0; written < bytes; number += 12) {
    const items = Buffer.from(`${Array.from({ length: 12 }, (_, index) => newsItem(number + index)).join('\n')}\n`);
    written += items.length;
    yield items;
  }
  yield Buffer.from('</itemSet></newsMessage>\n');
}

/** A ninjs item of about 3 KB. */
export function ninjsDocument(number: number): string {
  const random = seeded(number * 17 + 5);
  return JSON.stringify({
    uri: `https://copy.example/items/${number}`,
    type: 'text',
    version: '1',
    versioncreated: `2026-01-06T${String(number % 24).padStart(2, '0')}:00:00Z`,
    headline: words(9, random),
    language: 'en',
    byline: 'Idris Vale',
    body_xhtml: Array.from({ length: 6 }, () => `<p>${words(60, random)}.</p>`).join(''),
    subject: [{ code: 'medtop:20000565', name: 'labour' }],
  });
}

/** A newspaper clipping of about 2 KB. */
export function clippingDocument(number: number): string {
  const random = seeded(number * 13 + 7);
  const paragraphs = Array.from({ length: 5 }, () => `${words(60, random)}.`);
  return `The Harbour Gazette\n\n${words(8, random)} ${number}\n\n- NORTHWIRE\n\n${paragraphs.join('\n\n')}\n\nNewspapers in English\n\nNewspapers from Norway\n`;
}

/** 400 words in eight paragraphs. */
function paragraphs(random: () => number): string[] {
  return Array.from({ length: 8 }, () => `${words(50, random)}.`);
}

function tagged(texts: readonly string[]): string {
  return texts.map((text) => `<p>${text}</p>`).join('\n');
}

/** An NITF document of about 4 KB. */
export function nitfDocument(number: number): string {
  const random = seeded(number * 19 + 3);
  const headline = words(9, random);
  return `<?xml version="1.0" encoding="UTF-8"?>
<nitf version="-//IPTC//DTD NITF 3.4//EN" baselang="en">
<head><title>${headline}</title><tobject tobject.type="News"><tobject.subject tobject.subject.ipr="IPTC" tobject.subject.refnum="04015000" tobject.subject.type="Economy"/></tobject><docdata management-status="usable"><doc-id regsrc="northwire.example" id-string="NW-20260105-${number}"/><urgency ed-urg="4"/><date.issue norm="20260105T${String(number % 24).padStart(2, '0')}4210Z"/><doc-scope scope="Norway"/><du-key key="HARBOUR-${number}" generation="1"/><doc.copyright year="2026" holder="Northwire"/><key-list><keyword key="harbour"/><keyword key="strike"/></key-list></docdata></head>
<body><body.head><hedline><hl1>${headline}</hl1></hedline><byline>By <person>Mara Holt</person></byline><distributor><org>Northwire</org></distributor><dateline><location>OSLO</location><story.date norm="20260105">Jan 5</story.date></dateline><abstract><p>${words(20, random)}</p></abstract></body.head>
<body.content><block>${tagged(paragraphs(random))}</block></body.content><body.end><tagline>Northwire</tagline></body.end></body>
</nitf>`;
}

/** A NewsML 1.2 document of one NewsItem, about 4 KB. */
export function newsMl1Document(number: number): string {
  const random = seeded(number * 23 + 11);
  return `<?xml version="1.0" encoding="UTF-8"?>
<NewsML Version="1.2"><NewsEnvelope><DateAndTime>20260105T100000Z</DateAndTime><Priority FormalName="4"/></NewsEnvelope>
<NewsItem xml:lang="en"><Identification><NewsIdentifier><ProviderId>northwire.example</ProviderId><DateId>20260105</DateId><NewsItemId>N${number}</NewsItemId><RevisionId PreviousRevision="0" Update="N">1</RevisionId><PublicIdentifier>urn:newsml:northwire.example:20260105:N${number}:1</PublicIdentifier></NewsIdentifier></Identification>
<NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20260105T095500Z</FirstCreated><ThisRevisionCreated>20260105T095500Z</ThisRevisionCreated><Status FormalName="Usable"/><Urgency FormalName="4"/></NewsManagement>
<NewsComponent><Role FormalName="Main"/><NewsLines><HeadLine>${words(9, random)}</HeadLine><ByLine>By Mara Holt</ByLine><DateLine>OSLO, Jan 5</DateLine><CreditLine>Northwire</CreditLine><CopyrightLine>Copyright 2026 Northwire</CopyrightLine><SlugLine>NORWAY-HARBOUR/${number}</SlugLine><KeywordLine>harbour</KeywordLine></NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="Northwire"/></Provider></AdministrativeMetadata>
<DescriptiveMetadata><Language FormalName="en"/><SubjectCode><Subject FormalName="11000000"/></SubjectCode><Location><Property FormalName="City" Value="Oslo"/></Location></DescriptiveMetadata>
<ContentItem><Format FormalName="XHTML"/><DataContent><html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>${tagged(paragraphs(random))}</body></html></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`;
}

const ENTRIES = 30;

/** An entry's HTML as content systems write it: classes, a picture, links, emphasis, references. */
function entryHtml(number: number, random: () => number): string {
  const [first = '', ...rest] = paragraphs(random);
  const link = `<a href="https://news.example/topics/${number}?a=1&amp;b=2" target="_blank" rel="noopener">${words(3, random)}</a>`;
  return `<figure class="wp-block-image"><img src="https://news.example/${number}.jpg" alt="" width="800" height="450"/><figcaption>${words(6, random)}</figcaption></figure>
<p class="lead">${first} &#8220;${words(4, random)},&#8221; ${link} said.</p>
${rest.map((text) => `<p>${text} <strong>${words(2, random)}</strong>.</p>`).join('\n')}`;
}

function entriesOf(number: number) {
  return Array.from({ length: ENTRIES }, (_, index) => {
    const random = seeded(number * 997 + index * 7 + 1);
    const at = `2026-01-${String(1 + (index % 28)).padStart(2, '0')}T10:00:00Z`;
    return {
      link: `https://news.example/${number}/${index}`,
      title: words(9, random),
      summary: words(20, random),
      at,
      html: entryHtml(index, random),
    };
  });
}

/** An RSS feed of 30 entries with their whole HTML, about 110 KB. */
export function rssDocument(number: number): string {
  const items = entriesOf(number).map(
    ({ link, title, summary, at, html }) =>
      `<item><title>${title}</title><link>${link}</link><guid isPermaLink="true">${link}</guid><dc:creator><![CDATA[Mara Holt]]></dc:creator><pubDate>${new Date(at).toUTCString()}</pubDate><category>Harbours</category><description><![CDATA[${summary}]]></description><content:encoded><![CDATA[${html}]]></content:encoded></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Harbour News</title><link>https://news.example/</link><atom:link href="https://news.example/feed/${number}" rel="self" type="application/rss+xml"/><description>News of the harbour</description><language>en-GB</language>
${items.join('\n')}</channel></rss>`;
}

/** An Atom feed of 30 entries with their whole HTML, about 110 KB. */
export function atomDocument(number: number): string {
  const entries = entriesOf(number).map(
    ({ link, title, summary, at, html }) =>
      `<entry><id>${link}</id><title>${title}</title><link href="${link}"/><author><name>Mara Holt</name></author><published>${at}</published><updated>${at}</updated><category term="Harbours"/><summary>${summary}</summary><content type="html"><![CDATA[${html}]]></content></entry>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><id>https://news.example/feed/${number}</id><title>Harbour News</title><link href="https://news.example/"/><link rel="self" href="https://news.example/feed/${number}"/><updated>2026-01-28T10:00:00Z</updated>
${entries.join('\n')}</feed>`;
}

/** A JSON feed of 30 entries with their whole HTML, about 110 KB. */
export function jsonFeedDocument(number: number): string {
  const items = entriesOf(number).map(({ link, title, summary, at, html }) => ({
    id: link,
    url: link,
    title,
    summary,
    date_published: at,
    authors: [{ name: 'Mara Holt' }],
    tags: ['Harbours'],
    content_html: html,
  }));
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Harbour News',
    home_page_url: 'https://news.example/',
    feed_url: `https://news.example/feed/${number}`,
    language: 'en',
    items,
  });
}

/** A message of RFC 5322 with its copy as text and as HTML, about 6 KB. */
export function emailDocument(number: number): string {
  const random = seeded(number * 29 + 13);
  const copy = paragraphs(random);
  const wrapped = (text: string) => text.replace(/(.{1,72})(?:\s|$)/g, '$1\r\n');
  return [
    'From: Harbour Authority <press@harbour.example>',
    'To: desk@news.example',
    `Message-ID: <${number}@harbour.example>`,
    'Date: Mon, 5 Jan 2026 10:00:00 +0100',
    `Subject: ${words(9, random)}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="parts"',
    '',
    '--parts',
    'Content-Type: text/plain; charset=utf-8',
    '',
    copy.map(wrapped).join('\r\n'),
    '--parts',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    `<html><body>${tagged(copy)}</body></html>`.replaceAll('=', '=3D').replace(/(.{72})/g, '$1=\r\n'),
    '--parts--',
    '',
  ].join('\r\n');
}

function wrappedAt(columns: number, texts: readonly string[], indent: string, lineEnd: string): string {
  const lines = new RegExp(`(.{1,${columns}})(?:\\s|$)`, 'g');
  return texts.map((text) => indent + text.replace(lines, `$1${lineEnd}`)).join(lineEnd);
}

/** An IPTC 7901 message of about 3 KB. */
export function iptc7901Document(number: number): string {
  const random = seeded(number * 37 + 17);
  const day = String(1 + (number % 28)).padStart(2, '0');
  return `\u0001nwr${String(number % 10_000).padStart(4, '0')} 3 i 400 north   ${day}1\r\n\r\nNorway/harbour/\r\n\u0002${words(7, random)}\r\nBy Mara Holt, nwr =\r\n\r\nOslo (nwr) - ${wrappedAt(69, paragraphs(random), '', '\r\n')}\r\n\u0003${day}1000 jan 26\r\n\u0004`;
}

/** An ANPA 1312 message of about 3 KB. */
export function anpa1312Document(number: number): string {
  const random = seeded(number * 41 + 19);
  const selector = String(number % 10_000).padStart(4, '0');
  return `\u0016\u0016\u0001s${selector}\u001f-----\r\nr f\u0013\u0011BC-NO--Harbour-${selector}     01-05 0400\r\n\u0002^BC-NO--Harbour,400<\r\n^${words(8, random)}<\r\n^By MARA HOLT=\r\n^Northwire=\r\n\t   OSLO, Norway (NW) _ ${wrappedAt(69, paragraphs(random), '\t   ', '\r\n').trimStart()}\r\n\t   \u0003NW-WF-01-05-26 1000GMT<\r\n\u0004\r\n`;
}

/** A message between ZCZC and NNNN of about 3 KB. */
export function zczcDocument(number: number): string {
  const random = seeded(number * 43 + 23);
  return `ZCZC\r\nNWR${String(number % 10_000).padStart(4, '0')} 3 ECO 0 R01 /\r\n\r\n${words(8, random)} =\r\n(NWR) - Oslo, 5 Jan. - ${wrappedAt(69, paragraphs(random), '', '\r\n')}(NWR)mh\r\n051000 JAN 26\r\n\r\nNNNN\r\n`;
}

/** An article as schema.org describes it, about 3 KB. */
export function articleDocument(number: number): string {
  const random = seeded(number * 47 + 29);
  return JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': `https://news.example/articles/${number}`,
    headline: words(9, random),
    description: words(20, random),
    datePublished: '2026-01-05T10:00:00Z',
    inLanguage: 'en',
    author: [{ '@type': 'Person', name: 'Mara Holt' }],
    publisher: { '@type': 'Organization', name: 'Harbour News' },
    articleBody: paragraphs(random).join('\n\n'),
  });
}
