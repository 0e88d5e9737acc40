// What is no copy at the ends of a clipping: buttons and rubrics of the page it was taken from, notices, marks of the end.
import { BUTTONS, LEADS, PAGE_WORDS, PAPERS, RIGHTS, SECTIONS, WITHIN } from '../vocab/furniture-words.ts';
import { entriesOf, plain } from './labels.ts';

const LONGEST = 300;
const LONGEST_NOTICE = 700;

/** Whether a line, all of it, is a button, a rubric or a mark of a page or of a clipping service, wherever it stands. */
export function isFurniture(line: string): boolean {
  if (line.length > LONGEST) return false;
  const text = bare(line);
  return text === '' || isButton(text) || MARKS.some((mark) => mark.test(text));
}

/** Whether a line at the end is furniture: there, lists of papers and leads to other stories are as well. */
export function isFurnitureAtEnd(line: string): boolean {
  return line.length <= LONGEST && (isFurniture(line) || isListOfPapers(bare(line)) || isLead(bare(line)) || leadsToPage(bare(line)));
}

/** Whether a line that stands alone within copy is none of it: an advertisement's rubric, or the way to another story. */
export function isFurnitureWithin(line: string): boolean {
  if (line.length > LONGEST_WITHIN || /[.!]["”»]?$/u.test(line)) return false;
  within ??= new Set(entriesOf(WITHIN).map(plain));
  const text = bare(line);
  return within.has(plain(text).replace(/[:….!]+$/, '')) || (isLead(text) && /^\S+\s\S+/.test(text.split(/[:：]/)[0] ?? ''));
}

const LONGEST_WITHIN = 160;

let within: ReadonlySet<string> | undefined;

/** "Continued on Page 8", "Kommentar Seite 4", "Suite en page 3". */
function leadsToPage(text: string): boolean {
  return text.split(' ').length <= MOST_TO_PAGE && TO_PAGE.test(text);
}

const MOST_TO_PAGE = 8;
const TO_PAGE =
  /^\p{L}[\p{L}\p{M}'’, ]{2,50}?\s(?:page|pages|seiten?|pages?|páginas?|pág\.|pagina|pagine|pag\.|blz\.?|side|sida|sidan|sivu|strona|stronie|стр\.?|страница)\s?[A-Z]?-?\d{1,3}(?:\s?(?:and|und|et|y|e|en|[,–-])\s?[A-Z]?\d{1,3})?$/iu;

function bare(line: string): string {
  return line.replace(/^[\s›»>→|•·▸►-]+|[\s›»>→|•·▸►]+$/gu, '');
}

const MARKS: readonly RegExp[] = [
  // ###, ***, ---, _____, -30-, (END), -ends-, ENDS//, ./., -0-
  /^[\s*#=_~.•·–—-]{2,}$/u,
  /^[-–—\s([*]*(?:30|0|ende?s?|fin|fine|fim|einde|slut|loppu|koniec|konec|конец|кінець|край|τέλος|son|完|终|終)[-–—\s)\]*/.]*$/iu,
  /^\.\/\.?$|^[-–]\/\/\/?[-–]$/,
  /^https?:\/\/\S+$|^www\.\S+$|^\S{1,60}@\S{3,60}$|^@\w{2,30}$|^our standards:/i,
  // ProQuest document link <https://…>; Links: eLinks <https://…>
  /^.{0,60}<https?:\/\/[^<>\s]{1,2000}>?$/i,
  /^proquest document link$|^please do not reply (?:directly )?to this e-?mail\.?$|^.{2,60} sent you the following\s?:$|^e-?mail \d{1,3} of \d{1,3}$/i,
  // "2 hours ago", "vor 3 Stunden", "il y a 20 minutes"
  /^(?:\d{1,2}|an?) (?:minutes?|mins?|hours?|hrs?|days?|weeks?) ago$|^vor \d{1,2} (?:minuten?|stunden?|tag(?:en)?)$|^(?:il y a|hace|há) \d{1,2} (?:minut[eo]s?|heures?|horas?|jours?|d[ií]as?)$/i,
  /^(?:for )?immediate (?:press )?release\b.{0,30}$|^for release\s?:? immediate(?:ly)?$/i,
  // (foto) (vídeo) (audio)
  /^(?:\((?:fotos?|v[ií]deos?|audios?|photos?|infograf[ií]a)\)\s?){1,5}$/i,
  /^original-content von: .{2,160}$|^view original content\b.{0,200}$|^view source version on \S+\b.{0,200}$/i,
  /^SOURCE:? [A-Z][^.]{2,80}\.?$/,
  /^certificat émis le .{10,160}$/i,
  /^powered by \S.{0,40}$|^(?:image|photo|picture|graphic) \d{1,2}(?: of \d{1,2})?$|^\d+ comments?$|^\d+ shares?$/i,
  /^(?:follow|find|like) .{1,60} on (?:twitter|x|facebook|instagram|youtube|linkedin|telegram|whatsapp)\b.{0,200}$/i,
  /^(?:sign up|subscribe|join|download|get) .{0,60}\b(?:newsletters?|app|channel|alerts)\b.{0,40}$/i,
  /^(?:this article (?:was|has been|first|originally) .{0,80}|(?:first|originally) published (?:in|on|by) .{0,80})$/i,
  /^\d{1,4} of \d{1,4} (?:documents?|results?|articles?)$|^(?:document|dokument|article|documento) \d{1,4} (?:of|von|de|di|sur|van) \d{1,4}$/i,
  /^(?:show|hide) (?:less|all|images?|details)$|^\d{1,3}\s?%$|^[<>«»‹›]+$/i,
  /^(?:tags?|hashtags?)\s?:.{1,120}$|^(?:#[\p{L}\p{N}_]+\s?){1,12}$/iu,
  /^责任编辑[:：].{0,20}$|^（?\(?(?:编辑|校对|來源|责编)[:：].{0,20}$/u,
];

function isButton(text: string): boolean {
  buttons ??= new Set(entriesOf(BUTTONS).map(plain));
  return text.length <= 60 && buttons.has(plain(text).replace(/[:….!]+$/, ''));
}

let buttons: ReadonlySet<string> | undefined;

/** "Read more: Ferry line to reopen", "Lire aussi : …": a colon or an address must follow, for copy may begin with the words. */
function isLead(text: string): boolean {
  leads ??= new RegExp(`^(?:${entriesOf(LEADS).map(escaped).join('|')})(?:\\s?[:：>»→|]|.{0,30}\\shttps?:)`, 'iu');
  return leads.test(text.replaceAll('’', "'"));
}

let leads: RegExp | undefined;

/** Whether a line begins a list of other stories: "Related articles", "Lire aussi :". */
export function isLeadAlone(line: string): boolean {
  leadWords ??= new Set(
    [...entriesOf(LEADS), 'related articles', 'related stories', 'related content', 'most read', 'more stories'].map(plain),
  );
  return line.length <= 60 && leadWords.has(plain(line).replace(/[\s:：….>»]+$/u, ''));
}

let leadWords: ReadonlySet<string> | undefined;

/** "Newspapers in English", "Journaux de Suisse", "Türkçe Gazeteler", "日本の新聞". */
export function isListOfPapers(text: string): boolean {
  if (text.length > 60 || text.split(' ').length > 6 || /[.!?:;,"„“]$/u.test(text)) return false;
  papers ??= Object.values(PAPERS).map(({ papers: words, of }) => paperPattern(words, of));
  return papers.some((pattern) => pattern.test(text)) || LISTS_OF_PAPERS.some((pattern) => pattern.test(text));
}

let papers: readonly RegExp[] | undefined;

const LISTS_OF_PAPERS: readonly RegExp[] = [
  /^\S{1,20}(?: \S{1,20})? (?:gazeteleri|gazeteler|újságok|napilapok|sanomalehdet|ajalehed|laikraščiai|laikraksti)$/iu,
  /^.{1,12}(?:语|文|語)?(?:的)?(?:报纸|報紙|报刊)$|^(?:来自|來自).{1,12}的(?:报纸|報紙)$/u,
  /^.{1,14}(?:語)?の新聞$/u,
  /^.{1,14}(?:어)?(?:로 된)?(?:의)? ?신문$/u,
  /^.{1,20} (?:के|में|से|की) (?:समाचार पत्र|अखबार)$/u,
];

/** The word, a preposition, and a language or a country: one to three words, with a capital where the script has them. */
function paperPattern(words: string, of: string): RegExp {
  const prepositions = of.split('|').filter(Boolean);
  const optional = of === '' || of.endsWith('|') ? '?' : '';
  const preposition = prepositions.length > 0 ? `(?:(?:${prepositions.map(escaped).join('|')})(?:\\s|['’]))${optional}` : '';
  const name = `['’]?\\p{L}[\\p{L}\\p{M}'’.-]{1,24}`;
  return new RegExp(`^(?:${words.split('|').map(escaped).join('|')})\\s${preposition}${name}(?:\\s${name}){0,2}$`, 'iu');
}

/** A notice of copyright: "© 2024 Harbour Media", "Alle Rechte vorbehalten." */
export function isCopyright(line: string): boolean {
  if (line.length > LONGEST_NOTICE) return false;
  rights ??= new RegExp(`^\\W{0,3}(?:${entriesOf(RIGHTS).map(escaped).join('|')})`, 'iu');
  return (
    /^\W{0,2}(?:©|\(c\)|copyright\s?(?:©|\(c\)|by\b|\d{4}|:.{0,60}(?:©|\(c\)|\d{4})))/iu.test(line) ||
    /^©/u.test(line) ||
    /^copyright \p{Lu}.{1,80}\d{4}$/iu.test(line) ||
    (line.length <= 200 && rights.test(line)) ||
    /^.{1,80}\b(?:all rights reserved|tous droits réservés|alle rechte vorbehalten|todos los derechos reservados)\.?$/iu.test(line) ||
    /^(?:le présent document est protégé|(?:all )?documents? (?:are|is) reproduced with (?:the )?permission|this (?:document|article|material) (?:is|may not be) .{0,80}(?:copyright|published|reproduced)|reproduced with permission)/iu.test(
      line,
    )
  );
}

let rights: RegExp | undefined;

/** Who holds the rights, in a notice: "© 2024 Harbour Media. All rights reserved." */
export function holderOf(notice: string): string | undefined {
  const [, holder] =
    /(?:©|\(c\)|copyright)(?:\s|©|\(c\)|copyright\b|by\b|:|,|\d{4}(?:\s?[-–]\s?\d{4})?)*\s*(\p{L}.{1,80}?)(?=[.,;|]?\s?(?:\d{4}|all rights|alle rechte|tous droits|todos los|tutti i|todos os|alle rechten|distributed|版权所有|版權所有|$)|[;|]\s|(?<!\.\p{L})\.\s)/iu.exec(
      notice,
    ) ?? [];
  const named = holder?.replace(/^(?:by|the holder is)\s/i, '').trim();
  const name = named?.includes('(') ? named : named?.replace(/[)\]]+$/, '');
  return name && !isCopyright(name) && !/^(?:owners?|holders?)\b/i.test(name) ? name : undefined;
}

/** Who wrote and edited, at the foot of agency copy: "(Reporting by …; Editing by …)", "lr/jhb/bow". */
export function isSignOff(text: string): boolean {
  if (text.length > LONGEST_NOTICE) return false;
  return SIGN_OFFS.some((pattern) => pattern.test(text));
}

const SIGN_OFFS: readonly RegExp[] = [
  /^[([](?:(?:additional |further |with )?reporting|writing|written|editing|edited|compiled|production|translated|translation|graphics?|photographs?)(?: and \w+)? by\b[^\n]{1,500}[)\]]\.?$/i,
  // Without brackets it must not be a sentence: "Reporting by a local paper led to the inquiry."
  /^(?:(?:additional )?reporting|written|writing|compiled|edited|editing)(?: and \w+)? by [^.\n]{3,120}$/i,
  /^.{3,120}\bcontributed (?:to|reporting|from)\b[^.]{0,60}\.?$/i,
  /^(?:(?:additional )?reporting|writing|editing) by [^\n]{3,200}; ?(?:additional reporting|writing|editing) by [^\n]{3,160}$/i,
  /^\((?:with (?:inputs?|reporting|files)|reportage|rédaction|édité|édition|redaktion|redigert|redigeret|redigerat|bearbeitet|bearbeitung|mitarbeit|reporte|reportaje|redacción|editado|información|reportagem|edição|a cura di|redazione|redactie|bewerking)\b[^()]{1,300}\)$/iu,
  /^(?:reportage|rédigé|édité|version française) (?:de|par)\b[^.]{1,200}$|^(?:redaktionelle )?(?:mitarbeit|redaktion|bearbeitung)\s?:[^.]{1,160}$/iu,
  /^(?:editado|reporte|reportaje|reportagem|edição|texto|informó) por\b[^.]{1,200}$/iu,
  // (Schluss) abc/def
  /^\((?:Schluss|Fortsetzung|Forts\.)\)\s[a-zäöü]{2,5}(?:\/[a-zäöü]{2,5}){0,3}$/u,
  // abc/ def/
  /^(?:\p{Ll}{2,5}\/\s?){1,5}$/u,
  /^[a-zäöüéè]{2,5}(?:[/+][a-zäöüéè]{2,5}){1,5}\.?$/u,
  // COM-XYZ/ABC, ABC // XYZ, Lusa/Fim
  /^[A-Z]{2,5}\d{0,2}(?:\s?(?:-|\/{1,2})\s?[A-Z]{2,5}){1,5}\.?$|^\p{L}{2,12}\s?\/\s?(?:[Ff]im|[Ff]ine?|[Ee]nde?)\.?$/u,
  /^\(?(?:记者|記者|编辑|編輯)[:：\s].{1,30}\)?$|^（(?:完|终|記者.{1,20}|记者.{1,20}|编辑.{1,20})）$/u,
];

/** A page and nothing else: "Page A4", "S. 12", "p. 3-4", "第4版"; its number. */
export function pageOf(line: string): string | undefined {
  if (line.length > 30) return undefined;
  pages ??= new RegExp(
    `^(?:${entriesOf(PAGE_WORDS).map(escaped).join('|')})\\.?\\s?([A-Z]{0,3}-?\\d{1,3}[A-Z]?(?:\\s?[-–,/&]\\s?[A-Z]{0,2}\\d{1,3})?)(?:\\s?(?:of|/|von|de|di|sur|van)\\s?\\d{1,4})?$`,
    'iu',
  );
  return pages.exec(line)?.[1] ?? /^[第]?([A-Z]?\d{1,3})\s?(?:版|面|ページ)$|^(\d{1,3})면$/u.exec(line)?.slice(1).find(Boolean);
}

let pages: RegExp | undefined;

/** Whether a line names the edition: "Late Edition - Final", "Ausgabe Nord". */
export function isEdition(line: string): boolean {
  return (
    line.split(' ').length < 7 &&
    /(?:^|[\s-])(?:edition|ausgabe|édition|edición|edizione|edição|editie|upplaga|utgave)(?:$|[\s,-])/iu.test(line)
  );
}

/** Whether a line is the name of a section: "World", "Wirtschaft", "要闻". */
export function isSection(line: string): boolean {
  sections ??= new Set(entriesOf(SECTIONS).map(plain));
  return line.length <= 40 && sections.has(plain(line));
}

let sections: ReadonlySet<string> | undefined;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
