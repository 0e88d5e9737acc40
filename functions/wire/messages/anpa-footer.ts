// The footer of ANPA copy says who sent it and when: `AP-WF-11-13-13 1509GMT`, `16:35ET 31-10-14`, `KWS-21:37-09-12-18`.
import { agencyOf } from '../agencies.ts';
import type { Agency } from '../agency.ts';
import { withoutControls } from '../controls.ts';
import { type DateLine, findDateLine, type House, isDateLine } from '../date-lines.ts';
import { monthNumber } from '../date-names.ts';
import { type Dateline, readDateline } from '../datelines.ts';
import type { AnpaHead } from './heads.ts';

export interface Footer {
  readonly text: string;
  /** The name in front of its date: `AP`, `KWS`. */
  readonly name?: string | undefined;
}

export function footerOf(text: string): Footer {
  return { text, name: /^([A-Za-z]{2,5})(?=[-\d\s])/.exec(text)?.[1] };
}

/** The footer of copy that lost its marks is its last line. */
export function lastLines(text: readonly string[]): { text: readonly string[]; footer: string } {
  const at = text.findLastIndex((line, index) => index >= text.length - 8 && isDateLine(line));
  if (at < 0) return { text, footer: '' };
  return { text: text.slice(0, at), footer: text[at] ?? '' };
}

/** Who sent it and when: by the footer, else by the dateline or the credits. */
export function readFooter(
  footer: Footer,
  head: AnpaHead | undefined,
  lines: readonly string[],
): { agency?: Agency | undefined; dateLine?: DateLine | undefined } {
  const words = lines.slice(0, 30).map((line) =>
    withoutControls(line)
      .replace(/^\s*\^/, '')
      .replace(/(?<![<=@\s])[<=@\s]+$/, '')
      .trim(),
  );
  const datelines = words.map((line) => readDateline(line)).filter((each) => each !== undefined);
  const named = datelines.find((each) => each.agency)?.agency ?? words.map((line) => agencyOf(line)).find(Boolean);
  const agency = agencyOfFooter(footer, head) ?? named;
  const { text } = footer;
  if (text === '') return { agency };
  const house =
    agency ??
    orderBy(
      datelines.find((each) => each.date),
      text,
    );
  return { agency, dateLine: findDateLine(text, house) ?? (/\d{3}/.test(text) ? { text: text.slice(0, 60).toWellFormed() } : undefined) };
}

/** The agency that a footer names, or the keyword of stories that another agency relays. */
export function agencyOfFooter({ name }: Footer, head: AnpaHead | undefined): Agency | undefined {
  return agencyOf(name?.toUpperCase()) ?? agencyOf(name) ?? agencyOf(/NYT$/.exec(head?.keyword ?? '')?.[0]);
}

/** Which of two numbers of a footer is the month, where the dateline says it in words. */
function orderBy(dateline: Dateline | undefined, footer: string): House {
  const [, one, two] = /(?<!\d)(\d\d)-(\d\d)-(?:\d{4}|\d\d)(?![\d-])/.exec(footer) ?? [];
  const month = monthNumber(/\p{L}{3,}/u.exec(dateline?.date ?? '')?.[0] ?? '');
  if (!month || one === two) return {};
  if (Number(two) === month && Number(one) !== month) return { dates: 'DMY' };
  return Number(one) === month && Number(two) !== month ? { dates: 'MDY' } : {};
}

/** The filing date in the year of the footer, `2013-11-13`; its two numbers in the order that lies nearer to the footer. */
export function filingDay(filed: string | undefined, dateLine: DateLine | undefined): string | undefined {
  const sent = dateLine?.date?.iso;
  if (!sent) return undefined;
  const [one = '', two = ''] = filed?.split('-') ?? [];
  const year = Number(sent.slice(0, 4));
  const days = [year, year - 1, year + 1].flatMap((each) => [`${each}-${one}-${two}`, `${each}-${two}-${one}`]);
  const distance = (day: string) => Math.abs(Date.parse(`${day}T00:00Z`) - Date.parse(`${sent.slice(0, 10)}T00:00Z`));
  const known = days.filter((day) => !Number.isNaN(distance(day))).sort((a, b) => distance(a) - distance(b));
  return known[0] ?? sent.slice(0, 10);
}
