// The live list: rows that stay where they are while an editor reads, and flow while nobody does.
import type { Filters } from './address.ts';
import { byId } from './dom.ts';
import { hear } from './list-changes.ts';
import { drawList, focusCurrent, putKillsAway } from './list-drawing.ts';
import { loadList, loadOlder } from './list-pages.ts';
import { type ListNeeds, type ListState, newList } from './list-state.ts';
import type { Heard } from './live.ts';
import { opened, released } from './rows.ts';

export interface ListPane {
  /** Asks for the list of these conditions. */
  load(filters: Filters): Promise<void>;
  /** Asks again, where the list could not be had. */
  recover(): Promise<void>;
  hear(changes: readonly Heard[]): Promise<void>;
  /** Puts what waits in its place, and goes to the top. */
  release(): void;
  /** The kills that are named over the page are seen. */
  putKillsAway(): void;
  /** Goes some rows down, or up; answers the story that it came to. */
  move(steps: number): string | undefined;
  /** The story at hand: the open one, or where the keys have gone to. */
  current(): string | undefined;
  setOpen(id: string | undefined): void;
  focusCurrent(): void;
  draw(): void;
}

export function createList(needs: ListNeeds): ListPane {
  const state = newList(needs);
  listen(state);
  return {
    load: (filters) => loadList(state, filters),
    recover: () => (state.hasFailed ? loadList(state, state.filters) : Promise.resolve()),
    hear: (changes) => hear(state, changes),
    release: () => release(state),
    putKillsAway: () => putKillsAway(state),
    move: (steps) => move(state, steps),
    current: () => state.current,
    setOpen: (id) => setOpen(state, id),
    focusCurrent: () => focusCurrent(state),
    draw: () => drawList(state),
  };
}

function listen(state: ListState): void {
  const { scroller } = state;
  const older = byId<HTMLButtonElement>('older');
  scroller.addEventListener('pointerenter', ({ pointerType }) => {
    state.isPointed = pointerType === 'mouse';
  });
  scroller.addEventListener('pointerleave', () => {
    state.isPointed = false;
  });
  byId('fresh').addEventListener('click', () => release(state));
  older.addEventListener('click', () => void loadOlder(state));
  // Before the last row is seen.
  new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && void loadOlder(state), {
    root: scroller,
    rootMargin: '800px',
  }).observe(older);
}

function release(state: ListState): void {
  state.list = released(state.list);
  state.scroller.scrollTop = 0;
  drawList(state);
  const first = state.list.rows[0];
  if (first && document.activeElement === byId('fresh')) goTo(state, first.card.id);
}

function move(state: ListState, steps: number): string | undefined {
  const { rows } = state.list;
  const at = rows.findIndex(({ card }) => card.id === state.current);
  const hasGone = state.rowsElement.contains(document.activeElement) || state.open !== undefined;
  const to = hasGone ? Math.min(rows.length - 1, Math.max(0, at + steps)) : Math.max(0, at);
  const row = rows[to];
  if (row) goTo(state, row.card.id);
  if (to > rows.length - 5) void loadOlder(state);
  return row?.card.id;
}

function goTo(state: ListState, id: string): void {
  state.current = id;
  drawList(state);
  focusCurrent(state);
}

function setOpen(state: ListState, id: string | undefined): void {
  state.open = id;
  if (id) {
    state.current = id;
    state.kills.delete(id);
    state.list = opened(state.list, id);
  }
  drawList(state);
}
