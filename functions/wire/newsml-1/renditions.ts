// Content items that lie elsewhere, or are not text, as renditions.
// Spec: NewsML 1.2, ContentItem (Href, MimeType, Format, Characteristics).
import type { Rendition } from '../ninjs-item.ts';
import { toUri } from '../uri.ts';
import type { XmlElement } from '../xml.ts';
import { attribute, child, text } from '../xml-find.ts';
import { kindOf, type Piece } from './components.ts';
import { propertiesOf } from './concepts.ts';

/** The rendition that a content item is, named by the role of its component or the use that its properties state. */
export function renditionOf({ component, item }: Piece): Rendition {
  const characteristics = child(item, 'Characteristics');
  const properties = propertiesOf(characteristics);
  const value = (...names: readonly string[]) =>
    names.map((name) => attribute(properties.get(name), 'Value')).find((each) => each !== undefined);
  const href = attribute(item, 'Href');
  const uri = href && toUri(href);
  return defined({
    name: value('imageuse', 'use', 'rendition') ?? attribute(child(component, 'Role'), 'FormalName') ?? kindOf(item) ?? 'content',
    href: uri ?? href,
    title: text(child(item, 'Comment')),
    contentType: mimeType(item),
    format: attribute(child(item, 'Format'), 'FormalName'),
    width: positive(value('width', 'pixelwidth', 'imagewidth')),
    height: positive(value('height', 'pixelheight', 'imageheight')),
    sizeInBytes: positive(text(child(characteristics, 'SizeInBytes'))),
    duration: seconds(value('duration', 'totalduration', 'length')),
  });
}

function mimeType(item: XmlElement): string | undefined {
  const words = ['MimeType', 'Format'].map((local) => attribute(child(item, local), 'FormalName'));
  return words.find((word) => /^[a-z]+\/[\w.+-]+$/i.test(word ?? ''))?.toLowerCase();
}

function positive(number: string | undefined): number | undefined {
  return /^\d{1,15}$/.test(number ?? '') && Number(number) > 0 ? Number(number) : undefined;
}

/** `95`, `95.4`, `1:35` or `00:01:35` (frames behind it left out); a duration of nothing is one that is not known. */
function seconds(duration: string | undefined): number | undefined {
  const [, hours = '0', minutes = '0', rest = ''] =
    /^(?:(?:(\d{1,3}):)?(\d{1,2}):)?(\d{1,7}(?:\.\d{1,3})?)(?::\d\d)?$/.exec(duration ?? '') ?? [];
  const total = Number(hours) * 3_600 + Number(minutes) * 60 + Number(rest);
  return rest && total > 0 ? total : undefined;
}

function defined(rendition: { readonly [Field in keyof Rendition]: Rendition[Field] | undefined }): Rendition {
  return Object.fromEntries(Object.entries(rendition).filter(([, value]) => value !== undefined)) as unknown as Rendition;
}
