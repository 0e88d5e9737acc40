// Desks: cuts of the wire that a newsroom defines by rules over stories. Pure: the rules are read in desk-rules.ts.
import type { Story } from '../wire/story.ts';
import { type SearchedText, type SearchTerms, searchedText } from './search-text.ts';
import { foldedWords } from './words.ts';

export interface Desk {
  /** Its feed is `desk/<name>`. */
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly rule: Rule;
}

/** Whether a story is for a desk. */
export type Rule = (facts: Facts) => boolean;

/** What rules look at. */
export interface Facts {
  readonly story: Story;
  /** The feeds that the story is in whatever the desks: `provider/…`, `subject/…`, `language/…`, `place/…`. */
  readonly feeds: ReadonlySet<string>;
  /** The words of its text; worked out when first asked for. */
  readonly words: () => Words;
}

/** Words as `foldedWords` has them. */
export interface Words {
  readonly each: ReadonlySet<string>;
  /** All of them in their order, so that phrases are found as strings; a line break ends each field. */
  readonly text: string;
}

/** The desks as they are now: a store that is open for months sees them change. */
export type Desks = () => readonly Desk[];

export const NO_DESKS: Desks = () => [];

/** Names of the desks that a story is for, in the order of their definition. `feeds`: those it is in whatever the desks. */
export function desksOf(story: Story, feeds: ReadonlySet<string>, desks: readonly Desk[]): string[] {
  let words: Words | undefined;
  const facts: Facts = {
    story,
    feeds,
    words: () => {
      words ??= wordsIn(searchedText(story));
      return words;
    },
  };
  return desks.filter(({ rule }) => rule(facts)).map(({ name }) => name);
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

/** One of what `values` finds in a story is, but for case, accents and punctuation, this. */
export function isOneOf(values: (story: Story) => readonly (string | undefined)[], wanted: string): Rule {
  const folded = foldedWords(wanted);
  return ({ story }) => values(story).some((value) => value !== undefined && foldedWords(value) === folded);
}

/** One of what `values` finds in a story holds these words, one after another. */
export function holdsWords(values: (story: Story) => readonly string[], wanted: string): Rule {
  const folded = foldedWords(wanted);
  return ({ story }) => values(story).some((value) => foldedWords(value).includes(folded));
}

/** Holds all of the terms and none of the excluded ones, as a search by the same words finds it. */
export function holdsText({ all, none }: SearchTerms): Rule {
  const [wanted, unwanted] = [all, none].map((terms) => terms.map(foldedWords)) as [string[], string[]];
  return ({ words }) => wanted.every((term) => isIn(words(), term)) && !unwanted.some((term) => isIn(words(), term));
}

function isIn({ each, text }: Words, term: string): boolean {
  return term.includes(' ', 1) && term.indexOf(' ', 1) < term.length - 1 ? text.includes(term) : each.has(term.trim());
}

function wordsIn(fields: SearchedText): Words {
  const folded = Object.values(fields).map(foldedWords);
  return { each: new Set(folded.flatMap((words) => words.trim().split(' '))), text: folded.join('\n') };
}
