// JSON-LD as pages and services carry it: in scripts of a page, in graphs whose nodes refer to each other, and not always well formed.
// Spec: JSON-LD 1.1, sections 4.9 (graphs) and 7 (embedding in HTML).
import { WireError } from '../codes.ts';
import { issue } from '../draft.ts';
import { isJsonObject, type JsonObject, type JsonOptions, parseJson } from '../json.ts';

export interface Articles {
  /** The articles, in order, with the nodes of the graph in place that they refer to. */
  readonly articles: readonly JsonObject[];
  /** What could not be read, where no article was found. */
  readonly fault?: WireError | undefined;
}

export const LD_SCRIPT = /<script\b[^<>]*\btype\s*=\s*["']?application\/ld\+json[^<>]*>/gi;
const MAX_SCRIPTS = 50;
const MAX_DEPTH = 6;
const ARTICLE = /(?:^|\/|:)(?:[A-Za-z]*Article|[A-Za-z]*BlogPosting|Report)$/;

/** The JSON-LD scripts of a page, in order, but for empty ones. */
export function scriptsOf(page: string): string[] {
  const lower = page.toLowerCase();
  return [...page.matchAll(LD_SCRIPT)].slice(0, MAX_SCRIPTS).flatMap((start) => {
    const from = start.index + start[0].length;
    const to = lower.indexOf('</script', from);
    const text = to < 0 ? '' : unwrapped(page.slice(from, to));
    return text === '' ? [] : [text];
  });
}

/** Comments and CDATA hid scripts from the browsers of 1999, and systems still write them. */
function unwrapped(script: string): string {
  return script
    .replace(/^\s*(?:\/\/|\/\*)?\s*(?:<!--|<!\[CDATA\[)(?:\s*\*\/)?/, '')
    .replace(/(?:\/\/|\/\*)?\s*(?:-->|\]\]>)(?:\s*\*\/)?\s*$/, '')
    .trim();
}

/** The articles of JSON-LD texts. One text that cannot be read costs the others nothing. Throws what is no fault of the text. */
export function articlesOf(texts: readonly string[], options: JsonOptions): Articles {
  const faults: WireError[] = [];
  const values = texts.flatMap((text) => {
    const value = parsed(text, options);
    if (!(value instanceof WireError)) return [value];
    faults.push(value);
    return [];
  });
  const nodes = new Map<string, JsonObject>();
  for (const value of values) collect(value, nodes, 0);
  const articles = values.flatMap((value) => articlesIn(value, 0)).map((article) => withNodes(article, nodes));
  if (articles.length > 0 && faults[0])
    options.report(issue('NOT_WELL_FORMED', `A script of JSON-LD could not be read: ${faults[0].message}`));
  return { articles, ...(articles.length === 0 && { fault: faults[0] }) };
}

function parsed(text: string, options: JsonOptions): unknown {
  try {
    return parseJson(text, options);
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    const mended = error.code === 'MALFORMED_JSON' ? withoutSlips(text) : text;
    if (mended === text) return error;
    const value = parsedStrictly(mended, options);
    if (value instanceof WireError) return error;
    options.report(issue('NOT_WELL_FORMED', `The JSON-LD is not well formed and was read leniently: ${error.message}`));
    return value;
  }
}

function parsedStrictly(text: string, options: JsonOptions): unknown {
  try {
    return parseJson(text, options);
  } catch (error) {
    if (error instanceof WireError) return error;
    throw error;
  }
}

/** Text without the slips that browsers and search engines forgive: commas before an end or alone, escaped apostrophes, a semicolon behind. */
function withoutSlips(text: string): string {
  return text
    .replace(/;\s*$/, '')
    .replace(/"[^"\\]*(?:\\.[^"\\]*)*"|,(?=\s*[}\],])/gs, (token) => (token === ',' ? '' : token.replace(/\\(['$.-])/g, '$1')));
}

/** Nodes that say something of themselves, by their `@id`. */
function collect(value: unknown, nodes: Map<string, JsonObject>, depth: number) {
  if (depth > MAX_DEPTH || typeof value !== 'object' || value === null) return;
  if (isJsonObject(value)) {
    const id = value['@id'];
    const size = Object.keys(value).length;
    // References bear an empty name or a type beside the identifier: the node itself says more.
    if (typeof id === 'string' && size > Math.max(1, Object.keys(nodes.get(id) ?? {}).length)) nodes.set(id, value);
  }
  for (const each of Object.values(value)) collect(each, nodes, depth + 1);
}

/** Articles in a JSON-LD value: itself, the entries of a list, what a graph, a page or a list of items holds. */
function articlesIn(value: unknown, depth: number): JsonObject[] {
  if (depth > MAX_DEPTH) return [];
  if (Array.isArray(value)) return value.flatMap((each) => articlesIn(each, depth + 1));
  if (!isJsonObject(value)) return [];
  const types = Array.isArray(value['@type']) ? value['@type'] : [value['@type']];
  if (types.some((type) => typeof type === 'string' && ARTICLE.test(type))) return [value];
  return ['@graph', 'mainEntity'].flatMap((field) => articlesIn(value[field], depth + 1));
}

/** The article with what its fields refer to by `@id` alone, or beside a name. */
function withNodes(article: JsonObject, nodes: ReadonlyMap<string, JsonObject>): JsonObject {
  const fields = Object.entries(article).map(([name, value]) => {
    if (Array.isArray(value)) return [name, value.map((each) => resolved(each, nodes))] as const;
    return [name, resolved(value, nodes)] as const;
  });
  return Object.fromEntries(fields);
}

function resolved(value: unknown, nodes: ReadonlyMap<string, JsonObject>): unknown {
  const id = isJsonObject(value) ? value['@id'] : undefined;
  const node = typeof id === 'string' ? nodes.get(id) : undefined;
  if (!node || !isJsonObject(value) || node === value) return value;
  return { ...node, ...Object.fromEntries(Object.entries(value).filter(([, each]) => each !== '')) };
}
