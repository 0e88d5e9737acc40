// Category codes of wire headers as Media Topics: the three letters that IPTC recommends, the letters of ANPA 1312, and
// the codes that agencies use of their own. Only what a table says; "international" or "miscellaneous" is no topic.
import type { Agency } from './agency.ts';
import type { Subject } from './ninjs-item.ts';
import { mediaTopicName, mediaTopicUri } from './topics.ts';

/** Codes with the first two digits of a top Media Topic behind each. IPTC 7901 (rev 5), annex; then what agencies write besides. */
const IPTC_CATEGORIES = unfold(
  'ace01 clj02 dis03 fin04 edu05 evn06 hth07 hum08 lab09 lif10 pol11 rel12 sci13 soi14 spo15 war16 wea17 ' +
    'cul01 ent01 jus02 eco04 bus04 biz04 env06 spt15',
);

// ANPA 1312: letters on whose meaning the agencies agree.
const ANPA_CATEGORIES = unfold('e01 f04 l10 o17 p11 q15 s15');

/** Desks of the agencies of German copy, which go by the same two letters. */
const GERMAN_DESKS = unfold('ku01 wi04 pl11 sp15');

/** The Media Topic of a header's category; undefined where no table knows one. The agency's own codes go first. */
export function topicOfCategory(category: string, agency: Agency | undefined, language?: string): Subject | undefined {
  const code = category.trim().toLowerCase();
  const own = agency?.categories && Object.hasOwn(agency.categories, code) ? agency.categories[code] : undefined;
  const digits = own ?? tableFor(code, language).get(code);
  const topic = digits && `${digits}000000`;
  const name = topic && mediaTopicName(topic);
  return topic && name ? { uri: mediaTopicUri(topic), name } : undefined;
}

function tableFor(code: string, language: string | undefined): ReadonlyMap<string, string> {
  if (code.length === 1) return ANPA_CATEGORIES;
  return code.length === 2 && language === 'de' ? GERMAN_DESKS : IPTC_CATEGORIES;
}

function unfold(table: string): ReadonlyMap<string, string> {
  return new Map(table.split(' ').map((entry) => [entry.slice(0, -2), entry.slice(-2)]));
}
