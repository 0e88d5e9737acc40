// Exports that hold several clippings: services mark where one begins or ends.
import type { Line } from './lines.ts';

const BEGINS =
  /^(?:document |dokument |documento )?\d{1,5} (?:of|von|de|di|sur|van) \d{1,5}(?: (?:documents?|dokumenten?|documentos?|documenti))?$/i;
const ENDS = /^end of document$|^Document [A-Z]{3,8}\d{8,}[a-z\d]*$/i;
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
  return documents.length > 0 ? documents : [[]];
}
