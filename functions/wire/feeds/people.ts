// Who wrote it: authors of RSS, Atom and Dublin Core, in the many ways in which names and addresses are put together.
import { derived, type Found, inferred, mapFound, present, stated } from '../draft.ts';
import type { Concept } from '../ninjs-item.ts';
import { isUri } from '../uri.ts';
import type { XmlElement } from '../xml.ts';
import { folded, rawText } from '../xml-find.ts';
import type { Entry } from './entry.ts';
import { all, attributeOf, type Fields, fieldsOf, firstText, placeOf } from './fields.ts';

export interface Person {
  readonly name?: string;
  readonly email?: string;
  readonly uri?: string;
}

// Podcasts sign for their episodes by itunes:author; who uploaded one stands in dc:creator.
const AUTHORS = ['author', 'itunes:author', 'googleplay:author', 'dc:creator', 'dc:author', 'dcterms:creator', 'atom:author'];
const MAX_PEOPLE = 50;

export interface Authors {
  readonly by: Found<string> | undefined;
  readonly people: readonly Found<Concept>[];
}

/** The byline and those behind it: the entry's authors, else its source's, else the feed's. */
export function findAuthors({ fields, media, channel }: Entry): Authors {
  const [own, ...others] = kindsIn(fields);
  const inherited = own ?? [...fieldsOfSource(fields), channel.fields].map((each) => kindsIn(each)[0]).find((each) => each !== undefined);
  const named = inherited ?? findEditors(channel.fields);
  const how = own ? stated : inherited ? derived : inferred;
  const names = [...new Set(named.map(({ person }) => person.name ?? person.email ?? person.uri))];
  const known = named.map(({ person, place }) => how(conceptOf(person, how === inferred ? 'editor' : 'author'), place));
  const further = others.flat().filter(({ person }) => person.name && !names.includes(person.name));
  const people = present([
    ...known,
    ...further.map(({ person, place }) => stated(conceptOf(person, 'author'), place)),
    ...findHelpers(fields, media),
  ]);
  const once = new Map(people.map((each) => [`${each.value.rel} ${each.value.name ?? each.value.literal}`, each]));
  return { by: how(names.join(', '), named[0]?.place ?? ''), people: [...once.values()].slice(0, MAX_PEOPLE) };
}

interface Named {
  readonly person: Person;
  readonly place: string;
}

/** Authors by the kind of element that names them, kinds with a name before those with addresses alone. */
function kindsIn(fields: Fields): Named[][] {
  const kinds = AUTHORS.map((name) => all(fields, name).flatMap(personOf)).filter((each) => each.length > 0);
  const isNamed = (each: readonly Named[]) => each.some(({ person }) => person.name);
  return [...kinds.filter(isNamed), ...kinds.filter((each) => !isNamed(each))];
}

/** An RSS channel's editor signs for what nobody else signs for, if by name. */
function findEditors(fields: Fields): Named[] {
  return all(fields, 'managingeditor')
    .flatMap(personOf)
    .filter(({ person }) => person.name);
}

function fieldsOfSource(fields: Fields): Fields[] {
  return all(fields, 'source').map((source) => fieldsOf(source));
}

/** A person construct (RFC 4287, section 3.2), or the text that stands for one. */
function personOf(element: XmlElement): Named[] {
  const parts = fieldsOf(element);
  const name = firstText(parts, 'name', 'atom:name')?.value;
  const email = firstText(parts, 'email', 'atom:email')?.value;
  const uri = firstText(parts, 'uri', 'atom:uri', 'url', 'homepage')?.value;
  const person =
    parts.size > 0 && (name || email || uri)
      ? { ...readPerson(name ?? ''), ...(email && { email }), ...(uri && { uri }) }
      : readPerson(rawText(element));
  return person.name || person.email || person.uri ? [{ person, place: placeOf(element) }] : [];
}

const EMAIL = /^(?:mailto:)?[^\s@<>()"]{1,64}@[^\s@<>()"]{1,255}$/i;

/** `jane@example.com (Jane Doe)`, `Jane Doe <jane@example.com>`, `Jane Doe (jane@example.com)`, or one of the two alone. */
export function readPerson(text: string): Person {
  const line = folded(text.slice(0, 1_000).toWellFormed()) ?? '';
  const [, before = line, within = ''] = /^([^<>()]*)[(<]([^<>()]*)[)>]$/.exec(line) ?? [];
  const [email, name] = EMAIL.test(before.trim())
    ? [before.trim(), within.trim()]
    : EMAIL.test(within.trim())
      ? [within.trim(), before.trim()]
      : ['', line];
  const bare = name.replace(/^"(.*)"$/, '$1').trim();
  return { ...(bare && !EMAIL.test(bare) && { name: bare }), ...(email && { email: email.replace(/^mailto:/i, '') }) };
}

/** A person as a concept of ninjs. */
export function conceptOf({ name, email, uri }: Person, rel: string): Concept {
  const contactInfo = [
    ...(email ? [{ type: 'email', value: email }] : []),
    ...(uri && /^https?:/i.test(uri) ? [{ type: 'web', value: uri }] : []),
  ];
  return {
    ...(name && { name }),
    rel,
    ...(uri && !/^https?:/i.test(uri) && isUri(uri) && { uri }),
    ...(!name && { literal: email ?? uri ?? '' }),
    ...(contactInfo.length > 0 && { contactInfo }),
  };
}

/** Contributors, and those whom media and podcasts credit with a role. */
function findHelpers(fields: Fields, media: readonly Fields[]): Found<Concept>[] {
  const contributors = all(fields, 'contributor', 'atom:contributor', 'dc:contributor', 'dcterms:contributor').flatMap(personOf);
  const credits = [...media.flatMap((each) => all(each, 'media:credit')), ...all(fields, 'podcast:person')];
  return present([
    ...contributors.map(({ person, place }) => stated(conceptOf(person, 'contributor'), place)),
    ...credits.map((each) =>
      mapFound(stated(folded(rawText(each)), placeOf(each)), (name) => ({ name, rel: attributeOf(each, 'role') ?? 'contributor' })),
    ),
  ]);
}
