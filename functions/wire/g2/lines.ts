// The lines of an item of NewsML-G2 that people read beside its text: headlines, byline, descriptions, notes.
// Spec: NewsML-G2 2.35, contentMeta, itemMeta/edNote.
import { derived, type Found, present, stated } from '../draft.ts';
import { linesOf } from '../html.ts';
import type { TextBlock } from '../ninjs-item.ts';
import {
  bylineOf as nitfBylineOf,
  datelineOf as nitfDatelineOf,
  headlinesOf as nitfHeadlinesOf,
  locatedOf as nitfLocatedOf,
} from '../nitf/head.ts';
import type { XmlElement } from '../xml.ts';
import { attribute, child, children, pathOf, textFound } from '../xml-find.ts';
import { allInLanguage, codeAt, type G2Context, inLanguage, nameOf } from './concepts.ts';
import { blockOf } from './links.ts';

/** Headlines, the main one in the item's language first; where the metadata has none, what stands for one. */
export function headlinesOf(item: XmlElement, nitf: XmlElement | undefined, g2: G2Context): Found<TextBlock>[] {
  const headlines = children(child(item, 'contentMeta'), 'headline');
  const main =
    inLanguage(
      headlines.filter((each) => !codeAt(each, 'role')),
      g2,
    ) ?? inLanguage(headlines, g2);
  const ordered = main ? [main, ...headlines.filter((each) => each !== main)] : [];
  const found = ordered.flatMap((each) => stated(blockOf(each), pathOf(each)) ?? []);
  if (found.length > 0) return found;
  const lines = nitf ? nitfHeadlinesOf(nitf) : [];
  if (lines.length > 0) return lines;
  const standIn =
    textFound(inLanguage(children(child(item, 'concept'), 'name'), g2)) ??
    textFound(inLanguage(children(child(item, 'itemMeta'), 'title'), g2));
  return present([standIn && derived<TextBlock>({ contentType: 'text/plain', value: standIn.value }, standIn.from)]);
}

export function bylineOf(contentMeta: XmlElement | undefined, nitf: XmlElement | undefined, g2: G2Context): Found<string> | undefined {
  const bylines = allInLanguage(children(contentMeta, 'by'), g2);
  const joined = bylines.map((each) => linesOf(each.children).replaceAll('\n', ' ')).join(', ');
  return (bylines[0] && stated(joined, pathOf(bylines[0]))) ?? (nitf && nitfBylineOf(nitf));
}

export function locatedOf(contentMeta: XmlElement | undefined, nitf: XmlElement | undefined, g2: G2Context): Found<string> | undefined {
  const located = children(contentMeta, 'located').flatMap(
    (each) => stated(nameOf(each, g2) ?? wordsIn(attribute(each, 'literal')), pathOf(each)) ?? [],
  );
  const names = new Set(located.map(({ value }) => value));
  return located[0] ? { ...located[0], value: [...names].join(', ') } : nitf && nitfLocatedOf(nitf);
}

/** A literal that is a name for people, and no code. */
function wordsIn(literal: string | undefined): string | undefined {
  return /^\p{Lu}[\p{L}\p{M}\s.,'’()/-]*\p{Ll}[\p{L}\p{M}\s.,'’()/-]*$/u.test(literal ?? '') ? literal : undefined;
}

export function datelineOf(contentMeta: XmlElement | undefined, nitf: XmlElement | undefined, g2: G2Context): Found<string> | undefined {
  return textFound(inLanguage(children(contentMeta, 'dateline'), g2)) ?? (nitf && nitfDatelineOf(nitf));
}

export function descriptionsOf(contentMeta: XmlElement | undefined, concept: XmlElement | undefined): Found<TextBlock>[] {
  const described = [
    ...children(contentMeta, 'description'),
    ...children(concept, 'definition'),
    ...children(concept, 'note'),
    ...children(child(concept, 'eventDetails'), 'registration'),
  ];
  return described.flatMap((each) => {
    const block = blockOf(each);
    const role = each.local === 'description' || each.local === 'definition' ? undefined : each.local;
    return stated(block && { ...(role && { role }), ...block }, pathOf(each)) ?? [];
  });
}

export function noteOf(notes: readonly XmlElement[]): Found<string> | undefined {
  const said = new Set(notes.map((each) => linesOf(each.children)).filter(Boolean));
  return notes[0] && stated([...said].join('\n'), pathOf(notes[0]));
}
