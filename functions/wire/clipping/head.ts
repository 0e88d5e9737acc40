// The top of a clipping: which line is the paper, which the headline, which the byline, and where the copy begins.
import { isNames, readByline } from '../bylines.ts';
import { findEmbargo } from '../embargoes.ts';
import { readOpening } from '../openings.ts';
import { placeNamed } from '../place-index.ts';
import { type Fact, type FactName, type Facts, note } from './facts.ts';
import { holderOf, isFurniture, isSection } from './furniture.ts';
import { plain, readLabelled } from './labels.ts';
import { ENDS_SENTENCE, goesOn, isTabular, joined, type Line, lengthInWords } from './lines.ts';
import { readMeta } from './meta.ts';
import { isTitleCase, likenessToPaper } from './publications.ts';

export interface Head {
  /** Where the copy begins, as an index of lines. */
  readonly start: number;
  readonly facts: Facts;
  /** Lines that were taken off and are told nowhere else, in order. */
  readonly removed: readonly string[];
}

const MOST_UNITS = 40;
const LONGEST_HEADLINE = 300;
const LONGEST_IN_WORDS = 40;

/** A line of the head, or several that are one. */
interface Unit {
  readonly text: string;
  /** Indexes of lines. */
  readonly start: number;
  readonly end: number;
  readonly block: number;
  readonly kind: 'text' | 'meta' | 'byline' | 'furniture' | 'marker';
  readonly facts: readonly (readonly [name: FactName, value: string])[];
}

/** Reads the top of the lines before the tail. What the tail states settles what the top leaves open. */
export function readHead(lines: readonly Line[], tail: Facts, width: number | undefined, monthFirst: boolean | undefined): Head {
  const { units, start } = unitsOf(lines, width, monthFirst);
  const candidates = units.filter(({ kind }) => kind === 'text');
  const roles = castRoles(candidates, units, tail, start !== undefined);
  const copyStart = roles.copy?.start ?? start ?? candidates.at(-1)?.end ?? 0;
  return {
    start: copyStart,
    ...factsOf(
      units.filter((unit) => unit.start < copyStart),
      roles,
    ),
  };
}

/** The units above the copy; `start` is the line where it surely begins. */
function unitsOf(
  lines: readonly Line[],
  width: number | undefined,
  monthFirst: boolean | undefined,
): { units: Unit[]; start: number | undefined } {
  const labels = lines.slice(0, MOST_UNITS).filter(({ text }) => readLabelled(text)?.value).length;
  const units: Unit[] = [];
  let at = 0;
  while (at < lines.length && units.length < MOST_UNITS) {
    const unit = unitAt(lines, at, width, monthFirst, labels, units.length === 0);
    if (unit.kind === 'marker') return { units: [...units, unit], start: unit.end };
    if (unit.kind === 'text' && isCopy(unit, units, lines)) return { units, start: at };
    units.push(unit);
    at = unit.end;
  }
  return { units, start: undefined };
}

function unitAt(
  lines: readonly Line[],
  at: number,
  width: number | undefined,
  monthFirst: boolean | undefined,
  labels: number,
  first: boolean,
): Unit {
  const line = lines[at] as Line;
  const unit = { text: line.text, start: at, end: at + 1, block: line.block };
  const labelled = readLabelled(line.text);
  if (labelled && (!labelled.weak || labels > 1)) {
    if (labelled.label === 'copy') return { ...unit, kind: 'marker', facts: [] };
    return { ...unit, kind: 'meta', facts: labelled.value ? [[labelled.label, labelled.value]] : [] };
  }
  if (isMarker(line.text)) return { ...unit, kind: 'marker', facts: [] };
  if (isFurniture(line.text)) return { ...unit, kind: 'furniture', facts: [] };
  const meta = readMeta(line.text, monthFirst);
  if (meta) return { ...unit, kind: 'meta', facts: meta.facts };
  if (findEmbargo([line.text], {})) return { ...unit, kind: 'meta', facts: [['embargo', line.text]] };
  // "New York Times" and "LaPresse" are papers on the first line, and agencies on others.
  const byline = first && likenessToPaper(line.text) > 1 ? undefined : readByline(line.text);
  if (byline)
    return { ...unit, kind: 'byline', facts: [['by', byline.by], ...(byline.agency ? [['agency', byline.agency] as const] : [])] };
  const end = endOfText(lines, at, width);
  return { ...unit, kind: 'text', facts: [], end, text: joined(lines.slice(at, end).map(({ text }) => text)) };
}

/** "Body", "Full text", "Volltext": alone on their line they say where the copy begins. */
function isMarker(text: string): boolean {
  return /^(?:body|full text|text|volltext|texte intégral|texto completo|testo integrale)\s?:?$/i.test(text);
}

/** Lines that were broken are one headline, and so are two lines of capitals. */
function endOfText(lines: readonly Line[], at: number, width: number | undefined): number {
  let end = at + 1;
  while (end < lines.length && end - at < 4) {
    const line = lines[end - 1];
    const next = lines[end];
    if (!line || !next || readByline(next.text) || readLabelled(next.text) || isTabular(next)) break;
    const capitals =
      next.block === line.block &&
      next.indent === line.indent &&
      isShouted(line.text) &&
      isShouted(next.text) &&
      likenessToPaper(line.text) < 3;
    if (!capitals && !goesOn(line, next, width)) break;
    end += 1;
  }
  return end;
}

function isShouted(text: string): boolean {
  return text === text.toUpperCase() && text !== text.toLowerCase() && text.split(' ').length > 2;
}

/** Whether a unit is copy beyond doubt: a dateline, a sentence, the length of a paragraph, a table. */
function isCopy(unit: Unit, before: readonly Unit[], lines: readonly Line[]): boolean {
  const { text } = unit;
  const words = lengthInWords(text);
  const line = lines[unit.start] as Line;
  const headed = before.some(({ kind }) => kind === 'text');
  if (text.length > LONGEST_HEADLINE || words > LONGEST_IN_WORDS) return true;
  if (isTabular(line) && lines[unit.start + 1] && isTabular(lines[unit.start + 1] as Line)) return true;
  const first = before.find(({ kind }) => kind === 'text');
  if (first && line.indent > (lines[first.start]?.indent ?? 0) + 1) return true;
  if (/^[•‣▪●*]\s|^-\s/u.test(text) && headed) return true;
  if (readOpening(text).dateline && (words > 8 || headed)) return true;
  if (!ENDS_SENTENCE.test(text)) return /[:;]$/.test(text) && headed && words > 3;
  // A headline may ask or shout, and some papers end it with a full stop: a sentence is copy once there is a headline.
  return headed ? words > 2 : words > 12 || (/[.。।]["”»’)]?$/u.test(text) && words > 5);
}

interface Roles {
  readonly publication?: Unit | undefined;
  readonly headline?: Unit | undefined;
  readonly subheadline?: Unit | undefined;
  readonly by?: Unit | undefined;
  readonly place?: Unit | undefined;
  readonly kicker?: Unit | undefined;
  /** The unit with which the copy begins after all. */
  readonly copy?: Unit | undefined;
}

/** Gives each line of text its role. `sure` says that copy follows. */
function castRoles(candidates: readonly Unit[], units: readonly Unit[], tail: Facts, sure: boolean): Roles {
  const publication = findPublication(candidates, units, tail);
  const rest = candidates.filter((unit) => unit !== publication);
  const kicker = rest.length > 1 ? rest.find((unit, index) => index === 0 && isKicker(unit, rest[1])) : undefined;
  const stated = plain(statedIn(units, tail, 'headline') ?? '');
  const headline = rest.find(({ text }) => stated !== '' && plain(text) === stated) ?? (kicker ? rest[1] : rest[0]);
  const others = rest.filter((unit) => unit !== headline && unit !== kicker && unit.start > (headline?.start ?? 0));
  return { publication, headline, kicker, ...rolesBelow(others, units, sure) };
}

/** Lines between the headline and the copy: a name, a place, a second headline; with more than that the copy has begun. */
function rolesBelow(others: readonly Unit[], units: readonly Unit[], sure: boolean): Roles {
  const roles: { by?: Unit; place?: Unit; subheadline?: Unit; copy?: Unit } = {};
  for (const unit of others) {
    const { text } = unit;
    const byline = units.some(({ kind, start }) => kind === 'byline' && start < unit.start);
    if (!roles.place && text.length < 40 && placeNamed(text) && isTitleCase(text)) roles.place = unit;
    else if (inMetaBlock(unit, units)) continue;
    else if (sure && !byline && !roles.by && isNames(text) && text.split(' ').length > 1 && text.split(' ').length < 5) roles.by = unit;
    else if (
      sure &&
      !byline &&
      !roles.subheadline &&
      others.filter((each) => !inMetaBlock(each, units)).length < 3 &&
      lengthInWords(text) > 3
    )
      roles.subheadline = unit;
    else return { ...roles, copy: unit };
  }
  return roles;
}

/** A rubric above the headline: the name of a section, or a few capitals that the headline is not in. */
function isKicker(unit: Unit, next: Unit | undefined): boolean {
  if (isSection(unit.text)) return true;
  const words = unit.text.split(' ').length;
  return (
    next !== undefined &&
    words < 4 &&
    unit.text.length < 30 &&
    isCapitals(unit.text) &&
    !isCapitals(next.text) &&
    lengthInWords(next.text) > words
  );
}

function isCapitals(text: string): boolean {
  return text === text.toUpperCase() && text !== text.toLowerCase();
}

const ENOUGH = 2;
const ENOUGH_ALONE = 4;

/** The line that is the paper's name, by how it looks, where it stands, and what the rest of the clipping says. */
function findPublication(candidates: readonly Unit[], units: readonly Unit[], tail: Facts): Unit | undefined {
  const stated = plainPaper(statedIn(units, tail, 'publication') ?? '');
  const holder = plainPaper(holderOf(statedIn(units, tail, 'copyright') ?? '') ?? '');
  let best: Unit | undefined;
  let most = candidates.length > 1 ? ENOUGH - 1 : ENOUGH_ALONE - 1;
  candidates.forEach((unit, index) => {
    if (index > 1 && !inMetaBlock(unit, units)) return;
    const name = plainPaper(unit.text);
    if (stated !== '' && name !== stated && !stated.startsWith(name) && !name.startsWith(stated)) return;
    const certain = name === stated && name !== '' ? 100 : 0;
    const likeness = likenessToPaper(unit.text);
    if (certain === 0 && (likeness === 0 || isSection(unit.text))) return;
    const score =
      certain + likeness + (name === holder ? 3 : 0) + (besideDate(unit, units) ? 2 : 0) + placeInHead(unit, index, candidates, units);
    if (score > most) {
      best = unit;
      most = score;
    }
  });
  return best;
}

/** What the layout adds: first above a longer line, or above headline and "- AGENCY" as PressReader has it. */
function placeInHead(unit: Unit, index: number, candidates: readonly Unit[], units: readonly Unit[]): number {
  const next = candidates[1];
  const words = unit.text.split(' ').length;
  if (index > 0 || !next || words > 6 || likenessToPaper(unit.text) === 0) return index === 1 && inMetaBlock(unit, units) ? 1 : 0;
  const layout = units.some(({ kind, start, text }) => kind === 'byline' && start === next.end && /^[-–—]/.test(text)) ? 2 : 0;
  const above = words < 5 && next.block !== unit.block && lengthInWords(next.text) > Math.max(3, words) ? 1 : 0;
  return layout + above;
}

function besideDate(unit: Unit, units: readonly Unit[]): boolean {
  const at = units.indexOf(unit);
  return [units[at - 1], units[at + 1]].some((near) => near?.facts.some(([name]) => name === 'published') === true);
}

/** In the same block as a date or a count of words. */
function inMetaBlock(unit: Unit, units: readonly Unit[]): boolean {
  return units.some(({ block, facts }) => block === unit.block && facts.some(([name]) => name === 'published' || name === 'length'));
}

function statedIn(units: readonly Unit[], tail: Facts, name: FactName): string | undefined {
  return units.flatMap(({ facts }) => facts).find(([each]) => each === name)?.[1] ?? tail.get(name)?.value;
}

/** "Harbour Times, The (Port Albert)" and "The Harbour Times" are one. */
function plainPaper(name: string): string {
  return plain(name)
    .replace(/\(.*$/, '')
    .replace(/,\s?(?:the|la|le|der|die|das|el|il)$/, '')
    .replace(/^(?:the|la|le|l'|der|die|das|el|il)\s?/, '')
    .replace(/\s(?:online|\.com)$/, '')
    .trim();
}

/** What the units state by their roles; those that nothing else tells are listed. */
function factsOf(units: readonly Unit[], roles: Roles): { facts: Facts; removed: string[] } {
  const facts: Facts = new Map<FactName, Fact>();
  const removed: string[] = [];
  const named: readonly (readonly [FactName, Unit | undefined])[] = [
    ['publication', roles.publication],
    ['headline', roles.headline],
    ['subheadline', roles.subheadline],
    ['by', roles.by],
    ['place', roles.place],
    [roles.kicker && isSection(roles.kicker.text) ? 'section' : 'kicker', roles.kicker],
  ];
  for (const [name, unit] of named) note(facts, name, unit?.text, `line ${(unit?.start ?? 0) + 1}`);
  for (const unit of units) {
    for (const [name, value] of unit.facts) note(facts, name, value, `line ${unit.start + 1}`);
    if (!named.some(([, each]) => each === unit) && unit.kind !== 'byline') removed.push(unit.text);
  }
  return { facts, removed };
}
