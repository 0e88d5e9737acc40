// ZCZC … NNNN: the envelope of the telex age. Around keyed lines (AAP and its neighbours), or around copy with a header
// of IPTC 7901 or an agency's own (ANSA, Adnkronos, AGI, TASS …).
import { agencyOf, agencyOfService } from '../agencies.ts';
import { WireError } from '../codes.ts';
import { isVisible, withoutControls } from '../controls.ts';
import { type Draft, derived, issue, stated } from '../draft.ts';
import type { Issue } from '../story.ts';
import { draftOf } from './draft.ts';
import { readIptcHead } from './heads.ts';
import { plainNumber, targetIn } from './identity.ts';
import { type Keyed, readKeyed } from './keyed.ts';
import { cutTail } from './notes.ts';
import { agencyOfCopy, cutDateLine, partHeadings, sourceOfCopy } from './parting.ts';
import type { Message } from './split.ts';

/**
 * Reads a message. Throws `WireError`: NO_CONTENT where the envelope is empty, TRUNCATED where neither NNNN nor what
 * finished copy ends with is there.
 */
export function readZczc(message: Message): Draft {
  const lines = message.lines.map((line) =>
    withoutControls(line)
      .replace(/[=<]!\s*$/, '')
      .trimEnd(),
  );
  const { envelope, rest } = opened(lines);
  const keyed = readKeyed(rest);
  if (!rest.some(isVisible)) throw new WireError('NO_CONTENT', 'The envelope is empty.');
  return keyed ? readKeyedCopy(message, envelope, keyed) : readTelex(message, envelope, rest);
}

/** The words behind ZCZC, and the lines below without the end mark. */
function opened(lines: readonly string[]): { envelope: string; rest: readonly string[] } {
  const at = lines.findIndex((line) => /ZCZC/i.test(line));
  const envelope = (lines[at] ?? '').replace(/^.*?ZCZC/i, '').trim();
  const rest = lines.slice(at + 1).map((line) => line.replace(/(^|[^\p{L}\p{N}])N{4}\s*$/u, '$1').replace(/^n{4}$/, ''));
  return { envelope, rest };
}

/** What the words behind ZCZC say: `AAP`, `FMG000`, `3735/SXA`, `ADN0634`. */
function readEnvelope(envelope: string): { sender?: string; service?: string; number?: string } {
  const [, turned, by] = /^(\d{1,6})\/(\p{L}{2,5})(?=\s|$)/u.exec(envelope) ?? [];
  if (turned && by) return { number: turned, service: by };
  const [, service, number] = /^(\p{L}{2,5})[ -]?(\d{2,6})(?=\s|$)/u.exec(envelope) ?? [];
  if (service && number) return { service, number };
  return envelope !== '' && envelope.length <= 40 ? { sender: envelope } : {};
}

function readKeyedCopy(message: Message, envelope: string, keyed: Keyed): Draft {
  const { sender, service, number } = readEnvelope(envelope);
  const agency = agencyOf(keyed.provider) ?? agencyOf(sender) ?? agencyOfService(service)?.agency;
  const { lines, notes, signOff } = cutTail(keyed.text, sender);
  const issues = endIssues(message, signOff !== undefined || /[.!?:"”)]\s*$/.test(lines.findLast(isVisible) ?? ''));
  const own = { house: agency?.name ?? keyed.provider ?? sender, identifier: keyed.identifier, service, number: plainNumber(number) };
  return draftOf({
    kind: 'zczc',
    agency,
    sender: keyed.provider ?? sender,
    service: service ?? keyed.service,
    sequence: number,
    serial: keyed.identifier,
    identity: own,
    category: keyed.category,
    subjects: keyed.subjects,
    slugline: stated(keyed.slugline, 'keyword'),
    keywords: keyed.keywords,
    version: keyed.takeKey,
    headings: keyed.headline ? [keyed.headline] : [],
    byline: stated(keyed.byline, 'byline'),
    located: stated(keyed.located, 'place'),
    descriptions: keyed.abstract ? [keyed.abstract] : [],
    text: lines,
    notes,
    signOff,
    dateLine: keyed.dateLine?.(agency),
    target: (words) => targetIn(words, own),
    extra: { ...keyed.extra, genre: keyed.genre },
    issues,
  });
}

function readTelex(message: Message, envelope: string, rest: readonly string[]): Draft {
  const { head, category, priority, service, number, title, identifier, selector, below } = readTelexHead(envelope, rest);
  const ofService = agencyOfService(service);
  const agency =
    ofService?.agency ?? agencyOf(service) ?? agencyOf(envelope) ?? agencyOf(head?.rest.split(/[\s/]+/).find((word) => agencyOf(word)));
  const dated = cutDateLine(below, '', agency ?? agencyOfCopy(below));
  const { keywords, headings, copy } = partHeadings([], dated.lines);
  const unnumbered = copy.filter((line) => !/^ISSN [\d -]{9,14}$/.test(line.trim()));
  const { lines, notes, signOff } = cutTail(unnumbered, service, sourceOfCopy(copy, service));
  const issues = endIssues(message, signOff !== undefined || dated.dateLine?.date !== undefined);
  if (![title ?? '', ...headings, ...lines].some(isVisible)) throw new WireError('NO_CONTENT', 'The envelope holds a header and no text.');
  const own = { house: agency?.name, service, number: plainNumber(number) };
  return draftOf({
    kind: 'zczc',
    agency,
    sender: agency ? undefined : service,
    service,
    sequence: number,
    serial: identifier,
    identity: own,
    priority,
    urgency: derived(priority && /^[1-9]$/.test(priority) ? Number(priority) : undefined, 'header/priority'),
    category,
    wordCount: head?.wordCount === '0' ? undefined : head?.wordCount,
    slugline: stated(keywords.line, 'keyword line'),
    keywords: keywords.parts,
    language: derived(ofService?.language, `service ${service}`),
    headings: title ? [title, ...headings] : headings,
    text: lines,
    notes,
    signOff,
    dateLine: dated.dateLine,
    target: (words) => targetIn(words, own),
    extra: { optional: head?.rest, selector },
    issues,
  });
}

interface TelexHead {
  readonly head?: ReturnType<typeof readIptcHead>;
  readonly category?: string | undefined;
  readonly priority?: string | undefined;
  readonly service?: string | undefined;
  readonly number?: string | undefined;
  readonly identifier?: string | undefined;
  readonly selector?: string | undefined;
  /** A headline on the line of the header. */
  readonly title?: string | undefined;
  readonly below: readonly string[];
}

/** The header within an envelope: of IPTC 7901, of ANSA (`XCI24735_SXA_QBXB`, `R CRO S0A QBXB`), or none. */
function readTelexHead(envelope: string, rest: readonly string[]): TelexHead {
  const { sender, service, number } = readEnvelope(envelope);
  const head = readIptcHead(envelope);
  if (head) return { head, ...fieldsOf(head), below: rest };
  let at = rest.findIndex(isVisible);
  const inner = readIptcHead(rest[at] ?? '');
  if (inner) return { head: inner, ...fieldsOf(inner), below: rest.slice(at + 1) };
  const identifier = /^[A-Z]{2,5}\d{3,14}(?:_[A-Z]{3}_[A-Z]{4})?$/.exec(rest[at]?.trim() ?? '')?.[0];
  if (identifier) at += 1;
  const [, digit, letters] = /^([1-9])[- ]([A-Z]{2,4})$/.exec(rest[at]?.trim() ?? '') ?? [];
  if (letters) at += 1;
  const [, priority, category, ansa] = /^([A-Z]) ([A-Z]{3}) ([A-Z]\d[A-Z]) [A-Z]{4}$/.exec(rest[at]?.trim() ?? '') ?? [];
  if (category) at += 1;
  const selector = !category && /^[A-Z]{2}(?: [A-Z][A-Za-z]*(?:\s?\([A-Z\d]{2,4}\))?){1,8}$/.exec(rest[at]?.trim() ?? '')?.[0];
  if (selector) at += 1;
  return {
    priority: priority ?? digit,
    category: category ?? letters,
    service: service ?? sender ?? ansa ?? identifier?.replace(/\d.*$/, ''),
    number: number && !ansa ? number : identifier?.replace(/\D/g, ''),
    identifier,
    selector: selector || undefined,
    below: rest.slice(at),
  };
}

function fieldsOf(head: NonNullable<ReturnType<typeof readIptcHead>>) {
  return { service: head.service, number: head.sequence, priority: head.priority, category: head.category };
}

/** Without NNNN the copy must end as finished copy does. */
function endIssues(message: Message, finished: boolean): Issue[] {
  if (message.ended) return [];
  if (!finished) throw new WireError('TRUNCATED', 'The message has no NNNN, and its text does not end as finished copy does.');
  return [issue('MISSING_END', 'The message has no NNNN; its text ends as finished copy does.')];
}
