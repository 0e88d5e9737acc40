// Press releases as they are sent to newsrooms: whom to ask stands above the headline, notes to editors below the mark of the end.
import { type Facts, note } from './facts.ts';
import type { Line } from './lines.ts';

const MOST_LINES = 10;
const LONGEST = 120;

const CONTACT =
  /^(?:(?:media|press|news|public relations|pr) )?(?:contacts?|inquiries|enquiries)(?: information| details| person)?\s?:|^(?:presse|medien)?kontakt(?:e|person)?\s?:|^(?:contact|contacts|service de) presse\s?:|^contact[oi](?: (?:de |para la |para a |la )?(?:prensa|imprensa|stampa))?\s?:|^(?:pers|press|presse)contact\s?:|^(?:press|presse)kontakt(?:er)?\s?:/iu;
const REACHED_AT = /\S@\S+\.\S|(?:^|\D)\d{2,5}[\s)./–-]{1,3}\d{2,}|^https?:|^www\./u;

/** Index behind the lines of a contact ("Contact:", a name, a phone, an address) that begins at a line of the head; undefined where none does. */
export function endOfContact(lines: readonly Line[], start: number): number | undefined {
  const first = lines[start];
  if (!first || first.text.length > LONGEST || !first.text.includes(':') || !CONTACT.test(first.text)) return undefined;
  let end: number | undefined;
  for (let at = start; at < start + MOST_LINES && lines[at]?.block === first.block; at += 1) {
    const text = lines[at]?.text ?? '';
    if (text.length > LONGEST) break;
    if (REACHED_AT.test(text)) end = at + 1;
  }
  return end;
}

/** Where whom to ask stands at the end of a release: from "Pressekontakt:" or "Contacts" to the last line. */
export function startOfContact(lines: readonly Line[], end: number): number | undefined {
  for (let at = end - 1; at > 2 && at >= end - MOST_LINES; at -= 1) {
    const text = lines[at]?.text ?? '';
    if (text.length > 2 * LONGEST) return undefined;
    if (!text.includes(':') ? text.length > LONGEST_ALONE || !CONTACTS_ALONE.test(text) : !CONTACT.test(text)) continue;
    // "Contact: 555 0134" below a notice of an event is copy.
    const isSure = !/[:：]\s?\S/u.test(text) || /^(?:media|press|pers|service)/iu.test(text) || /\S@\S/.test(text);
    return isSure && lines.slice(at, end).some((line) => REACHED_AT.test(line.text)) ? at : undefined;
  }
  return undefined;
}

const LONGEST_ALONE = 20;
const CONTACTS_ALONE = /^(?:media |press )?(?:contacts?|pressekontakt|rückfragehinweis|kontakt)$/iu;

const LONGEST_END = 18;
// ENDS, -ends-, ###, # # #, - 30 -, *** ENDE ***
const END =
  /^(?:\W{0,6}(?:ENDS?|ENDE|FIN|FINE|FIM|EINDE|SLUT)\W{0,6}|[-–—]\s?(?:ends?|ende)\s?[-–—]|#(?:\s?#){2,}|[-–—]\s?(?:30|0)\s?[-–—])$/u;
const NOTES =
  /^(?:notes? (?:to|for) (?:the )?editors?|editors?['’]? notes?|(?:for )?(?:media|press|further|more) (?:contacts?|information|details|inquiries|enquiries)|(?:media |press )?contacts?\b|about\s\p{Lu}|background\b|hinweise? (?:an|für) (?:die )?redaktion|(?:presse|medien)?kontakt|rückfragen|pressestelle|über\s|zum unternehmen|contacts?\spresse|à propos|note(?:s)? (?:aux rédactions|a los editores|ai redattori)|contact[oi]\b|acerca de|sobre\s|noot voor de redactie|om\s\p{Lu})/iu;

/** Where what follows the end of a release begins: the mark itself. Its notes to editors are a fact. Undefined where no notes follow a mark. */
export function endOfRelease(lines: readonly Line[], facts: Facts): number | undefined {
  const at = lines.findIndex(({ text }, index) => index > 1 && text.length <= LONGEST_END && END.test(text));
  const behind = lines[at + 1];
  if (at < 0 || !behind || !NOTES.test(behind.text)) return undefined;
  const notes = lines.slice(at + 1).filter(({ text }) => !END.test(text));
  note(facts, 'edNote', notes.map(({ text }) => text).join('\n'), `lines ${behind.number}-${lines.at(-1)?.number}`);
  return at;
}
