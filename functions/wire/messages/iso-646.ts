// National variants of ISO 646: on seven bits the letters beyond A to Z took the places of brackets and bars, and copy of
// such lines reads "f}r" for "für". Turned back only where words leave no doubt.

interface Variant {
  readonly name: string;
  /** Codes and the letters that stand in their places. */
  readonly codes: string;
  readonly letters: string;
  /** Words of the language that hold a code, lower case; a star stands for any ending. */
  readonly words: string;
  /** Words that the language has and its neighbours have not. */
  readonly besides: RegExp;
}

const VARIANTS: readonly Variant[] = [
  {
    name: 'German (ISO 646-DE)',
    codes: '[\\]{|}~',
    letters: 'ÄÖÜäöüß',
    words:
      'f}r }ber gegen}ber k|nn* k|nnte* m}ss* m}~te* w{re* h{tt* w}rd* gro~* da~ mu~ zur}ck pr{sident* m{rz bev|lkerung f}nf sp{t* n{chst* w{hrend au~er* l{nder* |ffentlich* erkl{r* m|glich*',
    besides: /\b(?:der|die|das|und|ist|nicht)\b/i,
  },
  {
    name: 'Swedish (SEN 85 02 00)',
    codes: '[\\]{|}',
    letters: 'ÄÖÅäöå',
    words: 'f|r p} {r }r s} ocks} m}n h{r d{r n{r fr}n m}ste f}r efter}t {ven }terst}r h|g* st|rre',
    besides: /\b(?:och|att|som|inte|det)\b/i,
  },
  {
    name: 'Danish or Norwegian (NS 4551)',
    codes: '[\\]{|}',
    letters: 'ÆØÅæøå',
    words: 'f|r p} n}r v{re v{ret s} ogs} m} f}r g|r st|rre t{t {ndre* k|benhavn troms| l|rdag s|ndag',
    besides: /\b(?:og|at|ikke|som|det)\b/i,
  },
  {
    name: 'French (NF Z 62-010)',
    codes: '@\\{|}',
    letters: 'àçéùè',
    words: '@ {t{ {taient apr}s tr}s o| fran\\ais* d{j@ d{clar{* premi}re pr{sident* annonc{ minist}re',
    besides: /\b(?:le|la|les|des|une|est)\b/i,
  },
  {
    name: 'Spanish (ISO 646-ES)',
    codes: '[\\]|',
    letters: '¡Ñ¿ñ',
    words: 'a|o a|os espa|a espa|ol* se|or* ma|ana ni|o ni|a ni|os compa|ia peque|*',
    besides: /\b(?:el|los|las|que|por|del)\b/i,
  },
];

/** Distinct words that must show a variant before it is believed. */
const ENOUGH = 3;

/** The text in letters, and the name of the variant that it was in; undefined where none is certain. */
export function fromNational(text: string): { readonly text: string; readonly variant: string } | undefined {
  if (!/[{|}~@\\]/.test(text) || /[^\p{ASCII}]/u.test(text)) return undefined;
  const [best, second] = VARIANTS.map((variant) => ({ variant, score: evidence(text, variant) })).sort((a, b) => b.score - a.score);
  if (!best || best.score < ENOUGH || best.score === second?.score || strayCodes(text, best.variant) > 0) return undefined;
  const letters = new Map([...best.variant.codes].map((code, index) => [code, [...best.variant.letters][index] ?? code]));
  return { text: text.replace(/[@[\\\]{|}~]/g, (code) => letters.get(code) ?? code), variant: best.variant.name };
}

function evidence(text: string, { words, besides }: Variant): number {
  if (!besides.test(text)) return 0;
  const known = words.split(' ');
  const whole = new Set(known.filter((word) => !word.endsWith('*')));
  const stems = known.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1));
  const seen = new Set(text.toLowerCase().split(/[\s.,;:!?"'()/-]+/));
  return [...seen].filter((word) => whole.has(word) || stems.some((stem) => word.startsWith(stem))).length;
}

/** Codes that stand apart from all letters: brackets and bars that mean themselves. */
function strayCodes(text: string, { codes }: Variant): number {
  const isLetter = (character = ' ') => /\p{L}/u.test(character) || codes.includes(character);
  return [...text].filter((each, at) => each !== '@' && codes.includes(each) && !isLetter(text[at - 1]) && !isLetter(text[at + 1])).length;
}
