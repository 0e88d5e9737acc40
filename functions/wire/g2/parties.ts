// Who is behind an item of NewsML-G2: provider, sources, the hands that it went through.
// Spec: NewsML-G2 2.35, provider, infoSource, hopHistory.
import { type Found, present, stated } from '../draft.ts';
import type { InfoSource } from '../ninjs-item.ts';
import type { XmlElement } from '../xml.ts';
import { attribute, child, children, pathOf } from '../xml-find.ts';
import { codeAt, codeOf, conceptOf, type G2Context, identifierOf, nameOf } from './concepts.ts';
import { contactsOf } from './details.ts';

/** How the provider is called: by its name, else by its literal or the code that it has in its scheme, else by its URI. */
export function providerOf(item: XmlElement, g2: G2Context): Found<string> | undefined {
  const provider = child(child(item, 'itemMeta'), 'provider');
  if (!provider) return undefined;
  const { name, uri } = conceptOf(provider, g2);
  const code = attribute(provider, 'literal') ?? (attribute(provider, 'qcode') ? codeOf(provider) : undefined);
  return stated(name ?? code ?? uri, pathOf(provider));
}

/** The provider, the sources of the information, and the parties that the item passed through; each once. */
export function infoSourcesOf(item: XmlElement, g2: G2Context): Found<InfoSource>[] {
  const sources = present([
    ...children(child(item, 'itemMeta'), 'provider').map((each) => sourceOf(each, 'provider', g2)),
    ...children(child(item, 'contentMeta'), 'infoSource').map((each) => sourceOf(each, undefined, g2)),
    ...children(child(item, 'hopHistory'), 'hop').flatMap((hop) => children(hop, 'party').map((each) => sourceOf(each, 'hop', g2))),
  ]);
  const seen = new Set<string>();
  return sources.filter(({ value }) => {
    const key = `${value.role ?? ''} ${value.literal ?? value.uri ?? value.name}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

/** A party keeps its code as stated beside the URI that it resolves to: it is by its code that a desk knows an agency. */
function sourceOf(element: XmlElement, role: string | undefined, g2: G2Context): Found<InfoSource> | undefined {
  const name = nameOf(element, g2);
  const { uri, literal } = identifierOf(element, g2);
  const contactInfo = contactsOf(child(element, 'organisationDetails'), g2);
  const stands = codeAt(element, 'role') ?? role;
  const source: InfoSource = {
    ...(name && { name }),
    ...(stands && { role: stands }),
    ...(uri && { uri }),
    ...(literal && literal !== uri && { literal }),
    ...(contactInfo && { contactInfo }),
  };
  return name || uri || literal ? stated(source, pathOf(element)) : undefined;
}
