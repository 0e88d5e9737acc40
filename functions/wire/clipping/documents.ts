// Exports that hold several clippings: services mark where one begins or ends.
import type { Line } from './lines.ts';
import { readMeta } from './meta.ts';

const BEGINS =
  /^(?:document |dokument |documento )?\d{1,5} (?:of|von|de|di|sur|van) \d{1,5}(?: (?:documents?|dokumenten?|documentos?|documenti))?$/i;
const ENDS = /^end of document$|^Document [A-Z]{1,8}\d{8,}[a-z\d]*$/i;
/** What stands once above all clippings: who asked for them, when, and by which words. */
const COVER =
  /^(?:download|print|e-?mail|delivery) request\s?:|^time of request\s?:|^job number\s?:|^(?:research|client) (?:information|id|identifier)\s?:|^(?:druck|download)-?auftrag\s?:|^(?:demande de téléchargement|heure de la demande)\s?:/i;
const WITH_DOCUMENTS = /documents?|dokument|documento|documenti/i;

export interface Exported {
  readonly lines: readonly Line[];
  /** What the service put above all clippings, with the first of them. */
  readonly cover: readonly Line[];
}

/** Each clipping, in order; one where nothing parts them. */
export function documentsOf(lines: readonly Line[]): Exported[] {
  const documents: Line[][] = [];
  let cover: readonly Line[] = [];
  let current: Line[] = [];
  for (const line of lines) {
    const begins = BEGINS.test(line.text) && WITH_DOCUMENTS.test(line.text);
    if (begins && current.length > 0) {
      if (documents.length === 0 && isCover(current)) cover = current;
      else documents.push(current);
      current = [];
    }
    current.push(line);
    if (!begins && ENDS.test(line.text)) {
      documents.push(current);
      current = [];
    }
  }
  if (current.length > 0) documents.push(current);
  const parted = documents.length > 0 ? documents.flatMap(partedByRules) : [[]];
  return parted.map((each, index) => ({ lines: each, cover: index === 0 ? cover : [] }));
}

function isCover(lines: readonly Line[]): boolean {
  return lines.some(({ text }) => COVER.test(text));
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
