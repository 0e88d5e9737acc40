// The first look at an object's text: what formats recognise themselves by.

export interface Head {
  /** The first characters, leading blanks and byte order marks taken off. */
  readonly text: string;
  /** The root element, where the text is XML. */
  readonly root?: { readonly name: string; readonly local: string; readonly uri: string };
  /** The keys of the first object, where the text is JSON. */
  readonly keys?: readonly string[];
}

const LENGTH = 65_536;

/** Looks at the start of a text. Never throws. */
export function lookAt(text: string): Head {
  const start = text.slice(0, LENGTH).replace(/^[\s\ufeff\0]+/, '');
  const root = start.startsWith('<') ? rootOf(start) : undefined;
  const keys = /^[[{]/.test(start) ? keysOf(start) : undefined;
  return { text: start, ...(root && { root }), ...(keys && { keys }) };
}

const PROLOG = /^(?:\s+|<\?[^>]*>|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE(?:[^>[]|\[[^\]]*\])*>)/i;
const START_TAG = /^<([\p{L}_][\p{L}\p{N}_.-]*)(?::([\p{L}_][\p{L}\p{N}_.-]*))?((?:[^<>"']|"[^"]*"|'[^']*')*)/u;

function rootOf(text: string): Head['root'] {
  let rest = text;
  for (let prolog = PROLOG.exec(rest); prolog; prolog = PROLOG.exec(rest)) rest = rest.slice(prolog[0].length);
  const [, first, second, attributes = ''] = START_TAG.exec(rest) ?? [];
  if (!first) return undefined;
  const prefix = second ? first : '';
  const declaration = prefix ? `xmlns:${prefix}` : 'xmlns';
  const uri = attributes.split(/\s+(?=[^\s"'=]+\s*=)/).flatMap((each) => {
    const [, name, double, single] = /^([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(each.trim()) ?? [];
    return name === declaration ? [double ?? single ?? ''] : [];
  })[0];
  return { name: second ? `${first}:${second}` : first, local: second ?? first, uri: uri ?? '' };
}

/** Keys of the first object of a JSON text, found without parsing it: the text may be cut anywhere. */
function keysOf(text: string): string[] {
  const keys: string[] = [];
  let depth = text.startsWith('[') ? -1 : 0;
  const token = /"((?:[^"\\]|\\.)*)"(\s*:)?|[{}[\]]/gs;
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
