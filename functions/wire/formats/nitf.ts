// NITF: one story a document, its facts in the head, its text in the body.
// Spec: IPTC NITF 2.5 to 3.6 (nitf-3-6.xsd); the same names in all of them, with a namespace from 3.3 on.
import { WireError } from '../codes.ts';
import { dateFound } from '../dated.ts';
import { documentsIn } from '../documents.ts';
import { type Draft, type DraftItem, type DraftWire, derived, type Found, mapFound, present, stated } from '../draft.ts';
import type { Document, Format } from '../format.ts';
import type { Head } from '../head.ts';
import { houseOf, readerFor } from '../house-dates.ts';
import { bodyOf } from '../html.ts';
import type { Association, Body, TextBlock } from '../ninjs-item.ts';
import { conceptsOf } from '../nitf/concepts.ts';
import {
  attributeFoundIn,
  type Dating,
  findAltIds,
  findEdNote,
  findFirstCreated,
  findId,
  findIssued,
  findKeywords,
  findLanguage,
  findProvider,
  findRelated,
  findScope,
  findSignals,
  findSources,
  findUsability,
  findUsageTerms,
  first,
  idPartsOf,
  numberOf,
} from '../nitf/docdata.ts';
import { extraOf, type Meta, metaFound, metaOf } from '../nitf/extra.ts';
import {
  abstractsOf,
  attributeOrLine,
  authorsOf,
  bylineOf,
  datelineOf,
  headlinesOf,
  lineFound,
  locatedOf,
  ownerOf,
  rightsLineOf,
  storyDateOf,
} from '../nitf/head.ts';
import { mediaOf } from '../nitf/media.ts';
import { nitfBody } from '../nitf-body.ts';
import { contentHash } from '../revision.ts';
import type { Usability } from '../usability.ts';
import { readXmlItems, type XmlElement } from '../xml.ts';
import { attributeFound, descendants } from '../xml-find.ts';

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

function readNitf(nitf: XmlElement): Draft {
  const parts = takeApart(nitf);
  const { id, scope, provider, headlines, body, title, media, dating } = parts;
  if (!id && !title && headlines.length === 0 && !body && media.length === 0)
    throw new WireError('NO_CONTENT', 'nitf: the document has neither identifier, headline, text nor media.');
  return {
    format: 'nitf',
    id,
    idParts: idPartsOf(nitf, parts.issued, headlines[0]?.value.value, scope ?? provider?.value),
    idScope: scope,
    item: itemOf(parts),
    wire: wireOf(parts),
    issues: dating.issues,
  };
}

/** A document taken apart: what the finders of fields look into. */
interface Parts {
  readonly nitf: XmlElement;
  readonly meta: Meta;
  readonly id: Found<string> | undefined;
  readonly scope: string | undefined;
  readonly provider: Found<string> | undefined;
  readonly dating: Dating;
  readonly issued: Found<string> | undefined;
  readonly use: Usability & { readonly edNote: Found<string> | undefined };
  readonly title: Found<string> | undefined;
  readonly headlines: readonly Found<TextBlock>[];
  readonly body: Found<Body> | undefined;
  readonly media: readonly Found<Association>[];
}

function takeApart(nitf: XmlElement): Parts {
  const meta = metaOf(nitf);
  const id = findId(nitf, meta);
  const scope = findScope(nitf);
  const provider = findProvider(nitf, meta);
  const house = houseOf(provider?.value ?? scope);
  const dating: Dating = { house, readDate: readerFor(house), issues: [] };
  const issued = dateFound(findIssued(nitf), 'versionCreated', dating.issues, dating.readDate);
  const edNote = findEdNote(nitf);
  const use = { ...findUsability(nitf, issued, edNote, dating), edNote };
  const titleElement = first(nitf, 'title');
  const title = titleElement && lineFound(titleElement);
  const lines = headlinesOf(nitf);
  const headlines = lines.length > 0 || !title ? lines : [{ ...title, value: { contentType: 'text/plain', value: title.value } }];
  const body = stated(bodyOf(nitfBody(nitf, { captions: false })), 'body.content');
  const owner = id ? [scope, id.value] : [scope, contentHash(`${headlines[0]?.value.value} ${body?.value.value}`).slice(0, 12)];
  const media = mediaOf(nitf, owner);
  return { nitf, meta, id, scope, provider, dating, issued, use, title, headlines, body, media };
}

function itemOf({ nitf, meta, scope, dating, issued, use, title, headlines, body, media }: Parts): DraftItem {
  const concepts = conceptsOf(nitf);
  const copyright = first(nitf, 'doc.copyright');
  const dated = (finding: Found<string> | undefined, field: string) => dateFound(finding, field, dating.issues, dating.readDate);
  return {
    type: derived('text', 'NITF is text'),
    profile: attributeFoundIn(nitf, 'tobject', 'tobject.type'),
    version: attributeFoundIn(nitf, 'du-key', 'version') ?? attributeFoundIn(nitf, 'du-key', 'generation'),
    firstCreated: findFirstCreated(nitf, dating),
    versionCreated: issued,
    contentCreated: dated(storyDateOf(nitf), 'contentCreated'),
    embargoedUntil: use.embargoedUntil,
    expires: dated(attributeOrLine(first(nitf, 'date.expire'), 'norm'), 'expires'),
    pubStatus: use.pubStatus,
    urgency: mapFound(attributeFoundIn(nitf, 'urgency', 'ed-urg'), numberOf),
    copyrightHolder: attributeFoundIn(nitf, 'doc.copyright', 'holder') ?? attributeFoundIn(nitf, 'doc.rights', 'owner') ?? ownerOf(nitf),
    copyrightNotice: rightsLineOf(nitf) ?? (copyright && lineFound(copyright)),
    usageTerms: findUsageTerms(nitf),
    edNote: use.edNote,
    language: findLanguage(nitf) ?? metaFound(meta, 'language'),
    title,
    headlines,
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
  };
}

function wireOf({ nitf, meta, provider, dating: { house }, use }: Parts): DraftWire {
  return {
    provider: house && provider && house.name !== provider.value ? derived(house.name, provider.from) : provider,
    service: metaFound(meta, 'service'),
    sequence: metaFound(meta, 'sequence'),
    priority: metaFound(meta, 'priority'),
    keywords: findKeywords(nitf, meta),
    signals: findSignals(nitf, meta),
    takeKey: metaFound(meta, 'takeKey'),
    dateline: datelineOf(nitf),
    wordCount: mapFound(metaFound(meta, 'wordCount'), numberOf),
    embargo: use.embargo,
    extra: extraOf(nitf, meta),
  };
}
