// Finds a search's words in text as the store does: accents and case folded, phrases whole, unspaced scripts by character. Pure.
import { plainLetters } from '../../store/letters.ts';
import { readSearch } from '../../store/search-text.ts';

/** Start and end of a hit, in UTF-16 units. */
export type Span = readonly [start: number, end: number];

/** A finder of a search's terms; undefined where the search names none. */
export function finderOf(search: string | undefined): ((text: string) => Span[]) | undefined {
  const terms = readSearch(search ?? '')
    .all.map(patternOf)
    .filter((source) => source !== '');
  if (terms.length === 0) return undefined;
  const pattern = new RegExp(terms.join('|'), 'gu');
  return (text) => spansIn(text, pattern);
}

function spansIn(text: string, pattern: RegExp): Span[] {
  const { folded, starts } = fold(text);
  return [...folded.matchAll(pattern)].map(({ index, 0: hit }) => [starts[index] ?? 0, starts[index + hit.length] ?? text.length]);
}

/** Words of a term, with anything but letters and digits between them, and at its ends. */
function patternOf(term: string): string {
  const words = fold(term).folded.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (words.length === 0) return '';
  const unspaced = words.every((word) => UNSPACED.test(word));
  const parted = words.join(unspaced ? '[^\\p{L}\\p{M}\\p{N}]*' : '[^\\p{L}\\p{M}\\p{N}]+');
  return unspaced ? parted : `(?<![\\p{L}\\p{N}])${parted}(?![\\p{L}\\p{N}])`;
}

const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{M}]+$/u;

/** Text without case and accents, and where each of its units stood; one more start marks the end. */
function fold(text: string): { readonly folded: string; readonly starts: readonly number[] } {
  let folded = '';
  const starts: number[] = [];
  for (let at = 0; at < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const plain = plainLetters(character)
      .normalize('NFKD')
      .replace(/\p{Mn}+/gu, '')
      .toLowerCase();
    for (let unit = 0; unit < plain.length; unit++) starts.push(at);
    folded += plain;
    at += character.length;
  }
  starts.push(text.length);
  return { folded, starts };
}
