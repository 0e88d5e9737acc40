// What a NewsML 1 item says of itself in words and by whom it was made: news lines, administrative and rights metadata.
// Spec: NewsML 1.2, NewsLines, AdministrativeMetadata, RightsMetadata.
import { type Found, present, stated } from '../draft.ts';
import { linesOf } from '../html.ts';
import type { Concept, InfoSource, TextBlock } from '../ninjs-item.ts';
import type { XmlElement } from '../xml.ts';
import { attribute, child, children, elements, folded, pathOf, text } from '../xml-find.ts';
import { resolvedName, type Topics } from './topics.ts';

/** All lines of that name, those of inner components first, each text once. Names are matched in any case, for `Headline` is common. */
export function linesNamed(line: readonly XmlElement[], name: string): Found<string>[] {
  const found = line
    .toReversed()
    .flatMap((component) => children(component, 'NewsLines').flatMap(elements))
    .filter((each) => each.local.toLowerCase() === name.toLowerCase());
  const seen = new Set<string>();
  return present(found.map((each) => stated(folded(linesOf(each.children)), pathOf(each)))).filter(
    ({ value }) => !seen.has(value) && seen.add(value),
  );
}

/** The lines of that name that the innermost component has which has any, as one. */
export function lineNamed(line: readonly XmlElement[], name: string, glue = '; '): Found<string> | undefined {
  for (const component of line.toReversed()) {
    const found = linesNamed([component], name);
    if (found[0]) return { ...found[0], value: found.map(({ value }) => value).join(glue) };
  }
  return undefined;
}

export interface TypedLine {
  readonly type: string;
  readonly found: Found<string>;
}

/** `NewsLine`s, whose types providers make up. */
export function typedLines(line: readonly XmlElement[]): TypedLine[] {
  const all = line.toReversed().flatMap((component) => children(component, 'NewsLines').flatMap((each) => children(each, 'NewsLine')));
  return all.flatMap((each) => {
    const type = attribute(child(each, 'NewsLineType'), 'FormalName') ?? '';
    const texts = children(each, 'NewsLineText').flatMap((one) => linesOf(one.children) || []);
    const found = stated(texts.join('\n'), pathOf(each));
    return found ? [{ type, found }] : [];
  });
}

const NOTE = /advisory|editor|ednote|embargo|notice|instruction|warning/i;
const SUMMARY = /abstract|summary|teaser|lead|synopsis|caption|description/i;

/** Lines that are notes to editors. */
export function noteLines(line: readonly XmlElement[]): Found<string>[] {
  return typedLines(line).flatMap(({ type, found }) => (NOTE.test(type) ? found : []));
}

/** Lines that tell the story in short. */
export function summaryLines(line: readonly XmlElement[]): Found<TextBlock>[] {
  return typedLines(line).flatMap(({ type, found }) => {
    const isSummary = SUMMARY.test(type) && !NOTE.test(type);
    return isSummary ? { ...found, value: { role: type.toLowerCase(), contentType: 'text/plain', value: found.value } } : [];
  });
}

/** Lines of any other type, by type. */
export function otherLines(line: readonly XmlElement[]): Record<string, string> {
  const others = typedLines(line).filter(({ type }) => !NOTE.test(type) && !SUMMARY.test(type));
  return Object.fromEntries(others.map(({ type, found }) => [type, found.value]));
}

interface Party {
  readonly element: XmlElement;
  readonly name: string;
  readonly literal?: string;
}

/** The parties that play a part in making the item: `Provider`, `Source`, `Creator`, `Contributor`; inner components first. */
function partiesIn(line: readonly XmlElement[], part: string, topics: Topics): Party[] {
  const metadata = line.toReversed().flatMap((component) => children(component, 'AdministrativeMetadata'));
  const parties = metadata.flatMap((each) => children(each, part)).flatMap((each) => children(each, 'Party'));
  const seen = new Set<string>();
  return parties.flatMap((element) => {
    const literal = attribute(element, 'FormalName');
    const name = resolvedName(element, topics) ?? literal;
    if (!name || seen.has(name)) return [];
    seen.add(name);
    return { element, name, ...(literal && literal !== name && { literal }) };
  });
}

/** Who provided the item. */
export function providerOf(line: readonly XmlElement[], topics: Topics): Found<string> | undefined {
  const [party] = partiesIn(line, 'Provider', topics);
  return party && stated(party.name, pathOf(party.element));
}

/** Provider, sources and credit, in this order. */
export function sourcesOf(line: readonly XmlElement[], topics: Topics): Found<InfoSource>[] {
  const named = (part: string, role: string) =>
    partiesIn(line, part, topics).map(({ element, name, literal }) =>
      stated<InfoSource>({ name, role, ...(literal && { literal }) }, pathOf(element)),
    );
  const credits = linesNamed(line, 'CreditLine').map((each) => ({ ...each, value: { name: each.value, role: 'credit' } }));
  const all = present([...named('Provider', 'provider'), ...named('Source', 'source'), ...credits]);
  const seen = new Set<string>();
  return all.filter(({ value }) => !seen.has(value.name ?? '') && seen.add(value.name ?? ''));
}

/** Those who made it; what they did where it is said. */
export function makersOf(line: readonly XmlElement[], topics: Topics): Found<Concept>[] {
  const made = (part: string, rel: string) =>
    partiesIn(line, part, topics).map(({ element, name, literal }) => {
      const role = children(element, 'Property').find((each) => /^role$/i.test(attribute(each, 'FormalName') ?? ''));
      const stating = attribute(role, 'Value') ?? (attribute(element, 'Topic')?.startsWith('#') ? undefined : attribute(element, 'Topic'));
      return stated<Concept>({ name, rel: stating?.toLowerCase() ?? rel, ...(literal && { literal }) }, pathOf(element));
    });
  return present([...made('Creator', 'creator'), ...made('Contributor', 'contributor')]);
}

export interface Rights {
  readonly notice: Found<string> | undefined;
  readonly holder: Found<string> | undefined;
  readonly terms: Found<string> | undefined;
}

/** Whose it is and what may be done with it. */
export function rightsOf(line: readonly XmlElement[]): Rights {
  const metadata = line.toReversed().flatMap((component) => children(component, 'RightsMetadata'));
  const holder = metadata.flatMap((each) => children(each, 'Copyright')).flatMap((each) => child(each, 'CopyrightHolder') ?? [])[0];
  const usage = metadata.flatMap((each) => children(each, 'UsageRights'));
  const terms = usage.flatMap((each) => {
    const parts = elements(each).flatMap((part) => text(part) ?? attribute(part, 'FormalName') ?? []);
    return stated(parts.join('; '), pathOf(each)) ?? [];
  });
  return {
    notice: lineNamed(line, 'CopyrightLine'),
    holder: holder && stated(text(holder), pathOf(holder)),
    terms: terms[0] ? { ...terms[0], value: terms.map(({ value }) => value).join('\n') } : lineNamed(line, 'RightsLine'),
  };
}
