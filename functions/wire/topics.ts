// IPTC's vocabularies: QCodes to URIs by the NewsML-G2 catalogue, Subject Codes to Media Topics, topics to broader ones.
// Nothing is fetched. Tables are unfolded when they are first asked for.
import { G2_SCHEMES } from './vocab/g2-schemes.ts';
import { MEDIA_TOPICS } from './vocab/media-topics.ts';

const MEDIA_TOPIC = 'http://cv.iptc.org/newscodes/mediatopic/';
const SUBJECT_CODE = 'http://cv.iptc.org/newscodes/subjectcode/';
const ISO_COUNTRY = 'http://cvx.iptc.org/iso3166-1a2/';

interface Topic {
  readonly name: string;
  readonly broader: string;
  readonly retired: boolean;
}

interface Topics {
  readonly byCode: ReadonlyMap<string, Topic>;
  readonly bySubjectCode: ReadonlyMap<string, string>;
}

/** The URI of a QCode (`subj:11000000`), by a document's own schemes and then IPTC's; undefined for an alias that neither knows. */
export function resolveQcode(qcode: string, schemes?: ReadonlyMap<string, string>): string | undefined {
  const colon = qcode.indexOf(':');
  if (colon < 1) return undefined;
  const alias = qcode.slice(0, colon);
  const scheme = schemes?.get(alias) ?? (Object.hasOwn(G2_SCHEMES, alias) ? G2_SCHEMES[alias] : undefined);
  return scheme && `${scheme}${encodeURI(qcode.slice(colon + 1))}`;
}

/** The code of a Media Topic out of its QCode, its URI or itself; undefined where it is none. */
export function mediaTopicCode(id: string): string | undefined {
  const code = /(?:^|^medtop:|\/mediatopic\/)(\d{8})$/.exec(id)?.[1];
  return code && topics().byCode.has(code) ? code : undefined;
}

/** The Media Topic for an IPTC Subject Code (QCode, URI or the eight digits); of a retired topic the next broader one in use. */
export function mediaTopicOfSubjectCode(id: string): { readonly uri: string; readonly name: string } | undefined {
  const subject = /(?:^|^subj:|\/subjectcode\/)(\d{8})$/.exec(id)?.[1];
  let code = subject && topics().bySubjectCode.get(subject);
  while (code && topics().byCode.get(code)?.retired) code = topics().byCode.get(code)?.broader;
  return code ? { uri: mediaTopicUri(code), name: topics().byCode.get(code)?.name ?? '' } : undefined;
}

/** The English name of a Media Topic. */
export function mediaTopicName(code: string): string | undefined {
  return topics().byCode.get(code)?.name;
}

/** The code of the Media Topic in use that has this English name, in any case. */
export function mediaTopicNamed(name: string): string | undefined {
  const wanted = name.trim().toLowerCase();
  return [...topics().byCode].find(([, topic]) => !topic.retired && topic.name.toLowerCase() === wanted)?.[0];
}

/** The codes above a Media Topic, nearest first, itself left out. */
export function broaderTopics(code: string): readonly string[] {
  const above: string[] = [];
  for (let at = topics().byCode.get(code)?.broader; at && !above.includes(at); at = topics().byCode.get(at)?.broader) above.push(at);
  return above;
}

export function mediaTopicUri(code: string): string {
  return `${MEDIA_TOPIC}${code}`;
}

export function subjectCodeUri(code: string): string {
  return `${SUBJECT_CODE}${code}`;
}

/** The URI of a country by its ISO 3166-1 alpha-2 code. */
export function countryUri(alpha2: string): string {
  return `${ISO_COUNTRY}${alpha2.toUpperCase()}`;
}

let unfolded: Topics | undefined;

function topics(): Topics {
  unfolded ??= unfold(MEDIA_TOPICS);
  return unfolded;
}

function unfold(table: string): Topics {
  const byCode = new Map<string, Topic>();
  const bySubjectCode = new Map<string, string>();
  for (const line of table.trim().split('\n')) {
    const [code = '', broader = '', subjects = '', retired = '', name = ''] = line.split('|');
    byCode.set(code, { name, broader, retired: retired === 'r' });
    for (const subject of subjects.split(' ')) {
      const known = bySubjectCode.get(subject);
      if (subject && (!known || byCode.get(known)?.retired)) bySubjectCode.set(subject, code);
    }
  }
  return { byCode, bySubjectCode };
}
