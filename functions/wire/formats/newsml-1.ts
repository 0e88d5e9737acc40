// NewsML 1: an envelope of news items, each a tree of components: text, its pictures, sidebars, other languages.
// Spec: IPTC NewsML 1.0 to 1.2 (Functional Specification and DTD). One item is one story.
import { WireError } from '../codes.ts';
import { dateFound } from '../dated.ts';
import { readIsoDate } from '../dates.ts';
import { documentsIn } from '../documents.ts';
import { type Draft, type DraftItem, type DraftWire, derived, type Found, mapFound, present, stated } from '../draft.ts';
import type { Document, Format } from '../format.ts';
import type { Head } from '../head.ts';
import { houseOf, readerFor } from '../house-dates.ts';
import type { Limits } from '../limits.ts';
import { associationsOf, type Context, duidsIn, typeOf } from '../newsml-1/associations.ts';
import { type Content, contentOf, descriptiveOf, languageIn } from '../newsml-1/components.ts';
import { conceptsOf, keywordsOf, originOf, propertiesOf, together } from '../newsml-1/concepts.ts';
import { nitfIn } from '../newsml-1/content.ts';
import { findBodies, findDescriptions, findEdNote, findHeadlines } from '../newsml-1/copy.ts';
import { extraOf, messageOf } from '../newsml-1/extra.ts';
import { lineNamed, makersOf, providerOf, rightsOf, sourcesOf } from '../newsml-1/lines.ts';
import { identityOf, identityOfChange, relatedOf, signalsOf, statusOf } from '../newsml-1/management.ts';
import { renditionOf } from '../newsml-1/renditions.ts';
import { topicsIn } from '../newsml-1/topics.ts';
import type { AltId } from '../ninjs-item.ts';
import { conceptsOf as nitfConcepts } from '../nitf/concepts.ts';
import { findKeywords as nitfKeywords } from '../nitf/docdata.ts';
import { metaOf } from '../nitf/extra.ts';
import { authorsOf, bylineOf, datelineOf, locatedOf, ownerOf, storyDateOf } from '../nitf/head.ts';
import { mediaOf } from '../nitf/media.ts';
import { contentHash } from '../revision.ts';
import type { Issue } from '../story.ts';
import { type Usability, usabilityOf } from '../usability.ts';
import { readXmlItems, type XmlElement } from '../xml.ts';
import { attribute, attributeFound, child, children, descendants, find, pathOf, text, textFound } from '../xml-find.ts';

export const newsml1: Format = {
  name: 'newsml-1',
  title: 'NewsML 1',
  spec: 'IPTC NewsML 1.0 to 1.2',
  family: 'xml',
  recognisedBy: 'the root element NewsML, or a NewsItem of it as the root',
  detect,
  read,
};

function detect({ root, text }: Head): string | undefined {
  if (root?.local === 'NewsML') return 'root element NewsML';
  if (root?.local === 'NewsItem' && /<(?:[\w-]{1,40}:)?Identification[\s>]/.test(text))
    return 'root element NewsItem with an Identification';
  if (!root && /^<[^>]{0,200}DOCTYPE\s+NewsML\s/.test(text)) return 'document type NewsML';
  return undefined;
}

async function* read({ pieces, limits, report }: Document): AsyncGenerator<(() => Draft) | WireError> {
  const isItem = (local: string) => local === 'NewsItem';
  for await (const document of documentsIn(pieces, 'NewsML')) {
    try {
      for await (const item of readXmlItems(document, { limits, isItem, report })) {
        if (item instanceof WireError) yield item;
        // Items within an item are stories of their own, and associations of the one around them.
        else for (const each of [item.element, ...descendants(item.element, 'NewsItem')]) yield () => readItem(each, item.root, limits);
      }
    } catch (error) {
      // One document of several costs itself alone.
      if (!(error instanceof WireError)) throw error;
      yield error;
    }
  }
}

/** An item taken apart: what the finders of fields look into. */
interface Parts {
  readonly item: XmlElement;
  readonly management: XmlElement | undefined;
  readonly envelope: XmlElement | undefined;
  readonly updates: readonly XmlElement[];
  readonly content: Content;
  readonly identity: ReturnType<typeof identityOfChange>;
  readonly language: Found<string> | undefined;
  readonly context: Context;
  /** The NITF that carries the text: it says what the item leaves out. */
  readonly nitf: XmlElement | undefined;
  readonly provider: Found<string> | undefined;
  readonly house: ReturnType<typeof houseOf>;
  readonly dated: (finding: Found<string> | undefined, field: string) => Found<string> | undefined;
  readonly use: Usability & { readonly expires: Found<string> | undefined; readonly edNote: Found<string> | undefined };
  readonly versionCreated: Found<string> | undefined;
}

function readItem(item: XmlElement, root: XmlElement, limits: Limits): Draft {
  if (!child(item, 'NewsComponent') && child(item, 'TopicSet'))
    throw new WireError('NO_CONTENT', 'newsml-1: the item holds a set of topics, and no news.');
  const parts = takeApart(item, root, limits);
  const { identity, context } = parts;
  const fields = itemOf(parts);
  const headline = contentHash(fields.headlines?.[0]?.value.value ?? '').slice(0, 12);
  return {
    format: 'newsml-1',
    id: identity.id,
    idParts: identity.parts.filter(Boolean).length > 1 ? [...identity.parts, headline] : [],
    idScope: identity.scope,
    item: fields,
    wire: wireOf(parts),
    issues: context.issues,
  };
}

function takeApart(item: XmlElement, root: XmlElement, limits: Limits): Parts {
  const issues: Issue[] = [];
  const management = child(item, 'NewsManagement');
  const envelope = child(root, 'NewsEnvelope');
  const content = contentOf(child(item, 'NewsComponent') ?? item);
  const stated = identityOf(item);
  const language = findLanguage(item, root, content.line);
  const topics = topicsIn(item, root, language?.value);
  const idParts = stated.id ? [stated.id.value] : stated.parts;
  const context: Context = { topics, limits, issues, scope: stated.scope, idParts, duids: duidsIn(item) };
  const nitf = content.text.flatMap((each) => nitfIn(each.item, context) ?? [])[0];
  const sender = findSender(envelope) ?? derived(stated.scope, 'Identification/NewsIdentifier/ProviderId');
  const provider = providerOf(content.line, topics) ?? sender;
  const house = houseOf(provider?.value);
  const readDate = readerFor(house);
  const dated = (finding: Found<string> | undefined, field: string) => dateFound(finding, field, issues, readDate);
  const versionCreated = dated(findVersionDate(management, envelope, item), 'versionCreated');
  const { expires, ...status } = statusOf(item, { issues, readDate });
  const edNote = findEdNote(content, context, nitf);
  const usability = usabilityOf({ ...status, note: edNote }, { house, sent: versionCreated?.value }, issues);
  const identity = identityOfChange(item, stated, usability.pubStatus?.value === 'canceled');
  const use = { ...usability, expires, edNote };
  const updates = children(item, 'Update');
  return { item, management, envelope, updates, content, identity, language, context, nitf, provider, house, dated, use, versionCreated };
}

function itemOf({ item, management, updates, content, identity, language, context, nitf, dated, use, versionCreated }: Parts): DraftItem {
  const { line } = content;
  const { topics, scope, idParts } = context;
  const concepts = together(conceptsOf(line, topics), nitf && nitfConcepts(nitf));
  const rights = rightsOf(line);
  const label = textFound(find(item, 'Identification', 'NameLabel'));
  return {
    type: derived(updates.length > 0 ? 'text' : typeOf(content), 'NewsComponent'),
    representationType: identity.changes ? derived('partial', 'Update') : undefined,
    profile: attributeFound(child(management, 'NewsItemType'), 'FormalName'),
    version: identity.version,
    firstCreated: dated(textFound(child(management, 'FirstCreated')), 'firstCreated'),
    versionCreated,
    contentCreated: dated(findDateLineDate(line) ?? (nitf && storyDateOf(nitf)), 'contentCreated'),
    embargoedUntil: use.embargoedUntil,
    expires: use.expires,
    pubStatus: use.pubStatus,
    urgency: mapFound(attributeFound(child(management, 'Urgency'), 'FormalName') ?? textFound(child(management, 'Urgency')), numberOf),
    copyrightHolder: rights.holder ?? (nitf && ownerOf(nitf)),
    copyrightNotice: rights.notice,
    usageTerms: rights.terms,
    edNote: use.edNote,
    language,
    title: label,
    by: lineNamed(line, 'ByLine') ?? (nitf && bylineOf(nitf)),
    slugline: lineNamed(line, 'SlugLine', ' ') ?? label,
    located: originOf(line) ?? (nitf && locatedOf(nitf)),
    headlines: findHeadlines(content, context, nitf),
    descriptions: findDescriptions(content, context, nitf),
    bodies: findBodies(content, updates, context),
    ...concepts,
    people: [...(nitf ? authorsOf(nitf) : []), ...makersOf(line, topics), ...concepts.people],
    infoSources: sourcesOf(line, topics),
    renditions: content.renditions.flatMap((each) => stated(renditionOf(each), pathOf(each.item)) ?? []),
    associations: [
      ...associationsOf(content, context),
      ...(nitf ? mediaOf(nitf, idParts) : []),
      ...relatedOf(item, scope),
      ...present([derived(identity.changes && { name: 'updated item', rel: 'updates', uri: identity.changes }, 'Identification')]),
    ],
    altIds: findAltIds(item),
  };
}

function wireOf({ item, envelope, content, identity, nitf, provider, house, use }: Parts): DraftWire {
  const { line } = content;
  return {
    provider: house && provider && house.name !== provider.value ? derived(house.name, provider.from) : provider,
    service: attributeFound(child(envelope, 'NewsService'), 'FormalName'),
    sequence: textFound(child(envelope, 'TransmissionId')),
    priority: attributeFound(child(envelope, 'Priority'), 'FormalName'),
    keywords: keywordsIn(line, nitf),
    signals: signalsOf(item),
    dateline: lineNamed(line, 'DateLine') ?? (nitf && datelineOf(nitf)),
    wordCount: findWordCount(content),
    embargo: use.embargo,
    message: messageOf(envelope),
    guid: identity.guid,
    extra: extraOf(item, line),
  };
}

function numberOf(text: string): number | undefined {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text) : undefined;
}

/** Keywords of the item, and those of the NITF in it. */
function keywordsIn(line: readonly XmlElement[], nitf: XmlElement | undefined): Found<readonly string[]> | undefined {
  const own = keywordsOf(line);
  const inner = nitf && nitfKeywords(nitf, metaOf(nitf));
  if (!own || !inner) return own ?? inner;
  return { ...own, value: [...new Set([...own.value, ...inner.value])] };
}

/** The innermost component's language, else the item's, else the message's. */
function findLanguage(item: XmlElement, root: XmlElement, line: readonly XmlElement[]): Found<string> | undefined {
  const metadata = line
    .toReversed()
    .flatMap((each) => descriptiveOf(each).flatMap((one) => attributeFound(child(one, 'Language'), 'FormalName') ?? []))[0];
  const holders = [...line.toReversed(), item, ...around(item), root];
  const marked = holders.flatMap((each) => stated(languageIn(each), pathOf(each)) ?? [])[0];
  return mapFound(metadata ?? marked, (tag) => (/^[A-Z]{2,3}$/.test(tag) ? tag.toLowerCase() : tag));
}

/** What stands around an item within another. */
function around({ parent }: XmlElement): XmlElement[] {
  return parent ? [parent, ...around(parent)] : [];
}

/** Where the item states no date of its revision, it is as old as the message at least, or as the item, whose identifier is dated. */
function findVersionDate(
  management: XmlElement | undefined,
  envelope: XmlElement | undefined,
  item: XmlElement,
): Found<string> | undefined {
  const sent = textFound(child(envelope, 'DateAndTime'));
  const dated = text(find(item, 'Identification', 'NewsIdentifier', 'DateId'));
  return (
    textFound(child(management, 'ThisRevisionCreated')) ??
    textFound(child(management, 'FirstCreated')) ??
    (sent && derived(sent.value, 'NewsEnvelope/DateAndTime')) ??
    (dated && readIsoDate(dated) ? derived(dated, 'Identification/NewsIdentifier/DateId') : undefined)
  );
}

function findDateLineDate(line: readonly XmlElement[]): Found<string> | undefined {
  return line.toReversed().flatMap((each) => descriptiveOf(each).flatMap((one) => textFound(child(one, 'DateLineDate')) ?? []))[0];
}

function findSender(envelope: XmlElement | undefined): Found<string> | undefined {
  const sender = attribute(find(envelope, 'SentFrom', 'Party'), 'FormalName');
  return derived(sender, 'NewsEnvelope/SentFrom');
}

function findAltIds(item: XmlElement): Found<AltId>[] {
  const own = textFound(find(item, 'Identification', 'NewsIdentifier', 'NewsItemId'));
  const system = textFound(find(item, 'NewsComponent', 'AdministrativeMetadata', 'SystemIdentifier'));
  return present([
    mapFound(own, (value) => ({ role: 'newsItemId', value })),
    mapFound(system, (value) => ({ role: 'systemIdentifier', value })),
  ]);
}

function findWordCount({ text }: Content): Found<number> | undefined {
  for (const { item } of text) {
    const properties = propertiesOf(child(item, 'Characteristics'));
    const property = ['words', 'wordcount', 'numberofwords'].flatMap((name) => properties.get(name) ?? [])[0];
    const count = mapFound(attributeFound(property, 'Value'), numberOf);
    if (count && count.value > 0) return count;
  }
  return undefined;
}
