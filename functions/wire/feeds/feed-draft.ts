// An entry of a feed as a draft, whichever kind of feed it stands in: their vocabularies mix freely.
import { WireError } from '../codes.ts';
import { dateFound } from '../dated.ts';
import { type Draft, type Found, issue, mapFound, stated } from '../draft.ts';
import { readLooseDate } from '../loose-dates.ts';
import type { PubStatus } from '../ninjs-item.ts';
import { text } from '../xml-find.ts';
import { findCopy } from './copy.ts';
import { findDates, findEmbargo, findExpiry } from './dates.ts';
import { type Entry, findLanguage } from './entry.ts';
import { findExtras } from './extras.ts';
import { all, fieldsOf, firstText, placeOf } from './fields.ts';
import { findIdentity, findRelated } from './identity.ts';
import { findRenditions, findType, withDuration } from './media.ts';
import { findAuthors } from './people.ts';
import { findPlaces } from './places.ts';
import { findCopyright, findLicence, findSources, findUsageTerms } from './rights.ts';
import { findFiling } from './subjects.ts';

/**
 * Reads an entry. `shared`: identifiers that are no identifiers (`sharedIds`).
 * Throws `WireError` NO_CONTENT for one that has neither headline, text, media nor a page, be it only the address of its content.
 */
export function draftOf(format: 'rss' | 'atom', entry: Entry, shared: ReadonlySet<string>): Draft {
  const { fields, channel, issues } = entry;
  const copy = findCopy(entry);
  const hasText = copy.bodies.length > 0;
  const renditions = withDuration(findRenditions(entry), entry);
  const identity = findIdentity(entry, shared);
  const status = findStatus(entry);
  const links = identity.altIds.filter(({ value }) => value.role === 'link');
  if (!copy.isStated && renditions.length + links.length === 0 && status?.value !== 'canceled')
    throw new WireError('NO_CONTENT', 'The entry has neither headline, text, media nor a link.');
  if (copy.headlines.length === 0 && !hasText)
    issues.push(issue('NO_HEADLINE', 'The entry states neither headline nor text.', 'headlines'));
  const dates = findDates(entry);
  const embargo = findEmbargo(entry);
  const filing = findFiling(entry);
  const authors = findAuthors(entry);
  const sources = findSources(entry);
  return {
    format,
    id: identity.id,
    idParts: identity.idParts,
    idScope: channel.scope,
    item: {
      type: findType(entry, renditions, hasText),
      firstCreated: dates.firstCreated,
      versionCreated: dates.versionCreated,
      embargoedUntil: embargo,
      expires: findExpiry(entry),
      pubStatus: status,
      headlines: copy.headlines,
      descriptions: copy.descriptions,
      bodies: copy.bodies,
      by: authors.by,
      people: authors.people,
      language: findLanguage(entry, copy.source),
      subjects: filing.subjects,
      places: findPlaces(entry),
      located: firstText(fields, 'georss:featurename'),
      copyrightHolder: firstText(fields, 'dcterms:rightsholder'),
      copyrightNotice: findCopyright(entry),
      usageTerms: findUsageTerms(entry),
      rightsInfo: findLicence(entry),
      infoSources: sources.infoSources,
      renditions,
      associations: findRelated(entry),
      altIds: identity.altIds,
    },
    wire: {
      provider: sources.provider,
      keywords: filing.keywords,
      guid: identity.guid,
      embargo: mapFound(embargo, (until) => ({ until })),
      message: channel.message,
      extra: findExtras(entry),
    },
    issues,
  };
}

/** An entry that its feed has taken back is canceled (Google's `gd:deleted`, SSE's `sx:sync`); a draft is withheld (RFC 5023, section 13.1.1). */
function findStatus({ fields }: Entry): Found<PubStatus> | undefined {
  const synced = all(fields, 'sx:sync').filter((each) => each.attributes.deleted === 'true');
  const [deleted] = [...all(fields, 'gd:deleted'), ...synced];
  if (deleted) return stated<PubStatus>('canceled', placeOf(deleted));
  const draft = all(fields, 'app:control').flatMap((each) => all(fieldsOf(each), 'draft', 'app:draft'))[0];
  return draft && text(draft)?.toLowerCase() === 'yes' ? stated<PubStatus>('withheld', placeOf(draft)) : undefined;
}

/** A tombstone: the entry of that identifier is canceled (RFC 6721, section 3). */
export function tombstoneOf(entry: Entry): Draft {
  const { element, fields, channel, issues } = entry;
  const when = stated(element.attributes.when, '@when');
  const comment = firstText(fields, 'comment', 'at:comment');
  return {
    format: 'atom',
    id: stated(element.attributes.ref, '@ref'),
    idScope: channel.scope,
    item: {
      type: stated('text', 'at:deleted-entry'),
      versionCreated: dateFound(when, 'versionCreated', issues, readLooseDate),
      pubStatus: stated<PubStatus>('canceled', 'at:deleted-entry'),
      edNote: comment,
      infoSources: findSources(entry).infoSources,
    },
    wire: { signals: stated(['deleted-entry'], 'at:deleted-entry'), message: channel.message },
    issues,
  };
}
