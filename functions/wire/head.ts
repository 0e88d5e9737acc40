// The first look at an object's text: what formats recognise themselves by.

export interface Head {
  /** The first characters, leading blanks and byte order marks taken off. */
  readonly text: string;
  /** The root element, where the text is XML. */
  readonly root?: { readonly name: string; readonly local: string; readonly uri: string };
  /** The keys of the first object, where the text is JSON; none where it holds no object. */
  readonly keys?: readonly string[];
}

const LENGTH = 65_536;
/** JSON may state its body before all else. */
const JSON_LENGTH = 1_000_000;

/** Looks at the start of a text. Never throws. */
export function lookAt(text: string): Head {
  const trimmed = text.replace(/^[\s\ufeff\0]+/, '');
  const start = trimmed.slice(0, LENGTH);
  const root = start.startsWith('<') ? rootOf(start) : undefined;
  const keys = JSON_START.test(start) ? keysOf(trimmed.slice(0, JSON_LENGTH)) : undefined;
  return { text: start, ...(root && { root }), ...(keys && { keys }) };
}

// "[Correction]" begins copy, and so does "[1]": a bracket makes JSON only with what JSON has behind it.
const JSON_START = /^(?:\{|\[\s*(?:[[{"]|\]\s*$|-?\d[\d.e+-]*\s*,)|(?:null|true|false|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)\s*$)/i;

const PROLOG = /^(?:\s+|<\?[^>]*>|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE(?:[^>[]|\[[^\]]*\])*>)/i;
const START_TAG = /^<([\p{L}_][\p{L}\p{N}_.-]*)(?::([\p{L}_][\p{L}\p{N}_.-]*))?((?:[^<>"']|"[^"]*"|'[^']*')*)/u;
// The look behind keeps a long word from being tried from each of its characters.
const ATTRIBUTE = /(?<=[\s"'])([^\s"'=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

function rootOf(text: string): Head['root'] {
  let rest = text;
  for (let prolog = PROLOG.exec(rest); prolog; prolog = PROLOG.exec(rest)) rest = rest.slice(prolog[0].length);
  const [, first, second, attributes = ''] = START_TAG.exec(rest) ?? [];
  if (!first) return undefined;
  const declaration = second ? `xmlns:${first}` : 'xmlns';
  const [, , double, single] = [...attributes.matchAll(ATTRIBUTE)].find(([, name]) => name === declaration) ?? [];
  return { name: second ? `${first}:${second}` : first, local: second ?? first, uri: double ?? single ?? '' };
}

/** Keys of the first object of a JSON text, found without parsing it: the text may be cut anywhere. */
function keysOf(text: string): string[] {
  const keys: string[] = [];
  let depth = text.startsWith('[') ? -1 : 0;
  // A string may be cut by the end of the text: were it not matched there, each of its escaped quotes would be tried anew.
  const token = /"([^"\\]*(?:\\.[^"\\]*)*)(?:"(\s*:)?|\\?$)|[{}[\]]/gs;
  for (const [symbol, string, colon] of text.matchAll(token)) {
    if (symbol === '{' || symbol === '[') depth += 1;
    else if (symbol === '}' || symbol === ']') {
      depth -= 1;
      if (depth <= 0 && symbol === '}') break;
    } else if (depth === 1 && colon && string !== undefined) keys.push(string);
    if (keys.length >= 200) break;
  }
  return keys;
}
