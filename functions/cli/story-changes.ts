// What differs between two readings of a story, field by field, in words that an editor reads.
import type { Change as WordChange } from 'diff';
import { isKill, visibleFrom } from '../store/card.ts';
import { textOfHtml } from '../wire/html.ts';
import type { Story } from '../wire/story.ts';
import { shown } from './explain.ts';

export interface FieldChange {
  readonly field: string;
  /** Blank where there is none. */
  readonly old: string;
  readonly new: string;
  /** Of texts of many words: what went and what came, with some words around it. */
  readonly passages?: readonly Passage[];
}

/** A piece of text; `old` was there before, `new` is there now, the rest is around it. */
export type Passage = readonly { readonly text: string; readonly is: 'old' | 'new' | 'around' }[];

/** What ninjs and the wire call differently from desks. */
const WORDS: Readonly<Record<string, string>> = {
  headlines: 'headline',
  bodies: 'body',
  descriptions: 'summary',
  by: 'byline',
  located: 'dateline place',
  pubStatus: 'status',
  versionCreated: 'date',
  firstCreated: 'first date',
  contentCreated: 'date of content',
  embargoedUntil: 'embargo until',
  edNote: 'note to editors',
  infoSources: 'sources',
  altIds: 'other identifiers',
  copyrightHolder: 'copyright holder',
  copyrightNotice: 'copyright notice',
  usageTerms: 'usage terms',
  renditions: 'pictures and files',
  wordCount: 'words as stated',
  takeKey: 'take',
};
/** Told only where the words are the same. */
const LAYOUT = 'layout of the body';
const UNSEEN = '(not shown: killed or under embargo)';
/** A text of more words is told by its number of words and by its passages. */
const FEW_WORDS = 40;
const PASSAGES = 3;
const AROUND = 5;
/** Edits after which two texts are not worth comparing word by word. */
const MOST_EDITS = 2_000;

/** The fields that differ. Of stories that may not be shown at `at`, only the names of them. */
export async function fieldChanges(before: Story, after: Story, at: string): Promise<FieldChange[]> {
  const isHidden = [before, after].some((story) => isKill(story) || visibleFrom(story) > at);
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  const differ = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((name) => old[name] !== now[name]);
  const names = differ.filter((name) => name !== LAYOUT || !differ.includes('body'));
  return await Promise.all(
    names.map((field) => {
      if (isHidden) return { field, old: old[field] ? UNSEEN : '', new: now[field] ? UNSEEN : '' };
      return changeOf(field, old[field] ?? '', now[field] ?? '');
    }),
  );
}

async function changeOf(field: string, old: string, now: string): Promise<FieldChange> {
  if (field === LAYOUT) return { field, old: tagsIn(old), new: tagsIn(now) };
  const [before, after] = [countWords(old), countWords(now)];
  if (Math.max(before, after) <= FEW_WORDS) return { field, old, new: now };
  const passages = old === '' || now === '' ? [] : await passagesOf(old, now);
  return { field, old: old && `${before} words`, new: now && `${after} words`, ...(passages.length > 0 && { passages }) };
}

/** `4 p, 1 table` */
function tagsIn(html: string): string {
  const tags = Map.groupBy([...html.matchAll(/<([a-z][a-z0-9]*)/g)], ([, tag = '']) => tag);
  return [...tags].map(([tag, { length }]) => `${length} ${tag}`).join(', ');
}

function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}

/** Each field as text; the version of ninjs and the story's own name are no news. */
function fieldsOf({ item, wire }: Story): Record<string, string> {
  const { uri: _, bodies, standard: __, ...fields } = item;
  const { embargo, format, guid: ___, ...facts } = wire;
  const words = (bodies ?? []).map(({ value, contentType }) => (contentType === 'text/html' ? textOfHtml(value) : value)).join('\n\n');
  const told = [
    ...Object.entries(fields).map(([name, value]) => [WORDS[name] ?? name, shown(value)] as const),
    ['body', words] as const,
    [LAYOUT, (bodies ?? []).map(({ value }) => value).join('\n')] as const,
    ['format', format] as const,
    ['embargo', embargo ? (embargo.text ?? embargo.until ?? 'without an end') : ''] as const,
    ...Object.entries(facts).map(([name, value]) => [WORDS[name] ?? name, shown(value)] as const),
  ];
  return Object.fromEntries(told);
}

/** The first few places where two texts differ. */
async function passagesOf(old: string, now: string): Promise<Passage[]> {
  const { diffWordsWithSpace } = await import('diff');
  const changes = diffWordsWithSpace(old, now, { maxEditLength: MOST_EDITS });
  if (!changes) return [];
  const passages: Passage[number][][] = [];
  let open: Passage[number][] | undefined;
  for (const [at, change] of changes.entries()) {
    if (!change.added && !change.removed) {
      if (open) open.push({ text: opening(change.value), is: 'around' });
      open = undefined;
      continue;
    }
    if (!open) {
      open = [{ text: ending(changes[at - 1]), is: 'around' }];
      passages.push(open);
    }
    open.push({ text: change.value, is: change.added ? 'new' : 'old' });
  }
  return passages.slice(0, PASSAGES).map((passage) => passage.filter(({ text }) => text !== ''));
}

function ending(change: WordChange | undefined): string {
  const words = change?.value.split(/(?<=\s)/) ?? [];
  return `${words.length > AROUND ? '… ' : ''}${words.slice(-AROUND).join('')}`;
}

function opening(text: string): string {
  const words = text.split(/(?<=\s)/);
  return `${words.slice(0, AROUND).join('')}${words.length > AROUND ? '…' : ''}`;
}
