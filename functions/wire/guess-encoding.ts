// The character encoding of bytes that declare none and are no UTF-8: the one in which they read as a language that uses it.
import { languageOf } from './language.ts';
import { decoderOf } from './old-pages.ts';

const SAMPLE = 20_000;

/**
 * Encodings of scripts other than Latin, with the languages that must come out. WHATWG names; Hebrew first, for it refuses
 * most bytes of the others.
 */
const OTHER_SCRIPTS: readonly (readonly [encoding: string, languages: string, script: RegExp])[] = [
  ['windows-1255', 'he', /\p{Script=Hebrew}/gu],
  ['windows-1251', 'ru uk be bg mk sr kk', /\p{Script=Cyrillic}/gu],
  ['koi8-r', 'ru', /\p{Script=Cyrillic}/gu],
  ['koi8-u', 'uk', /\p{Script=Cyrillic}/gu],
  ['ibm866', 'ru uk be bg', /\p{Script=Cyrillic}/gu],
  ['windows-1253', 'el', /\p{Script=Greek}/gu],
  ['windows-1256', 'ar fa ur', /\p{Script=Arabic}/gu],
  ['windows-874', 'th', /\p{Script=Thai}/gu],
];
/** Of what is not ASCII; the rest is quotation marks and dashes. */
const LEAST_OF_SCRIPT = 0.93;
/** Encodings of Latin letters beyond the Western ones. */
const LATIN = ['windows-1250', 'iso-8859-2', 'windows-1254', 'windows-1257', 'ibm852'];
/** The letters of the languages that are written in them. */
const ALPHABETS: Readonly<Record<string, string>> = {
  pl: 'ąćęłńóśźż',
  cs: 'áčďéěíňóřšťúůýž',
  sk: 'áäčďéíĺľňóôŕšťúýž',
  hu: 'áéíóöőúüű',
  sl: 'čšž',
  hr: 'čćđšž',
  ro: 'ăâîșțşţ',
  tr: 'çğıöşüâî',
  lt: 'ąčęėįšųūž',
  lv: 'āčēģīķļņšūž',
};
/** Characters that Chinese copy does without nowhere, simplified and traditional. */
const COMMON_HAN =
  /[的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面与将被由从之其此两第日月报道者家市区公司府政局表示称认已并或但而又更最后前内外间通新开多长经方行全本如高民事员进入关系三四五六七八九十百万元這為個國時來們於對會發動過說產種與將從兩報區稱認並後內間開長經員進關係萬]/gu;

/** Encodings of two bytes, with the characters that no text does without and their least share. */
const WIDE: readonly (readonly [encoding: string, common: RegExp])[] = [
  ['shift_jis', /[のにはをがとでるたし]/gu],
  ['euc-jp', /[のにはをがとでるたし]/gu],
  ['gb18030', COMMON_HAN],
  ['big5', COMMON_HAN],
  ['euc-kr', /[이다는의에을가고하지로은한기를도서사라어]/gu],
];
const LEAST_COMMON = 0.12;

/** The encoding of a legacy text that is not Western; undefined where nothing reads well, or the text may be Western. */
export function guessEncoding(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, SAMPLE);
  const western = visible(new TextDecoder('windows-1252').decode(sample));
  const letters = count(western, /\p{L}/gu);
  const high = count(western, /[^\p{ASCII}]/gu);
  if (high === 0 || letters === 0) return undefined;
  if (high < 0.4 * (letters + high)) return guessLatin(western, sample);
  return guessWide(sample) ?? guessScript(sample);
}

function guessScript(sample: Uint8Array): string | undefined {
  return OTHER_SCRIPTS.find(([encoding, languages, script]) => {
    const text = decoded(encoding, sample);
    if (text === undefined || count(text, script) < LEAST_OF_SCRIPT * count(text, /[^\p{ASCII}]/gu)) return false;
    return languages.split(' ').includes(languageOf(text) ?? '') && isCased(text) && count(text, POINTS) <= 0.02 * text.length;
  })?.[0];
}

// Cyrillic capitals read as Hebrew are vowel points, which newspapers do not print.
const POINTS = /[\u05b0-\u05c7]/g;

/** In the wrong Cyrillic encoding, words have their capitals within or behind them. */
function isCased(text: string): boolean {
  return count(text, /\p{Ll}\p{Lu}/gu) <= 0.01 * text.length;
}

function guessWide(sample: Uint8Array): string | undefined {
  // A character may be cut at the end of the sample.
  const whole = sample.subarray(0, sample.length - (sample.length === SAMPLE ? 4 : 0));
  return WIDE.find(([encoding, common]) => {
    const text = decoded(encoding, whole);
    const wide = text === undefined ? 0 : count(text, /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu);
    return text !== undefined && wide > 0 && count(text, common) >= LEAST_COMMON * wide && wide >= 0.2 * count(text, /\S/gu);
  })?.[0];
}

/** The encoding in which most letters belong to the language that comes out; undefined where the text reads as a Western one. */
function guessLatin(western: string, sample: Uint8Array): string | undefined {
  const language = languageOf(western);
  if (language !== undefined && !Object.hasOwn(ALPHABETS, language)) return undefined;
  const [best] = LATIN.flatMap((encoding) => {
    const text = decoded(encoding, sample);
    const found = text === undefined ? undefined : languageOf(text);
    const alphabet = found !== undefined && Object.hasOwn(ALPHABETS, found) ? ALPHABETS[found] : undefined;
    return text && alphabet ? [{ encoding, share: count(text, new RegExp(`[${alphabet}]`, 'giu')) / count(text, /[^\p{ASCII}]/gu) }] : [];
  }).sort((a, b) => b.share - a.share);
  return best && best.share >= LEAST_OWN ? best.encoding : undefined;
}

/** Of the letters beyond ASCII; the others are quotation marks, dashes and names. */
const LEAST_OWN = 0.6;

function decoded(encoding: string, sample: Uint8Array): string | undefined {
  try {
    return visible(decoderOf(encoding, true).decode(sample));
  } catch {
    return undefined;
  }
}

/** Markup is in English, whatever stands between it. */
function visible(text: string): string {
  return text.replace(/<[^<>]{0,500}>/g, ' ');
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
