// schema.org NewsArticle and its kin as JSON-LD, alone or inside an HTML page. Spec: https://schema.org/NewsArticle.
import { decodeHTML, escapeText } from 'entities';
import { WireError } from '../codes.ts';
import { dateFound } from '../dated.ts';
import { type Draft, derived, type Found, issue, mapFound, present, stated } from '../draft.ts';
import { type Document, type Format, wholeText } from '../format.ts';
import type { Head } from '../head.ts';
import { bodyOf, cleanHtml, htmlOfText, isMarkup, textOfHtml } from '../html.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { readLooseDate } from '../loose-dates.ts';
import type { Body, Concept, InfoSource, Rendition, TextBlock } from '../ninjs-item.ts';
import { articlesOf, LD_SCRIPT, scriptsOf } from '../schema-org/json-ld.ts';
import { bodyOfPage } from '../schema-org/page.ts';
import { articleOfPage, FROM } from '../schema-org/plain-page.ts';
import type { Issue } from '../story.ts';

export const schemaOrg: Format = {
  name: 'schema-org',
  title: 'schema.org NewsArticle',
  spec: 'schema.org Article types as JSON-LD 1.1; the Open Graph protocol',
  family: 'json',
  recognisedBy: 'JSON with @context and @type, or an HTML page that holds JSON-LD or an article element with heading, date and paragraphs',
  detect,
  read,
};

function detect({ text, keys, root }: Head): string | undefined {
  if (keys?.includes('@context') && (keys.includes('@type') || keys.includes('@graph'))) return 'JSON-LD keys @context and @type';
  return root?.local.toLowerCase() === 'html' || /^<!doctype html/i.test(text) ? 'an HTML page' : undefined;
}

// Whether a page holds JSON-LD shows only when all of it is there: much of it stands at the end.
async function* read(document: Document): AsyncGenerator<(() => Draft) | WireError> {
  const text = await wholeText(document);
  const isPage = text.trimStart().startsWith('<');
  if (isPage && text.search(LD_SCRIPT) < 0) {
    const article = articleOfPage(text);
    if (!article) throw new WireError('UNKNOWN_FORMAT', NEITHER);
    yield () => readArticle(article, text);
    return;
  }
  const { articles, fault } = articlesOf(isPage ? scriptsOf(text) : [text], document);
  for (const article of articles) yield () => readArticle(article, isPage ? text : '');
  if (fault) throw fault;
}

const NEITHER =
  'No format is recognised: an HTML page without JSON-LD (a script of type application/ld+json), and without an article element that has a date, a heading and paragraphs.';

function readArticle(article: JsonObject, page: string): Draft {
  const issues: Issue[] = [];
  const headlines = findHeadlines(article);
  const ofArticle = findBody(article);
  const body = ofArticle ?? derived(bodyOf(bodyOfPage(page, FROM in article) ?? ''), "the page's article element");
  if (page && !ofArticle && !/<\/(?:body|html)\b/i.test(page))
    issues.push(issue('MISSING_END', 'The page has neither </body> nor </html>.'));
  if (headlines.length === 0 && !body) throw new WireError('NO_CONTENT', 'The article has neither headline nor text.');
  const date = (name: string, field: string) => dateFound(scalar(article, name), field, issues, readLooseDate);
  const publisher = names(article, 'publisher')[0] ?? names(article, 'sourceOrganization')[0] ?? names(article, 'provider')[0];
  return {
    format: 'schema-org',
    id: findId(article),
    idParts: [publisher?.value.name, scalar(article, 'datePublished')?.value, headlines[0]?.value.value],
    idScope: publisher?.value.name,
    item: {
      type: derived('text', '@type'),
      profile: mapFound(scalar(article, '@type'), (type) => type.split('/').pop()),
      version: scalar(article, 'version'),
      firstCreated: date('datePublished', 'firstCreated'),
      versionCreated: date('dateModified', 'versionCreated') ?? date('datePublished', 'versionCreated'),
      contentCreated: date('dateCreated', 'contentCreated'),
      expires: date('expires', 'expires'),
      headlines,
      title: plain(scalar(article, 'name')),
      descriptions: present([
        mapFound(
          plain(scalar(article, 'description') ?? scalar(article, 'abstract')),
          (value): TextBlock => ({ contentType: 'text/plain', value }),
        ),
      ]),
      bodies: present([body]),
      by: findBy(article),
      people: names(article, 'author').map((each) => ({ ...each, value: authorOf(each.value) })),
      infoSources: present([publisher && { ...publisher, value: { ...publisher.value, role: 'publisher' } satisfies InfoSource }]),
      language: scalar(article, 'inLanguage'),
      located: scalar(article, 'dateline') ?? mapFound(names(article, 'locationCreated')[0], ({ name }) => name),
      places: names(article, 'contentLocation'),
      subjects: [...names(article, 'about'), ...names(article, 'articleSection')],
      copyrightHolder: mapFound(names(article, 'copyrightHolder')[0], ({ name }) => name),
      copyrightNotice: scalar(article, 'copyrightNotice'),
      usageTerms: scalar(article, 'usageInfo') ?? scalar(article, 'license'),
      renditions: ['image', 'video', 'audio', 'associatedMedia'].flatMap((field) => findMedia(article, field)),
    },
    wire: {
      provider: mapFound(publisher, ({ name }) => name),
      keywords: findKeywords(article),
      wordCount: mapFound(scalar(article, 'wordCount'), (words) => (/^\d{1,7}$/.test(words) ? Number(words) : undefined)),
      dateline: scalar(article, 'dateline'),
      extra: stated(extras(article), 'article'),
    },
    issues,
  };
}

function findId(article: JsonObject): Found<string> | undefined {
  const page = article.mainEntityOfPage;
  const ofPage = isJsonObject(page) ? (scalar(page, '@id') ?? scalar(page, 'url')) : scalar(article, 'mainEntityOfPage');
  return scalar(article, '@id') ?? scalar(article, 'identifier') ?? scalar(article, 'url') ?? ofPage;
}

function findHeadlines(article: JsonObject): Found<TextBlock>[] {
  const main = plain(scalar(article, 'headline') ?? scalar(article, 'name'));
  const other = plain(scalar(article, 'alternativeHeadline'));
  return present([
    mapFound(main, (value): TextBlock => ({ value })),
    mapFound(other, (value): TextBlock => ({ role: 'alternative', value })),
  ]);
}

function findBody(article: JsonObject): Found<Body> | undefined {
  const text = mapFound(scalar(article, 'articleBody') ?? scalar(article, 'text'), (each) => bodyOf(htmlOfField(each)));
  return text ?? derived(bodyOf(list(article.liveBlogUpdate).filter(isJsonObject).map(htmlOfUpdate).join('\n')), 'liveBlogUpdate');
}

/** An entry of a live blog: its headline and its text. */
function htmlOfUpdate(update: JsonObject): string {
  const headline = plain(scalar(update, 'headline'))?.value;
  const text = scalar(update, 'articleBody')?.value ?? '';
  return `${headline ? `<h3>${escapeText(headline)}</h3>\n` : ''}${htmlOfField(text)}`;
}

function htmlOfField(text: string): string {
  const plainly = HTML.test(text) || !isMarkup(text) ? text : decodeHTML(text);
  return HTML.test(plainly) ? cleanHtml(plainly).html : htmlOfText(withBreaks(plainly));
}

const HTML = /<(?:p|br|div|h[1-6]|ul|ol|li|a|b|i|em|strong|span|blockquote|table|figure|img)[\s/>]/i;

// Much articleBody comes with single line ends between its paragraphs.
function withBreaks(text: string): string {
  return /\n\s*\n/.test(text) ? text : text.replace(/\r?\n/g, '\n\n');
}

function findBy(article: JsonObject): Found<string> | undefined {
  const authors = names(article, 'author').flatMap(({ value }) => value.name ?? []);
  return stated([...new Set(authors)].join(', '), 'author');
}

function authorOf({ name, ...rest }: Concept): Concept {
  return { ...rest, ...(name && { name: name.replace(/^by\s+(?=\p{Lu})/iu, '') }), rel: 'author' };
}

function findKeywords(article: JsonObject): Found<readonly string[]> | undefined {
  const words = list(article.keywords).flatMap((each) =>
    typeof each === 'string' ? each.split(/[,;]/).map((word) => word.trim()) : (nameOf(each) ?? []),
  );
  const filled = words.filter(Boolean);
  return filled.length > 0 ? stated(filled, 'keywords') : undefined;
}

function findMedia(article: JsonObject, field: string): Found<Rendition>[] {
  const media = list(article[field]).map((each, index) => stated(renditionOf(each, `${field}-${index + 1}`), `${field}[${index + 1}]`));
  return present(media);
}

function renditionOf(media: unknown, name: string): Rendition | undefined {
  if (typeof media === 'string') return { name, href: media };
  if (!isJsonObject(media)) return undefined;
  const href = scalar(media, 'contentUrl')?.value ?? scalar(media, 'url')?.value ?? scalar(media, '@id')?.value;
  const [title, width, height, contentType] = ['caption', 'width', 'height', 'encodingFormat'].map((key) => scalar(media, key)?.value);
  return href
    ? { name, href, ...(title && { title }), ...sized('width', width), ...sized('height', height), ...(contentType && { contentType }) }
    : undefined;
}

function sized(field: 'width' | 'height', value: string | undefined) {
  const pixels = /^(\d{1,6})(?:px)?$/.exec(value ?? '')?.[1];
  return pixels ? { [field]: Number(pixels) } : {};
}

const EXTRAS = [
  'isAccessibleForFree',
  'correction',
  'correctionsPolicy',
  'printSection',
  'printPage',
  'printEdition',
  'isPartOf',
  'backstory',
];

function extras(article: JsonObject): Record<string, unknown> | undefined {
  const kept = EXTRAS.filter((key) => article[key] !== undefined).map((key) => [key, article[key]] as const);
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

/** The people, organisations or things that a field names. */
function names(article: JsonObject, field: string): Found<Concept>[] {
  return present(
    list(article[field]).map((each, index) => {
      const name = nameOf(each);
      const uri = isJsonObject(each) ? (scalar(each, 'sameAs') ?? scalar(each, 'url') ?? scalar(each, '@id'))?.value : undefined;
      return stated(name && { name, ...(uri && { uri }) }, FROM in article ? placeOf(article, field) : `${field}[${index + 1}]`);
    }),
  );
}

function nameOf(value: unknown): string | undefined {
  if (typeof value === 'string') return textOfHtml(value) || undefined;
  return isJsonObject(value) ? textOfHtml((scalar(value, 'name') ?? scalar(value, 'alternateName'))?.value ?? '') || undefined : undefined;
}

/** A field's first string, number or boolean, as text; JSON-LD wraps values (`@value`) and references (`@id`). */
function scalar(object: JsonObject, field: string): Found<string> | undefined {
  const [first] = list(Object.hasOwn(object, field) ? object[field] : undefined);
  const value = isJsonObject(first) ? (first['@value'] ?? first['@id'] ?? first.name ?? first.value) : first;
  return typeof value === 'string' || typeof value === 'number' ? stated(String(value).trim(), placeOf(object, field)) : undefined;
}

/** Where a field was found: by its name, unless a page gave it. */
function placeOf(object: JsonObject, field: string): string {
  const from = FROM in object ? object[FROM] : undefined;
  const place = isJsonObject(from) ? from[field] : undefined;
  return typeof place === 'string' ? place : field;
}

function plain(finding: Found<string> | undefined): Found<string> | undefined {
  return mapFound(finding, textOfHtml);
}

function list(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
