// JSON files that people write: comments and trailing commas may stand in them, and what is wrong is told by line and column.

import { type Node, type ParseError, type ParseOptions, parseTree, printParseErrorCode } from 'jsonc-parser';
import { ConfigError, type Problem } from './config-error.ts';

export type { Node } from 'jsonc-parser';

/** Notes what is wrong with a part of a file. */
export type Report = (node: Node, message: string) => void;

const MAX_CHARACTERS = 4_000_000;
const MAX_DEPTH = 100;
const MAX_PROBLEMS = 50;
const OPTIONS: ParseOptions = { allowTrailingComma: true };

/**
 * Reads the text of a file by `read`, which reports what is wrong and answers what it makes of the rest. `file` is its name
 * for messages. Throws a `ConfigError` with all that was reported, in the order of the lines.
 */
export function readConfig<T>(text: string, file: string, read: (root: Node, report: Report) => T): T {
  const problems: (Problem & { readonly offset: number })[] = [];
  const noteAt = (offset: number, message: string) => problems.push({ ...placeOf(text, offset), message, offset });
  const root = parsed(text, noteAt);
  const value = root && problems.length === 0 ? read(root, ({ offset }, message) => noteAt(offset, message)) : undefined;
  if (problems.length > 0 || value === undefined) {
    throw new ConfigError(file, problems.sort((a, b) => a.offset - b.offset).slice(0, MAX_PROBLEMS));
  }
  return value;
}

function parsed(text: string, noteAt: (offset: number, message: string) => void): Node | undefined {
  if (text.length > MAX_CHARACTERS) return void noteAt(0, `the file is longer than ${MAX_CHARACTERS} characters`);
  const deep = tooDeep(text);
  if (deep !== undefined) return void noteAt(deep, `more than ${MAX_DEPTH} brackets are open here`);
  if (text.trim() === '') return void noteAt(0, 'the file is empty');
  // What decoders put in the place of bytes that are none: a word with it would never be met.
  const lost = text.indexOf('\ufffd');
  if (lost >= 0) return void noteAt(lost, 'not UTF-8: save the file in that encoding');
  const errors: ParseError[] = [];
  // A byte order mark is blank, and no JSON.
  const root = parseTree(text.replace(/^\uFEFF/, ' '), errors, OPTIONS);
  // What follows the first error is mostly its echo.
  const [first] = errors;
  if (first) noteAt(first.offset, `not JSON: ${SAID[printParseErrorCode(first.error)] ?? printParseErrorCode(first.error)}`);
  else if (!root) noteAt(0, 'not JSON: there is no value in it');
  return root;
}

const SAID: Readonly<Record<string, string>> = {
  InvalidSymbol: 'neither a value nor a sign of JSON; texts stand in double quotes',
  InvalidNumberFormat: 'not a number',
  PropertyNameExpected: 'a name in double quotes is expected',
  ValueExpected: 'a value is expected',
  ColonExpected: 'a colon is expected',
  CommaExpected: 'a comma is expected before this',
  CloseBraceExpected: 'a closing } is missing',
  CloseBracketExpected: 'a closing ] is missing',
  EndOfFileExpected: 'the file should have ended before this',
  UnexpectedEndOfComment: 'a comment is not closed',
  UnexpectedEndOfString: 'a text is not closed by a double quote',
  InvalidEscapeCharacter: 'no such escape: write \\\\ for a backslash',
  InvalidUnicode: '\\u needs four hexadecimal digits',
  InvalidCharacter: 'a character that JSON forbids within texts',
};

/** Where too many brackets are open, those within texts and comments counted too: the parser calls itself for each. */
function tooDeep(text: string): number | undefined {
  let depth = 0;
  for (const { 0: bracket, index } of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth > MAX_DEPTH) return index;
  }
  return undefined;
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: [...(before.at(-1) ?? '')].length + 1 };
}

export interface Member {
  readonly name: string;
  /** Where the name stands. */
  readonly key: Node;
  readonly value: Node;
}

/** The members of an object; reports what is none, and names that stand in it twice. */
export function membersOf(node: Node, report: Report): Member[] {
  if (node.type !== 'object') report(node, 'an object { … } is expected here');
  const seen = new Set<string>();
  return (node.type === 'object' ? (node.children ?? []) : []).flatMap(({ children: [key, value] = [] }) => {
    if (!key || !value) return [];
    const name = String(key.value);
    if (seen.has(name)) report(key, `${quoted(name)} stands here twice`);
    seen.add(name);
    return [{ name, key, value }];
  });
}

/** The entries of a list that must hold something; reports what is none. */
export function entriesOf(node: Node, report: Report): readonly Node[] {
  const entries = node.type === 'array' ? (node.children ?? []) : [];
  if (entries.length === 0) report(node, 'a list [ … ] of at least one entry is expected here');
  return entries;
}

/** A text that holds something and is not endless; reports what is none. */
export function textOf(node: Node, report: Report): string {
  const text = node.type === 'string' ? String(node.value).trim() : '';
  if (text === '' || text.length > 1_000) report(node, 'a text in double quotes is expected here, of up to 1,000 characters');
  return text;
}

/** A word as messages show it. */
export function quoted(word: string): string {
  return JSON.stringify(word.length > 60 ? `${word.slice(0, 60)}…` : word);
}
