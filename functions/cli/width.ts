// How many columns of a terminal text takes, and text cut or folded to so many.

import stringWidth from 'string-width';

const ASCII = /^[\x20-\x7e]*$/;

const graphemes = new Intl.Segmenter('und');

/** Columns that a text takes: two for each East Asian letter and emoji, none for marks that stand above or below another. */
export function columnsOf(text: string): number {
  return ASCII.test(text) ? text.length : stringWidth(text);
}

/** The start of a text, with an ellipsis where some of it had to go. */
export function clipEnd(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  return `${take(segmentsOf(text), columns - 1).join('')}…`;
}

/** The end of a text, with an ellipsis where some of it had to go: of an identifier, what differs. */
export function clipStart(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  return `…${take(segmentsOf(text).reverse(), columns - 1)
    .reverse()
    .join('')}`;
}

/** Folds a text between words into lines; a word that is longer than a line is cut. */
export function fold(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((each) => cut(each, columns))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (columnsOf(longer) <= columns) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/** A text filled up with blanks to so many columns. */
export function pad(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
  const blanks = ' '.repeat(Math.max(0, columns - columnsOf(text)));
  return align === 'right' ? blanks + text : text + blanks;
}

function cut(word: string, columns: number): string[] {
  if (columnsOf(word) <= columns) return [word];
  const pieces: string[] = [];
  let piece = '';
  let room = columns;
  for (const segment of segmentsOf(word)) {
    const width = columnsOf(segment);
    if (width > room && piece !== '') {
      pieces.push(piece);
      piece = '';
      room = columns;
    }
    piece += segment;
    room -= width;
  }
  return [...pieces, piece];
}

function take(segments: readonly string[], columns: number): string[] {
  const taken: string[] = [];
  let room = columns;
  for (const segment of segments) {
    room -= columnsOf(segment);
    if (room < 0) break;
    taken.push(segment);
  }
  return taken;
}

function segmentsOf(text: string): string[] {
  return [...graphemes.segment(text)].map(({ segment }) => segment);
}
