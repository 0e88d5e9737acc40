// What kind of object a medium is, by the words that wires have for it: `Photo`, `image/jpeg`, `Mpeg4`, a file name.
import type { NewsObjectType } from './ninjs-item.ts';

type Words = readonly (readonly [words: RegExp, type: NewsObjectType])[];

const BEGINNINGS: Words = [
  [/^(?:graphic|infographic|chart|map|image\/svg)/i, 'graphic'],
  [/^(?:image|photo|picture|logo|icon|still)/i, 'picture'],
  [/^(?:video|animation|clip|movie|footage)/i, 'video'],
  [/^(?:audio|sound|radio)/i, 'audio'],
  [/^(?:text|nitf|bcnitf|x?html|ascii)/i, 'text'],
];
const NAMES: Words = [
  [/mpe?g-?4|quicktime|\b(?:mp4|mpg|mpeg|mov|wmv|avi|flv|webm|m4v)$/i, 'video'],
  [/mpe?g-?3|\b(?:mp2|mp3|wav|ogg|m4a|aac|aiff?|wma)$/i, 'audio'],
  [/postscript|\b(?:eps|svg|ai)$/i, 'graphic'],
  [/jpe?g|\b(?:png|gif|tiff?|bmp|webp)$/i, 'picture'],
  [/\b(?:txt|html?|xml|xhtml|pdf|rtf|docx?)$/i, 'text'],
];

/** The type of the first word that says one: media type first, then format, MIME type and file name. */
export function mediaType(...words: readonly (string | undefined)[]): NewsObjectType | undefined {
  for (const word of words) {
    const end = word?.trim().slice(-200);
    const found = end && (BEGINNINGS.find(([pattern]) => pattern.test(end)) ?? NAMES.find(([pattern]) => pattern.test(end)));
    if (found) return found[1];
  }
  return undefined;
}
