// The desk's own API, as the page asks it. Refusals are told as they are; a token, where one is needed, lives as long as the tab.
import type { Card, Receipt, Tombstone } from '../../store/store.ts';
import type { Story } from '../../wire/story.ts';
import type { Differences } from '../story-diff.ts';

export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, detail: string, body: Readonly<Record<string, unknown>> = {}) {
    super(detail);
    this.status = status;
    this.body = body;
  }
}

export interface CardPage {
  readonly stories: readonly Card[];
  readonly cursor?: string;
}

export type StoryAnswer =
  | { readonly state: 'shown'; readonly story: Story }
  | { readonly state: 'killed'; readonly tombstone: Tombstone }
  | { readonly state: 'absent' };

export interface Api {
  stories(query: URLSearchParams): Promise<CardPage>;
  story(id: string, revision?: string): Promise<StoryAnswer>;
  revisions(id: string): Promise<readonly Card[]>;
  difference(id: string, from: string, to: string): Promise<Differences>;
  receipts(query: URLSearchParams): Promise<readonly Receipt[]>;
  /** Any answer of the API as JSON. Throws an ApiError. */
  json<Answer>(path: string, init?: RequestInit): Promise<Answer>;
  /** The answer whatever its status. Throws where the desk cannot be reached. */
  ask(path: string, init?: RequestInit): Promise<Response>;
}

const TOKEN = 'wiredesk.token';

/** Calls `signIn` when the desk wants a token, and asks again with what it answers. */
export function openApi(signIn: (wasWrong: boolean) => Promise<string>): Api {
  let signingIn: Promise<string> | undefined;

  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const token = sessionStorage.getItem(TOKEN);
    // Without credentials the browser does not put up its own box for a password.
    const headers = { ...(init.headers as Record<string, string>), ...(token && { authorization: `Bearer ${token}` }) };
    const response = await fetch(path, { ...init, headers, credentials: 'omit' });
    if (response.status !== 401) return response;
    if (token === sessionStorage.getItem(TOKEN)) {
      sessionStorage.removeItem(TOKEN);
      signingIn ??= signIn(token !== null).finally(() => {
        signingIn = undefined;
      });
      sessionStorage.setItem(TOKEN, await signingIn);
    }
    return ask(path, init);
  }

  async function json<Answer>(path: string, init?: RequestInit): Promise<Answer> {
    const response = await ask(path, init);
    const body = await response.json().catch(() => ({}));
    if (!response.ok) throw new ApiError(response.status, String(body?.detail ?? response.statusText), body);
    return body as Answer;
  }

  return {
    ask,
    json,
    stories: (query) => json<CardPage>(`stories?${query}`),
    story: (id, revision) => storyAnswer(json, revision ? `${pathOf(id)}/revisions/${encodeURIComponent(revision)}` : pathOf(id)),
    revisions: async (id) => (await json<{ readonly revisions: readonly Card[] }>(`${pathOf(id)}/revisions`)).revisions,
    difference: (id, from, to) => json<Differences>(`${pathOf(id)}/diff?${new URLSearchParams({ from, to })}`),
    receipts: async (query) => (await json<{ readonly receipts: readonly Receipt[] }>(`receipts?${query}`)).receipts,
  };
}

export function pathOf(id: string): string {
  return `stories/${encodeURIComponent(id)}`;
}

async function storyAnswer(json: Api['json'], path: string): Promise<StoryAnswer> {
  try {
    return { state: 'shown', story: await json<Story>(`${path}?format=story`) };
  } catch (error) {
    if (!(error instanceof ApiError) || (error.status !== 404 && error.status !== 410)) throw error;
    return error.status === 410 ? { state: 'killed', tombstone: error.body.killed as Tombstone } : { state: 'absent' };
  }
}
