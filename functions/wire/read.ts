// Bytes in, stories out: unwrap -> decode -> detect -> parse -> normalise. Pure: no file system, no network, no clock.

import { nameBinary } from './binary.ts';
import { evenChunks } from './chunks.ts';
import { type RejectionCode, WireError } from './codes.ts';
import { decode } from './decode.ts';
import { issue } from './draft.ts';
import type { Document, Format } from './format.ts';
import { FORMATS } from './formats.ts';
import { type Head, lookAt } from './head.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { normalise } from './normalise.ts';
import { withoutParity } from './parity.ts';
import { peek } from './peek.ts';
import type { Fault, FormatName, Issue, Source, Story } from './story.ts';
import { unwrap } from './unwrap.ts';
import type { Member } from './wrapper.ts';

/** The object that bytes come from. */
export type Origin = Pick<Source, 'bucket' | 'key' | 'versionId' | 'sha256' | 'receivedAt'>;

/** What reading yields: stories and faults in the order of the object, then one `end`. */
export type Reading =
  | { readonly kind: 'story'; readonly story: Story }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'end'; readonly report: Report };

/** What was found out about an object as a whole. */
export interface Report {
  readonly format?: FormatName;
  /** Why it was taken to be of that format. */
  readonly because?: string;
  readonly encoding?: string;
  readonly stories: number;
  readonly faults: number;
  /** Set where no story came out: the reason. */
  readonly rejected?: { readonly code: RejectionCode; readonly message: string };
  readonly issues: readonly Issue[];
}

/**
 * Reads an object. Faults of the input are yielded, never thrown; what is thrown is a failure of the machine or of the
 * source of the bytes. Memory is bounded by the largest item, whatever the size of the object.
 */
export async function* read(
  chunks: AsyncIterable<Uint8Array>,
  origin: Origin,
  limits: Limits = DEFAULT_LIMITS,
): AsyncGenerator<Reading, void> {
  const state = {
    stories: 0,
    faults: 0,
    index: 0,
    issues: new Map<string, Issue>(),
    fresh: [] as Issue[],
    first: undefined as Fault | undefined,
  };
  const found: { format?: FormatName; because?: string; encoding?: string } = {};
  const report = (each: Issue) => {
    const known = `${each.code} ${each.field ?? ''}`;
    if (state.issues.has(known)) return;
    state.issues.set(known, each);
    state.fresh.push(each);
  };
  const failed = (fault: Fault): Reading => {
    state.faults += 1;
    state.first ??= fault;
    return { kind: 'fault', fault };
  };

  try {
    for await (const member of unwrap(evenChunks(chunks), limits, report)) yield* readMember(member);
  } catch (error) {
    yield failed(faultOf(error));
  }
  yield { kind: 'end', report: finish() };

  async function* readMember(member: Member): AsyncGenerator<Reading> {
    try {
      const { format, document, encoding } = await open(member, origin, limits, report, found);
      for await (const readItem of format.read(document)) {
        const index = state.index++;
        try {
          if (readItem instanceof WireError) throw readItem;
          const source = { ...origin, encoding, ...(member.name && { member: member.name }), index };
          const story = normalise(readItem(), source, limits);
          state.stories += 1;
          yield { kind: 'story', story: withIssues(story, state.fresh.splice(0)) };
        } catch (error) {
          yield failed({ ...faultOf(error), ...(member.name && { member: member.name }), index });
        }
      }
    } catch (error) {
      yield failed({ ...faultOf(error), ...(member.name && { member: member.name }) });
    }
  }

  function finish(): Report {
    const { stories, faults, first } = state;
    if (stories === 0 && faults === 0) report(issue('NO_ITEMS', 'The message or feed holds no item.'));
    const rejected = stories === 0 && first ? { code: first.code, message: first.message } : undefined;
    return { ...found, stories, faults, ...(rejected && { rejected }), issues: [...state.issues.values()] };
  }
}

/** All that an object holds, at once: for one that fits in memory. */
export async function readAll(bytes: Uint8Array, origin: Origin, limits: Limits = DEFAULT_LIMITS) {
  const stories: Story[] = [];
  const faults: Fault[] = [];
  for await (const reading of read(oneChunk(bytes), origin, limits)) {
    if (reading.kind === 'story') stories.push(reading.story);
    else if (reading.kind === 'fault') faults.push(reading.fault);
    else return { stories, faults, report: reading.report };
  }
  throw new Error('Reading ended without a report.');
}

async function* oneChunk(bytes: Uint8Array) {
  yield bytes;
}

async function open(
  member: Member,
  origin: Origin,
  limits: Limits,
  report: (issue: Issue) => void,
  found: { format?: FormatName; because?: string; encoding?: string },
): Promise<{ format: Format; document: Document; encoding: string }> {
  const name = member.name ?? origin.key;
  const received = await peek(member.chunks, new Uint8Array());
  if (received.first.length === 0) throw new WireError('EMPTY_INPUT', 'The object is empty.');
  const { first, all } = withoutParity(received.first, received.all, report);
  const binary = nameBinary(first);
  if (binary) throw new WireError('UNKNOWN_FORMAT', `The object is ${binary}, no wire copy.`);
  const { encoding, pieces, bytes } = await decode(all, report);
  found.encoding ??= encoding;
  const text = await peek(pieces, '');
  const head = lookAt(text.first);
  if (head.text === '' && text.first.trim() === '') throw new WireError('EMPTY_INPUT', 'The object holds nothing but blanks.');
  const { format, because } = await detectIn(head, member.packed ? text.all : undefined);
  found.format ??= format.name;
  found.because ??= because;
  checkName(name, format, report);
  return {
    format,
    encoding,
    document: { head, pieces: trimStart(text.all, format, report), bytes, name, receivedAt: origin.receivedAt, limits, report },
  };
}

// A damaged or overblown wrapper shows only as it is read on, and is a better reason than what its first bytes look like.
async function detectIn(head: Head, rest: AsyncIterable<string> | undefined) {
  try {
    return detect(head);
  } catch (error) {
    for await (const _ of rest ?? []);
    throw error;
  }
}

/** The first format that recognises the text. Throws `WireError` UNKNOWN_FORMAT with what was seen. */
export function detect(head: Head): { readonly format: Format; readonly because: string } {
  for (const format of FORMATS) {
    const because = format.detect(head);
    if (because) return { format, because };
  }
  if (/^<\?xml\b[^<]*$/.test(head.text)) throw new WireError('TRUNCATED', 'The XML ends before its root element.');
  throw new WireError('UNKNOWN_FORMAT', `No format is recognised: ${whatWasSeen(head)}.`);
}

function whatWasSeen({ root, keys, text }: Head): string {
  if (root) return `XML with the root element ${root.name.slice(0, 60)}${root.uri ? ` of namespace ${root.uri.slice(0, 120)}` : ''}`;
  if (keys) return keys.length > 0 ? `JSON with the keys ${keys.slice(0, 12).join(', ').slice(0, 200)}` : 'JSON without an object';
  return text.startsWith('<') ? 'markup without a root element' : 'no readable text';
}

const FAMILIES: Readonly<Record<string, Format['family']>> = {
  xml: 'xml',
  nitf: 'xml',
  newsml: 'xml',
  rss: 'xml',
  rdf: 'xml',
  atom: 'xml',
  json: 'json',
  ninjs: 'json',
  jsonl: 'json',
  ndjson: 'json',
  txt: 'text',
  eml: 'mail',
}; // prettier-ignore

function checkName(name: string, format: Format, report: (issue: Issue) => void) {
  const ending = /\.([a-z0-9]{1,8})(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const family = Object.hasOwn(FAMILIES, ending) ? FAMILIES[ending] : undefined;
  if (family && family !== format.family)
    report(issue('EXTENSION_MISMATCH', `The name ends in .${ending}, but the content is ${format.title}.`));
}

// XML must begin with its declaration, and much of it does not.
async function* trimStart(pieces: AsyncIterable<string>, format: Format, report: (issue: Issue) => void) {
  let started = false;
  for await (const piece of pieces) {
    if (started || format.family !== 'xml') yield piece;
    else {
      const trimmed = piece.replace(/^[\s\ufeff\0]+/, '');
      if (trimmed.length < piece.length) report(issue('LEADING_JUNK', 'Blanks stand before the start of the document.'));
      yield trimmed;
    }
    started = true;
  }
}

function withIssues(story: Story, issues: readonly Issue[]): Story {
  return issues.length > 0 ? { ...story, issues: [...issues, ...story.issues] } : story;
}

/** The fault that an error stands for. An error that is not the input's is thrown on. */
function faultOf(error: unknown): Fault {
  if (error instanceof WireError) return { code: error.code, message: error.message.toWellFormed() };
  throw error;
}
