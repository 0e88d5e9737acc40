// A message of IPTC 7901 (rev 5, 1995): header, text, date line. Fields by section: 4.2 service and number, 4.4 priority,
// 4.6 category, 4.8 words, 4.10 optional information, 4.12 keywords, 5 text, 6.2 day and time.
import { agencyOf, agencyOfService } from '../agencies.ts';
import { WireError } from '../codes.ts';
import { ETX, isVisible, SOH, STX, withoutControls } from '../controls.ts';
import { type Draft, derived, issue, stated } from '../draft.ts';
import type { Issue } from '../story.ts';
import { draftOf } from './draft.ts';
import { type IptcHead, readIptcHead, readLooseIptcHead } from './heads.ts';
import { IDENTIFIER, plainNumber, serialNumber, targetIn } from './identity.ts';
import { cutTail } from './notes.ts';
import { agencyOfCopy, cutDateLine, partHeadings, sourceOfCopy } from './parting.ts';
import type { Message } from './split.ts';

/** Reads a message. Throws `WireError` NO_CONTENT where it holds a header and nothing besides. */
export function readIptc(message: Message): Draft {
  const issues: Issue[] = [];
  const { head, above, text, trailer } = partsOf(message, issues);
  const optional = readOptional(head.rest);
  const ofService = agencyOfService(head.service);
  const agency = agencyOf(optional.agency) ?? ofService?.agency;
  const { lines: cut, dateLine } = cutDateLine(text, trailer, agency ?? agencyOfCopy(text));
  const { keywords, headings: lead, copy } = partHeadings(above, cut);
  // Some send the optional information once more above the headline.
  const headings = lead.length > 1 ? lead.filter((line) => line !== head.rest) : lead;
  const { lines, notes, signOff } = cutTail(copy, optional.agency, sourceOfCopy(copy, optional.agency));
  if (![...headings, ...lines].some(isVisible)) throw new WireError('NO_CONTENT', 'The message holds a header and no text.');
  const serial = optional.agency && optional.serial ? serialNumber(optional.agency, optional.serial) : undefined;
  const identity = {
    house: agency?.name ?? optional.agency,
    identifier: optional.identifier,
    service: head.service,
    number: serial ?? plainNumber(head.sequence),
  };
  return draftOf({
    kind: 'iptc-7901',
    agency,
    sender: optional.agency,
    service: head.service,
    sequence: head.sequence,
    serial: serial || optional.identifier ? optional.printed : undefined,
    identity,
    priority: head.priority,
    urgency: stated(head.priority && head.priority !== '0' ? Number(head.priority) : undefined, 'header/priority'),
    category: head.category,
    wordCount: head.wordCount,
    slugline: stated(keywords.line, 'keyword line'),
    keywords: keywords.parts,
    signal: optional.signal,
    itemVersion: stated(optional.version, 'header'),
    language: stated(optional.language, 'header') ?? derived(ofService?.language, `service ${head.service}`),
    headings,
    text: lines,
    notes,
    signOff,
    dateLine,
    target: (words) => targetIn(`${words}\n${optional.reference ?? ''}`, { ...identity, day: undefined }),
    extra: { optional: head.rest, reference: optional.reference },
    issues,
  });
}

interface Parts {
  readonly head: IptcHead;
  /** Header lines behind the first one. */
  readonly above: readonly string[];
  readonly text: readonly string[];
  /** What stands behind ETX. */
  readonly trailer: string;
}

/** Parts a message at its control characters; without them the header is its first line and the rest is text. */
function partsOf(message: Message, issues: Issue[]): Parts {
  const whole = message.lines.join('\n');
  const start = whole.slice(whole.indexOf(SOH) + 1);
  const stx = start.indexOf(STX);
  const etx = start.lastIndexOf(ETX);
  const end = etx < 0 ? start.length : etx;
  if (stx < 0 && message.controlled) issues.push(issue('MISSING_STX', 'The text begins without its mark.'));
  const [first = '', ...rest] = linesOf(start.slice(0, stx < 0 ? end : stx));
  const text = stx < 0 ? rest : start.slice(stx + 1, end);
  if (typeof text === 'string' && (text.includes(STX) || text.includes(SOH)))
    issues.push(issue('ILLEGAL_CHAR', 'More marks of a start stand within the text.'));
  if (start.slice(0, end).includes(ETX)) issues.push(issue('TRAILING_DATA', 'Text stands behind a mark of its end; it was kept.'));
  const known = message.controlled || readIptcHead(first) !== undefined;
  return {
    head: known ? readLooseIptcHead(first) : { rest: '' },
    above: stx < 0 ? [] : rest,
    text: typeof text === 'string' ? linesOf(text) : known ? linesOf(text.join('\n')) : [first, ...text],
    trailer: etx < 0 ? '' : withoutControls(start.slice(etx + 1)),
  };
}

function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => withoutControls(line.replaceAll(ETX, ' ').replaceAll(STX, ' ')).trimEnd());
  const first = lines.findIndex((line) => line.trim() !== '');
  return first < 0 ? [] : lines.slice(first);
}

interface Optional {
  /** As printed: `dpa`, `BELGA`, `dpa-tns`. */
  readonly agency?: string;
  readonly serial?: string;
  /** Agency and number as printed: `dpa 061`. */
  readonly printed?: string;
  readonly identifier?: string;
  readonly version?: string;
  readonly language?: string;
  /** Number of a story that this one refers to. */
  readonly reference?: string;
  /** `COR 703`. */
  readonly signal?: string;
}

const LANGUAGE_LETTERS: Readonly<Record<string, string>> = { F: 'fr', N: 'nl', E: 'en', D: 'de', S: 'es', I: 'it' };

/** What agencies put into the 50 free characters: `ccccb dpa 061`, `vvvvb KNA 170123-89-00065#2`, `F BELGA-0001 COR 703`. */
function readOptional(rest: string): Optional {
  const [identified] = rest.matchAll(IDENTIFIER);
  const [, letter] = /^([FNEDSI])(?=\s|$)/.exec(rest) ?? [];
  const [signal, correction] = /\bCOR\s(\d{1,5})\b/.exec(rest) ?? [];
  const text = rest.replace(/\bCOR\s\d{1,5}\b/, ' ');
  const [printed, agency, serial] = /(?<![\p{L}\d])(\p{L}{2,12}(?:-\p{L}{2,6})?)(?:\s|-(?=\d))0*(\d{2,6})(?![\d-])/u.exec(text) ?? [];
  const words = text.split(/[\s/]+/);
  const owner = /(\p{L}{2,12})\s+\d{6,8}-\d/u.exec(rest)?.[1];
  const named = identified ? (words.find((word) => agencyOf(word)) ?? owner) : (agency ?? words.find((word) => agencyOf(word)));
  const later = printed ? /^\s+(\d{3,5})\b/.exec(text.slice(text.indexOf(printed) + printed.length))?.[1] : undefined;
  const reference = correction ?? later;
  return {
    ...(named && { agency: named }),
    ...(!identified && agency && serial && { serial, printed: printed ?? '' }),
    ...(identified?.[1] && { identifier: identified[1], printed: identified[0] }),
    ...(identified?.[2] && { version: identified[2] }),
    ...(signal && { signal }),
    ...(letter && LANGUAGE_LETTERS[letter] && { language: LANGUAGE_LETTERS[letter] }),
    ...(reference && { reference: agency && !correction ? `${agency} ${reference}` : reference }),
  };
}
