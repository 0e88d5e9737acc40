// The words in which people ask for stories: the same in the command, in the API and on the page.
import { feedNamed, feedsAskedFor } from '../store/feeds.ts';
import { readSearch } from '../store/search-text.ts';
import type { Query } from '../store/store.ts';
import { STATUSES } from './choices.ts';
import { TIME_FORMS, timeOf } from './times.ts';

/** The words, and what may be said with each. */
export const QUERY_WORDS = {
  feed: 'a feed: all, provider/…, subject/…, language/…, place/…, desk/…',
  provider: 'an agency or publisher, as it names itself or as its feed is called',
  subject: 'a Media Topic, by code or URI, with its narrower ones',
  language: 'a language tag; en finds en-GB too',
  place: 'a country, ISO 3166, two letters',
  status: 'usable, withheld or canceled; canceled lists kills, without copy, and goes with times alone',
  since: `from this time on: ${TIME_FORMS}`,
  until: `before this time: ${TIME_FORMS}`,
  text: 'words, "phrases" and -exclusions, over headline, slugline, keywords and, where the store can, body',
} as const satisfies Record<keyof Query, string>;

export type QueryWord = keyof typeof QUERY_WORDS;
export type QueryWords = { readonly [word in QueryWord]?: string | undefined };

const MAX_TEXT = 1_000;

/** A word that cannot be meant; the message says what may be said. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  readonly word: QueryWord;

  constructor(word: QueryWord, message: string) {
    super(message);
    this.word = word;
  }
}

/** Kills are in no feed and in no index: whoever asked for them by these would take it that nothing was killed. */
const OF_COPY = ['feed', 'provider', 'subject', 'language', 'place', 'text'] as const satisfies QueryWord[];

/** Reads what was asked in words, at a time. Throws a QueryError for what could never find a story. */
export function readQuery(words: QueryWords, now: string): Query {
  const query: Record<string, string> = {};
  for (const word of Object.keys(READERS) as QueryWord[]) {
    const value = words[word];
    if (value !== undefined) query[word] = read(word, value, now);
  }
  const asked = query.status === 'canceled' && OF_COPY.find((word) => query[word] !== undefined);
  if (asked) throw new QueryError('status', `canceled goes with times alone, and not with ${asked}`);
  return query;
}

function read(word: QueryWord, value: string, now: string): string {
  const known = READERS[word](value, now);
  if (known === undefined) throw new QueryError(word, `must be ${QUERY_WORDS[word]}`);
  return known;
}

type Reader = (value: string, now: string) => string | undefined;

const READERS: Readonly<Record<QueryWord, Reader>> = {
  feed: feedNamed,
  provider: (provider) => (feedsAskedFor({ provider }) ? provider : undefined),
  subject: (subject) => (feedsAskedFor({ subject }) ? subject : undefined),
  language: (language) => (feedsAskedFor({ language }) ? language : undefined),
  place: (place) => (/^[a-z]{2}$/i.test(place) ? place : undefined),
  status: (status) => STATUSES.find((each) => each === status),
  since: timeOf,
  until: timeOf,
  text: (text) => (isSearch(text) ? text : undefined),
};

function isSearch(text: string): boolean {
  const { all, none } = readSearch(text);
  return text.length <= MAX_TEXT && all.length + none.length > 0;
}
