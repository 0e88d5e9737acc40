// What ninjs has no place for: what is kept in `wire.extra`, and what is left out because it says nothing of the story.
import { type Found, stated } from '../draft.ts';
import { rawText, text } from '../xml-find.ts';
import type { Entry } from './entry.ts';

/** Read elsewhere, or of no use to a newsroom: counts that change with each delivery, addresses of machines, settings of players. */
const LEFT_OUT = new RegExp(
  [
    'title|link|guid|id|description|summary|content|body|fullitem|fulltext|author|contributor|category|enclosure|image|source|rights',
    'copyright|language|pubdate|published|updated|modified|issued|created|date|expirationdate|comments|item|entry',
    '(?:atom|app|at|xhtml|media|georss|geo|gml|cc|thr|wfw|trackback|pingback|sy|admin|taxo|rdf|opensearch|wp|gd|sx|psc|feedburner|pheedo):.*',
    'content:(?:encoded|items)',
    '(?:dc|dcterms):(?:title|creator|author|contributor|subject|description|abstract|publisher|date|created|issued|modified|valid|source)',
    '(?:dc|dcterms):(?:rights|language|license|accessrights|spatial)',
    '(?:itunes|googleplay):(?!(?:duration|episode|season|episodetype|order)$).*',
    'slash:(?!(?:section|department)$).*',
    'prism:(?:publicationdate|modificationdate|expirationdate|embargodate|copyright|keyword)',
    'podcast:(?:person|location|license|image|value|chat|socialinteract|alternateenclosure|soundbite)',
  ]
    .map((names) => `^(?:${names})$`)
    .join('|'),
);

const MAX_EXTRAS = 40;
const LONGEST = 1_000;

/** Simple fields that no finder asks for, under their own names: `prism:doi`, `slash:section`, `cap:severity`. */
export function findExtras({ fields }: Entry): Found<Readonly<Record<string, unknown>>> | undefined {
  const kept: Record<string, unknown> = Object.create(null);
  for (const [name, elements] of fields) {
    if (Object.keys(kept).length >= MAX_EXTRAS) break;
    if (LEFT_OUT.test(name)) continue;
    const values = elements.filter((each) => rawText(each).length <= LONGEST).flatMap((each) => text(each) ?? []);
    const written = elements[0]?.name ?? name;
    if (values.length > 0) kept[written] = values.length === 1 ? values[0] : values.slice(0, MAX_EXTRAS);
  }
  return stated(Object.keys(kept).length > 0 ? { ...kept } : undefined, 'elements of the entry');
}
