// Text as it may reach a terminal: nothing of it can move the cursor, colour the screen or turn a line around.
import { stripVTControlCharacters } from 'node:util';

/** C0, DEL, C1, the line separators, marks of writing direction, and what takes no room and hides between letters. */
const UNPRINTABLE = /[\p{Cc}\u00ad\u2028\u2029\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** One line of copy: escape sequences and controls taken out, blanks and line ends as single blanks. */
export function oneLine(text: string): string {
  return manyLines(text).replace(/\s+/g, ' ').trim();
}

/** Copy of several lines: only line ends and tabs of the controls are left. */
export function manyLines(text: string): string {
  return stripVTControlCharacters(text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n'))
    .replace(UNPRINTABLE, (character) => (character === '\n' || character === '\t' ? character : ''))
    .toWellFormed();
}

/** A name exactly: what cannot be printed stands as an escape, such as `\n`. */
export function shownName(name: string): string {
  return name.toWellFormed().replace(UNPRINTABLE, (character) => ESCAPES[character] ?? `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
