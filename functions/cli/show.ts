// `wiredesk show`: one story, for a person or a program.
import { now } from '../settings.ts';
import type { Answer, Card, Store } from '../store/store.ts';
import type { Story } from '../wire/story.ts';
import { askHoldings, type Context } from './context.ts';
import { EXIT, type ExitCode, NotFoundError } from './exit.ts';
import { explain } from './explain.ts';
import { findId, findRevision } from './find-story.ts';
import type { Holdings } from './holdings.ts';
import { printStory } from './print-story.ts';
import { oneLine } from './printable.ts';
import { printSource } from './source.ts';
import { type Column, printRows } from './table.ts';
import { shownTime } from './times.ts';

export interface ShowOptions {
  readonly revision?: string;
  readonly revisions?: boolean;
  readonly explain?: boolean;
  readonly source?: boolean;
  readonly json?: boolean;
}

/** Revisions of one story. */
const REVISION_COLUMNS: readonly Column<Card>[] = [
  { title: 'TIME', value: ({ time }) => time, shown: ({ time }) => shownTime(time), style: () => 'dim' },
  { title: 'VERSION', value: ({ version }) => version, align: 'right' },
  { title: 'STATUS', value: ({ status }) => status, style: ({ status }) => (status === 'usable' ? 'dim' : 'red') },
  { title: 'REVISION', value: ({ revision }) => revision, style: () => 'dim', long: 'clip start', least: 12, most: 20 },
  { title: 'HEADLINE', value: ({ headline }) => headline, long: 'fold', least: 24 },
];

export async function show(context: Context, text: string, options: ShowOptions): Promise<ExitCode> {
  const at = now();
  return await askHoldings(context, async (holdings) => {
    const { store } = holdings;
    const id = await findId(store, text, at);
    if (options.revisions) await printRows(context.out, REVISION_COLUMNS, await store.revisions(id, at), 'No revision.');
    else await showAnswer(context, holdings, id, at, options);
    return EXIT.ok;
  });
}

async function showAnswer(context: Context, holdings: Holdings, id: string, at: string, options: ShowOptions): Promise<void> {
  const answer = await answerFor(holdings.store, id, at, options.revision);
  const { out } = context;
  if (options.json) return await out.line(JSON.stringify(answer.state === 'usable' ? answer.story : { killed: answer.tombstone }, null, 2));
  const story = usable(answer);
  if (options.explain) await explain(out, story);
  else if (options.source) await printSource(context, holdings, story, at);
  else await printStory(out, story);
}

async function answerFor(store: Store, id: string, at: string, revision: string | undefined): Promise<Answer> {
  const answer =
    revision === undefined ? await store.get(id, at) : await store.revision(id, await findRevision(store, id, revision, at), at);
  if (!answer) throw new NotFoundError(`no story ${id}: there is none, or it may not be shown yet`);
  return answer;
}

function usable(answer: Answer): Story {
  if (answer.state === 'usable') return answer.story;
  const { id, time, reason } = answer.tombstone;
  throw new NotFoundError(`${id} was killed, ${shownTime(time)} UTC${reason ? `: ${oneLine(reason)}` : ''}`);
}
