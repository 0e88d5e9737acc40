// Names of months and zones as dates in the wild write them.

import { MONTH_NAMES } from './vocab/month-names.ts';

/** Names that sources of dates cut to three letters, beyond those that newspapers print. */
const CUT_SHORT: readonly string[] = [
  'led',
  'uno fev',
  'bre maa',
  'dub avr',
  'kve',
  'haz',
  'tem',
  'aou srp',
  'wrz zar',
  'rij',
  'noy',
  'pro des',
];

/** The number of a month by its name in full or cut short, whatever the language; undefined where it is none. */
export function monthNumber(name: string): number | undefined {
  const plain = withoutAccents(name);
  return months().get(plain) ?? (plain.length > 3 ? undefined : cutShort().get(plain));
}

let monthNumbers: ReadonlyMap<string, number> | undefined;
let threeLetters: ReadonlyMap<string, number> | undefined;

function months(): ReadonlyMap<string, number> {
  monthNumbers ??= new Map(MONTH_NAMES.flatMap((names, index) => words(names).map((name) => [withoutAccents(name), index + 1] as const)));
  return monthNumbers;
}

function cutShort(): ReadonlyMap<string, number> {
  threeLetters ??= new Map(CUT_SHORT.flatMap((names, index) => words(names).map((name) => [name, index + 1] as const)));
  return threeLetters;
}

function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

/** A word as the tables have it: lower case, without accents (Cyrillic keeps them: they make other letters) and without a full stop or comma behind it. */
export function withoutAccents(word: string): string {
  const lower = word.toLowerCase().replace(/[.,]$/, '');
  if (/^[a-z]*$/.test(lower) || /\p{Script=Cyrillic}/u.test(lower)) return lower.normalize('NFC');
  return lower
    .normalize('NFD')
    .replace(/\p{Mn}+/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('ı', 'i');
}

/** Zones that RFC 822 names, and those that feeds use besides. `IST` and `CST` mean several; the commonest is taken. */
export const ZONES: Readonly<Record<string, string>> = {
  ut: 'Z',
  utc: 'Z',
  gmt: 'Z',
  z: 'Z',
  wet: 'Z',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  akst: '-09:00',
  akdt: '-08:00',
  hst: '-10:00',
  ast: '-04:00',
  adt: '-03:00',
  nst: '-03:30',
  ndt: '-02:30',
  brt: '-03:00',
  art: '-03:00',
  bst: '+01:00',
  west: '+01:00',
  cet: '+01:00',
  wat: '+01:00',
  cat: '+02:00',
  met: '+01:00',
  cest: '+02:00',
  mesz: '+02:00',
  mez: '+01:00',
  mest: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
  sast: '+02:00',
  msk: '+03:00',
  trt: '+03:00',
  eat: '+03:00',
  idt: '+03:00',
  irst: '+03:30',
  gst: '+04:00',
  ist: '+05:30',
  pkt: '+05:00',
  npt: '+05:45',
  wib: '+07:00',
  ict: '+07:00',
  sgt: '+08:00',
  hkt: '+08:00',
  pht: '+08:00',
  awst: '+08:00',
  jst: '+09:00',
  kst: '+09:00',
  aest: '+10:00',
  aedt: '+11:00',
  acst: '+09:30',
  acdt: '+10:30',
  nzst: '+12:00',
  nzdt: '+13:00',
}; // prettier-ignore

/** Names that leave open whether it is summer: winter time stands in, and the zone counts as not stated. */
export const SEASONAL_ZONES: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  et: '-05:00',
  ct: '-06:00',
  mt: '-07:00',
  pt: '-08:00',
});
