// Characters of XML text before the parser sees them: those that are illegal are taken out, and stretches that it need not look at are found.
import type { Issue } from './story.ts';

/** Tells whether a stretch of a text needs no parser. Each character that would is looked for once in the whole of it. */
export function plainness(text: string): (from: number, to: number) => boolean {
  const special = ['&', '\r', ']]>'].filter((each) => text.includes(each));
  if (special.length === 0) return () => true;
  return (from, to) => {
    const stretch = text.slice(from, to);
    return !special.some((each) => stretch.includes(each));
  };
}

/** An ampersand that begins no reference. */
export const STRAY = /&(?!#\d+;|#x[\da-f]+;|[\p{L}_:][\p{L}\p{M}\p{N}_:.·-]*;)/iu;

export function linesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 forbids (section 2.2)
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const ILLEGAL_REFERENCE = /&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01])|x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef]));/gi;

/** Characters that XML forbids, bare or as references, are common in the wild and cost a reader the whole document. */
export function withoutIllegal(text: string, report: (issue: Issue) => void): string {
  const legal = text.replace(ILLEGAL, '');
  const clean = legal.includes('&#') ? legal.replace(ILLEGAL_REFERENCE, '') : legal;
  if (clean.length < text.length)
    report({ code: 'ILLEGAL_CHAR', message: `${text.length - clean.length} characters that XML forbids were removed.` });
  return clean;
}
