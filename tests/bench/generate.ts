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
