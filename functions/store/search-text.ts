// What a text search looks at, and what a reader asks for. Pure; shared by the adapters.
import { textOfHtml } from '../wire/html.ts';
import type { Story } from '../wire/story.ts';
import { plainLetters } from './letters.ts';

/** The text of a story that searches look at. */
export interface SearchedText {
  readonly headline: string;
  readonly slugline: string;
  readonly keywords: string;
  readonly body: string;
}

/** What a story must and must not hold: words, or phrases as words with a space between. No term is empty. */
export interface SearchTerms {
  readonly all: readonly string[];
  readonly none: readonly string[];
}

/** Longer texts are searched up to here. */
const MAX_BODY = 1_000_000;
const MAX_QUERY = 1_000;
const MAX_TERMS = 32;

/** The same story is asked twice: for its desks, and when it is indexed. */
const known = new WeakMap<Story, SearchedText>();

export function searchedText(story: Story): SearchedText {
  const text = known.get(story) ?? textOf(story);
  known.set(story, text);
  return text;
}

function textOf({ item, wire }: Story): SearchedText {
  const headlines = [...(item.headlines ?? []).map(({ value }) => value), item.title ?? ''];
  const bodies = (item.bodies ?? []).map((body) => (body.contentType === 'text/plain' ? body.value : textOfHtml(body.value)));
  return {
    headline: searchForm([...new Set(headlines)].join('\n').trim()),
    slugline: searchForm(item.slugline ?? ''),
    keywords: searchForm((wire.keywords ?? []).join('\n')),
    body: searchForm(bodies.join('\n').slice(0, MAX_BODY)),
  };
}

/**
 * Reads words, "phrases" and -exclusions; never throws. What holds no letter and no digit is no term, and a quote that is
 * not closed runs to the end.
 */
export function readSearch(text: string): SearchTerms {
  const plain = text.slice(0, MAX_QUERY).replace(/[“”„«»]/g, '"');
  const all: string[] = [];
  const none: string[] = [];
  for (const [, minus, phrase, word] of plain.matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/g)) {
    const term = searchForm(phrase ?? word ?? '').trim();
    if (all.length + none.length < MAX_TERMS && /[\p{L}\p{N}]/u.test(term)) (minus ? none : all).push(term);
  }
  return { all, none };
}

/**
 * Text as it is indexed and asked for: in scripts that put no blanks between words each character counts as a word, so
 * that any run of them is found as a phrase.
 */
function searchForm(text: string): string {
  return withoutTonos(plainLetters(text.normalize('NFKC')))
    .replace(/\p{Cc}+/gu, ' ')
    .replace(UNSPACED, ' $& ');
}

/** Greek has its accents off: capitals are written without them, and the tokenizer of FTS5 takes off those of Latin letters alone. */
function withoutTonos(text: string): string {
  if (!/\p{Script=Greek}/u.test(text)) return text;
  const bare = text.normalize('NFD').replace(/(\p{Script=Greek})[\u0300-\u0345]+/gu, '$1');
  return bare.normalize('NFC').replaceAll('ς', 'σ');
}

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*/gu;
