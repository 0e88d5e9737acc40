// What must hold of any bytes whatever, and of mutants in particular.
import { decodeHTML } from 'entities';
import type { NinjsItem } from '../../../functions/wire/ninjs-item.ts';
import { readAll } from '../../../functions/wire/read.ts';
import type { Story } from '../../../functions/wire/story.ts';
import { ninjsErrors } from '../../schema/ninjs.ts';
import type { Mutant } from '../mutants.ts';
import { originOf } from '../samples.ts';
import { faultOfJson, faultOfXml } from './well-formed.ts';

export interface Verdict {
  /** `nitf: stories`, `rss: some of the stories`, `MALFORMED_XML`, … */
  readonly outcome: string;
  /** What is wrong; empty where all is well. */
  readonly wrong: readonly string[];
  /** CPU time of reading it once, in milliseconds. */
  readonly milliseconds: number;
}

type Reading = Awaited<ReturnType<typeof readAll>>;

const MOST_MILLISECONDS = 2_000;

/** Reads a mutant twice and judges what comes out. Throws nothing. */
export async function judge(mutant: Mutant): Promise<Verdict> {
  const before = process.threadCpuUsage();
  try {
    const origin = originOf(mutant);
    const reading = await readAll(mutant.bytes, origin);
    const milliseconds = millisecondsSince(before);
    const again = await readAll(mutant.bytes, origin);
    const wrong = [
      ...(milliseconds > MOST_MILLISECONDS ? [`took ${Math.round(milliseconds)} ms`] : []),
      ...(JSON.stringify(reading) === JSON.stringify(again) ? [] : ['is read in two ways']),
      ...(Object.keys(Object.prototype).length > 0 ? ['changed the prototype of all objects'] : []),
      ...faultsOfReading(reading),
      ...(mutant.wrapped ? [] : await faultsOfForm(mutant, reading)),
    ];
    return { outcome: outcomeOf(reading), wrong, milliseconds };
  } catch (error) {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { outcome: 'thrown', wrong: [`threw ${words}`], milliseconds: millisecondsSince(before) };
  }
}

function millisecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}

function outcomeOf({ stories, faults, report }: Reading): string {
  if (stories.length > 0) return `${report.format}: ${faults.length > 0 ? 'some of the stories' : 'stories'}`;
  return report.rejected?.code ?? (report.issues.some(({ code }) => code === 'NO_ITEMS') ? 'NO_ITEMS' : 'nothing');
}

function faultsOfReading({ stories, faults, report }: Reading): string[] {
  const silent = stories.length === 0 && !report.rejected && !report.issues.some(({ code }) => code === 'NO_ITEMS');
  const counts = report.stories === stories.length && report.faults === faults.length;
  return [...(silent ? ['ends in nothing'] : []), ...(counts ? [] : ['is miscounted']), ...new Set(stories.flatMap(faultsOfStory))];
}

// Not the project's own check of URIs: a mistake there must not hide here.
const ABSOLUTE_URI = /^[a-z][a-z0-9+.-]*:[!#-;=?-Z[\]_a-z~]+$/i;
const REVISION = /^\d{10}\/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\/[0-9a-f]{24}$/;

function faultsOfStory(story: Story): string[] {
  const { id, item, revision } = story;
  return [
    ...ninjsErrors(item).map((error) => `item is not valid: ${error}`),
    ...(id === item.uri ? [] : ['id is not uri']),
    ...(ABSOLUTE_URI.test(id) ? [] : [`id is no absolute URI: ${JSON.stringify(id)}`]),
    ...(REVISION.test(revision) ? [] : [`revision does not sort: ${JSON.stringify(revision)}`]),
    ...(/\\ud[89a-f]/i.test(JSON.stringify(story).replaceAll('\\\\', '')) ? ['half a character'] : []),
    ...faultsOfMarkup(item),
  ];
}

const TAG = /^<(\/?)([a-z][a-z0-9]*)((?: [a-z]+="[^"<>]*")*)(?: \/)?>/;
const NAMES = new Set(
  'a abbr b blockquote br caption cite code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i ins li ol p pre q s strong sub sup table tbody td tfoot th thead tr u ul'.split(
    ' ',
  ),
);

/** Every `<` of a body begins a tag that is allowed, with attributes that are, and nothing else. */
function faultsOfMarkup({ bodies = [] }: NinjsItem): string[] {
  return bodies.flatMap(({ value = '', contentType }) => {
    if (contentType === 'text/plain') return [];
    const tags = value.split(/(?=<)/).filter((part) => part.startsWith('<'));
    return tags.filter((part) => !isHarmless(part)).map((part) => `active markup: ${part.slice(0, 80)}`);
  });
}

function isHarmless(part: string): boolean {
  const [, , name = '', attributes = ''] = TAG.exec(part) ?? [];
  if (!NAMES.has(name)) return false;
  return [...attributes.matchAll(/ ([a-z]+)="([^"]*)"/g)].every(([, key, value = '']) =>
    key === 'href' ? name === 'a' && isHarmlessLink(value) : /^(?:colspan|rowspan)$/.test(key ?? '') && /^t[dh]$/.test(name),
  );
}

/** Of a harmless scheme, or relative to a page; browsers leave out blanks and controls before they look. */
function isHarmlessLink(attribute: string): boolean {
  const address = decodeHTML(attribute).replace(/[\s\p{Cc}]+/gu, '');
  return /^(?:https?|mailto|tel):/i.test(address) || (!/^[a-z][a-z0-9+.-]*:/i.test(address) && !/^[/\\]{2}/.test(address));
}

const XML_FORMATS = new Set(['newsml-g2', 'newsml-1', 'nitf', 'rss', 'atom']);
const JSON_FORMATS = new Set(['ninjs', 'json-feed']);

/** What is ill-formed is not read as if it were well formed, and what is well formed is not refused as if it were not. */
async function faultsOfForm({ bytes }: Mutant, { stories, faults, report }: Reading): Promise<string[]> {
  const format = report.format ?? '';
  const codes = new Set([...report.issues, ...stories.flatMap(({ issues }) => issues)].map(({ code }) => code));
  const refused = report.rejected?.code;
  if (XML_FORMATS.has(format)) {
    if (codes.has('NOT_WELL_FORMED') || codes.has('LEADING_JUNK')) return [];
    const fault = await faultOfXml(bytes, format);
    if (faults.length === 0 && fault) return [`is read as well formed: ${fault}`];
    return !fault && (refused === 'MALFORMED_XML' || refused === 'TRUNCATED')
      ? [`is refused although well formed: ${report.rejected?.message}`]
      : [];
  }
  if (JSON_FORMATS.has(format)) {
    const fault = await faultOfJson(bytes, format === 'ninjs');
    if (faults.length === 0 && fault && !codes.has('ILLEGAL_CHAR')) return [`is read as well formed: ${fault}`];
    return !fault && (refused === 'MALFORMED_JSON' || refused === 'TRUNCATED')
      ? [`is refused although well formed: ${report.rejected?.message}`]
      : [];
  }
  return [];
}
