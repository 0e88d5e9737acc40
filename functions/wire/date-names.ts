// Names of months and zones as dates in the wild write them.

/** First letters of month names, without accents and in lower case, in the languages of the feeds and mails that we have seen. */
const MONTH_STEMS: readonly string[] = [
  'jan ene gen sty led oca янв',
  'feb fev lut uno sub фев',
  'mar mrt maa mrz bre мар',
  'apr avr abr kwi dub nis апр',
  'may mai maj mag mei kve май мая',
  'jun giu cze haz июн',
  'jul lug lip tem июл',
  'aug ago aou sie srp авг',
  'sep set wrz zar eyl сен',
  'oct okt ott out paz rij eki окт',
  'nov lis kas noy ноя',
  'dec dez dic des gru pro ara дек',
];

const MONTHS: ReadonlyMap<string, number> = new Map(
  MONTH_STEMS.flatMap((stems, index) => stems.split(' ').map((stem) => [stem, index + 1] as const)),
);

/** The number of a month by its name or abbreviation; undefined where it is none. French parts June and July by the fourth letter. */
export function monthNumber(name: string): number | undefined {
  const plain = name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
    .toLowerCase();
  if (plain.startsWith('jui')) return plain.startsWith('juil') ? 7 : 6;
  return MONTHS.get(plain.slice(0, 3)) ?? MONTHS.get(name.normalize('NFC').toLowerCase().slice(0, 3));
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
