// Names of countries and cities made findable in running copy: words compared without case, accents and case endings.
import { CITIES, DATELINE_CITIES, REGIONS } from './vocab/cities.ts';
import { COUNTRY_CODES, COUNTRY_NAMES } from './vocab/country-names.ts';
import { DEMONYMS } from './vocab/demonyms.ts';

/** A name as it is looked for. An empty `code` is a name that holds a country's and means none: "New Mexico". */
export interface PlaceName {
  readonly code: string;
  readonly kind: 'country' | 'demonym' | 'city';
  readonly words: readonly string[];
  readonly keys: readonly string[];
}

export interface PlaceIndex {
  readonly language: string;
  /** Names by the key of their first word, the longest first. */
  readonly byFirst: ReadonlyMap<string, readonly PlaceName[]>;
  /** Beginnings of adjectives, by their first three letters, for languages that bend them. */
  readonly stems: ReadonlyMap<string, readonly { readonly stem: string; readonly code: string }[]>;
  /** Names by their first character, the longest first, for scripts without spaces. */
  readonly byCharacter: ReadonlyMap<string, readonly { readonly name: string; readonly code: string; readonly kind: PlaceName['kind'] }[]>;
}

// Endings of nouns and adjectives, longest first; what is left of a word must keep three letters.
const ENDINGS: Readonly<Record<string, RegExp>> = {
  ru: /(?:ыми|ими|ами|ями|ого|ому|ая|ую|ой|ей|ый|ий|ые|ие|ых|их|ым|им|ом|ем|ах|ях|ам|ям|ою|ею|ов|ев|а|я|о|е|ы|и|у|ю|ь|й)$/,
  uk: /(?:ими|ами|ями|ого|ому|ою|ею|єю|ої|ій|ий|их|им|ом|ем|єм|ах|ях|ам|ям|ів|їв|а|я|о|е|є|и|і|ї|у|ю|ь|й)$/,
  be: /(?:амі|ямі|ай|яй|ой|ых|іх|ом|ем|ах|ях|ам|ям|аў|яў|а|я|о|е|ы|і|у|ю|ь|й)$/,
  bg: /(?:ия|ът|та|то|те|а|я|о|е|и|й)$/,
  mk: /(?:та|то|те|а|о|е|и)$/,
  sr: /(?:ом|ем|ој|ама|а|о|е|и|у|om|em|oj|ama|a|o|e|i|u)$/,
  hr: /(?:om|em|oj|ama|a|o|e|i|u)$/,
  sl: /(?:om|em|ama|ah|ih|a|o|e|i|u)$/,
  pl: /(?:iej|ego|emu|ami|ach|iem|ych|ich|ymi|imi|ej|em|om|ow|ie|a|e|i|o|u|y)$/,
  cs: /(?:skem|ami|ach|ech|eho|emu|ych|ym|ou|em|um|e|i|y|a|u|o)$/,
  sk: /(?:ami|ach|och|eho|emu|ych|ym|ou|ej|om|e|i|y|a|u|o)$/,
  ro: /(?:ului|ilor|ei|ii|ul|a|e|i|u)$/,
  el: /(?:ας|ης|ου|ων|ος|ες|ια|α|η|ο|ι)$/,
  lt: /(?:ijos|ijai|ija|oje|uje|ose|os|as|es|ai|ei|is|us|a|e|i|o|u|s)$/,
  lv: /(?:ijas|ijai|iju|ija|as|es|ai|ei|is|us|am|a|e|i|o|u|s)$/,
};
// Languages that pile endings upon a word: a name is found where a word begins with it.
const PILING = new Set(['fi', 'et', 'hu', 'tr', 'az', 'is', 'eu']);
const PILED = 6;
const POSSESSIVE = new Set(['de', 'sv', 'da', 'no', 'nl', 'is', 'en']);
const UNSPACED = new Set(['zh', 'ja', 'ko', 'th']);

/** The words of a text with where they stand. Apostrophes, hyphens and full stops part words here. */
export function* wordsOf(text: string): Generator<{ readonly word: string; readonly start: number; readonly end: number }> {
  for (const match of text.matchAll(/[\p{L}\p{M}]+/gu)) yield { word: match[0], start: match.index, end: match.index + match[0].length };
}

/** What two forms of a word have in common: no case, no accents (but where they make other words), no case ending. */
export function keyOf(word: string, language: string): string {
  if (language === 'ar' || language === 'he') return withoutPrefix(word.replace(/\p{M}+/gu, ''), language);
  const lower = word.toLowerCase();
  if (language === 'vi') return lower;
  const folded = foldAccents(lower);
  const ending = ENDINGS[language];
  const stem = ending ? folded.replace(ending, '') : POSSESSIVE.has(language) && folded.length > 4 ? folded.replace(/s$/, '') : folded;
  return stem.length >= 3 ? stem : folded;
}

// Marks that letters of several scripts may bear. Those of one script alone are vowels: without them the Hindi words for "next" and
// for Angola would be one (अगले, अंगोला). The dot below is left out as often as not (फ़्रांस, फ्रांस).
const ACCENTS = /[\p{Script=Inherited}\u093c\u09bc]+/gu;

// Accents of Cyrillic make other letters (и, й) and stay.
function foldAccents(lower: string): string {
  if (/^[a-z]*$/.test(lower) || /\p{Script=Cyrillic}/u.test(lower)) return lower;
  return lower.normalize('NFD').replace(ACCENTS, '').replaceAll('ł', 'l').replaceAll('ı', 'i');
}

// "and", "in", "to", "the" are written onto the word: والأردن, בישראל.
function withoutPrefix(word: string, language: string): string {
  const bare = language === 'ar' ? word.replace(/^[وف]?[بلك]?(?:ال)?/, '') : word.replace(/^[ושכמבלה]{1,2}/, '');
  return bare.length >= 3 ? bare : word;
}

const indexes = new Map<string, PlaceIndex>();

/** The names to look for in a language; those of English where the language has no table. Made once, when first asked for. */
export function placeIndex(language: string | undefined): PlaceIndex {
  const known = language !== undefined && Object.hasOwn(COUNTRY_NAMES, language) ? language : 'en';
  const made = indexes.get(known) ?? makeIndex(known);
  indexes.set(known, made);
  return made;
}

function makeIndex(language: string): PlaceIndex {
  const names: { name: string; code: string; kind: PlaceName['kind'] }[] = [];
  for (const [code, name] of countryNames(language)) names.push({ name, code, kind: 'country' });
  for (const [code, name] of rowsOf(CITIES)) names.push({ name, code, kind: 'city' });
  if (language === 'en')
    for (const [code, name] of demonyms('en')) names.push({ name, code, kind: 'demonym' }, { name: `${name}s`, code, kind: 'demonym' });
  return {
    language,
    byFirst: UNSPACED.has(language) ? new Map() : byFirst(names, language),
    stems: language === 'en' ? new Map() : stemsOf(language),
    byCharacter: UNSPACED.has(language) ? byCharacter(names) : new Map(),
  };
}

function byFirst(names: readonly { name: string; code: string; kind: PlaceName['kind'] }[], language: string): PlaceIndex['byFirst'] {
  const index = new Map<string, PlaceName[]>();
  for (const { name, code, kind } of names) {
    const words = [...wordsOf(name)].map(({ word }) => word);
    const keys = words.map((word) => keyOf(word, language));
    const [first] = keys;
    if (first) index.set(firstKey(first, language), [...(index.get(firstKey(first, language)) ?? []), { code, kind, words, keys }]);
  }
  for (const list of index.values()) list.sort((a, b) => b.keys.length - a.keys.length);
  return index;
}

/** Under what a name stands in the index: in languages that pile endings, under the letters that no ending touches. */
export function firstKey(key: string, language: string): string {
  return PILING.has(language) ? key.slice(0, 4) : key;
}

/** Whether a word of the copy is a word of a name, by their keys. */
export function isWord(key: string, wanted: string, language: string): boolean {
  if (key === wanted) return true;
  return PILING.has(language) && wanted.length >= 4 && key.startsWith(wanted) && key.length <= wanted.length + PILED;
}

function byCharacter(names: readonly { name: string; code: string; kind: PlaceName['kind'] }[]): PlaceIndex['byCharacter'] {
  const index = new Map<string, { name: string; code: string; kind: PlaceName['kind'] }[]>();
  for (const each of names) {
    const [first] = each.name;
    // Names in Latin letters could stand within other words; copy in these scripts hardly uses them.
    if (first && !/\p{Script=Latin}/u.test(first) && each.name.length > 1) index.set(first, [...(index.get(first) ?? []), each]);
  }
  for (const list of index.values()) list.sort((a, b) => b.name.length - a.name.length);
  return index;
}

function stemsOf(language: string): PlaceIndex['stems'] {
  const index = new Map<string, { stem: string; code: string }[]>();
  for (const [code, name] of demonyms(language)) {
    const stem = keyOf(name, '');
    index.set(stem.slice(0, 3), [...(index.get(stem.slice(0, 3)) ?? []), { stem, code }]);
  }
  for (const list of index.values()) list.sort((a, b) => b.stem.length - a.stem.length);
  return index;
}

function demonyms(language: string): Iterable<readonly [code: string, name: string]> {
  return Object.hasOwn(DEMONYMS, language) ? rowsOf((DEMONYMS[language] ?? '').replaceAll(';', '\n')) : [];
}

function* countryNames(language: string): Generator<readonly [code: string, name: string]> {
  const codes = COUNTRY_CODES.split(' ');
  for (const [index, named] of (COUNTRY_NAMES[language] ?? '').split(';').entries()) {
    const code = codes[index] ?? '';
    for (const name of named.split('/').filter(Boolean))
      yield [code === '.' ? '' : code, name === '=' ? (englishNames().get(code) ?? '') : name];
  }
}

function* rowsOf(table: string): Generator<readonly [code: string, name: string]> {
  for (const row of table.split('\n')) {
    const space = row.indexOf(' ');
    if (space > 0) for (const name of row.slice(space + 1).split('/')) yield [row.slice(0, space), name];
  }
}

let names: ReadonlyMap<string, string> | undefined;

/** English names of countries by their ISO 3166-1 code. */
function englishNames(): ReadonlyMap<string, string> {
  if (names) return names;
  const first = new Map<string, string>();
  for (const [code, name] of countryNames('en')) if (!first.has(code)) first.set(code, name);
  names = first;
  return first;
}

let places: ReadonlyMap<string, { readonly code: string; readonly name: string }> | undefined;

/** The country of a city, region or country as a dateline names it, and the city as it is usually written. */
export function placeNamed(name: string): { readonly code: string; readonly name: string } | undefined {
  places ??= datelinePlaces();
  return places.get(plainKey(name));
}

function datelinePlaces() {
  const found = new Map<string, { code: string; name: string }>();
  const countries = Object.keys(COUNTRY_NAMES).flatMap((language) => [...countryNames(language)].filter(([code]) => code !== ''));
  // Cities before regions before countries: WASHINGTON is the city, and a country's name is only the last resort.
  for (const [code, name] of [...rowsOf(CITIES), ...rowsOf(DATELINE_CITIES), ...rowsOf(REGIONS), ...countries]) {
    const key = plainKey(name);
    if (key.length > 1 && !found.has(key)) found.set(key, { code, name });
  }
  return found;
}

function plainKey(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(ACCENTS, '')
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim();
}
