// Whether a story may be used, and from when: out of the fields that a format has for it, else out of its note to editors.

import { utc } from './dates.ts';
import { derived, type Found, issue, mapFound, stated } from './draft.ts';
import { findEmbargo } from './embargoes.ts';
import { pubStatusOf } from './g2/status.ts';
import type { MomentContext } from './moments.ts';
import type { PubStatus } from './ninjs-item.ts';
import type { Embargo, Issue } from './story.ts';

export interface UsabilityFields {
  /** The status in the format's own words. */
  readonly status: Found<string> | undefined;
  /** When it may be used, ISO 8601 with a zone; undefined where nothing holds it back until a moment. */
  readonly until: Found<string> | undefined;
  /** A moment is stated that cannot be read. */
  readonly unreadable: boolean;
  readonly note: Found<string> | undefined;
}

export interface Usability {
  readonly pubStatus: Found<PubStatus> | undefined;
  readonly embargoedUntil: Found<string> | undefined;
  readonly embargo: Found<Embargo> | undefined;
}

const EMBARGOED = /^embargo/i;
// A statement may follow another sentence. Times of day are full of stops: only what begins a statement ends the sentence before it.
const BEFORE_STATEMENT = /\n|(?<=[.!)])\s+(?=(?:strictly |under |sous |bajo |sotto )?embarg|sperrfrist|hold for)/i;

/** What the fields say of use; an embargo that the note alone states holds as well, for fields are often left as they were. */
export function usabilityOf({ status, until, unreadable, note }: UsabilityFields, context: MomentContext, issues: Issue[]): Usability {
  const pubStatus = mapFound(status, pubStatusOf);
  if (pubStatus?.value === 'canceled') return { pubStatus, embargoedUntil: undefined, embargo: undefined };
  const isEmbargoed = EMBARGOED.test(status?.value ?? '');
  const words = note && findEmbargo(note.value.split(BEFORE_STATEMENT), { ...context, house: context.house ?? clocksOf(context.sent) });
  if (words?.until?.noZone && !until)
    issues.push(issue('DATE_NO_ZONE', 'The embargo in words states no zone; that of whoever sent it is assumed.', 'embargoedUntil'));
  const inWords = words?.until && note ? derived(words.until.iso, note.from) : undefined;
  const embargoedUntil = until ?? inWords;
  if (!embargoedUntil && (words || (isEmbargoed && unreadable)))
    issues.push(issue('EMBARGO_UNREADABLE', 'An embargo is stated but its end cannot be read: the story is withheld.', 'embargoedUntil'));
  const embargo: Embargo | undefined =
    isEmbargoed || embargoedUntil || words
      ? { ...(embargoedUntil ? { until: utc(embargoedUntil.value) } : { indefinite: true }), ...(words && { text: words.text }) }
      : undefined;
  const isHeld = words && !until && pubStatus?.value !== 'withheld';
  return {
    pubStatus: isHeld ? derived<PubStatus>('withheld', note?.from ?? '') : pubStatus,
    embargoedUntil,
    embargo: stated(embargo, (until ?? (words ? note : status))?.from ?? ''),
  };
}

/** Where no agency is known, times in words are on the clocks that the date of the copy is on. */
function clocksOf(sent: string | undefined): MomentContext['house'] {
  const offset = /[+-]\d\d:\d\d$/.exec(sent ?? '')?.[0];
  return offset ? { zone: offset } : undefined;
}
