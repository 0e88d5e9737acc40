// Lines above ANPA copy: keywords, headline, photos, notes to editors, byline and credit, told apart by what they say.
import { agencyOf } from '../agencies.ts';
import { signalsOf } from '../signals.ts';
import type { Block } from './body.ts';
import { isByline } from './headings.ts';

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

/** Sorts the lines above the copy; where there is no copy below, lines behind the headline are the copy. */
export function sortMarks(marks: readonly Mark[], hasCopy: boolean): SortedMarks {
  const keywords = marks.find((mark) => mark.keyword === 'form') ?? marks.find((mark) => mark.keyword);
  const sorted: Record<Role, string[]> = { headline: [], photos: [], note: [], copyright: [], byline: [], credit: [], plain: [], none: [] };
  const descriptions: string[] = [];
  const blocks: Block[] = [];
  for (const mark of marks) {
    const role = mark === keywords ? 'none' : roleOf(mark, sorted);
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

function roleOf({ text, centred }: Mark, sorted: Readonly<Record<Role, readonly string[]>>): Role {
  if (text === '' || ADDRESS.test(text)) return 'none';
  if (labelled(text)) return 'headline';
  if (PHOTO.test(text)) return 'photos';
  if (NOTE.test(text)) return 'note';
  if (/^(?:c\.|\(c\)|©|copyright)\s?(?:©\s?)?\d{4}/i.test(text)) return 'copyright';
  if (sorted.byline.length === 0 && (isByline(text) || /^By [A-Z]/.test(text))) return 'byline';
  if (agencyOf(text)) return 'credit';
  return sorted.byline.length > 0 && sorted.credit.length === 0 && isCredit(text, centred) ? 'credit' : 'plain';
}

/** A headline that says so, as The Canadian Press sends it: `HL:…`. */
function labelled(text: string): string | undefined {
  return /^(?:HL|HEADLINE|TITLE)\s?:\s?(.+)$/i.exec(text)?.[1];
}

const ADDRESS = /^(?:\*\d+|code:\d+|INDEX:.*|SYMBOL:.*|\d{1,5})$/i;
const PHOTO = /^\(?(?:AP|NYT|CP|AFP|Reuters|With)?\s?(?:Laser)?(?:Photos?|Graphics?|Video|Interactive|Audio)(?:\s|s?:|$)/i;
const NOTE =
  /^\(?(?:eds|editors?|editor['’]s note|editors['’] note|note to editors|update|notes?|attention|subs|leads|adds|moved|for use|for release|advance|hold|embargo\p{L}*|(?:with|includes) (?:ap )?(?:photos?|graphics?|video))\b/iu;

/** "AP Sports Writer", "THE NORTH WIRE SERVICE": the line below a byline. */
function isCredit(text: string, centred: boolean): boolean {
  return /(?:press|writers?|news|service|correspondent|editor|agency|staff|reporter)$/i.test(text) && (centred || text.length < 50);
}
