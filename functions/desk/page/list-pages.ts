// Pages of the list, as the desk is asked for them: the first, and older ones as the editor goes on.
import { type Filters, queryOf } from './address.ts';
import { hear } from './list-changes.ts';
import { drawEmpty, drawList, say } from './list-drawing.ts';
import type { ListState } from './list-state.ts';
import { hasOlder, listOf, NO_ROWS, withChange, withOlder } from './rows.ts';
import { justAfter } from './times.ts';

const PAGE = 60;

/** Asks for the list of these conditions, and shows it from its top. */
export async function loadList(state: ListState, filters: Filters): Promise<void> {
  const turn = ++state.load;
  state.filters = filters;
  state.isLoading = true;
  state.scroller.ariaBusy = 'true';
  state.gathered = [];
  try {
    const page = await state.needs.api.stories(words(state));
    if (turn !== state.load) return;
    state.hasFailed = false;
    state.list = listOf(page.stories, page.cursor);
    state.current = undefined;
    state.isLoading = false;
    state.drawn = new Map();
    state.rowsElement.replaceChildren();
    state.scroller.scrollTop = 0;
    drawList(state);
    say('');
    if (state.gathered.length > 0) void hear(state, []);
  } catch (error) {
    if (turn !== state.load) return;
    state.hasFailed = true;
    state.list = NO_ROWS;
    drawList(state);
    say(`The list cannot be had: ${(error as Error).message}`);
  } finally {
    if (turn === state.load) {
      state.isLoading = false;
      state.scroller.ariaBusy = 'false';
      drawEmpty(state);
    }
  }
}

/** Asks for the stories before the last row, once at a time. */
export async function loadOlder(state: ListState): Promise<void> {
  if (state.isLoading || state.isGoingBack || !hasOlder(state.list)) return;
  const turn = state.load;
  state.isGoingBack = true;
  state.meanwhile = [];
  try {
    const { cursor, rows } = state.list;
    const page = await state.needs.api.stories(words(state, cursor ? { cursor } : { until: justAfter(rows.at(-1)?.card.time ?? '') }));
    if (turn !== state.load) return;
    state.list = withOlder(state.list, page.stories, page.cursor);
    for (const { change } of state.meanwhile) state.list = withChange(state.list, change, false);
    drawList(state);
  } catch (error) {
    say(`Older stories cannot be had: ${(error as Error).message}`);
  } finally {
    state.isGoingBack = false;
  }
}

function words({ filters }: ListState, more: Readonly<Record<string, string>> = {}): URLSearchParams {
  const query = queryOf(filters, Date.now());
  for (const [name, value] of Object.entries({ ...more, limit: String(PAGE) })) query.set(name, value);
  return query;
}
