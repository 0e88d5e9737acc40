// Lines about a clipping that bear no label: its date, page, number of words, notice, or several of them in one line.
import { readByline } from '../bylines.ts';
import { countryOf } from '../countries.ts';
import { readWrittenDate } from '../written-dates.ts';
import type { FactName } from './fact-names.ts';
import { isCopyright, isSection, pageOf } from './furniture.ts';
import { readLabelled } from './labels.ts';
import { isTitleCase, likenessToPaper } from './publications.ts';

export interface Meta {
  readonly facts: readonly (readonly [name: FactName, value: string])[];
  /** A date or a count of words: what stands around it in the same block is about the clipping as well. */
  readonly anchors: boolean;
}

const LONGEST = 200;
const LONGEST_OF_SEVERAL = 500;
const MOST_WORDS = 16;

/** What a line states about the clipping; undefined where it is none of these. `order` settles numeric dates. */
export function readMeta(line: string, monthFirst: boolean | undefined): Meta | undefined {
  const parts = line.length <= LONGEST_OF_SEVERAL ? line.split(/\s*[|•·]\s*/u).map(readLabelled) : [];
  if (parts.filter(Boolean).length > 1)
    return { facts: parts.flatMap((part) => (part?.value ? [[part.label, part.value] as const] : [])), anchors: true };
  const cited = citation(line);
  if (cited) return { facts: cited, anchors: true };
  if (isCopyright(line)) return { facts: [['copyright', line]], anchors: false };
  if (line.length > LONGEST || /[!?…]$/.test(line)) return undefined;
  const page = pageOf(line);
  if (page) return { facts: [['page', page]], anchors: false };
  const words = wordsStated(line);
  if (/^\d{1,2}:\d\d(?::\d\d)?$/.test(line)) return { facts: [['time', line]], anchors: false };
  if (words) return { facts: [['length', words]], anchors: true };
  const document = documentOf(line);
  if (document) return { facts: [['documentId', document]], anchors: false };
  const date = readWrittenDate(line, monthFirst);
  // Day and month could change places: a date all the same, and no headline.
  if (!date)
    return /^\D{0,12}\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?:,?\s\d{1,2}:\d\d.{0,12})?$/.test(line)
      ? { facts: [['published', line]], anchors: true }
      : undefined;
  if (date.others.length === 0) return { facts: [['published', line]], anchors: true };
  return severalIn(line, date.others);
}

/** ProQuest: "The Bayside Examiner; Bayside, Wash. [Bayside, Wash]. 02 May 2024: A.4." */
function citation(line: string): [FactName, string][] | undefined {
  const [, paper, date, page] =
    /^(?:\p{Lu}[\p{L}'’-]+, [\p{L} .'’-]{1,40}\. )?([^;[\]]{2,80}); [^;[\]]{2,80}\[[^[\]]{0,80}\][.,]? ?([^:]{6,30}): ?([^:\s]{1,12})\.$/u.exec(
      line,
    ) ?? [];
  if (!paper || !date || !page || !readWrittenDate(date)) return undefined;
  return [
    ['publication', paper.trim()],
    ['published', date],
    ['page', page],
  ];
}

const WORDS =
  'words?|mots|wörter|worte|palabras|parole|palavras|woorden|ord|sanaa|słów|slov|szó|cuvinte|слов|слова|слів|думи|λέξεις|kelime|kata|perkataan|từ|字|단어';
const COUNTED = new RegExp(`^(\\d{1,2}[.,]\\d{3}|\\d{1,5})\\s?(?:${WORDS})$`, 'iu');

/** "512 words", "512 Wörter", "512字". */
function wordsStated(line: string): string | undefined {
  return COUNTED.exec(line)?.[1]?.replace(/[.,]/, '');
}

// Document LBA0000020240502ek52001gx (Factiva); news·20240502·CL·0012 (Europresse)
function documentOf(line: string): string | undefined {
  return /^(?:Document|Dokument|Documento)\s([A-Z]{1,8}\d{8,}[a-z\d]*)$/.exec(line)?.[1] ?? /^news[·:]\d{8}[·:]\S{1,40}$/.exec(line)?.[0];
}

/** "Harbour Times, The (Port Albert) - Thursday, May 2, 2024, p. 4": parts that are a date, a page, a section, and one name. */
function severalIn(line: string, others: readonly string[]): Meta | undefined {
  if (/[.](?<!\b(?:p|pg|s|pp|pag|pág|str|стр|г|ed|co|inc)\.)$/iu.test(line) || line.split(' ').length > MOST_WORDS) return undefined;
  const facts: [FactName, string][] = [['published', line]];
  const names: string[] = [];
  for (const part of line.split(PARTS)) {
    const [, leading, name = ''] = LEADING_PAGE.exec(part) ?? [];
    if (leading) {
      facts.push(['page', leading]);
      names.push(withoutDate(name, others));
      continue;
    }
    const labelled = readLabelled(part);
    const page = pageOf(part) ?? pageOf(part.replace(/^.*\s(?=(?:p|pg|s|pp)\.?\s?[A-Z]?\d{1,3}$)/iu, ''));
    const words = wordsStated(part);
    const byline = readByline(part);
    if (labelled?.value) facts.push([labelled.label, labelled.value]);
    else if (page) facts.push(['page', page]);
    else if (words) facts.push(['length', words]);
    else if (isSection(part)) facts.push(['section', part]);
    else if (part.split(/\s+/).some((word) => others.includes(bare(word)))) {
      if (byline && /^(?:by|von|par|por|di|da|door|av|af)\s/i.test(part)) facts.push(['by', byline.by]);
      else if (byline?.agency) facts.push(['agency', byline.agency]);
      else names.push(withoutDate(part, others));
    }
  }
  const [name = ''] = names;
  // A sentence or a headline with a date in it is neither: names are few, have capitals, and stand apart from the date.
  if (names.length > 3 || names.some((each) => !isTitleCase(each) || /[<>"“”]/.test(each) || each.split(' ').length > 7)) return undefined;
  if (facts.length === 1 && !names.some((each) => likenessToPaper(each) > 1 || isApart(each, line))) return undefined;
  if (name !== '' && countryOf(name) === undefined)
    facts.push(name.length > 2 && likenessToPaper(name) >= 2 ? ['publication', name] : ['section', name]);
  return { facts, anchors: true };
}

/** Whether a name is short and has a mark between it and the rest. */
function isApart(name: string, line: string): boolean {
  const at = line.indexOf(name);
  const around = `${line.slice(Math.max(0, at - 2), at)}${line.slice(at + name.length, at + name.length + 3)}`;
  return name.split(' ').length < 5 && /[|•·;,–—-]/u.test(around);
}

// Seite 12 Seeblick-Anzeiger Donnerstag
const LEADING_PAGE = /^(?:page|seite|página|pagina|side|sida|strona|strana|стр\.?|p\.|s\.)\s?([A-Z]?\d{1,3})\s+(\p{Lu}.{3,80})$/iu;

// In lines of Chinese and Japanese a blank parts them as well.
// Europresse has the count of words right behind the year.
const PARTS = new RegExp(
  `\\s*[|•·;]\\s*|\\s+[-–—/]\\s+|,\\s+|，|\\s+(?=第|[A-Z]?\\d{1,3}[版面])|(?<=\\d{4})\\s+(?=\\d{1,5}\\s(?:${WORDS})(?:,|$))`,
  'u',
);

/** "Seeblick-Anzeiger vom 02.05.2024": the words that are no part of the date. */
function withoutDate(part: string, others: readonly string[]): string {
  const words = part.split(/\s+/);
  const last = words.findLastIndex((word) => others.includes(bare(word)));
  // "The" belongs to the name, though dates may have it as well.
  const first = /\d/.test(part) ? words.findIndex((word) => others.includes(bare(word))) : 0;
  return words
    .slice(first, last + 1)
    .join(' ')
    .replace(/[,;:.]$/, '');
}

function bare(word: string): string {
  return word.replace(/[()（）,;:|·•/]/g, '');
}
