// What stands below the copy and is not for print: notebooks, notes to editors, sign-offs of writers and desks.
import { agencyOf } from '../agencies.ts';

export interface Tail {
  /** The copy itself. */
  readonly lines: readonly string[];
  /** Notes to editors, as printed. */
  readonly notes: readonly string[];
  /** Initials and names of the desk: `dpa wsz jln npr`, `./.CVN`, `(SDA/mf ba)`. */
  readonly signOff?: string;
}

/** Takes notes and sign-off from the end of copy. `names` are what the agency calls itself in this message. */
export function cutTail(lines: readonly string[], ...names: readonly (string | undefined)[]): Tail {
  const house = new Set(names.flatMap((name) => name?.toLowerCase() ?? []));
  const at = lines.findIndex(
    (line, index) => index > 0 && (NOTEBOOK.test(line) || (isStars(line) && NOT_FOR_PRINT.test(lines[index + 1] ?? ''))),
  );
  const copy = cutSignOff(at < 0 ? lines : lines.slice(0, at), house);
  if (at < 0) return { ...copy, notes: [] };
  const below = cutSignOff(lines.slice(at), house);
  const notes = below.lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  const signOff = copy.signOff ?? below.signOff;
  return { lines: copy.lines, notes: notes === '' ? [] : [notes], ...(signOff && { signOff }) };
}

const NOTEBOOK =
  /^#{1,3}\s?(?:\p{L}+\s){0,2}(?:notizblock|notebook|notepad|bloc-notes|bloc de notas|block-notes|notatnik|блокнот|ملاحظات)\s*$/iu;
const NOT_FOR_PRINT =
  /nicht zur veröffentlichung|not (?:intended )?for publication|pas destinées? à (?:la publication|être publié)|no (?:destinad\p{L}* a|para) (?:la )?publicación|non destinate alla pubblicazione/iu;

function isStars(line: string): boolean {
  return /^\s*(?:\*\s?){3,}$/.test(line);
}

/** Lines that a sign-off may have; what stands above them is copy, whatever it looks like. */
const SIGN_OFF_LINES = 8;

function cutSignOff(lines: readonly string[], house: ReadonlySet<string>): { lines: readonly string[]; signOff?: string } {
  const signOffs: string[] = [];
  let copy = withoutBlanksBelow(lines);
  while (signOffs.length < SIGN_OFF_LINES) {
    const line = (copy.at(-1) ?? '').trimEnd();
    const cut = signOffIn(line.trim(), copy.at(-2) ?? '', house);
    if (cut === undefined) break;
    const kept = line.slice(0, line.length - cut.length).trimEnd();
    if (kept === '' && copy.length === 1) break;
    signOffs.unshift(cut.trim());
    if (kept !== '') {
      copy = [...copy.slice(0, -1), kept];
      break;
    }
    copy = withoutBlanksBelow(copy.slice(0, -1));
  }
  return { lines: copy, ...(signOffs.length > 0 && { signOff: signOffs.join(' ') }) };
}

function withoutBlanksBelow(lines: readonly string[]): readonly string[] {
  return lines.slice(0, lines.findLastIndex((line) => line.trim() !== '') + 1);
}

/** The part of a last line that is a sign-off; undefined where it is copy. */
function signOffIn(line: string, before: string, house: ReadonlySet<string>): string | undefined {
  const marked = /\.\/\.?(?:\/\.)?\s?(?:[A-Z]{2,4}(?:[/ ][A-Z]{2,4}){0,3})?\s*$/.exec(line)?.[0];
  if (marked) return marked;
  // (AGI)Ser; (ANSA). behind the last sentence
  const [inline, agency = ''] = /(?<=[.!?"”»]\s?)\(([^()]{2,20})\)\.?(?:\s?\p{Lu}\p{L}{1,3})?$/u.exec(line) ?? [];
  if (inline && isAgency(agency, house)) return inline;
  // The last word of a sentence may be an agency's name.
  if (line.length > 60 || /^.{45,}[\p{L},]$/u.test(before.trim())) return undefined;
  if (/^\([^()]{2,50}\)\.?$/.test(line)) return isDesk(line.replace(/[().]/g, ''), house) ? line : undefined;
  if (/^(?:\p{Ll}{2,4}\/\s?){1,6}(?:\p{Ll}{2,4})?$/u.test(line) || /^-\s?(?:\d{1,3}|o0o|oOo)\s?-$/.test(line)) return line;
  if (/^\/[^/]{2,20}\/$/.test(line)) return isAgency(line.slice(1, -1), house) ? line : undefined;
  if (/^[A-Z]{1,3}\d{0,3}(?:[-/][A-Z]{1,4}){1,3}$/.test(line)) return line;
  if (/^={1,3}\s?\p{L}{2,20}$/u.test(line) || MARK_OF_END.test(line)) return line;
  const text = line.replace(/^[+-]{1,3}\s?/, '');
  return isAgency(text.split(/[\s/]/)[0] ?? '', house) && isDesk(text, house) ? line : undefined;
}

// (Schluss) abc/def; *** end of story ***; REUTERS above it
const MARK_OF_END =
  /^\((?:schluss|forts(?:etzung)? (?:mögl|folgt|möglich)\.?|ende|fin|fine|fim|ends?)\)(?:\s?\p{Ll}{2,4}(?:[/,]\s?\p{Ll}{2,4}){0,3})?\.?$|^\*{2,3}\s?(?:end of (?:story|message|file)|ends?|ende)\s?\*{2,3}$/iu;

/** An agency and nothing besides but initials and names of its services. */
function isDesk(text: string, house: ReadonlySet<string>): boolean {
  const words = text.replaceAll('\\', '').split(/[\s/;,-]+/);
  if (agencyOf(text)) return words.length <= 4;
  const agency = words.some((word) => isAgency(word, house));
  return agency && words.length <= 9 && words.every((word) => /^(?:[\p{L}\d]{1,4}|[A-Z]{2,12})$/u.test(word) || isAgency(word, house));
}

function isAgency(word: string, house: ReadonlySet<string>): boolean {
  return agencyOf(word) !== undefined || house.has(word.toLowerCase());
}
