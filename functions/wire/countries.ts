// Countries as wires name them: by alpha-2, alpha-3 or English name. What comes out is the code that feeds of places go by.
import { countryUri } from './topics.ts';
import { COUNTRIES } from './vocab/countries.ts';

export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  /** In English. */
  readonly name: string;
  readonly uri: string;
}

/** The country that a code or an English name stands for, in any case; undefined where it is none (`ZZZ`, `Scotland`). */
export function countryOf(codeOrName: string | undefined): Country | undefined {
  byWord ??= unfold(COUNTRIES);
  return codeOrName === undefined ? undefined : byWord.get(codeOrName.trim().toLowerCase());
}

let byWord: ReadonlyMap<string, Country> | undefined;

function unfold(table: string): Map<string, Country> {
  const countries = new Map<string, Country>();
  for (const line of table.trim().split('\n')) {
    const [code = '', alpha3 = '', name = '', ...otherNames] = line.split('|');
    const country = { code, name, uri: countryUri(code) };
    for (const word of [code, alpha3, name, ...otherNames]) countries.set(word.toLowerCase(), country);
  }
  return countries;
}
