// How many columns of a terminal text takes, and text cut or folded to so many.

const NO_COLUMN = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]$/u;
const TWO_COLUMNS =
  /^[[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\u3000-\u303e\u3200-\u33ff\uff01-\uff60\uffe0-\uffe6\p{Emoji_Presentation}]--[\uff61-\uffdc]]$/v;
const EMOJI = /^\p{RGI_Emoji}$/v;
const ASCII = /^[\x20-\x7e]*$/;

const graphemes = new Intl.Segmenter('und');

/** Columns that a text takes: two for each East Asian letter and emoji, none for marks that stand above or below another. */
export function columnsOf(text: string): number {
  if (ASCII.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) columns += columnsOfGrapheme(segment);
  return columns;
}

function columnsOfGrapheme(grapheme: string): number {
  if (EMOJI.test(grapheme)) return 2;
  let columns = 0;
  for (const character of grapheme) columns += NO_COLUMN.test(character) ? 0 : TWO_COLUMNS.test(character) ? 2 : 1;
  return columns;
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
    const width = columnsOfGrapheme(segment);
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
    room -= columnsOfGrapheme(segment);
    if (room < 0) break;
    taken.push(segment);
  }
  return taken;
}

function segmentsOf(text: string): string[] {
  return [...graphemes.segment(text)].map(({ segment }) => segment);
}
