// A message of ANPA 1312 (1989): two header lines, lines between ^ and <, paragraphs behind tabs, a footer with the time.
import { type Agency, agencyOf } from '../agencies.ts';
import { WireError } from '../codes.ts';
import { BS, ENQ, ETX, isVisible, SOH, STX, withoutControls } from '../controls.ts';
import { type DateLine, findDateLine, isDateLine } from '../date-lines.ts';
import { readDateline } from '../datelines.ts';
import { type Draft, derived, inferred, issue, stated } from '../draft.ts';
import type { Issue } from '../story.ts';
import { draftOf } from './draft.ts';
import { type AnpaHead, isCaretKeyword, readAnpaHead, readAnpaNumber } from './heads.ts';
import { plainNumber, type Target } from './identity.ts';
import { type Mark, sortMarks } from './marks.ts';
import { cutTail } from './notes.ts';
import type { Message } from './split.ts';
import { blocksOfCopy, legible } from './typesetting.ts';

/** Reads a message. Throws `WireError` NO_CONTENT where it holds a header and nothing besides. */
export function readAnpa(message: Message): Draft {
  const issues: Issue[] = [];
  const { selectors, number, head, text, footer } = partsOf(message, issues);
  const { agency, dateLine } = readFooter(footer, head, text);
  const { marks, copy } = partMarks(text, head?.keyword);
  const { lines, notes, signOff } = cutTail(copy, footer.name);
  const sorted = sortMarks(marks, lines.some(isVisible));
  const given = [...sorted.blocks, ...blocksOfCopy(lines)];
  // A kill may be nothing but a note to editors.
  const isKill = /kill/i.test(head?.version ?? '');
  const blocks = given.length > 0 || (sorted.headings.length > 0 && !isKill) ? given : blocksOfCopy(sorted.notes);
  if (sorted.headings.length === 0 && blocks.length === 0) throw new WireError('NO_CONTENT', 'The message holds a header and no text.');
  const day = filingDay(head?.filed, dateLine);
  const service = number.service;
  const identity = { house: agencyOfFooter(footer, head)?.name ?? footer.name, service, number: plainNumber(number.number), day };
  return draftOf({
    kind: 'anpa-1312',
    agency,
    sender: sorted.source ?? footer.name,
    service,
    sequence: number.number,
    identity,
    priority: head?.priority,
    urgency: derived(head && URGENCIES[head.priority.toLowerCase()], 'header/priority'),
    category: head?.category,
    wordCount: head?.wordCount,
    slugline: stated(head?.keyword, 'header/keyword') ?? stated(sorted.keyword, 'keyword line'),
    keywords: keywordsOf(sorted.keyword ?? head?.keyword),
    keywordLine: [sorted.keywordLine, sorted.take].filter(Boolean).join(', '),
    copyright: stated(sorted.copyright, 'copyright line'),
    version: head?.version,
    language: agency && agency.languages[0] !== 'en' ? undefined : inferred('en', 'format'),
    headings: sorted.headings,
    byline: stated(sorted.byline, 'byline'),
    descriptions: sorted.descriptions,
    text: [],
    blocks,
    notes: [...sorted.notes, ...notes],
    signOff,
    dateLine: dateLine ?? (head && { text: head.filed, noYear: true }),
    target: (words) => killed(words, head, service, day),
    extra: {
      selector: number.selector,
      selectors,
      filed: head?.filed,
      reference: head?.reference,
      keywordLine: sorted.keywordLine,
      photos: sorted.photos,
    },
    issues,
  });
}

// ANPA 1312: flash, bulletin, urgent, regular, deferred; advances and the rest are in no hurry.
const URGENCIES: Readonly<Record<string, number>> = { f: 1, b: 2, u: 3, r: 4, d: 5, a: 6, s: 6, h: 6, z: 6 };

interface Footer {
  readonly text: string;
  /** The name in front of its date: `AP`, `KWS`. */
  readonly name?: string | undefined;
}

interface Parts {
  /** Addresses that stood ahead of the message. */
  readonly selectors?: string | undefined;
  readonly number: ReturnType<typeof readAnpaNumber>;
  readonly head?: AnpaHead | undefined;
  /** Lines of text with the control characters that mean something in them. */
  readonly text: readonly string[];
  readonly footer: Footer;
}

function partsOf(message: Message, issues: Issue[]): Parts {
  const whole = message.lines.join('\n');
  const soh = whole.lastIndexOf(SOH);
  const start = whole.slice(soh + 1);
  const etx = start.lastIndexOf(ETX);
  const lines = start.slice(0, etx < 0 ? undefined : etx).split('\n');
  if (message.controlled && !start.includes(STX)) issues.push(issue('MISSING_STX', 'The text begins without its mark.'));
  if (start.split(STX).length > 2) issues.push(issue('ILLEGAL_CHAR', 'More marks of a start of text stand within the text.'));
  if (start.slice(0, Math.max(etx, 0)).includes(ETX))
    issues.push(issue('TRAILING_DATA', 'Text stands behind a mark of its end; it was kept.'));
  const at = lines.slice(0, 6).findIndex((line) => readAnpaHead(line) !== undefined);
  const numbered = lines.slice(0, Math.max(at, 0)).findLast((line) => readAnpaNumber(line).number);
  const text = lines.slice(at + 1).map((line) => legible(line.replaceAll(STX, '').replaceAll(ETX, ' ')));
  const own = etx < 0 ? lastLines(text) : { text, footer: start.slice(etx + 1) };
  const slug = lines.slice(0, Math.max(at, 0)).find((line) => isDateLine(line) && line !== numbered);
  const footer = withoutControls(own.footer).trim() || (slug ?? '');
  const asked = whole.slice(0, Math.max(soh, 0));
  return {
    selectors: asked.includes(ENQ) ? withoutControls(asked).trim() : undefined,
    number: numbered ? readAnpaNumber(numbered) : {},
    head: at < 0 ? undefined : readAnpaHead(lines[at] ?? ''),
    text: own.text,
    footer: { text: footer, name: /^([A-Za-z]{2,5})(?=[-\d\s])/.exec(footer)?.[1] },
  };
}

/** The footer of copy that lost its marks is its last line. */
function lastLines(text: readonly string[]): { text: readonly string[]; footer: string } {
  const at = text.findLastIndex((line, index) => index >= text.length - 8 && isDateLine(line));
  if (at < 0) return { text, footer: '' };
  return { text: text.slice(0, at), footer: text[at] ?? '' };
}

/** Who sent it and when: by the footer, else by the dateline, the credits and the selector. */
function readFooter(
  { text, name }: Footer,
  head: AnpaHead | undefined,
  lines: readonly string[],
): { agency?: Agency | undefined; dateLine?: DateLine | undefined } {
  const dateline = lines
    .slice(0, 30)
    .map((line) => readDateline(withoutControls(line).trim())?.agency)
    .find(Boolean);
  const credit = lines
    .slice(0, 20)
    .map((line) =>
      agencyOf(
        withoutControls(line)
          .replace(/^\^|[<=@]+$/g, '')
          .trim(),
      ),
    )
    .find(Boolean);
  const agency = agencyOfFooter({ text, name }, head) ?? dateline ?? credit;
  if (text === '') return { agency };
  return { agency, dateLine: findDateLine(text, agency) ?? (/\d{3}/.test(text) ? { text: text.slice(0, 60) } : undefined) };
}

function agencyOfFooter({ name }: Footer, head: AnpaHead | undefined): Agency | undefined {
  return agencyOf(name?.toUpperCase()) ?? agencyOf(name) ?? agencyOf(/NYT$/.exec(head?.keyword ?? '')?.[0]);
}

/** The filing date in the year of the footer, `2013-11-13`; its two numbers in the order that lies nearer to the footer. */
function filingDay(filed: string | undefined, dateLine: DateLine | undefined): string | undefined {
  const sent = dateLine?.date?.iso;
  if (!sent) return undefined;
  const [one = '', two = ''] = filed?.split('-') ?? [];
  const year = Number(sent.slice(0, 4));
  const days = [year, year - 1, year + 1].flatMap((each) => [`${each}-${one}-${two}`, `${each}-${two}-${one}`]);
  const distance = (day: string) => Math.abs(Date.parse(`${day}T00:00Z`) - Date.parse(`${sent.slice(0, 10)}T00:00Z`));
  const known = days.filter((day) => !Number.isNaN(distance(day))).sort((a, b) => distance(a) - distance(b));
  return known[0] ?? sent.slice(0, 10);
}

/** Cycle and parts of a keyword: `BC-US--Ethanol-Losing Grassland, 1st Ld` is US, Ethanol, Losing Grassland. */
function keywordsOf(keyword: string | undefined): string[] {
  const parts = keyword?.split(',')[0]?.split(/-+/) ?? [];
  return parts.map((part) => part.trim()).filter((part) => part !== '' && !/^(?:am|pm|bc|ap|eu|as)$/i.test(part));
}

/** The story that a kill names by its letter and number (`W2607`), in its words or its reference field. */
function killed(words: string, head: AnpaHead | undefined, service: string | undefined, day: string | undefined): Target | undefined {
  const named = [...`${words} ${head?.reference ?? ''}`.matchAll(/(?<![\p{L}\d])([A-Za-z])(\d{4})(?![\p{L}\d])/gu)];
  const numbers = new Map(
    named.map(([whole, letter, digits]) => [whole.toLowerCase(), { service: letter, number: plainNumber(digits), day }]),
  );
  const [only, ...others] = numbers.values();
  return only?.number && day && others.length === 0 && service ? { identity: only } : undefined;
}

/** Parts the lines between ^ and < (or the unmarked lines of agencies that leave the marks out) from the copy. */
function partMarks(text: readonly string[], keyword: string | undefined): { marks: Mark[]; copy: readonly string[] } {
  const marked = text.slice(0, 12).some((line) => line.trimStart().startsWith('^'));
  const marks: Mark[] = [];
  let at = 0;
  for (; at < text.length; at += 1) {
    const line = text[at] ?? '';
    if (!isVisible(line)) continue;
    if (marked ? !isMark(line) : at > 0 && !isHeading(line, marks.length)) break;
    for (const part of line.split(/(?<=<)\s*(?=\^)/)) {
      const last = marks.at(-1);
      const next = markOf(part, keyword);
      if (last && goesOn(text[at - 1] ?? '', part, marked)) marks.splice(-1, 1, { ...last, text: `${last.text} ${next.text}` });
      else marks.push(next);
    }
  }
  return { marks, copy: text.slice(at) };
}

/** A line that goes on below its ^ (CP wraps long ones), or in small letters. */
function goesOn(before: string, line: string, marked: boolean): boolean {
  if (/^c\.\s?\d{4}/.test(line.trim())) return false;
  if (marked) return !line.trimStart().startsWith('^') && /^\s*\^/.test(before) && !/[<=]\s*$/.test(before);
  return /^\p{Ll}/u.test(line.trim()) && !/[.!?]$/.test(before.trim());
}

function isMark(line: string): boolean {
  const text = line.trimStart();
  return text.startsWith('^') || (/@?<\s*$/.test(text) && !/^\t| {3}/.test(line) && text.length < 200);
}

/** Agencies that send no ^ put headline, keywords and byline above the first indented line. */
function isHeading(line: string, before: number): boolean {
  return before < 8 && !/^(?:\t| {3,})/.test(line) && !line.includes(BS) && !readDateline(line.trim())?.source && line.length < 160;
}

function markOf(line: string, keyword: string | undefined): Mark {
  const centred = /=\s*$/.test(line);
  const text = withoutControls(line)
    .trim()
    .replace(/^\^/, '')
    .replace(/[<=@+]+\s*$/, '')
    .trim();
  const plain = (words: string) => words.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
  const known = keyword !== undefined && plain(text).startsWith(plain(keyword.replace(/^bc-/i, '')).slice(0, 12));
  const form = isCaretKeyword(line) || /^(?:[ABP][CMP]|AP)-\S/i.test(text);
  return { text, centred, keyword: form ? 'form' : known ? 'likeness' : undefined };
}
