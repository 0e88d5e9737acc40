// desks.json: what people write into it, and the rules that it becomes. docs/desks.md tells them how.
import { countryOf } from '../wire/countries.ts';
import type { NewsObjectType } from '../wire/ninjs-item.ts';
import { mediaTopicCode, mediaTopicName, mediaTopicNamed } from '../wire/topics.ts';
import { entriesOf, type Member, membersOf, type Node, quoted, type Report, readConfig, textOf } from './config-file.ts';
import { allOf, anyOf, type Desk, hasGenre, hasKeyword, hasSignal, holdsText, inFeed, noneOf, type Rule } from './desks.ts';
import { languageTag, slugOf } from './feeds.ts';
import { readSearch } from './search-text.ts';

/** A story's feeds are read and written with each of its revisions. */
const MAX_DESKS = 200;

/** Reads the text of a desks file, `file` being its name for messages. Throws a `ConfigError` that names each fault by its line. */
export function readDesks(text: string, file: string): Desk[] {
  return readConfig(text, file, (root, report) => {
    const members = membersOf(root, report);
    const desks = members.find(({ name }) => name === 'desks');
    for (const { name, key } of members) if (name !== 'desks') report(key, `${quoted(name)} is not known here: only "desks" is`);
    if (!desks) {
      report(root, '"desks" is missing: { "desks": { "name": { "title": …, "any": [ … ] } } }');
      return [];
    }
    const defined = membersOf(desks.value, report).map((member) => readDesk(member, report));
    if (defined.length > MAX_DESKS) report(desks.key, `${defined.length} desks are more than ${MAX_DESKS}`);
    return defined;
  });
}

function readDesk({ name, key, value }: Member, report: Report): Desk {
  if (name === '' || slugOf(name) !== name) {
    const hint = slugOf(name) ? `: ${quoted(slugOf(name))} would be one` : '';
    report(key, `${quoted(name)} is no name of a desk, which has small letters, digits and hyphens${hint}`);
  }
  const members = membersOf(value, report);
  const text = (wanted: string) => members.filter((each) => each.name === wanted).map((each) => textOf(each.value, report))[0];
  const title = text('title');
  const description = text('description');
  const rules = members.filter((each) => !['title', 'description'].includes(each.name));
  for (const each of rules) if (!GROUPS.has(each.name)) report(each.key, `${quoted(each.name)} is not known here: ${DESK_NAMES}`);
  if (title === undefined) report(key, `the desk ${quoted(name)} has no "title"`);
  if (rules.length === 0) report(key, `the desk ${quoted(name)} has no rule: any, all or none`);
  return {
    name,
    title: title ?? '',
    ...(description && { description }),
    rule: allOf(rules.filter((each) => GROUPS.has(each.name)).map((member) => readGroup(member, report))),
  };
}

const GROUPS: ReadonlyMap<string, (rules: readonly Rule[]) => Rule> = new Map([
  ['any', anyOf],
  ['all', allOf],
  ['none', noneOf],
]);
const DESK_NAMES = 'a desk has title, description, any, all and none, and conditions stand in the lists of the last three';

function readGroup({ name, value }: Member, report: Report): Rule {
  const group = GROUPS.get(name) ?? allOf;
  return group(entriesOf(value, report).map((node) => readCondition(node, report)));
}

/** `{ "subject": "15000000", "none": [ … ] }`: all that stands in it must hold. */
function readCondition(node: Node, report: Report): Rule {
  const members = membersOf(node, report);
  if (node.type === 'object' && members.length === 0) report(node, `a condition is expected here: ${CONDITION_NAMES}`);
  return allOf(members.map((member) => readMember(member, report)));
}

function readMember(member: Member, report: Report): Rule {
  if (GROUPS.has(member.name)) return readGroup(member, report);
  const condition = CONDITIONS.get(member.name);
  if (!condition) {
    report(member.key, `${quoted(member.name)} is no condition: ${CONDITION_NAMES}`);
    return allOf([]);
  }
  // Of a list, one is enough.
  const values = member.value.type === 'array' ? entriesOf(member.value, report) : [member.value];
  return anyOf(values.map((value) => condition(value, report)));
}

type Condition = (node: Node, report: Report) => Rule;

const CONDITIONS: ReadonlyMap<string, Condition> = new Map(
  Object.entries({
    provider: (node, report) => inFeed(`provider/${slugOf(textOf(node, report))}`),
    subject: (node, report) => inFeed(`subject/${readSubject(node, report)}`),
    place: (node, report) => inFeed(`place/${readPlace(node, report)}`),
    language: (node, report) => inFeed(`language/${readLanguage(node, report)}`),
    genre: (node, report) => hasGenre(textOf(node, report)),
    keyword: (node, report) => hasKeyword(textOf(node, report)),
    text: (node, report) => holdsText(readText(node, report)),
    urgency: readUrgency,
    type: readType,
    signal: (node, report) => hasSignal(textOf(node, report)),
  }),
);

const CONDITION_NAMES = `${[...CONDITIONS.keys()].join(', ')}, or any, all and none`;

function readSubject(node: Node, report: Report): string {
  const subject = textOf(node, report);
  const code = mediaTopicCode(subject);
  const named = code === undefined ? mediaTopicNamed(subject) : undefined;
  const hint = named
    ? `${named} is "${mediaTopicName(named)}"`
    : `it has eight digits, such as 15000000 for "${mediaTopicName('15000000')}"`;
  if (code === undefined && subject) report(node, `${quoted(subject)} is no code of a Media Topic: ${hint}`);
  return code ?? '';
}

function readPlace(node: Node, report: Report): string {
  const place = textOf(node, report);
  const country = countryOf(place);
  if (place && country?.code !== place.toUpperCase()) {
    const hint = country ? `${country.name} is "${country.code}"` : 'it has two letters, such as "FR"';
    report(node, `${quoted(place)} is no country of ISO 3166: ${hint}`);
  }
  return place.toUpperCase();
}

function readLanguage(node: Node, report: Report): string {
  const language = textOf(node, report);
  const tag = languageTag(language);
  if (language && !tag) report(node, `${quoted(language)} is no tag of a language: "en" finds en-GB too, "en-GB" finds only that`);
  return tag ?? '';
}

function readText(node: Node, report: Report) {
  const text = textOf(node, report);
  const terms = readSearch(text);
  if (text && terms.all.length + terms.none.length === 0) report(node, `${quoted(text)} has no word to look for`);
  return terms;
}

/** `1`, or `{ "from": 1, "to": 3 }`, both included; 1 is the most urgent. */
function readUrgency(node: Node, report: Report): Rule {
  const members = node.type === 'object' ? membersOf(node, report) : [];
  for (const { key, name } of members) {
    if (name !== 'from' && name !== 'to') report(key, `${quoted(name)} is not known here: urgency has "from" and "to"`);
  }
  const isRange = node.type === 'object';
  const bound = (wanted: string) => members.find(({ name }) => name === wanted)?.value;
  const from = urgencyOf(isRange ? bound('from') : node, 1, report);
  const to = isRange ? urgencyOf(bound('to'), 9, report) : from;
  if (from > to) report(node, `no urgency is from ${from} to ${to}: 1 is the most urgent`);
  return ({ story: { item } }) => item.urgency !== undefined && item.urgency >= from && item.urgency <= to;
}

function urgencyOf(node: Node | undefined, absent: number, report: Report): number {
  if (!node) return absent;
  const isUrgency = node.type === 'number' && Number.isInteger(node.value) && node.value >= 1 && node.value <= 9;
  if (!isUrgency) report(node, 'urgency is a whole number from 1 to 9, or { "from": 1, "to": 3 }');
  return isUrgency ? node.value : absent;
}

const TYPES: Readonly<Record<NewsObjectType, true>> = {
  text: true,
  audio: true,
  video: true,
  picture: true,
  graphic: true,
  composite: true,
  component: true,
  event: true,
  planning: true,
};

function readType(node: Node, report: Report): Rule {
  const type = textOf(node, report);
  if (type && !Object.hasOwn(TYPES, type)) report(node, `${quoted(type)} is no type: there are ${Object.keys(TYPES).join(', ')}`);
  return ({ story }) => story.item.type === type;
}
