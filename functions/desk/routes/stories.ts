// Stories: lists by the words of queries, and one story whole. Identifiers and revisions stand percent-encoded in paths.
import type { Context } from 'hono';
import { releasedItem } from '../../store/card.ts';
import type { Answer, Store, Tombstone } from '../../store/store.ts';
import type { Story } from '../../wire/story.ts';
import { answerJson } from '../answer.ts';
import type { App, Desk, DeskEnv } from '../desk.ts';
import { NINJS_TYPE } from '../feeds/ninjs.ts';
import { negotiate, type Offer } from '../negotiate.ts';
import { Problem } from '../problem.ts';
import { QUERY_WORDS, type QueryWord, readQuery } from '../query.ts';
import { baseOf, choiceOf, limitOf, parametersOf, queryString } from '../request.ts';
import { differencesOf } from '../story-diff.ts';

const WORDS = Object.keys(QUERY_WORDS) as QueryWord[];
const LIMIT = 50;

export function addStories(app: App, { store, baseUrl }: Desk): void {
  app.get('/stories', async (c) => {
    const parameters = parametersOf(c.req.url, [...WORDS, 'limit', 'cursor']);
    const { cursor, limit, ...words } = parameters;
    const query = readQuery(words, c.get('at'));
    const request = { at: c.get('at'), limit: limitOf(parameters, LIMIT), ...(cursor !== undefined && { cursor }) };
    const page = await store.query(query, request);
    const next = page.cursor && `${baseOf(c.req.url, baseUrl)}/stories${queryString({ ...words, limit, cursor: page.cursor })}`;
    return await answerJson(c, { stories: page.entries, ...(page.cursor && { cursor: page.cursor, next }) });
  });

  app.get('/stories/:id', async (c) => {
    const { format } = parametersOf(c.req.url, ['format']);
    const story = usable(await store.get(c.req.param('id'), c.get('at')));
    return await answerStory(c, story, format);
  });

  app.get('/stories/:id/revisions', async (c) => {
    parametersOf(c.req.url, []);
    return await answerJson(c, { revisions: await revisionsOf(c, store) });
  });

  app.get('/stories/:id/revisions/:revision{.+}', async (c) => {
    const { format } = parametersOf(c.req.url, ['format']);
    const story = usable(await store.revision(c.req.param('id'), c.req.param('revision'), c.get('at')));
    return await answerStory(c, story, format);
  });

  app.get('/stories/:id/provenance', async (c) => {
    parametersOf(c.req.url, []);
    const { id, revision, provenance, source, issues } = usable(await store.get(c.req.param('id'), c.get('at')));
    return await answerJson(c, { id, revision, provenance, source, issues });
  });

  app.get('/stories/:id/diff', async (c) => {
    const asked = parametersOf(c.req.url, ['from', 'to']);
    const id = c.req.param('id');
    const at = c.get('at');
    const to = usable(await (asked.to === undefined ? store.get(id, at) : store.revision(id, asked.to, at)));
    const from = asked.from ?? (await revisionsOf(c, store)).find(({ revision }) => revision < to.revision)?.revision;
    if (from === undefined) throw new Problem(404, 'There is no earlier revision that may be shown.');
    return await answerJson(c, differencesOf(usable(await store.revision(id, from, at)), to));
  });
}

async function revisionsOf(c: Context<DeskEnv, '/stories/:id'>, store: Store) {
  const revisions = await store.revisions(c.req.param('id'), c.get('at'));
  if (revisions.length === 0) throw notFound();
  return revisions;
}

/** What may be shown. Copy that is embargoed or withheld is answered as if it were not there; a kill says so. */
export function usable(answer: Answer | undefined): Story {
  if (!answer) throw notFound();
  if (answer.state === 'killed') throw gone(answer.tombstone);
  return answer.story;
}

function notFound(): Problem {
  return new Problem(404, 'There is no such story, or none that may be shown yet.');
}

function gone({ id, revision, time, reason }: Tombstone): Problem {
  return new Problem(410, reason ? `The story was killed: ${reason}` : 'The story was killed.', {
    more: { killed: { id, revision, time, ...(reason && { reason }) } },
  });
}

const FORMATS: readonly [StoryFormat, ...StoryFormat[]] = [
  { name: 'story', accepted: ['application/json'], contentType: 'application/json' },
  { name: 'ninjs', accepted: [NINJS_TYPE], contentType: NINJS_TYPE },
];

interface StoryFormat extends Offer {
  readonly name: 'story' | 'ninjs';
  readonly contentType: string;
}

/** The story as Wiredesk holds it, or its ninjs item alone, as it may be handed on: by `format`, else by what the asker accepts. */
async function answerStory(c: Context<DeskEnv>, story: Story, format: string | undefined): Promise<Response> {
  const asked = choiceOf({ format }, 'format', ['story', 'ninjs']);
  const { name, contentType } = FORMATS.find((each) => each.name === asked) ?? negotiate(c.req.header('accept'), FORMATS);
  return await answerJson(c, name === 'ninjs' ? releasedItem(story.item) : story, contentType);
}
