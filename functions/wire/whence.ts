// Whence copy comes where its metadata do not say: the place, the country and the agency of the dateline that it begins with or states.
import { monthNumber } from './date-names.ts';
import { type Dateline, readDateline } from './datelines.ts';
import { readIsoDate } from './dates.ts';
import { type Draft, derived, present } from './draft.ts';
import { textOfHtml } from './html.ts';
import { readLooseDate } from './loose-dates.ts';
import { placeNamed } from './place-index.ts';
import { placeOfDateline } from './places.ts';

/** Paragraphs that may stand above the dateline: a headline, notes, a byline. */
const MAX_ABOVE = 6;
const LONGEST_PARAGRAPH = 1_000;

/** The draft with its dateline, and with the place, the country and the provider that follow from it, wherever the wire states none. */
export function withWhence(draft: Draft): Draft {
  const { item, wire } = draft;
  const isDate = wire.dateline && isDateAlone(wire.dateline.value);
  const found = wire.dateline && !isDate ? undefined : openingOf(draft);
  const printed = found || (isDate && readIsoDate(wire.dateline?.value ?? '')) ? undefined : wire.dateline;
  const text = printed?.value ?? found?.text;
  const from = printed?.from ?? 'start of the copy';
  const isOpen = !item.located || (!wire.provider && !item.infoSources?.length);
  const line = found ?? (isOpen && text !== undefined ? readBareDateline(text) : undefined);
  const located = item.located ?? derived(line?.place && inUsualLetters(line.place), from);
  if (text === undefined && located === undefined && printed === wire.dateline) return draft;
  const country = item.places?.length ? undefined : derived(placeOfDateline(text ?? located?.value ?? ''), text ? from : 'located');
  const provider = wire.provider ?? (item.infoSources?.length ? undefined : derived(line?.agency?.name, from));
  return {
    ...draft,
    item: { ...item, located, ...(country && { places: present([country]) }) },
    wire: { ...wire, provider, dateline: printed ?? derived(text, from) },
  };
}

/** Some systems put no more than the day where the dateline belongs (`20170102T222800+0000`, `January 21`): the copy has the rest. */
function isDateAlone(dateline: string): boolean {
  const line = dateline.trim();
  if (readIsoDate(line) ?? readLooseDate(line)) return true;
  const [, before, after] =
    /^(?:(\p{L}{3,12})\.?\s\d{1,2}|\d{1,2}\.?\s(?:de\s)?(\p{L}{3,12})\.?)(?:,?\s(?:de\s)?\d{4})?$/u.exec(line) ?? [];
  return monthNumber(before ?? after ?? '') !== undefined;
}

/** The dateline that stands on a line of its own: `México, 5 ene (EFE).-`, `NORTHPORT, N.Y., Jan. 1`. */
export function readBareDateline(dateline: string): Dateline | undefined {
  const text = dateline.replace(/[\s.,:=]*[-–—_]*\s*$/u, '');
  return readDateline(text) ?? readDateline(`${text} - …`);
}

/** The dateline of running copy, where it names an agency that we know. */
function openingOf({ item }: Draft): Dateline | undefined {
  const html = item.bodies?.[0]?.value.value;
  if (!html || (item.type && item.type.value !== 'text')) return undefined;
  let at = 0;
  for (let above = 0; above < MAX_ABOVE; above++) {
    const start = html.indexOf('<p>', at);
    if (start < 0) return undefined;
    const end = html.indexOf('</p>', start);
    const paragraph = html.slice(start + 3, Math.min(end < 0 ? html.length : end, start + LONGEST_PARAGRAPH));
    const found = SOURCED.test(paragraph.slice(0, LONGEST_DATELINE)) ? certain(textOfHtml(paragraph)) : undefined;
    if (found) return found;
    at = end < 0 ? html.length : end;
  }
  return undefined;
}

/** An agency is named in brackets, between strokes, or before a dash. */
const SOURCED = /\([^()]{2,40}\)|\/[^/<>]{2,20}\/|\s[-–—_]{1,2}\s/;
const LONGEST_DATELINE = 200;

/** "The shares of Reuters (RTR) rose" names no place: a dash follows, or the place is known. */
function certain(paragraph: string): Dateline | undefined {
  const found = readDateline(paragraph);
  if (!found?.agency) return undefined;
  const behind = paragraph.slice(found.text.length, found.text.length + 4);
  const city = found.place?.split(/[,/]/)[0] ?? '';
  return /^[\s.]*[-–—_=:]/.test(behind) || placeNamed(city) !== undefined || found.text.endsWith('/') ? found : undefined;
}

/** A place in usual letters: WELLINGTON is Wellington, "OSLO, Norway" is "Oslo, Norway". */
export function inUsualLetters(place: string): string {
  return place
    .split(/(?<=[,/]\s?)/u)
    .map(lowered)
    .join('');
}

function lowered(name: string): string {
  if (name !== name.toUpperCase() || name === name.toLowerCase() || /^(?:\s*\p{L}\.)+[\s,]*$/u.test(name)) return name;
  const known = placeNamed(name)?.name;
  return known?.toUpperCase() === name ? known : name.toLowerCase().replace(/(?<![\p{L}\p{M}'’])\p{L}/gu, (letter) => letter.toUpperCase());
}
