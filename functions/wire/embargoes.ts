// Embargoes that copy states in words: "Sperrfrist 18.00 Uhr", "EMBARGOED UNTIL 0001 GMT, Jan 5", "Embargado hasta …".
import type { ReadDate } from './dates.ts';
import { type MomentContext, readMoment } from './moments.ts';

export interface StatedEmbargo {
  /** The words that state it. */
  readonly text: string;
  /** Undefined where the words name no moment that can be read: until then it holds. */
  readonly until?: ReadDate;
}

const LONGEST = 300;

/**
 * The embargo that one of the lines states, lines in order; undefined where none does. A statement begins its line, apart
 * from brackets, stars and words of address ("ACHTUNG", "Eds:"); news about embargoes, and embargoes that are lifted, are none.
 * Its moment may stand on the line behind it.
 */
export function findEmbargo(lines: readonly string[], context: MomentContext): StatedEmbargo | undefined {
  for (const [index, line] of lines.entries()) {
    if (!MAY_STATE.test(line)) continue;
    const text = bared(line);
    const statement = STATEMENTS.map((pattern) => pattern.exec(text)).find((match) => match !== null);
    if (!statement || LIFTED.test(text)) continue;
    const rest = text.slice(statement.index + statement[0].length);
    const next = bared(lines[index + 1] ?? '');
    const here = readMoment(rest, context);
    const below = here || rest.split(' ').length > 4 ? undefined : readMoment(`${rest} ${next}`, context);
    const until = here ?? below;
    if (!until && isNews(statement[0], rest)) continue;
    const stated = text.slice(statement.index).replace(/^[^\p{L}]+/u, '');
    return { text: below ? `${stated} ${next}`.slice(0, LONGEST).toWellFormed() : stated, ...(until && { until }) };
  }
  return undefined;
}

/** A word of each statement: most lines hold none, and need not be taken apart. */
const MAY_STATE =
  /embarg|эмбарго|sperr|klausul|publi|pubbli|release|\buse\b|broadcast|hfr|adv\d|frei\b|veröffentlich|nicht vor|difundir|divulg|distribut|utili[zs]|diffus|diffond|gebruiken/i;

/** The line without what is set around notices, and without the words that address editors. */
function bared(line: string): string {
  return line
    .slice(0, LONGEST)
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .replace(/^[\s*+#()[\]!/=_"“„«<>^.–—-]+|[\s*+#()[\]!/=_"”»<>^–—-]+$/gu, '')
    .replace(ADDRESS, '');
}

const ADDRESS =
  /^(?:(?:achtung|attention|atención|atencion|avis|aviso|eds|editors?|note to editors|editor['’]?s['’]? note|note|hinweis|vorausmeldung|vorab|advance|notice|media release|press release)(?: redaktionen| editors)?\s?[:!,.*_–—-]+\s?)+/iu;

const STATEMENTS: readonly RegExp[] = [
  /(?:^|[-–—:(/.]\s?)sperr(?:frist|vermerk)(?:ende)?\b\s?(?:[:–—-]|bis|(?=\d|$)|(?=(?:mo|di|mi|do|fr|sa|so)\p{L}*tag)|(?=\p{L}*beginn|nach|bei|heute|morgen))/iu,
  /^sperrefrist\b\s?(?:til)?:?|^klausuleret (?:til|indtil)\b/iu,
  /^(?:strictly |under |sous |sotto |onder |bajo |sob )?embargo(?:ed|ed (?:content|copy|story))?(?: (?:for|à|para|per|voor) [^.:]{0,40}?)?[\s,:–—-]+(?:until|till|til|before|bis(?: zum)?|jusqu['’]?(?:à|a|au|en)?|hasta(?: el| las)?|até|fino (?:a|alle)|tot|do|asti)(?!\p{L})/iu,
  /^embargad[oa]s? (?:hasta|até)\b|^embargo content\. timestamp:|^эмбарго(?: до)?/iu,
  /^(?:strictly |under |sous |sotto |onder )?embargo(?:ed)?(?:\s?[:–—-]|\s(?=\d)|$)/iu,
  /^(?:être )?soumis(?:\(e\)|e)? à (?:un )?embargo[^.]{0,40}? jusqu['’]?(?:à|a|au)/iu,
  /^hold for release\b|^(?:strictly )?not for (?:publication|release|use|broadcast)[^.]{0,40}?\b(?:before|until)\b/iu,
  /^(?:advance )?for (?:use|release|publication)(?: or publication)? (?:(?=on|at|after|sun|mon|tue|wed|thu|fri|sat|\d|jan|feb|mar|apr|may|june?\b|july?\b|aug|sep|oct|nov|dec)|not before|until)/iu,
  /^(?:hfr|adv\d{1,2})$/i,
  /^(?:zur veröffentlichung )?frei (?:ab|zur veröffentlichung ab|für)\b|^veröffentlichung (?:frei |erst )?ab\b|^nicht vor\b/iu,
  /^no (?:publicar|difundir|utilizar) (?:hasta|antes de)\b|^ne pas (?:publier|diffuser|utiliser) avant\b|^non (?:pubblicare|diffondere) prima\b/iu,
  /^(?:please )?do not (?:use|publish|release|broadcast|distribute)\b[^.]{0,40}?\b(?:before|until|prior to)\b|^bitte nicht vor\b/iu,
  /^(?:merci de |prière de )ne pas (?:publier|diffuser|utiliser)\b[^.]{0,40}?\bavant\b|^não (?:publicar|divulgar|utilizar) (?:até|antes d)/iu,
  /^niet (?:publiceren|gebruiken) v(?:oo|óó)r\b|^(?:får )?(?:ej|inte) publiceras före\b|^nie publikować przed\b/iu,
];

const LIFTED =
  /\b(?:aufgehoben|entf[äa]llt|abgelaufen|lifted|no longer|removed|levé|levantado|revocato|opgeheven|hävt|ophævet|opphevet)\b/iu;

/** "Embargo until year-end on Iranian oil" is no notice: a noun, and many words in which no moment can be read. */
function isNews(statement: string, rest: string): boolean {
  return /^embargo\b/i.test(statement) && statement !== statement.toUpperCase() && rest.trim().split(' ').length > 5;
}
