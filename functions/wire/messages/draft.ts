// What the readers of wire copy found becomes a draft: the same for IPTC 7901, ANPA 1312 and ZCZC.
import { agencyOf } from '../agencies.ts';
import type { Agency } from '../agency.ts';
import { topicOfCategory } from '../categories.ts';
import type { DateLine } from '../date-lines.ts';
import { readDateline } from '../datelines.ts';
import { utc } from '../dates.ts';
import { type Draft, derived, type Found, inferred, issue, mapFound, present, stated } from '../draft.ts';
import { bodyOf, textOfHtml } from '../html.ts';
import { languageOf } from '../language.ts';
import type { InfoSource, Subject, TextBlock } from '../ninjs-item.ts';
import { placeOfDateline } from '../places.ts';
import { readSignals, type Signals, signalsOf, unaimedKill } from '../signals.ts';
import type { Embargo, Issue } from '../story.ts';
import { type Block, blocksOf, htmlOfBlocks, textOfBlock } from './body.ts';
import { readHeadings } from './headings.ts';
import type { MessageKind } from './heads.ts';
import { certain, type Identity, identityOf, type Target } from './identity.ts';

/** A message taken apart. Lines are without control characters, but for rails. */
export interface WireCopy {
  readonly kind: MessageKind;
  readonly agency?: Agency | undefined;
  /** Who sent it, as its header says. */
  readonly sender?: string | undefined;
  readonly service?: string | undefined;
  readonly sequence?: string | undefined;
  /** The agency's own number or identifier of the story: `dpa 061`, `170123-89-00065`. */
  readonly serial?: string | undefined;
  readonly identity: Identity;
  readonly priority?: string | undefined;
  readonly urgency?: Found<number> | undefined;
  readonly category?: string | undefined;
  readonly subjects?: readonly Found<Subject>[];
  readonly wordCount?: string | undefined;
  readonly slugline?: Found<string> | undefined;
  readonly keywords?: readonly string[];
  /** A keyword line with take key and more behind commas. */
  readonly keywordLine?: string | undefined;
  /** A signal in the header. */
  readonly signal?: string | undefined;
  /** The version field of a header. */
  readonly version?: string | undefined;
  readonly itemVersion?: Found<string> | undefined;
  readonly language?: Found<string> | undefined;
  /** What such copy is written in where its words do not tell. */
  readonly usualLanguage?: string | undefined;
  /** Lines above the copy. */
  readonly headings: readonly string[];
  readonly byline?: Found<string> | undefined;
  readonly descriptions?: readonly string[];
  readonly copyright?: Found<string> | undefined;
  /** Lines of the copy. */
  readonly text: readonly string[];
  /** Blocks that stand for the copy instead, where its lines are no plain text. */
  readonly blocks?: readonly Block[];
  readonly located?: Found<string> | undefined;
  readonly notes: readonly string[];
  readonly signOff?: string | undefined;
  readonly dateLine?: DateLine | undefined;
  /** What a kill names, in words of the kill itself. */
  readonly target: (words: string) => Target | undefined;
  readonly extra: Readonly<Record<string, unknown>>;
  readonly issues: readonly Issue[];
}

/** A kill says what it kills in its first words. */
const LONGEST_KILL = 4_000;

/** The draft of a message. */
export function draftOf(copy: WireCopy): Draft {
  const blocks = copy.blocks ?? blocksOf(copy.text);
  const { teaser, rest } = partTeaser(blocks, copy);
  const dateline = readDateline(rest[0] ? textOfBlock(rest[0]) : '', copy.sender);
  const agency = copy.agency ?? dateline?.agency ?? agencyOf(copy.signOff?.split(/[\s/]/)[0]);
  const date = copy.dateLine?.date;
  const opening = [...blocks.slice(0, 4).map(textOfBlock), ...copy.notes];
  const signals = readSignals(
    {
      headings: copy.headings,
      slug: `${copy.slugline?.value ?? ''},${copy.keywordLine ?? ''}`,
      version: copy.version ?? copy.signal,
      text: opening,
    },
    { house: agency, sent: date?.iso },
  );
  const headings = readHeadings(signals.headings);
  const words = [...copy.headings, ...opening].join('\n').slice(0, LONGEST_KILL);
  const target = signals.kill ? certain(copy.target(words), date?.iso) : undefined;
  const language = copy.language ?? languageFound(rest, agency, copy.usualLanguage);
  const embargo = embargoOf(signals);
  const body = bodyOf(htmlOfBlocks(rest.filter((block) => !isEmbargoBlock(block, signals))));
  const notes = [...headings.notes, ...correctionNotes(signals), ...copy.notes];
  return {
    format: copy.kind,
    ...identityOf(copy.identity, copy.agency, date?.iso, target),
    idScope: agency?.name ?? copy.sender,
    item: {
      type: derived('text', 'format'),
      version: target?.version ?? copy.itemVersion,
      versionCreated: stated(date?.iso, 'date line'),
      embargoedUntil: stated(embargo?.value.until, 'words of the copy'),
      pubStatus: target ? derived('canceled', 'kill') : embargo?.value.indefinite ? derived('withheld', 'embargo') : undefined,
      urgency: copy.urgency,
      language,
      headlines: headings.headlines.map((each, index) => ({ value: each, how: 'stated', from: `headline, line ${index + 1}` })),
      slugline: copy.slugline,
      by: copy.byline ?? stated(headings.byline, 'byline'),
      located: copy.located ?? stated(dateline?.place, 'dateline'),
      places: present([derived(placeOfDateline(dateline?.text ?? copy.located?.value ?? ''), 'dateline')]),
      descriptions: [...(copy.descriptions ?? []), ...teaser].map((value) => textFound(value, 'text above the dateline')),
      bodies: present([stated(body, 'text')]),
      copyrightNotice: copy.copyright,
      edNote: stated(notes.join('\n'), 'notes to editors'),
      genres: headings.genres.map((literal) => ({ value: { name: literal }, how: 'stated', from: 'headings' })),
      subjects: [...categoryFound(copy.category, agency, language?.value), ...(copy.subjects ?? [])],
      infoSources: sourcesOf(copy, agency, dateline?.source),
      altIds: present([stated(copy.serial && { role: 'agency', value: copy.serial }, 'header')]),
    },
    wire: {
      provider: providerOf(copy, agency, dateline?.source),
      service: stated(copy.service, 'header'),
      sequence: stated(copy.sequence, 'header'),
      priority: stated(copy.priority, 'header'),
      keywords: stated(copy.keywords?.length ? copy.keywords : undefined, 'keyword line'),
      signals: stated(signals.signals.length > 0 ? signals.signals.map(({ text }) => text) : undefined, 'headings'),
      takeKey: takeKeyOf(copy, signals),
      dateline: stated(dateline?.text, 'text'),
      wordCount: stated(copy.wordCount ? Number(copy.wordCount) : undefined, 'header'),
      embargo,
      extra: stated(extraOf(copy, signals), 'message'),
    },
    issues: [...copy.issues, ...dateIssues(copy.dateLine), ...embargoIssues(signals), ...killIssues(signals, target)],
  };
}

function textFound(value: string, from: string): Found<TextBlock> {
  return { value: { contentType: 'text/plain', value }, how: 'stated', from };
}

/** A paragraph above the one that bears the dateline is a teaser. */
function partTeaser(blocks: readonly Block[], { agency, sender }: WireCopy): { teaser: string[]; rest: readonly Block[] } {
  const at = blocks.slice(0, 4).findIndex((block) => {
    const found = block.kind === 'paragraph' ? readDateline(textOfBlock(block), sender) : undefined;
    return found?.source !== undefined && (found.agency !== undefined || agency === undefined);
  });
  const above = at > 0 ? blocks.slice(0, at) : [];
  if (above.length === 0 || above.length > 2 || above.some(({ kind }) => kind !== 'paragraph')) return { teaser: [], rest: blocks };
  return { teaser: above.map(textOfBlock), rest: blocks.slice(at) };
}

/** By its words; short copy is in no language that its agency does not write. */
function languageFound(blocks: readonly Block[], agency: Agency | undefined, usual: string | undefined): Found<string> | undefined {
  const text = textOfHtml(htmlOfBlocks(blocks.filter(({ kind }) => kind === 'paragraph').slice(0, 40)));
  const guess = languageOf(text);
  const unlikely = guess && agency && !agency.languages.includes(guess) && text.length < 400;
  if (guess && !unlikely) return inferred(guess, 'words of the text');
  const only = agency?.languages.length === 1 || unlikely ? agency?.languages[0] : undefined;
  return text === '' ? undefined : (inferred(only, 'language of the agency') ?? inferred(usual, 'usual language of the format'));
}

function categoryFound(category: string | undefined, agency: Agency | undefined, language: string | undefined): Found<Subject>[] {
  if (!category) return [];
  return present<Subject>([
    stated<Subject>({ literal: category }, 'header/category'),
    derived(topicOfCategory(category, agency, language), 'Media Topic of the category'),
  ]);
}

function sourcesOf(copy: WireCopy, agency: Agency | undefined, source: string | undefined): Found<InfoSource>[] {
  const provider = providerOf(copy, agency, source);
  const other = source && agencyOf(source) !== agency && source !== provider?.value ? source : undefined;
  return present<InfoSource>([mapFound(provider, (name) => ({ name })), stated(other ? { name: other } : undefined, 'dateline')]);
}

function providerOf(copy: WireCopy, agency: Agency | undefined, source: string | undefined): Found<string> | undefined {
  if (!agency) return stated(copy.sender, 'header') ?? stated(source, 'dateline');
  return copy.agency ? stated(agency.name, 'header') : stated(agency.name, 'dateline or sign-off');
}

/** The version field of a header, unless it orders a kill or holds the story back; else what the headings say. */
function takeKeyOf(copy: WireCopy, signals: Signals): Found<string> | undefined {
  const isTake =
    copy.version !== undefined && !/^(?:hfr|adv\d*)$/i.test(copy.version) && !signalsOf(copy.version).some(({ kind }) => kind === 'kill');
  return isTake ? stated(copy.version, 'header') : stated(signals.takeKey, 'headings');
}

/** "(Berichtigung: Uhrzeit korrigiert)" says what was corrected: a note to editors. */
function correctionNotes({ signals }: Signals): string[] {
  return signals.filter(({ kind, words }) => kind === 'correction' && /:\s?\S/.test(words)).map(({ words }) => words);
}

function embargoOf({ embargo }: Signals): Found<Embargo> | undefined {
  if (!embargo) return undefined;
  const { text, until } = embargo;
  return stated<Embargo>(until ? { until: utc(until.iso), text } : { indefinite: true, text }, 'words of the copy');
}

/** A paragraph that holds nothing but the embargo. */
function isEmbargoBlock(block: Block, { embargo }: Signals): boolean {
  const words = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
  return embargo !== undefined && words(textOfBlock(block)) === words(embargo.text);
}

function embargoIssues({ embargo }: Signals): Issue[] {
  if (!embargo) return [];
  const { until, text } = embargo;
  if (!until) return [issue('EMBARGO_UNREADABLE', `The embargo ${JSON.stringify(text.slice(0, 80))} names no moment.`, 'embargoedUntil')];
  return [
    ...(until.noZone ? [issue('DATE_NO_ZONE', `The embargo states no zone; ${zoneOf(until.iso)} is assumed.`, 'embargoedUntil')] : []),
    ...(until.noTime
      ? [issue('DATE_NO_TIME', 'The embargo states no time of day; the start of the day is assumed.', 'embargoedUntil')]
      : []),
  ];
}

function dateIssues(line: DateLine | undefined): Issue[] {
  if (!line) return [];
  const words = JSON.stringify(line.text.slice(0, 60));
  if (line.noYear) return [issue('DATE_NO_YEAR', `The date line ${words} states no year.`, 'versionCreated')];
  if (!line.date) return [issue('INVALID_DATE', `The date line ${words} is no date.`, 'versionCreated')];
  return line.date.noZone
    ? [issue('DATE_NO_ZONE', `The date line states no zone; ${zoneOf(line.date.iso)} is assumed.`, 'versionCreated')]
    : [];
}

function zoneOf(iso: string): string {
  return iso.endsWith('Z') ? 'UTC' : iso.slice(-6);
}

function killIssues({ kill }: Signals, target: Target | undefined): Issue[] {
  if (!kill || target) return [];
  return [unaimedKill()];
}

function extraOf(copy: WireCopy, signals: Signals): Record<string, unknown> | undefined {
  const dateText = copy.dateLine && !copy.dateLine.date ? { dateLine: copy.dateLine.text } : {};
  const category = copy.category ? { category: copy.category } : {};
  const signal = copy.version && signals.takeKey && signals.takeKey !== copy.version ? { takeKey: signals.takeKey } : {};
  const extra = Object.fromEntries(
    Object.entries({ signOff: copy.signOff, ...category, ...dateText, ...signal, ...copy.extra }).filter(
      ([, value]) => value !== undefined && value !== '',
    ),
  );
  return Object.keys(extra).length > 0 ? extra : undefined;
}
