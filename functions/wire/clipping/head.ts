// The top of a clipping: which line is the paper, which the headline, which the byline, and where the copy begins.

import { isNames } from '../bylines.ts';
import { placeNamed } from '../place-index.ts';
import type { FactName } from './fact-names.ts';
import { type Fact, type Facts, note, noteParts } from './facts.ts';
import { holderOf, isSection } from './furniture.ts';
import { plain } from './labels.ts';
import { type Line, lengthInWords } from './lines.ts';
import { isTitleCase, likenessToPaper } from './publications.ts';
import { type Context, type Unit, unitsOf } from './units.ts';

export interface Head {
  /** The copy that follows. */
  readonly copy: readonly Line[];
  readonly facts: Facts;
  /** Lines that were taken off and are told nowhere else, in order. */
  readonly removed: readonly string[];
}

/** Reads the top of the lines before the tail. What the tail states settles what the top leaves open. */
export function readHead(lines: readonly Line[], tail: Facts, context: Context): Head {
  const { units, start, first } = unitsOf(lines, context);
  const candidates = units.filter(({ kind }) => kind === 'text');
  const roles = castRoles(candidates, units, tail, start !== undefined);
  const isMarked = units.some(({ kind }) => kind === 'marker');
  const begin = (isMarked ? undefined : roles.copy?.start) ?? start ?? candidates.at(-1)?.end ?? 0;
  const above = units.filter((unit) => unit.start < begin);
  const copy = lines.slice(begin);
  return { copy: first && begin === start ? [first, ...copy] : copy, ...factsOf(above, roles, context) };
}

interface Roles {
  readonly publication?: Unit | undefined;
  readonly headline?: Unit | undefined;
  readonly subheadlines?: readonly Unit[];
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
  const [top, second, third] = rest;
  const kicker = top && second && (isKicker(top, second) || isRubric(top, second, third)) ? top : undefined;
  const stated = plain(statedIn(units, tail, 'headline') ?? '');
  const printed = rest.find(({ text }) => stated !== '' && plain(text) === stated);
  // "HEADLINE: …" with no such line besides: what stands above it is of the paper.
  const label = printed ? undefined : units.find(({ facts }) => facts.some(([name]) => name === 'headline'));
  const headline = label ? undefined : (printed ?? (kicker ? rest[1] : rest[0]));
  const above = (headline ?? label)?.start ?? 0;
  const others = rest.filter((unit) => unit !== headline && unit !== kicker && unit.start > above);
  return { publication, headline, kicker, ...rolesBelow(others, units, sure, headline) };
}

/** Lines between the headline and the copy: a name, a place, second headlines; with more than that the copy has begun. */
function rolesBelow(others: readonly Unit[], units: readonly Unit[], sure: boolean, headline: Unit | undefined): Roles {
  const roles: { by?: Unit; place?: Unit; subheadlines: Unit[]; copy?: Unit } = { subheadlines: [] };
  const bylines = units.filter(({ kind }) => kind === 'byline').map(({ start }) => start);
  const few = others.filter((each) => !inMetaBlock(each, units)).length < 3;
  for (const unit of others) {
    const { text, start } = unit;
    const below = bylines.some((byline) => byline < start);
    const above = bylines.some((byline) => byline > start);
    if (!roles.place && text.length < 40 && placeNamed(text) && isTitleCase(text)) roles.place = unit;
    else if (above) roles.subheadlines.push(unit);
    else if (sure && !below && !roles.by && isWriter(unit, units, headline?.text ?? '')) roles.by = unit;
    else if (inMetaBlock(unit, units)) continue;
    else if (sure && few && !below && roles.subheadlines.length === 0 && lengthInWords(text) > (unit.block === headline?.block ? 1 : 3))
      roles.subheadlines.push(unit);
    else return { ...roles, copy: unit };
  }
  return roles;
}

/**
 * Two to four words that can be names, above the date: below it stand codes and languages. Under a headline in which every
 * word has a capital, a second headline may look the same.
 */
function isWriter(unit: Unit, units: readonly Unit[], headline: string): boolean {
  const words = unit.text.split(' ').length;
  const most = isTitleCase(headline) && !isCapitals(unit.text) ? 2 : 4;
  if (words < 2 || words > most || !isNames(unit.text) || !/\p{Lu}/u.test(unit.text)) return false;
  const dated = units.some(({ start, facts }) => start < unit.start && facts.some(([name]) => name === 'published'));
  return !dated || !inMetaBlock(unit, units);
}

/** A rubric above the headline: the name of a section, or a few capitals that the headline is not in. */
function isKicker(unit: Unit, next: Unit | undefined): boolean {
  if (unit.text.split(/\s*[|/>›]\s*/u).every(isSection)) return true;
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

/** One or two words above two lines of their block, each longer: with one line less it may be the headline. */
function isRubric(unit: Unit, next: Unit, third: Unit | undefined): boolean {
  const words = unit.text.split(' ').length;
  const isShorter = words < 3 && lengthInWords(next.text) > words + 1;
  return isShorter && third?.block === unit.block && next.block === unit.block && !/[.!?:…]$/u.test(unit.text);
}

function isCapitals(text: string): boolean {
  return text === text.toUpperCase() && text !== text.toLowerCase();
}

/** Words of a headline under a paper's name that nothing else shows to be one. */
const LONGEST_BELOW_PAPER = 16;
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
    // PressReader has the paper on the first line, and its lists of papers at the end.
    const listed = index === 0 && tail.has('papers') && unit.text.split(' ').length < 7 && !/[.!?…:]$/.test(unit.text) ? 3 : 0;
    if (certain + listed === 0 && (likeness === 0 || isSection(unit.text))) return;
    const score =
      certain +
      listed +
      likeness +
      (name === holder ? 3 : 0) +
      (besideDate(unit, units) ? 2 : 0) +
      placeInHead(unit, index, candidates, units);
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
  const length = lengthInWords(next.text);
  const above = words < 4 && next.block !== unit.block && length > Math.max(3, words) && length <= LONGEST_BELOW_PAPER ? 1 : 0;
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
function factsOf(units: readonly Unit[], roles: Roles, { monthFirst }: Context): { facts: Facts; removed: string[] } {
  const facts: Facts = new Map<FactName, Fact>();
  const removed: string[] = [];
  const named: readonly (readonly [FactName, Unit | undefined])[] = [
    ['publication', roles.publication],
    ['headline', roles.headline],
    ...(roles.subheadlines ?? []).map((unit) => ['subheadline', unit] as const),
    ['by', roles.by],
    ['place', roles.place],
    [roles.kicker && isSection(roles.kicker.text.split(/\s*[|/>›]/u)[0] ?? '') ? 'section' : 'kicker', roles.kicker],
  ];
  for (const [name, unit] of named) {
    const known = name === 'subheadline' ? facts.get(name) : undefined;
    const text = unit?.text.replace(/^[•‣▪●*-]\s+/u, '');
    // Several second headlines are one.
    if (known && text) facts.set(name, { ...known, value: `${known.value} / ${text}` });
    else note(facts, name, text, `line ${unit?.number}`);
  }
  for (const unit of units) {
    for (const [name, value] of unit.facts) noteParts(facts, name, value, `line ${unit.number}`, monthFirst);
    if (!named.some(([, each]) => each === unit) && unit.kind !== 'byline') removed.push(unit.text);
  }
  return { facts, removed };
}
