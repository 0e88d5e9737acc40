// Plain text without a header: newspaper clippings as archives and clipping services export them, and wire prose. No standard
// says what these look like; `clipping/` reads them by where lines stand and how they look. It takes what no other format takes.
import { agencyOf } from '../agencies.ts';
import { BETWEEN_NAMES, isNames } from '../bylines.ts';
import { type Clipping, readClipping } from '../clipping/clipping.ts';
import { htmlOfCopy } from '../clipping/copy.ts';
import { documentsOf, type Exported } from '../clipping/documents.ts';
import type { FactName } from '../clipping/fact-names.ts';
import { holderOf } from '../clipping/furniture.ts';
import { entriesOf, plain } from '../clipping/labels.ts';
import { linesOf, plainText as plainTextOf } from '../clipping/lines.ts';
import { WireError } from '../codes.ts';
import { RS, US, withoutControls } from '../controls.ts';
import { dateFound } from '../dated.ts';
import { type Draft, derived, type Found, inferred, issue, mapFound, present, stated } from '../draft.ts';
import { type Document, type Format, wholeText } from '../format.ts';
import type { Head } from '../head.ts';
import { readerFor } from '../house-dates.ts';
import { bodyOf } from '../html.ts';
import type { Concept, InfoSource, Place, TextBlock } from '../ninjs-item.ts';
import { nameNoCopy } from '../not-copy.ts';
import { placesIn } from '../places.ts';
import { readSignals, unaimedKill } from '../signals.ts';
import type { Issue, Clipping as WireClipping } from '../story.ts';
import { usabilityOf } from '../usability.ts';
import { LANGUAGE_NAMES } from '../vocab/language-names.ts';
import { inUsualLetters } from '../whence.ts';
import { readDayOf, readWrittenDate } from '../written-dates.ts';

export const plainText: Format = {
  name: 'plain-text',
  title: 'Plain text',
  spec: 'none: newspaper clippings and wire prose as people and services save them',
  family: 'text',
  recognisedBy: 'readable prose that is of no other format',
  detect,
  read,
};

/** Characters that are looked at, and how many of them may be damaged. */
const SAMPLE = 20_000;
const MOST_DAMAGED = 0.03;
/** Characters that stand for undecodable bytes, controls, and those that nobody assigned. */
const DAMAGED = /[\ufffd\p{Co}\p{Cn}]|(?!\s)\p{Cc}/gu;

function detect({ text, root, keys }: Head): string | undefined {
  if (keys || /^[{]/.test(text) || (root && isMarkup(text)) || /^<[!?/]/.test(text)) return undefined;
  const sample = text.slice(0, SAMPLE);
  const damaged = count(sample, DAMAGED);
  const letters = count(sample, /\p{L}/gu);
  if (letters === 0 || damaged > MOST_DAMAGED * sample.length || letters < 0.2 * sample.replace(/\s+/g, '').length) return undefined;
  return isPacked(sample) || isGarbled(sample, letters) ? undefined : 'prose without a header';
}

/** An element name in angle brackets may be a company: "<POTASH CO OF AMERICA INC> NINE MTHS LOSS". */
function isMarkup(text: string): boolean {
  return !/^<[A-Z][A-Z\d .,&'-]{1,60}>[ \t]*\S/.test(text) || /<\/|\/>/.test(text);
}

/** One run of letters and figures far longer than any word: base64, keys, checksums. */
function isPacked(sample: string): boolean {
  // The look behind keeps a word from being tried from each of its letters.
  const runs = sample.match(/(?<![A-Za-z\d+/=_-])[A-Za-z\d+/=_-]{60,}/g) ?? [];
  return runs.join('').length > 0.5 * sample.length && sample.length > 120;
}

/** Another script read as Western letters: "Âåñòíèê ïîðòà". */
function isGarbled(sample: string, letters: number): boolean {
  return count(sample, /[\u00c0-\u00ff]/g) > 0.5 * letters;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

async function* read(document: Document): AsyncGenerator<() => Draft> {
  const noCopy = nameNoCopy(document.head.text);
  if (noCopy) throw new WireError('UNKNOWN_FORMAT', `The text is ${noCopy}, no wire copy.`);
  const text = plainTextOf(await wholeText(document)).replaceAll('\f', '\n');
  // Separators part words; other controls stand within them.
  const clean = withoutControls(text.replaceAll(US, ' ').replaceAll(RS, ' '));
  if (clean.length < text.length || text.includes(US) || text.includes(RS))
    document.report(issue('ILLEGAL_CHAR', 'Control characters were removed from the text.'));
  if (clean.length > document.limits.itemCharacters)
    throw new WireError('LIMIT_SIZE', `plain text: an item holds more than ${document.limits.itemCharacters} characters.`);
  for (const exported of documentsOf(linesOf(clean))) yield () => readItem(exported);
}

function readItem(exported: Exported): Draft {
  const clipping = readClipping(exported);
  const issues: Issue[] = [];
  const { facts, copy, dateline } = clipping;
  const fact = (name: FactName) => stated(facts.get(name)?.value, facts.get(name)?.from ?? '');
  const html = htmlOfCopy(copy);
  const headline = fact('headline');
  if (html === '' && !headline) throw new WireError('NO_CONTENT', 'plain text: there is neither headline nor copy.');
  const datelineText = dateline?.text ?? facts.get('dateline')?.value ?? facts.get('place')?.value;
  const language = findLanguage(clipping);
  const firstCreated = findDate(clipping, 'published', 'firstCreated', issues);
  const sources = findSources(clipping);
  const usability = usabilityOf(
    { status: undefined, until: undefined, unreadable: false, note: fact('embargo') },
    findContext(clipping, firstCreated),
    issues,
  );
  const text = [headline?.value ?? '', ...copy.map((block) => block.text)].join('\n');
  const signals = readSignals({
    headings: headline ? [headline.value] : [],
    slug: fact('slugline')?.value,
    text: [...copy.slice(0, 3).map((block) => block.text), fact('edNote')?.value ?? ''],
  });
  if (signals.kill) issues.push(unaimedKill());
  return {
    format: 'plain-text',
    id: fact('documentId'),
    idScope: facts.get('publication')?.value,
    item: {
      type: derived('text' as const, 'prose'),
      profile: isClipping(clipping) ? derived('clipping', 'the lines around the copy') : undefined,
      pubStatus: usability.pubStatus ?? derived('usable' as const, 'printed copy'),
      embargoedUntil: usability.embargoedUntil,
      firstCreated,
      versionCreated: findDate(clipping, 'updated', 'versionCreated', issues) ?? findSent(clipping, issues),
      contentCreated: findDayOfDateline(clipping, firstCreated?.value, issues),
      language,
      slugline: fact('slugline'),
      headlines: findHeadlines(clipping),
      descriptions: present([mapFound(fact('abstract'), (value) => ({ contentType: 'text/plain', value }))]),
      by: mapFound(fact('by') ?? fact('author'), (by) => by.replace(/^(?:by|von|par|por|di|da|door)\s+(?=\p{Lu})/iu, '')),
      people: findPeople(clipping),
      located: findLocated(dateline?.place ?? facts.get('place')?.value ?? facts.get('dateline')?.value),
      places: placesIn(text, language?.value, datelineText).flatMap((place) => inferred<Place>(place, 'names in the copy') ?? []),
      infoSources: sources,
      edNote: fact('edNote'),
      copyrightNotice: fact('copyright'),
      copyrightHolder: derived(holderOf(facts.get('copyright')?.value ?? ''), 'copyright notice'),
      bodies: present([derived(bodyOf(html), 'copy')]),
      altIds: present([mapFound(fact('url'), (value) => ({ role: 'url', value }))]),
    },
    wire: {
      dateline: stated(datelineText, dateline ? 'start of the copy' : 'line of its own'),
      keywords: mapFound(fact('keywords'), (words) => words.split(/\s*[;|]\s*|,\s+/).filter(Boolean)),
      wordCount: mapFound(fact('length'), readWordCount),
      embargo: usability.embargo,
      signals: stated(signals.signals.length > 0 ? signals.signals.map((each) => each.text) : undefined, 'headline'),
      takeKey: stated(signals.takeKey, 'headline'),
      clipping: findClipping(clipping),
      extra: findExtra(clipping),
    },
    issues,
  };
}

/** A clipping bears the name of its paper or furniture of a page; mere wire prose has at most a sign-off. */
function isClipping({ facts, removed }: Clipping): boolean {
  const signOff = facts.get('signOff')?.value;
  return facts.has('publication') || removed.filter((line) => line !== signOff).length > 0;
}

function findContext({ facts }: Clipping, published: Found<string> | undefined) {
  return { house: agencyOf(facts.get('agency')?.value), sent: published?.value };
}

function findLanguage({ facts, language }: Clipping): Found<string> | undefined {
  const name = plain(facts.get('language')?.value ?? '').split(/[\s;,(]/)[0] ?? '';
  const tag = Object.entries(LANGUAGE_NAMES).find(
    ([code, names]) => name !== '' && (code === name || entriesOf(names).includes(name)),
  )?.[0];
  return stated(tag, facts.get('language')?.from ?? '') ?? inferred(language, 'words of the copy');
}

function findHeadlines({ facts }: Clipping): Found<TextBlock>[] {
  const headline = facts.get('headline');
  const second = facts.get('subheadline');
  return present([
    stated<TextBlock | undefined>(headline && { contentType: 'text/plain', value: headline.value }, headline?.from ?? ''),
    stated<TextBlock | undefined>(second && { role: 'subheadline', contentType: 'text/plain', value: second.value }, second?.from ?? ''),
  ]);
}

function findDate({ facts, monthFirst }: Clipping, name: FactName, field: string, issues: Issue[]): Found<string> | undefined {
  const fact = facts.get(name);
  // Factiva has the time on a line of its own.
  const time = name === 'published' && fact && !/\d[:.h]\d\d/.test(fact.value) ? facts.get('time')?.value : undefined;
  return dateFound(
    stated(time ? `${fact?.value} ${time}` : fact?.value, fact?.from ?? ''),
    field,
    issues,
    (text) => readWrittenDate(text, monthFirst)?.date,
  );
}

/** When an agency sent it: on the clocks of its house. */
function findSent({ facts }: Clipping, issues: Issue[]): Found<string> | undefined {
  const sent = facts.get('sent');
  const readDate = readerFor(agencyOf(facts.get('agency')?.value));
  const read = (text: string) => {
    const iso = readWrittenDate(text)?.date.iso;
    return iso === undefined ? undefined : readDate(iso.replace(/Z$/, ''));
  };
  return dateFound(stated(sent?.value, sent?.from ?? ''), 'versionCreated', issues, read);
}

/** The day in the dateline, where a year is stated there or the date of the clipping settles it; never by the clock. */
function findDayOfDateline({ dateline }: Clipping, published: string | undefined, issues: Issue[]): Found<string> | undefined {
  const day = dateline?.date;
  const date = day ? (readWrittenDate(day)?.date ?? (published ? readDayOf(day, published) : undefined)) : undefined;
  return date && dateFound(derived(day, 'dateline'), 'contentCreated', issues, () => date);
}

function findPeople({ facts }: Clipping): Found<Concept>[] {
  const by = facts.get('by') ?? facts.get('author');
  if (!by || facts.get('agency')?.value === by.value) return [];
  const line = by.value.replace(/^(?:by|von|par|por|di|da|door)\s+/i, '');
  // Archives part names with semicolons, and have the family's name first or not: "Lowe, Wes; Kim, Ada", "Wes Lowe;Ada Kim".
  const parts = line.split(/\s*;\s*/).filter(Boolean);
  const turned = (parts.length > 1 || by === facts.get('author')) && parts.every((part) => FAMILY_FIRST.test(part));
  const names = parts.map((part) =>
    turned ? part.replace(FAMILY_FIRST, '$2 $1') : part.split(/\s*[|/(,]\s*|\s(?:in|à|en|aus|[–—-])\s/u)[0],
  );
  return names
    .join(' & ')
    .split(BETWEEN_NAMES)
    .filter((name) => isNames(name) && /\S\s\S|^[\p{Script=Han}\p{Script=Hangul}]{2,4}$/u.test(name) && name.length < 60)
    .flatMap((name) => derived<Concept>({ name, rel: 'author' }, by.from) ?? []);
}

const FAMILY_FIRST = /^(\p{Lu}[\p{L}\p{M}'’-]+), (\p{Lu}[\p{L}\p{M}'’. -]{0,40})$/u;

/** Who published, as distributor, and whose copy it is, as source. */
function findSources({ facts }: Clipping): Found<InfoSource>[] {
  const publication = facts.get('publication');
  const agency = facts.get('agency');
  const names = (agency?.value ?? '').split(/\s*[/,|&+]\s*|\s(?:and|und|et|y|e|en)\s/u).filter(Boolean);
  const known = names.flatMap((name) => agencyOf(name)?.name ?? []);
  return present([
    stated<InfoSource | undefined>(publication && { name: publication.value, role: 'distributor' }, publication?.from ?? ''),
    ...[...new Set(known.length > 0 ? known : names)].map((name) => stated<InfoSource>({ name, role: 'source' }, agency?.from ?? '')),
  ]);
}

/** The city of a dateline, in usual letters. */
function findLocated(place: string | undefined): Found<string> | undefined {
  if (!place) return undefined;
  const usual = inUsualLetters(place);
  return usual === place ? stated(place, 'dateline') : derived(usual, 'dateline');
}

function readWordCount(text: string): number | undefined {
  const digits = /\d{1,3}(?:[.,]\d{3})+|\d+/.exec(text)?.[0].replace(/[.,]/g, '');
  return digits ? Number(digits) : undefined;
}

function findClipping({ facts, removed }: Clipping): Found<WireClipping> | undefined {
  const publication = facts.get('publication')?.value;
  const agency = facts.get('agency')?.value;
  if (!publication && !agency && removed.length === 0) return undefined;
  return stated<WireClipping>({ ...(publication && { publication }), ...(agency && { agency }), removed }, 'lines around the copy');
}

const EXTRA: readonly FactName[] = ['kicker', 'section', 'page', 'endPage', 'edition', 'loaded', 'signOff'];

function findExtra({ facts }: Clipping): Found<Readonly<Record<string, string>>> | undefined {
  const entries = EXTRA.flatMap((name) => {
    const value = facts.get(name)?.value;
    return value ? [[name, value] as const] : [];
  });
  return entries.length > 0 ? stated(Object.fromEntries(entries), 'lines around the copy') : undefined;
}
