// Exports that hold several clippings: services mark where one begins or ends.
import type { Line } from './lines.ts';
import { readMeta } from './meta.ts';

const BEGINS =
  /^(?:document |dokument |documento )?\d{1,5} (?:of|von|de|di|sur|van) \d{1,5}(?: (?:documents?|dokumenten?|documentos?|documenti))?$/i;
const ENDS = /^end of document$|^Document [A-Z]{1,8}\d{8,}[a-z\d]*$/i;
const WITH_DOCUMENTS = /documents?|dokument|documento|documenti/i;

/** The lines of each clipping, in order; one list where nothing parts them. */
export function documentsOf(lines: readonly Line[]): Line[][] {
  const documents: Line[][] = [];
  let current: Line[] = [];
  for (const line of lines) {
    const begins = BEGINS.test(line.text) && WITH_DOCUMENTS.test(line.text);
    if (begins && current.length > 0) {
      documents.push(current);
      current = [];
    }
    current.push(line);
    if (!begins && ENDS.test(line.text)) {
      documents.push(current);
      current = [];
    }
  }
  if (current.length > 0) documents.push(current);
  return documents.length > 0 ? documents.flatMap(partedByRules) : [[]];
}

const RULE = /^([-=_*~])(?:\s?\1){9,}$/;
const LINES_OF_HEAD = 6;

/** Clippings that somebody put below each other with rules between them: each must have its date at its head. */
function partedByRules(lines: Line[]): Line[][] {
  if (!lines.some(({ text }) => RULE.test(text))) return [lines];
  const parts: Line[][] = [[]];
  for (const line of lines) {
    if (RULE.test(line.text)) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  const filled = parts.filter((part) => part.length > 0);
  return filled.length > 1 && filled.every(isDated) ? filled : [lines];
}

function isDated(lines: readonly Line[]): boolean {
  const head = lines.slice(0, LINES_OF_HEAD);
  return lines.length > 2 && head.some(({ text }) => readMeta(text, false)?.facts.some(([name]) => name === 'published'));
}
