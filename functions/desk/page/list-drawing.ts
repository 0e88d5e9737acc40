// The list as elements. Rows that look as they did are left alone, so that what has the focus keeps it.
import { drawArrivals } from './arrivals.ts';
import { byId, h } from './dom.ts';
import { drawKills, namedKills } from './kills.ts';
import type { DrawnRow, ListState } from './list-state.ts';
import { type RowLook, rowElement } from './row.ts';
import { hasOlder, type Row } from './rows.ts';
import { finderOf } from './search-marks.ts';
import { clockOf } from './times.ts';

export function drawList(state: ListState): void {
  const { list, needs } = state;
  const isThere = list.rows.some(({ card }) => card.id === state.current);
  if (!isThere) state.current = state.open ?? list.rows[0]?.card.id;
  place(state, rowsAndDays(state));
  byId('older').hidden = !hasOlder(list);
  drawArrivals(list, needs.hrefOf);
  drawKills(state.kills, needs.hrefOf, () => putKillsAway(state));
  needs.waiting(list.waiting.size, state.kills.size);
  drawEmpty(state);
}

export function putKillsAway(state: ListState): void {
  for (const { id } of namedKills(state.kills)) state.kills.delete(id);
  drawList(state);
}

/** The rows in their order, with a day's name wherever another day begins. */
function rowsAndDays(state: ListState): HTMLElement[] {
  const { list, needs, filters } = state;
  const clock = clockOf(needs.prefs.zone());
  const finder = finderOf(filters.text);
  const elements: HTMLElement[] = [];
  const drawn = new Map<string, DrawnRow>();
  let day = clock.day(new Date().toISOString());
  for (const row of list.rows) {
    const { card } = row;
    const own = needs.ownClock(card);
    const rowDay = clock.day(card.time);
    if (rowDay !== day) elements.push(h('li', { class: 'day' }, clock.dayName(card.time)));
    day = rowDay;
    const seen = needs.prefs.isSeen(card.id, card.revision);
    const { id } = card;
    const look = { clock, own, finder, seen, current: id === state.current, open: id === state.open, href: needs.hrefOf(id) };
    const each = drawnRow(state, row, look);
    drawn.set(id, each);
    elements.push(each.element);
  }
  state.drawn = drawn;
  return elements;
}

function drawnRow({ needs, filters, drawn }: ListState, row: Row, look: RowLook): DrawnRow {
  const { own, seen, current, open, href } = look;
  const key = JSON.stringify([row, needs.prefs.zone(), filters.text, own, seen, current, open, href]);
  const known = drawn.get(row.card.id);
  return known?.key === key ? known : { key, element: rowElement(row, look) };
}

function place(state: ListState, next: readonly HTMLElement[]): void {
  const { rowsElement } = state;
  const hadFocus = rowsElement.contains(document.activeElement);
  const staying = new Set<Element>(next);
  for (const child of [...rowsElement.children]) if (!staying.has(child)) child.remove();
  next.forEach((element, at) => {
    if (rowsElement.children[at] !== element) rowsElement.insertBefore(element, rowsElement.children[at] ?? null);
  });
  if (hadFocus && !rowsElement.contains(document.activeElement)) focusLink(state);
}

/** Gives the focus to the row that the keys are at. */
export function focusCurrent(state: ListState): void {
  focusLink(state);
  currentElement(state)?.scrollIntoView({ block: 'nearest' });
}

function focusLink(state: ListState): void {
  currentElement(state)?.querySelector('a')?.focus({ preventScroll: true });
}

function currentElement({ drawn, current }: ListState): HTMLLIElement | undefined {
  return drawn.get(current ?? '')?.element;
}

export function drawEmpty({ isLoading, hasFailed, filters, list }: ListState): void {
  const empty = byId('empty');
  // A list that could not be had is not an empty one.
  empty.hidden = isLoading || hasFailed || list.rows.length > 0;
  empty.textContent = `No story ${Object.keys(filters).length > 0 ? 'meets these conditions' : 'is here yet'}. New ones come in by themselves.`;
}

/** Says above the list what went wrong with it; nothing with ''. */
export function say(text: string): void {
  const line = byId('list-note');
  line.hidden = text === '';
  line.textContent = text;
}
