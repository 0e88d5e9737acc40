// Datelines: the city, and often the day and the agency, with which copy begins.
import { agencyOf } from './agencies.ts';
import type { Agency } from './agency.ts';
import { singleSpaced } from './blanks.ts';
import { monthNumber } from './date-names.ts';

export interface Dateline {
  /** As printed, without the dash behind it: `BUENOS AIRES, Argentina (AP)`. */
  readonly text: string;
  /** `BUENOS AIRES, Argentina`. */
  readonly place?: string;
  /** `March 12`, `12/03`. */
  readonly date?: string;
  /** The source as printed: `AP`, `tca/dpa`. */
  readonly source?: string;
  /** Who wrote it, where the dateline says so: `王敏`. */
  readonly writer?: string;
  /** The source, where it is an agency that we know. */
  readonly agency?: Agency;
}

const LONGEST = 200;

/**
 * The dateline at the start of copy, white space folded. Undefined where the copy begins without one; words in brackets
 * behind a name (`Angela Merkel (CDU) said`) are none, unless they name an agency, the `house` or a dash follows.
 */
export function readDateline(copy: string, house?: string): Dateline | undefined {
  const start = singleSpaced(copy.slice(0, LONGEST)).trim();
  return bracketed(start, house) ?? slashed(start, house) ?? sourceFirst(start, house) ?? bare(start);
}

// Berlin (dpa) - …; PARIS, 12 mars 2019 (AFP) - …; Madrid, 12 mar (EFE).- …; Oslo (NTB): …; Genève (ats) Le …
const BRACKETED = /^([\p{L}\d][^()\n]{0,80}?)\s?\(([^()]{1,40})\)/u;

// Vigo (Pontevedra), 2 may (EFE).- …
const BRACKETED_TWICE = /^([\p{L}\d][^()\n]{0,60}?\s?\([^()]{1,40}\)[^()\n]{0,40}?)\s?\(([^()]{1,40})\)/u;

function bracketed(start: string, house: string | undefined): Dateline | undefined {
  const twice = BRACKETED_TWICE.exec(start);
  const [whole, before, source] = (agencyOf(twice?.[2]) ? twice : BRACKETED.exec(start)) ?? [];
  if (!whole || !before || !source) return undefined;
  const agency = agencyOf(source);
  const known = agency !== undefined || isSame(source, house);
  const dashed = /^\s?(?:[-–—_=]|\.\s?[-–—])/.test(start.slice(whole.length));
  return known || (dashed && looksLikeSource(source)) ? dateline(whole, before, source, agency) : undefined;
}

function isSame(source: string | undefined, house: string | undefined): boolean {
  return source !== undefined && source.toLowerCase() === house?.toLowerCase();
}

function looksLikeSource(source: string): boolean {
  return /\p{L}/u.test(source) && source.split(' ').length <= 4 && !/\d/.test(source);
}

// MOSCOW, March 12. /TASS/. …; København /ritzau/ …
function slashed(start: string, house: string | undefined): Dateline | undefined {
  const [whole, before, source] = /^(\p{L}[^/\n]{0,80}?)\s?\/([^/\s]{2,20}(?: [^/\s]{2,20})?)\//u.exec(start) ?? [];
  const agency = agencyOf(source);
  return whole && before && (agency || isSame(source, house)) ? dateline(whole, before, source, agency) : undefined;
}

// (ANSA) - ROMA, 10 MAR - …; (AGI) - Roma, 3 mag. - …; /ritzau/ …
function sourceFirst(start: string, house: string | undefined): Dateline | undefined {
  const [whole, source, place] =
    /^[(/]([^()/]{2,40})[)/]\.?(?:\s?[-–—]{1,2}\s?(\p{Lu}[^-–—()]{1,60}?)\s?(?=[-–—]{1,2} ))?/u.exec(start) ?? [];
  const agency = agencyOf(source);
  if (!whole || !source || !(agency || isSame(source, house))) return undefined;
  return place ? dateline(whole, place, source, agency) : { text: whole.trim(), source, ...(agency && { agency }) };
}

// SYDNEY, Dec 7 AAP - …; SAITAMA, Japan, Dec. 9 Kyodo - …; LONDON, March 12 - …; TORONTO _ …
const BARE = /^(\p{Lu}[^()\n]{1,90}?)\s?(?:[-–—_]{1,2})\s(?=\S)/u;

const SOURCE_AT_END = [/^(.{2,80}),?\s(\S{2,20})$/u, /^(.{2,80}),?\s(\S{2,20} \S{2,20})$/u];

function bare(start: string): Dateline | undefined {
  const [whole, before] = BARE.exec(start) ?? [];
  if (!whole || !before) return undefined;
  const text = whole.replace(/[\s\-–—_]+$/u, '');
  for (const pattern of SOURCE_AT_END) {
    const [, rest, source] = pattern.exec(before) ?? [];
    const agency = agencyOf(source);
    const shouted = rest !== undefined && /^\p{Lu}{3}/u.test(rest) && /^\p{Lu}[\p{L}.]{1,14}$/u.test(source ?? '');
    if (rest && (agency || shouted) && splitDate(rest).date) return dateline(text, rest, source, agency);
  }
  const { place, date } = splitDate(before);
  const shouted = place !== '' && place === place.toUpperCase() && place.length <= 40 && place.split(' ').length <= 5;
  return date && place && isPlaceLike(place) ? { text, place, date } : shouted && isPlaceLike(place) ? { text, place } : undefined;
}

function dateline(text: string, before: string, source: string | undefined, agency: Agency | undefined): Dateline | undefined {
  const { place: printed, date } = splitDate(before);
  // "Andernach. (dpa)", but "Los Angeles, Calif. (AP)"
  const place = (/^[^,]*\p{Ll}{4}\.$/u.test(printed) ? printed.slice(0, -1) : printed).replace(
    /[\s–—-]+$|,\s(?:\p{L}{2,6}dag|\p{L}{3,7}day|\p{L}{3,9}tag)$/u,
    '',
  );
  if (place !== '' && !isPlaceLike(place)) return undefined;
  return {
    text: text.trim().replace(/\.$/, ''),
    ...(place && { place }),
    ...(date && { date }),
    ...(source && { source }),
    ...(agency && { agency }),
  };
}

const DAY_AT_END = [
  /[,.]?\s(\p{L}{3,12}\.?\s\d{1,2}(?:,\s\d{4})?)$/u,
  /[,.]?\s((?:den\s|le\s|il\s|a\s)?\d{1,2}(?:\.|er|º)?\s(?:de\s)?[\p{L}\p{M}]{3,12}\.?(?:,?\s(?:de\s)?\d{4})?)$/iu,
  /[,.]?\s(\d{1,2}[/.]\d{1,2}(?:[/.](?:\d{2,4})?)?)$/u,
  /[,.]?\s(\d{4}\.\s\p{L}{3,12}\s\d{1,2}\.(?:,\s\p{L}{3,12})?)$/u,
];
const DAY_AT_START = /^(\d{1,2}\.\d{1,2}\.(?:\d{2,4})?)\s/u;

/** A dateline's place and its day: `PARIS, 12 mars 2019`, `BRUXELLES 12/03`, `12.03. Warszawa`. */
function splitDate(text: string): { readonly place: string; readonly date?: string } {
  const line = text.trim().replace(/[.,]$/, '');
  for (const pattern of DAY_AT_END) {
    const [whole, date] = pattern.exec(line) ?? [];
    const month = date && /[\p{L}\p{M}]{3,}/u.exec(date.replace(/^(?:den|le|il)\s/iu, ''))?.[0];
    if (whole && date && (!month || monthNumber(month))) return { place: withoutStop(line.slice(0, -whole.length)), date };
  }
  const first = DAY_AT_START.exec(line)?.[1];
  return first ? { place: line.slice(first.length).trim(), date: first } : { place: text.trim().replace(/,$/, '') };
}

/** "PARIS." without its stop; "ELMONT, N.Y." and "BOISE, Idaho" as they are. */
function withoutStop(place: string): string {
  const isShort = /(?:,\s?|\.\s?)\p{L}{1,5}\.$/u.test(place);
  return (isShort ? place : place.replace(/[.,]$/, '')).trim();
}

/** Whether words can be the name of one place or a few: few words, most of them with a capital. */
function isPlaceLike(text: string): boolean {
  const words = text.split(/[\s,/]+/).filter(Boolean);
  if (words.length > 8 || text.length > 80 || !/^\p{L}/u.test(text) || /[!?;"“”«»:]/.test(text)) return false;
  const capital = words.filter((word) => /^[\p{Lu}\p{Lo}'’(]/u.test(word)).length;
  return capital >= words.length / 2;
}
