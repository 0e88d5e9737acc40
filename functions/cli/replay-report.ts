// What a replay did, or would do: as copy to be read, as lines with tabs, or as JSON.
import type { Replayed, StoryChange } from '../intake/replay.ts';
import { isKill, visibleFrom } from '../store/card.ts';
import type { Receipt } from '../store/store.ts';
import type { Story } from '../wire/story.ts';
import type { Output } from './output.ts';
import { manyLines, oneLine, shownName } from './printable.ts';
import { reasonOf, STYLES } from './receipts.ts';
import { type FieldChange, fieldChanges, type Passage } from './story-changes.ts';
import { type Column, tabLine, titlesLine } from './table.ts';
import { clipEnd, clipStart, fold, pad } from './width.ts';

export interface ObjectReport extends Replayed {
  /** All but those that stay as they are. */
  readonly changes: readonly StoryChange[];
  /** Number of stories that stay as they are. */
  readonly same: number;
}

export interface ReplayReport {
  object(report: ObjectReport): Promise<void>;
  end(dryRun: boolean): Promise<void>;
}

const UNTOUCHED = {
  gone: 'it lies there no more; its receipt and stories stay',
  rewritten: 'other bytes lie there by now; its receipt and stories stay',
  less: 'less of it would be kept than before; its receipt and stories stay',
} as const;

const KINDS = {
  same: 'as before',
  new: 'new',
  changed: 'changed',
  gone: 'withdrawn',
  left: 'stays as it was',
} as const;

/** A line an object: `{"bucket","key","versionId","before","after","untouched"?,"same","stories":[{"kind","id","revision","fields"}]}`. */
export function jsonReport(out: Output, at: string): ReplayReport {
  return {
    async object({ before, after, untouched, changes, same }) {
      const { bucket, key, versionId } = before;
      const stories = await Promise.all(
        changes.map(async (change) => {
          const { kind, id } = change;
          const fields = kind === 'changed' && change.before && (await fieldChanges(change.before, change.after, at));
          return { kind, id, ...('after' in change && { revision: change.after.revision }), ...(fields && { fields }) };
        }),
      );
      await out.line(
        JSON.stringify({
          bucket,
          key,
          versionId,
          before: told(before),
          after: told(after),
          ...(untouched && { untouched }),
          same,
          stories,
        }),
      );
    },
    end: async () => {},
  };
}

function told({ outcome, stories, faults, refused: [first] }: Receipt) {
  return { outcome, stories, faults, ...(first && { code: first.code }) };
}

interface Line {
  readonly report: ObjectReport;
  readonly change?: StoryChange;
  readonly field?: FieldChange;
}

const LINE_COLUMNS: readonly Column<Line>[] = [
  { title: 'FILE', value: ({ report }) => shownName(report.before.key) },
  { title: 'BEFORE', value: ({ report }) => report.before.outcome },
  { title: 'NOW', value: ({ report }) => report.untouched ?? report.after.outcome },
  { title: 'STORY', value: ({ change }) => change?.id },
  { title: 'CHANGE', value: ({ change }) => change?.kind ?? 'same' },
  { title: 'FIELD', value: ({ field }) => field?.field },
  { title: 'OLD', value: ({ field }) => field?.old },
  { title: 'NEW', value: ({ field }) => field?.new },
];

/** A line a field that changes; an object or story without one has a line of its own. */
export function lineReport(out: Output, at: string): ReplayReport {
  let isFirst = true;
  return {
    async object(report) {
      if (isFirst) await out.line(titlesLine(LINE_COLUMNS));
      isFirst = false;
      if (report.changes.length === 0) await out.line(tabLine(LINE_COLUMNS, { report }));
      for (const change of report.changes) {
        const fields = change.kind === 'changed' && change.before ? await fieldChanges(change.before, change.after, at) : [];
        if (fields.length === 0) await out.line(tabLine(LINE_COLUMNS, { report, change }));
        for (const field of fields) await out.line(tabLine(LINE_COLUMNS, { report, change, field }));
      }
    },
    end: async () => {},
  };
}

const MOST_COLUMNS = 120;
const FIELD = 18;
const INDENT = 4;

/** What is new, as copy to be read, and a summary; objects that stay as they are are only counted. */
export function textReport(out: Output, at: string): ReplayReport {
  const counts = { objects: 0, same: 0, untouched: 0, stories: { new: 0, changed: 0, gone: 0, left: 0 } };
  const columns = Math.min(out.columns, MOST_COLUMNS);
  return {
    async object(report) {
      counts.objects += 1;
      if (report.untouched) counts.untouched += 1;
      const isSame = report.after === report.before && report.changes.length === 0 && !report.untouched;
      if (isSame) counts.same += 1;
      for (const { kind } of report.changes) if (kind !== 'same') counts.stories[kind] += 1;
      if (!isSame) for (const line of await linesOf(report, out, columns, at)) await out.line(line);
    },
    async end(dryRun) {
      const { stories } = counts;
      const objects = [
        [counts.objects - counts.same - counts.untouched, 'read otherwise'],
        [counts.same, 'as before'],
        [counts.untouched, 'not touched'],
      ] as const;
      const changed = [
        [stories.new, 'new'],
        [stories.changed, 'changed'],
        [stories.gone, 'withdrawn'],
        [stories.left, 'left as they were'],
      ] as const;
      const list = (parts: readonly (readonly [number, string])[]) =>
        parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
      const told = list(changed);
      const summary = `${counts.objects} ${counts.objects === 1 ? 'object' : 'objects'}: ${list(objects).join(', ')}`;
      const lines = fold(`${summary}${told.length > 0 ? `; stories: ${told.join(', ')}` : ''}.`, columns);
      await out.line(lines.join('\n'));
      if (dryRun) await out.line('This is what a replay would do. Nothing was written.');
    },
  };
}

async function linesOf(report: ObjectReport, out: Output, columns: number, at: string): Promise<string[]> {
  const { before, after, untouched, changes } = report;
  const outcome = out.paint(STYLES[after.outcome], after.outcome);
  const outcomes = after.outcome === before.outcome ? outcome : `${out.paint(STYLES[before.outcome], before.outcome)} → ${outcome}`;
  const words = `${before.outcome} → ${after.outcome}`.length;
  const lines = [`${out.paint('bold', clipStart(shownName(before.key), columns - words - 2))}  ${outcomes}`];
  const reason = untouched ? UNTOUCHED[untouched] : after.outcome === 'stored' ? '' : reasonOf(after);
  if (reason) lines.push(...indented(fold(oneLine(reason), columns - INDENT), INDENT));
  for (const change of changes) lines.push(...(await linesOfStory(change, out, columns, at)));
  return [...lines, ''];
}

async function linesOfStory(change: StoryChange, out: Output, columns: number, at: string): Promise<string[]> {
  const { kind, id } = change;
  const story = 'after' in change ? change.after : 'before' in change ? change.before : undefined;
  const headline = story && mayBeShown(story, at) ? oneLine(story.item.headlines?.[0]?.value ?? story.item.slugline ?? '') : '';
  const lines = indented(
    [
      clipEnd(`${KINDS[kind]}: ${headline}`.replace(/: $/, ''), columns - INDENT),
      out.paint('dim', clipStart(oneLine(id), columns - INDENT)),
    ],
    INDENT,
  );
  if (kind !== 'changed') return lines;
  if (!change.before) return [...lines, ...indented(['what it was may not be shown'], INDENT * 2)];
  const fields = await fieldChanges(change.before, change.after, at);
  return [...lines, ...fields.flatMap((field) => linesOfField(field, out, columns))];
}

function mayBeShown(story: Story, at: string): boolean {
  return !isKill(story) && visibleFrom(story) <= at;
}

function linesOfField({ field, old, new: now, passages = [] }: FieldChange, out: Output, columns: number): string[] {
  const room = Math.max(20, columns - INDENT * 2 - FIELD);
  const text = `${oneLine(old) || '(none)'} → ${oneLine(now) || '(none)'}`;
  const told = [...fold(text, room), ...passages.flatMap((passage) => linesOfPassage(passage, out, room))];
  return told.map((line, at) => ' '.repeat(INDENT * 2) + out.paint('cyan', pad(at === 0 ? clipEnd(field, FIELD - 2) : '', FIELD)) + line);
}

/** `… of the [-old-] {+new+} words …`, in colours as well. */
function linesOfPassage(passage: Passage, out: Output, room: number): string[] {
  const marked = passage.map(({ text, is }) => {
    const words = manyLines(text).replace(/\s+/g, ' ');
    return is === 'old' ? `[-${words}-]` : is === 'new' ? `{+${words}+}` : words;
  });
  const paint = (line: string) =>
    line.replace(/\[-.*?-\]/g, (old) => out.paint('red', old)).replace(/\{\+.*?\+\}/g, (added) => out.paint('green', added));
  return fold(marked.join('').trim(), room).map(paint);
}

function indented(lines: readonly string[], columns: number): string[] {
  return lines.map((line) => ' '.repeat(columns) + line);
}
