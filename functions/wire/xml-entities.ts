// Entities in XML that nobody declared. Spec: XML 1.0, section 4.6; HTML, named character references.
import { decodeHTMLStrict } from 'entities';

const PREDEFINED: Readonly<Record<string, string>> = {
  __proto__: null as unknown as string,
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};
const NAME = /^[\p{L}_:][\p{L}\p{N}._:-]*$/u;

/** XML's entities, and HTML's names, which much copy uses without declaring them; any other name stands for itself. */
export function entities(onUndefined: () => void): Record<string, string> {
  return new Proxy<Record<string, string>>(PREDEFINED as Record<string, string>, {
    get(known, name) {
      const reference = `&${String(name)};`;
      if (!NAME.test(String(name))) return undefined;
      // Strictly: in "&copyright;" HTML's readers see "&copy".
      const decoded = known[String(name)] ?? decodeHTMLStrict(reference);
      if (decoded !== reference) return decoded;
      onUndefined();
      return reference;
    },
  });
}
