// schema.org NewsArticle and its kin as JSON-LD, alone or inside an HTML page. Spec: https://schema.org/NewsArticle.
import { WireError } from '../codes.ts';
import { dateFound } from '../dated.ts';
import { type Draft, derived, type Found, issue, mapFound, present, stated } from '../draft.ts';
import { type Document, type Format, wholeText } from '../format.ts';
import type { Head } from '../head.ts';
import { bodyOf, cleanHtml, htmlOfText, isMarkup, textOfHtml } from '../html.ts';
import { isJsonObject, type JsonObject, parseJson } from '../json.ts';
import type { Body, Concept, InfoSource, Rendition, TextBlock } from '../ninjs-item.ts';
import type { Issue } from '../story.ts';

export const schemaOrg: Format = {
  name: 'schema-org',
  title: 'schema.org NewsArticle',
  spec: 'schema.org Article types as JSON-LD 1.1',
  family: 'json',
  recognisedBy: 'JSON with @context and @type, or an HTML page that holds JSON-LD',
  detect,
  read,
};

const ARTICLE = /(?:^|\/)(?:[A-Za-z]*NewsArticle|Article|BlogPosting|LiveBlogPosting|Report|AdvertiserContentArticle)$/;
const LD_SCRIPT = /<script\b[^<>]*\btype\s*=\s*["']?application\/ld\+json[^<>]*>/gi;
const MAX_SCRIPTS = 50;

function detect({ text, keys, root }: Head): string | undefined {
  if (keys?.includes('@context') && (keys.includes('@type') || keys.includes('@graph'))) return 'JSON-LD keys @context and @type';
  if (root?.local.toLowerCase() !== 'html' && !/^<!doctype html/i.test(text)) return undefined;
  return text.search(LD_SCRIPT) >= 0 ? 'an HTML page with a JSON-LD script' : undefined;
}

async function* read(document: Document): AsyncGenerator<(() => Draft) | WireError> {
  const text = await wholeText(document);
  const isPage = text.trimStart().startsWith('<');
  for (const source of isPage ? scriptsOf(text) : [text]) {
    for (const article of articlesIn(parseJson(source, document), 0)) yield () => readArticle(article, isPage ? text : '');
  }
}

/** The JSON-LD scripts of a page, in order. */
function scriptsOf(page: string): string[] {
  const lower = page.toLowerCase();
  return [...page.matchAll(LD_SCRIPT)].slice(0, MAX_SCRIPTS).flatMap((start) => {
    const from = start.index + start[0].length;
    const to = lower.indexOf('</script', from);
    return to < 0 ? [] : [page.slice(from, to).replace(/^\s*<!--|-->\s*$/g, '')];
  });
}

/** Articles in a JSON-LD value: itself, the entries of a list, what a graph or a page holds. */
function articlesIn(value: unknown, depth: number): JsonObject[] {
  if (depth > 4) return [];
  if (Array.isArray(value)) return value.flatMap((each) => articlesIn(each, depth + 1));
  if (!isJsonObject(value)) return [];
  if (list(value['@type']).some((type) => typeof type === 'string' && ARTICLE.test(type))) return [value];
  return [...articlesIn(value['@graph'], depth + 1), ...articlesIn(value.mainEntity, depth + 1)];
}

function readArticle(article: JsonObject, page: string): Draft {
  const issues: Issue[] = [];
  const headlines = findHeadlines(article);
  const ofArticle = findBody(article);
  const body = ofArticle ?? bodyOfPage(page);
  if (page && !ofArticle && !/<\/(?:body|html)\b/i.test(page))
    issues.push(issue('MISSING_END', 'The page has neither </body> nor </html>.'));
  if (headlines.length === 0 && !body) throw new WireError('NO_CONTENT', 'The article has neither headline nor text.');
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
      firstCreated: dateFound(scalar(article, 'datePublished'), 'firstCreated', issues),
      versionCreated: dateFound(scalar(article, 'dateModified') ?? scalar(article, 'datePublished'), 'versionCreated', issues),
      contentCreated: dateFound(scalar(article, 'dateCreated'), 'contentCreated', issues),
      expires: dateFound(scalar(article, 'expires'), 'expires', issues),
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
      people: names(article, 'author').map((each) => ({ ...each, value: { ...each.value, rel: 'author' } })),
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
  return mapFound(scalar(article, 'articleBody') ?? scalar(article, 'text'), (text) =>
    bodyOf(isMarkup(text) ? cleanHtml(text).html : htmlOfText(withBreaks(text))),
  );
}

// Much articleBody comes with single line ends between its paragraphs.
function withBreaks(text: string): string {
  return /\n\s*\n/.test(text) ? text : text.replace(/\r?\n/g, '\n\n');
}

/** The page's article element, where the JSON-LD leaves the text out. Throws `WireError` TRUNCATED where the page ends within it. */
function bodyOfPage(page: string): Found<Body> | undefined {
  const from = page.search(/<article[\s>]/i);
  const to = page.toLowerCase().lastIndexOf('</article');
  if (from < 0) return undefined;
  if (to < from) throw new WireError('TRUNCATED', 'The page ends before its article element does.');
  return derived(bodyOf(cleanHtml(page.slice(from, to)).html), "the page's article element");
}

function findBy(article: JsonObject): Found<string> | undefined {
  const authors = names(article, 'author').flatMap(({ value }) => value.name ?? []);
  return stated(authors.join(', '), 'author');
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
      return stated(name && { name, ...(uri && { uri }) }, `${field}[${index + 1}]`);
    }),
  );
}

function nameOf(value: unknown): string | undefined {
  if (typeof value === 'string') return textOfHtml(value) || undefined;
  return isJsonObject(value) ? (scalar(value, 'name')?.value ?? scalar(value, 'alternateName')?.value) : undefined;
}

/** A field's first string, number or boolean, as text; JSON-LD wraps values (`@value`) and references (`@id`). */
function scalar(object: JsonObject, field: string): Found<string> | undefined {
  const [first] = list(Object.hasOwn(object, field) ? object[field] : undefined);
  const value = isJsonObject(first) ? (first['@value'] ?? first['@id'] ?? first.name ?? first.value) : first;
  return typeof value === 'string' || typeof value === 'number' ? stated(String(value).trim(), field) : undefined;
}

function plain(finding: Found<string> | undefined): Found<string> | undefined {
  return mapFound(finding, textOfHtml);
}

function list(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
