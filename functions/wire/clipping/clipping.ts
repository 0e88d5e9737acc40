// A clipping: copy out of a newspaper or a wire as plain text, without a header, taken apart into what it says about itself and
// the copy. Facts by their place and look; nothing is invented.
import type { Dateline } from '../datelines.ts';
import { languageOf } from '../language.ts';
import { datelineAlone, readClosing, readOpening } from '../openings.ts';
import { readCodedClipping } from './coded.ts';
import { type CopyBlock, copyBlocks } from './copy.ts';
import type { Exported } from './documents.ts';
import { type Facts, note } from './facts.ts';
import { holderOf, isFurnitureWithin } from './furniture.ts';
import { readHead } from './head.ts';
import { plain } from './labels.ts';
import { type Line, widthOf } from './lines.ts';
import { likenessToPaper } from './publications.ts';
import { findTail } from './tail.ts';

export interface Clipping {
  readonly facts: Facts;
  readonly copy: readonly CopyBlock[];
  readonly dateline?: Dateline | undefined;
  /** BCP 47, detected. */
  readonly language?: string | undefined;
  /** Day and month of numeric dates may be told by the language: false where days come first. */
  readonly monthFirst: boolean | undefined;
  /** Lines that were taken off and are no copy. */
  readonly removed: readonly string[];
}

/** Takes a clipping apart. */
export function readClipping({ lines, cover }: Exported): Clipping {
  const language = languageOf(sampleOf(lines));
  const monthFirst = language === undefined || language === 'en' ? undefined : false;
  const { facts, copy, removed } = readCodedClipping(lines) ?? readPlain(lines, language, monthFirst);
  const blocks = copyBlocks(copy, widthOf(copy));
  const opened = withoutDateline(blocks);
  const closed = withoutAgency(opened.blocks);
  note(facts, 'agency', opened.dateline?.source, 'dateline');
  note(facts, 'by', opened.dateline?.writer, 'dateline');
  note(facts, 'agency', closed.agency, 'end of the copy');
  note(facts, 'publication', closed.paper, 'end of the copy');
  return {
    facts,
    copy: closed.blocks,
    dateline: opened.dateline,
    language,
    monthFirst,
    removed: [...cover.map(({ text }) => text), ...removed, ...(closed.closing ? [closed.closing] : [])],
  };
}

// The longest lines are copy; furniture in another language must not outvote short copy.
function sampleOf(lines: readonly Line[]): string {
  let sample = '';
  for (const { text } of lines) {
    if (sample.length > 6_000) break;
    if (text.length > 25 || lines.length < 4) sample += `${text.slice(0, 6_000)}\n`;
  }
  return sample;
}

function readPlain(lines: readonly Line[], language: string | undefined, monthFirst: boolean | undefined) {
  const tail = findTail(lines, monthFirst);
  const head = readHead(lines.slice(0, tail.end), tail.facts, { width: widthOf(lines), language, monthFirst });
  const facts: Facts = new Map([...tail.facts, ...head.facts]);
  const notice = tail.facts.get('copyright');
  // Archives put their own terms above all; the notice that names the holder stands below.
  if (notice && holderOf(notice.value) && !holderOf(facts.get('copyright')?.value ?? '')) facts.set('copyright', notice);
  const owner = isOwner(head.copy.at(-1)?.text, facts) ? 1 : 0;
  const whole = head.copy.slice(0, head.copy.length - owner);
  const copy = whole.filter((line, index) => !isOfPicture(whole, index) && (!isAlone(whole, index) || !isFurnitureWithin(line.text)));
  const within = whole.filter((line) => !copy.includes(line));
  return {
    facts,
    copy,
    removed: [...head.removed, ...[...within, ...head.copy.slice(whole.length)].map(({ text }) => text), ...tail.removed],
  };
}

/** "Image source, Getty Images", "Image caption," and the caption below it: so pages of the BBC come out as text. */
function isOfPicture(lines: readonly Line[], at: number): boolean {
  const above = lines[at - 1];
  if (!/^image/i.test(lines[at]?.text ?? '') && above?.text.endsWith(',') !== true) return false;
  const isBelow = above?.block === lines[at]?.block && /^image (?:source|caption),$/i.test(above?.text ?? '');
  return isBelow || /^image (?:source|caption),/i.test(lines[at]?.text ?? '');
}

/** Whether blank lines stand around a line. */
function isAlone(lines: readonly Line[], at: number): boolean {
  const block = lines[at]?.block;
  return lines[at - 1]?.block !== block && lines[at + 1]?.block !== block;
}

/** The publisher's name alone under the copy, as Factiva puts it there. */
function isOwner(line: string | undefined, facts: Facts): boolean {
  const holder = holderOf(facts.get('copyright')?.value ?? '');
  return (
    line !== undefined &&
    line.length <= 100 &&
    [holder, facts.get('publication')?.value].some((name) => name && plain(name) === plain(line).replace(/\.$/, ''))
  );
}

function withoutDateline(blocks: readonly CopyBlock[]): { blocks: readonly CopyBlock[]; dateline?: Dateline | undefined } {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'paragraph') return { blocks };
  const alone = rest.length > 0 ? datelineAlone(first.text) : undefined;
  if (alone) return { blocks: rest, dateline: alone };
  const opening = readOpening(first.text);
  return opening.dateline ? { blocks: [{ ...first, text: opening.rest }, ...rest], dateline: opening.dateline } : { blocks };
}

interface Closed {
  readonly blocks: readonly CopyBlock[];
  readonly agency?: string;
  readonly paper?: string;
  readonly closing?: string;
}

function withoutAgency(blocks: readonly CopyBlock[]): Closed {
  const last = blocks.at(-1);
  if (last?.kind !== 'paragraph') return { blocks };
  const { agency, rest, closing } = readClosing(last.text);
  // （朝日新聞社）
  const [, whole, paper] = closing ? [] : (/[.!?。」](\s?[（(]([^()（）]{2,20})[)）])$/u.exec(last.text) ?? []);
  if (whole && paper && likenessToPaper(paper) === 3)
    return { blocks: [...blocks.slice(0, -1), { ...last, text: last.text.slice(0, -whole.length) }], paper, closing: whole.trim() };
  return closing ? { blocks: [...blocks.slice(0, -1), { ...last, text: rest }], closing, ...(agency && { agency }) } : { blocks };
}
