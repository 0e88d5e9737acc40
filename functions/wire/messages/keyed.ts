// Keyed lines of ZCZC copy: a mark or two letters in front of each field. AAP and Pagemasters: $ category or headline,
// # and : keywords, = take key, ^ headline, * format or subject, & service level or author, + subject, @ place, ~ genre.
import type { Agency } from '../agency.ts';
import { type DateLine, findDateLine } from '../date-lines.ts';
import { readDateline } from '../datelines.ts';
import { type Found, stated } from '../draft.ts';
import type { Subject } from '../ninjs-item.ts';
import { subjectCodeUri } from '../topics.ts';

export interface Keyed {
  readonly headline?: string | undefined;
  readonly slugline?: string | undefined;
  readonly keywords: readonly string[];
  readonly takeKey?: string | undefined;
  readonly category?: string | undefined;
  readonly service?: string | undefined;
  readonly provider?: string | undefined;
  readonly identifier?: string | undefined;
  readonly byline?: string | undefined;
  readonly abstract?: string | undefined;
  readonly located?: string | undefined;
  readonly genre?: string | undefined;
  readonly subjects: readonly Found<Subject>[];
  readonly dateLine?: (agency: Agency | undefined) => DateLine | undefined;
  readonly text: readonly string[];
  readonly extra: Readonly<Record<string, unknown>>;
}

/** Reads keyed lines; undefined where the first lines are not keyed. */
export function readKeyed(lines: readonly string[]): Keyed | undefined {
  return readLettered(lines) ?? readMarked(lines);
}

// AN#26945219, TI#…, TX#: two letters and a number sign.
function readLettered(lines: readonly string[]): Keyed | undefined {
  const fields: Record<string, string> = Object.create(null);
  let at = 0;
  for (; at < lines.length; at += 1) {
    const [, key, value = ''] = /^([A-Z]{2})#(.*)$/.exec(lines[at] ?? '') ?? [];
    if (!key && (lines[at] ?? '').trim() !== '') break;
    if (key) fields[key] = value.trim();
    if (key === 'TX') break;
  }
  const { AN, KN, PD, CO, SO, BY, KY, TI, AB, TX } = fields;
  if (Object.keys(fields).length < 3) return undefined;
  return {
    headline: TI,
    slugline: KY,
    keywords: [],
    provider: KN,
    identifier: AN,
    byline: BY,
    abstract: AB,
    subjects: [],
    ...(PD && { dateLine: (agency: Agency | undefined) => findDateLine(PD, agency) }),
    text: [TX ?? '', ...lines.slice(TX === undefined ? at : at + 1)],
    extra: { company: CO, exchange: SO },
  };
}

const MARK = /^\s*([%#$:&*@~=^+])(.*)$/;

// $Legionella found …, :(BRISBANE), *07000000: one mark, at the start of the line.
function readMarked(lines: readonly string[]): Keyed | undefined {
  const fields: [mark: string, value: string][] = [];
  let at = 0;
  let selector: string | undefined;
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    const [, mark, value] = MARK.exec(line) ?? [];
    if (mark === undefined || value === undefined) {
      if (fields.length > 0 || selector || !isSelector(line)) break;
      selector = line.trim();
      continue;
    }
    // ":POTTED :Eagle Farm MARKET DAY" holds two.
    for (const part of mark === ':' ? value.split(/\s:/) : [value]) if (part.trim() !== '') fields.push([mark, part.trim()]);
  }
  if (fields.length === 0) return undefined;
  const all = (mark: string) => fields.filter(([each]) => each === mark).map(([, value]) => value);
  return { ...markedFields(all), text: lines.slice(at), extra: { ...markedExtra(all), selector } };
}

/** A line of addresses in capitals: `YY RFG TDR`. */
function isSelector(line: string): boolean {
  return /^[A-Z]{2}(?: [A-Z][A-Za-z]*\s?(?:\([A-Z\d]{2,4}\))?){1,8}$/.test(line.trim());
}

type Marked = (mark: string) => readonly string[];

function markedFields(all: Marked): Omit<Keyed, 'text' | 'extra'> {
  const [dollar] = all('$');
  const category = dollar && dollar.length <= 2 ? dollar : undefined;
  const colons = all(':').filter((value) => !/^\(.*\)$/.test(value));
  const worded = colons.filter((value) => /\p{L}{2}/u.test(value));
  const [hash] = all('#');
  const longest = worded.toSorted((a, b) => b.length - a.length)[0];
  // The "=" of ANPA's centred lines.
  const stated = all('^')[0]?.replace(/\s*=$/, '') ?? (category ? undefined : dollar);
  const slugline = hash ?? (stated ? worded[0] : worded.find((value) => value !== longest));
  const made = hash && longest && !longest.includes(hash) ? `${hash}: ${longest}` : (longest ?? hash);
  const takeKey = all('=')[0] ?? (hash && !stated && longest && !longest.includes(hash) ? longest : undefined);
  return {
    headline: stated ?? made,
    slugline,
    keywords: worded.filter((value) => value !== longest),
    takeKey,
    category,
    service: all('%').find((value) => value.length <= 2),
    located: placeOf(all),
    genre: all('~')[0],
    subjects: subjectsOf([...all('*'), ...all('+')]),
  };
}

/** `:(BRISBANE)`: the city of the dateline. */
function placeOf(all: Marked): string | undefined {
  const city = all(':')
    .map((value) => /^\(([^()]{2,40})\)$/.exec(value)?.[1])
    .find(Boolean);
  return city && (readDateline(`${city} - `)?.place ?? city);
}

function subjectsOf(values: readonly string[]): Found<Subject>[] {
  return values.flatMap((value) => {
    const code = /^\d{8}$/.exec(value)?.[0];
    return (code && stated<Subject>({ uri: subjectCodeUri(code), literal: code }, 'subject')) || [];
  });
}

function markedExtra(all: Marked): Record<string, unknown> {
  const [level] = all('&');
  return {
    serviceLevel: level && level.length <= 2 ? level : undefined,
    author: level && level.length > 2 ? level : undefined,
    format: all('*').find((value) => /^[A-Z]$/.test(value)),
    address: all('%').find((value) => value.length > 2),
    place: all('@')[0],
    time: all(':').find((value) => /^\d{4}$/.test(value)),
    day: all(':').find((value) => /^\d{1,2}\/\d{1,2}\/\d{2,4}$/.test(value)),
  };
}
