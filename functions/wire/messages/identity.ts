// Which story a message is, and which story a kill means.
import { agencyOf } from '../agencies.ts';
import type { Agency } from '../agency.ts';
import { type Draft, derived, type Found, stated } from '../draft.ts';
import { localTime } from '../zones.ts';

/** What a message is known by. All of it stands in headers and footers, so that a kill without a dateline has it too. */
export interface Identity {
  /** The agency that sent it, or the name that it goes by. */
  readonly house?: string | undefined;
  /** An identifier of the agency that is good for all times: `170123-89-00065`. */
  readonly identifier?: string | undefined;
  readonly service?: string | undefined;
  /** A number that begins anew each day or wraps: of the story where the agency gives one (`dpa-61`), else of the message. */
  readonly number?: string | undefined;
  /** The day that the number belongs to, where the header states it. */
  readonly day?: string | undefined;
}

/** The story that a kill means. */
export interface Target {
  readonly identity: Identity;
  /** A URI that names it. */
  readonly uri?: string;
  readonly version?: Found<string> | undefined;
}

/**
 * The identity of a story for its draft: the agency's identifier, else agency, service, number and day on its clocks. A number without
 * its day names another story tomorrow, so that without a day the content must do. A kill has the identity of its target.
 */
export function identityOf(
  own: Identity,
  agency: Agency | undefined,
  sent: string | undefined,
  target: Target | undefined,
): Pick<Draft, 'id' | 'idParts'> {
  if (target?.uri) return { id: stated(target.uri, 'text of the kill') };
  const { house, identifier, service, number, day } = { ...target?.identity, house: own.house, ...(target ? {} : own) };
  if (identifier) return { idParts: [house, identifier] };
  const on = day ?? dayOf(sent, agency);
  return number && on ? { idParts: [house, service?.toLowerCase(), number, on] } : {};
}

/** The target, where it can be told for certain: a number needs its day. */
export function certain(target: Target | undefined, sent: string | undefined): Target | undefined {
  if (!target) return undefined;
  const { identifier, day } = target.identity;
  return target.uri || identifier || day || sent ? target : undefined;
}

/** The day of sending on the agency's clocks, for its numbers begin anew at its midnight. */
export function dayOf(sent: string | undefined, agency: Agency | undefined): string | undefined {
  if (!sent) return undefined;
  return (agency ? localTime(sent, agency.zone) : sent)?.slice(0, 10);
}

/** A number in one spelling, `0061` and `061` alike; undefined for one that counts nothing (`0000`). */
export function plainNumber(digits: string | undefined): string | undefined {
  return digits?.replace(/^0+/, '') || undefined;
}

/** A kill stands above every version of what it kills. */
const LAST_VERSION = '9999999999';

/**
 * The story that the words of a kill name: a URN, an identifier of the agency, its number (`dpa 061`, `BELGA-0001`), or
 * service and number (`eca062`). `own` is the kill's own identity, whose service and day count for a bare number; where its
 * stories go by the agency's numbers, a message number names none. Several different names are no certain target.
 */
export function targetIn(words: string, own: Identity): Target | undefined {
  const uris = distinct(words.match(/\burn:[a-z][a-z0-9-]{1,30}:[^\s"'«»()<>]{3,120}/gi) ?? []);
  if (uris.length > 0)
    return one(uris.map((uri) => ({ identity: {}, uri: uri.replace(/(?<![.,;:])[.,;:]+$/, ''), version: lastVersion() })));
  const identifiers = distinct([...words.matchAll(IDENTIFIER)].map(([, identifier = '']) => identifier));
  if (identifiers.length > 0) return one(identifiers.map((identifier) => ({ identity: { identifier }, version: lastVersion() })));
  const serial = /^(.+)-\d+$/.exec(own.number ?? '')?.[1];
  const numbers = [...words.matchAll(NAMED_NUMBER)].flatMap(([whole, name = '', digits = '']) => {
    if (serial) return isNameOf(name, serial) ? [`${serial}-${digits}`] : [];
    return name.toLowerCase() === own.service?.toLowerCase() && !/\s/.test(whole) ? [digits] : [];
  });
  return one(distinct(numbers).map((number) => ({ identity: { ...own, number } })));
}

/** `dpa 061`, `BELGA-0001`, `eca062`, `W2607`. */
const NAMED_NUMBER = /(?<![\p{L}\d])(\p{L}{1,12}(?:-\p{L}{2,6})?)[ -]?0*([1-9]\d{0,4})(?![\d\p{L}]|[.,:]\d)/gu;

function isNameOf(name: string, serial: string): boolean {
  const agency = agencyOf(serial);
  return name.toLowerCase() === serial.toLowerCase() || (agency !== undefined && agencyOf(name) === agency);
}

/** The number that an agency gives a story, `dpa 061`, in one spelling; undefined for one that counts nothing. */
export function serialNumber(name: string, digits: string): string | undefined {
  const number = plainNumber(digits);
  return number && `${(agencyOf(name)?.name ?? name.toLowerCase()).replaceAll(' ', '_')}-${number}`;
}

/** Identifiers that agencies give for good: day, service and number with hyphens, a version behind `#`. */
export const IDENTIFIER = /(?<![\d-])(\d{6,8}-\d{2,3}-\d{4,6})(?:#(\d{1,4}))?(?![\d-])/g;

function lastVersion(): Found<string> | undefined {
  return derived(LAST_VERSION, 'a kill stands above every version');
}

function one<T>(candidates: readonly T[]): T | undefined {
  return candidates.length === 1 ? candidates[0] : undefined;
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
