// The live list: rows that stay where they are while an editor reads, and flow while nobody does.
import type { Card } from '../../store/store.ts';
import { type Filters, queryOf } from './address.ts';
import { announce } from './announce.ts';
import type { Api } from './api.ts';
import { arrivalsText, drawArrivals } from './arrivals.ts';
import { byId, h } from './dom.ts';
import type { Heard } from './live.ts';
import type { Prefs } from './prefs.ts';
import { rowElement } from './row.ts';
import { listOf, MOST_ROWS, NO_ROWS, opened, type Rows, released, withChange, withOlder } from './rows.ts';
import { finderOf } from './search-marks.ts';
import { clockOf, justAfter, type OwnClock } from './times.ts';
import { wantedOf } from './wanted.ts';

export interface ListPane {
  /** Asks for the list of these conditions. */
  load(filters: Filters): Promise<void>;
  /** Asks again, where the list could not be had. */
  recover(): Promise<void>;
  hear(changes: readonly Heard[]): Promise<void>;
  /** Puts what waits in its place, and goes to the top. */
  release(): void;
  /** Goes some rows down, or up; answers the story that it came to. */
  move(steps: number): string | undefined;
  /** The story at hand: the open one, or where the keys have gone to. */
  current(): string | undefined;
  setOpen(id: string | undefined): void;
  focusCurrent(): void;
  draw(): void;
}

export interface ListNeeds {
  readonly api: Api;
  readonly prefs: Prefs;
  readonly ownClock: (card: Card) => OwnClock;
  readonly hrefOf: (id: string) => string;
  /** How many stories wait; called whenever that changes. */
  readonly waiting: (count: number) => void;
}

const PAGE = 60;
/** So near the top counts as at the top. */
const TOP_PX = 8;
/** Changes that come together are asked about together. */
const GATHER_MS = 80;
const RETRY_MS = 3_000;

export function createList({ api, prefs, ownClock, hrefOf, waiting }: ListNeeds): ListPane {
  const scroller = byId('list');
  const rowsElement = byId('rows');
  const older = byId<HTMLButtonElement>('older');
  let filters: Filters = {};
  let list: Rows = NO_ROWS;
  let cursor: string | undefined;
  let load = 0;
  let isLoading = true;
  let isGoingBack = false;
  let hasFailed = false;
  let open: string | undefined;
  let current: string | undefined;
  let isPointed = false;
  let gathered: Heard[] = [];
  let gathering: Promise<void> | undefined;
  let taking: Promise<void> = Promise.resolve();
  let drawn = new Map<string, { readonly key: string; readonly element: HTMLLIElement }>();

  scroller.addEventListener('pointerenter', ({ pointerType }) => {
    isPointed = pointerType === 'mouse';
  });
  scroller.addEventListener('pointerleave', () => {
    isPointed = false;
  });
  older.addEventListener('click', () => void loadOlder());
  new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && void loadOlder(), {
    root: scroller,
    rootMargin: '800px',
  }).observe(older);
  byId('fresh').addEventListener('click', release);

  async function loadList(wanted: Filters): Promise<void> {
    const turn = ++load;
    filters = wanted;
    isLoading = true;
    scroller.ariaBusy = 'true';
    gathered = [];
    try {
      const page = await api.stories(words(PAGE));
      if (turn !== load) return;
      hasFailed = false;
      list = listOf(page.stories);
      cursor = page.cursor;
      current = undefined;
      isLoading = false;
      drawn = new Map();
      rowsElement.replaceChildren();
      scroller.scrollTop = 0;
      draw();
      say('');
      if (gathered.length > 0) void hear([]);
    } catch (error) {
      if (turn !== load) return;
      hasFailed = true;
      list = NO_ROWS;
      cursor = undefined;
      draw();
      say(`The list cannot be had: ${(error as Error).message}`);
    } finally {
      if (turn === load) {
        isLoading = false;
        scroller.ariaBusy = 'false';
        empty();
      }
    }
  }

  function words(limit: number, more: Readonly<Record<string, string>> = {}): URLSearchParams {
    const query = queryOf(filters, Date.now());
    for (const [name, value] of Object.entries({ ...more, limit: String(limit) })) query.set(name, value);
    return query;
  }

  async function loadOlder(): Promise<void> {
    if (isLoading || isGoingBack || older.hidden) return;
    const turn = load;
    isGoingBack = true;
    try {
      const page = await api.stories(words(PAGE, cursor ? { cursor } : { until: justAfter(list.rows.at(-1)?.card.time ?? '') }));
      if (turn !== load) return;
      list = withOlder(list, page.stories);
      cursor = page.cursor;
      draw();
    } catch (error) {
      say(`Older stories cannot be had: ${(error as Error).message}`);
    } finally {
      isGoingBack = false;
    }
  }

  /** Changes that come in a burst are taken together, and one burst after the other: a kill must not overtake its story. */
  function hear(changes: readonly Heard[]): Promise<void> {
    gathered.push(...changes);
    gathering ??= Promise.all([taking, sleep(GATHER_MS)]).then(() => {
      gathering = undefined;
      taking = isLoading ? Promise.resolve() : take();
      return taking;
    });
    return gathering;
  }

  async function take(): Promise<void> {
    const turn = load;
    const changes = gathered;
    gathered = [];
    try {
      const wanted = await wantedOf(api, changes, filters, new Set(list.rows.map(({ card }) => card.id)));
      if (turn === load) apply(changes, wanted);
    } catch {
      // The desk told of them and then did not answer: it will.
      gathered = [...changes, ...gathered];
      setTimeout(() => void hear([]), RETRY_MS);
    }
  }

  function apply(changes: readonly Heard[], wanted: ReadonlySet<string>): void {
    const before = list.waiting.size;
    for (const { change } of changes) list = withChange(list, change, change.kind === 'story' && wanted.has(change.card.id));
    const hasNew = list.waiting.size > before;
    if (!isHeld()) list = released(list);
    draw();
    if (hasNew) announce(() => arrivalsText(list));
  }

  /** Whether an editor is at work in the list, so that nothing may move. */
  function isHeld(): boolean {
    return (
      scroller.scrollTop > TOP_PX || isPointed || open !== undefined || document.hidden || rowsElement.contains(document.activeElement)
    );
  }

  function release(): void {
    list = released(list);
    scroller.scrollTop = 0;
    draw();
    const first = list.rows[0];
    if (first && document.activeElement === byId('fresh')) goTo(first.card.id);
  }

  function draw(): void {
    const clock = clockOf(prefs.zone());
    const finder = finderOf(filters.text);
    const next: HTMLElement[] = [];
    const kept = new Map<string, { key: string; element: HTMLLIElement }>();
    let day = clock.day(new Date().toISOString());
    current = list.rows.some(({ card }) => card.id === current) ? current : (open ?? list.rows[0]?.card.id);
    for (const row of list.rows) {
      const { card } = row;
      const own = ownClock(card);
      const rowDay = clock.day(card.time, own);
      if (rowDay !== day) next.push(dayElement(clock.dayName(card.time)));
      day = rowDay;
      const seen = prefs.isSeen(card.id, card.revision);
      const look = { clock, own, finder, seen, current: card.id === current, open: card.id === open, href: hrefOf(card.id) };
      const key = JSON.stringify([row, prefs.zone(), filters.text, own, seen, look.current, look.open, look.href]);
      const known = drawn.get(card.id);
      const element = known?.key === key ? known.element : rowElement(row, look);
      kept.set(card.id, { key, element });
      next.push(element);
    }
    place(next);
    drawn = kept;
    older.hidden = !cursor && !isCut();
    drawArrivals(list, hrefOf);
    waiting(list.waiting.size);
    empty();
  }

  /** Whether rows were let go at the old end, so that there is more to ask for. */
  function isCut(): boolean {
    return list.rows.length >= MOST_ROWS;
  }

  /** Puts elements in their order, and leaves alone those that are there: what has the focus keeps it. */
  function place(next: readonly HTMLElement[]): void {
    const hadFocus = rowsElement.contains(document.activeElement);
    const staying = new Set(next);
    for (const child of [...rowsElement.children]) if (!staying.has(child as HTMLElement)) child.remove();
    next.forEach((element, at) => {
      if (rowsElement.children[at] !== element) rowsElement.insertBefore(element, rowsElement.children[at] ?? null);
    });
    if (hadFocus && !rowsElement.contains(document.activeElement)) focusCurrent(true);
  }

  function say(text: string): void {
    const line = byId('list-note');
    line.hidden = text === '';
    line.textContent = text;
  }

  function empty(): void {
    byId('empty').hidden = isLoading || list.rows.length > 0;
  }

  function move(steps: number): string | undefined {
    const at = list.rows.findIndex(({ card }) => card.id === current);
    const hasGone = rowsElement.contains(document.activeElement) || open !== undefined;
    const to = hasGone ? Math.min(list.rows.length - 1, Math.max(0, at + steps)) : Math.max(0, at);
    const row = list.rows[to];
    if (row) goTo(row.card.id);
    if (to > list.rows.length - 5) void loadOlder();
    return row?.card.id;
  }

  function goTo(id: string): void {
    current = id;
    draw();
    focusCurrent();
  }

  function focusCurrent(isQuiet = false): void {
    const element = drawn.get(current ?? '')?.element;
    element?.querySelector('a')?.focus({ preventScroll: true });
    if (!isQuiet) element?.scrollIntoView({ block: 'nearest' });
  }

  return {
    load: loadList,
    recover: () => (hasFailed ? loadList(filters) : Promise.resolve()),
    hear,
    release,
    move,
    current: () => current,
    setOpen(id) {
      open = id;
      if (id) {
        current = id;
        list = opened(list, id);
      }
      draw();
    },
    focusCurrent,
    draw,
  };
}

/** A day's name between rows; days start anew in the editor's zone. */
function dayElement(name: string): HTMLElement {
  return h('li', { class: 'day' }, name);
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
