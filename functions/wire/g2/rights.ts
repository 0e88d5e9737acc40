// The rights to an item of NewsML-G2. Spec: NewsML-G2 2.35, rightsInfo.
import { escapeAttribute, escapeText } from 'entities';
import { type Found, stated } from '../draft.ts';
import { linesOf } from '../html.ts';
import type { RightsInfo } from '../ninjs-item.ts';
import { toUri } from '../uri.ts';
import type { XmlElement } from '../xml.ts';
import { attribute, children, elements, pathOf, rawText } from '../xml-find.ts';
import { allInLanguage, codeOf, conceptOf, type G2Context, inLanguage } from './concepts.ts';

export interface Rights {
  readonly copyrightHolder: Found<string> | undefined;
  readonly copyrightNotice: Found<string> | undefined;
  readonly usageTerms: Found<string> | undefined;
  readonly rightsInfo: Found<RightsInfo> | undefined;
}

/** What the `rightsInfo`s of an item say, in its language where it is said in several. */
export function rightsOf(item: XmlElement, g2: G2Context): Rights {
  const infos = children(item, 'rightsInfo');
  const all = (local: string) => infos.flatMap((info) => children(info, local));
  return {
    copyrightHolder: holderOf(all('copyrightHolder'), g2),
    copyrightNotice: blocksOf([inLanguage(all('copyrightNotice'), g2)]),
    usageTerms: blocksOf(allInLanguage(all('usageTerms'), g2)),
    rightsInfo: expressionOf(infos),
  };
}

function holderOf(holders: readonly XmlElement[], g2: G2Context): Found<string> | undefined {
  for (const holder of holders) {
    const { name, uri } = conceptOf(holder, g2);
    const code = attribute(holder, 'literal') ?? (attribute(holder, 'qcode') && codeOf(holder));
    const found = stated(name ?? code ?? uri, pathOf(holder));
    if (found) return found;
  }
  return undefined;
}

function blocksOf(blocks: readonly (XmlElement | undefined)[]): Found<string> | undefined {
  const [first] = blocks;
  const said = new Set(blocks.map((block) => linesOf(block?.children ?? [])).filter(Boolean));
  return first && stated([...said].join('\n'), pathOf(first));
}

/** The first expression of rights in a language for machines, else a link to one; ninjs holds one of them. */
function expressionOf(infos: readonly XmlElement[]): Found<RightsInfo> | undefined {
  for (const element of infos.flatMap(elements)) {
    const encodedRights = encodedIn(element);
    const langId = encodedRights && toUri(attribute(element, 'langid') ?? '');
    if (encodedRights) return stated<RightsInfo>({ ...(langId && { langId }), encodedRights }, pathOf(element));
  }
  for (const element of infos.flatMap(elements)) {
    if (element.local !== 'link' && element.local !== 'copyrightNotice') continue;
    const address = attribute(element, 'residref') ?? attribute(element, 'href');
    const linkedRights = address && toUri(address);
    if (linkedRights) return stated<RightsInfo>({ linkedRights }, pathOf(element));
  }
  return undefined;
}

function encodedIn(element: XmlElement): string {
  if (element.local === 'rightsExpressionData') return rawText(element).trim();
  return element.local === 'rightsExpressionXML'
    ? elements(element)
        .map((each) => xmlOf(each, ''))
        .join('')
    : '';
}

/** An element as XML text with default namespaces. Attributes of other namespaces (schema locations) are left out with their prefixes. */
function xmlOf(element: XmlElement, around: string): string {
  const attributes = Object.entries(element.attributes).filter(([name]) => !name.includes(':'));
  const opening = [element.local, ...(element.uri === around ? [] : [`xmlns="${escapeAttribute(element.uri)}"`])];
  const tag = [...opening, ...attributes.map(([name, value]) => `${name}="${escapeAttribute(value)}"`)].join(' ');
  const inside = element.children.map((each) => (typeof each === 'string' ? escapeText(each) : xmlOf(each, element.uri))).join('');
  return inside.trim() === '' ? `<${tag}/>` : `<${tag}>${inside}</${element.local}>`;
}
