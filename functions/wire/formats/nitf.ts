// NITF: one story a document, its facts in the head, its text in the body.
// Spec: IPTC NITF 2.5 to 3.6 (nitf-3-6.xsd); the same names in all of them, with a namespace from 3.3 on.
import type { Agency } from '../agencies.ts';
import { WireError } from '../codes.ts';
import { dateFound } from '../dated.ts';
import { utc } from '../dates.ts';
import { documentsIn } from '../documents.ts';
import { type Draft, derived, type Found, mapFound, present, stated } from '../draft.ts';
import type { Document, Format } from '../format.ts';
import { pubStatusOf } from '../g2/status.ts';
import type { Head } from '../head.ts';
import { houseOf, readerFor } from '../house-dates.ts';
import { bodyOf } from '../html.ts';
import type { AltId, Association, InfoSource } from '../ninjs-item.ts';
import { conceptsOf } from '../nitf/concepts.ts';
import { extraOf, metaFound, metaOf } from '../nitf/extra.ts';
import {
  abstractsOf,
  attributeOrLine,
  authorsOf,
  bylineOf,
  datelineOf,
  distributorOf,
  headlinesOf,
  lineFound,
  locatedOf,
  notesOf,
  rightsLineOf,
  storyDateOf,
} from '../nitf/head.ts';
import { mediaOf } from '../nitf/media.ts';
import { nitfBody } from '../nitf-body.ts';
import { contentHash } from '../revision.ts';
import type { Issue } from '../story.ts';
import { toUri, wiredeskUrn } from '../uri.ts';
import { usabilityOf } from '../usability.ts';
import { readXmlItems, type XmlElement } from '../xml.ts';
import { attribute, attributeFound, descendants, find, pathOf } from '../xml-find.ts';

export const nitf: Format = {
  name: 'nitf',
  title: 'NITF',
  spec: 'IPTC NITF 2.5 to 3.6',
  family: 'xml',
  recognisedBy: 'the root element nitf, a part of NITF as the root, or nitf elements within an envelope that no other format knows',
  detect,
  read,
};

const PARTS = new Set(['body', 'body.head', 'body.content']);
// Roots that other formats read, or that merely quote NITF.
const OTHERS = /^(?:newsMessage|newsItem|packageItem|conceptItem|knowledgeItem|planningItem|catalogItem|NewsML|rss|feed|RDF|html)$/i;
const NITF_TAG = /<(?:[\w-]{1,40}:)?nitf[\s>]/;
const PART_TAG = /<(?:[\w-]{1,40}:)?body\.(?:head|content)[\s/>]/;

function detect({ root, text }: Head): string | undefined {
  if (root?.local === 'nitf') return root.uri === '' || /nitf/i.test(root.uri) ? 'root element nitf' : undefined;
  if (!text.startsWith('<') || !PART_TAG.test(text)) return undefined;
  if (root && PARTS.has(root.local)) return `root element ${root.local}, a part of NITF`;
  if (!NITF_TAG.test(text) || (root && OTHERS.test(root.local))) return undefined;
  return root ? `nitf within the root element ${root.name.slice(0, 60)}` : 'nitf behind a declaration that cannot be read';
}

async function* read({ pieces, limits, report }: Document): AsyncGenerator<(() => Draft) | WireError> {
  const isItem = (local: string, _uri: string, parent: XmlElement | undefined) => local === 'nitf' || (!parent && PARTS.has(local));
  for await (const document of documentsIn(pieces, 'nitf')) {
    try {
      for await (const item of readXmlItems(document, { limits, isItem, report }))
        yield item instanceof WireError ? item : () => readNitf(item.element);
    } catch (error) {
      // One document of several costs itself alone.
      if (!(error instanceof WireError)) throw error;
      yield error;
    }
  }
}

/** What dates need to be read: the agency whose clocks they are on where they state no zone. */
interface Context {
  readonly house: Agency | undefined;
  readonly readDate: ReturnType<typeof readerFor>;
  readonly issues: Issue[];
}

function readNitf(nitf: XmlElement): Draft {
  const issues: Issue[] = [];
  const meta = metaOf(nitf);
  const id = findId(nitf, meta);
  const scope = findScope(nitf);
  const provider = findProvider(nitf, meta);
  const house = houseOf([provider?.value, scope]);
  const context: Context = { house, readDate: readerFor(house), issues };
  const dated = (finding: Found<string> | undefined, field: string) => dateFound(finding, field, issues, context.readDate);
  const issued = dated(findIssued(nitf), 'versionCreated');
  const edNote = findEdNote(nitf);
  const { pubStatus, embargoedUntil, embargo } = findUsability(nitf, issued, edNote, context);
  const concepts = conceptsOf(nitf);
  const headlines = headlinesOf(nitf);
  const titleElement = first(nitf, 'title');
  const title = titleElement && lineFound(titleElement);
  const body = stated(bodyOf(nitfBody(nitf, { captions: false })), 'body.content');
  const copyright = first(nitf, 'doc.copyright');
  const media = mediaOf(nitf, [scope, id?.value], issues);
  if (!id && !title && headlines.length === 0 && !body && media.length === 0)
    throw new WireError('NO_CONTENT', 'nitf: the document has neither identifier, headline, text nor media.');
  return {
    format: 'nitf',
    id,
    idParts: idPartsOf(nitf, issued, headlines[0]?.value.value ?? title?.value, scope ?? provider?.value),
    idScope: scope,
    item: {
      type: derived('text', 'NITF is text'),
      profile: attributeFoundIn(nitf, 'tobject', 'tobject.type'),
      version: attributeFoundIn(nitf, 'du-key', 'version') ?? attributeFoundIn(nitf, 'du-key', 'generation'),
      firstCreated: findFirstCreated(nitf, context),
      versionCreated: issued,
      contentCreated: dated(storyDateOf(nitf), 'contentCreated'),
      embargoedUntil,
      expires: dated(attributeOrLine(first(nitf, 'date.expire'), 'norm'), 'expires'),
      pubStatus,
      urgency: mapFound(attributeFoundIn(nitf, 'urgency', 'ed-urg'), numberOf),
      copyrightHolder: attributeFoundIn(nitf, 'doc.copyright', 'holder') ?? attributeFoundIn(nitf, 'doc.rights', 'owner'),
      copyrightNotice: rightsLineOf(nitf) ?? (copyright && lineFound(copyright)),
      usageTerms: findUsageTerms(nitf),
      edNote,
      language: findLanguage(nitf) ?? metaFound(meta, 'language'),
      title,
      headlines: headlines.length > 0 || !title ? headlines : [{ ...title, value: { contentType: 'text/plain', value: title.value } }],
      by: bylineOf(nitf),
      slugline: attributeFoundIn(nitf, 'du-key', 'key') ?? metaFound(meta, 'slugline'),
      located: locatedOf(nitf),
      descriptions: abstractsOf(nitf),
      bodies: present([body]),
      ...concepts,
      people: [...authorsOf(nitf), ...concepts.people],
      genres: descendants(nitf, 'tobject.property').flatMap(
        (each) => mapFound(attributeFound(each, 'tobject.property.type'), (name) => ({ name })) ?? [],
      ),
      infoSources: findSources(nitf, meta),
      associations: [...media, ...findRelated(nitf, scope)],
      altIds: findAltIds(nitf, meta),
    },
    wire: {
      provider: house && provider && house.name !== provider.value ? derived(house.name, provider.from) : provider,
      service: metaFound(meta, 'service'),
      sequence: metaFound(meta, 'sequence'),
      priority: metaFound(meta, 'priority'),
      keywords: findKeywords(nitf, meta),
      signals: findSignals(nitf, meta),
      takeKey: metaFound(meta, 'takeKey'),
      dateline: datelineOf(nitf),
      wordCount: mapFound(metaFound(meta, 'wordCount'), numberOf),
      embargo,
      extra: extraOf(nitf, meta),
    },
    issues,
  };
}

/** The first element of that name, wherever it stands: systems differ in what they put inside `docdata`. */
function first(nitf: XmlElement, local: string): XmlElement | undefined {
  return descendants(find(nitf, 'head') ?? nitf, local)[0];
}

function attributeFoundIn(nitf: XmlElement, local: string, name: string): Found<string> | undefined {
  return attributeFound(first(nitf, local), name);
}

function numberOf(text: string): number | undefined {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text) : undefined;
}

function findId(nitf: XmlElement, meta: ReturnType<typeof metaOf>): Found<string> | undefined {
  return attributeFoundIn(nitf, 'doc-id', 'id-string') ?? metaFound(meta, 'id');
}

/** Whose identifiers the document's are. */
function findScope(nitf: XmlElement): string | undefined {
  return [attributeFoundIn(nitf, 'doc-id', 'regsrc'), ...sourcesOf(nitf), attributeFoundIn(nitf, 'doc.copyright', 'holder')].find(
    (each) => each !== undefined,
  )?.value;
}

/** Without a date or a dynamic use key what is left would not tell one story from the next. */
function idPartsOf(nitf: XmlElement, issued: Found<string> | undefined, headline: string | undefined, scope: string | undefined) {
  const key = attributeFoundIn(nitf, 'du-key', 'key')?.value;
  return issued?.how === 'stated' || key ? [scope, key, issued && utc(issued.value), headline && contentHash(headline).slice(0, 12)] : [];
}

function findIssued(nitf: XmlElement): Found<string> | undefined {
  const printed = attributeFoundIn(nitf, 'pubdata', 'date.publication');
  return attributeOrLine(first(nitf, 'date.issue'), 'norm') ?? (printed && derived(printed.value, printed.from));
}

/** The earliest date of the history; of a first version the date of issue is that as well, but nobody says so. */
function findFirstCreated(nitf: XmlElement, { issues, readDate }: Context): Found<string> | undefined {
  const entries = descendants(nitf, 'revision-history').flatMap((each) => attributeFound(each, 'norm') ?? []);
  const dates = entries.flatMap((each) => dateFound(each, 'firstCreated', issues, readDate) ?? []);
  const [earliest] = dates.toSorted((a, b) => (utc(a.value) < utc(b.value) ? -1 : 1));
  return earliest && derived(earliest.value, earliest.from);
}

/** A release that is later than the issue is an embargo, whether the status says so or not. */
function findUsability(nitf: XmlElement, issued: Found<string> | undefined, note: Found<string> | undefined, context: Context) {
  const status = attributeFoundIn(nitf, 'docdata', 'management-status');
  const release = attributeOrLine(first(nitf, 'date.release'), 'norm');
  const date = dateFound(release, 'embargoedUntil', context.issues, context.readDate);
  const isLater = date && (!issued || utc(date.value) > utc(issued.value));
  const until = date && (isLater || /^embargo/i.test(status?.value ?? '')) ? date : undefined;
  const moments = { house: context.house, sent: issued?.value };
  return usabilityOf({ status, until, unreadable: release !== undefined && !date, note }, moments, context.issues);
}

/** Notes to editors: messages, what a correction says of itself, and notes that stand above the text. */
function findEdNote(nitf: XmlElement): Found<string> | undefined {
  const infos = ['ed-msg', 'correction'].flatMap((local) => descendants(find(nitf, 'head') ?? nitf, local));
  const notes = present([...infos.map((each) => attributeOrLine(each, 'info')), ...notesOf(nitf)]);
  return notes[0] && { ...notes[0], value: [...new Set(notes.map(({ value }) => value))].join('\n') };
}

function findUsageTerms(nitf: XmlElement): Found<string> | undefined {
  const rights = first(nitf, 'doc.rights');
  const terms = ['type', 'geography', 'limitations'].flatMap((name) => attribute(rights, name) ?? []);
  return rights && stated(terms.join('; '), pathOf(rights));
}

function findLanguage(nitf: XmlElement): Found<string> | undefined {
  const content = descendants(nitf, 'body.content')[0];
  const places = [content, find(nitf, 'body'), nitf, find(nitf, 'body', 'body.head', 'hedline', 'hl1')];
  return present(places.map((each) => attributeFound(each, 'xml:lang')))[0] ?? attributeFound(nitf, 'baselang');
}

/** Agencies that moved the document, the first one first. */
function sourcesOf(nitf: XmlElement): Found<string>[] {
  const level = (element: XmlElement) => Number(attribute(element, 'level-number') ?? 0) || 0;
  const sources = descendants(nitf, 'from-src').toSorted((a, b) => level(a) - level(b));
  return present(sources.map((each) => attributeOrLine(each, 'src-name')));
}

function findProvider(nitf: XmlElement, meta: ReturnType<typeof metaOf>): Found<string> | undefined {
  const stated = distributorOf(nitf) ?? attributeFoundIn(nitf, 'doc-id', 'regsrc') ?? sourcesOf(nitf).at(-1) ?? metaFound(meta, 'source');
  const owner = attributeFoundIn(nitf, 'doc.rights', 'agent') ?? attributeFoundIn(nitf, 'doc.copyright', 'holder');
  return stated ?? (owner && derived(owner.value, owner.from));
}

function findSources(nitf: XmlElement, meta: ReturnType<typeof metaOf>): Found<InfoSource>[] {
  const distributor = mapFound(distributorOf(nitf) ?? attributeFoundIn(nitf, 'doc-id', 'regsrc'), (name) => ({
    name,
    role: 'distributor',
  }));
  const sources = [...sourcesOf(nitf), ...present([metaFound(meta, 'source')])].map((each) =>
    mapFound(each, (name) => ({ name, role: 'source' })),
  );
  const seen = new Set<string>();
  return present([distributor, ...sources]).filter(({ value: { name } }) => !seen.has(name) && seen.add(name));
}

/** Documents that this one replaces or corrects, under the identifiers that stories get here. */
function findRelated(nitf: XmlElement, scope: string | undefined): Found<Association>[] {
  const uriOf = (id: string, source = scope) => toUri(id) ?? wiredeskUrn('nitf', source, id);
  const docdata = first(nitf, 'docdata');
  const status = pubStatusOf(attribute(docdata, 'management-idref-status'));
  const replaced = mapFound(attributeFound(docdata, 'management-doc-idref'), (id) => {
    return { name: id, rel: 'replaces', uri: uriOf(id), ...(status && { pubStatus: status }) };
  });
  const corrected = descendants(nitf, 'correction').map((each) =>
    mapFound(attributeFound(each, 'id-string'), (id) => ({ name: id, rel: 'corrects', uri: uriOf(id, attribute(each, 'regsrc')) })),
  );
  return present([replaced, ...corrected]);
}

function findAltIds(nitf: XmlElement, meta: ReturnType<typeof metaOf>): Found<AltId>[] {
  return present([
    mapFound(attributeFoundIn(nitf, 'du-key', 'key'), (value) => ({ role: 'du-key', value })),
    mapFound(attributeFoundIn(nitf, 'pubdata', 'ex-ref'), (value) => ({ role: 'ex-ref', value })),
    mapFound(attributeFoundIn(nitf, 'doc-id', 'id-string') && metaFound(meta, 'id'), (value) => ({ role: 'meta', value })),
  ]);
}

function findKeywords(nitf: XmlElement, meta: ReturnType<typeof metaOf>): Found<readonly string[]> | undefined {
  const keywords = descendants(find(nitf, 'head') ?? nitf, 'keyword').map((each) => attributeOrLine(each, 'key'));
  // A newspaper system in wide use writes them so, in `tobject`.
  const capital = descendants(nitf, 'Keyword').map((each) => attributeFound(each, 'name'));
  const listed = metaFound(meta, 'keywords');
  const found = present([...keywords, ...capital]);
  const words = [...found.map(({ value }) => value), ...(listed?.value.split(/\s*[,;]\s*/) ?? [])].filter(Boolean);
  const from = found[0]?.from ?? listed?.from ?? '';
  return words.length > 0 ? stated([...new Set(words)], from) : undefined;
}

function findSignals(nitf: XmlElement, meta: ReturnType<typeof metaOf>): Found<readonly string[]> | undefined {
  const correction = descendants(nitf, 'correction')[0];
  const version = metaFound(meta, 'signal');
  const signals = [...(correction ? ['correction'] : []), ...(version ? [version.value] : [])];
  return signals.length > 0 ? stated(signals, correction ? pathOf(correction) : (version?.from ?? '')) : undefined;
}
