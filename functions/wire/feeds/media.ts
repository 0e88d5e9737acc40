// What an entry carries beside its text: enclosures, media of Yahoo's Media RSS, images, and what type that makes it.
import { derived, type Found, inferred, present, stated } from '../draft.ts';
import { mediaType } from '../media-type.ts';
import type { NewsObjectType, Rendition } from '../ninjs-item.ts';
import type { XmlElement } from '../xml.ts';
import { attribute, text } from '../xml-find.ts';
import type { Entry } from './entry.ts';
import { all, attributeOf, type Fields, fieldsOf, first, firstText, placeOf } from './fields.ts';
import { isWebAddress, resolve } from './links.ts';

const MAX_RENDITIONS = 100;

/** All media of an entry, each address once, named for their kind: `enclosure`, `content`, `thumbnail`, `image`. */
export function findRenditions({ fields, media, base }: Entry): Found<Rendition>[] {
  const found = [
    ...all(fields, 'enclosure', 'rdf:enclosure').map((each) => renditionOf(each, 'enclosure', base)),
    ...all(fields, 'link', 'atom:link')
      .filter((each) => attribute(each, 'rel') === 'enclosure')
      .map((each) => renditionOf(each, 'enclosure', base)),
    ...all(fields, 'content').flatMap((each) => outOfLine(each, base) ?? []),
    ...media.flatMap((each) => findMedia(each, base)),
    ...all(fields, 'itunes:image', 'googleplay:image', 'podcast:image', 'image').map((each) => renditionOf(each, 'image', base)),
  ];
  return named(present(found)).slice(0, MAX_RENDITIONS);
}

/** Content that stands elsewhere and is no page (Atom, 4.1.3.2): `<content type="video/mp4" src="…"/>`. */
function outOfLine(content: XmlElement, base: string | undefined): Found<Rendition> | undefined {
  const source = attribute(content, 'src');
  const type = attribute(content, 'type') ?? '';
  const href = source && /^(?:video|audio|image)\//i.test(type) ? resolve(source, base) : undefined;
  return isWebAddress(href) ? stated({ name: 'content', href, contentType: type }, `${placeOf(content)}@src`) : undefined;
}

/** Media RSS 1.5. */
function findMedia(fields: Fields, base: string | undefined): (Found<Rendition> | undefined)[] {
  const kinds = ['content', 'thumbnail', 'player'];
  return kinds.flatMap((kind) => all(fields, `media:${kind}`).map((each) => renditionOf(each, kind, base)));
}

function renditionOf(element: XmlElement, name: string, base: string | undefined): Found<Rendition> | undefined {
  const inner = fieldsOf(element, '');
  const address = attributeOf(element, 'url', 'href', 'resource') ?? firstText(inner, 'url')?.value ?? text(element);
  if (!address) return undefined;
  const href = resolve(address, base);
  if (!isWebAddress(href)) return undefined;
  const title = attribute(element, 'title') ?? firstText(inner, 'media:title', 'title', 'media:description')?.value;
  const type = attribute(element, 'type');
  const rendition: Rendition = {
    name,
    href,
    ...(type?.includes('/') && { contentType: type }),
    ...(title && { title }),
    ...numbers({
      width: attribute(element, 'width'),
      height: attribute(element, 'height'),
      sizeInBytes: attribute(element, 'length') ?? attribute(element, 'filesize') ?? attribute(element, 'fileSize'),
    }),
    ...duration(attribute(element, 'duration')),
  };
  return stated(rendition, placeOf(element));
}

/** Those that are whole numbers above nought: feeds say `length="0"` for what they do not know. */
function numbers(texts: Readonly<Record<string, string | undefined>>): Record<string, number> {
  const known = Object.entries(texts).map(
    ([name, each]) => [name, /^[\d,]{1,18}$/.test(each ?? '') ? Number(each?.replaceAll(',', '')) : 0] as const,
  );
  return Object.fromEntries(known.filter(([, number]) => number > 0));
}

/** Seconds out of `754`, `12:34` and `1:02:03`. */
function duration(stated: string | undefined): { readonly duration?: number } {
  const [, hours = '0', minutes = '0', seconds] = /^(?:(?:(\d{1,4}):)?(\d{1,3}):)?(\d{1,6}(?:\.\d{1,3})?)$/.exec(stated ?? '') ?? [];
  return seconds ? { duration: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) } : {};
}

/** Each address once, with the most that was said of it; names told apart by number. */
function named(found: readonly Found<Rendition>[]): Found<Rendition>[] {
  const byAddress = new Map<string, Found<Rendition>>();
  for (const each of found) {
    const known = byAddress.get(each.value.href ?? '');
    byAddress.set(each.value.href ?? '', known ? { ...known, value: { ...each.value, ...known.value } } : each);
  }
  const counts = new Map<string, number>();
  return [...byAddress.values()].map((each) => {
    const count = (counts.get(each.value.name) ?? 0) + 1;
    counts.set(each.value.name, count);
    return count === 1 ? each : { ...each, value: { ...each.value, name: `${each.value.name}-${count}` } };
  });
}

/** With the length that a podcast states for its episode. */
export function withDuration(renditions: readonly Found<Rendition>[], { fields }: Entry): readonly Found<Rendition>[] {
  const length = duration(firstText(fields, 'itunes:duration')?.value);
  const [episode, ...others] = renditions;
  if (!episode || length.duration === undefined || episode.value.duration !== undefined || typeOf(episode.value) === undefined)
    return renditions;
  return [{ ...episode, value: { ...episode.value, ...length } }, ...others];
}

/** Sound or film where that is what the entry is: an episode, a film of a film site, or a medium without any text. */
export function findType(entry: Entry, renditions: readonly Found<Rendition>[], hasText: boolean): Found<NewsObjectType> {
  const { fields } = entry;
  if (first(fields, 'yt:videoid')) return derived('video', 'yt:videoId') as Found<NewsObjectType>;
  const medium = renditions.map(({ value }) => typeOf(value)).find((type) => type !== undefined);
  const isEpisode = all(fields, 'itunes:duration', 'itunes:episode', 'itunes:episodetype', 'itunes:season').length > 0;
  const isPicture = renditions.some(
    ({ value }) => /^(?:enclosure|content)/.test(value.name) && mediaType(value.contentType, value.href) === 'picture',
  );
  if (medium && (isEpisode || !hasText)) return derived(medium, 'enclosure') as Found<NewsObjectType>;
  if (isPicture && !hasText) return derived('picture', 'enclosure') as Found<NewsObjectType>;
  return inferred('text', 'an entry of a feed') as Found<NewsObjectType>;
}

function typeOf({ contentType, href }: Rendition): 'audio' | 'video' | undefined {
  const type = mediaType(contentType ?? href?.replace(/[?#].*$/, ''));
  return type === 'audio' || type === 'video' ? type : undefined;
}
