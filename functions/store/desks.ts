// Desks: cuts of the wire that a newsroom defines by rules over stories. Pure: the rules are read in desk-rules.ts.
import type { Story } from '../wire/story.ts';
import { type SearchedText, type SearchTerms, searchedText } from './search-text.ts';
import { foldedWords, type WordFilter, wordFilterOf, wordHash } from './words.ts';

export interface Desk {
  /** Its feed is `desk/<name>`. */
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly rule: Rule;
}

/** Whether a story is for a desk. */
export type Rule = (facts: Facts) => boolean;

/** What rules look at. What takes work is worked out when it is first asked for, once for all desks. */
export interface Facts {
  readonly story: Story;
  /** The feeds that the story is in whatever the desks: `provider/…`, `subject/…`, `language/…`, `place/…`. */
  readonly feeds: ReadonlySet<string>;
  readonly words: () => Words;
  readonly keywords: () => ReadonlySet<string>;
  readonly genres: () => ReadonlySet<string>;
  readonly signals: () => readonly string[];
}

/** Words as `foldedWords` has them. */
export interface Words {
  readonly filter: WordFilter;
  /** All of them in their order, so that words and phrases are found as strings; a line break ends each field. */
  readonly text: string;
}

/** The desks as they are now: a store that is open for months sees them change. */
export type Desks = () => readonly Desk[];

export const NO_DESKS: Desks = () => [];

/** Names of the desks that a story is for, in the order of their definition. `feeds`: those it is in whatever the desks. */
export function desksOf(story: Story, feeds: ReadonlySet<string>, desks: readonly Desk[]): string[] {
  const facts = factsOf(story, feeds);
  return desks.filter(({ rule }) => rule(facts)).map(({ name }) => name);
}

function factsOf(story: Story, feeds: ReadonlySet<string>): Facts {
  const { item, wire } = story;
  const genres = () => (item.genres ?? []).flatMap(({ name, uri, literal }) => [name, uri, uri?.split(/[/:#]/).at(-1), literal]);
  return {
    story,
    feeds,
    words: once(() => wordsIn(searchedText(story))),
    keywords: once(() => new Set((wire.keywords ?? []).map(foldedWords))),
    genres: once(() => new Set(genres().map((name) => foldedWords(name ?? '')))),
    signals: once(() => (wire.signals ?? []).map(foldedWords)),
  };
}

function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | undefined;
  return () => {
    done ??= { value: work() };
    return done.value;
  };
}

export function anyOf(rules: readonly Rule[]): Rule {
  return (facts) => rules.some((rule) => rule(facts));
}

export function allOf(rules: readonly Rule[]): Rule {
  return (facts) => rules.every((rule) => rule(facts));
}

export function noneOf(rules: readonly Rule[]): Rule {
  return (facts) => !rules.some((rule) => rule(facts));
}

/** In a feed of this name. */
export function inFeed(name: string): Rule {
  return ({ feeds }) => feeds.has(name);
}

/** Has a keyword that is this, but for case, accents and punctuation. */
export function hasKeyword(keyword: string): Rule {
  const folded = foldedWords(keyword);
  return ({ keywords }) => keywords().has(folded);
}

/** Is of this genre, by its name, its URI or the end of that. */
export function hasGenre(genre: string): Rule {
  const folded = foldedWords(genre);
  return ({ genres }) => genres().has(folded);
}

/** Has a signal in which these words stand, one after another: wires dress theirs up (`sig:correction`, `2ND LEAD`). */
export function hasSignal(signal: string): Rule {
  const folded = foldedWords(signal);
  return ({ signals }) => signals().some((each) => each.includes(folded));
}

/** Holds all of the terms and none of the excluded ones, as a search by the same words finds it. */
export function holdsText({ all, none }: SearchTerms): Rule {
  const [wanted, unwanted] = [all.map(termOf), none.map(termOf)];
  return ({ words }) => wanted.every((term) => term(words())) && !unwanted.some((term) => term(words()));
}

function termOf(term: string): (words: Words) => boolean {
  const folded = foldedWords(term);
  const hashes = folded.trim().split(' ').map(wordHash);
  // The copy is searched only where all words of the term may be somewhere in it: a story is asked for hundreds of them.
  return ({ filter, text }) => hashes.every((hash) => filter.mayHold(hash)) && text.includes(folded);
}

function wordsIn(fields: SearchedText): Words {
  const text = Object.values(fields).map(foldedWords).join('\n');
  return { filter: wordFilterOf(text), text };
}
