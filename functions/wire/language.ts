// The language of copy: by its script where that decides, else by the words that a language cannot do without.
// A guess, and only made where it is safe: words in a row of names and figures say nothing.
import { LANGUAGE_LETTERS, LANGUAGE_WORDS } from './vocab/language-words.ts';

/** Characters that are looked at: the start of a story says as much as the whole. */
const SAMPLE = 6_000;
const MIN_LETTERS = 12;
/** Weight of a word that holds a letter of few languages, against 1 for a word that one language alone has. */
const LETTER_WEIGHT = 0.4;

// Scripts of one language (or of one that news copy is written in), as regular expressions of one character.
const SCRIPTS: readonly (readonly [language: string, letter: RegExp])[] = [
  ['el', /\p{Script=Greek}/u],
  ['he', /\p{Script=Hebrew}/u],
  ['th', /\p{Script=Thai}/u],
  ['bn', /\p{Script=Bengali}/u],
  ['ta', /\p{Script=Tamil}/u],
  ['te', /\p{Script=Telugu}/u],
  ['kn', /\p{Script=Kannada}/u],
  ['ml', /\p{Script=Malayalam}/u],
  ['gu', /\p{Script=Gujarati}/u],
  ['pa', /\p{Script=Gurmukhi}/u],
  ['si', /\p{Script=Sinhala}/u],
  ['ka', /\p{Script=Georgian}/u],
  ['hy', /\p{Script=Armenian}/u],
  ['km', /\p{Script=Khmer}/u],
  ['lo', /\p{Script=Lao}/u],
  ['my', /\p{Script=Myanmar}/u],
  ['am', /\p{Script=Ethiopic}/u],
];
const LATIN = /\p{Script=Latin}/u;
const SEVERAL: readonly RegExp[] = [LATIN, /\p{Script=Cyrillic}/u, /\p{Script=Arabic}/u, /\p{Script=Devanagari}/u];

/** The language of a text as a BCP 47 tag (`en`, `zh`); undefined where it is not certain enough. */
export function languageOf(text: string): string | undefined {
  const sample = text.slice(0, SAMPLE);
  const { letters, script } = scriptOf(sample);
  if (letters < MIN_LETTERS || script === undefined) return undefined;
  return typeof script === 'string' ? script : byWords(sample, script);
}

/** Text of Latin letters alone, with signs of typographers: looked at by plain expressions, which take a third of the time of Unicode's. */
const PLAIN = /^[\0-\u024f\u2000-\u206f]*$/;
const MICRO_SIGN = /\u00b5/g;

/** The language that a script decides, or the script where several languages are written in it. */
function scriptOf(text: string): { letters: number; script: string | RegExp | undefined } {
  if (PLAIN.test(text)) {
    const letters = count(text, PLAIN_LETTERS);
    const latin = letters - count(text, MICRO_SIGN);
    return { letters, script: latin > 0.6 * letters ? LATIN : undefined };
  }
  const han = count(text, /\p{Script=Han}+/gu);
  const kana = count(text, /[\p{Script=Hiragana}\p{Script=Katakana}]+/gu);
  const hangul = count(text, /\p{Script=Hangul}+/gu);
  const letters = count(text, /\p{L}+/gu);
  const syllables = han + kana + hangul;
  // A character of Chinese, Japanese or Korean stands for about two letters of other scripts.
  if (2 * syllables > letters - syllables) {
    if (hangul > han + kana) return { letters: 2 * letters, script: 'ko' };
    return { letters: 2 * letters, script: kana > 0.08 * (han + kana) ? 'ja' : 'zh' };
  }
  const shared = SEVERAL.find((script) => count(text, runsOf(script)) > 0.6 * letters);
  const own = shared ? undefined : SCRIPTS.find(([, script]) => count(text, runsOf(script)) > 0.6 * letters);
  return { letters, script: shared ?? own?.[0] };
}

function runsOf(letter: RegExp): RegExp {
  return new RegExp(`${letter.source}+`, 'gu');
}

function count(text: string, runs: RegExp): number {
  let letters = 0;
  for (const run of text.match(runs) ?? []) letters += run.length;
  return letters;
}

const PLAIN_LETTERS = /[A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+/g;
const PLAIN_WORDS = new RegExp(`${PLAIN_LETTERS.source}(?:['-]${PLAIN_LETTERS.source})*`, 'g');
const WORDS = /[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*/gu;

/** Different words that must speak for a language: one that is repeated is a name. */
const LEAST_WORDS = 3;

function byWords(text: string, script: RegExp): string | undefined {
  const { byWord, byLetter, anyLetter } = tables();
  const scores = new Map<string, { score: number; readonly words: Set<string> }>();
  const speak = (language: string, word: string, score: number) => {
    const known = scores.get(language);
    if (known) {
      known.score += score;
      known.words.add(word);
    } else scores.set(language, { score, words: new Set([word]) });
  };
  let words = 0;
  const folded = text.toLowerCase().replaceAll('’', "'");
  for (const word of folded.match(PLAIN.test(folded) ? PLAIN_WORDS : WORDS) ?? []) {
    if (!script.test(word)) continue;
    words += 1;
    const known = byWord.get(word);
    for (const language of known ?? []) speak(language, word, 1 / (known?.length ?? 1));
    if (!anyLetter.test(word)) continue;
    for (const [languages, letters] of byLetter) {
      if (letters.test(word)) for (const language of languages) speak(language, word, LETTER_WEIGHT / languages.length);
    }
  }
  const [best, second] = [...scores].sort(([, a], [, b]) => b.score - a.score);
  if (!best || best[1].score < 1.5 || best[1].score < 0.06 * words || best[1].words.size < LEAST_WORDS) return undefined;
  const next = second?.[1].score ?? 0;
  return best[1].score >= 1.2 * next || best[1].score >= next + 0.8 ? best[0] : undefined;
}

interface Tables {
  readonly byWord: ReadonlyMap<string, readonly string[]>;
  readonly byLetter: readonly (readonly [languages: readonly string[], letters: RegExp])[];
  /** Any of those letters: most words hold none. */
  readonly anyLetter: RegExp;
}

let unfolded: Tables | undefined;

function tables(): Tables {
  unfolded ??= {
    byWord: languagesOfWords(),
    byLetter: languagesOfLetters(),
    anyLetter: new RegExp(`[${Object.values(LANGUAGE_LETTERS).join('')}]`, 'u'),
  };
  return unfolded;
}

function languagesOfWords() {
  const byWord = new Map<string, string[]>();
  for (const [language, words] of Object.entries(LANGUAGE_WORDS)) {
    for (const word of new Set(words.split(/\s+/).filter(Boolean))) byWord.set(word, [...(byWord.get(word) ?? []), language]);
  }
  return byWord;
}

/** Letters by the languages that share them, so that each word is tested once for each set. */
function languagesOfLetters(): Tables['byLetter'] {
  const byLetter = new Map<string, string[]>();
  for (const [language, letters] of Object.entries(LANGUAGE_LETTERS)) {
    for (const letter of letters) byLetter.set(letter, [...(byLetter.get(letter) ?? []), language]);
  }
  const bySet = new Map<string, string>();
  for (const [letter, languages] of byLetter) bySet.set(languages.join(' '), `${bySet.get(languages.join(' ')) ?? ''}${letter}`);
  return [...bySet].map(([languages, letters]) => [languages.split(' '), new RegExp(`[${letters}]`, 'u')] as const);
}
