// A page of a newspaper without JSON-LD, as an article of schema.org: out of its meta elements, its first heading and what is marked
// as its author and date. Spec: https://ogp.me (article), https://html.spec.whatwg.org/#the-article-element.
import { Parser } from 'htmlparser2';
import type { JsonObject } from '../json.ts';
import { bodyOfPage, paragraphsIn } from './page.ts';

/** Names of `meta` elements (`property`, `name`, `itemprop`) by field, the best first. */
const METAS: Readonly<Record<string, readonly string[]>> = {
  datePublished: [
    'article:published_time',
    'og:article:published_time',
    'datepublished',
    'parsely-pub-date',
    'sailthru.date',
    'dc.date.issued',
    'dcterms.created',
    'pubdate',
    'publish-date',
    'date',
    'dc.date',
    'time',
  ],
  dateModified: ['article:modified_time', 'og:updated_time', 'datemodified', 'dcterms.modified', 'last-modified'],
  author: ['author', 'article:author', 'parsely-author', 'byl', 'dc.creator', 'sailthru.author'],
  publisher: ['og:site_name', 'publisher', 'dc.publisher', 'application-name'],
  description: ['og:description', 'description', 'dc.description', 'twitter:description'],
  url: ['canonical', 'og:url'],
  image: ['og:image', 'twitter:image'],
  articleSection: ['article:section', 'parsely-section'],
  keywords: ['news_keywords', 'keywords', 'parsely-tags'],
  inLanguage: ['html lang', 'content-language', 'og:locale'],
};
const LEAST_PARAGRAPHS = 2;
const LONGEST = 2_000;

/** The article of a page; undefined where it has no headline of its own, too little text, or nothing that tells it from other pages. */
export function articleOfPage(page: string): JsonObject | undefined {
  if (!/<h1[\s>]/i.test(page)) return undefined;
  const { metas, headline } = partsOf(page);
  if (headline === '') return undefined;
  // Front pages have a time in each of their articles.
  if ((page.match(/<article[\s>]/gi)?.length ?? 0) > 1) metas.delete('time');
  const isArticle = metas.get('og:type')?.[0]?.toLowerCase() === 'article' || metas.has('article:published_time');
  const found = Object.entries(METAS).flatMap(([field, names]) => {
    const name = names.find((each) => usable(field, metas.get(each)?.[0]));
    return name ? [[field, metas.get(name)?.[0] ?? '', name] as const] : [];
  });
  const dated = found.some(([field]) => field === 'datePublished');
  if (!(isArticle || dated) || paragraphsIn(bodyOfPage(page, true) ?? '') < LEAST_PARAGRAPHS) return undefined;
  return {
    headline,
    ...Object.fromEntries(found.map(([field, value]) => [field, spelled(field, value)])),
    ...(metas.has('article:tag') && { keywords: metas.get('article:tag') }),
    [FROM]: { headline: 'h1', ...Object.fromEntries(found.map(([field, , name]) => [field, name])) },
  };
}

/** Where the fields of an article that a page gave were found. */
export const FROM = '@from';

/** Addresses of profiles are no names of authors. */
function usable(field: string, value: string | undefined): boolean {
  return value !== undefined && value !== '' && !(field === 'author' && /^https?:|^@/.test(value));
}

function spelled(field: string, value: string): string {
  if (field === 'inLanguage') return value.replace('_', '-');
  return field === 'author' ? value.replace(/^by\s+(?=\p{Lu})/iu, '') : value;
}

/** What the page states of itself, by lower-case name, and its first heading. */
function partsOf(page: string): { metas: Map<string, string[]>; headline: string } {
  const metas = new Map<string, string[]>();
  const note = (name: string | undefined, value: string | undefined) => {
    const text = value?.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
    if (name && text) metas.set(name.toLowerCase(), [...(metas.get(name.toLowerCase()) ?? []), text]);
  };
  let taking: { readonly element: string; readonly name: string; text: string } | undefined;
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(element, attributes) {
        if (element === 'html') note('html lang', attributes.lang ?? attributes['xml:lang']);
        if (element === 'meta')
          for (const name of [attributes.property, attributes.name, attributes.itemprop, attributes['http-equiv']])
            note(name, attributes.content);
        if (element === 'link' && attributes.rel === 'canonical') note('canonical', attributes.href);
        if (element === 'time') note(attributes.itemprop ?? 'time', attributes.datetime);
        if (taking) depth += element === taking.element ? 1 : 0;
        else if (element === 'h1' && !metas.has('h1')) taking = { element, name: 'h1', text: '' };
        else if (
          /(?:^|\s)author(?:\s|$)/.test(attributes.rel ?? '') ||
          attributes.itemprop === 'author' ||
          isByline(element, attributes.class)
        )
          taking = { element, name: 'author', text: '' };
      },
      ontext(text) {
        if (taking && taking.text.length < LONGEST) taking.text += text;
      },
      onclosetag(element) {
        if (!taking || element !== taking.element) return;
        if (depth > 0) depth -= 1;
        else {
          note(taking.name, taking.text);
          taking = undefined;
        }
      },
    },
    { lowerCaseTags: true, decodeEntities: true },
  );
  parser.end(page);
  return { metas, headline: metas.get('h1')?.[0] ?? '' };
}

function isByline(element: string, classes: string | undefined): boolean {
  return /^(?:p|span|address)$/.test(element) && /(?:^|[\s_-])byline(?:$|[\s_-])/i.test(classes ?? '');
}
