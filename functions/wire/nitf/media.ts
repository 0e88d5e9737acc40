// The pictures, sound and films that NITF refers to: an association each, its references as renditions.
// Spec: NITF 3.6, media.
import { type Found, stated } from '../draft.ts';
import { mediaType } from '../media-type.ts';
import type { AltId, Association, Rendition } from '../ninjs-item.ts';
import { pictureOf, picturesIn } from '../pictures.ts';
import { toUri, wiredeskUrn } from '../uri.ts';
import type { XmlElement } from '../xml.ts';
import { attribute, attributeFound, descendants, elements, pathOf } from '../xml-find.ts';
import { lineOf } from './head.ts';

/** Media beyond these are not read: no document has them, and each takes its time. */
const MOST = 1_000;

/** The media of a document; `idParts` make identifiers for those that have no URI of their own. */
export function mediaOf(nitf: XmlElement, idParts: readonly (string | undefined)[]): Found<Association>[] {
  const media = [...descendants(nitf, 'media'), ...descendants(nitf, 'body.content').flatMap(picturesIn)].slice(0, MOST);
  return media.flatMap((each, index) => {
    const value =
      each.local === 'media' ? associationOf(each, index, idParts) : pictureOf(each, `media-${index + 1}`, ['nitf', ...idParts]);
    return (value && stated(value, pathOf(each))) || [];
  });
}

// Besides the standard's names, those of a newspaper system in wide use, which writes NITF from its picture archive.
const CAPTIONS = ['media-caption', 'media-printcaption', 'media-originalcaption'];
const PRODUCERS = ['media-producer', 'media-byline', 'media-printproducer'];

function associationOf(media: XmlElement, index: number, idParts: readonly (string | undefined)[]): Association | undefined {
  const references = below(media, ['media-reference']).filter((each) => !sourceOf(each)?.startsWith('#'));
  const caption = linesOf(media, CAPTIONS)?.join('\n');
  if (references.length === 0 && !caption) return undefined;
  const [first] = references;
  const source = sourceOf(first);
  const type = mediaType(attribute(media, 'media-type'), attribute(first, 'mime-type'), source);
  const description = caption ?? attribute(first, 'alternate-text');
  const by = linesOf(media, PRODUCERS)?.join(', ');
  const copyrightHolder = attribute(first, 'copyright');
  const credit = attribute(first, 'source-credit');
  const altIds = altIdsOf(media);
  const renditions = references.map((reference, at) => renditionOf(reference, at));
  return {
    name: `media-${index + 1}`,
    uri: (source && toUri(source)) || wiredeskUrn('nitf', ...idParts, 'media', attribute(media, 'id') ?? source ?? String(index + 1)),
    ...(type && { type }),
    ...(description && { descriptions: [{ role: 'caption', contentType: 'text/plain', value: description }] }),
    ...(by && { by }),
    ...(copyrightHolder && { copyrightHolder }),
    ...(credit && { infoSources: [{ name: credit }] }),
    ...(altIds.length > 0 && { altIds }),
    ...(renditions.length > 0 && { renditions }),
  };
}

function renditionOf(reference: XmlElement, index: number): Rendition {
  const source = sourceOf(reference);
  const href = source && toUri(source);
  const title = attribute(reference, 'alternate-text');
  const contentType = attribute(reference, 'mime-type');
  const duration = secondsOf(reference);
  return {
    name: attribute(reference, 'name') ?? (index === 0 ? 'main' : `alternative-${index}`),
    ...(source && { href: href ?? source }),
    ...(contentType && { contentType }),
    ...(title && { title }),
    ...inPixels(reference),
    ...(duration !== undefined && { duration }),
  };
}

function sourceOf(reference: XmlElement | undefined): string | undefined {
  return attribute(reference, 'source') ?? attribute(reference, 'data-location');
}

function inPixels(reference: XmlElement): { readonly width?: number; readonly height?: number } {
  const [width, height] = ['width', 'height'].map((name) => /^(\d{1,6})(?:px)?$/.exec(attribute(reference, name) ?? '')?.[1]);
  return { ...(width && { width: Number(width) }), ...(height && { height: Number(height) }) };
}

const UNITS: readonly (readonly [unit: RegExp, seconds: number])[] = [
  [/^(?:s|sec|seconds?)?$/i, 1],
  [/^(?:m|min|minutes?)$/i, 60],
  [/^(?:h|hours?)$/i, 3_600],
];

function secondsOf(reference: XmlElement): number | undefined {
  const time = attribute(reference, 'time') ?? '';
  if (!/^\d{1,7}(?:\.\d{1,3})?$/.test(time)) return undefined;
  const unit = UNITS.find(([pattern]) => pattern.test(attribute(reference, 'time-unit-of-measure') ?? ''));
  return unit && Number(time) * unit[1];
}

/** Identifiers that the medium has beside its address. */
function altIdsOf(media: XmlElement): AltId[] {
  const metadata = descendants(media, 'media-metadata').filter((each) => /(?:^|[^a-z])id$|Id$|ID$/.test(attribute(each, 'name') ?? ''));
  const named = metadata.map((each) => ({ role: attributeFound(each, 'name')?.value, value: attribute(each, 'value') }));
  const bare = below(media, ['media-id']).map((each) => ({ role: 'media-id', value: lineOf(each) }));
  return [...named, ...bare].flatMap(({ role, value }) => (role && value ? { role, value } : []));
}

/** The lines of the elements of the first name that says anything. */
function linesOf(media: XmlElement, names: readonly string[]): string[] | undefined {
  return names.map((name) => below(media, [name]).flatMap((each) => lineOf(each) ?? [])).find((lines) => lines.length > 0);
}

function below(element: XmlElement, names: readonly string[]): XmlElement[] {
  return elements(element).filter((each) => names.includes(each.local));
}
