// The lines above the copy: headline, byline, genre, notes on pictures. Signals have been taken out before (`signals.ts`).
import type { TextBlock } from '../ninjs-item.ts';

export interface Headings {
  /** The headline, then lines below it that end on purpose. */
  readonly headlines: readonly TextBlock[];
  readonly byline?: string;
  /** `KORR-Bericht`, `Vorschau`. */
  readonly genres: readonly string[];
  /** `Foto Produktion`: what else stands in brackets. */
  readonly notes: readonly string[];
}

/** Sorts the lines above the copy. */
export function readHeadings(lines: readonly string[]): Headings {
  const genres: string[] = [];
  const notes: string[] = [];
  const titles: string[] = [];
  let byline: string | undefined;
  for (const line of lines.map((each) => each.trim()).filter((each) => each !== '')) {
    const bracketed = /^[([](.*)[)\]]\.?$/s.exec(line)?.[1]?.trim();
    if (bracketed && GENRE.test(bracketed)) genres.push(bracketed);
    else if (bracketed && lines.length > 1) notes.push(bracketed);
    else if (!byline && titles.length > 0 && isByline(line)) byline = line;
    else titles.push(line);
  }
  return { headlines: headlinesOf(titles), ...(byline && { byline }), genres, notes };
}

// What agencies call their kinds of text, in the languages of their desks.
const GENRE =
  /^(?:korr-?(?:bericht|inland|ausland)?|korrespondentenbericht|hintergrund|porträt|portrait|interview|reportage|feature|vorschau|tagesvorschau|überblick|zusammenfassung|dokumentation|kommentar|analyse|analysis|chronologie|stichwort|wortlaut|fragen? (?:und|&) antworten?|meldungsübersicht|extra|serie|test|tipp|zitat|background|backgrounder|profile|preview|roundup|factbox|timeline|chronology|q&a|news ?analysis|commentary|éclairage|encadré|chronologie|entretien|papier général|reportaje|entrevista|análisis|crónica|perfil|scheda|intervista|cronologia|retroscena|fakta|bakgrunn|bakgrund|baggrund)(?:[\s:–-].{0,80})?$/iu;

const BYLINE =
  /^(?:By|Von|Par|Por|Di|Da|Door|Av|Af|Od|Text:|Fra|Von unser\p{L}*|From our|De notre|De nuestr\p{L}*)\s+(?=\p{Lu}|our\b|unser|dpa\b|notre\b|nuestr)/iu;

/** "By Helen Maguire, dpa", "Von Marco Krefting und Sunrita Sen", "Par Jean DUPONT"; not "Von der Leyen warnt". */
export function isByline(line: string): boolean {
  const text = line.trim();
  if (text.length > 160 || !BYLINE.test(text) || !/^\p{Lu}/u.test(text)) return false;
  const names = text
    .replace(/^\S+\s+/, '')
    .split(/[\s,/&-]+/)
    .filter(Boolean);
  if (/^(?:der|dem|den|das|die|the|a|an|il|la|el|los|las|les|le)$/i.test(names[0] ?? '')) return false;
  const capital = names.filter((name) => /^\p{Lu}/u.test(name) || LITTLE_WORDS.has(name.toLowerCase()));
  return names.length <= 24 && capital.length >= 0.6 * names.length;
}

const LITTLE_WORDS = new Set(
  'and und et y e i og och von van de del da dos zu dpa correspondents correspondent korrespondenten unseren unserem unserer'.split(' '),
);

const ROOM = 60;

/** Lines of a headline as one where they were wrapped; a second line that begins on purpose is a headline below the first. */
function headlinesOf(lines: readonly string[]): TextBlock[] {
  const titles: string[] = [];
  let before = '';
  for (const line of lines) {
    const word = /^\S+/.exec(line)?.[0] ?? '';
    const wrapped = before !== '' && (/[:,–-]$/.test(before) || before.length + 1 + word.length > ROOM || /^\p{Ll}/u.test(line));
    if (wrapped) titles.push(`${titles.pop() ?? ''} ${line}`);
    else titles.push(line);
    before = line;
  }
  return titles.map((value, index) => ({ ...(index > 0 && { role: 'subheadline' }), contentType: 'text/plain', value }));
}
