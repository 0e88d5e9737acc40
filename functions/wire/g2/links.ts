// What a NewsML-G2 item refers to: links, the items of a package, planned and delivered items.
// Spec: NewsML-G2 2.35, Link1Type, groupSet (packageItem), delivery (planningItem).
import { type Found, issue, stated } from '../draft.ts';
import { linesOf } from '../html.ts';
import { uriOfStory } from '../identity.ts';
import type { Association, TextBlock } from '../ninjs-item.ts';
import { pictureOf, picturesIn } from '../pictures.ts';
import { toUri } from '../uri.ts';
import type { XmlElement } from '../xml.ts';
import { attribute, child, children, descendants, pathOf, text } from '../xml-find.ts';
import { codeAt, codeOf, conceptOf, type G2Context, inLanguage } from './concepts.ts';
import { newsTypeOf, pubStatusOf } from './status.ts';

/** Everything that an item refers to: members of a package first, then links, then what it is planned in or was delivered for. */
export function associationsOf(item: XmlElement, g2: G2Context): Found<Association>[] {
  const itemMeta = child(item, 'itemMeta');
  const coverage = children(child(item, 'newsCoverageSet'), 'newsCoverage');
  return [
    ...membersOf(item, g2),
    ...children(itemMeta, 'link').flatMap((link) => associationOf(link, codeAt(link, 'rel') ?? 'link', g2) ?? []),
    ...children(itemMeta, 'deliverableOf').flatMap((link) => associationOf(link, 'deliverableOf', g2) ?? []),
    ...coverage
      .flatMap((each) => descendants(child(each, 'delivery'), 'deliveredItemRef'))
      .flatMap((ref) => associationOf(ref, 'delivered', g2) ?? []),
    ...children(item, 'contentSet')
      .flatMap((set) => children(set, 'inlineXML').flatMap(picturesIn))
      .flatMap((img, index) => stated(pictureOf(img, `picture ${index + 1}`, ['newsml-g2', attribute(item, 'guid')]), pathOf(img)) ?? []),
  ];
}

/** The members of a package, group after group. */
function membersOf(item: XmlElement, g2: G2Context): Found<Association>[] {
  const groups = groupsInOrder(child(item, 'groupSet'));
  return [...groups.flatMap((group) => membersIn(group, codeAt(group, 'role') ?? 'member', g2)), ...membersIn(item, 'member', g2)];
}

/** Groups from the root on as they refer to one another, each once; those that nobody refers to come last. */
function groupsInOrder(set: XmlElement | undefined): XmlElement[] {
  const groups = children(set, 'group');
  const byId = new Map(groups.map((group) => [group.attributes.id ?? '', group]));
  const root = byId.get(set?.attributes.root ?? '');
  const ordered = new Set<XmlElement>();
  const stack = [...groups.toReversed(), ...(root ? [root] : [])];
  while (stack.length > 0) {
    const group = stack.pop();
    if (!group || ordered.has(group)) continue;
    ordered.add(group);
    for (const ref of children(group, 'groupRef').toReversed()) {
      const next = byId.get(ref.attributes.idref ?? '');
      if (next) stack.push(next);
    }
  }
  return [...ordered];
}

function membersIn(group: XmlElement, role: string, g2: G2Context): Found<Association>[] {
  return [
    ...children(group, 'itemRef').flatMap((ref) => associationOf(ref, role, g2) ?? []),
    ...children(group, 'conceptRef').flatMap((ref) => conceptAssociationOf(ref, role, g2) ?? []),
  ];
}

function conceptAssociationOf(ref: XmlElement, rel: string, g2: G2Context): Found<Association> | undefined {
  const { name, uri, literal } = conceptOf(ref, g2);
  const id = uri ?? (literal && storyUri(literal, g2));
  return id ? stated<Association>({ name: name ?? literal ?? rel, rel, uri: id }, pathOf(ref)) : undefined;
}

function associationOf(link: XmlElement, rel: string, g2: G2Context): Found<Association> | undefined {
  const id = attribute(link, 'residref') ?? attribute(link, 'guidref');
  const href = attribute(link, 'href');
  const uri = id ? storyUri(id, g2) : href && toUri(href);
  if (!uri && href) g2.issues.push(issue('URI_INVALID', 'The address of a link is no URI; it was left out.', 'associations'));
  if (!uri) return undefined;
  const title = text(inLanguage(children(link, 'title'), g2));
  const headline = text(inLanguage(children(link, 'headline'), g2));
  const contentType = attribute(link, 'contenttype');
  const resource = id && href ? toUri(href) : undefined;
  const version = attribute(link, 'version');
  return stated<Association>(
    {
      name: title ?? headline ?? rel,
      rel,
      uri,
      ...hintsOf(link, g2),
      ...(version && { version }),
      ...(title && { title }),
      ...(headline && { headlines: [{ contentType: 'text/plain', value: headline }] }),
      ...(resource && { renditions: [{ name: rel, href: resource, ...(contentType && { contentType }) }] }),
    },
    pathOf(link),
  );
}

/** What a reference says of its target, so that a reader need not fetch it. Spec: NewsML-G2 2.35, "hints". */
function hintsOf(link: XmlElement, g2: G2Context): Partial<Association> {
  const type = newsTypeOf(codeOf(child(link, 'itemClass')));
  const pubStatus = pubStatusOf(codeOf(child(link, 'pubStatus')));
  const versionCreated = text(child(link, 'versionCreated'));
  const slugline = text(child(link, 'slugline'));
  const descriptions = children(link, 'description').flatMap((each) => blockOf(each) ?? []);
  return {
    ...(type && { type }),
    ...(pubStatus && { pubStatus }),
    ...(versionCreated && { versionCreated }),
    ...(slugline && { slugline }),
    ...(descriptions.length > 0 && { descriptions }),
    ...copyrightOf(link, g2),
  };
}

function copyrightOf(link: XmlElement, g2: G2Context): Partial<Association> {
  const copyrightNotice = text(inLanguage(children(child(link, 'rightsInfo'), 'copyrightNotice'), g2));
  return copyrightNotice ? { copyrightNotice } : {};
}

/** A block of text with its role. */
export function blockOf(element: XmlElement): TextBlock | undefined {
  const value = linesOf(element.children);
  const role = codeAt(element, 'role');
  return value === '' ? undefined : { ...(role && { role }), contentType: 'text/plain', value };
}

/** The URI under which a story with that identifier is kept here, so that a reference finds it. */
function storyUri(id: string, { scope }: G2Context): string {
  return uriOfStory('newsml-g2', scope, id);
}
