// What differs between two revisions of a story: their text word by word, their fields by name.
import { isDeepStrictEqual } from 'node:util';
import { diffArrays, diffWordsWithSpace } from 'diff';
import { htmlOfText, textOfHtml } from '../wire/html.ts';
import type { Story } from '../wire/story.ts';

export interface Differences {
  readonly id: string;
  /** Revisions. */
  readonly from: string;
  readonly to: string;
  readonly headline: readonly Piece[];
  readonly text: readonly Piece[];
  /** Fields of the item and of the wire that differ, bodies left out; a value that is absent is left out. */
  readonly fields: readonly FieldChange[];
}

export interface Piece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly value: string;
}

export interface FieldChange {
  readonly field: string;
  readonly from?: unknown;
  readonly to?: unknown;
}

/** Characters of both texts, up to which words are compared; beyond them lines are. */
const WORDY = 200_000;
/** Differences beyond which the whole is told as removed and added. */
const MANY_WORDS = 4_000;
const MANY_LINES = 2_000;

export function differencesOf(from: Story, to: Story): Differences {
  return {
    id: to.id,
    from: from.revision,
    to: to.revision,
    headline: piecesOf(from.item.headlines?.[0]?.value ?? '', to.item.headlines?.[0]?.value ?? ''),
    text: piecesOf(textOf(from), textOf(to)),
    fields: [...fieldsOf('', from.item, to.item), ...fieldsOf('wire.', from.wire, to.wire)],
  };
}

function textOf({ item }: Story): string {
  const bodies = item.bodies ?? [];
  return bodies.map(({ contentType, value }) => blocksOf(contentType === 'text/html' ? value : htmlOfText(value))).join('\n');
}

/** A line for each block of clean HTML: a difference is read as paragraphs. */
function blocksOf(html: string): string {
  return html
    .split(BLOCK_ENDS)
    .map(textOfHtml)
    .filter((text) => text !== '')
    .join('\n');
}

const BLOCK_ENDS = /<\/(?:p|li|tr|h[1-6]|blockquote|pre|dd|dt|caption|div)>|<br>/;

function piecesOf(from: string, to: string): Piece[] {
  if (from === to) return from === '' ? [] : [{ kind: 'same', value: from }];
  const isWordy = from.length + to.length <= WORDY;
  const changes = isWordy
    ? diffWordsWithSpace(from, to, { maxEditLength: MANY_WORDS })
    : diffArrays(linesOf(from), linesOf(to), { maxEditLength: MANY_LINES })?.map((change) => ({ ...change, value: change.value.join('') }));
  const pieces = changes?.map(({ added, removed, value }): Piece => ({ kind: added ? 'added' : removed ? 'removed' : 'same', value }));
  const whole: Piece[] = [
    { kind: 'removed', value: from },
    { kind: 'added', value: to },
  ];
  return phrasesOf((pieces ?? whole).filter(({ value }) => value !== ''));
}

/** Words that were changed one beside the other are told as the phrases that they make: space between them counts as changed with them. */
function phrasesOf(pieces: readonly Piece[]): Piece[] {
  const phrases: Piece[] = [];
  let run: Piece[] = [];
  for (const [at, piece] of pieces.entries()) {
    const next = pieces[at + 1];
    const isBetween = run.length > 0 && next !== undefined && next.kind !== 'same' && /^[^\S\n]+$/.test(piece.value);
    if (piece.kind !== 'same' || isBetween) run.push(piece);
    else {
      phrases.push(...phraseOf(run), piece);
      run = [];
    }
  }
  return [...phrases, ...phraseOf(run)];
}

/** One phrase removed and one added; the words by themselves where they were only removed, or only added. */
function phraseOf(run: readonly Piece[]): readonly Piece[] {
  const but = (kind: Piece['kind']) =>
    run
      .filter((piece) => piece.kind !== kind)
      .map(({ value }) => value)
      .join('');
  const [removed, added] = [but('added'), but('removed')];
  if (removed.trim() === '' || added.trim() === '') return run;
  return [
    { kind: 'removed', value: removed },
    { kind: 'added', value: added },
  ];
}

function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}

function fieldsOf(prefix: string, from: object, to: object): FieldChange[] {
  const [before, after] = [new Map(Object.entries(from)), new Map(Object.entries(to))];
  const names = [...new Set([...before.keys(), ...after.keys()])].filter((name) => name !== 'bodies');
  return names
    .filter((name) => !isDeepStrictEqual(before.get(name), after.get(name)))
    .map((name) => ({
      field: `${prefix}${name}`,
      ...(before.has(name) && { from: before.get(name) as unknown }),
      ...(after.has(name) && { to: after.get(name) as unknown }),
    }));
}
