// How copy opens: its dateline, taken off, and the agency that stands behind it or at the end of the last paragraph.
import { agencyOf } from './agencies.ts';
import { agenciesOf } from './bylines.ts';
import { countryOf } from './countries.ts';
import { monthNumber } from './date-names.ts';
import { type Dateline, readDateline } from './datelines.ts';
import { placeNamed } from './place-index.ts';

export interface Opening {
  readonly dateline?: Dateline;
  /** The copy behind the dateline. */
  readonly rest: string;
}

const LONGEST = 160;
// Words that stand before a dash or colon like a city: notices to readers.
const NOTICES =
  /^(?:update[ds]?|correct(?:ion|ed)|breaking|exclusive|analysis|opinion|comment|watch|live|note|notes|eds?|editor'?s? note|urgent|flash|alert|just in|factbox|timeline|explainer|preview|review|interview|feature|column|q&a|video|photos?|poll|advisory|notice|eilmeldung|eil|korrektur|hinweis|kommentar|exklusiv|achtung|urgente|última hora|ultim'ora|en direct|direct|dernière minute|mise à jour|срочно|молния)\b/iu;

/** The dateline that a line is, and nothing else: `København, torsdag /ritzau/`, `Stockholm (TT)`. It names an agency that we know. */
export function datelineAlone(line: string): Dateline | undefined {
  const found = line.length <= 80 && /[(/]/.test(line) ? trusted(readDateline(line), line) : undefined;
  return found?.agency && found.place && /^[\s.:=–—-]*$/u.test(line.slice(found.text.length)) ? found : undefined;
}

/** Parts copy from its dateline; without one all of it is the rest. `copy` has its white space folded. */
export function readOpening(copy: string): Opening {
  const start = copy.slice(0, LONGEST);
  const found =
    trusted(readDateline(start), start) ??
    inCharacters(start) ??
    agencyFirst(start) ??
    dotted(start) ??
    ofInitials(start) ??
    withDay(start) ??
    spanish(start) ??
    knownCity(start);
  if (!found) return { rest: copy };
  const rest = copy.slice(found.text.length).replace(/^[\s.]*(?:[-–—_=＝:]{1,3})?\s*/u, '');
  if (rest === '') return { rest: copy };
  return withAgencyBehind(found, rest) ?? { dateline: found, rest };
}

/** A dateline whose city, agency or day is known; capitals before a dash are a headline or a notice as well. */
function trusted(dateline: Dateline | undefined, start: string): Dateline | undefined {
  if (!dateline || NOTICES.test(dateline.text) || !start.startsWith(dateline.text)) return undefined;
  const rest = start.slice(dateline.text.length);
  if (dateline.agency || dateline.date) return dateline;
  const known = dateline.place !== undefined && placeNamed(firstOf(dateline.place)) !== undefined;
  if (known && /\p{Ll}{2}|\p{Lo}/u.test(rest)) return dateline;
  const source = dateline.source !== undefined && /^(?:\p{Lu}{2,8}|\p{L}{2,5}(?:\/\p{L}{2,5})+)$/u.test(dateline.source);
  const shouted = dateline.source === undefined && (dateline.place?.length ?? 0) > 2 && agencyOf(dateline.place) === undefined;
  return /\p{Ll}{2}/u.test(rest) && (source || shouted) ? dateline : undefined;
}

function firstOf(place: string): string {
  return place.split(/[,/]/)[0]?.trim() ?? '';
}

// KUALA LUMPUR: …; São Paulo – …; New York, USA — …; JAKARTA, KOMPAS.com - …; STOCKHOLM. …
const CITY_FIRST = /^(\p{Lu}[\p{L}\p{M}.'’ -]{1,30}?)(?:,\s(\p{Lu}[\p{L}\p{M}. -]{1,20}?))?(\s?[-–—]{1,2}\s|:\s|\.\s(?=\p{Lu}))/u;

function knownCity(start: string): Dateline | undefined {
  const [whole, city, region, mark] = CITY_FIRST.exec(start) ?? arabic(start) ?? [];
  if (!whole || !city || !mark) return undefined;
  const named = /\.\p{L}/u.test(city) || (mark.startsWith('.') && city.length < 4) ? undefined : placeNamed(city);
  const shouted = city === city.toUpperCase() && city !== city.toLowerCase();
  if (!named || isLoose(mark, city, start.slice(whole.length)) || (!shouted && region && !placeNamed(region))) return undefined;
  const text = start.slice(0, whole.length - mark.length).trim();
  return { text, place: text };
}

/** A colon behind a city in usual letters ("Tokyo: Japan and India have …"), not behind a country; a full stop never. */
function isLoose(mark: string, city: string, rest: string): boolean {
  const shouted = city === city.toUpperCase();
  if (mark.trim() === '.') return !shouted;
  return mark.trim() === ':' && !shouted && (countryOf(city) !== undefined || !/^["“«]?[\p{Lu}\d]/u.test(rest));
}

// Port Albert, May 2: The ferry …
function withDay(start: string): Dateline | undefined {
  const [text, place, date] =
    /^(\p{Lu}[\p{L} .'’-]{1,40}?),\s((?:\p{L}{3,10}\.?\s\d{1,2}|\d{1,2}\.?\s\p{L}{3,10}))(?=\s?:\s)/u.exec(start) ?? [];
  const month = date && /\p{L}{3,10}/u.exec(date)?.[0];
  return text && place && date && month && monthNumber(month) ? { text, place, date } : undefined;
}

// AP — The company …
function agencyFirst(start: string): Dateline | undefined {
  const source = /^(\p{Lu}[\p{L}\p{N}]{1,12})\s?[-–—]{1,2}\s/u.exec(start)?.[1];
  const agency = agencyOf(source);
  return source && agency ? { text: source, source, agency } : undefined;
}

// КИЕВ. 2 мая. УНИАН. Президент …
function dotted(start: string): Dateline | undefined {
  const [text, place, date, source] = /^(\p{Lu}{2,20})\.\s(\d{1,2}\s\p{L}{3,10})\.\s([\p{L}.-]{2,20})(?=\.\s|\s[-–—]\s)/u.exec(start) ?? [];
  const agency = agencyOf(source);
  return text && place && date && source && agency ? { text, place, date, source, agency } : undefined;
}

// cbu. BERLIN, 9. Februar. Die Bahn …
function ofInitials(start: string): Dateline | undefined {
  if (!/,\s\d{1,2}\.\s/.test(start)) return undefined;
  const [text, place, date] =
    /^(?:\p{Ll}{2,5}\.(?:\/\p{Ll}{2,5}\.)*\s)?(\p{Lu}{3,20}(?:[ /-]\p{Lu}{2,20})*),\s(\d{1,2}\.\s\p{L}{3,10})(?=\.\s)/u.exec(start) ?? [];
  return text && place && date && monthNumber(date.replace(/^\d+\.\s/, '')) ? { text, place, date } : undefined;
}

// القاهرة - قال …
function arabic(start: string): readonly (string | undefined)[] | undefined {
  const match = /^([\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{M} ]{2,30}?)(\s?[-–—:]{1,2}\s)/u.exec(start);
  return match ? [match[0], match[1], undefined, match[2]] : undefined;
}

// 东京5月2日电（记者张三）…, 新华社东京5月2日电 …, （東京 2日 共同）…, 【ニューヨーク共同】…, (서울=연합뉴스) 홍길동 기자 = …
const CHARACTERS: readonly RegExp[] = [
  /^(?<source>[\p{Script=Han}]{2,6}社|中新网)?(?<place>[\p{Script=Han}]{2,8}?)(?<date>\d{1,2}月\d{1,2}日)(?:[专專]?[电電])(?<writer>[（(].{2,30}?[）)])?/u,
  /^[（(【](?<place>[\p{Script=Han}\p{Script=Katakana}ー]{1,12}?)\s?(?<date>\d{1,2}日)?\s?[＝=]?\s?(?<source>共同|時事|ロイター|[A-Z]{2,5}|(?<=[\s＝=])[\p{Script=Han}]{2,4})(?:[＝=]\p{L}{2,10})?[】）)]/u,
  /^[([［](?<place>[가-힣]{2,8})\s?[=＝]\s?(?<source>[가-힣\d]{2,8})[)\]］](?<writer>\s?[가-힣·, ]{2,30}\s?(?:기자|특파원))?/u,
];

function inCharacters(start: string): Dateline | undefined {
  if (!/^.{0,12}[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}]/u.test(start)) return undefined;
  for (const pattern of CHARACTERS) {
    const match = pattern.exec(start);
    const { place, date, source, writer } = match?.groups ?? {};
    if (!match || !place) continue;
    const agency = agencyOf(source);
    if (!date && !agency && !source) continue;
    const name =
      /^[\s（(]*(?:[特专]?[约派稿电]?[记記]者)?[：:\s]*([\p{Script=Han}\p{Script=Hangul}·、, ]{2,20}?)\s?(?:기자|특파원)?[）)]?$/u.exec(
        writer ?? '',
      )?.[1];
    return {
      text: match[0].trim(),
      place,
      ...(date && { date }),
      ...(source && { source }),
      ...(name && { writer: name }),
      ...(agency && { agency }),
    };
  }
  return undefined;
}

/** "Veracruz.- El transbordador …": so the papers of Latin America, whatever the place. */
function spanish(start: string): Dateline | undefined {
  const place = /^(\p{Lu}[\p{L} ,]{2,40}?)\.\s?[-–—]{1,2}\s?(?=["“«¿¡]?\p{Lu})/u.exec(start)?.[1];
  return place ? { text: place, place } : undefined;
}

/** "МОСКВА, 2 мая — РИА Новости. Президент …": the agency stands behind the dash. */
function withAgencyBehind(dateline: Dateline, rest: string): Opening | undefined {
  if (dateline.source) return undefined;
  const [whole, source] = /^(?:\/|\()?(\p{Lu}[\p{L}\s-]{1,24}?)(?:\/|\))?\.?(?:\s[-–—]\s|\.\s|\s?[-–—]\s)/u.exec(rest) ?? [];
  const agency = agencyOf(source);
  if (!whole || !source || !agency) return undefined;
  return { dateline: { ...dateline, source, agency }, rest: rest.slice(whole.length).trim() };
}

const TAIL = 60;

/** The agency or mark of the end behind the last sentence of copy ("… than planned. — AFP", "… said. (Reuters)", "（完）"), and the copy without it. */
export function readClosing(copy: string): { readonly agency?: string; readonly rest: string; readonly closing?: string } {
  const tail = copy.slice(-TAIL);
  const [, closing = '', dashed, bracketed] =
    /[.!?…。]["”»’)」]?(\s*(?:[-–—]{1,2}\s?([^-–—()]{2,30}(?:-[^-–—()]{2,20})?)|[([（]([^()[\]（）]{1,30})[)\]）])\.?)$/u.exec(tail) ??
    /[.!?…]["”»’)」]?(\s+((?:\p{L}{2,12}[/,]\s?){0,3}\p{L}{2,12}))$/u.exec(tail) ??
    // PTI names who wrote and edited: "… he said. PTI TBA ROH"
    ((/[A-Z]{2}$/.test(tail) && /[.!?…]["”»’)]?(\s+([A-Z]{2,8})(?:\s[A-Z]{2,4}){1,6})$/u.exec(tail)) || []);
  const words = (dashed ?? bracketed ?? '')
    .replace(/^[\s©]+/, '')
    .trim()
    .replace(/\.$/, '');
  if (/^(?:完|了|終|终|end|ends|enditem|fin|fine|ende)$/i.test(words))
    return { rest: copy.slice(0, copy.length - closing.length), closing: closing.trim() };
  const agency = agenciesOf(words);
  return agency ? { agency, rest: copy.slice(0, copy.length - closing.length), closing: closing.trim() } : { rest: copy };
}
