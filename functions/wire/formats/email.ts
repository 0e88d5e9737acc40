// E-mail that carries copy: RFC 5322 messages with MIME bodies (RFC 2045-2049). A MIME library reads; ours is the mapping.
import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import { BETWEEN_NAMES, isNames } from '../bylines.ts';
import { allBytes } from '../chunks.ts';
import { copyBlocks, htmlOfCopy } from '../clipping/copy.ts';
import { linesOf, widthOf } from '../clipping/lines.ts';
import { WireError } from '../codes.ts';
import { dateFound } from '../dated.ts';
import { readIsoDate } from '../dates.ts';
import { type Draft, derived, type Found, inferred, issue, present, stated } from '../draft.ts';
import type { Document, Format } from '../format.ts';
import type { Head } from '../head.ts';
import { bodyOf, cleanHtml, textOfHtml } from '../html.ts';
import { languageOf } from '../language.ts';
import { isByline } from '../messages/headings.ts';
import type { Body, Concept, InfoSource, Rendition } from '../ninjs-item.ts';
import { readSignals, type Signals, signalsOf, unaimedKill } from '../signals.ts';
import type { Issue } from '../story.ts';
import { usabilityOf } from '../usability.ts';

export const email: Format = {
  name: 'email',
  title: 'E-mail',
  spec: 'RFC 5322 with MIME (RFC 2045-2049)',
  family: 'mail',
  recognisedBy: 'header lines that only mail has (From, Received, Message-ID …) before the first blank line',
  detect,
  read,
};

const OF_MAIL = /^(?:from|received|return-path|message-id|delivered-to|dkim-signature|mime-version)$/;
const OF_ALL =
  /^(?:from|to|cc|subject|date|sender|reply-to|received|return-path|message-id|delivered-to|mime-version|content-type|x-[\w-]+)$/;
const MAX_HEADER_LINES = 200;

/**
 * Mail has a header that nothing else has and three in all, and nothing but headers before the first blank line. One that is
 * cut off before that line may show fewer.
 */
function detect({ text }: Head): string | undefined {
  const [head = '', ...body] = text.split(/\r?\n\r?\n/, 2);
  const isCut = body.length === 0;
  const names = namesOf(head.split(/\r?\n/, MAX_HEADER_LINES), isCut);
  const ofMail = new Set(names.filter((name) => OF_MAIL.test(name)));
  const ofAll = new Set(names.filter((name) => OF_ALL.test(name)));
  const isMail = ofMail.size >= 1 && (ofAll.size >= 3 || (isCut && !ofMail.has('from')) || (isCut && ofMail.size >= 2));
  return isMail ? `mail headers ${names.slice(0, 5).join(', ')}` : undefined;
}

/** The names of headers; none where a line is no header. The last line of a head that was cut off may be anything. */
function namesOf(lines: readonly string[], isCut: boolean): string[] {
  const names: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (/^[ \t]/.test(line) && names.length > 0) continue;
    const name = /^([a-z][a-z0-9-]{0,60}):/i.exec(line)?.[1]?.toLowerCase();
    if (name) names.push(name);
    else if (!(index === 0 && line.startsWith('From ')) && !(isCut && index === lines.length - 1)) return [];
  }
  return names;
}

async function* read(document: Document): AsyncGenerator<() => Draft> {
  const bytes = await wholeMessage(document);
  const message = await parse(bytes);
  checkEnd(bytes, message);
  yield () => readMessage(message);
}

async function wholeMessage({ bytes, limits }: Document): Promise<Buffer> {
  const message = await allBytes(bytes, limits.wholeBytes);
  if (!message) throw new WireError('LIMIT_SIZE', `The message is larger than ${limits.wholeBytes} bytes.`);
  return message.subarray(message.findIndex((byte) => byte > 0x20));
}

async function parse(message: Buffer): Promise<Email> {
  try {
    return await PostalMime.parse(message, { maxNestingDepth: 50, rfc822Attachments: true });
  } catch (error) {
    throw new WireError('LIMIT_DEPTH', `The message cannot be taken apart: ${error instanceof Error ? error.message : 'unknown'}.`, {
      cause: error,
    });
  }
}

/** A message has a blank line behind its headers, and one of several parts a last boundary (RFC 2046, section 5.1.1). */
function checkEnd(bytes: Buffer, message: Email) {
  if (!bytes.includes('\n\n') && !bytes.includes('\n\r\n')) throw new WireError('TRUNCATED', 'The message ends within its headers.');
  const [, quoted, bare] = /^multipart\/.*?;\s*boundary\s*=\s*(?:"([^"]+)"|([^\s;"]+))/is.exec(header(message, 'content-type') ?? '') ?? [];
  const boundary = quoted ?? bare;
  if (boundary && !bytes.includes(`\n--${boundary}--`))
    throw new WireError('TRUNCATED', 'The message ends before the last of its parts does.');
}

function readMessage(message: Email): Draft {
  const issues: Issue[] = [];
  const from = mailbox(message.from ?? message.sender);
  const bodies = findBodies(message, issues);
  if (bodies.length === 0 && !message.subject && message.attachments.length === 0)
    throw new WireError('NO_CONTENT', 'The message has neither subject, text nor attachment.');
  const versionCreated = dateFound(findDate(message), 'versionCreated', issues, readIsoDate);
  const lines = openingOf(message, bodies);
  const usability = findUsability(message.subject, lines, versionCreated, issues);
  const signals = readSignals({ headings: subjectAlone(message.subject), text: lines });
  const byline = findByline(lines);
  const killed = signals.kill ? findKilled(message, signals) : undefined;
  if (signals.kill && !killed) issues.push(unaimedKill());
  return {
    format: 'email',
    id: killed ?? findId(message),
    idParts: [from?.address, message.date, message.subject],
    item: {
      type: stated('text', 'Content-Type'),
      versionCreated,
      pubStatus: killed ? derived('canceled', 'kill') : usability.pubStatus,
      embargoedUntil: usability.embargoedUntil,
      headlines: present([stated(message.subject && { value: message.subject }, 'Subject')]),
      by: byline ?? stated(from?.name, 'From'),
      people: present(authorsOf(byline) ?? [stated(from?.name && { name: from.name, rel: 'author' }, 'From')]),
      infoSources: present([findSource(from)]),
      language:
        stated(header(message, 'content-language')?.split(',')[0]?.trim(), 'Content-Language') ??
        inferred(languageOf(textOfHtml((bodies[0]?.value.value ?? '').slice(0, SAMPLE))), 'words of the copy'),
      bodies,
      renditions: present(message.attachments.map(findRendition)),
      altIds: present([stated(message.messageId && { role: 'message-id', value: message.messageId }, 'Message-ID')]),
    },
    wire: {
      provider: stated(from?.name ?? from?.address, 'From'),
      guid: stated(message.messageId, 'Message-ID'),
      priority: stated(header(message, 'x-priority') ?? header(message, 'importance'), 'X-Priority'),
      keywords: stated(
        header(message, 'keywords')
          ?.split(',')
          .map((each) => each.trim()),
        'Keywords',
      ),
      message: stated(headersWorthKeeping(message), 'headers'),
      signals: stated(signals.signals.length > 0 ? signals.signals.map(({ text }) => text) : undefined, 'Subject'),
      takeKey: stated(signals.takeKey, 'Subject'),
      embargo: usability.embargo,
    },
    issues,
  };
}

const FIRST_LINES = 12;
/** Characters of a body by which its language is told. */
const SAMPLE = 1_500;

/** The first lines of the text, without blank ones. */
function openingOf(message: Email, bodies: readonly Found<Body>[]): string[] {
  const text = message.text ?? textOfHtml(bodies[0]?.value.value.replaceAll('</p>', '</p>\n') ?? '');
  const lines = text.slice(0, 5_000).split('\n');
  return lines.filter((line) => line.trim() !== '').slice(0, FIRST_LINES);
}

/** Agencies' mail has the byline of its copy on a line of its own: "By Jane Holt and Omar Reyes". */
function findByline(lines: readonly string[]): Found<string> | undefined {
  const line = lines.map((each) => each.trim()).find((each) => each.length <= LONGEST_BYLINE && isByline(each));
  return stated(line?.replace(/^\S+\s+/, ''), 'byline of the text');
}

const LONGEST_BYLINE = 100;

function authorsOf(byline: Found<string> | undefined): (Found<Concept> | undefined)[] | undefined {
  const names = byline?.value
    .split(/,\s/)
    .flatMap((part) => part.split(BETWEEN_NAMES))
    .filter((name) => isNames(name) && / /.test(name));
  return names?.map((name) => derived<Concept>({ name, rel: 'author' }, byline?.from ?? ''));
}

/** Press releases state their embargo in the subject, often in brackets at its end, or in their first lines. */
function findUsability(subject: string | undefined, lines: readonly string[], sent: Found<string> | undefined, issues: Issue[]) {
  const [alone = ''] = subjectAlone(subject);
  const parts = [alone, ...(alone.match(/[([][^()[\]]{8,120}[)\]]/g) ?? []), ...alone.split(/\s[-–—|]+\s/u).slice(1)];
  const note = derived([...parts, ...lines].join('\n'), 'subject and first lines');
  return usabilityOf({ status: undefined, until: undefined, unreadable: false, note }, { house: undefined, sent: sent?.value }, issues);
}

const OF_ANSWERS = /^(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs|antw|doorst|enc)\s?:\s*)+/i;

/** The subject without what programs put before it: "Fwd:", the name of a list. */
function subjectAlone(subject: string | undefined): string[] {
  const text = subject?.trim().replace(OF_ANSWERS, '') ?? '';
  const [list, name = ''] = /^\[([^[\]]{1,40})\]\s*(?=\S)/.exec(text) ?? [];
  const isList = list !== undefined && signalsOf(name).length === 0 && !/embarg|sperr/i.test(name);
  const alone = isList ? text.slice(list.length).replace(OF_ANSWERS, '') : text;
  return alone === '' ? [] : [alone];
}

/** The message that a kill answers, where its sender's own programs gave both their identifiers, and the subject orders the kill. */
function findKilled(message: Email, { signals }: Signals): Found<string> | undefined {
  const [answered, ...more] = (header(message, 'in-reply-to') ?? '').match(/<[^<>\s]+@[^<>\s]+>/g) ?? [];
  const isOwn = hostOfId(answered) !== undefined && hostOfId(answered) === hostOfId(message.messageId);
  if (!answered || more.length > 0 || !isOwn || !signals.some(({ kind }) => kind === 'kill')) return undefined;
  return derived(`mid:${encodeURI(answered.slice(1, -1))}`, 'In-Reply-To of the kill');
}

function hostOfId(id: string | undefined): string | undefined {
  return /@([^@<>\s]+)>?\s*$/.exec(id ?? '')?.[1]?.toLowerCase();
}

// RFC 2392: the mid: URI of a message.
function findId({ messageId }: Email): Found<string> | undefined {
  const bare = messageId?.trim().replace(/^<|>$/g, '');
  return stated(bare && `mid:${encodeURI(bare)}`, 'Message-ID');
}

function findDate(message: Email): Found<string> | undefined {
  return stated(message.date, 'Date') ?? derived(/;([^;]+)$/.exec(header(message, 'received') ?? '')?.[1]?.trim(), 'Received');
}

function findSource(from: { readonly name: string; readonly address: string } | undefined): Found<InfoSource> | undefined {
  if (!from) return undefined;
  return stated({ ...(from.name && { name: from.name }), literal: from.address, role: 'sender' }, 'From');
}

/** HTML is what the sender laid out; the plain part of the same message is kept beside it only where it says something else. */
function findBodies(message: Email, issues: Issue[]): Found<Body>[] {
  const cleaned = message.html ? cleanHtml(message.html) : undefined;
  if (cleaned?.reduced)
    issues.push(issue('BODY_TRUNCATED_MARKUP', 'The markup of the body was too deep to clean; its text was kept.', 'bodies'));
  const html = cleaned && bodyOf(cleaned.html);
  const plain = message.text ? bodyOf(htmlOfPlain(message.text), html && 'alternative') : undefined;
  const differs = !html || (plain && withoutBlanks(plain.value) !== withoutBlanks(html.value));
  return present([stated(html, 'text/html part'), differs ? stated(plain, 'text/plain part') : undefined]);
}

/** Lines that were broken to a width go on; others end on purpose, as those above a clipping do. */
function htmlOfPlain(text: string): string {
  const lines = linesOf(unquoted(text));
  return htmlOfCopy(copyBlocks(lines, widthOf(lines)));
}

/** What was forwarded, without the marks that programs put before its lines: "> The port said". One such line alone may be copy. */
function unquoted(text: string): string {
  if (!/^>.*\n>/m.test(text)) return text;
  return text.replace(/^(?:>[ \t]?)+/gm, '');
}

function withoutBlanks(html: string): string {
  return textOfHtml(html).replace(/\s+/g, '');
}

function findRendition(attachment: Attachment, index: number): Found<Rendition> | undefined {
  const size = typeof attachment.content === 'string' ? attachment.content.length : attachment.content.byteLength;
  return stated(
    {
      name: attachment.filename ?? attachment.contentId ?? `attachment-${index + 1}`,
      contentType: attachment.mimeType,
      sizeInBytes: size,
      ...(attachment.description && { title: attachment.description }),
    },
    `attachment[${index + 1}]`,
  );
}

function mailbox(address: Address | undefined): { readonly name: string; readonly address: string } | undefined {
  const box = address?.group?.[0] ?? address;
  return box && (box.address || box.name) ? { name: box.name, address: box.address ?? '' } : undefined;
}

function header(message: Email, name: string): string | undefined {
  return message.headers.find(({ key }) => key === name)?.value;
}

const KEPT = ['to', 'cc', 'reply-to', 'sender', 'in-reply-to', 'references', 'list-id', 'organization', 'x-mailer'];

function headersWorthKeeping(message: Email): Record<string, string> | undefined {
  const kept = message.headers
    .filter(({ key }) => KEPT.includes(key))
    .map(({ key, value }) => [key, value.slice(0, 500).toWellFormed()] as const);
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}
