// What goes with the story of a NewsML 1 item: pictures, sidebars, other languages, and items that it refers to.
// Spec: NewsML 1.2, NewsComponent, NewsItemRef.
import { type Found, stated } from '../draft.ts';
import { bodyOf } from '../html.ts';
import type { Association, NewsObjectType } from '../ninjs-item.ts';
import { wiredeskUrn } from '../uri.ts';
import type { XmlElement } from '../xml.ts';
import { attribute, child, descendants, pathOf, text } from '../xml-find.ts';
import { type Content, contentOf, kindOf, languageIn, type Piece, roleOf } from './components.ts';
import { htmlOf, lineOf, type Reading } from './content.ts';
import { lineNamed, linesNamed, sourcesOf } from './lines.ts';
import { identityOf, uriOfReference } from './management.ts';
import { renditionOf } from './renditions.ts';
import type { Topics } from './topics.ts';

/** What reading a component needs to know of the item around it. */
export interface Context extends Reading {
  readonly topics: Topics;
  readonly scope: string | undefined;
  /** What identifiers of components are made of: what identifies the item. */
  readonly idParts: readonly (string | undefined)[];
  readonly duids: ReadonlyMap<string, number>;
}

/** The objects beside a story, and the items that it refers to. */
export function associationsOf(content: Content, context: Context): Found<Association>[] {
  const objects = content.others.flatMap((components) => {
    const [first] = components;
    return first ? objectsOf(components, first, context).flatMap((each) => stated(each, pathOf(first)) ?? []) : [];
  });
  return [...objects, ...content.items.flatMap((each) => stated(itemOf(each, undefined, context), pathOf(each)) ?? [])];
}

/** A component that holds but references stands for what it refers to. */
function objectsOf(components: readonly XmlElement[], first: XmlElement, context: Context): Association[] {
  const contents = components.map(contentOf);
  const [content] = contents;
  if (!content) return [];
  const pieces = contents.flatMap((each) => [...each.text, ...each.captions, ...each.renditions]);
  const role = attribute(child(first, 'Role'), 'FormalName');
  if (pieces.length === 0 && content.others.length === 0) return content.items.flatMap((each) => itemOf(each, role, context) ?? []);
  return [objectOf(first, { ...content, renditions: contents.flatMap((each) => each.renditions) }, context)];
}

function objectOf(component: XmlElement, content: Content, context: Context): Association {
  const { line } = content;
  const given = attribute(component, 'Duid');
  const duid = given && context.duids.get(given) === 1 ? given : undefined;
  const rel = attribute(child(component, 'Role'), 'FormalName');
  const headlines = linesNamed(line, 'HeadLine').map(({ value }) => ({ contentType: 'text/plain', value }));
  const titles = content.headlines.flatMap((each) => block(each, context) ?? []);
  const body = bodyOf(content.text.map(({ item }) => htmlOf(item, context)).join('\n'));
  const fields = {
    type: typeOf(content),
    language: line.toReversed().flatMap((each) => languageIn(each) ?? [])[0],
    headlines: headlines.length > 0 ? headlines : titles,
    descriptions: [
      ...content.captions.flatMap((each) => block(each, context, 'caption') ?? []),
      ...[...content.summaries, ...content.leads].flatMap((each) => block(each, context, roleOf(each.component)) ?? []),
    ],
    bodies: body ? [body] : [],
    by: lineNamed(line, 'ByLine')?.value,
    slugline: lineNamed(line, 'SlugLine')?.value,
    copyrightNotice: lineNamed(line, 'CopyrightLine')?.value,
    infoSources: sourcesOf(line, context.topics).map(({ value }) => value),
    renditions: content.renditions.map((each) => renditionOf(each)),
    associations: associationsOf(content, context).map(({ value }) => value),
  };
  const filled = Object.entries(fields).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0));
  const name = duid ?? rel ?? fields.type ?? 'component';
  return {
    name,
    ...(rel && { rel }),
    uri: wiredeskUrn('newsml-1', ...context.idParts, 'component', duid ?? placeOf(component)),
    ...Object.fromEntries(filled),
  };
}

/** What a component is called by within its item. Some systems write the same Duid into all: its place tells it apart. */
function placeOf(component: XmlElement): string {
  return pathOf(component)
    .split('/')
    .map((step) => /\[(\d+)\]$/.exec(step)?.[1] ?? '1')
    .join('.');
}

/** How often each Duid is given to a component of the item. */
export function duidsIn(item: XmlElement): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const duid of descendants(item, 'NewsComponent').flatMap((each) => attribute(each, 'Duid') ?? []))
    counts.set(duid, (counts.get(duid) ?? 0) + 1);
  return counts;
}

/** A text beside the story as a block of plain text. */
export function block(piece: Piece, reading: Reading, role?: string) {
  const value = lineOf(piece.item, reading);
  return value ? { ...(role && { role }), contentType: 'text/plain', value } : undefined;
}

/** The type of what a component holds: text where there is running text, else that of its first medium. */
export function typeOf({ text: texts, renditions, others, items }: Content): NewsObjectType | undefined {
  if (texts.length > 0) return 'text';
  const [first] = renditions;
  if (first) return kindOf(first.item);
  return others.length > 0 || items.length > 0 ? 'composite' : undefined;
}

function itemOf(element: XmlElement, role: string | undefined, { scope }: Context): Association | undefined {
  if (element.local === 'NewsItem') return wholeItem(element, role, scope);
  const reference = attribute(element, 'NewsItem');
  const comment = text(child(element, 'Comment'));
  const uri = reference && uriOfReference(reference, scope);
  const fallback = reference && wiredeskUrn('newsml-1', scope, reference);
  if (!uri && !fallback) return undefined;
  return { name: comment ?? reference ?? '', rel: role ?? 'newsItem', uri: uri ?? fallback ?? '' };
}

function wholeItem(item: XmlElement, role: string | undefined, scope: string | undefined): Association | undefined {
  const { id } = identityOf(item);
  const uri = id && uriOfReference(id.value, scope);
  const headline = text(descendants(item, 'HeadLine')[0]);
  if (!uri) return undefined;
  return {
    name: headline ?? id.value,
    rel: role ?? 'newsItem',
    uri,
    ...(headline && { headlines: [{ contentType: 'text/plain', value: headline }] }),
  };
}
