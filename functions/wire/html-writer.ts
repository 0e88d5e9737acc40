// Cleaned HTML out of any markup, in one walk: htmlparser2 finds the tags as browsers do, and what is allowed is written anew.
// Nothing of the input is copied as markup: names come out of our own list, text and addresses are escaped.
import { Parser } from 'htmlparser2';
import { ALLOWED, CELL_ATTRIBUTES, DROPPED, SCHEMES, VOID } from './html-elements.ts';

/** Markup nested deeper than this, or with more tags, is not cleaned: it would take too long. */
const MAX_DEPTH = 200;
const MAX_TAGS = 200_000;

const RENAMED: ReadonlyMap<string, string> = new Map([
  ['section', 'div'],
  ['article', 'div'],
  ['figure', 'div'],
  ['center', 'div'],
  ['figcaption', 'p'],
  ['address', 'p'],
]);

// What an element that opens ends, where it is the innermost that was written: a paragraph ends at the next block, a link at the
// next link. htmlparser2 does so too, but not across an element that is left out here.
const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
const ENDS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...['blockquote', 'div', 'dl', 'hr', 'ol', 'p', 'pre', 'table', 'ul'].map((name) => [name, ['p']] as const),
  ...HEADINGS.map((name) => [name, [...HEADINGS, 'p']] as const),
  ['a', ['a']],
  ['dd', ['dd', 'dt']],
  ['dt', ['dd', 'dt']],
  ['li', ['li']],
  ['tbody', ['tbody', 'thead']],
  ['td', ['td', 'th', 'thead']],
  ['tfoot', ['tbody', 'thead']],
  ['th', ['th']],
  ['tr', ['td', 'th', 'tr']],
]);

/** Writes what is allowed of some markup; undefined where it is too much of it. */
export function writeClean(html: string): string | undefined {
  let clean = '';
  let tags = 0;
  let tooMuch = false;
  let dropped = 0;
  let hasEnded = false;
  // The elements that are open, by the name they were written with: '' for one that was left out or has been ended.
  const open: string[] = [];

  const parser = new Parser({
    onopentag(name, attributes) {
      tags += 1;
      tooMuch ||= tags > MAX_TAGS || open.length + dropped >= MAX_DEPTH;
      if (tooMuch) parser.pause();
      if (dropped > 0 || DROPPED.has(name)) dropped += 1;
      else open.push(write(RENAMED.get(name) ?? name, attributes));
    },
    ontext(text) {
      if (dropped === 0) clean += escaped(text);
    },
    onclosetag() {
      if (dropped > 0) dropped -= 1;
      else close(open.pop());
    },
  });
  parser.end(html);
  if (tooMuch) return undefined;
  return (hasEnded ? clean.replaceAll('<p></p>', '') : clean).trim();

  function write(name: string, attributes: Readonly<Record<string, string>>): string {
    if (!ALLOWED.has(name)) return '';
    const ends = ENDS.get(name);
    for (let at = ends ? innermost(open) : -1; at >= 0 && ends?.includes(open[at] ?? ''); at = innermost(open)) {
      close(open[at]);
      open[at] = '';
      hasEnded = true;
    }
    clean += VOID.has(name) ? `<${name} />` : `<${name}${attributesOf(name, attributes)}>`;
    return VOID.has(name) ? '' : name;
  }

  function close(name: string | undefined) {
    if (name) clean += `</${name}>`;
  }
}

/** Where the innermost element that is still open stands, -1 for nowhere. */
function innermost(open: readonly string[]): number {
  return open.findLastIndex((name) => name !== '');
}

function attributesOf(name: string, attributes: Readonly<Record<string, string>>): string {
  if (name === 'a') return attributes.href && isSafe(attributes.href) ? ` href="${quoted(attributes.href)}"` : '';
  if (name !== 'td' && name !== 'th') return '';
  return CELL_ATTRIBUTES.filter((each) => /^\d{1,3}$/.test(attributes[each] ?? ''))
    .map((each) => ` ${each}="${attributes[each]}"`)
    .join('');
}

/** Whether an address, absolute or not, leads to where links may lead. Browsers take no notice of blanks and control characters in it. */
function isSafe(href: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken off
  const address = href.replace(/[\u0000-\u0020]+/g, '');
  const scheme = /^([a-z][a-z0-9.+-]*):/i.exec(address)?.[1]?.toLowerCase();
  return scheme === undefined ? !/^[/\\]{2}/.test(address) : SCHEMES.includes(scheme);
}

function quoted(text: string): string {
  return escaped(text).replaceAll('"', '&quot;');
}

// Most text has nothing to escape, and is found to have nothing faster than it is escaped.
function escaped(text: string): string {
  return /[&<>]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text;
}
