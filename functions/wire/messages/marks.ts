// Lines above ANPA copy: keywords, headline, photos, notes to editors, byline and credit, told apart by what they say.
import { agencyOf } from '../agencies.ts';
import { BS, isVisible, withoutControls } from '../controls.ts';
import { readDateline } from '../datelines.ts';
import { signalsOf } from '../signals.ts';
import type { Block } from './body.ts';
import { isByline } from './headings.ts';
import { isCaretKeyword } from './heads.ts';

export interface Mark {
  readonly text: string;
  /** It ended in "=": set in the middle. */
  readonly centred: boolean;
  /** Whether it is the keyword line: by its form, or for it begins as the header's keyword does. */
  readonly keyword?: 'form' | 'likeness' | undefined;
}

export interface SortedMarks {
  /** `BC-LT--Argentina-Cancer Beauty`. */
  readonly keyword?: string;
  /** The whole keyword line, version and word count with it. */
  readonly keywordLine?: string;
  readonly take?: string;
  /** Headline and signals. */
  readonly headings: readonly string[];
  readonly byline?: string;
  /** Whom the byline writes for, where that is no agency that we know. */
  readonly source?: string;
  readonly descriptions: readonly string[];
  readonly notes: readonly string[];
  readonly photos?: string;
  readonly copyright?: string;
  /** Lines that are copy. */
  readonly blocks: readonly Block[];
}

/** Parts the lines between ^ and < (or the unmarked lines of agencies that leave the marks out) from the copy. */
export function partMarks(text: readonly string[], keyword: string | undefined): { marks: Mark[]; copy: readonly string[] } {
  const marked = text.slice(0, 12).some((line) => line.trimStart().startsWith('^'));
  const marks: Mark[] = [];
  let at = 0;
  for (; at < text.length; at += 1) {
    const line = text[at] ?? '';
    if (!isVisible(line)) continue;
    if (marked ? !isMark(line) : at > 0 && !isHeading(line, marks.length)) break;
    for (const part of line.split(/(?<=<)\s*(?=\^)/)) {
      const last = marks.at(-1);
      const next = markOf(part, keyword);
      if (last && goesOn(text[at - 1] ?? '', part, marked)) marks.splice(-1, 1, { ...last, text: `${last.text} ${next.text}` });
      else marks.push(next);
    }
  }
  return { marks, copy: text.slice(at) };
}

/** A line that goes on below its ^ (CP wraps long ones), or in small letters. */
function goesOn(before: string, line: string, marked: boolean): boolean {
  if (/^c\.\s?\d{4}/.test(line.trim())) return false;
  if (marked) return !line.trimStart().startsWith('^') && /^\s*\^/.test(before) && !/[<=]\s*$/.test(before);
  return /^\p{Ll}/u.test(line.trim()) && !/[.!?]$/.test(before.trim());
}

function isMark(line: string): boolean {
  const text = line.trimStart();
  return text.startsWith('^') || (/@?<\s*$/.test(text) && !/^\t| {3}/.test(line) && text.length < 200);
}

/** Agencies that send no ^ put headline, keywords and byline above the first indented line. */
function isHeading(line: string, before: number): boolean {
  return before < 8 && !/^(?:\t| {3,})/.test(line) && !line.includes(BS) && !readDateline(line.trim())?.source && line.length < 160;
}

function markOf(line: string, keyword: string | undefined): Mark {
  const centred = /=\s*$/.test(line);
  const text = withoutControls(line)
    .trim()
    .replace(/^\^/, '')
    .replace(/(?<![<=@+])[<=@+]+\s*$/, '')
    .trim();
  const plain = (words: string) => words.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
  const known = keyword !== undefined && plain(text).startsWith(plain(keyword.replace(/^bc-/i, '')).slice(0, 12));
  const form = isCaretKeyword(line) || /^(?:[ABP][CMP]|AP)-\S/i.test(text);
  return { text, centred, keyword: form ? 'form' : known ? 'likeness' : undefined };
}

/** Sorts the lines above the copy; where there is no copy below, lines behind the headline are the copy. `house` is the agency. */
export function sortMarks(marks: readonly Mark[], hasCopy: boolean, house?: string): SortedMarks {
  const keywords = marks.find((mark) => mark.keyword === 'form') ?? marks.find((mark) => mark.keyword);
  const sorted: Record<Role, string[]> = { headline: [], photos: [], note: [], copyright: [], byline: [], credit: [], plain: [], none: [] };
  const descriptions: string[] = [];
  const blocks: Block[] = [];
  for (const mark of marks) {
    const role = mark === keywords ? 'none' : roleOf(mark, sorted, house);
    const titled = sorted.headline.some((line) => signalsOf(line).length === 0);
    if (role !== 'plain') sorted[role].push(labelled(mark.text) ?? mark.text);
    else if (!titled && sorted.byline.length === 0) sorted.headline.push(mark.text);
    else if (mark.centred || !hasCopy || sorted.byline.length > 0) blocks.push({ kind: 'paragraph', lines: [mark.text] });
    else descriptions.push(mark.text);
  }
  const [byline] = sorted.byline;
  const source = sorted.credit.find((credit) => !agencyOf(credit));
  return {
    ...(keywords && keywordsOf(keywords.text)),
    headings: sorted.headline,
    ...(byline && { byline }),
    ...(source && { source }),
    descriptions,
    notes: sorted.note,
    ...(sorted.photos.length > 0 && { photos: sorted.photos.join(' ') }),
    ...(sorted.copyright[0] && { copyright: sorted.copyright[0] }),
    blocks,
  };
}

/** A keyword line without its word count; a take key may stand behind a comma, or just behind. */
function keywordsOf(line: string): { keyword: string; keywordLine: string; take?: string } {
  const [keyword = ''] = line.replace(/,?\s?\d{1,5}$/, '').split(/,\s/);
  for (const pattern of [/^(.*\S)\s+(\S+\s\S+)$/, /^(.*\S)\s+(\S+)$/]) {
    const [, words, take] = pattern.exec(keyword) ?? [];
    if (words && take && signalsOf(take).length > 0) return { keyword: words, keywordLine: line, take };
  }
  return { keyword, keywordLine: line };
}

type Role = 'headline' | 'photos' | 'note' | 'copyright' | 'byline' | 'credit' | 'plain' | 'none';

function roleOf({ text, centred }: Mark, sorted: Readonly<Record<Role, readonly string[]>>, house: string | undefined): Role {
  if (text === '' || ADDRESS.test(text)) return 'none';
  if (labelled(text)) return 'headline';
  if (PHOTO.test(text)) return 'photos';
  if (NOTE.test(text)) return 'note';
  if (/^(?:c\.|\(c\)|©|copyright)\s?(?:©\s?)?\d{4}/i.test(text)) return 'copyright';
  if (sorted.byline.length === 0 && (isByline(text) || /^By [A-Z]/.test(text))) return 'byline';
  if (agencyOf(text)) return 'credit';
  if (sorted.byline.length === 0 || sorted.credit.length > 0) return 'plain';
  return isCredit(text, centred) || (house !== undefined && text.startsWith(`${house} `)) ? 'credit' : 'plain';
}

/** A headline that says so, as The Canadian Press sends it: `HL:…`. */
function labelled(text: string): string | undefined {
  return /^(?:HL|HEADLINE|TITLE)\s?:\s?(.+)$/i.exec(text)?.[1];
}

const ADDRESS = /^(?:\*\d+|code:\d+|INDEX:.*|SYMBOL:.*|\d{1,5})$/i;
const PHOTO = /^\(?(?:[A-Z]{2,5}|Reuters|With)?\s?(?:Laser)?(?:Photos?|Graphics?|Video|Interactive|Audio)(?:\s|s?:|$)/i;
const NOTE =
  /^\(?(?:eds|editors?|editor['’]s note|editors['’] note|note to editors|update|notes?|attention|subs|leads|adds|moved|for use|for release|advance|hold|embargo\p{L}*|(?:with|includes) (?:\p{Lu}{2,5} )?(?:photos?|graphics?|video))\b/iu;

/** "AP Sports Writer", "THE NORTH WIRE SERVICE": the line below a byline. */
function isCredit(text: string, centred: boolean): boolean {
  return (
    /(?:press|writers?|news|service|correspondent|editor|agency|staff|reporter|critic|columnist|analyst|wire)$/i.test(text) &&
    (centred || text.length < 50)
  );
}
