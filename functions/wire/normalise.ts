// A draft becomes a story: identity, revision, a valid ninjs 3.1 item, and where each field came from.
import { agencyOf } from './agencies.ts';
import { balanced } from './bidi.ts';
import { singleSpaced } from './blanks.ts';
import type { IssueCode } from './codes.ts';
import { type Complain, conform, type Fault, type Shape } from './conform.ts';
import { utc } from './dates.ts';
import type { Draft, Found } from './draft.ts';
import { derived, issue } from './draft.ts';
import { withRelativeHrefs } from './hrefs.ts';
import { textOfHtml } from './html.ts';
import { uriOfStory } from './identity.ts';
import type { Limits } from './limits.ts';
import type { AltId, NinjsItem, Subject, TextBlock } from './ninjs-item.ts';
import { NINJS_FIELDS } from './ninjs-shape.ts';
import { contentHash, isOrderly, revisionOf } from './revision.ts';
import type { Issue, Provenance, Source, Story, Wire } from './story.ts';
import { mediaTopicOfSubjectCode } from './topics.ts';
import { wiredeskUrn } from './uri.ts';
import { withWhence } from './whence.ts';

const MAX_ISSUES = 100;
/** Beyond this a date is a mistake or a placeholder; it must not stay the latest for ever. */
const LAST_YEAR = '2100';
const A_DAY = 86_400_000;
const MIN_DERIVED_HEADLINE = 20;
const MAX_DERIVED_HEADLINE = 120;

/** Makes a story of a draft. Pure: the same draft and source give the same story. */
export function normalise(read: Draft, source: Source, limits: Limits): Story {
  const draft = withRelativeHrefs(withWhence(read));
  const issues: Issue[] = [...draft.issues];
  const provenance: Record<string, Provenance> = {};
  const item = itemOf(draft, issues, provenance, limits);
  const wire = wireOf(draft, provenance, item);
  const content = JSON.stringify([item, { ...wire, message: undefined }]);
  const { id, altIds } = identify(draft, content, issues, provenance);
  const version = item.version;
  if (version !== undefined && !isOrderly(version))
    issues.push(issue('VERSION_INVALID', 'The version is no whole number from 1 up; it does not count for order.', 'version'));
  const revision = revisionOf(version, item.versionCreated, content);
  return {
    id,
    revision,
    item: {
      uri: id,
      ...dated(item, source, issues, provenance),
      ...(altIds.length > 0 && { altIds: [...(item.altIds ?? []), ...altIds] }),
    },
    wire: withHint(wire, source.key, provenance),
    provenance,
    source,
    issues: issues.slice(0, MAX_ISSUES),
  };
}

type Item = Omit<NinjsItem, 'uri'>;
type Provenances = Record<string, Provenance>;

const FAULTS = {
  'no URI': 'URI_INVALID',
  'no date': 'INVALID_DATE',
  'no zone': 'DATE_NO_ZONE',
  'no time': 'DATE_NO_TIME',
  invalid: 'FIELD_INVALID',
} as const satisfies Record<Fault, IssueCode>;

function itemOf(draft: Draft, issues: Issue[], provenance: Provenances, limits: Limits): Item {
  const item: Record<string, unknown> = {};
  const complain: Complain = (path, fault, words) => issues.push(issue(FAULTS[fault], `${path}: ${words}.`, path));
  const fields = withTopics(withHeadline(draft, issues, limits));
  for (const name in NINJS_FIELDS) {
    const finding = fields[name as keyof typeof fields] as Found<unknown> | readonly Found<unknown>[] | undefined;
    if (!finding) continue;
    const value = conformFinding(finding, NINJS_FIELDS[name] ?? 'string', name, complain, provenance);
    if (value !== undefined) item[name] = value;
  }
  return withoutFarFuture(item as Item, issues, provenance);
}

function conformFinding(
  finding: Found<unknown> | readonly Found<unknown>[],
  shape: Shape,
  name: string,
  complain: Complain,
  provenance: Provenances,
): unknown {
  if (!Array.isArray(finding)) {
    const { value, how, from } = finding as Found<unknown>;
    const conformed = conform(value, shape, name, complain);
    if (conformed !== undefined) provenance[name] = { how, from };
    return conformed;
  }
  if (typeof shape === 'string' || !('listOf' in shape)) return undefined;
  const kept = finding.flatMap((each: Found<unknown>, index) => {
    const value = conform(each.value, shape.listOf(), `${name}[${index}]`, complain);
    return value === undefined ? [] : [{ ...each, value }];
  });
  rememberList(kept, name, provenance);
  return kept.length > 0 ? kept.map((each) => each.value) : undefined;
}

/** A list is told by its first entry; entries that came another way are told on their own. */
function rememberList(list: readonly Found<unknown>[], name: string, provenance: Provenances) {
  const [first] = list;
  if (!first) return;
  provenance[name] = { how: first.how, from: first.from };
  list.forEach((each, index) => {
    if (each.how !== first.how) provenance[`${name}[${index}]`] = { how: each.how, from: each.from };
  });
}

function wireOf(draft: Draft, provenance: Provenances, item: Item): Wire {
  const wire: Record<string, unknown> = { format: draft.format };
  for (const [name, finding] of Object.entries(draft.wire)) {
    if (!finding) continue;
    wire[name] = finding.value;
    provenance[`wire.${name}`] = { how: finding.how, from: finding.from };
  }
  if (!wire.provider && item.infoSources?.[0]) {
    const { name, literal, uri } = item.infoSources[0];
    wire.provider = name ?? literal ?? uri;
    provenance['wire.provider'] = { how: 'derived', from: 'infoSources[0]' };
  }
  if (draft.id) wire.guid ??= draft.id.value;
  return wire as unknown as Wire;
}

/**
 * A folder of the object's key that bears an agency's name (`incoming/reuters/…`) is a hint where the wire names nobody. It enters
 * neither identifier nor revision, for the same bytes are the same story under any key.
 */
function withHint(wire: Wire, key: string, provenance: Provenances): Wire {
  if (wire.provider) return wire;
  const agency = key
    .split('/')
    .slice(0, -1)
    .reverse()
    .map(agencyOf)
    .find((each) => each !== undefined);
  if (!agency) return wire;
  provenance['wire.provider'] = { how: 'inferred', from: "a folder of the object's key" };
  return { ...wire, provider: agency.name };
}

/** What the wire calls the item, as a URI; else made of what it states; else of the content. */
function identify(draft: Draft, content: string, issues: Issue[], provenance: Provenances): { id: string; altIds: AltId[] } {
  const raw = draft.id?.value.trim();
  if (draft.id && raw) {
    const id = uriOfStory(draft.format, draft.idScope, raw);
    provenance.uri = { how: id === raw ? 'stated' : 'derived', from: draft.id.from };
    return { id, altIds: id === raw ? [] : [{ role: 'guid', value: raw }] };
  }
  const parts = draft.idParts?.filter(Boolean) ?? [];
  issues.push(
    issue(
      'IDENTITY_DERIVED',
      `No identifier is stated; it was made of ${parts.length > 0 ? 'what the wire states' : 'the content'}.`,
      'uri',
    ),
  );
  provenance.uri = { how: 'derived', from: parts.length > 0 ? 'provider, service, sequence and date' : 'content' };
  return {
    id: parts.length > 0 ? wiredeskUrn(draft.format, ...parts) : wiredeskUrn(draft.format, draft.idScope, contentHash(content)),
    altIds: [],
  };
}

/** A date that the wire does not state is the time of arrival, and says so. */
function dated(item: Item, source: Source, issues: Issue[], provenance: Provenances): Item {
  if (item.versionCreated === undefined) {
    provenance.versionCreated = { how: 'received', from: 'arrival of the object' };
    return { ...item, versionCreated: source.receivedAt };
  }
  if (Date.parse(utc(item.versionCreated)) > Date.parse(source.receivedAt) + A_DAY) {
    issues.push(issue('FUTURE_DATE', 'The version is dated more than a day after its arrival.', 'versionCreated'));
  }
  return item;
}

function withoutFarFuture(item: Item, issues: Issue[], provenance: Provenances): Item {
  if (item.versionCreated === undefined || item.versionCreated < LAST_YEAR) return item;
  issues.push(issue('FUTURE_DATE', `The year ${item.versionCreated.slice(0, 4)} is a mistake or a placeholder.`, 'versionCreated'));
  const { versionCreated: _, ...rest } = item;
  delete provenance.versionCreated;
  return rest;
}

/** Headlines are text, never markup, of a length that lists can bear; where there is none the copy's first words stand in. */
function withHeadline(draft: Draft, issues: Issue[], limits: Limits): Draft['item'] {
  const headlines = (draft.item.headlines ?? [])
    .map((each) => ({ ...each, value: headlineOf(each.value, issues, limits) }))
    .filter((each) => each.value.value !== '');
  if (headlines.length > 0) return { ...draft.item, headlines };
  const { headlines: _, ...item } = draft.item;
  const words = behindDateline(opening(draft.item.bodies?.[0]?.value.value.slice(0, 4_000) ?? ''), draft.wire.dateline?.value ?? '');
  if (words === '') return item;
  issues.push(issue('NO_HEADLINE', "The wire states no headline; the copy's first words stand in.", 'headlines'));
  const headline = derived<TextBlock>({ contentType: 'text/plain', value: firstWords(words) }, 'bodies[0]');
  return headline ? { ...item, headlines: [headline] } : item;
}

// Blanks and marks that nobody sees make no headline.
const INVISIBLE_ONLY = /^[\s\p{Cf}\p{Mn}\u115f\u1160\u3164\uffa0]*$/u;

function headlineOf(block: TextBlock, issues: Issue[], limits: Limits): TextBlock {
  const text = balanced(singleSpaced(block.value).trim());
  if (INVISIBLE_ONLY.test(text)) return { ...block, value: '' };
  const characters = text.length > limits.headlineCharacters ? [...text] : [];
  if (characters.length <= limits.headlineCharacters) return { ...block, contentType: 'text/plain', value: text };
  issues.push(
    issue('HEADLINE_TRUNCATED', `A headline of ${characters.length} characters was cut to ${limits.headlineCharacters}.`, 'headlines'),
  );
  return { ...block, contentType: 'text/plain', value: `${characters.slice(0, limits.headlineCharacters - 1).join('')}…` };
}

/** The first paragraph, for behind that of an alert stand but initials; of one that is short what follows as well. */
function opening(html: string): string {
  const paragraph = textOfHtml(html.split('</p>', 1)[0] ?? '');
  return paragraph.length >= MIN_DERIVED_HEADLINE ? paragraph : textOfHtml(html);
}

function behindDateline(text: string, dateline: string): string {
  const rest = dateline !== '' && text.startsWith(dateline) ? text.slice(dateline.length).replace(/^[\s.,:=–—_-]+/u, '') : '';
  return rest === '' ? text : rest;
}

function firstWords(text: string): string {
  const sentence = /^.{20,120}?[.!?](?=\s)/u.exec(text)?.[0];
  if (sentence || text.length <= MAX_DERIVED_HEADLINE) return sentence ?? text;
  return `${text
    .slice(0, MAX_DERIVED_HEADLINE)
    .toWellFormed()
    .replace(/\s+\S*$/, '')}…`;
}

/** Subject Codes keep their place and gain their Media Topic behind them. */
function withTopics(item: Draft['item']): Draft['item'] {
  const { subjects } = item;
  if (!subjects?.length) return item;
  const known = new Set(subjects.map((each) => each.value.uri));
  const topics = subjects.flatMap(({ value, from }) => {
    const topic = mediaTopicOfSubjectCode(value.uri ?? value.literal ?? '');
    if (!topic || known.has(topic.uri)) return [];
    known.add(topic.uri);
    return derived<Subject>(topic, `Media Topic of ${from}`) ?? [];
  });
  return topics.length > 0 ? { ...item, subjects: [...subjects, ...topics] } : item;
}
