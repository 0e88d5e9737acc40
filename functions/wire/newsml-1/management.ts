// Which item this is, which revision of it, and whether it may be used: the identification and management of NewsML 1.
// Spec: NewsML 1.2, NewsIdentifier (PublicIdentifier, RevisionId), NewsManagement (Status, StatusWillChange).
import { dateFound } from '../dated.ts';
import type { ReadDate } from '../dates.ts';
import { derived, type Found, mapFound, stated } from '../draft.ts';
import { pubStatusOf } from '../g2/status.ts';
import { uriOfStory } from '../identity.ts';
import type { Association } from '../ninjs-item.ts';
import type { Issue } from '../story.ts';
import { wiredeskUrn } from '../uri.ts';
import type { XmlElement } from '../xml.ts';
import { attribute, attributeFound, child, children, descendants, find, pathOf, text, textFound } from '../xml-find.ts';

export interface ChangeIdentity extends Identity {
  /** The URI of the item that this one changes. */
  readonly changes?: string;
}

export interface Identity {
  readonly id: Found<string> | undefined;
  /** The public identifier as stated. */
  readonly guid: Found<string> | undefined;
  readonly parts: readonly (string | undefined)[];
  readonly scope: string | undefined;
  readonly version: Found<string> | undefined;
}

/**
 * The public identifier without its revision. Some systems write the same one into all of their items: where it does not
 * hold the item's own identifier, the parts that the standard makes one of are put together.
 */
export function identityOf(item: XmlElement): Identity {
  const identifier = find(item, 'Identification', 'NewsIdentifier');
  const [provider, date, stating] = ['ProviderId', 'DateId', 'NewsItemId'].map((local) => text(child(identifier, local)));
  const revision = child(identifier, 'RevisionId');
  const own = stating && withoutVersion(stating, text(revision));
  const guid = textFound(child(identifier, 'PublicIdentifier'));
  const bare = mapFound(guid, (value) => withoutRevision(value, revision));
  const isOwn = bare && (own ? holds(bare.value, own) : !date || holds(bare.value, date));
  const path = identifier ? pathOf(identifier) : '';
  const composed = provider && date && own ? stated(`urn:newsml:${provider}:${date}:${own}`, path) : undefined;
  // TASS states no more than a `guid` among the facts of the component.
  const inner = own || guid ? undefined : descendants(item, 'guid').find((each) => text(each));
  return {
    id: isOwn ? bare : (composed ?? (own ? bare : inner && textFound(inner))),
    guid,
    parts: [provider ?? bare?.value, date, own],
    scope: provider,
    version: revision && textFound(revision),
  };
}

function holds(id: string, part: string): boolean {
  return `:${id}:`.includes(`:${part}:`);
}

/** Some systems write the revision into the item's own identifier as well: `EX-041-v2`. Each revision would be a story of its own. */
function withoutVersion(own: string, revision: string | undefined): string {
  const [whole, number] = /[-_.]v0*(\d{1,9})$/i.exec(own) ?? [];
  return whole && number === revision && own.length > whole.length ? own.slice(0, -whole.length) : own;
}

/** The identifier without `:1`, `:1N` or whatever its own revision is at the end. */
function withoutRevision(id: string, revision: XmlElement | undefined): string {
  const stating = text(revision);
  const ends = stating ? [stating, `${stating}${attribute(revision, 'Update') ?? ''}`] : [];
  const end = ends.find((each) => id.endsWith(`:${each}`));
  if (end) return id.slice(0, -end.length - 1);
  return /^urn:newsml:[^:]+:\d{8}[^:]*:.+:\d+[NUA]?$/i.test(id) ? id.replace(/:\d+[NUA]?$/i, '') : id;
}

/**
 * A revision without the content of the item (updates to it, or new facts of its management alone) must not stand in its
 * place: it is a story of its own that refers to the item. One that cancels the item does stand in its place.
 */
export function identityOfChange(item: XmlElement, { id, parts, ...rest }: Identity, isCanceled: boolean): ChangeIdentity {
  const changed = id && uriOfReference(id.value, rest.scope);
  if (child(item, 'NewsComponent') || isCanceled || !changed) return { id, parts, ...rest };
  const own = wiredeskUrn('newsml-1', changed, 'update', rest.version?.value);
  return { ...rest, parts, id: derived(own, `${id.from}, its revision`), changes: changed };
}

/** The URI under which an item is kept here that another refers to: with a revision or without, with `urn:newsml:` or without. */
export function uriOfReference(reference: string, scope: string | undefined): string | undefined {
  if (/^(?:\.{0,2}\/|#)/.test(reference)) return undefined;
  const bare = withoutRevision(/^[^:/\s]+:\d{8}[^:]*:[^:]/.test(reference) ? `urn:newsml:${reference}` : reference, undefined);
  return uriOfStory('newsml-1', scope, bare);
}

/** What the management states of use: the status, until when it holds, and when the item is no longer usable. */
export function statusOf(item: XmlElement, { issues, readDate }: Dating) {
  const management = child(item, 'NewsManagement');
  const status = attributeFound(child(management, 'Status'), 'FormalName');
  const pubStatus = pubStatusOf(status?.value);
  const change = changeIn(management, { issues, readDate });
  const until = pubStatus === 'withheld' && change?.to === 'usable' ? change.date : undefined;
  const expires = pubStatus !== 'canceled' && change && change.to !== 'usable' ? change.date : undefined;
  return { status, until, unreadable: change?.unreadable ?? false, expires };
}

/** How dates are read, and where it is said what is odd about them. */
export interface Dating {
  readonly issues: Issue[];
  readonly readDate: (text: string) => ReadDate | undefined;
}

interface Change {
  readonly to: string | undefined;
  readonly date: Found<string> | undefined;
  readonly unreadable: boolean;
}

/** The next change of status; what is announced of an embargo is that it ends. */
function changeIn(management: XmlElement | undefined, { issues, readDate }: Dating): Change | undefined {
  const change = child(management, 'StatusWillChange');
  if (!change) return undefined;
  const future = attribute(child(change, 'FutureStatus'), 'FormalName');
  const stating = textFound(child(change, 'DateAndTime'));
  const date = dateFound(stating, 'embargoedUntil', issues, readDate);
  return { to: pubStatusOf(future) ?? (future ? undefined : 'usable'), date, unreadable: date === undefined };
}

/** Items that this one was made of or belongs to. */
export function relatedOf(item: XmlElement, scope: string | undefined): Found<Association>[] {
  const management = child(item, 'NewsManagement');
  const related = (local: string, rel: string) =>
    children(management, local).flatMap((each) => {
      const reference = attribute(each, 'NewsItem');
      const uri = reference && uriOfReference(reference, scope);
      const comment = text(child(each, 'Comment'));
      return (uri && stated<Association>({ name: comment ?? reference, rel, uri }, pathOf(each))) || [];
    });
  return [...related('DerivedFrom', 'derivedFrom'), ...related('AssociatedWith', 'associatedWith')];
}

const UPDATES: Readonly<Record<string, string>> = { U: 'update', A: 'alteration' };

/** What receivers are asked to do with the item, as stated. */
export function signalsOf(item: XmlElement): Found<readonly string[]> | undefined {
  const instructions = children(child(item, 'NewsManagement'), 'Instruction');
  const revision = find(item, 'Identification', 'NewsIdentifier', 'RevisionId');
  const update = UPDATES[attribute(revision, 'Update') ?? ''];
  const signals = [...instructions.flatMap((each) => attribute(each, 'FormalName') ?? text(each) ?? []), ...(update ? [update] : [])];
  const [first = revision] = instructions;
  return signals.length > 0 && first ? stated([...new Set(signals)], pathOf(first)) : undefined;
}
