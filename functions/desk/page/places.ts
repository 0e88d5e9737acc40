// Names of countries and languages, as the browser knows them.

const countries = new Intl.DisplayNames(['en'], { type: 'region' });
const languages = new Intl.DisplayNames(['en'], { type: 'language' });

/** `France` of `FR`; the code where it is none. */
export function placeName(code: string): string {
  return nameIn(countries, code.toUpperCase());
}

/** `German` of `de`; the tag where it is none. */
export function languageName(tag: string): string {
  return nameIn(languages, tag);
}

function nameIn(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
