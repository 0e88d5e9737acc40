// Copy parted by its layout: keyword lines, headings that end in " =", the text, the date line at its foot.
import type { Agency } from '../agency.ts';
import { type DateLine, findDateLine, isDateLine } from '../date-lines.ts';
import { readDateline } from '../datelines.ts';
import { signalsOf } from '../signals.ts';
import { isByline } from './headings.ts';

/** The agency that the first datelines of copy name, where the header names none. */
export function agencyOfCopy(lines: readonly string[]): Agency | undefined {
  for (const line of lines.slice(0, 40)) {
    const agency = readDateline(line.trim())?.agency;
    if (agency) return agency;
  }
  return undefined;
}

/** Who the first datelines of copy say that it is from. */
export function sourceOfCopy(lines: readonly string[], house?: string): string | undefined {
  for (const line of lines.slice(0, 40)) {
    const source = readDateline(line.trim(), house)?.source;
    if (source) return source;
  }
  return undefined;
}

/** The date line, behind ETX or as the last line of a text that lost its marks. */
export function cutDateLine(
  text: readonly string[],
  trailer: string,
  agency: Agency | undefined,
): { lines: readonly string[]; dateLine?: DateLine | undefined } {
  if (trailer.trim() !== '') {
    const found = findDateLine(trailer, agency);
    return { lines: text, dateLine: found ?? (/\d{4}/.test(trailer) ? { text: trailer.trim().slice(0, 60) } : undefined) };
  }
  const at = text.findLastIndex((line, index) => index >= text.length - 8 && (isDateLine(line) || isTimeStamp(line)));
  if (at < 0 || text.slice(at + 1).some((line) => line.trim().length > 20)) return { lines: text };
  return { lines: text.slice(0, at), dateLine: findDateLine(text[at] ?? '', agency) };
}

/** A line that is a day and time in any of the dialects, and little else: `10-MAR-24 08:35`. */
function isTimeStamp(line: string): boolean {
  const text = line.trim();
  const found = text.length <= 40 ? findDateLine(text) : undefined;
  return found?.date?.noTime === false && found.text.length >= 0.7 * text.length;
}

const MAX_HEADING_LINES = 24;
/** More lines than this, and no mark behind them, are copy below a headline of one line. */
const MAX_UNMARKED = 5;

export interface Headed {
  readonly keywords: { readonly line?: string | undefined; readonly parts: readonly string[] };
  readonly headings: readonly string[];
  readonly copy: readonly string[];
}

/**
 * Parts keyword lines, headings and copy. Headings end with a line that ends in " ="; where none does, with a blank line,
 * an indented line or a dateline.
 */
export function partHeadings(above: readonly string[], text: readonly string[]): Headed {
  const given = above.map((line) => line.trim()).filter((line) => line !== '');
  const marked = text.slice(0, 2 * MAX_HEADING_LINES).findIndex((line) => /=\s*$/.test(line) && !readDateline(line)?.source);
  const end = marked >= 0 ? marked + 1 : endOfHeadings(text);
  const lines = bracketsJoined(text.slice(0, end).map((line) => line.replace(/\s?=\s*$/, '').trim()));
  const own = given.length > 0 ? 0 : keywordLines(lines, marked >= 0);
  const slug = own === 1 ? /^(\S+)\s+(.+)$/.exec(lines[0] ?? '') : null;
  const take = slug?.[2] && signalsOf(slug[2]).length > 0 ? slug : null;
  const line = take?.[1] ?? (given.length > 0 ? given : lines.slice(0, own)).join('');
  const { more, rest } = moreHeadings(text.slice(end));
  // With nothing below, all but the headline is the copy.
  const bare = marked < 0 && !rest.some((each) => each.trim() !== '');
  const title = lines.findIndex((each, index) => index >= own && each !== '' && signalsOf(each).length === 0);
  const last = bare && title >= 0 ? title + 1 : lines.length;
  const parts = line
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return {
    keywords: { line: line.replace(/^\/|\/$/g, '').trim() || undefined, parts },
    headings: [...(take?.[2] ? [take[2]] : []), ...lines.slice(own, last).filter((each) => each !== ''), ...more],
    copy: [...lines.slice(last), ...rest],
  };
}

function endOfHeadings(text: readonly string[]): number {
  const at = text.findIndex((line, index) => {
    if (index >= MAX_HEADING_LINES || /^(?: {2,}|\t)/.test(line) || line.length > 100 || readDateline(line)?.source) return true;
    // A keyword line may stand alone above the headline.
    return line.trim() === '' && !(index === 1 && isKeywordLine(text[0] ?? ''));
  });
  return at < 0 || at > MAX_UNMARKED ? Math.min(text.length, 1) : at;
}

/** How many of the first lines are keywords, where no mark of a start of text parts them from the headings. */
function keywordLines(lines: readonly string[], marked: boolean): number {
  const slashed = lines.findIndex((line) => !/\/$/.test(line));
  if (slashed > 0) return slashed;
  if (marked && lines[1] === '' && lines.length > 2) return 1;
  const [first = '', second = ''] = lines.filter((line) => line !== '');
  return second !== '' && !isByline(second) && (isKeywordLine(first) || isShouted(first, second)) ? 1 : 0;
}

/** `Germany-politics/`, `USA-X`, `FRANCE/ELECTION`. */
function isKeywordLine(line: string): boolean {
  const text = line.trim();
  const [, keyword, signal] = /^([A-Z\d]{2,}(?:[-/][A-Z\d]+)+)\s+(.{2,30})$/.exec(text) ?? [];
  if (keyword && signal && signalsOf(signal).length > 0) return true;
  // Storm/North Sea
  if (/^[^\s/]+(?: [^\s/]+)?\/[^\s/]+(?: [^\s/]+)?$/.test(text) && text.length <= 40 && !/[.!?:,;]$/.test(text)) return true;
  return /\/$/.test(text) || (/^[^\s]{3,60}$/.test(text) && /[-/]/.test(text)) || (/\//.test(text) && text === text.toUpperCase());
}

/** Keywords in capitals, above a headline in small letters. */
function isShouted(line: string, next: string): boolean {
  const capitals = /^[\p{Lu}\d\s.'-]{4,60}$/u.test(line) && /\p{Lu}{3}/u.test(line);
  return capitals && next !== next.toUpperCase() && signalsOf(line).length === 0 && !isByline(next);
}

/** A note in brackets may run over several lines. */
function bracketsJoined(lines: readonly string[]): string[] {
  const joined: string[] = [];
  let open = false;
  for (const line of lines) {
    if (open) joined.push(`${joined.pop() ?? ''} ${line}`);
    else joined.push(line);
    const last = joined.at(-1) ?? '';
    open = last.startsWith('(') && !last.includes(')') && last.length < 1_000;
  }
  return joined;
}

/** A byline or a second headline may follow, each with an " =" of its own. */
function moreHeadings(text: readonly string[]): { more: string[]; rest: readonly string[] } {
  const more: string[] = [];
  let at = 0;
  for (let lines = 0; lines < 3; lines += 1) {
    const next = text.findIndex((line, index) => index >= at && line.trim() !== '');
    const line = text[next]?.trim() ?? '';
    const heading = (/\s=$/.test(line) && !readDateline(line)?.source) || (isByline(line) && line.length < 80);
    if (next < 0 || next > at + 2 || !heading) break;
    more.push(line.replace(/\s?=$/, ''));
    at = next + 1;
  }
  return { more, rest: text.slice(at) };
}
