// Which feeds a story is in, and which feeds a query asks for. Pure functions of the story and the query.
import type { Story } from '../wire/story.ts';
import { broaderTopics, mediaTopicCode } from '../wire/topics.ts';
import { isKill, placeCodes } from './card.ts';
import { type Desks, desksOf, NO_DESKS } from './desks.ts';
import { plainLetters } from './letters.ts';
import type { Query } from './store.ts';

/** More topics than any desk gives a story; what is beyond them is in the story, but opens no feeds. */
const MAX_TOPICS = 100;
const MAX_SLUG = 80;

/**
 * Names of the feeds that a story is in: `all`, `provider/<slug>`, `subject/<Media Topic>` and its broader topics,
 * `language/<tag>` and its primary tag, `place/<ISO 3166-1 alpha-2>`, `desk/<name>`. A killed story is in none.
 * Embargoed and withheld ones are in theirs: stores decide by `visibleFrom` when to show them.
 */
export function feedsOf(story: Story, desks: Desks = NO_DESKS): string[] {
  if (isKill(story)) return [];
  const { item, wire } = story;
  const provider = slugOf(wire.provider ?? '');
  const language = languageTag(item.language ?? '');
  const feeds = new Set([
    'all',
    ...(provider ? [`provider/${provider}`] : []),
    ...topicsOf(story).map((code) => `subject/${code}`),
    ...(language ? [`language/${language}`, `language/${primaryTag(language)}`] : []),
    ...placeCodes(story).map((code) => `place/${code}`),
  ]);
  return [...feeds, ...desksOf(story, feeds, desks()).map((name) => `desk/${name}`)];
}

/** Names of the feeds that a story must be in, all of them, to meet a query; undefined where no story can. */
export function feedsAskedFor(query: Query): string[] | undefined {
  const { feed, provider, subject, language, place } = query;
  const asked = [
    ...(feed === undefined ? [] : [feed]),
    ...(place === undefined ? [] : [named('place', place.toUpperCase())]),
    ...(subject === undefined ? [] : [named('subject', mediaTopicCode(subject))]),
    ...(provider === undefined ? [] : [named('provider', slugOf(provider))]),
    ...(language === undefined ? [] : [named('language', languageTag(language))]),
  ];
  const feeds = asked.filter((name) => name !== undefined);
  if (feeds.length < asked.length) return undefined;
  return feeds.length > 0 ? [...new Set(feeds)] : ['all'];
}

/** A feed's name as stores spell it: `provider/Northwire` is `provider/northwire`; undefined for what no feed is called. */
export function feedNamed(name: string): string | undefined {
  if (name === 'all' || /^desk\/./.test(name)) return name;
  const slash = name.indexOf('/');
  const [kind, rest] = [name.slice(0, slash), name.slice(slash + 1)];
  if (!NAMED_BY.includes(kind as NamedBy) || (kind === 'place' && !/^[a-z]{2}$/i.test(rest))) return undefined;
  return feedsAskedFor({ [kind as NamedBy]: rest })?.[0];
}

const NAMED_BY = ['provider', 'subject', 'language', 'place'] as const;
type NamedBy = (typeof NAMED_BY)[number];

/**
 * A name as feeds spell it: lower case, Latin letters without accents, other scripts as they are (so that their names
 * stay distinct), anything else a hyphen. A slug is its own slug.
 */
export function slugOf(name: string): string {
  const plain = plainLetters(name.slice(0, 1_000).normalize('NFKD'))
    .toLowerCase()
    .replace(/(\p{Script=Latin})[\u0300-\u036f]+/gu, '$1')
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  return [...plain.replace(/^-/, '')].slice(0, MAX_SLUG).join('').replace(/-$/, '');
}

function topicsOf(story: Story): string[] {
  const stated = (story.item.subjects ?? []).flatMap(({ uri }) => mediaTopicCode(uri ?? '') ?? []);
  const distinct = [...new Set(stated)].slice(0, MAX_TOPICS);
  return [...new Set(distinct.flatMap((code) => [code, ...broaderTopics(code)]))];
}

/** A language tag in lower case, since tags differ in no other way; undefined for what is none. Spec: BCP 47. */
export function languageTag(language: string): string | undefined {
  const tag = language.trim().replaceAll('_', '-').toLowerCase();
  return tag.length <= 35 && /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/.test(tag) ? tag : undefined;
}

function primaryTag(tag: string): string {
  return tag.slice(0, `${tag}-`.indexOf('-'));
}

function named(kind: string, name: string | undefined): string | undefined {
  return name ? `${kind}/${name}` : undefined;
}
