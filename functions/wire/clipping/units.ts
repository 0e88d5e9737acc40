// The lines above the copy, each with what it may be, and the line with which the copy begins for certain.
import { isRole, readByline } from '../bylines.ts';
import { findEmbargo } from '../embargoes.ts';
import { datelineAlone, readOpening } from '../openings.ts';
import type { FactName } from './fact-names.ts';
import { isCopyright, isEdition, isFurniture } from './furniture.ts';
import { readLabelled } from './labels.ts';
import { ENDS_SENTENCE, goesOn, isTabular, joined, type Line, lengthInWords } from './lines.ts';
import { readMeta } from './meta.ts';
import { isTitleCase, likenessToPaper } from './publications.ts';
import { endOfContact } from './releases.ts';

/** A line of the head, or several that are one. */
export interface Unit {
  readonly text: string;
  /** Indexes of lines. */
  readonly start: number;
  readonly end: number;
  /** The number of its first line in the document. */
  readonly number: number;
  readonly block: number;
  readonly kind: 'text' | 'meta' | 'byline' | 'furniture' | 'marker';
  readonly facts: readonly (readonly [name: FactName, value: string])[];
}

/** What is known of the whole text when its top is read. */
export interface Context {
  /** The width that lines were broken to, where they were. */
  readonly width: number | undefined;
  readonly language: string | undefined;
  /** Settles numeric dates; undefined where they are left open. */
  readonly monthFirst: boolean | undefined;
}

export interface Units {
  readonly units: readonly Unit[];
  /** Where the copy surely begins, as an index of lines; undefined where no line shows it. */
  readonly start: number | undefined;
  /** The first line of the copy, where a label stood before it. */
  readonly first?: Line | undefined;
}

const MOST_UNITS = 40;
const LONGEST_HEADLINE = 300;
const LONGEST_IN_WORDS = 40;
const LONGEST_QUESTION = 25;
/** "We Deleted Our Page. Here’s Why." is a headline. */
const LONGEST_CAPITALISED = 15;
/** "Paris – a city in waiting" is a headline. */
const LONGEST_WITH_CITY = 15;

/** The units above the copy. */
export function unitsOf(lines: readonly Line[], context: Context): Units {
  const top = lines.slice(0, MOST_UNITS);
  // Labels that copy uses as well are counted out: a list of phone and place makes no clipping.
  const labels = top.map(({ text }) => readLabelled(text)).filter((each) => each?.value && each.label !== 'other').length;
  const marker = top.findIndex((line) => isMarker(line.text, labels));
  const units: Unit[] = [];
  for (let at = 0; at < lines.length && units.length < MOST_UNITS; ) {
    if (at === marker) return { units: [...units, unitOf(lines, at, 'marker', [])], ...startBehind(lines, at) };
    const unit = (at < marker ? abstractAt(lines, at, marker) : undefined) ?? unitAt(lines, at, context, units, labels);
    if (marker < 0 && unit.kind === 'text' && isCopy(unit, units, lines, context)) return { units, start: at };
    units.push(unit);
    at = unit.end;
  }
  return { units, start: undefined };
}

/** "Abstract:", and the paragraph below it, where the copy is marked further down. */
function abstractAt(lines: readonly Line[], at: number, marker: number): Unit | undefined {
  const labelled = readLabelled(lines[at]?.text ?? '');
  if (labelled?.label !== 'abstract' || labelled.value !== '') return undefined;
  let end = at + 1;
  while (end < marker && lines[end]?.block === lines[at + 1]?.block) end += 1;
  const value = joined(lines.slice(at + 1, end).map(({ text }) => text));
  return value === '' ? undefined : unitOf(lines, at, 'meta', [['abstract', value]], end);
}

/** "Body", "Full text:", "Volltext: Der Rat …": such a line says where the copy begins. */
function isMarker(text: string, labels: number): boolean {
  const labelled = readLabelled(text);
  return (
    (labelled?.label === 'copy' && (!labelled.weak || labels > 1 || labelled.value === '')) ||
    /^(?:body|full text|volltext|texte intégral|texto completo)$/i.test(text)
  );
}

function startBehind(lines: readonly Line[], at: number): { start: number; first?: Line } {
  const line = lines[at];
  const value = readLabelled(line?.text ?? '')?.value;
  return line && value ? { start: at + 1, first: { ...line, text: value, raw: value } } : { start: at + 1 };
}

function unitOf(lines: readonly Line[], at: number, kind: Unit['kind'], facts: Unit['facts'], end = at + 1): Unit {
  const text = joined(lines.slice(at, end).map((line) => line.text));
  return { text, start: at, end, number: lines[at]?.number ?? 0, block: lines[at]?.block ?? 0, kind, facts };
}

function unitAt(lines: readonly Line[], at: number, context: Context, before: readonly Unit[], labels: number): Unit {
  const { text, block } = lines[at] as Line;
  const contact = endOfContact(lines, at);
  if (contact) return unitOf(lines, at, 'furniture', [], contact);
  const labelled = readLabelled(text);
  if (labelled && (!labelled.weak || labels > 1))
    return unitOf(lines, at, 'meta', labelled.value ? [[labelled.label, labelled.value]] : []);
  if (findEmbargo([text], {})) return unitOf(lines, at, 'meta', [['embargo', text]]);
  if (isFurniture(text) || WITH_PICTURES.test(text)) return unitOf(lines, at, 'furniture', []);
  if (EDITORS.test(text)) return unitOf(lines, at, 'meta', [['edNote', text]]);
  if (before.at(-1)?.kind === 'byline' && before.at(-1)?.block === block && isRole(text)) return unitOf(lines, at, 'furniture', []);
  if (SLUGLINE.test(text) || isKeywordLine(lines, at)) return unitOf(lines, at, 'meta', [['slugline', text]]);
  const notice = endOfNotice(lines, at);
  if (notice) return unitOf(lines, at, 'meta', [['copyright', joined(lines.slice(at, notice).map((line) => line.text))]], notice);
  const meta = readMeta(text, context.monthFirst);
  if (meta) return unitOf(lines, at, 'meta', meta.facts);
  const dated = before.some((unit) => unit.block === block && unit.facts.some(([name]) => name === 'published'));
  if (dated && isEdition(text)) return editionAt(lines, at);
  const byline = readByline(text, context.language);
  const headed = before.some(({ kind }) => kind === 'text' || kind === 'byline');
  // "New York Times" and "LaPresse" are papers on the first line, and agencies on others; names above all else are a headline.
  if (byline && (headed || (byline.agency && likenessToPaper(text) < 2) || /^by\s/i.test(text)))
    return unitOf(lines, at, 'byline', [['by', byline.by], ...(byline.agency ? [['agency', byline.agency] as const] : [])]);
  return unitOf(lines, at, 'text', [], endOfText(lines, at, context));
}

const MOST_LINES_OF_NOTICE = 4;

/** Index behind a notice of copyright that runs on to "All Rights Reserved", with a name between; undefined where none does. */
function endOfNotice(lines: readonly Line[], at: number): number | undefined {
  const { text, block } = lines[at] as Line;
  if (!isCopyright(text)) return undefined;
  for (let end = at + 1; end < at + MOST_LINES_OF_NOTICE && lines[end]?.block === block; end += 1)
    if (isCopyright(lines[end]?.text ?? '')) return end > at + 1 ? end + 1 : undefined;
  return undefined;
}

/** "Edition 1;", and the region on the line below it. */
function editionAt(lines: readonly Line[], at: number): Unit {
  const { text, block } = lines[at] as Line;
  const next = lines[at + 1];
  const end = text.endsWith(';') && next?.block === block && lengthInWords(next.text) < 4 ? at + 2 : at + 1;
  return unitOf(lines, at, 'meta', [['edition', joined(lines.slice(at, end).map((line) => line.text))]], end);
}

/** Eds: UPDATES with quotes; Achtung Redaktionen: … */
const EDITORS =
  /^[([]?(?:eds|editors?|attention editors?|note to editors?|editors?['’]? notes?|achtung,? redaktionen|hinweis (?:an|für) die redaktionen?|note aux? rédactions?|nota a los editores|nota ai redattori)\s?[:.–—-]/iu;

/** BC-US--Ferry Strike, 2nd Ld-Writethru, 0212: where a headline follows. */
const KEYWORDS = /^(?:BC|AM|PM|AP)-\p{Lu}[\p{L}\p{N}'’ .&-]{1,60}(?:,\s?[\p{L}\p{N} -]{1,30}){0,3}$/u;
const LONGEST_BELOW_KEYWORDS = 120;

function isKeywordLine(lines: readonly Line[], at: number): boolean {
  const next = lines[at + 1]?.text ?? '';
  return KEYWORDS.test(lines[at]?.text ?? '') && next !== '' && next.length <= LONGEST_BELOW_KEYWORDS && !EDITORS.test(next);
}

/** AP Photo NYR101, AP Graphic FERRY: what goes with the story. */
const WITH_PICTURES = /^AP (?:Photos?|Graphics?|Video|Audio)\b(?:[ ,]+[A-Z\d]{3,}){0,12}\.?$/;

const MOST_LINES_OF_HEADLINE = 4;

/** FBC-T25-AP-Top-25-Takeaways */
const SLUGLINE = /^\p{Lu}[\p{Lu}\d]+(?:-[\p{L}\d]+){2,8}$/u;

/** Lines that were broken are one headline, and so are two lines of capitals. */
function endOfText(lines: readonly Line[], at: number, { width, language }: Context): number {
  let end = at + 1;
  while (end < lines.length && end - at <= MOST_LINES_OF_HEADLINE) {
    const line = lines[end - 1];
    const next = lines[end];
    if (!line || !next || readByline(next.text, language) || readLabelled(next.text) || isTabular(next)) break;
    const capitals = next.block === line.block && next.indent === line.indent && isShouted(line.text) && isShouted(next.text);
    if (!(capitals && likenessToPaper(line.text) < 3) && !goesOn(line, next, width)) break;
    end += 1;
  }
  return end;
}

function isShouted(text: string): boolean {
  return text === text.toUpperCase() && text !== text.toLowerCase() && text.split(' ').length > 2;
}

/** Whether a unit is copy beyond doubt: a dateline, a sentence, the length of a paragraph, a table, an indent. */
function isCopy(unit: Unit, before: readonly Unit[], lines: readonly Line[], context: Context): boolean {
  const { text, start } = unit;
  if (text.length > LONGEST_HEADLINE || unit.end - start > MOST_LINES_OF_HEADLINE) return true;
  const words = lengthInWords(text);
  if (words > LONGEST_IN_WORDS) return true;
  const line = lines[start] as Line;
  const next = lines[start + 1];
  if (isTabular(line) && next && isTabular(next)) return true;
  const [first, ...others] = before.filter(({ kind }) => kind === 'text');
  if (first && line.indent > (lines[first.start]?.indent ?? 0) + 1) return true;
  // A paper's name above it is no headline yet.
  const headed = first !== undefined && (others.length > 0 || likenessToPaper(first.text) < 2);
  if (headed && next && datelineAlone(text)) return true;
  if (readOpening(text).dateline && (words > LONGEST_WITH_CITY || ENDS_SENTENCE.test(text))) return true;
  // What stands above the byline is a headline, whatever it ends with.
  if (words <= LONGEST_QUESTION && isAboveByline(lines, unit.end, context)) return false;
  if (/^[•‣▪●*]\s|^-\s/u.test(text) && headed) return true;
  if (!ENDS_SENTENCE.test(text)) return /[:;]$/.test(text) && headed && words > 3;
  // A headline may ask or shout, and some papers end it with a full stop: a sentence is copy once there is a headline.
  if (!headed && isTitleCase(text) && words <= LONGEST_CAPITALISED && next) return false;
  const asks = /[!?？！؟…]["”’»)]?$/u.test(text);
  if (asks) return headed ? words > 2 && followsHeadline(unit, before, lines) : words > LONGEST_QUESTION;
  return headed ? words > 2 : words > 5;
}

const MOST_ABOVE_BYLINE = 4;

/** Whether a byline follows, with nothing but short lines before it. */
function isAboveByline(lines: readonly Line[], at: number, { language }: Context): boolean {
  for (const { text } of lines.slice(at, at + MOST_ABOVE_BYLINE)) {
    if (readByline(text, language)) return true;
    if (ENDS_SENTENCE.test(text) || lengthInWords(text) > LONGEST_QUESTION) return false;
  }
  return false;
}

/** A question may be the second headline, where a longer paragraph stands behind it. */
function followsHeadline(unit: Unit, before: readonly Unit[], lines: readonly Line[]): boolean {
  const next = lines[unit.end];
  const second = before.filter(({ kind }) => kind === 'text').length === 1 && before.at(-1)?.kind === 'text';
  return !(second && next && next.block !== unit.block && next.text.length > 2 * unit.text.length);
}
