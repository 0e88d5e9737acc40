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
  /** Headline and signals. */
  readonly headings: readonly string[];
  readonly byline?: string;
  /** Whom the byline writes for, where that is no agency that we know. */
  readonly source?: string;
  readonly descriptions: readonly string[];
  readonly notes: readonly string[];
  readonly photos?: string;
  /** Lines that are copy. */
  readonly blocks: readonly Block[];
}

/** Sorts the lines above the copy; where there is no copy below, lines behind the headline are the copy. */
export function sortMarks(marks: readonly Mark[], hasCopy: boolean): SortedMarks {
  const keywords = marks.find((mark) => mark.keyword === 'form') ?? marks.find((mark) => mark.keyword);
  const keywordLine = keywords?.text;
  const headings: string[] = [];
  const notes: string[] = [];
  const photos: string[] = [];
  const descriptions: string[] = [];
  const blocks: Block[] = [];
  let byline: string | undefined;
  let source: string | undefined;
  let credited = false;
  for (const mark of marks) {
    const { text, centred } = mark;
    const headline = labelled(text);
    const titled = headings.some((line) => signalsOf(line).length === 0);
    if (text === '' || mark === keywords || ADDRESS.test(text)) continue;
    else if (headline !== undefined) headings.push(headline);
    else if (PHOTO.test(text)) photos.push(text);
    else if (NOTE.test(text)) notes.push(text);
    else if (!byline && (isByline(text) || /^By [A-Z]/.test(text))) byline = text;
    else if (byline && !credited && isCredit(text, centred)) {
      credited = true;
      if (!agencyOf(text)) source = text;
    } else if (!titled && !byline) headings.push(text);
    else if (agencyOf(text)) credited = true;
    else if (centred || !hasCopy || byline) blocks.push({ kind: 'paragraph', lines: [text] });
    else descriptions.push(text);
  }
  const keyword = keywordLine?.replace(/,?\s?\d{1,5}$/, '').split(/,\s/)[0];
  return {
    ...(keyword && keywordLine && { keyword, keywordLine }),
    headings,
    ...(byline && { byline }),
    ...(source && { source }),
    descriptions,
    notes,
    ...(photos.length > 0 && { photos: photos.join(' ') }),
    blocks,
  };
}

/** A headline that says so, as The Canadian Press sends it: `HL:…`. */
function labelled(text: string): string | undefined {
  return /^(?:HL|HEADLINE|TITLE)\s?:\s?(.+)$/i.exec(text)?.[1];
}

const ADDRESS = /^(?:\*\d+|code:\d+|INDEX:.*|SYMBOL:.*|\d{1,5})$/i;
const PHOTO = /^\(?(?:AP|NYT|CP|AFP|Reuters|With)?\s?(?:Laser)?(?:Photos?|Graphics?|Video|Interactive|Audio)(?:\s|s?:|$)/i;
const NOTE =
  /^\(?(?:eds|editors?|editor['’]s note|editors['’] note|note to editors|update|notes?|attention|subs|leads|adds|moved|for use|for release|advance|hold|embargo\p{L}*|(?:with|includes) (?:ap )?(?:photos?|graphics?|video))\b/iu;

/** "Associated Press", "AP Sports Writer", "THE CANADIAN PRESS": the line below a byline. */
function isCredit(text: string, centred: boolean): boolean {
  return (
    agencyOf(text) !== undefined ||
    (/(?:press|writers?|news|service|correspondent|editor|agency|staff|reporter)$/i.test(text) && (centred || text.length < 50))
  );
}
