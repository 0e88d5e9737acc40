// What stands above the running text of NITF: headlines, byline, dateline, abstract and notes, wherever NITF is carried.
// Spec: NITF 3.6, body.head.
import { readIsoDate } from '../dates.ts';
import { derived, type Found, mapFound, present, stated } from '../draft.ts';
import { readLooseDate } from '../loose-dates.ts';
import type { Concept, TextBlock } from '../ninjs-item.ts';
import { nitfLine } from '../nitf-body.ts';
import type { XmlElement } from '../xml.ts';
import { attribute, attributeFound, descendants, elements, folded, pathOf } from '../xml-find.ts';

/** Headlines in order, the second ones as `subheadline`; one that repeats another is left out. */
export function headlinesOf(nitf: XmlElement): Found<TextBlock>[] {
  const hedlines = headsOf(nitf).flatMap((head) => below(head, 'hedline'));
  const found = ['hl1', 'hl2'].flatMap((local) =>
    hedlines
      .flatMap((hedline) => descendants(hedline, local))
      .map((each) => ({ line: lineFound(each), role: local === 'hl2' ? 'subheadline' : undefined })),
  );
  // An excerpt, or NITF within another format, may have no headline but the title of its head.
  const titles = hedlines.length > 0 ? [] : descendants(nitf, 'head').flatMap((head) => below(head, 'title'));
  const bare = found.length === 0 ? [...hedlines, ...titles].map((each) => ({ line: lineFound(each), role: undefined })) : [];
  const seen = new Set<string>();
  return [...found, ...bare].flatMap(({ line, role }) => {
    if (!line || seen.has(line.value)) return [];
    seen.add(line.value);
    return { ...line, value: { ...(role && { role }), contentType: 'text/plain', value: line.value } };
  });
}

/** The byline as it is printed, the author's title behind the name. */
export function bylineOf(nitf: XmlElement): Found<string> | undefined {
  const seen = new Set<string>();
  const lines = bylinesIn(nitf)
    .flatMap((byline) => stated(bylineText(byline), pathOf(byline)) ?? [])
    .filter(({ value }) => !seen.has(namesOf(value)) && seen.add(namesOf(value)));
  const [first] = lines;
  return first && { ...first, value: lines.map(({ value }) => value).join('; ') };
}

/** The names of a byline whatever their order and case: archives print "By JANE ROE" and file it as "Roe, Jane". */
function namesOf(byline: string): string {
  const words = byline
    .toLowerCase()
    .replace(/^by\s/, '')
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  return (words ?? []).toSorted().join(' ');
}

function bylinesIn(nitf: XmlElement): XmlElement[] {
  return headsOf(nitf).flatMap((head) => below(head, 'byline'));
}

/** Some put into `byttl` what is no title: an address, or who else worked on the story. */
const NO_TITLE =
  /^\S+@\S+$|^[([]?(?:(?:additional |further |with )?reporting|writing|editing|edited|compiled|with inputs?|with files|con información|información|reporte|reportaje|redacción|editado|reportage|rédaction|redaktion|mitarbeit)\b.{0,20}?\b(?:by|from|de|del|par|por|von|:)/iu;

/** What stands beside names and titles in bylines, in order. */
export function bylineNotesOf(nitf: XmlElement): string[] {
  const titles = bylinesIn(nitf).flatMap((byline) => descendants(byline, 'byttl'));
  return [...new Set(titles.flatMap((each) => lineOf(each) ?? []).filter((line) => NO_TITLE.test(line)))];
}

// What names somebody is a word of its own: `By<person>Ada Byron</person>`.
const NAMED = new Set(['person', 'org', 'location', 'virtloc', 'name.given', 'name.family']);

function bylineText(byline: XmlElement): string | undefined {
  let text = '';
  for (const node of byline.children) {
    if (typeof node === 'string') text += node;
    else if (node.local === 'br') text += ' ';
    else if (node.local !== 'byttl') text += `${NAMED.has(node.local) && /[\p{L}\p{N}]$/u.test(text) ? ' ' : ''}${lineOf(node) ?? ''}`;
    else if (lineOf(node) && !NO_TITLE.test(lineOf(node) ?? ''))
      text = `${text.trimEnd()}${/[\p{L}\p{N})]\s*$/u.test(text) ? ', ' : ' '}${lineOf(node)}`;
  }
  return folded(text);
}

/** The people whom bylines mark as such. */
export function authorsOf(nitf: XmlElement): Found<Concept>[] {
  const people = bylinesIn(nitf).flatMap((byline) => descendants(byline, 'person'));
  return people.flatMap((person) => {
    const name = personName(person)?.replace(/^by\s+/i, '');
    return (name && stated<Concept>({ name, rel: 'author' }, pathOf(person))) || [];
  });
}

/** The name of a person; parts that the markup sets apart stand apart. */
export function personName(person: XmlElement): string | undefined {
  const parts = elements(person).filter(({ local }) => local.startsWith('name.'));
  if (parts.length > 1 && !/\s/.test(lineOf(person) ?? '')) return folded(parts.map((part) => lineOf(part) ?? '').join(' '));
  return lineOf(person);
}

/** The dateline as printed; dates that only machines read are not. */
export function datelineOf(nitf: XmlElement): Found<string> | undefined {
  const printed = (node: XmlElement | string) =>
    typeof node === 'string' || node.local !== 'story.date' || !/^\d{8}T\d{4}/.test(lineOf(node) ?? '');
  const datelines = headsOf(nitf).flatMap((head) => below(head, 'dateline'));
  return present(datelines.map((each) => stated(lineOf({ ...each, children: each.children.filter(printed) }), pathOf(each))))[0];
}

/** Where the story was written. */
export function locatedOf(nitf: XmlElement): Found<string> | undefined {
  const location = headsOf(nitf).flatMap((head) => below(head, 'dateline').flatMap((dateline) => below(dateline, 'location')))[0];
  return location && stated(lineOf(location)?.replace(/(?<![\s,;:-])[\s,;:-]+$/, ''), pathOf(location));
}

/** When the story was written: the date that the dateline marks up, be it in words that state the year ("July 22, 2022"). */
export function storyDateOf(nitf: XmlElement): Found<string> | undefined {
  const [date] = headsOf(nitf).flatMap((head) => descendants(head, 'story.date'));
  return date && (attributeFound(date, 'norm') ?? mapFound(lineFound(date), readablyDated));
}

function readablyDated(words: string): string | undefined {
  return readIsoDate(words) ? words : readLooseDate(words)?.iso.slice(0, 10);
}

/** Abstracts as text. */
export function abstractsOf(nitf: XmlElement): Found<TextBlock>[] {
  const abstracts = headsOf(nitf).flatMap((head) => below(head, 'abstract'));
  return abstracts.flatMap((each) => {
    const value = lineOf(each);
    return (value && stated<TextBlock>({ role: 'abstract', contentType: 'text/plain', value }, pathOf(each))) || [];
  });
}

/** Notes to editors above the text, and those within it that are not for print; notices of copyright are none of them. */
export function notesOf(nitf: XmlElement): Found<string>[] {
  const notes = descendants(nitf, 'note').filter((note) => note.parent?.local === 'body.head' || isAdvisory(note));
  return present(notes.filter((note) => !isCopyrightNote(note)).map(lineFound));
}

/** Whether a note is for editors only. */
export function isAdvisory(note: XmlElement): boolean {
  return attribute(note, 'type') === 'npa';
}

function isCopyrightNote(note: XmlElement): boolean {
  return attribute(note, 'noteclass') === 'cpyrt';
}

/** The notice of copyright that is printed: in `rights`, unless that only names the owner, or in a note of that class. */
export function rightsLineOf(nitf: XmlElement): Found<string> | undefined {
  const note = descendants(nitf, 'note').find(isCopyrightNote);
  const rights = firstLine(nitf, 'rights');
  return rights?.value === ownerOf(nitf)?.value ? note && lineFound(note) : rights;
}

/** Who owns the rights, as `rights` or the head names them. */
export function ownerOf(nitf: XmlElement): Found<string> | undefined {
  return present(headsOf(nitf).flatMap((head) => descendants(head, 'rights.owner').map(lineFound)))[0];
}

/** Who distributes the story. */
export function distributorOf(nitf: XmlElement): Found<string> | undefined {
  return firstLine(nitf, 'distributor');
}

/** The text of an element on one line, what was set below each other set apart. */
export function lineOf(element: XmlElement | undefined): string | undefined {
  return (element && nitfLine(element)) || undefined;
}

export function lineFound(element: XmlElement): Found<string> | undefined {
  return stated(lineOf(element), pathOf(element));
}

/** What an element says in the attribute that holds it, else in its text. */
export function attributeOrLine(element: XmlElement | undefined, name: string): Found<string> | undefined {
  if (!element) return undefined;
  const line = lineFound(element);
  return attributeFound(element, name) ?? (line && derived(line.value, line.from));
}

function firstLine(nitf: XmlElement, local: string): Found<string> | undefined {
  return present(headsOf(nitf).flatMap((head) => below(head, local).map(lineFound)))[0];
}

// An excerpt may leave out `body.head` around what stands in it.
function headsOf(nitf: XmlElement): XmlElement[] {
  const heads = descendants(nitf, 'body.head');
  return heads.length > 0 ? heads : [nitf];
}

function below(element: XmlElement, local: string): XmlElement[] {
  return elements(element).filter((each) => each.local === local);
}
