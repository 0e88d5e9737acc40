// What requests say: their encoding, and the parameters that lists have in common. Whatever is odd is a Problem 400 that says what.
import { Problem } from './problem.ts';

/** Longer URLs are nobody's; Node itself stops at 16 KB of headers. */
const MAX_URL = 8_000;

/** Throws unless path and query are UTF-8, percent-encoded: what is guessed at may name something else. */
export function checkEncoding(url: string): void {
  if (url.length > MAX_URL) throw new Problem(400, `The URL is longer than ${MAX_URL} characters.`);
  if (!url.includes('%')) return;
  try {
    decodeURIComponent(url);
  } catch {
    throw new Problem(400, 'The URL is not percent-encoded UTF-8.');
  }
}

export type Parameters = Readonly<Record<string, string | undefined>>;

/** The query's parameters. Throws for one that is not among `known`, or comes twice: to pass it over would answer another question. */
export function parametersOf(url: string, known: readonly string[]): Parameters {
  const start = url.indexOf('?');
  if (start < 0) return {};
  const parameters: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(url.slice(start + 1))) {
    if (!known.includes(name)) throw new Problem(400, `${name}: no such parameter here. There are: ${known.join(', ')}`);
    if (name in parameters) throw new Problem(400, `${name}: given twice`);
    parameters[name] = value;
  }
  return parameters;
}

const MAX_LIMIT = 1_000;

/** The limit of a page: a whole number from 1 to `most`. */
export function limitOf({ limit }: Parameters, usual: number, most = MAX_LIMIT): number {
  if (limit === undefined) return usual;
  const number = /^\d{1,6}$/.test(limit) ? Number(limit) : 0;
  if (number < 1 || number > most) throw new Problem(400, `limit: must be a whole number from 1 to ${most}`);
  return number;
}

export function choiceOf<T extends string>(parameters: Parameters, name: string, choices: readonly T[]): T | undefined {
  const value = parameters[name];
  if (value === undefined) return undefined;
  const choice = choices.find((each) => each === value);
  if (!choice) throw new Problem(400, `${name}: must be one of ${choices.join(', ')}`);
  return choice;
}

/** What addresses in answers begin with. */
export function baseOf(url: string, baseUrl: string | undefined): string {
  return baseUrl?.replace(/\/+$/, '') ?? url.slice(0, url.indexOf('/', url.indexOf('//') + 2));
}

/** A query string of those parameters that are given; '' where none is. */
export function queryString(parameters: Parameters): string {
  const given = Object.entries(parameters).filter((each): each is [string, string] => each[1] !== undefined);
  return given.length > 0 ? `?${new URLSearchParams(given)}` : '';
}
