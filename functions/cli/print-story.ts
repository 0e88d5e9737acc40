// A story as copy to be read, with its facts below.
import { textOfHtml } from '../wire/html.ts';
import type { Story } from '../wire/story.ts';
import type { Output } from './output.ts';
import { manyLines, oneLine, shownName } from './printable.ts';
import { shownTime } from './times.ts';
import { fold, pad } from './width.ts';

/** Lines longer than this are hard to read, however wide the terminal is. */
const MOST_COLUMNS = 100;
const LABEL = 12;

export async function printStory(out: Output, story: Story): Promise<void> {
  const columns = out.isTerminal ? Math.min(out.columns, MOST_COLUMNS) : MOST_COLUMNS;
  const { item } = story;
  const [headline, ...others] = (item.headlines ?? []).map(({ value }) => oneLine(value));
  const lines = [
    ...fold(headline ?? oneLine(item.title ?? '(no headline)'), columns).map((line) => out.paint('bold', line)),
    ...others.flatMap((other) => fold(other, columns)),
    oneLine([item.by, item.located].filter(Boolean).join(' · ')),
  ];
  await out.line(lines.filter(Boolean).join('\n'));
  await out.line();
  for (const body of item.bodies ?? []) {
    for (const line of bodyLines(body, columns)) await out.line(line);
  }
  for (const [label, value] of factsOf(story)) {
    const [first = '', ...rest] = fold(oneLine(value), columns - LABEL);
    await out.line(out.paint('dim', pad(label, LABEL)) + [first, ...rest.map((line) => ' '.repeat(LABEL) + line)].join('\n'));
  }
}

/** What begins and ends a line of its own in cleaned HTML. */
const BLOCK = /<\/?(?:p|div|h[1-6]|ul|ol|dl|dt|dd|table|thead|tbody|tr|caption|blockquote|pre|figure|figcaption|hr|br)\b[^>]*>/i;
const ENTRY = /<li\b[^>]*>/gi;

function* bodyLines({ value, contentType }: { value: string; contentType?: string }, columns: number): Generator<string> {
  const isHtml = contentType === 'text/html';
  for (const block of isHtml ? value.replace(ENTRY, '<br>- ').split(BLOCK) : [value]) {
    const text = manyLines(isHtml ? textOfHtml(block) : block);
    if (text.trim() === '') continue;
    for (const line of text.trim().split('\n')) yield* fold(line, columns);
    yield '';
  }
}

function factsOf({ id, revision, item, wire, source, issues }: Story): [label: string, value: string][] {
  const { member, index, bucket, key, receivedAt } = source;
  const named = (list: readonly { name?: string; literal?: string; uri?: string }[] | undefined) =>
    list?.map(({ name, literal, uri }) => name ?? literal ?? uri).join('; ');
  const place = [member && `member ${shownName(member)}`, index > 0 && `item ${index + 1}`].filter(Boolean);
  const facts: [string, string | number | undefined][] = [
    ['id', id],
    ['revision', revision],
    ['version', item.version],
    ['created', item.versionCreated && `${shownTime(item.versionCreated)} UTC`],
    ['status', [item.pubStatus, item.edNote].filter(Boolean).join('; ')],
    ['signals', wire.signals?.join(', ')],
    ['provider', wire.provider],
    ['slugline', item.slugline],
    ['language', item.language],
    ['urgency', item.urgency],
    ['words', item.bodies?.[0]?.wordCount],
    ['subjects', named(item.subjects)],
    ['places', named(item.places)],
    ['people', named(item.people)],
    ['rights', item.copyrightNotice ?? item.copyrightHolder],
    ['format', `${wire.format}, ${source.encoding}`],
    ['source', [`${shownName(bucket)}/${shownName(key)}`, ...place].join(', ')],
    ['received', `${shownTime(receivedAt)} UTC`],
    ...issues.map(({ code, message, field }): [string, string] => ['issue', `${code}${field ? ` (${field})` : ''}: ${message}`]),
  ];
  return facts.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [[label, String(value)]]));
}
