// Places of a story: the countries that its copy names, those that carry the story first, and the country of its dateline.
// A guess out of names, never a lookup elsewhere; what may as well be a person or another place is left out.
import { countryOf } from './countries.ts';
import type { Place } from './ninjs-item.ts';
import { firstKey, isWord, keyOf, type PlaceIndex, type PlaceName, placeIndex, placeNamed, wordsOf } from './place-index.ts';

const MAX_CHARACTERS = 60_000;
const MAX_PLACES = 8;
/** How much a mention says, by where it stands: in the headline, in the opening, further down. */
const IN_HEADLINE = 4;
const IN_OPENING = 2;
const OPENING = 500;
const BY_DATELINE = 3;
const WEIGHTS = { country: 1, demonym: 0.8, city: 0.5 } as const;
/** A city named once in passing is less than this. */
const ENOUGH = 0.75;
const MAX_COUNTED = 6;

/**
 * The countries that a text names, at most eight. The first line is taken for the headline and weighs most.
 * `language` is a BCP 47 tag; names are looked for in that language, in English where it is unknown. `dateline` as printed.
 */
export function placesIn(text: string, language: string | undefined, dateline = ''): Place[] {
  const copy = text.slice(0, MAX_CHARACTERS).normalize('NFC');
  const headlineEnd = copy.includes('\n') ? copy.indexOf('\n') : 0;
  const scores = new Map<string, { score: number; further: number }>();
  const count = (code: string, score: number, further: boolean) => {
    const known = scores.get(code) ?? { score: 0, further: 0 };
    if (further && known.further >= MAX_COUNTED) return;
    scores.set(code, { score: known.score + score, further: known.further + (further ? 1 : 0) });
  };
  const from = codeOfDateline(dateline);
  if (from) count(from, BY_DATELINE, false);
  for (const { code, kind, at } of mentions(copy, placeIndex(language?.split('-')[0]))) {
    const weight = at < headlineEnd ? IN_HEADLINE : at < headlineEnd + OPENING ? IN_OPENING : 1;
    count(code, weight * WEIGHTS[kind], weight === 1);
  }
  return [...scores]
    .filter(([, { score }]) => score >= ENOUGH)
    .sort(([, a], [, b]) => b.score - a.score)
    .slice(0, MAX_PLACES)
    .flatMap(([code]) => placeOfCountry(code) ?? []);
}

/** The country of a dateline ("WELLINGTON, May 2 (Reuters)", "Berlin/Paris (dpa)"); undefined where its city is not known. */
export function placeOfDateline(dateline: string): Place | undefined {
  const code = codeOfDateline(dateline);
  return code ? placeOfCountry(code) : undefined;
}

function placeOfCountry(code: string): Place | undefined {
  const country = countryOf(code);
  if (country) return { name: country.name, uri: country.uri };
  // ISO 3166 has no code of its own for Kosovo.
  return code === 'XK' ? { name: 'Kosovo' } : undefined;
}

function codeOfDateline(dateline: string): string | undefined {
  const cities = dateline.slice(0, 200).replace(/\(.*$/s, '');
  const parts = cities.split(/[,，]/).map((each) => each.trim());
  const [first = ''] = parts;
  const city = [first, ...first.split(/[/–-]| and | und | et /)].flatMap((name) => placeNamed(name)?.code ?? [])[0];
  // What stands behind the city tells the country for certain ("PARIS, Texas"), but for the state that is named like one.
  const behind = parts.slice(1, 3).find((part) => placeNamed(part) !== undefined && !(city && /^georgia$/i.test(part)));
  return behind ? placeNamed(behind)?.code : city;
}

interface Mention {
  readonly code: string;
  readonly kind: PlaceName['kind'];
  readonly at: number;
}

function mentions(text: string, index: PlaceIndex): Mention[] {
  if (index.byCharacter.size > 0) return [...mentionsUnspaced(text, index)];
  const found = [...mentionsOfWords(text, index)];
  const people = new Set(found.filter(({ person }) => person).map(({ word }) => word));
  return found.filter(({ person, word }) => !person && !(AMBIGUOUS.has(word) && people.has(word)) && !isRuledOut(word, text));
}

function* mentionsUnspaced(text: string, index: PlaceIndex): Generator<Mention> {
  for (let at = 0; at < text.length; ) {
    const name = index.byCharacter.get(text[at] ?? '')?.find((each) => text.startsWith(each.name, at));
    if (name?.code) yield { code: name.code, kind: name.kind, at };
    at += name?.name.length ?? 1;
  }
}

interface Word {
  readonly word: string;
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

function* mentionsOfWords(text: string, index: PlaceIndex): Generator<Mention & { readonly person: boolean; readonly word: string }> {
  const words: Word[] = [...wordsOf(text)].map((each) => ({ ...each, key: keyOf(each.word, index.language) }));
  for (let at = 0; at < words.length; ) {
    const first = words[at] as Word;
    const name = index.byFirst.get(firstKey(first.key, index.language))?.find((each) => isHere(each, words, at, text, index.language));
    const code = name?.code ?? adjectiveOf(first, index);
    const length = name?.keys.length ?? 1;
    if (code) {
      const single = name !== undefined && length === 1;
      const person = single && (name.kind === 'city' || AMBIGUOUS.has(first.word)) && isPartOfName(words, at, text);
      yield { code, kind: name?.kind ?? 'demonym', at: first.start, person, word: first.word };
    }
    at += length;
  }
}

function isHere(name: PlaceName, words: readonly Word[], at: number, text: string, language: string): boolean {
  return name.words.every((wanted, offset) => {
    const here = words[at + offset];
    if (!here || !isWord(here.key, name.keys[offset] ?? '', language)) return false;
    if (isAcronym(wanted) ? here.word !== wanted : isCapital(wanted) && !isCapital(here.word)) return false;
    const before = words[at + offset - 1];
    if (offset > 0 && before && !/^[\s.'’&·-]{0,3}$/.test(text.slice(before.end, here.start))) return false;
    return !(isAcronym(wanted) && name.words.length === 1 && wanted.length < 3 && isAmongCapitals(words, at, text));
  });
}

function adjectiveOf({ word }: Word, index: PlaceIndex): string | undefined {
  if (index.stems.size === 0) return undefined;
  const key = keyOf(word, '');
  return index.stems.get(key.slice(0, 3))?.find(({ stem }) => key.startsWith(stem) && key.length <= stem.length + 4)?.code;
}

function isAcronym(word: string): boolean {
  return word.length <= 4 && word === word.toUpperCase() && word !== word.toLowerCase();
}

function isCapital(word: string): boolean {
  const [first = ''] = word;
  return first !== first.toLowerCase() || first === first.toUpperCase();
}

// In a line of capitals, US may be "us" and IT "it".
function isAmongCapitals(words: readonly Word[], at: number, text: string): boolean {
  return [words[at - 1], words[at + 1]].some(
    (near) =>
      near !== undefined &&
      near.word.length > 3 &&
      near.word === near.word.toUpperCase() &&
      near.word !== near.word.toLowerCase() &&
      isNear(near, words[at], text),
  );
}

/** Names of countries that are given names, surnames or states as well, with the words that decide. */
const AMBIGUOUS: ReadonlyMap<string, { readonly against?: RegExp; readonly unless?: RegExp }> = new Map([
  ['Jordan', {}],
  ['Chad', {}],
  ['Israel', {}],
  ['Kenya', {}],
  ['Cuba', {}],
  ['Holland', {}],
  ['Ireland', {}],
  ['Malta', {}],
  ['Mali', {}],
  ['England', {}],
  ['France', {}],
  ['Wales', {}],
  ['Brazil', {}],
  ['Pole', {}],
  ['Poles', { against: /\b(?:utility|goal|power) poles\b/i }],
  ['Scot', {}],
  ['Scots', {}],
  ['Dane', {}],
  ['English', { against: /\bEnglish (?:language|teacher|lesson|class)/ }],
  [
    'Georgia',
    {
      against: /\b(?:Atlanta|Savannah|Augusta|Ga\.|Macon|Athens, Ga|Georgia State)/,
      unless: /\b(?:Tbilisi|Georgians?|Caucasus|Abkhazia|Ossetia)\b/,
    },
  ],
  [
    'Turkey',
    { against: /\b(?:Thanksgiving|roast|poultry|sandwich|stuffing|drumstick)/i, unless: /\b(?:Ankara|Istanbul|Turkish|Erdogan|Turks)\b/ },
  ],
]); // prettier-ignore

function isRuledOut(word: string, text: string): boolean {
  const rule = AMBIGUOUS.get(word);
  return rule?.against?.test(text) === true && !rule.unless?.test(text);
}

/** Whether a word is written next to another with a capital, as first name and surname are: "Michael Jordan", "Jordan Pickford". */
function isPartOfName(words: readonly Word[], at: number, text: string): boolean {
  const here = words[at];
  const before = words[at - 1];
  const after = words[at + 1];
  const isName = (near: Word | undefined) =>
    near !== undefined && isCapital(near.word) && /\p{Ll}/u.test(near.word) && near.word.length > 1;
  const startsSentence = before !== undefined && !/\p{Ll}/u.test(before.word.slice(0, 1)) && isFirstOfSentence(before, text);
  return (
    (isName(after) && isNear(here, after, text, ' ')) ||
    (isName(before) && isNear(before, here, text, ' ') && !(startsSentence && PREPOSITIONS.has(before?.word.toLowerCase() ?? '')))
  );
}

const PREPOSITIONS = new Set(
  'in from to with for of at near inside across into by over on through via as like and but while when after before if since'.split(' '),
);

function isFirstOfSentence({ start }: Word, text: string): boolean {
  return /(?:^|[.!?:\n]["”»')]?\s*["“«(]?)$/.test(text.slice(Math.max(0, start - 4), start));
}

function isNear(a: Word | undefined, b: Word | undefined, text: string, gap?: string): boolean {
  if (!a || !b) return false;
  const between = a.start < b.start ? text.slice(a.end, b.start) : text.slice(b.end, a.start);
  return gap === undefined ? /^[\s'’.-]{1,2}$/.test(between) : between === gap;
}
