// Signals: what agencies tell editors to do with a story, in words above the headline, before it, or in the keyword line.
import { singleSpaced } from './blanks.ts';
import { issue } from './draft.ts';
import { findEmbargo, type StatedEmbargo } from './embargoes.ts';
import type { MomentContext } from './moments.ts';
import type { Issue } from './story.ts';
import { KILL_SENTENCES, SHOUTED_PREFIXES, SIGNAL_PREFIXES, SIGNAL_WORDS } from './vocab/signal-words.ts';

export type SignalKind = keyof typeof SIGNAL_WORDS;

export interface Signal {
  readonly kind: SignalKind;
  /** As printed: `(Eil)`, `*** ELIMINAR ***`. */
  readonly text: string;
  /** Without the brackets and stars around it. */
  readonly words: string;
}

/** Where the signals of a story may stand; all of it without control characters. */
export interface SignalText {
  /** Lines above the copy, the headline among them. */
  readonly headings: readonly string[];
  /** Keyword line and version field. */
  readonly slug?: string | undefined;
  readonly version?: string | undefined;
  /** The first lines of the copy, and notes to editors. */
  readonly text?: readonly string[];
}

export interface Signals {
  readonly signals: readonly Signal[];
  /** Leads, updates and takes as printed, in order. */
  readonly takeKey?: string;
  /** The story orders another one to be taken back. */
  readonly kill: boolean;
  readonly embargo?: StatedEmbargo;
  /** The headings that are no mere signals, in order. */
  readonly headings: readonly string[];
}

/**
 * What a story's words say of its use. `context` names the zone and the habits of the agency and when the copy was sent,
 * for embargoes that leave the day or the zone out; without it embargoes are not looked for.
 */
export function readSignals({ headings, slug, version, text = [] }: SignalText, context?: MomentContext): Signals {
  const embargo = context && findEmbargo([...headings, ...text, ...(version ? [version] : [])], context);
  const lines = headings.map((line) => ({ line, signals: isPlainHeadline(line, headings) ? [] : signalsOf(line) }));
  const kept = lines.filter((each) => each.signals.length === 0 && !isEmbargoLine(each.line, embargo)).map(({ line }) => line);
  const signals = distinct([
    ...lines.flatMap((each) => each.signals),
    ...kept.flatMap(prefixesOf),
    ...signalsOf(version ?? ''),
    ...partsOf(slug).flatMap(signalsOfKeyword),
  ]);
  const takeKey = signals
    .filter(({ kind }) => kind === 'lead' || kind === 'take')
    .map((each) => each.words)
    .join(' ');
  const kill = signals.some(({ kind }) => kind === 'kill') || isKillNotice(headings, text);
  return { signals, ...(takeKey && { takeKey }), kill, ...(embargo && { embargo }), headings: kept };
}

/** What is said of a kill that names no story for certain. It is kept as copy, and takes nothing back: guessing would take back the wrong story. */
export function unaimedKill(): Issue {
  return issue('KILL_WITHOUT_TARGET', 'The kill names no story that can be told for certain; nothing was taken back.', 'pubStatus');
}

/** The signals that a whole line is made of (`REFILE`, `*** ELIMINAR - ELIMINAR ***`, `(Berichtigung: …)`); none for any other line. */
export function signalsOf(line: string): Signal[] {
  const bracketed = /^[\s*+]*[([].*[)\]][\s*+.]*$/s.test(line);
  const text = bare(line);
  if (text === '') return [];
  const printed = singleSpaced(line).trim();
  const whole = KINDS.find((kind) => WHOLE[kind].test(text) || (bracketed && kind !== 'take' && NOTED[kind].test(text)));
  if (whole) return [{ kind: whole, text: printed, words: text }];
  const parts = text.length <= 60 ? text.split(/\s?[-/,;:]\s?/) : [];
  const each = parts.map((words) => ({ kind: KINDS.find((kind) => WHOLE[kind].test(words)), text: words, words }));
  return parts.length > 1 && each.every(({ kind }) => kind) ? (each as Signal[]) : [];
}

function bare(line: string): string {
  return line
    .replace(/\s+/g, ' ')
    .replace(/^[\s([*+=!/#_.:–—-]+/, '')
    .replace(/(?<![\s)\]*+!/#_.:–—-])[\s)\]*+!/#_.:–—-]+$/, '')
    .slice(0, 400);
}

/** A single line of words without brackets or stars is the headline, even where it reads "Update". */
function isPlainHeadline(line: string, headings: readonly string[]): boolean {
  return headings.length === 1 && line !== line.toUpperCase() && /^[\p{L}\d]/u.test(line.trim());
}

// Among keywords "withdrawal" and "alert" are subjects.
function signalsOfKeyword(keyword: string): Signal[] {
  return signalsOf(keyword).filter(({ kind, text }) =>
    kind === 'kill' ? /\bkill$/i.test(text) : kind !== 'urgent' && kind !== 'advisory',
  );
}

// Kills first: "BULLETIN KILL" is no bulletin. Corrections before leads: "1st Ld-Correction".
const KINDS: readonly SignalKind[] = ['kill', 'correction', 'lead', 'repeat', 'take', 'urgent', 'advisory'];

const WHOLE = patterns((words) => `^(?:${words})(?:[\\s,:;/+*!.–-]+(?:${words}))*$`);
const NOTED = patterns((words) => `^(?:${words})(?:\\s?:\\s?|\\s[–-]\\s)\\S`);

function patterns(build: (words: string) => string): Record<SignalKind, RegExp> {
  const entries = Object.entries(SIGNAL_WORDS).map(([kind, words]) => [kind, new RegExp(build(words.join('|')), 'iu')]);
  return Object.fromEntries(entries) as Record<SignalKind, RegExp>;
}

const BEHIND_PREFIX = String.raw`\s?(?:[-–—:]|[/|](?=\s)|\(OFFICIAL\))\s?`;
const PREFIXES = [
  new RegExp(`^(${SHOUTED_PREFIXES.join('|')})${BEHIND_PREFIX}`, 'u'),
  new RegExp(`^(${SIGNAL_PREFIXES.join('|')})${BEHIND_PREFIX}`, 'iu'),
];

const BRACKETED_PREFIX = /^([([*+]{1,3}\s?(?:\p{L}{2,12})\s?[)\]*+]{1,3})\s+(?=\p{L})/u;

/** Signals at the start of a headline: `RPT-UPDATE 2-Oil …`, `URGENT: …`, `(EIL) …`. */
function prefixesOf(headline: string): Signal[] {
  const found: Signal[] = [];
  let rest = headline.trim();
  const prefixed = () => PREFIXES[0]?.exec(rest) ?? PREFIXES[1]?.exec(rest) ?? BRACKETED_PREFIX.exec(rest);
  for (let match = prefixed(); match && found.length < 4; match = prefixed()) {
    found.push(...signalsOf(match[1] ?? ''));
    rest = rest.slice(match[0].length);
  }
  return found;
}

function partsOf(slug: string | undefined): string[] {
  return slug ? slug.slice(0, 300).split(/[,/]\s?/) : [];
}

function isEmbargoLine(line: string, embargo: StatedEmbargo | undefined): boolean {
  if (!embargo) return false;
  const words = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
  return (
    (words(line) !== '' && words(embargo.text).includes(words(line))) ||
    (words(line).endsWith(words(embargo.text)) && /^[\s(*+[]/.test(line))
  );
}

const KILL_SENTENCE = new RegExp(`(?<!\\p{L})(?:${KILL_SENTENCES.join('|')})(?!\\p{L})`, 'iu');
const NOTICE =
  /^(?:[^.]{2,60}[)/]\.?\s?[-–—=:]\s?)?[\s(*+[-]*(?:anul|annul|rogamos|ruego|favor|pedimos|solicitamos|gelieve|verzoek|veuillez|prière|merci de|si prega|bitte|prosimy|просим|notera|obs|merk|trekkes|utgår|udgår|eds|editors|attention|achtung|aviso|avis|note|hinweis|advisory|correction|kill(?:ed|s)?(?!\p{L})|(?:please\s)?disregard)/iu;
const LONGEST_NOTICE = 1_000;

/** Short copy that addresses editors and says that a story must not be used. */
function isKillNotice(headings: readonly string[], text: readonly string[]): boolean {
  const whole = [...headings, ...text].join('\n');
  if (whole.length > LONGEST_NOTICE || ![...headings, ...text.slice(0, 2)].some((line) => NOTICE.test(line))) return false;
  const at = whole.search(KILL_SENTENCE);
  return at >= 0 && !UNTIL.test(whole.slice(at, at + LONGEST_UNTIL));
}

const LONGEST_UNTIL = 100;
/** "Do not publish before 6 p.m.": an embargo. */
const UNTIL =
  /^[^.!\n]{0,80}?(?<!\p{L})(?:before|until|prior|vor|bis|avant|jusqu|antes|hasta|prima|até|voor|tot|før|före|innan)(?!\p{L})/iu;

/** `4thLd-Writethru` and `4th Ld - Writethru` are one. */
function plain(words: string): string {
  return words.replace(/[\s-]+/g, '').toLowerCase();
}

function distinct(signals: readonly Signal[]): Signal[] {
  return signals.filter((each, index) => signals.findIndex(({ words }) => plain(words) === plain(each.words)) === index);
}
