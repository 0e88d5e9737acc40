// Pictures that HTML sets into running text: cleaned bodies hold none, so each is an association of its story.
import { mediaType } from './media-type.ts';
import type { Association } from './ninjs-item.ts';
import { toUri, wiredeskUrn } from './uri.ts';
import type { XmlElement } from './xml.ts';
import { attribute, descendants } from './xml-find.ts';

/** Pictures beyond these are not read: no document has them. */
const MOST = 200;

/** The `img` elements in a text that show something; those that count readers do not. */
export function picturesIn(content: XmlElement): XmlElement[] {
  return descendants(content, 'img')
    .filter((img) => {
      const source = sourceOf(img);
      const isTold = mediaType(undefined, undefined, source) === 'picture' || attribute(img, 'alt') !== undefined;
      return source !== undefined && isTold && !['width', 'height'].some((name) => /^[01](?:px)?$/.test(attribute(img, name) ?? ''));
    })
    .slice(0, MOST);
}

/** The association that a picture is; `idParts` make an identifier for one that has no URI of its own. */
export function pictureOf(img: XmlElement, name: string, idParts: readonly (string | undefined)[]): Association {
  const source = sourceOf(img) ?? '';
  const description = attribute(img, 'alt');
  const [width, height] = ['width', 'height'].map((side) => /^(\d{1,6})(?:\.\d+)?(?:px)?$/.exec(attribute(img, side) ?? '')?.[1]);
  return {
    name,
    uri: toUri(source) ?? wiredeskUrn(...idParts, 'media', source),
    type: 'picture',
    ...(description && { descriptions: [{ role: 'caption', contentType: 'text/plain', value: description }] }),
    renditions: [{ name: 'main', href: source, ...(width && { width: Number(width) }), ...(height && { height: Number(height) }) }],
  };
}

function sourceOf(img: XmlElement): string | undefined {
  return attribute(img, 'src') ?? attribute(img, 'source');
}
