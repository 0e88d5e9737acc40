// What NewsML-G2 says beyond ninjs: other identifiers of an item, and fields worth keeping under the names that the wire gives them.
import { type Found, stated } from '../draft.ts';
import { linesOf } from '../html.ts';
import type { AltId } from '../ninjs-item.ts';
import type { XmlElement } from '../xml.ts';
import { attribute, child, children, elements, pathOf, text } from '../xml-find.ts';
import { codeAt, codeOf, conceptOf, type G2Context } from './concepts.ts';
import { eventDetailsOf } from './planning.ts';
import { newsTypeOf } from './status.ts';

/** Identifiers beside the guid, each with the role that tells it from the others. */
export function altIdsOf(item: XmlElement, g2: G2Context): Found<AltId>[] {
  const itemMeta = child(item, 'itemMeta');
  const concept = child(item, 'concept');
  const ids = [
    ...[...children(itemMeta, 'altId'), ...children(child(item, 'contentMeta'), 'altId')].flatMap(altIdOf),
    ...['memberOf', 'incomingFeedId'].flatMap((local) => children(itemMeta, local).flatMap((each) => identifiedBy(each, local, g2))),
    ...['origRep', 'altRep'].flatMap((local) => children(itemMeta, local).flatMap((each) => altId(each, local, text(each)))),
    ...children(concept, 'conceptId').flatMap((each) => identifiedBy(each, 'conceptId', g2)),
  ];
  const seen = new Set<string>();
  return ids.filter(({ value: { role, value } }) => {
    const key = `${role} ${value}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

function altIdOf(element: XmlElement): Found<AltId>[] {
  // Before 2.8 the identifier stood in an attribute.
  return altId(element, codeAt(element, 'type') ?? codeAt(element, 'role') ?? 'altId', text(element) ?? attribute(element, 'id'));
}

function identifiedBy(element: XmlElement, role: string, g2: G2Context): Found<AltId>[] {
  const { uri, literal, name } = conceptOf(element, g2);
  return altId(element, role, attribute(element, 'qcode') ?? uri ?? literal ?? name ?? text(element));
}

function altId(element: XmlElement, role: string, value: string | undefined): Found<AltId>[] {
  const found = value ? stated<AltId>({ role, value }, pathOf(element)) : undefined;
  return found ? [found] : [];
}

type Reader = (element: XmlElement, g2: G2Context) => unknown;

/** Elements of an item's four containers that are kept as they are found, and what is kept of each; the rest has its place elsewhere. */
const KEPT: Readonly<Record<string, Readonly<Record<string, Reader>>>> = {
  itemMeta: {
    itemClass: classWithoutType,
    role: nameOrCode,
    service: nameOrCode,
    fileName: text,
    generator: text,
    isManagedBy: nameOrCode,
    hash: hashOf,
  },
  contentMeta: {
    creditline: text,
    audience: nameOrCode,
    exclAudience: nameOrCode,
    contentModified: text,
    rating: (element) => picked(element, RATING),
    userInteraction: (element) => picked(element, INTERACTION),
  },
  rightsInfo: { dataMining: nameOrCode },
  hopHistory: { hop: hopOf },
  conceptSet: { concept: (element, g2) => ({ ...conceptOf(element, g2), ...eventDetailsOf(element, g2)?.value }) },
};

/** Fields that neither ninjs nor `wire` has a place for, each a list; undefined where the item has none of them. */
export function extraOf(item: XmlElement, g2: G2Context): Found<Readonly<Record<string, readonly unknown[]>>> | undefined {
  const extra = new Map<string, Set<unknown>>();
  const keep = (name: string, value: unknown) => {
    if (value !== undefined) extra.set(name, (extra.get(name) ?? new Set()).add(value));
  };
  for (const holder of elements(item)) {
    if (holder.local === 'partMeta') keep('partMeta', partOf(holder, g2));
    const kept = Object.hasOwn(KEPT, holder.local) ? KEPT[holder.local] : undefined;
    for (const element of kept ? elements(holder) : []) {
      const reader = kept && Object.hasOwn(kept, element.local) ? kept[element.local] : undefined;
      if (reader) keep(element.local, reader(element, g2));
    }
  }
  for (const assignment of assignmentsOf(item, g2)) keep('assignedTo', assignment);
  // The first service is `wire.service`.
  const [first, second] = extra.get('service') ?? [];
  if (second === undefined) extra.delete('service');
  else extra.get('service')?.delete(first);
  if (extra.size === 0) return undefined;
  return stated(Object.fromEntries([...extra].map(([name, values]) => [name, [...values]])), 'item');
}

const RATING = ['value', 'scalemin', 'scalemax', 'scaleunit', 'valcalctype', 'raters', 'ratertype'];
const INTERACTION = ['interactions', 'interactiontype', 'interactiontypeuri'];
const DELIMITERS = ['start', 'end', 'timeunit', 'renditionref', 'x', 'y', 'width', 'height'];

/** Attributes of an element, those of these names. */
function picked(element: XmlElement, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.flatMap((name) => (element.attributes[name] ? [[name, element.attributes[name]]] : [])));
}

/** The item class where ninjs has no type for it: concepts, catalogues. */
function classWithoutType(itemClass: XmlElement): string | undefined {
  return newsTypeOf(codeOf(itemClass)) ? undefined : (attribute(itemClass, 'qcode') ?? attribute(itemClass, 'uri'));
}

function nameOrCode(element: XmlElement, g2: G2Context): string | undefined {
  const { name, uri, literal } = conceptOf(element, g2);
  return name ?? attribute(element, 'qcode') ?? literal ?? uri;
}

function hashOf(element: XmlElement) {
  const value = text(element);
  const type = codeAt(element, 'hashtype');
  const scope = codeAt(element, 'scope');
  return value === undefined ? undefined : { ...(type && { type }), ...(scope && { scope }), value };
}

/** One station of the item's way: who did what to it, and when. */
function hopOf(hop: XmlElement, g2: G2Context) {
  const party = child(hop, 'party');
  const actions = children(hop, 'action').flatMap((action) => {
    const code = codeOf(action);
    const target = codeAt(action, 'target');
    return code ? [{ action: code, ...(target && { target }) }] : [];
  });
  const { seq, timestamp } = hop.attributes;
  return {
    ...(seq && { seq }),
    ...(timestamp && { timestamp }),
    ...(party && { party: conceptOf(party, g2) }),
    ...(actions.length > 0 && { actions }),
  };
}

/** A part of the content: a shot of a video, a region of a picture. */
function partOf(part: XmlElement, g2: G2Context) {
  const { partid, seq, contentrefs } = part.attributes;
  const delimiters = ['timeDelim', 'regionDelim'].flatMap((local) => children(part, local).map((each) => picked(each, DELIMITERS)));
  const headline = text(child(part, 'headline'));
  const description = children(part, 'description')
    .map((each) => linesOf(each.children))
    .join('\n');
  const role = child(part, 'role') && nameOrCode(child(part, 'role') ?? part, g2);
  const icon = attribute(child(part, 'icon'), 'href');
  const known = {
    ...(partid && { partid }),
    ...(seq && { seq }),
    ...(contentrefs && { contentrefs }),
    ...(role && { role }),
    ...(headline && { headline }),
    ...(description && { description }),
    ...(icon && { icon }),
    ...(delimiters.length > 0 && { delimiters }),
  };
  return Object.keys(known).length > 0 ? known : undefined;
}

function assignmentsOf(item: XmlElement, g2: G2Context) {
  const planned = children(child(item, 'newsCoverageSet'), 'newsCoverage').flatMap((coverage) => children(coverage, 'planning'));
  return planned.flatMap((planning) =>
    children(planning, 'assignedTo').map((element) => {
      const { coversfrom, coversto } = element.attributes;
      return { ...conceptOf(element, g2), ...(coversfrom && { coversfrom }), ...(coversto && { coversto }) };
    }),
  );
}
