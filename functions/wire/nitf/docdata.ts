// The head of NITF: which document this is, who sent it when, and what may be done with it.
// Spec: NITF 3.6, head, docdata, pubdata, revision-history.
import type { Agency } from '../agency.ts';
import { dateFound } from '../dated.ts';
import { type ReadDate, utc } from '../dates.ts';
import { derived, type Found, mapFound, present, stated } from '../draft.ts';
import { pubStatusOf } from '../g2/status.ts';
import { houseOf } from '../house-dates.ts';
import { uriOfStory } from '../identity.ts';
import type { AltId, Association, InfoSource } from '../ninjs-item.ts';
import { contentHash } from '../revision.ts';
import type { Issue } from '../story.ts';
import { usabilityOf } from '../usability.ts';
import { readBareDateline } from '../whence.ts';
import type { XmlElement } from '../xml.ts';
import { attribute, attributeFound, descendants, elements, find, pathOf } from '../xml-find.ts';
import { type Meta, metaFound } from './extra.ts';
import { attributeOrLine, datelineOf, distributorOf, lineOf, notesOf, ownerOf, storyDateOf } from './head.ts';

/** What dates need to be read: the agency whose clocks they are on where they state no zone. */
export interface Dating {
  readonly house: Agency | undefined;
  readonly readDate: (text: string) => ReadDate | undefined;
  readonly issues: Issue[];
}

/** The first element of that name, wherever it stands: systems differ in what they put inside `docdata`. */
export function first(nitf: XmlElement, local: string): XmlElement | undefined {
  return descendants(find(nitf, 'head') ?? nitf, local)[0];
}

/** An attribute of the first element of that name in the head. */
export function attributeFoundIn(nitf: XmlElement, local: string, name: string): Found<string> | undefined {
  return attributeFound(first(nitf, local), name);
}

/** A whole number; undefined for anything else. */
export function numberOf(text: string): number | undefined {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text) : undefined;
}

/** The document's own identifier, else the one that the agency writes into a `meta`. */
export function findId(nitf: XmlElement, meta: Meta): Found<string> | undefined {
  return attributeFoundIn(nitf, 'doc-id', 'id-string') ?? metaFound(meta, 'id');
}

/** Whose identifiers the document's are; of who only distributes or owns it, the house. See docs/decisions/0041. */
export function findScope(nitf: XmlElement): string | undefined {
  const named = [attributeFoundIn(nitf, 'doc-id', 'regsrc'), ...sourcesOf(nitf), attributeFoundIn(nitf, 'doc.copyright', 'holder')];
  const sender = (distributorOf(nitf) ?? ownerOf(nitf))?.value;
  return present(named)[0]?.value ?? houseOf(sender)?.name ?? sender;
}

/** Without a date or a dynamic use key what is left would not tell one story from the next. */
export function idPartsOf(nitf: XmlElement, issued: Found<string> | undefined, headline: string | undefined, scope: string | undefined) {
  const key = attributeFoundIn(nitf, 'du-key', 'key')?.value;
  return issued?.how === 'stated' || key ? [scope, key, issued && utc(issued.value), headline && contentHash(headline).slice(0, 12)] : [];
}

/** When it was sent; of what was clipped from a newspaper, when that appeared; else when it was written. */
export function findIssued(nitf: XmlElement): Found<string> | undefined {
  const written = storyDateOf(nitf);
  // A day without a time would put all revisions of that day at its first minute.
  const timed = written && /\dT\d\d/.test(written.value) ? written : undefined;
  const other = attributeFoundIn(nitf, 'pubdata', 'date.publication') ?? timed;
  return attributeOrLine(first(nitf, 'date.issue'), 'norm') ?? (other && derived(other.value, other.from));
}

/** The earliest date of the history; of a first version the date of issue is that as well, but nobody says so. */
export function findFirstCreated(nitf: XmlElement, { issues, readDate }: Dating): Found<string> | undefined {
  const entries = descendants(nitf, 'revision-history').flatMap((each) => attributeFound(each, 'norm') ?? []);
  const dates = entries.flatMap((each) => dateFound(each, 'firstCreated', issues, readDate) ?? []);
  const [earliest] = dates.toSorted((a, b) => (utc(a.value) < utc(b.value) ? -1 : 1));
  return earliest && derived(earliest.value, earliest.from);
}

/** A release that is later than the issue is an embargo, whether the status says so or not. */
export function findUsability(nitf: XmlElement, issued: Found<string> | undefined, note: Found<string> | undefined, context: Dating) {
  const status = attributeFoundIn(nitf, 'docdata', 'management-status');
  const release = attributeOrLine(first(nitf, 'date.release'), 'norm');
  const date = dateFound(release, 'embargoedUntil', context.issues, context.readDate);
  const isLater = date && (!issued || utc(date.value) > utc(issued.value));
  const until = date && (isLater || /^embargo/i.test(status?.value ?? '')) ? date : undefined;
  const moments = { house: context.house, sent: issued?.value };
  return usabilityOf({ status, until, unreadable: release !== undefined && !date, note }, moments, context.issues);
}

/** Notes to editors: messages, what a correction says of itself, and notes that stand above the text. */
export function findEdNote(nitf: XmlElement): Found<string> | undefined {
  const infos = ['ed-msg', 'correction'].flatMap((local) => descendants(find(nitf, 'head') ?? nitf, local));
  const notes = present([...infos.map((each) => attributeOrLine(each, 'info')), ...notesOf(nitf)]);
  return notes[0] && { ...notes[0], value: [...new Set(notes.map(({ value }) => value))].join('\n') };
}

/** What the rights are, where they hold, and how far. */
export function findUsageTerms(nitf: XmlElement): Found<string> | undefined {
  const rights = first(nitf, 'doc.rights');
  const terms = ['type', 'geography', 'limitations'].flatMap((name) => attribute(rights, name) ?? []);
  return rights && stated(terms.join('; '), pathOf(rights));
}

/** The language of the text, else of what is around it. */
export function findLanguage(nitf: XmlElement): Found<string> | undefined {
  const content = descendants(nitf, 'body.content')[0];
  const places = [content, find(nitf, 'body'), nitf, find(nitf, 'body', 'body.head', 'hedline', 'hl1')];
  const marked = descendants(content, 'lang').find((each) => elements(each).length === 0 && attribute(each, 'lang'));
  return (
    present(places.map((each) => attributeFound(each, 'xml:lang')))[0] ??
    attributeFound(nitf, 'baselang') ??
    (marked && !lineOf(marked) ? attributeFound(marked, 'lang') : undefined)
  );
}

/** Agencies that moved the document, the first one first. */
function sourcesOf(nitf: XmlElement): Found<string>[] {
  const level = (element: XmlElement) => Number(attribute(element, 'level-number') ?? 0) || 0;
  const sources = descendants(nitf, 'from-src').toSorted((a, b) => level(a) - level(b));
  return present(sources.map((each) => attributeOrLine(each, 'src-name')));
}

/** Who sent the document: its distributor, else who moved it last, else whose identifiers or rights it bears, else the agency of its dateline. */
export function findProvider(nitf: XmlElement, meta: Meta): Found<string> | undefined {
  const stated = distributorOf(nitf) ?? sourcesOf(nitf).at(-1) ?? metaFound(meta, 'source') ?? attributeFoundIn(nitf, 'doc-id', 'regsrc');
  const owner = attributeFoundIn(nitf, 'doc.rights', 'agent') ?? attributeFoundIn(nitf, 'doc.copyright', 'holder') ?? ownerOf(nitf);
  if (stated ?? owner) return stated ?? derived(owner?.value, owner?.from ?? '');
  const dateline = datelineOf(nitf);
  return derived(dateline && readBareDateline(dateline.value)?.agency?.name, dateline?.from ?? '');
}

/** Distributor first, then those who moved it before; each once. */
export function findSources(nitf: XmlElement, meta: Meta): Found<InfoSource>[] {
  const named = [...sourcesOf(nitf), ...present([metaFound(meta, 'source')])];
  const sender = distributorOf(nitf) ?? (named.length === 0 ? attributeFoundIn(nitf, 'doc-id', 'regsrc') : undefined);
  const distributor = mapFound(sender, (name) => ({ name, role: 'distributor' }));
  const sources = named.map((each) => mapFound(each, (name) => ({ name, role: 'source' })));
  const seen = new Set<string>();
  return present([distributor, ...sources]).filter(({ value: { name } }) => !seen.has(name) && seen.add(name));
}

/** Documents that this one replaces or corrects, under the identifiers that stories get here. */
export function findRelated(nitf: XmlElement, scope: string | undefined): Found<Association>[] {
  const uriOf = (id: string, source = scope) => uriOfStory('nitf', source, id);
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

/** Identifiers beside its own: the dynamic use key, where it was published, what the agency calls it. */
export function findAltIds(nitf: XmlElement, meta: Meta): Found<AltId>[] {
  return present([
    mapFound(attributeFoundIn(nitf, 'du-key', 'key'), (value) => ({ role: 'du-key', value })),
    mapFound(attributeFoundIn(nitf, 'pubdata', 'ex-ref'), (value) => ({ role: 'ex-ref', value })),
    mapFound(attributeFoundIn(nitf, 'doc-id', 'id-string') && metaFound(meta, 'id'), (value) => ({ role: 'meta', value })),
  ]);
}

/** The words under which it is filed. */
export function findKeywords(nitf: XmlElement, meta: Meta): Found<readonly string[]> | undefined {
  const keywords = descendants(find(nitf, 'head') ?? nitf, 'keyword').map((each) => attributeOrLine(each, 'key'));
  // A newspaper system in wide use writes them so, in `tobject`.
  const capital = descendants(nitf, 'Keyword').map((each) => attributeFound(each, 'name'));
  const listed = metaFound(meta, 'keywords');
  const found = present([...keywords, ...capital]);
  const words = [...found.map(({ value }) => value), ...(listed?.value.split(/[,;]/).map((each) => each.trim()) ?? [])].filter(Boolean);
  const from = found[0]?.from ?? listed?.from ?? '';
  return words.length > 0 ? stated([...new Set(words)], from) : undefined;
}

/** What editors are to know of it: that it is a correction, which version it is. */
export function findSignals(nitf: XmlElement, meta: Meta): Found<readonly string[]> | undefined {
  const correction = descendants(nitf, 'correction')[0];
  const version = metaFound(meta, 'signal');
  const signals = [...(correction ? ['correction'] : []), ...(version ? [version.value] : [])];
  return signals.length > 0 ? stated(signals, correction ? pathOf(correction) : (version?.from ?? '')) : undefined;
}
