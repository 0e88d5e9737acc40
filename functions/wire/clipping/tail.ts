// The end of a clipping: what services and pages leave behind the copy. Read from the last line upwards, and only as far as
// lines are known for what they are: a paragraph of copy is never taken off.
import { agencyOf } from '../agencies.ts';
import { isNames, readByline } from '../bylines.ts';
import { placeNamed } from '../place-index.ts';
import { type Facts, note, noteParts } from './facts.ts';
import { holderOf, isCopyright, isFurnitureAtEnd, isLeadAlone, isListOfPapers, isSignOff } from './furniture.ts';
import { isLabelled, type LabelledLine, readLabelled } from './labels.ts';
import { ENDS_SENTENCE, joined, type Line, lengthInWords } from './lines.ts';
import { readMeta } from './meta.ts';
import { likenessToPaper } from './publications.ts';
import { endOfRelease, startOfContact } from './releases.ts';

export interface Tail {
  /** Where the copy ends, as an index of lines. */
  readonly end: number;
  readonly facts: Facts;
  /** Lines that were taken off, in order. */
  readonly removed: readonly string[];
}

const MOST_LINES = 120;
const LONGEST_BLOCK = 12;

/** Finds the end of the copy. `monthFirst` settles numeric dates. */
export function findTail(lines: readonly Line[], monthFirst: boolean | undefined): Tail {
  const facts: Facts = new Map();
  const least = Math.max(0, lines.length - MOST_LINES);
  let end = endOfRelease(lines, facts) ?? lines.length;
  for (;;) {
    const from = Math.max(least, startOfTail(lines, end, facts, monthFirst) ?? end);
    if (from >= end) break;
    end = from;
    if (end === least) break;
  }
  // Nothing but furniture is no clipping: then it is all the copy there is.
  if (end === 0) return { end: lines.length, facts: new Map(), removed: [] };
  return { end, facts, removed: lines.slice(end).map(({ text }) => text) };
}

/** Where a piece of the tail begins that ends before `end`; undefined where copy stands there. */
function startOfTail(lines: readonly Line[], end: number, facts: Facts, monthFirst: boolean | undefined): number | undefined {
  const last = lines[end - 1];
  if (!last) return undefined;
  return (
    labelled(lines, end, facts, monthFirst) ??
    notice(lines, end, facts) ??
    otherStories(lines, end) ??
    captions(lines, end) ??
    startOfContact(lines, end) ??
    initials(lines, end, facts) ??
    (endsSentence(lines, end) ? undefined : oneLine(last, end, facts, monthFirst)) ??
    nameOfPaper(lines, end, facts) ??
    writer(lines, end, facts)
  );
}

/** A sign-off or a notice of copyright, of several lines where they were broken. */
function notice(lines: readonly Line[], end: number, facts: Facts): number | undefined {
  const last = lines[end - 1];
  for (let start = end - 1; start >= 0 && start >= end - LONGEST_BLOCK && lines[start]?.block === last?.block; start -= 1) {
    const text = joined(lines.slice(start, end).map((line) => line.text));
    if (text.length > 700) return undefined;
    const name = isSignOff(text) ? 'signOff' : isCopyright(text) ? 'copyright' : undefined;
    const above = lines[start - 1];
    const within = above?.block === last?.block && !ENDS_SENTENCE.test(above?.text ?? '');
    if (
      !name ||
      (name === 'signOff' && within && !isSignOff(above?.text ?? '')) ||
      (start < end - 1 && ENDS_SENTENCE.test(lines[end - 2]?.text ?? ''))
    )
      continue;
    // Read upwards: the notice that names the holder counts, and it stands first.
    if (name === 'signOff' || holderOf(text) || !facts.has(name))
      facts.set(name, { value: text.replace(/^[_*\s–—-]+(?=\p{Lu})/u, ''), from: `line ${lines[start]?.number}` });
    return start;
  }
  return undefined;
}

/** Labelled lines in a row. Labels that copy uses as well count only beside one that it does not. */
function labelled(lines: readonly Line[], end: number, facts: Facts, monthFirst: boolean | undefined): number | undefined {
  let start = end;
  const found: (LabelledLine & { readonly line: number })[] = [];
  for (let at = end - 1; at >= 0 && end - at <= MOST_LINES; at -= 1) {
    const line = lines[at];
    const known = line && readLabelled(line.text);
    if (known) {
      found.push({ ...known, line: line.number });
      start = at;
    } else if (!line || !belongsToLabels(lines, at)) break;
  }
  if (start === end || !isSure(found)) return undefined;
  for (const { label, value, line } of found.reverse())
    if (label !== 'copy' && value !== '') noteParts(facts, label, value, `line ${line}`, monthFirst);
  while (found.length > 2 && lines[start - 1]?.block === lines[start]?.block && isUnknownLabel(lines[start - 1]?.text ?? '')) start -= 1;
  return start;
}

/** A line between labelled ones of its block: an unknown label, or the rest of a value. */
function belongsToLabels(lines: readonly Line[], at: number): boolean {
  const line = lines[at];
  if (!line || line.text.length > 200) return false;
  let above = at - 1;
  while (above > at - LONGEST_BLOCK && lines[above]?.block === line.block && !isLabelled(lines[above]?.text ?? '')) above -= 1;
  const head = lines[above];
  const known = head?.block === line.block ? readLabelled(head.text) : undefined;
  if (!known) return false;
  const below = lines[at + 1];
  // LexisNexis wraps what it says of a picture, and parts each label with a blank line.
  return below?.block === line.block ? !ENDS_SENTENCE.test(line.text) : PICTURE.test(known.name) && at - above < MOST_CAPTIONS;
}

const PICTURE = /^(?:GRAPHIC|HIGHLIGHT|CORRECTION|SERIES|SUBJECT|TITLE|ORGANIZATION|COMPANY|GEOGRAPHIC|PERSON|NAME)$/;

/** Above known labels of the same block, an unknown one. */
function isUnknownLabel(text: string): boolean {
  return text.length <= 200 && isLabelled(text) && !ENDS_SENTENCE.test(text);
}

function isSure(found: readonly LabelledLine[]): boolean {
  if (found.some(({ weak, label }) => !weak && label !== 'copy')) return true;
  const [only] = found;
  if (found.length > 1 || !only) return found.length > 3 && new Set(found.map(({ label }) => label)).size > 2;
  return only.label === 'publication' && (likenessToPaper(only.value) >= 2 || readByline(only.value)?.agency !== undefined);
}

/** "Related articles", and the headlines behind it. */
function otherStories(lines: readonly Line[], end: number): number | undefined {
  for (let at = end - 1; at > 0 && at >= end - LONGEST_BLOCK; at -= 1) {
    const line = lines[at];
    if (!line || (ENDS_SENTENCE.test(line.text) && /\.$/.test(line.text)) || lengthInWords(line.text) > 20) return undefined;
    if (isLeadAlone(line.text)) return at;
  }
  return undefined;
}

const MOST_CAPTIONS = 6;
const LONGEST_CAPTION = 400;

/** "Graphic", "Illustration(s) :", and what the pictures show, above other lines of the tail. */
function captions(lines: readonly Line[], end: number): number | undefined {
  if (end === lines.length) return undefined;
  for (let at = end - 1; at > 1 && at >= end - MOST_CAPTIONS - 1; at -= 1) {
    const { text } = lines[at] as Line;
    if (text.length < 20 && /^(?:graphics?|illustrations?|illustration\(s\)|légende\(s\)|photo captions?)\s?:?$/i.test(text)) return at;
    if (text.length > LONGEST_CAPTION) return undefined;
  }
  return undefined;
}

/** Whether the last line is the rest of a sentence that was broken in the line above: "… the report at / https://…". */
function endsSentence(lines: readonly Line[], end: number): boolean {
  const last = lines[end - 1];
  const above = lines[end - 2];
  if (!last || above?.block !== last.block || ENDS_SENTENCE.test(above.text) || lengthInWords(above.text) < 5) return false;
  return !isFurnitureAtEnd(above.text) && !isLabelled(above.text) && !isCopyright(above.text) && above.indent === last.indent && end > 2;
}

function oneLine({ text, number }: Line, end: number, facts: Facts, monthFirst: boolean | undefined): number | undefined {
  const from = `line ${number}`;
  if (isListOfPapers(text)) note(facts, 'papers', text, from);
  if (isFurnitureAtEnd(text)) return end - 1;
  const meta = readMeta(text, monthFirst);
  if (meta) {
    for (const [name, value] of meta.facts) {
      if (name === 'copyright' && holderOf(value)) facts.set(name, { value, from });
      else note(facts, name, value, from);
    }
    return end - 1;
  }
  const sent = sentAt(text);
  if (sent) {
    note(facts, 'sent', sent, from);
    return end - 1;
  }
  const byline = text.length <= 60 ? readByline(text.replace(/\)\.$/, ')')) : undefined;
  if (byline?.agency === undefined) return undefined;
  note(facts, 'agency', byline.agency, from);
  return end - 1;
}

/** "… he said. PTI TBA ROH" and below it "ROH" once more, a stamp, "NNNN": so copy of PTI and its neighbours ends. */
function initials(lines: readonly Line[], end: number, facts: Facts): number | undefined {
  const text = lines[end - 1]?.text ?? '';
  if (end < 3 || text.length > 12) return undefined;
  const above = lines[end - 2]?.text ?? '';
  if (/^N{4}$/.test(text)) return end - 1;
  if (/^\d{8}(?:\d{2})?$/.test(text) && lines[end]?.text === 'NNNN') return end - 1;
  const signed = /[.!?]["”’]?\s[A-Z]{2,8}((?:\s[A-Z]{2,4}){1,6})$/.exec(above)?.[1];
  if (!signed || !/^[A-Z]{2,4}(?: [A-Z]{2,4}){0,2}$/.test(text)) return undefined;
  note(facts, 'signOff', text, `line ${lines[end - 1]?.number}`);
  return end - 1;
}

/** When an agency sent it, with the century: "10-MAR-24 10:14 NNNN" in Italy, with its number before it in Austria. */
function sentAt(line: string): string | undefined {
  // APA0123    2024-05-02/14:03
  const [, stamp] = /^\p{Lu}{3}\d{4} (\d{4}-\d\d-\d\d\/\d\d:\d\d)$/u.exec(line) ?? [];
  if (stamp) return stamp.replace('/', ' ');
  // AP-NY-05-02-24 1410EDT
  const [, ...ap] = /^AP-[A-Z]{2}-(\d\d)-(\d\d)-(\d\d) (\d\d)(\d\d)E[SD]T<?$/.exec(line) ?? [];
  if (ap.length > 0) return `20${ap[2]}-${ap[0]}-${ap[1]} ${ap[3]}:${ap[4]}`;
  const [, day, month, year, time] = /^(\d{1,2})-(\p{Lu}{3})-(\d{2}) (\d{1,2}[:.]\d{2})(?: NNNN)?$/u.exec(line) ?? [];
  return day && `${day} ${month} 20${year} ${time}`;
}

/** Two or three names alone below the last sentence: who wrote it. */
function writer(lines: readonly Line[], end: number, facts: Facts): number | undefined {
  const line = lines[end - 1];
  const above = lines[end - 2];
  if (!line || !above || end < 4 || line.block === above.block || facts.has('by')) return undefined;
  if (!ENDS_SENTENCE.test(above.text) && !/\)$/.test(above.text)) return undefined;
  const words = line.text.split(' ');
  if (words.length < 2 || words.length > 3 || !isNames(line.text) || placeNamed(line.text) || likenessToPaper(line.text) > 1)
    return undefined;
  // Bhasha has its name before the initials of who wrote and edited.
  note(facts, agencyOf(words[0]) ? 'signOff' : 'by', line.text, `line ${line.number}`);
  return end - 1;
}

/** The paper's name, as the last line or above a date or notice that was taken off. */
function nameOfPaper(lines: readonly Line[], end: number, facts: Facts): number | undefined {
  const line = lines[end - 1];
  const above = lines[end - 2];
  if (!line || !above || end < 3 || facts.has('publication') || likenessToPaper(line.text) < 3) return undefined;
  if (above.block === line.block && !ENDS_SENTENCE.test(above.text)) return undefined;
  note(facts, 'publication', line.text, `line ${line.number}`);
  return end - 1;
}
