// When an entry was written and changed, by whatever the feed calls it.
import { dateFound } from '../dated.ts';
import { derived, type Found, stated } from '../draft.ts';
import { readLooseDate } from '../loose-dates.ts';
import type { Issue } from '../story.ts';
import { text } from '../xml-find.ts';
import type { Entry } from './entry.ts';
import { all, type Fields, placeOf } from './fields.ts';

const UPDATED = ['updated', 'modified', 'atom:updated', 'atom:modified', 'dcterms:modified', 'prism:modificationdate'];
const PUBLISHED = [
  'pubdate',
  'published',
  'issued',
  'created',
  'atom:published',
  'atom:issued',
  'dc:date',
  'dcterms:issued',
  'dcterms:created',
  'dcterms:date',
  'prism:publicationdate',
  'date',
];

const OF_FEED = ['updated', 'modified', 'pubdate', 'dc:date', 'lastbuilddate', 'atom:updated', 'dcterms:modified'];

export interface Dates {
  readonly firstCreated: Found<string> | undefined;
  readonly versionCreated: Found<string> | undefined;
}

/**
 * Published is the first version's date; an update's is this version's, and where there was none, published is that too.
 * A version without a date of its own is as old as the feed that brought it.
 */
export function findDates({ fields, channel, issues }: Entry): Dates {
  const published = firstDate(fields, PUBLISHED, 'firstCreated', issues);
  const updated = firstDate(fields, UPDATED, 'versionCreated', issues);
  return { firstCreated: published, versionCreated: updated ?? published ?? dateOfFeed(channel.fields, issues) };
}

function dateOfFeed(fields: Fields, issues: Issue[]): Found<string> | undefined {
  const [found] = all(fields, ...OF_FEED).flatMap((each) => derived(text(each), placeOf(each)) ?? []);
  return found && readLooseDate(found.value) ? dateFound(found, 'versionCreated', issues, readLooseDate) : undefined;
}

/** The first of the names with a date that can be read; if none can, that is an issue. */
export function firstDate(fields: Fields, names: readonly string[], field: string, issues: Issue[]): Found<string> | undefined {
  const found = all(fields, ...names).flatMap((each) => stated(text(each), placeOf(each)) ?? []);
  return dateFound(found.find(({ value }) => readLooseDate(value)) ?? found[0], field, issues, readLooseDate);
}

/** When a story ends: PRISM's date, or the end of Dublin Core's period of validity (`end=2026-01-02;`). */
export function findExpiry({ fields, issues }: Entry): Found<string> | undefined {
  const [valid] = all(fields, 'dcterms:valid').flatMap((each) => stated(text(each), placeOf(each)) ?? []);
  const end = valid && (/(?:^|;)\s*start=/i.test(valid.value) ? undefined : valid.value);
  const period = valid && /(?:^|;)\s*end=([^;]+)/i.exec(valid.value)?.[1];
  return (
    firstDate(fields, ['prism:expirationdate', 'expirationdate'], 'expires', issues) ??
    (valid && dateFound(derived(period ?? end, valid.from), 'expires', issues, readLooseDate))
  );
}

/** PRISM's embargo: until then the story is kept back. */
export function findEmbargo({ fields, issues }: Entry): Found<string> | undefined {
  return firstDate(fields, ['prism:embargodate'], 'embargoedUntil', issues);
}
