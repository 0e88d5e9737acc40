// What is in one file, for a person: what it was recognised as and why, its stories, and what is odd about them.
import type { Issue, Story } from '../wire/story.ts';
import type { Output } from './output.ts';
import type { ParsedReading } from './parsed.ts';
import { oneLine, shownName } from './printable.ts';
import { shownTime } from './times.ts';
import { clipEnd, fold } from './width.ts';

/** Stories and faults that are told one by one. */
const TOLD = 50;

/** Prints a file's stories in words. Answers whether anything was refused. */
export async function printReport(out: Output, file: string, readings: AsyncIterable<ParsedReading>): Promise<boolean> {
  const told: string[] = [];
  let stories = 0;
  let faults = 0;
  for await (const reading of readings) {
    if (reading.kind === 'story') {
      stories += 1;
      if (stories <= TOLD) told.push(...storyLines(reading.story, out));
    } else if (reading.kind === 'fault') {
      faults += 1;
      if (faults <= TOLD) told.push('', ...refusalLines(reading.fault, out));
    } else {
      faults += reading.kind === 'broken' ? 1 : 0;
      await out.write([...headLines(file, stories, faults, reading, out), ...told, ...moreLines(stories, faults), '', ''].join('\n'));
    }
  }
  return faults > 0;
}

type Last = Exclude<ParsedReading, { kind: 'story' | 'fault' }>;

function headLines(file: string, stories: number, faults: number, last: Last, out: Output): string[] {
  const name = out.paint('bold', shownName(file));
  if (last.kind === 'broken') return [name, ...refusalLines(last, out)];
  const { format, because, encoding, issues } = last.report;
  const counts = [counted(stories, 'story', 'stories'), ...(faults > 0 ? [`${faults} refused`] : [])].join(', ');
  const found = [format, encoding, counts].filter(Boolean).join(', ');
  const own = stories > 0 ? [] : issues.flatMap((each) => issueLines(each, out));
  return [name, `  ${found}`, ...(because ? indented(`recognised by: ${because}`, out) : []), ...own];
}

function storyLines({ id, revision, item, wire, issues }: Story, out: Output): string[] {
  const words = item.bodies?.[0]?.wordCount;
  const facts = [
    item.versionCreated && `${shownTime(item.versionCreated)} UTC`,
    wire.provider,
    item.language,
    words !== undefined && counted(words, 'word', 'words'),
    item.pubStatus !== 'usable' && item.pubStatus,
    item.embargoedUntil && `embargoed until ${shownTime(item.embargoedUntil)} UTC`,
  ];
  const headline = oneLine(item.headlines?.[0]?.value ?? item.title ?? item.slugline ?? '');
  return [
    '',
    ...fold(headline || '(no headline)', out.columns - 2).map((line) => `  ${out.paint('bold', line)}`),
    ...indented(facts.filter(Boolean).join(' · '), out),
    `    id        ${oneLine(id)}`,
    `    revision  ${oneLine(revision)}`,
    ...issues.flatMap((each) => issueLines(each, out)),
  ];
}

function issueLines({ code, message, field }: Issue, out: Output): string[] {
  const where = field && !message.startsWith(field) ? ` (${field})` : '';
  const [first = '', ...rest] = fold(`${code}: ${oneLine(clipEnd(`${message}${where}`, 1_000))}`, out.columns - 4);
  return [first.replace(code, out.paint('yellow', code)), ...rest].map((line) => `    ${line}`);
}

function refusalLines({ code, message, member, index }: { code: string; message: string; member?: string; index?: number }, out: Output) {
  const where = [member && shownName(member), index !== undefined && `item ${index + 1}`].filter(Boolean).join(', ');
  return [`  ${out.paint('red', `refused: ${code}`)}${where ? ` (${where})` : ''}`, ...indented(message, out)];
}

function moreLines(stories: number, faults: number): string[] {
  const more = [
    stories > TOLD && counted(stories - TOLD, 'story', 'stories'),
    faults > TOLD && counted(faults - TOLD, 'refusal', 'refusals'),
  ];
  const told = more.filter(Boolean).join(' and ');
  return told ? ['', `  … and ${told} more; --jsonl has them all`] : [];
}

function indented(text: string, { columns }: Output): string[] {
  return fold(oneLine(text), columns - 4).map((line) => `    ${line}`);
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
